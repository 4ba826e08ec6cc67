import { afterEach, describe, expect, it } from '@jest/globals';
import type { HttpAnswer } from '../../src/http.ts';
import { createApplications } from '../../src/azure/applications.ts';
import { formsOf } from '../../src/runtime.ts';
import { hostileNames } from '../domain/hostile.ts';
import { all, day, nowhere, openApplications, type Opened } from './applications-world.ts';

let opened: Opened;
afterEach(() => opened.tenant.sandbox.close());

const name = 'aks-sp/0011aabb.1.2.1.abcdefgh';
/** In whole seconds, as the directory keeps it. */
const inAYear = Math.floor(Date.now() / 1000) * 1000 + 365 * day;

async function open(...args: Parameters<typeof openApplications>): Promise<Opened> {
  opened = await openApplications(...args);
  return opened;
}

describe('addPassword', () => {
  it('gives key id, secret and end as the service has them; the secret is hidden and works', async () => {
    const { applications, app, masked, tenant } = await open();
    const made = await applications.addPassword(app.id, { displayName: name, endsOn: inAYear });
    const [stored] = app.passwordCredentials;
    expect(made).toEqual({ kind: 'done', keyId: stored?.keyId, secret: stored?.secret, endsOn: inAYear });
    expect(stored).toMatchObject({ displayName: name });
    expect(Math.abs(Date.parse(stored!.startDateTime) - tenant.sandbox.world.now())).toBeLessThan(5000);
    expect(masked).toContain(stored?.secret);
  });

  it('hides every secret, however awkward, in every form in which it may show', async () => {
    const { applications, app, masked } = await open();
    for (let n = 0; n < 60; n += 1) await applications.addPassword(app.id, { displayName: name, endsOn: inAYear });
    const hidden = new Set(masked.flatMap(formsOf));
    const shown = app.passwordCredentials.flatMap(({ secret }) => [
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret)
    ]);
    expect(app.passwordCredentials.some(({ secret }) => /["\\&]/.test(secret))).toBe(true);
    expect(shown.filter((form) => !hidden.has(form))).toEqual([]);
  });

  it.each([
    ['reset-before', 0],
    ['reset-after', 1],
    ['500-before', 0],
    ['500-after', 1]
  ] as const)('that meets %s is unknown, sent once, and has made %d', async (fault, count) => {
    const { applications, app, tenant } = await open();
    tenant.sandbox.engine.faults.install([{ fault, path: 'addPassword' }]);
    expect(await applications.addPassword(app.id, { displayName: name, endsOn: inAYear })).toMatchObject({
      kind: 'unknown',
      problem: { message: expect.stringContaining(app.id) }
    });
    expect(app.passwordCredentials).toHaveLength(count);
  });

  it.each(['429', '503'] as const)('%s is waited out, one password is made', async (fault) => {
    const { applications, app, tenant } = await open();
    tenant.sandbox.engine.faults.install([{ fault, path: 'addPassword', retryAfter: 0, times: 3 }]);
    expect(await applications.addPassword(app.id, { displayName: name, endsOn: inAYear })).toMatchObject({ kind: 'done' });
    expect(app.passwordCredentials).toHaveLength(1);
  });

  it.each(['garbage', 'truncate'] as const)('an answer that is %s is unknown, and nothing of it is shown', async (fault) => {
    const { applications, app, tenant } = await open();
    tenant.sandbox.engine.faults.install([{ fault, path: 'addPassword' }]);
    const answer = await applications.addPassword(app.id, { displayName: name, endsOn: inAYear });
    expect(answer.kind).toBe('unknown');
    for (const { secret } of app.passwordCredentials) expect(JSON.stringify(answer)).not.toContain(secret.slice(0, 6));
  });

  it('of an application that is not replicated, or gone, is not yet', async () => {
    const { applications } = await open();
    expect(await applications.addPassword(nowhere, { displayName: name, endsOn: inAYear })).toMatchObject({
      kind: 'not-yet',
      problem: { code: 'directory-not-replicated' }
    });
  });

  it('right after the creation is either not yet or done, never refused', async () => {
    const { applications, tenant } = await open(['Application.ReadWrite.OwnedBy'], {}, { replication: 60_000 });
    tenant.sandbox.engine.advance(120_000);
    await applications.upsert('new', 'new');
    const made = tenant.sandbox.world.state.graph.applications.find((each) => each.uniqueName === 'new')!;
    const kinds = new Set<string>();
    for (let n = 0; n < 40; n += 1) kinds.add((await applications.addPassword(made.id, { displayName: name, endsOn: inAYear })).kind);
    expect([...kinds].sort()).toEqual(['done', 'not-yet']);
  });

  it('without ownership is refused with the permission, the object and the way to become an owner', async () => {
    const { applications, app } = await open(['Application.ReadWrite.OwnedBy']);
    const answer = await applications.addPassword(app.id, { displayName: name, endsOn: inAYear });
    expect(answer).toMatchObject({ kind: 'refused', problem: { code: 'graph-forbidden' } });
    expect(JSON.stringify(answer)).toMatch(new RegExp(`OwnedBy.*az ad app owner add --id ${app.id}.*Application\\.ReadWrite\\.All`));
  });

  it('under a hostile name is kept under just that name', async () => {
    const { applications, app } = await open();
    for (const [what, displayName] of hostileNames) {
      const made = await applications.addPassword(app.id, { displayName, endsOn: inAYear });
      expect([what, made.kind, app.passwordCredentials.at(-1)?.displayName]).toEqual([what, 'done', displayName]);
    }
  });

  it('of an application that is full is refused as such', async () => {
    const { applications, app } = await open();
    app.tags = Array.from({ length: 1200 }, (_, n) => `t${n}`);
    expect(await applications.addPassword(app.id, { displayName: name, endsOn: inAYear })).toMatchObject({
      kind: 'refused',
      problem: { code: 'application-full' }
    });
  });
});

describe('addPassword under a policy', () => {
  it.each([
    [{ restrictionType: 'passwordAddition', state: 'enabled' }, 'password-blocked-policy'],
    [{ restrictionType: 'passwordLifetime', state: 'enabled', maxLifetime: 'P90D' }, 'password-lifetime-policy']
  ])('%j', async (restriction, code) => {
    const { applications, app } = await open([all], {
      defaultAppManagementPolicy: { id: nowhere, isEnabled: true, applicationRestrictions: { passwordCredentials: [restriction] } }
    });
    expect(await applications.addPassword(app.id, { displayName: name, endsOn: inAYear })).toMatchObject({
      kind: 'refused',
      problem: { code, message: expect.stringContaining(nowhere), hint: expect.stringContaining('--enable-managed-identity') }
    });
    expect(app.passwordCredentials).toEqual([]);
  });
});

describe('an answer of addPassword', () => {
  const secret = 'a&b"c\\d<e>~0123456789';
  const good = { keyId: nowhere, secretText: secret, endDateTime: '2027-01-01T00:00:00.1234567Z' };

  async function answered(answer: Partial<HttpAnswer>): Promise<{ result: unknown; masked: string[] }> {
    const { tenant, app } = await open();
    const masked: string[] = [];
    const http = { ...tenant.http, send: () => Promise.resolve({ status: 200, headers: {}, text: '', ...answer }) };
    const applications = createApplications(tenant.credential, tenant.cloud, http, (value) => masked.push(value));
    return { result: await applications.addPassword(app.id, { displayName: name, endsOn: inAYear }), masked };
  }

  it('may escape its secret as it likes: it is hidden as it stands and as it is', async () => {
    const escaped = 'a\\u0026b\\u0022c\\\\d\\u003Ce\\u003E~0123456789';
    const { result, masked } = await answered({ text: JSON.stringify(good).replace(JSON.stringify(secret).slice(1, -1), escaped) });
    expect(result).toEqual({ kind: 'done', keyId: nowhere, secret, endsOn: Date.parse(good.endDateTime) });
    expect(masked).toEqual([secret, escaped]);
  });

  it.each<[string, Partial<HttpAnswer>]>([
    ['without a key id', { text: JSON.stringify({ ...good, keyId: undefined }) }],
    ['with a key id that is none', { text: JSON.stringify({ ...good, keyId: 'x' }) }],
    ['without an end', { text: JSON.stringify({ ...good, endDateTime: null }) }],
    ['cut off after the secret', { text: JSON.stringify(good).replace(/,"endDateTime.*/, '') }],
    ['with a status of its own', { status: 201, text: JSON.stringify(good) }],
    ['that fails and still tells it', { status: 500, text: JSON.stringify(good) }]
  ])('%s is unknown; the secret is hidden and not shown', async (_, answer) => {
    const { result, masked } = await answered(answer);
    expect(result).toMatchObject({ kind: 'unknown' });
    expect(masked).toContain(secret);
    for (const form of formsOf(secret)) expect(JSON.stringify(result)).not.toContain(form);
  });

  it.each<[string, string, string[]]>([
    ['in the middle of its secret', '{"secretText":"abcdefgh~012', ['abcdefgh~012']],
    ['after few characters of it', '{"secretText":"ab', []],
    ['with an empty one', '{"secretText":""}', []],
    ['that is null', 'null', []],
    ['of another type', '{"secretText":7}', []]
  ])('that ends %s is unknown', async (_, text, hidden) => {
    const { result, masked } = await answered({ text });
    expect(result).toMatchObject({ kind: 'unknown', problem: { code: 'graph-unreadable-answer' } });
    expect(masked).toEqual(hidden);
    expect(JSON.stringify(result)).not.toContain('abcdefgh');
  });

  it('is hidden before anything that may throw looks at it', async () => {
    const { tenant, app } = await open();
    const order: string[] = [];
    const answer = { status: 200, headers: {}, text: JSON.stringify(good) };
    const parse = JSON.parse;
    const applications = createApplications(tenant.credential, tenant.cloud, { ...tenant.http, send: () => Promise.resolve(answer) }, () =>
      order.push('hidden')
    );
    JSON.parse = (text: string, ...rest: []) => {
      if (text === answer.text) order.push('parsed');
      return parse(text, ...rest) as unknown;
    };
    try {
      await applications.addPassword(app.id, { displayName: name, endsOn: inAYear });
    } finally {
      JSON.parse = parse;
    }
    expect(order[0]).toBe('hidden');
    expect(order).toContain('parsed');
  });
});

describe('removePassword', () => {
  it('removes the one with this key id; one that is not there is present', async () => {
    const { applications, app } = await open([all], { applications: [{ name: 'aks', credentials: [{ name: 'a' }, { name: 'b' }] }] });
    const [a, b] = app.passwordCredentials;
    expect(await applications.removePassword(app.id, a!.keyId.toUpperCase())).toEqual({ kind: 'done' });
    expect(app.passwordCredentials).toEqual([b]);
    expect(await applications.removePassword(app.id, a!.keyId)).toEqual({ kind: 'present' });
    expect(await applications.removePassword(app.id, nowhere)).toEqual({ kind: 'present' });
    expect(await applications.removePassword(nowhere, b!.keyId)).toMatchObject({ kind: 'not-yet' });
    expect(app.passwordCredentials).toEqual([b]);
  });

  it('of one that was just made: `present` from a replica that lags leaves it there, so only reading tells', async () => {
    const { applications, app, tenant } = await open([all], {}, { replication: 60_000 });
    tenant.sandbox.engine.advance(120_000);
    const kinds: string[] = [];
    for (let n = 0; n < 40 && !kinds.includes('present'); n += 1) {
      const made = await applications.addPassword(app.id, { displayName: name, endsOn: inAYear });
      if (made.kind !== 'done') continue;
      kinds.push((await applications.removePassword(app.id, made.keyId)).kind);
      if (kinds.at(-1) === 'present') expect(app.passwordCredentials.map(({ keyId }) => keyId)).toContain(made.keyId);
    }
    expect(kinds).toContain('present');
  });
});
