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
  section sp-ok (20000000)
  certificate 40000000 ends 2026-11-23 :done, k1, 2026-01-28, 2026-11-23
  password 40000000 ends 2027-06-12 :active, k2, 2026-06-12, 2027-06-12
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
});
