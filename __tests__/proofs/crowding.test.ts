/** The years' own check, broken on purpose. */
import { describe, expect, it } from '@jest/globals';
import { Crowding } from '../../proofs/crowding.ts';
import type { State } from '../../sandbox/world.ts';

const day = 86_400_000;
const appId = 'a1';
const at = (days: number): string => new Date(days * day).toISOString();
const password = (name: string, end = 300) => ({ displayName: name, secret: name, endDateTime: at(end) });
const cluster = (secret: string, powerState = 'Running') => ({ clientId: appId, secret, powerState });

function world(names: string[], clusters: object[], tags: string[] = ['aks-sp:uses:k:h1:1']): State {
  const application = { appId, displayName: 'p01', tags, passwordCredentials: names.map((name) => password(name)) };
  return { graph: { applications: [application] }, arm: { clusters } } as unknown as State;
}

/** What is said on the last of so many days. */
function after(days: number, state: State, crowding = new Crowding()): string[] {
  let said: string[] = [];
  for (let today = 1; today <= days; today += 1) said = crowding.look(state, today * day);
  return said;
}

const three = ['aks-sp/1', 'aks-sp/2', 'aks-sp/3'];
const asleep = [cluster('aks-sp/3'), cluster('theirs', 'Stopped')];

describe('live credentials of ours', () => {
  it('may be two for long, three for three days', () => {
    expect(after(30, world(three.slice(1), [cluster('aks-sp/3')]))).toEqual([]);
    expect(after(3, world(three, [cluster('aks-sp/3')]))).toEqual([]);
    expect(after(4, world(three, [cluster('aks-sp/3')]))).toEqual(['p01 has 3 live managed credentials for 4 days, 2 may be']);
  });

  it('counts neither those of others nor what has ended', () => {
    expect(after(30, world(['aks-sp/1', 'theirs', 'aks-sp-turn/1', 'aks-sp/2'], [cluster('aks-sp/2')]))).toEqual([]);
    const state = world(three, [cluster('aks-sp/3')]);
    expect(new Crowding().look(state, 301 * day)).toEqual([]);
  });

  it('may be one for each that clusters hold, and one more', () => {
    const clusters = [cluster('aks-sp/2'), cluster('aks-sp/3')];
    const tags = ['aks-sp:uses:k:h1:1', 'aks-sp:uses:k:h2:1'];
    expect(after(30, world(three, clusters, tags))).toEqual([]);
    expect(after(4, world([...three, 'aks-sp/4'], clusters, tags))).toHaveLength(1);
  });

  it('are pinned by a stopped cluster without a record, one for each disturbed rotation and no more', () => {
    const crowding = new Crowding();
    crowding.disturbed(appId, 0);
    expect(after(30, world(three, asleep), crowding)).toEqual([]);
    expect(after(4, world([...three, 'aks-sp/4'], asleep), crowding)).toHaveLength(1);
    expect(after(4, world(three, asleep))).toHaveLength(1);
  });

  it('are not pinned by a stopped cluster on record, nor by a disturbed rotation of another principal or of long ago', () => {
    const crowding = new Crowding();
    crowding.disturbed(appId, 0);
    expect(after(4, world(three, asleep, ['aks-sp:uses:k:h1:1', 'aks-sp:uses:k:h2:1']), crowding)).toHaveLength(1);
    const other = new Crowding();
    other.disturbed('a2', 0);
    other.disturbed(appId, -364 * day);
    expect(after(4, world(three, asleep), other)).toHaveLength(1);
  });
});
