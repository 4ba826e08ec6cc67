import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  code,
  csvCell,
  cut,
  days,
  html,
  htmlLine,
  isoDate,
  isoTime,
  logLine,
  managedIdentityCommand,
  markdown,
  mermaidLabel,
  plain,
  plural,
  shellWord
} from '../../src/domain/text.ts';
import { hostileNames } from './hostile.ts';
import { runs } from './runs.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.string({
    unit: fc.constantFrom(...Array.from('@#:`|\\[]()<>&*_~$!-+=.;,%{}"\'\n\r\t \u200b\u202e\u001b\ud83d1aGHw/')),
    maxLength: 60
  }),
  fc.array(fc.constantFrom(...hostileNames.map(([, name]) => name)), { maxLength: 4 }).map((names) => names.join(''))
);
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Zl}\p{Zp}]/u;

/** What Markdown and GitHub would still act on once everything that is escaped is taken away. */
function survivors(escaped: string): string {
  return escaped
    .replace(/<span>[^<>]<\/span>/g, '\u0000')
    .replace(/&(?:amp|lt|gt|#92|#124);/g, '\u0000')
    .replace(/\\[!-/:-@[-`{-~]/g, '\u0000');
}
const active = /[@`*_[\]<>&|\\~^$]|#|^[-+=:]|^\d+[.)]|:[\w+-]+:|:\/\/|www\.|GH-\d|mailto:|xmpp:/i;

/** As a browser would show it. */
function shown(escaped: string): string {
  return escaped
    .replace(/<\/?span>/g, '')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .replace(
      /&(amp|lt|gt|#92|#124);/g,
      (entity) => ({ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&#92;': '\\', '&#124;': '|' })[entity] ?? ''
    );
}

describe('markdown', () => {
  it.each(hostileNames)('shows %s and does nothing', (_, name) => {
    expect(survivors(markdown(name))).not.toMatch(active);
    expect(markdown(name)).not.toMatch(invisible);
  });

  it('leaves nothing active of any text, and shows what was given', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const escaped = markdown(text);
        expect(survivors(escaped)).not.toMatch(active);
        expect(escaped).not.toMatch(invisible);
        expect(shown(escaped)).toBe(cut(plain(text), 200));
      }),
      { numRuns: runs(1000) }
    );
  });

  it.each([
    ['@org/team', '<span>@</span>org/team'],
    ['octo/repo#7', 'octo/repo<span>#</span>7'],
    ['GH-1', 'GH<span>-</span>1'],
    ['https://x.example', 'https<span>:</span>//x.example'],
    ['www.x.example', 'www<span>.</span>x.example'],
    ['_www.x.example', '\\_www<span>.</span>x.example'],
    ['_gh-1', '\\_gh<span>-</span>1'],
    ['a|b\\|c', 'a&#124;b&#92;&#124;c'],
    ['<b>&amp;', '&lt;b&gt;&amp;amp;'],
    ['- x', '\\- x'],
    ['12. x', '12\\. x'],
    ['a_b', 'a\\_b'],
    ['a\r\nb', 'a b'],
    ['aks-prod 1.2: ok', 'aks-prod 1.2: ok']
  ])('%j becomes %j', (text, expected) => {
    expect(markdown(text)).toBe(expected);
  });

  it.each([
    ['a\n\n\t b\vc', 'a b c'],
    [`e${'\u0301'.repeat(9)}f`, `e${'\u0301'.repeat(4)}f`],
    [`e${'\u0301'.repeat(4)}f`, `e${'\u0301'.repeat(4)}f`],
    ['a\u00a0\u3000b', 'a b'],
    ['  a  b  ', 'a b']
  ])('%j is %j in one visible line', (text, expected) => expect(plain(text)).toBe(expected));

  it('cuts before it escapes, so that no escape is cut', () => {
    expect(markdown('*'.repeat(300), 3)).toBe('\\*\\*…');
  });
});

describe('code', () => {
  it.each(hostileNames)('holds %s inside', (_, name) => {
    const span = code(name);
    expect(span).not.toMatch(/[\n|]/);
    if (span.startsWith('`')) expect(span.slice(1, -1)).toMatch(/^[^`\\]+$/);
    else if (span !== '(empty)') expect(survivors(span.replace(/^<code>|<\/code>$/g, ''))).not.toMatch(active);
  });

  it('opens and closes one span whatever it holds', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(code(text)).toMatch(/^(?:`[^`|\\\n]+`|<code>[^`|\n]*(?:\\`[^`|\n]*)*<\/code>|\(empty\))$/);
        expect(code(text)).not.toMatch(invisible);
      })
    );
  });

  it('is a plain code span where it can be', () => {
    expect(code('3f2a1b4c')).toBe('`3f2a1b4c`');
    expect(code(' \n')).toBe('(empty)');
    expect(code('abcd', 3)).toBe('`ab…`');
    expect(code('<b> @x')).toBe('`<b> @x`');
    expect(code('a|b')).toBe('<code>a&#124;b</code>');
    expect(code('a`b')).toBe('<code>a\\`b</code>');
  });
});

describe('logLine', () => {
  it.each(hostileNames)('prints %s as text', (_, name) => {
    const line = logLine(name);
    expect(line.trimStart()).not.toMatch(/^::/);
    expect(line).not.toContain('##[');
    expect(line).not.toMatch(invisible);
  });

  it('is never a command, also with spaces before it', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(`  ${logLine(text)}`.trimStart()).not.toMatch(/^::/);
        expect(logLine(text)).not.toContain('##[');
        expect(logLine(text)).not.toMatch(invisible);
      }),
      { numRuns: runs(1000) }
    );
  });

  it.each([
    ['::add-mask::x', ': :add-mask::x'],
    [' \u200b::error::x  ', ' : :error::x'],
    ['\u200b::error::x', ': :error::x'],
    ['a   b', 'a   b'],
    ['a\n\n\nb', 'a b'],
    ['a\vb', 'a b'],
    ['  a', '  a'],
    ['##[error]x', '# #[error]x'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['a::b', 'a::b']
  ])('%j becomes %j', (text, expected) => {
    expect(logLine(text)).toBe(expected);
  });
});

describe('html', () => {
  it.each([
    [`<a href="x" title='y'>&amp;</a>`, '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;'],
    ['  a \n b  ', 'a b'],
    ['', '']
  ])('%j becomes %j', (text, expected) => expect(html(text)).toBe(expected));

  it('keeps the spaces of a line of code, but those at its end', () => {
    expect(htmlLine('  if (a < b)  c  ')).toBe('  if (a &lt; b)  c');
  });

  it('cuts before it escapes', () => {
    expect(html('<<<<', 3)).toBe('&lt;&lt;…');
  });
});

describe('csvCell', () => {
  it.each([
    ['=cmd()', `"'=cmd()"`],
    [' =cmd()', `"' =cmd()"`],
    ['+1', `"'+1"`],
    ['-1', `"'-1"`],
    ['@SUM(A1)', `"'@SUM(A1)"`],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    ['\u200b=1', `"'=1"`],
    ['＝1', `"'＝1"`],
    ['a,b', '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ['a\r\nb', '"a\r\nb"'],
    ['aks-prod', 'aks-prod'],
    ['', ''],
    [null, ''],
    [-3, '-3'],
    [true, 'true']
  ])('%j becomes %j', (value, expected) => {
    expect(csvCell(value)).toBe(expected);
  });

  it('never begins with what a spreadsheet runs', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const cell = csvCell(text);
        const content = cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell;
        expect(content).not.toMatch(/^\s*[=+\-@]|^[\t\r\n]/);
        expect(cell.startsWith('"') || !/[",\r\n]/.test(cell)).toBe(true);
      }),
      { numRuns: runs(1000) }
    );
  });
});

describe('mermaidLabel', () => {
  it.each(hostileNames)('tolerates %s', (_, name) => {
    expect(mermaidLabel(name)).toMatch(/^[\p{L}\p{M}\p{N} ._()/+…-]{1,62}$/u);
  });

  it('holds only what a gantt tolerates', () => {
    fc.assert(fc.property(anyText, (text) => expect(mermaidLabel(text)).toMatch(/^(?=\S)[\p{L}\p{M}\p{N} ._()/+…-]{1,64}$/u)));
  });

  it.each([
    ['section x', '- section x'],
    ['Title', '- Title'],
    ['my title', 'my title'],
    ['a ###$$$ b', 'a b'],
    ['a#$#b', 'a b'],
    ['2026-01-01', '- 2026-01-01'],
    ['a: b; c, d#e', 'a b c d e'],
    [' \n', 'unnamed']
  ])('%j becomes %j', (text, expected) => {
    expect(mermaidLabel(text)).toBe(expected);
  });
});

describe('cut', () => {
  it('keeps what fits and never half of a pair', () => {
    expect(cut('abc', 3)).toBe('abc');
    expect(cut('abcd', 3)).toBe('ab…');
    expect(cut('a😀b', 3)).toBe('a…');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 20 }), (text, limit) => {
        expect(cut(text, limit).length).toBeLessThanOrEqual(limit);
        expect(cut(text, limit).isWellFormed()).toBe(true);
      })
    );
  });
});

describe('shell', () => {
  it.each([
    ['rg-prod_1.a', 'rg-prod_1.a'],
    ['rg(1)', "'rg(1)'"],
    ["it's; rm -rf /", `'it'\\''s; rm -rf /'`],
    ['$(id)\n`id`', "'$(id) `id`'"],
    ['', "''"]
  ])('%j becomes %s', (text, expected) => {
    expect(shellWord(text)).toBe(expected);
  });

  it('writes the command for one cluster', () => {
    expect(managedIdentityCommand({ name: 'aks-1', resourceGroup: 'rg (eu)', subscriptionId: 's' })).toBe(
      "az aks update --resource-group 'rg (eu)' --name aks-1 --enable-managed-identity --subscription s"
    );
  });
});

describe('dates and numbers', () => {
  const day = 86_400_000;

  it('are UTC, without fractions', () => {
    const instant = Date.UTC(2026, 10, 24, 15, 12, 0, 987);
    expect(isoTime(instant)).toBe('2026-11-24T15:12:00Z');
    expect(isoDate(instant)).toBe('2026-11-24');
  });

  it.each([
    [NaN, 'unknown'],
    [Infinity, '9999-12-31T23:59:59Z'],
    [8.64e15, '9999-12-31T23:59:59Z'],
    [-8.64e15, '0000-01-01T00:00:00Z']
  ])('%d does not throw', (instant, expected) => {
    expect(isoTime(instant)).toBe(expected);
  });

  it.each([
    [0, 'today'],
    [day - 1, 'today'],
    [1 - day, 'today'],
    [day, 'in 1 day'],
    [12.9 * day, 'in 12 days'],
    [-day, '1 day ago'],
    [-3 * day, '3 days ago']
  ])('%d ms is %s', (duration, expected) => {
    expect(days(duration)).toBe(expected);
  });

  it('counts', () => {
    expect([plural(0, 'cluster'), plural(1, 'cluster'), plural(2, 'cluster'), plural(2, 'entry', 'entries')]).toEqual([
      '0 clusters',
      '1 cluster',
      '2 clusters',
      '2 entries'
    ]);
  });
});
