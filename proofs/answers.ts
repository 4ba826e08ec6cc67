/** A run to which one service lies: it has to say so clearly, and must neither break, remove nor show anything; then runs as usual. */
import { firstRun, markRun, putBack, runHere, whileActing, type Bench, type Ran } from './bench.ts';
import { lieNames, lieTo, type Liar, type LieName } from './lies.ts';
import { filesOf, Judge, settle, type Prepared, type Verdict } from './point.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

/** One of each operation, and each kind of store. */
const told = [
  'check-expiry: issues opened, changed, closed',
  'delegate: registry, network, disks',
  'provision: vault',
  'provision: GitHub secret',
  'provision: new cluster, no store',
  'rotate: one cluster, a superseded secret of ours',
  'rotate: two clusters, vault',
  'cleanup: by app id',
  'cleanup: cluster first',
  'cleanup: sweep'
];
const prefix = 'answers to ';

export const answerGroups: readonly string[] = told.map((name) => `${prefix}${name}`);

export function scenarioOfAnswers(group: string): Scenario | undefined {
  return group.startsWith(prefix) ? scenarios.find(({ name }) => name === group.slice(prefix.length)) : undefined;
}

/** Kinds of requests of a step: each is lied to once per lie. */
export function answersOf(group: string, kinds: readonly (readonly string[])[]): string[] {
  const seen = new Set<string>();
  return kinds.flatMap((step, index) =>
    step.flatMap((kind) => {
      if (seen.has(kind)) return [];
      seen.add(kind);
      return lieNames.map((lie) => [group, index, kind, lie].join('#'));
    })
  );
}

/** `METHOD path`, with ids and names left out, so that equal requests about several objects are one kind. */
export function kindOf(method: string, url: string): string {
  const path = decodeURIComponent(new URL(url, 'https://x.invalid').pathname).replace(/\/{2,}/g, '/');
  const plain = path
    .replace(/[0-9a-f]{8}-[0-9a-f-]{27}/gi, '{id}')
    .replace(/\(\w+='[^']*'\)/g, '(key)')
    .replace(/\/(resourceGroups|managedClusters|registries|vaults|secrets|operations|operationresults|locations)\/[^/]+/gi, '/$1/{name}')
    .replace(/\/(repos)\/[^/]+\/[^/]+/, '/$1/{repository}')
    .replace(/\/(issues|runs)\/\d+/g, '/$1/{number}')
    .replace(/\/(labels|secrets)\/[^/]+/g, '/$1/{name}')
    .replace(/\/secrets\/\{name\}\/[0-9a-f]{32}/, '/secrets/{name}/{version}');
  return `${method} ${plain}`;
}

export async function tryAnswer(bench: Bench, prepared: Prepared, name: string): Promise<Verdict> {
  const [, at = '', kind = '', lie = ''] = name.split('#');
  const step = Number(at);
  const { scenario } = prepared;
  const start = prepared.steps[step];
  if (!start) throw new Error(`${scenario.name} has no step ${at}`);
  putBack(bench, start.snapshot);
  const judge = new Judge(bench, prepared);
  const runId = firstRun + step;
  const { meanwhile, inputs } = scenario.steps?.[step] ?? {};
  const spec = { inputs: { ...prepared.inputs, ...inputs }, ...filesOf(scenario), runId };
  const { liar, failure, outcome } = await lied(bench, kind, lie as LieName, () =>
    judge.run(() => whileActing(bench, meanwhile, () => runHere(bench, spec)), spec.inputs)
  );
  const outcomes = [outcome];
  judge.violations.push(...strayed(liar.strays), ...(liar.endless ? ['E1 the run has no end'] : []), ...unclear(failure));
  markRun(bench, runId, 'completed');
  await settle(bench, prepared, judge, { runId: runId + 1, rest: (scenario.steps ?? [{}]).slice(step + 1), outcomes });
  judge.atTheEnd();
  return { met: liar.told > 0, violations: [...new Set(judge.violations)], outcomes, trace: judge.trace() };
}

/** Reads are lied to as long as the run lasts, a write once: what became of it is read. */
async function lied(
  bench: Bench,
  kind: string,
  lie: LieName,
  work: () => Promise<Ran | null>
): Promise<{ liar: Liar; failure: string | null; outcome: string }> {
  const isRead = kind.startsWith('GET ') || /\$batch$|ResourceGraph|\/token$/.test(kind);
  let met = 0;
  const chosen = (method: string, url: string): boolean => kindOf(method, url) === kind && (isRead || met === 0) && (met += 1) > 0;
  const refused = refusals.includes(lie) && !isRead ? refuseFirst(bench, kind) : null;
  const liar = lieTo(Number(new URL(bench.sandbox.origin).port), lie, chosen);
  const ran = await work();
  liar.stop();
  refused?.();
  return { liar, failure: ran?.failure ?? null, outcome: ran?.outcome ?? 'none' };
}

const refusals: readonly string[] = [
  'a page of a proxy, refused',
  'what was asked, repeated',
  'what was asked, in another form'
] satisfies LieName[];

/** A service that refuses a write has not carried it out: no protocol could stand the opposite. @returns how to end it */
function refuseFirst({ sandbox: { engine } }: Bench, kind: string): () => void {
  const { faults } = engine;
  let refused = false;
  engine.faults = {
    ...faults,
    next(method, url) {
      if (refused || kindOf(method, encodeURI(url)) !== kind) return faults.next(method, url);
      refused = true;
      return { fault: '500-before' };
    }
  };
  return () => {
    engine.faults = faults;
  };
}

/** Nothing is to be sent where an answer only says so; least of all a token. */
function strayed(strays: readonly string[]): string[] {
  return strays.map((stray) => `E2 a request went to another host: ${stray}`);
}

/** What people read of a failure: what could not be done, and no stack of a program that was taken by surprise. */
function unclear(failure: string | null): string[] {
  if (failure === null) return [];
  const surprised = /\[unexpected\]|is not a function|is not iterable|Cannot read propert|undefined|\[object Object\]|\bat .+:\d+:\d+/;
  const found = surprised.exec(failure);
  return [
    ...(found ? [`E3 the failure is that of a program (${found[0]}): ${failure.slice(0, 300)}`] : []),
    ...(failure.length > 4000 ? [`E3 the failure is told in ${failure.length} characters`] : []),
    ...(/<script|<html/i.test(failure) ? ['E3 the failure shows a page'] : [])
  ];
}
