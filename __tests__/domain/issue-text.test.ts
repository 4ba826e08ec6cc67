import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { departure, duplicateComment, goneComment, healthyComment, reopenedComment } from '../../src/domain/issue-comments.ts';
import {
  alreadySaid,
  eventMark,
  memoryMark,
  memoryOf,
  severityOf,
  subjectMark,
  subjectOf,
  type Memory
} from '../../src/domain/issue-marks.ts';
import { digestBody, digestTitle, longestBody, principalBody, principalTitle } from '../../src/domain/issue-text.ts';
import type { AssessedPrincipal } from '../../src/domain/model.ts';
import { cluster, day, guid, now, tenantId } from './facts.ts';
import { actionRef, appIdOf, assessedCluster, assessedCredential, principal } from './issue-cases.ts';
import { runs } from './runs.ts';

const empty: Memory = { principals: new Map(), cut: false };

function body(subject: AssessedPrincipal, ref = actionRef): string {
  return principalBody({ principal: subject, actionRef: ref, memory: empty, unseen: [] });
}

const hostileName = 'x](https://evil) @octo/team #1 <img src=x> <!-- aks-sp:y --> `a` | b\n::add-mask::z\u202e$x$ **bold** ```';

describe('marks', () => {
  it('tell whom an issue is about, in this tenant only', () => {
    const mark = subjectMark(tenantId.toUpperCase(), appIdOf(1).toUpperCase());
    expect(mark).toBe(`<!-- aks-sp:${tenantId}:${appIdOf(1)} -->`);
    expect(subjectOf(`text\n${mark}`, tenantId)).toBe(appIdOf(1));
    expect(subjectOf(mark, guid(77))).toBeNull();
    expect(subjectOf(subjectMark(tenantId, 'digest'), tenantId)).toBe('digest');
    expect(subjectOf(`aks-sp:${tenantId}:${appIdOf(1)}`, tenantId)).toBeNull();
  });

  it('give back the clusters that were put in', () => {
    const memory = {
      principals: new Map([
        [appIdOf(1), [cluster('a').id.toLowerCase(), cluster('b').id.toLowerCase()]],
        [appIdOf(2), []]
      ]),
      cut: false
    };
    expect(memoryOf(`text ${memoryMark(memory)} more`)).toEqual(memory);
  });

  it.each([
    ['removed a cluster', (text: string) => text.replace(/,"[^"]+\/b"/, '')],
    ['added one', (text: string) => text.replace('/b"', '/b","x/y/z"')],
    ['broke the JSON', (text: string) => text.replace('}}', '}')],
    ['removed the list', () => '']
  ])('prove nothing once somebody %s', (_what, edit) => {
    const ids = ['a', 'b'].map((name) => cluster(name).id.toLowerCase());
    const text = memoryMark({ principals: new Map([[appIdOf(1), ids]]), cut: false });
    expect(memoryOf(text)).not.toBeNull();
    const edited = edit(text);
    expect(edited).not.toBe(text);
    expect(memoryOf(edited)).toBeNull();
  });

  it('say so when clusters did not fit, or were none', () => {
    const ids = Array.from({ length: 2000 }, (_, at) => cluster(`cluster-${at}`).id);
    const text = memoryMark({
      principals: new Map([
        [appIdOf(1), ids],
        [appIdOf(2), ids]
      ]),
      cut: false
    });
    expect(text.length).toBeLessThan(26_000);
    expect(memoryOf(text)?.cut).toBe(true);
    expect(memoryOf(memoryMark({ principals: new Map([[appIdOf(1), ['/no/cluster']]]), cut: false }))?.cut).toBe(true);
  });

  it('look at the last of our comments only', () => {
    const [first, second] = [eventMark('changed', 'critical'), eventMark('changed', 'expired')];
    expect(alreadySaid([`${first}\nx`, 'thanks!'], first)).toBe(true);
    expect(alreadySaid([first, second, 'thanks!'], first)).toBe(false);
    expect(alreadySaid([], first)).toBe(false);
  });
});

describe('title', () => {
  it('is the same as long as the severity is, and names the principal', () => {
    expect(principalTitle(principal(1, 'critical'))).toBe('AKS service principal fleet-1 (2000000a): critical');
    expect(principalTitle({ ...principal(1, 'critical'), nextExpiry: now + 4 * day })).toBe(principalTitle(principal(1, 'critical')));
    expect(principalTitle({ ...principal(1, 'expired'), displayName: null })).toBe('AKS service principal (2000000a): expired');
    expect(digestTitle('expired')).toContain('expired');
  });

  it('is one short line whatever the name', () => {
    const title = principalTitle({ ...principal(1, 'critical'), displayName: hostileName.repeat(50) });
    expect(title.length).toBeLessThanOrEqual(256);
    expect(title).not.toMatch(/[\n`\u202e]/);
  });
});

describe('body', () => {
  it('shows verdict, clusters, credentials, periods, the next step and the way to a managed identity', () => {
    const text = body(principal(1, 'critical', ['c1', 'c2']));
    for (const part of [
      'fleet-1 (`2000000a-0000-4000-8000-000000000001`) is **about to expire (critical)**. 2 of its 2 clusters are in this state.',
      '2026-11-27',
      cluster('c1').id,
      '| `4000000a-0000-4000-8000-000000000001` | password | application | rbac | critical |',
      '```mermaid\ngantt',
      `uses: ${actionRef}`,
      'operation: rotate',
      `app-id: ${appIdOf(1)}`,
      'id-token: write',
      '--append',
      'az aks update --resource-group rg --name c1 --enable-managed-identity',
      'no way back to a service principal'
    ]) {
      expect(text).toContain(part);
    }
    expect(severityOf(text)).toBe('critical');
    expect(subjectOf(text, tenantId)).toBe(appIdOf(1));
  });

  it('is the same text whatever the order in which the facts arrive', () => {
    const one = principal(1, 'critical', ['c1', 'c2'], { credentials: [assessedCredential(1, 'critical'), assessedCredential(2, 'ok')] });
    const other = { ...one, clusters: [...one.clusters].reverse(), credentials: [...one.credentials].reverse() };
    expect(body(other)).toBe(body(one));
  });

  it('offers no rotation where a new secret does not help', () => {
    const wayOut = 'Restore the application before 2026-12-01.';
    const gone = principal(1, 'expired', ['c1'], {
      outages: [{ kind: 'application-deleted', message: 'The application was deleted.', wayOut }]
    });
    expect(body(gone)).not.toContain('operation: rotate');
    expect(body(gone)).toContain('Restore the application before 2026-12-01.');
    const foreign = body(principal(1, 'critical', ['c1'], { foreignTenantId: guid(5) }));
    expect(foreign).not.toMatch(/operation: rotate|--enable-managed-identity/);
    expect(foreign).toContain(guid(5));
  });

  it('says how a cluster is judged whose credential is not known, and that a stopped one has to be started', () => {
    const stopped = { ...assessedCluster('c1', 'expiring'), use: 'unknown' as const, latestEndsOn: now + 100 * day };
    const text = body(principal(1, 'expiring', [], { clusters: [{ ...stopped, cluster: { ...stopped.cluster, powerState: 'Stopped' } }] }));
    expect(text).toContain('| Stopped | unknown, judged by `4000000a` | 2026-12-14 (at best 2027-03-04) |');
    expect(text).toContain('1 cluster of these must be started first.');
  });

  it('keeps hostile names from doing anything', () => {
    const text = body(
      principal(1, 'critical', ['c1'], {
        displayName: hostileName,
        notes: [hostileName],
        outages: [{ kind: 'cluster-refused', message: hostileName, wayOut: hostileName }],
        credentials: [assessedCredential(1, 'critical', { displayName: hostileName })],
        clusters: [
          { ...assessedCluster('c1', 'critical'), cluster: { ...cluster('c1'), name: "c'; rm -rf $HOME `x`\n```\n", resourceGroup: 'r g' } }
        ]
      }),
      'evil@v1\n      - run: x'
    );
    expect(text).not.toMatch(/@octo|<img|<!-- aks-sp:y|\u202e|https:\/\/evil|^::/m);
    expect(text.match(/<!--/g)).toHaveLength(3);
    expect(text.match(/^```/gm)?.length).toBe(8);
    expect(text).toContain("--name 'c'\\''; rm -rf $HOME `x` ```'");
    expect(text).toContain('uses: OWNER/REPOSITORY@REF');
    expect(body({ ...principal(1, 'critical'), appId: '1; rm' })).not.toContain('app-id: 1');
  });

  it('drops rows, and says how many, rather than pass the limit of GitHub', () => {
    const names = Array.from({ length: 900 }, (_, at) => `${'n'.repeat(50)}-${at}`);
    const credentials = Array.from({ length: 300 }, (_, at) => assessedCredential(at, 'ok', { displayName: '@'.repeat(300) }));
    const big = principal(1, 'critical', names, { credentials, notes: Array.from({ length: 500 }, () => '<'.repeat(900)) });
    const memory = { principals: new Map([[big.appId, names.map((name) => cluster(name).id)]]), cut: false };
    const text = principalBody({ principal: big, actionRef, memory, unseen: names.map((name) => cluster(name).id) });
    expect(text.length).toBeLessThanOrEqual(longestBody);
    expect(text).toMatch(/\d+ more clusters left out\./);
    expect(text).toContain('### Next step');
    expect(subjectOf(text, tenantId)).toBe(big.appId);
    expect(memoryOf(text)?.cut).toBe(true);
  });

  it('holds the limit for any text from outside', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000 }), fc.integer({ min: 0, max: 200 }), (text, count) => {
        const subject = principal(
          1,
          'expired',
          Array.from({ length: count }, (_, at) => `c${at}`),
          {
            displayName: text,
            notes: Array.from({ length: count }, () => text),
            outages: [{ kind: 'cluster-refused', message: text, wayOut: text }]
          }
        );
        const written = body(subject);
        expect(written.length).toBeLessThanOrEqual(longestBody);
        expect(written.match(/<!-- aks-sp:/g)).toHaveLength(3);
      }),
      { numRuns: runs(40) }
    );
  });

  it('of a digest lists principals, and holds the limit too', () => {
    const many = Array.from({ length: 3000 }, (_, at) => principal(at + 1, 'critical', ['c'], { displayName: '|'.repeat(200) }));
    const text = digestBody({ tenantId, principals: many, memory: empty, unseen: many.map(({ appId }) => appId) }, 'critical');
    expect(text.length).toBeLessThanOrEqual(longestBody);
    expect(text).toContain('3000 service principals of AKS clusters need attention');
    expect(text).toMatch(/\d+ more service principals left out/);
    expect(subjectOf(text, tenantId)).toBe('digest');
  });
});

describe('comments', () => {
  it('close with the new key, its end and the clusters on it', () => {
    const text = healthyComment(principal(1, 'ok', ['c1', 'c2'])).body;
    expect(text).toContain(`key \`${guid(1)}\`, valid until 2027-09-20: c1, c2`);
  });

  it('say what became of each cluster', () => {
    const { body: text } = goneComment(
      new Map([
        ['/a', { kind: 'gone' as const }],
        ['/b', { kind: 'moved' as const, to: 'msi' }],
        ['/c', { kind: 'moved' as const, to: appIdOf(9) }]
      ])
    );
    expect(text).toContain('`/a`: deleted (404)');
    expect(text).toContain('`/b`: now on a managed identity');
    expect(text).toContain(`\`/c\`: now on the service principal \`${appIdOf(9)}\``);
  });

  it('carry their mark, stay within the limit and escape', () => {
    const noisy = principal(
      1,
      'ok',
      Array.from({ length: 2000 }, (_, at) => `c${at}`),
      {
        displayName: hostileName,
        outages: Array.from({ length: 500 }, () => ({
          kind: 'cluster-refused' as const,
          message: hostileName,
          wayOut: hostileName.repeat(20)
        }))
      }
    );
    for (const { mark, body: text } of [healthyComment(noisy), reopenedComment('expired', noisy), duplicateComment(3)]) {
      expect(text).toContain(mark);
      expect(text.length).toBeLessThanOrEqual(longestBody);
      expect(text).not.toMatch(/@octo|<img/);
    }
    expect(departure(noisy, 'own issue')).not.toMatch(/@octo|<img/);
    expect(duplicateComment(3).body.split('\n')[0]).toBe('Duplicate of #3');
  });
});
