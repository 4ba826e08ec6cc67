import { describe, expect, it } from '@jest/globals';
import type { AssessedCredential, AssessedPrincipal, ExpiryReport } from '../../src/domain/model.ts';
import { timelineSection } from '../../src/domain/report-html-timeline.ts';
import { day, guid, now, thresholds } from './facts.ts';
import { assessed, credential, nthAppId, principal, report } from './reports.ts';

const withBars = (...credentials: AssessedCredential[]): AssessedPrincipal =>
  principal('ok', { credentials, clusters: [assessed('a', 200)] });
const text = (...principals: AssessedPrincipal[]): string => timelineSection(report(principals));
const svg = (of: string): string => /<svg class=time[^]*?\n<\/svg>/.exec(of)?.[0] ?? '';

interface Bar {
  kind: string;
  x: number;
  width: number;
  y: number;
  height: number;
  title: string;
}

function bars(of: string): Bar[] {
  const pattern = /<rect class="bar ([^"]*)" x="([\d.]+)%" width="([\d.]+)%" y=(\d+) height=(\d+) rx=2><title>(.*?)<\/title>/g;
  return [...svg(of).matchAll(pattern)].map(([, kind = '', x, width, y, height, title = '']) => ({
    ...{ kind, x: Number(x), width: Number(width), y: Number(y), height: Number(height), title }
  }));
}

/** Days from now at a place of the axis, by the marks of now and of the two thresholds. */
function axis(of: string): { from: number; to: number; now: number } {
  const mark = (kind: string): number => Number(new RegExp(`<line class=${kind} x1="([\\d.]+)%"`).exec(svg(of))?.[1]);
  const perDay = (mark('l-warn') - mark('now')) / 30;
  return { from: -mark('now') / perDay, to: (100 - mark('now')) / perDay, now: mark('now') };
}

describe('what is drawn', () => {
  it('is a row for each principal, a bar for each credential, below each other', () => {
    const two = text(withBars(credential(1, -20, 90), credential(2, -20, 40)), principal('critical', { displayName: '<x>' }));
    expect(two).toMatch(
      /^<section aria-labelledby=h-time><h2 id=h-time>Validity of credentials<\/h2>\n<figure><svg class=time width="100%" height=130 /
    );
    expect(svg(two)).toContain(
      'role=img aria-labelledby="t-time t-desc"><title id=t-time>Validity of credentials over time</title>\n' +
        '<desc id=t-desc>One row for each of 2 service principals, most urgent first, with a bar from the start to the end of each credential. The tables below hold the same dates.</desc>'
    );
    expect(bars(two).map(({ y, height }) => [y, height])).toEqual([
      [46, 8],
      [58, 8],
      [104, 8]
    ]);
    expect([...svg(two).matchAll(/<g><text y=(\d+)>(.*?)<\/text>/g)].map(([, y, label]) => [y, label])).toEqual([
      ['40', '<tspan class="s ok">✓ fine</tspan> <tspan dx=4>sp-ok</tspan> <tspan class=m dx=4>ends 2027-06-12 (in 200 days)</tspan>'],
      [
        '98',
        '<tspan class="s critical">▲ critical</tspan> <tspan dx=4>&lt;x&gt;</tspan> <tspan class=m dx=4>ends 2026-11-27 (in 3 days)</tspan>'
      ]
    ]);
    expect(two).toMatch(/<\/ul><\/figcaption><\/figure>\n<\/section>$/);
    const lines = svg(two).split('\n');
    expect(lines.map((line) => line.slice(0, 5))).toEqual(['<svg ', '<desc', '<rect', '<g><t', '<g><t', '</svg']);
    expect(lines[2]?.replace(/<[^>]*>/g, ' ').trim()).toMatch(/^(\d{4}-\d\d +)+now$/);
    expect(
      lines
        .slice(3, 5)
        .join('')
        .replace(/<(title|text).*?<\/\1>|<[^>]*>/g, '')
    ).toBe('');
  });

  it('has no end where none is known, and cuts a long name', () => {
    const odd = principal('unknown', {
      displayName: 'n'.repeat(50),
      nextExpiry: null,
      clusters: [assessed('a', 1, { endsOn: null, keyId: null })]
    });
    expect(svg(text(odd))).toContain(`<tspan dx=4>${'n'.repeat(33)}…</tspan></text>`);
  });

  it('is nothing where no credential has a date or all ended long ago', () => {
    expect(text(withBars())).toBe('');
    expect(text(withBars(credential(1, -900, -183)))).toBe('');
    expect(text(withBars(credential(1, -900, -182)))).not.toBe('');
    expect(text(withBars({ ...credential(1, 0, 9), startsOn: NaN }))).toBe('');
    expect(text(withBars({ ...credential(1, 0, 9), endsOn: NaN }))).toBe('');
  });

  it('tells of each bar what it is', () => {
    expect(bars(text(withBars(credential(1, -20, 90, { kind: 'certificate', state: 'expiring' }))))[0]?.title).toBe(
      'certificate 4000000a, expiring: 2026-11-04 to 2027-02-22'
    );
  });

  it.each<[string, Partial<AssessedCredential>, string]>([
    ['used by the deciding cluster', { keyId: guid(1).toUpperCase() }, 'used ok'],
    ['used, by the ledger', { keyId: guid(7), usedBy: ['/c'] }, 'used ok'],
    ['used and expired', { state: 'expired' }, 'used expired'],
    ['valid', { keyId: guid(7) }, 'valid'],
    ['foreign', { keyId: guid(7), state: 'foreign' }, 'valid'],
    ['expired', { keyId: guid(7), state: 'expired' }, 'past'],
    ['superseded', { keyId: guid(7), state: 'superseded' }, 'past'],
    ['not yet valid', { state: 'not-yet-valid' }, 'later']
  ])('by its shape: %s', (_, more, kind) => {
    const [bar] = bars(text(withBars(credential(1, -9, 9, more))));
    expect(bar?.kind).toBe(kind);
    expect([bar?.y, bar?.height]).toEqual(kind === 'past' ? [49, 2] : [46, 8]);
  });

  it('without clusters nothing is in use', () => {
    expect(bars(text(principal('ok', { clusters: [], credentials: [credential(1, -9, 9)] })))[0]?.kind).toBe('valid');
  });

  it('six bars at most: in use, then valid, then past, of equals the last to end; in the order of their ends', () => {
    const list = [
      credential(1, -90, -60, { state: 'expired' }),
      ...[2, 3, 4].map((n) => credential(n, -9, 10 * n, { keyId: guid(n) })),
      credential(5, -90, -50, { state: 'superseded' }),
      credential(6, -90, -40, { state: 'expired' }),
      credential(7, -90, -30, { state: 'expired' }),
      credential(8, -9, 20, { keyId: guid(0) })
    ].map((each, n) => ({ ...each, keyId: n === 0 ? each.keyId : `${n}000000a-x` }));
    const keys = (of: readonly AssessedCredential[]): string[] =>
      bars(text(withBars(...of))).map(({ title }) => /(\d)000000a/.exec(title)?.[1] ?? '');
    // The first is in use by its id, 5 and 6 of those that are over end last; 1 and 7 end on one day.
    expect(keys(list.map((each, n) => (n === 0 ? { ...each, keyId: guid(1) } : each)))).toEqual(['4', '6', '1', '7', '2', '3']);
    expect(keys([...list].reverse().map((each) => (each.keyId === guid(1) ? each : each)))).toEqual(['4', '6', '1', '7', '2', '3']);
  });

  it('leaves out what is over for what is valid, whichever ends first', () => {
    const over = (['expired', 'superseded'] as const).flatMap((state) =>
      [40, 50, 60, 70].map((to) => credential(to, -9, to, { state, keyId: `${to}-x` }))
    );
    const drawn = bars(text(withBars(credential(9, -9, 5, { keyId: '9-x' }), ...over)));
    expect(drawn[0]?.title).toMatch(/^password 9-x, live:/);
    expect(drawn).toHaveLength(6);
  });

  it('forty principals at most, the others counted, and by month', () => {
    const many = (count: number): string => text(...Array.from({ length: count }, (_, n) => principal('ok', { appId: nthAppId(n) })));
    expect(svg(many(40)).match(/<g>/g)).toHaveLength(40);
    expect(many(40)).not.toContain('not drawn here');
    expect(many(40)).not.toContain('h-months');
    expect(svg(many(41)).match(/<g>/g)).toHaveLength(40);
    expect(many(41)).toContain('</figure><p>1 more service principal not drawn here; the table has all of them.\n<h3 id=h-months>');
  });
});

describe('the axis', () => {
  const range = (of: ExpiryReport): number[] => {
    const { from, to } = axis(timelineSection(of));
    return [Math.round(from), Math.round(to)];
  };
  const of = (from: number, to: number, more: Partial<ExpiryReport> = {}): ExpiryReport =>
    report([withBars(credential(1, from, to))], more);

  it.each<[string, number[], ExpiryReport]>([
    ['a month back, and twice the threshold and a bit ahead', [-30, 80], of(-3, 3)],
    ['as far back as the first start', [-100, 80], of(-100, 3)],
    ['half a year back at most', [-182, 80], of(-400, 3)],
    ['as far ahead as the last end and a bit', [-30, 220], of(-3, 200)],
    ['two years ahead at most', [-30, 730], of(-3, 5000)]
  ])('goes %s', (_, expected, given) => {
    const found = range(given);
    expect(Math.abs((found[0] ?? 0) - (expected[0] ?? 0))).toBeLessThanOrEqual(1);
    expect(Math.abs((found[1] ?? 0) - (expected[1] ?? 0))).toBeLessThanOrEqual(2);
  });

  it('is sixty days ahead at least, and follows a long threshold up to a year', () => {
    const near = timelineSection(of(-3, 3, { thresholds: { warnWithin: 10 * day, criticalWithin: day } }));
    const line = (kind: string, all: string): number => Number(new RegExp(`<line class=${kind} x1="([\\d.]+)%"`).exec(svg(all))?.[1]);
    // 10 of 30 + 80 days.
    expect(line('l-warn', near) - line('now', near)).toBeCloseTo((10 / 110) * 100, 1);
    expect(line('l-crit', near) - line('now', near)).toBeCloseTo((1 / 110) * 100, 1);
    const far = timelineSection(of(-3, 3, { thresholds: { ...thresholds, warnWithin: 500 * day } }));
    // Twice a year would be more than two years in all, of which 30 days lie back.
    expect(line('now', far)).toBeCloseTo((30 / 760) * 100, 1);
  });

  it('marks now, the thresholds and the time until they are reached, over the whole height', () => {
    const all = svg(timelineSection(of(-30, 60)));
    // 30 + 80 days; 27.27 % is now.
    expect(all).toContain('<rect class=warn x="27.27%" y=18 width="27.28%" height=54 />');
    for (const [kind, x] of [
      ['now', '27.27'],
      ['l-crit', '33.64'],
      ['l-warn', '54.55']
    ])
      expect(all).toContain(`<line class=${kind ?? ''} x1="${x ?? ''}%" x2="${x ?? ''}%" y1=18 y2=72 />`);
    expect(all).toContain('<text class=now x="27.27%" y=12 text-anchor=middle>now</text>');
  });

  it('names firsts of months, seven at most, but not beside now nor at the end', () => {
    const labels = (given: ExpiryReport): string[] =>
      [...svg(timelineSection(given)).matchAll(/<text class=m x="[\d.]+%" y=12>(.*?)<\/text>/g)].map(([, label]) => label ?? '');
    const ticks = (given: ExpiryReport): number => svg(timelineSection(given)).match(/<line class=tick /g)?.length ?? 0;
    expect([labels(of(-3, 3)), ticks(of(-3, 3))]).toEqual([['2026-12', '2027-01'], 4]);
    expect([labels(of(-3, 200)), ticks(of(-3, 200))]).toEqual([['2027-01', '2027-03', '2027-05'], 5]);
    expect([labels(of(-3, 700)), ticks(of(-3, 700))]).toEqual([['2027-01', '2027-07', '2028-01', '2028-07'], 4]);
    expect(svg(timelineSection(of(-3, 7 * 30))).match(/<line class=tick /g)).toHaveLength(5);
    expect([labels(of(-400, 3)), ticks(of(-400, 3))]).toEqual([['2026-07', '2026-09', '2027-01'], 4]);
  });
});

describe('a bar', () => {
  it('goes from start to end, and says when it goes on', () => {
    const all = text(withBars(credential(1, -30, 60)));
    // 30 + 80 days.
    expect(bars(all)[0]).toMatchObject({ x: 0, width: 81.82 });
    expect(all).not.toContain('\u203a');
    const long = text(withBars(credential(1, -9, 5000)));
    expect(bars(long)[0]?.width).toBeGreaterThan(95);
    expect(long).toContain('<text class=m x="100%" y=54 text-anchor=end>\u203a</text>');
  });

  it('is never without width, nor does it run backwards', () => {
    expect(bars(text(withBars(credential(1, 5, 5))))[0]?.width).toBe(0.25);
    expect(bars(text(withBars(credential(1, 9, 5))))[0]).toMatchObject({ width: 0.25, x: 31.82 });
  });
});

it('the legend says what the shapes and lines mean', () => {
  const hours = timelineSection(report([principal('ok')], { thresholds: { warnWithin: 36 * 3_600_000, criticalWithin: day } }));
  const words = (of: string): string[] =>
    [...(/<ul class=legend>(.*?)<\/ul>/.exec(of)?.[1] ?? '').matchAll(/<li>(.*?)(?=<li>|$)/g)].map(([, each]) => each ?? '');
  const shape = (kind: string): string => `<svg width=28 height=12 aria-hidden=true>${kind}</svg>`;
  const rect = (kind: string, y: number, height: number): string =>
    shape(`<rect class="bar ${kind}" x=1 y=${y} width=26 height=${height} rx=2 />`);
  const line = (kind: string): string => shape(`<line class=${kind} x1=14 x2=14 y1=0 y2=12 />`);
  expect(words(text(principal('ok')))).toEqual([
    `${rect('used', 2, 8)} decides`,
    `${rect('valid', 2, 8)} valid, not known to be in use`,
    `${rect('past', 5, 2)} ended or superseded`,
    `${rect('later', 2, 8)} not yet valid`,
    `${line('now')} now`,
    `${line('l-crit')} 7 days ahead: critical`,
    `${line('l-warn')} 30 days ahead: ends soon`
  ]);
  expect(words(hours).slice(-2)).toEqual([`${line('l-crit')} 1 day ahead: critical`, `${line('l-warn')} 36 hours ahead: ends soon`]);
});

describe('the months', () => {
  const fleet = (ends: readonly (number | null)[]): string =>
    text(
      ...Array.from({ length: 41 }, (_, n) =>
        principal('ok', { appId: nthAppId(n), nextExpiry: ends[n] === undefined || ends[n] === null ? null : now + ends[n] * day })
      )
    );
  const counts = (of: string): string => /<desc id=t-months>(.*?)<\/desc>/.exec(of)?.[1] ?? '';

  it('count what ends in each of the coming two years', () => {
    const found = counts(fleet([-1, 0, 1, 6, 7, 40, 400, 730, null, 5000])).split(', ');
    expect(found).toHaveLength(24);
    expect(found.filter((each) => !each.endsWith(': 0'))).toEqual(['2026-11: 3', '2026-12: 1', '2027-01: 1', '2027-12: 1']);
    expect(found.at(-1)).toBe('2028-10: 0');
  });

  it('are columns: the highest fills the height, each has its number, every sixth its name', () => {
    const all = fleet([0, 0, 0, 0, 40]);
    expect(all).toContain('<svg class=months width="100%" height=120 role=img aria-labelledby="h-months t-months"><desc id=t-months>');
    const column = (index: number, month: string, count: number, y: number, height: number): string =>
      `<rect class=col x="${Math.round((index * (100 / 24) + 0.4) * 100) / 100}%" width="3.37%" y=${y} height=${height}><title>${month}: ${count}</title></rect>`;
    expect(all).toContain(
      `${column(0, '2026-11', 4, 22, 76)}<text class=c x="2.08%" y=17 text-anchor=middle>4</text><text class=m x="0.4%" y=116>2026-11</text>`
    );
    expect(all).toContain(`${column(1, '2026-12', 0, 97, 1)}<rect`);
    expect(all).toContain(`${column(2, '2027-01', 1, 79, 19)}<text class=c x="10.42%" y=74 text-anchor=middle>1</text><rect`);
    expect([...all.matchAll(/y=116>(\d{4}-\d\d)</g)].map(([, month]) => month)).toEqual(['2026-11', '2027-05', '2027-11', '2028-05']);
    expect(counts(fleet([]))).toMatch(/^(\d{4}-\d\d: 0(, )?){24}$/);
  });
});
