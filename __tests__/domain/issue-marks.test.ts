import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import {
  alreadySaid,
  eventMark,
  memoryMark,
  memoryOf,
  normalized,
  severityMark,
  severityOf,
  subjectOf,
  type Memory
} from '../../src/domain/issue-marks.ts';
import { cluster, subscriptionId, tenantId } from './facts.ts';
import { appIdOf } from './issue-cases.ts';

const id = (name: string): string => cluster(name).id.toLowerCase();

/** A list whose checksum is right, whatever it says. */
function forged(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return `<!-- aks-sp:clusters:${createHash('sha256').update(text).digest('hex').slice(0, 16)} ${text} -->`;
}

describe('whom an issue is about', () => {
  it.each([
    ['as written', `<!-- aks-sp:${tenantId}:${appIdOf(1)} -->`, appIdOf(1)],
    ['in upper case', `<!-- AKS-SP:${tenantId.toUpperCase()}:${appIdOf(1).toUpperCase()} -->`, appIdOf(1)],
    ['the digest, in upper case', `<!-- aks-sp:${tenantId}:DIGEST -->`, 'digest'],
    ['somebody else', `<!-- aks-sp:${tenantId}:severity -->`, null],
    ['nobody', '', null]
  ])('%s', (_, body, subject) => {
    expect(subjectOf(body, tenantId)).toBe(subject);
    expect(subjectOf(body, tenantId.toUpperCase())).toBe(subject);
  });

  it('its severity is one of ours', () => {
    expect(severityOf(severityMark('critical'))).toBe('critical');
    expect(severityOf('<!-- aks-sp:severity:worse -->')).toBeNull();
    expect(severityOf('critical')).toBeNull();
  });
});

describe('the list of clusters', () => {
  const place = `${subscriptionId}/rg/a`;

  it.each<[string, unknown, Memory | null]>([
    ['one', { cut: false, principals: { [appIdOf(1)]: [place] } }, { cut: false, principals: new Map([[appIdOf(1), [id('a')]]]) }],
    ['none', { cut: true, principals: {} }, { cut: true, principals: new Map() }],
    ['without cut', { principals: {} }, null],
    ['with another cut', { cut: 'no', principals: {} }, null],
    ['without principals', { cut: false }, null],
    ['with a text for principals', { cut: false, principals: 'x' }, null],
    ['with null for principals', { cut: false, principals: null }, null],
    ['with a text for clusters', { cut: false, principals: { [appIdOf(1)]: 'x' } }, null],
    ['with another name among good ones', { cut: false, principals: { [appIdOf(1)]: [place, 'x'], [appIdOf(2)]: [place] } }, null],
    ['with a name that goes on', { cut: false, principals: { [appIdOf(1)]: [`${place}/x`] } }, null],
    ['with a name that is no text', { cut: false, principals: { [appIdOf(1)]: [{}] } }, null],
    ['that is no JSON', '{x}', null]
  ])('%s', (_, value, memory) => expect(memoryOf(forged(value))).toEqual(memory));

  it('is not there: nothing is known', () => {
    expect(memoryOf('')).toBeNull();
  });

  it('holds what fits into 24,000 characters, and says whether that was all', () => {
    // An entry takes the length of its name and three signs, a principal its appId and six.
    const entry = place.length + 3;
    const principal = appIdOf(1).length + 6;
    const fitting = Math.floor((24_000 - principal) / entry);
    const room = 24_000 - principal - fitting * entry;
    const ids = (count: number, last = 'a'): string[] => [...Array.from({ length: count - 1 }, () => id('a')), id(last)];
    const kept = (list: readonly string[], others: readonly string[] = []): unknown[] => {
      const memory = memoryOf(
        memoryMark({ principals: new Map([[appIdOf(1), list], ...others.map((appId) => [appId, []] as const)]), cut: false })
      );
      return [memory?.principals.get(appIdOf(1))?.length, memory?.cut];
    };
    expect(kept(ids(fitting))).toEqual([fitting, false]);
    expect(kept(ids(fitting, `a${'x'.repeat(room)}`))).toEqual([fitting, false]);
    expect(kept(ids(fitting, `a${'x'.repeat(room + 1)}`))).toEqual([fitting, true]);
    expect(kept(ids(fitting + 1))).toEqual([fitting + 1, true]);
    expect(kept(ids(fitting), [appIdOf(2)])).toEqual([fitting, true]);
  });

  it('holds principals without clusters, as many as fit', () => {
    const size = appIdOf(1).length + 6;
    const many = (count: number): Memory | null =>
      memoryOf(memoryMark({ principals: new Map(Array.from({ length: count }, (_, n) => [appIdOf(n), []])), cut: false }));
    const fitting = Math.floor(24_000 / size);
    expect(many(fitting)).toMatchObject({ cut: false });
    expect(many(fitting)?.principals.size).toBe(fitting);
    expect(many(fitting + 3)).toMatchObject({ cut: true });
    expect(many(fitting + 3)?.principals.size).toBe(fitting);
  });

  it('stays cut once it was, and drops what is no cluster', () => {
    expect(memoryOf(memoryMark({ principals: new Map(), cut: true }))?.cut).toBe(true);
    const odd = { principals: new Map([[appIdOf(1), [id('a'), '/x', id('b')]]]), cut: false };
    expect(memoryOf(memoryMark(odd))).toEqual({ principals: new Map([[appIdOf(1), [id('a'), id('b')]]]), cut: true });
  });
});

it('the last of several marks of one comment counts', () => {
  const [first, second] = [eventMark('closed', 'ok'), eventMark('reopened', 'critical')];
  expect(alreadySaid([`${first}\n${second}`], second)).toBe(true);
  expect(alreadySaid([`${first}\n${second}`], first)).toBe(false);
  expect(eventMark('duplicate', '7')).toBe('<!-- aks-sp:event:duplicate:7 -->');
});

it.each([
  ['a\r\nb', 'a\nb'],
  ['a\rb\r\rc', 'a\nb\n\nc'],
  ['\n a\nb \r\n', 'a\nb']
])('line ends as GitHub gives them back: %j', (text, expected) => expect(normalized(text)).toBe(expected));
