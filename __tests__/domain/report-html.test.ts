import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ExpiryReport } from '../../src/domain/model.ts';
import { reportHtml } from '../../src/domain/report-html.ts';
import { html, htmlLine } from '../../src/domain/text.ts';
import { day, guid, now } from './facts.ts';
import { healthyFleet, hostileFleet, largeFleet, smallFleet } from './report-fleets.ts';
import { hostileNames } from './hostile.ts';
import { assessed, credential, nthAppId, principal, report, reportFullOf } from './reports.ts';
import { runs } from './runs.ts';

const page = (of: ExpiryReport): string => reportHtml(of, 'octo/action@v1');
const tags = new Set(
  'a b bdi body br button code dd desc details div dl dt figcaption figure footer form g h1 h2 h3 head header html input label li line main meta ol option p pre rect script section select small span style summary svg table tbody td text th thead time title tr tspan ul'.split(
    ' '
  )
);
const attributes = new Set(
  'aria-hidden aria-label aria-labelledby aria-sort autocomplete charset class content datetime dx for height hidden href http-equiv id lang name placeholder role rx scope spellcheck tabindex text-anchor type value width x x1 x2 y y1 y2'.split(
    ' '
  )
);

interface Tag {
  name: string;
  attributes: Record<string, string>;
}

/**
 * Reads the page as the tokenizer of HTML does, but strictly: after the one style and the one script were taken out, each `<` has to
 * begin a tag of the known kinds, with known attributes, and no `>` or quote may stand in a value without quotes.
 * https://html.spec.whatwg.org/multipage/parsing.html#tokenization
 */
function tokens(text: string): { tags: Tag[]; text: string } {
  const body = text.replace(/<style>[^]*?<\/style>/, '<style></style>').replace(/<script>[^]*?<\/script>/, '<script></script>');
  const found: Tag[] = [];
  const strange: string[] = [];
  const rest = body.replace(/<!doctype html>/, '').replace(/<([^]*?)(>|$)/g, (whole, inside: string) => {
    const read = whole.endsWith('>') ? tag(inside) : null;
    if (read) found.push(read);
    else strange.push(whole);
    return '\n';
  });
  expect(strange).toEqual([]);
  return { tags: found, text: rest };
}

/** null for anything that the report does not write. */
function tag(inside: string): Tag | null {
  const read = /^\/?([a-z][a-z0-9]*)((?: [a-z][a-z0-9-]*(?:=(?:"[^"<>]*"|[^\s"'<>=`]+))?)*)(?: \/)?$/.exec(inside);
  if (!tags.has(read?.[1] ?? '')) return null;
  const list = [...(read?.[2] ?? '').matchAll(/ ([a-z][a-z0-9-]*)(?:=(?:"([^"]*)"|(\S+)))?/g)];
  if (list.some(([, attribute = '']) => !attributes.has(attribute))) return null;
  return {
    name: read?.[1] ?? '',
    attributes: Object.fromEntries(list.map(([, attribute = '', quoted, bare]) => [attribute, quoted ?? bare ?? '']))
  };
}

function decoded(text: string): string {
  const known: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" };
  return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => known[entity] ?? '');
}

describe('html', () => {
  it.each(hostileNames)('shows %s and is no markup', (_, name) => {
    for (const escaped of [html(name), htmlLine(name)]) {
      expect(escaped.replace(/&(?:amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>"'&]/);
      expect(escaped).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
    }
  });

  it('gives back what is harmless, whatever its signs', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('a<>&"\'`=/;#é')), maxLength: 60 }), (text) => {
        expect(decoded(html(text))).toBe(text);
        expect(decoded(htmlLine(` ${text}`))).toBe(` ${text}`.trimEnd());
      })
    );
  });
});

describe('the page', () => {
  const small = (): string => page(smallFleet());

  it('allows its own style and script by their hashes, and nothing else', () => {
    const policy = /http-equiv=Content-Security-Policy content="([^"]*)"/.exec(small())?.[1] ?? '';
    const hash = (name: string): string => {
      const all = [...small().matchAll(new RegExp(`<${name}>([^]*?)</${name}>`, 'g'))];
      expect(all).toHaveLength(1);
      return `'sha256-${createHash('sha256')
        .update(all[0]?.[1] ?? '')
        .digest('base64')}'`;
    };
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `style-src ${hash('style')}`,
      `script-src ${hash('script')}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'"
    ]);
    expect(small().indexOf('Content-Security-Policy')).toBeLessThan(small().indexOf('<style>'));
  });

  it('points to nothing outside of itself', () => {
    const { tags: found } = tokens(small());
    expect(found.flatMap(({ attributes: { href } }) => (href === undefined || /^#p\d+$/.test(href) ? [] : [href]))).toEqual([]);
    expect(small()).not.toMatch(/url\(|@import|src=|https?:\/\/|fetch\(|XMLHttp|import\(/);
  });

  it('has every id once, and every reference leads to one', () => {
    for (const fleet of [smallFleet(), healthyFleet(), report([]), largeFleet(60)]) {
      const { tags: found } = tokens(page(fleet));
      const ids = found.flatMap(({ attributes: { id } }) => (id === undefined ? [] : [id]));
      expect(new Set(ids).size).toBe(ids.length);
      const references = found.flatMap(({ attributes: given }) => [
        ...(given['aria-labelledby']?.split(' ') ?? []),
        ...(given.for === undefined ? [] : [given.for]),
        ...(given.href === undefined ? [] : [given.href.slice(1)])
      ]);
      expect(references.filter((reference) => !ids.includes(reference))).toEqual([]);
    }
  });

  it('says the verdict first, then what is down, what limits it, what to do', () => {
    const { text } = tokens(small());
    const order = [
      'Clusters cannot sign in to Azure',
      'Of 10 service principals',
      'Cannot sign in now',
      'What limits',
      'What to do next',
      'Validity'
    ];
    const places = order.map((words) => (text.lastIndexOf(words) < 0 ? -1 : text.indexOf(words, text.indexOf('expiry report'))));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(places[0]).toBeGreaterThan(0);
  });

  it.each([
    ['fine', healthyFleet(), 'Every secret in use is fine'],
    ['nothing found', report([]), 'No service principal in use'],
    ['nothing found, but not everything seen', report([], { complete: false, status: 'unknown' }), 'Not everything could be judged'],
    ['not everything seen', { ...healthyFleet(), complete: false, status: 'unknown' as const }, 'Not everything could be judged']
  ])('has the right title when %s', (_, of, title) => {
    expect(/<h1>(.*?)<\/h1>/.exec(page(of))?.[1]?.replace(/<span.*?<\/span> /, '')).toBe(title);
  });

  it('tells the whole of a principal: ids, clusters, credentials, workflow, commands', () => {
    const detail = /<details><summary><b class=critical>[^]*?<\/details>/.exec(small())?.[0] ?? '';
    for (const part of [
      nthAppId(2),
      guid(900),
      guid(901),
      'managedClusters/<b>aks-identity</b>',
      guid(4),
      '2024-12-24',
      'A rotation of it was begun'
    ])
      expect(detail).toContain(part);
    expect(decoded(detail)).toMatch(/ {10}operation: rotate\n {10}app-id: 2000000a-0000-4000-8000-000000000002\n/);
    expect(decoded(detail)).toContain('- uses: octo/action@v1');
    expect(decoded(detail)).toContain('az aks update-credentials --resource-group rg --name aks-identity');
    expect(decoded(detail)).toContain('--enable-managed-identity');
  });

  it('has no workflow for what a new secret does not help', () => {
    const foreign = principal('critical', { foreignTenantId: guid(3) });
    const text = page(report([foreign]));
    expect(text).not.toContain('operation: rotate');
    expect(text).not.toContain('--enable-managed-identity');
    expect(text).toContain('Managed identity: not possible here.');
  });
});

describe('the timeline', () => {
  const bars = (text: string): { kind: string; x: number; width: number }[] =>
    tokens(/<svg class=time[^]*?<\/svg>/.exec(text)?.[0] ?? '')
      .tags.filter(({ name, attributes: given }) => name === 'rect' && given.class?.startsWith('bar') === true)
      .map(({ attributes: given }) => ({ kind: given.class ?? '', x: parseFloat(given.x ?? ''), width: parseFloat(given.width ?? '') }));
  const lines = (text: string, kind: string): number =>
    parseFloat(new RegExp(`<line class=${kind} x1="([\\d.]+)%"`).exec(text)?.[1] ?? 'NaN');

  it('draws what decides from its start to its end, across now and the thresholds', () => {
    const text = page(report([principal('expiring')]));
    const [bar] = bars(text);
    expect(bar?.kind).toBe('bar used expiring');
    const end = (bar?.x ?? 0) + (bar?.width ?? 0);
    const [at, critical, warn] = [lines(text, 'now'), lines(text, 'l-crit'), lines(text, 'l-warn')];
    expect([at < critical, critical < end, end < warn]).toEqual([true, true, true]);
    // 20 of 30 days of the way.
    expect((end - at) / (warn - at)).toBeCloseTo(20 / 30, 2);
  });

  it('tells by shape what is in use, what is not, what is over and what has not begun', () => {
    const mixed = principal('ok', {
      credentials: [
        credential(1, -30, 200),
        credential(2, -30, 100),
        credential(3, -160, -20, { state: 'expired' }),
        credential(4, 20, 300, { state: 'not-yet-valid' })
      ]
    });
    expect(bars(page(report([mixed]))).map(({ kind }) => kind)).toEqual(['bar past', 'bar valid', 'bar used ok', 'bar later']);
  });

  it('stays within the picture, whatever the dates', () => {
    const dates = [NaN, Infinity, -Infinity, now, now - 400_000 * day, now + 2_000_000 * day, 8.64e15, -8.64e15];
    const odd = dates.flatMap((startsOn) => dates.map((endsOn) => ({ ...credential(1, 0, 0), startsOn, endsOn })));
    const principals = odd.map((entry) =>
      principal('ok', { credentials: [entry], clusters: [{ ...assessed('a', 1), endsOn: entry.endsOn }] })
    );
    const text = page(report(principals));
    expect(bars(text).length).toBeGreaterThan(5);
    for (const { x, width } of bars(text)) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(100.5);
    }
    expect(/<svg class=time[^]*?<\/svg>/.exec(text)?.[0]).not.toMatch(/NaN|Infinity/);
  });

  it('draws the most urgent of a large fleet, and counts all of it by month', () => {
    const text = page(largeFleet(400));
    expect(text.match(/<g>/g)).toHaveLength(40);
    expect(text).toContain('360 more service principals not drawn here');
    const months = [...(/<desc id=t-months>(.*?)<\/desc>/.exec(text)?.[1] ?? '').matchAll(/\d{4}-\d\d: (\d+)/g)];
    expect(months).toHaveLength(24);
    // All but the 8 that have ended.
    expect(months.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(392);
  });
});

describe('hostile names', () => {
  it.each(hostileNames)('%s in every place is text', (_, name) => {
    const usual = tokens(page(reportFullOf('harmless')));
    const hostile = tokens(page(reportFullOf(name)));
    // Whatever the names, the tags are the same but for those that go with a name that is no plain end of an id.
    const allowed = new Set([...usual.tags.map(({ name: kind }) => kind), 'bdi', 'code']);
    expect(hostile.tags.filter(({ name: kind }) => !allowed.has(kind))).toEqual([]);
    expect(hostile.tags.filter(({ name: kind }) => kind === 'script' || kind === 'style')).toHaveLength(4);
    expect(hostile.text).not.toMatch(/[<>]/);
    expect(hostile.text).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}]/u);
  });

  it('all of them at once leave a page of known tags, each name apart from the direction of the text around it', () => {
    const { tags: found } = tokens(page(hostileFleet()));
    expect(found.filter(({ name }) => name === 'bdi').length).toBeGreaterThan(500);
  });

  it('any text is text', () => {
    const piece = fc.constantFrom(
      ...Array.from('<>&"\'`=/ \n\t!-a'),
      '<script>',
      '-->',
      ']]>',
      '</pre>',
      '</svg>',
      '\u202e',
      '\ud83d',
      '{{',
      '```'
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        tokens(page(reportFullOf(pieces.join(''))));
      }),
      { numRuns: runs(60) }
    );
  });
});

describe('a large fleet', () => {
  it('of 2,000 principals stays below 3 MB with a row and a detail for each', () => {
    const text = page(largeFleet(2000));
    expect(Buffer.byteLength(text)).toBeLessThan(3_000_000);
    expect(text.match(/<th scope=row>/g)).toHaveLength(2000);
    expect(text.match(/<details><summary>/g)).toHaveLength(2000);
  });
});
