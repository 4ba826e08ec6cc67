import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { gantt } from '../../src/domain/gantt.ts';
import type { AssessedCredential, AssessedPrincipal } from '../../src/domain/model.ts';
import { day, guid, now } from './facts.ts';
import { hostileNames } from './hostile.ts';
import { assessed, credential, nthAppId, principal } from './reports.ts';

interface Bar {
  label: string;
  tags: string[];
  id: string;
  from: string;
  to: string;
}

/**
 * Reads a chart by the rules of Mermaid's lexer, strictly: a line of another form, a repeated id, a bar without length fails.
 * https://github.com/mermaid-js/mermaid/blob/develop/packages/mermaid/src/diagrams/gantt/parser/gantt.jison
 */
function read(text: string): { sections: string[]; bars: Bar[]; axisFormat: string } {
  const fenced = /^```mermaid\ngantt\n((?: {2}[^\n]+\n)+)```(?:\n\n\d+ more credentials? not drawn\.)?$/.exec(text);
  expect(fenced).not.toBeNull();
  const chart = { sections: [] as string[], bars: [] as Bar[], axisFormat: '' };
  for (const line of (fenced?.[1] ?? '').trimEnd().split('\n')) readLine(line.slice(2), chart);
  expect(new Set(chart.bars.map((bar) => bar.id)).size).toBe(chart.bars.length);
  return chart;
}

function readLine(line: string, chart: ReturnType<typeof read>): void {
  expect(line).not.toMatch(/[#;{}<>"`]/);
  if (line === 'dateFormat YYYY-MM-DD' || /^title [^:]+$/.test(line)) return;
  const axis = /^axisFormat (.+)$/.exec(line);
  const section = /^section ([^:%]+)$/.exec(line);
  if (axis) chart.axisFormat = axis[1] ?? '';
  else if (section) chart.sections.push(section[1] ?? '');
  else chart.bars.push(readBar(line));
}

function readBar(line: string): Bar {
  const bar =
    /^((?:password|certificate|rotation lock) [^:%,]+) :((?:(?:crit|active|done), )*)(k\d+), (\d{4}-\d\d-\d\d), (\d{4}-\d\d-\d\d)$/.exec(
      line
    );
  expect({ line, valid: bar !== null }).toEqual({ line, valid: true });
  const [, label = '', tags = '', id = '', from = '', to = ''] = bar ?? [];
  expect({ line, length: Date.parse(to) - Date.parse(from) >= day }).toEqual({ line, length: true });
  return { label, tags: tags.split(', ').filter((tag) => tag !== ''), id, from, to };
}

function withCredentials(...credentials: AssessedCredential[]): AssessedPrincipal {
  return principal('ok', { credentials, clusters: [assessed('a', 200)] });
}

describe('gantt', () => {
  it('draws a section per principal and a bar per credential', () => {
    expect(
      gantt([withCredentials(credential(1, -165, 200), credential(2, -300, -1, { state: 'superseded', kind: 'certificate' }))], {
        title: 'Validity: all',
        maxRows: 9
      })
    ).toBe(`\`\`\`mermaid
gantt
  title Validity all
  dateFormat YYYY-MM-DD
  axisFormat %Y-%m
  section sp-ok (2000000a)
  certificate 4000000a ends 2026-11-23 :done, k1, 2026-01-28, 2026-11-23
  password 4000000a ends 2027-06-12 :active, k2, 2026-06-12, 2027-06-12
\`\`\``);
  });

  it.each([
    ['expired', guid(1), ['crit']],
    ['expired', guid(7), ['done']],
    ['critical', guid(1), ['crit', 'active']],
    ['expiring', guid(1), ['active']],
    ['live', guid(1), ['active']],
    ['superseded', guid(7), ['done']],
    ['not-yet-valid', guid(7), []],
    ['foreign', guid(7), []]
  ] as const)('colours %s of %s', (state, keyId, tags) => {
    expect(read(gantt([withCredentials(credential(1, -10, 10, { state, keyId }))], { maxRows: 9 })).bars[0]?.tags).toEqual(tags);
  });

  it.each(hostileNames)('stays valid with %s as every name', (_, name) => {
    const hostile = principal('ok', {
      displayName: name,
      appId: name,
      credentials: [credential(1, -10, 10, { keyId: name, displayName: name })]
    });
    const chart = read(gantt([hostile, hostile], { title: name, maxRows: 9 }));
    expect(chart.bars).toHaveLength(2);
    expect(chart.sections).toHaveLength(2);
  });

  it('stays valid for any periods, names and limits', () => {
    const instant = fc
      .oneof(fc.integer({ min: -900, max: 900 }), fc.constantFrom(-740_000, 2_900_000, 100_000, NaN))
      .map((days) => now + days * day);
    const one = fc.record({ name: fc.string({ unit: 'binary', maxLength: 40 }), starts: instant, ends: instant });
    fc.assert(
      fc.property(fc.array(one, { maxLength: 12 }), fc.integer({ min: 0, max: 12 }), (rows, maxRows) => {
        const principals = rows.map(({ name, starts, ends }, n) =>
          principal('ok', { displayName: name, appId: nthAppId(n), credentials: [credential(n, 0, 0, { startsOn: starts, endsOn: ends })] })
        );
        const text = gantt(principals, { maxRows });
        if (text !== '') expect(read(text).bars.length).toBeLessThanOrEqual(maxRows);
      })
    );
  });

  it('gives an empty or inverted period one day', () => {
    const { bars } = read(gantt([withCredentials(credential(1, 5, 5), credential(2, 10, 3))], { maxRows: 9 }));
    expect(bars.map(({ from, to }) => [from, to])).toEqual([
      ['2026-11-29', '2026-11-30'],
      ['2026-11-27', '2026-11-28']
    ]);
  });

  it('does not let a certificate of three centuries flatten the others, and says its end', () => {
    const { bars } = read(
      gantt([withCredentials(credential(1, -165, 200), credential(2, -3000, 100_000, { kind: 'certificate' }))], { maxRows: 9 })
    );
    expect(bars[0]).toMatchObject({ label: expect.stringContaining('ends 2300-'), from: '2026-06-12', to: '2027-06-12' });
  });

  it('draws long periods in full when there is nothing else', () => {
    const { bars } = read(gantt([withCredentials(credential(1, 0, 4000))], { maxRows: 9 }));
    expect(bars[0]).toMatchObject({ from: '2026-11-24', to: '2037-11-06' });
  });

  it('names days on a short axis', () => {
    expect(read(gantt([withCredentials(credential(1, -10, 10))], { maxRows: 9 })).axisFormat).toBe('%d %b');
  });

  it('keeps what is in use when not all fit, and says how many do not', () => {
    const old = Array.from({ length: 30 }, (_, n) => credential(n + 10, -900 + n, -800 + n, { state: 'expired' }));
    const text = gantt([withCredentials(...old, credential(1, -165, 200), credential(2, -20, 300))], { maxRows: 3 });
    expect(read(text).bars.filter((bar) => bar.tags.includes('active'))).toHaveLength(2);
    expect(text).toMatch(/\n29 more credentials not drawn\.$/);
  });

  it('shares the rows among the principals', () => {
    const many = Array.from({ length: 20 }, (_, n) => credential(n + 1, -n, 100));
    const { sections } = read(gantt([withCredentials(...many), withCredentials(...many)], { maxRows: 10 }));
    expect(sections).toHaveLength(2);
  });

  it('does not depend on the order in which credentials were read', () => {
    const list = [credential(3, -5, 5), credential(1, -165, 200), credential(2, -5, 5)];
    expect(gantt([withCredentials(...list)], { maxRows: 2 })).toBe(gantt([withCredentials(...list.toReversed())], { maxRows: 2 }));
  });

  it('is empty without credentials', () => {
    expect(gantt([withCredentials()], { maxRows: 9 })).toBe('');
    expect(gantt([], { maxRows: 9 })).toBe('');
  });

  it('chooses by what tells most: in use, then valid, then to come, then past; of equal ones the youngest', () => {
    const inUse = credential(1, -400, -100, { state: 'expired' });
    const listed = credential(2, -500, -200, { state: 'expired', usedBy: ['/c'] });
    const valid = (['live', 'expiring', 'critical'] as const).map((state, n) => credential(3 + n, -90 - n, 100, { state }));
    const coming = credential(6, 5, 300, { state: 'not-yet-valid' });
    const past = [
      credential(7, 10, 20, { state: 'superseded' }),
      credential(8, 20, 30, { state: 'foreign' }),
      credential(9, 9, 30, { state: 'expired' })
    ];
    const all = [inUse, listed, ...valid, coming, ...past];
    const chosen = (most: number): string[] => {
      const text = gantt([withCredentials(...all.map((each, n) => ({ ...each, keyId: keys[n]! })))], { maxRows: most });
      return read(text)
        .bars.map(({ label }) => /[0-9a-f]{8}/.exec(label)?.[0].at(-1) ?? '')
        .sort();
    };
    // The one in use is told by its cluster, all others by nothing.
    const keys = all.map((_, n) => (n === 0 ? guid(1) : `0000000${n + 1}-0000-4000-8000-000000000000`));
    expect([2, 3, 4, 5, 6, 7, 8].map((most) => chosen(most).join(''))).toEqual([
      '2a',
      '23a',
      '234a',
      '2345a',
      '23456a',
      '234568a',
      '2345678a'
    ]);
  });

  it('orders equal starts by end, and equal periods by id', () => {
    const bars = (list: AssessedCredential[]): string[] =>
      read(gantt([withCredentials(...list)], { maxRows: 9 })).bars.map(({ label }) => label.slice(9, 17));
    const list = ['b', 'a', 'c'].map((letter, n) => ({ ...credential(n, -5, letter === 'c' ? 4 : 5), keyId: `${letter.repeat(8)}-x` }));
    for (const order of [list, list.toReversed(), [list[1]!, list[0]!, list[2]!]])
      expect(bars(order)).toEqual(['cccccccc', 'aaaaaaaa', 'bbbbbbbb']);
  });

  it('gives each principal three bars at least, and no more in all than wanted', () => {
    const five = withCredentials(...[1, 2, 3, 4, 5].map((n) => credential(n, -n, 100)));
    const shape = (maxRows: number, ...principals: AssessedPrincipal[]): number[] => {
      const [, ...sections] = gantt(principals, { maxRows }).split('\n  section ');
      return sections.map((section) => section.match(/ :/g)?.length ?? 0);
    };
    expect(shape(4, five, five)).toEqual([3, 1]);
    expect(shape(6, five, five, five, five)).toEqual([3, 3]);
    expect(shape(8, five, five)).toEqual([4, 4]);
    expect(shape(9, withCredentials(), five)).toEqual([4]);
    expect(gantt([five], { maxRows: 0 })).toBe('');
  });

  it('calls a turn what it is, and a principal without a name unnamed', () => {
    const lock = withCredentials(credential(1, 0, 1, { origin: 'turn' }));
    const chart = read(gantt([{ ...lock, displayName: null }], { maxRows: 9 }));
    expect(chart.bars[0]?.label).toBe('rotation lock 4000000a ends 2026-11-25');
    expect(chart.sections).toEqual(['unnamed (2000000a)']);
  });

  it('names months on an axis of more than 180 days', () => {
    const axis = (from: number, to: number): string => read(gantt([withCredentials(credential(1, from, to))], { maxRows: 9 })).axisFormat;
    expect([axis(-90, 90), axis(-90, 91)]).toEqual(['%d %b', '%Y-%m']);
  });

  it.each([
    ['three leap years are not long', [[0, 1098]], ['2026-11-24', '2029-11-26']],
    [
      'a longer one is cut to the axis of the others',
      [
        [-2000, 1098 - 2000 + 1],
        [-1200, -1100]
      ],
      ['2023-08-12', '2023-11-20']
    ],
    [
      'one that lies before the others is drawn in full',
      [
        [-3000, -1500],
        [-10, 10]
      ],
      ['2018-09-07', '2022-10-16']
    ],
    [
      'one that lies after the others is drawn in full',
      [
        [20, 1500],
        [-10, 10]
      ],
      ['2026-12-14', '2031-01-02']
    ],
    [
      'one that touches them is drawn in full',
      [
        [10, 1500],
        [-10, 10]
      ],
      ['2026-12-04', '2031-01-02']
    ],
    [
      'the axis goes from the first start to the last end',
      [
        [-3000, 3000],
        [-10, 5],
        [-5, 10]
      ],
      ['2026-11-14', '2026-12-04']
    ]
  ])('%s', (_, periods, [from, to]) => {
    const list = periods.map(([start, end], n) => credential(n + 1, start!, end!, { keyId: `${n}000000a-x` }));
    const bars = read(gantt([withCredentials(...list)], { maxRows: 9 })).bars;
    expect(bars.find(({ label }) => label.includes(' 0000000a '))).toMatchObject({ from, to });
  });
});
