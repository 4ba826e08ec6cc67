import type { Engine } from './engine.ts';
import { parseDuration } from './seed/check.ts';
import { parseSeed } from './seed/seed.ts';
import type { ApiAnswer, ApiRequest, State } from './world.ts';

type Action = (engine: Engine, request: ApiRequest) => unknown;

/** The control API: method and path to what it does. Its own requests are neither recorded nor disturbed. */
const ACTIONS: Record<string, Action> = {
  'GET /state': ({ world }) => world.state,
  'PUT /state': replaceState,
  'POST /reset': reset,
  'GET /clock': (engine) => clock(engine),
  'POST /clock': advance,
  'GET /requests': ({ exchanges }, { query }) => exchanges.filter(({ id }) => id > Number(query.get('since') ?? 0)),
  'GET /invariants': (engine) => {
    engine.check(null);
    return engine.invariants.list();
  },
  'GET /faults': ({ faults }) => faults.list(),
  'POST /faults': (engine, { body }) => {
    engine.faults.install(body);
    return engine.faults.list();
  },
  'POST /faults/release': ({ faults }) => ({ released: faults.release() }),
  'GET /settings': settings,
  'POST /settings': changeSettings
};

/** Answers a request below `/_sandbox`. Unknown paths are 404, what an action refuses is 400; both say what is accepted. */
export function control(engine: Engine, request: ApiRequest): ApiAnswer {
  const action = ACTIONS[`${request.method} ${request.path}`];
  if (!action) return refuse(404, `unknown control request ${request.method} ${request.path}; known: ${Object.keys(ACTIONS).join(', ')}`);
  try {
    return { status: 200, body: action(engine, request) };
  } catch (error) {
    return refuse(400, error instanceof Error ? error.message : String(error));
  }
}

function refuse(status: number, message: string): ApiAnswer {
  return { status, body: { error: { code: status === 404 ? 'NotFound' : 'BadRequest', message } } };
}

function reset(engine: Engine, { body }: ApiRequest): unknown {
  engine.reset(body === undefined ? undefined : parseSeed(body));
  return clock(engine);
}

function replaceState(engine: Engine, { body }: ApiRequest): unknown {
  const state = (body ?? {}) as Partial<State>;
  const missing = ['tenant', 'graph', 'arm', 'github'].filter((part) => !(part in state));
  if (missing.length > 0) throw new Error(`a state needs ${missing.join(', ')}: send what GET state gave`);
  engine.replace(state as State);
  return clock(engine);
}

function clock({ world }: Engine): { now: string } {
  return { now: new Date(world.now()).toISOString() };
}

function advance(engine: Engine, { body }: ApiRequest): unknown {
  const by = (body as { advance?: unknown } | undefined)?.advance;
  const ms = typeof by === 'string' ? parseDuration(by) : null;
  if (ms === null)
    throw new Error(`"advance" is ${JSON.stringify(by)}; a number and a unit is accepted, such as "90d", "24h", "45m", "30s", "-1d"`);
  engine.advance(ms);
  return clock(engine);
}

function settings(engine: Engine): { latency: number; replication: number; throttle: boolean } {
  return { latency: engine.latency, replication: engine.world.replication, throttle: engine.world.throttle ?? false };
}

function changeSettings(engine: Engine, { body }: ApiRequest): unknown {
  const wanted = { ...settings(engine), ...(body as object) };
  const unknown = Object.keys(wanted).filter((name) => !['latency', 'replication', 'throttle'].includes(name));
  if (unknown.length > 0)
    throw new Error(`unknown settings ${unknown.join(', ')}; known: latency (ms), replication (ms), throttle (true or false)`);
  for (const name of ['latency', 'replication'] as const)
    if (!(Number.isFinite(wanted[name]) && wanted[name] >= 0)) throw new Error(`"${name}" must be milliseconds of at least 0`);
  if (typeof wanted.throttle !== 'boolean') throw new Error('"throttle" must be true or false');
  engine.latency = wanted.latency;
  engine.world.replication = wanted.replication;
  engine.world.throttle = wanted.throttle;
  return settings(engine);
}
