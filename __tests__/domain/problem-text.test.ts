import { describe, expect, it } from '@jest/globals';
import { explainedAt, linked, problemLine, problemMarkdown, stateCode, withAddresses } from '../../src/domain/problem-text.ts';
import { hostileNames } from './hostile.ts';
import { outage } from './reports.ts';

const problem = { code: 'store-failed', message: 'The vault *said* no.', hint: 'Ask it.' };
const base = 'https://github.com/o/r/blob/0123/';

describe('a problem', () => {
  it('says what failed, what to do, its code and where that is explained', () => {
    expect(problemLine(problem)).toBe('The vault *said* no. Ask it. [store-failed] docs/troubleshooting.md#store-failed');
    expect(problemMarkdown(problem)).toBe('The vault \\*said\\* no. Ask it. [`store-failed`](docs/troubleshooting.md#store-failed)');
    expect(explainedAt('x')).toBe('docs/troubleshooting.md#x');
  });

  it('is cut before its link is', () => {
    const long = { ...problem, message: 'm'.repeat(20_000), hint: 'h'.repeat(20_000) };
    expect(problemLine(long)).toBe(`${'m'.repeat(299)}… ${'h'.repeat(549)}… [store-failed] docs/troubleshooting.md#store-failed`);
    expect(problemLine({ ...long, hint: 'Ask it.' })).toBe(
      `${'m'.repeat(841)}… Ask it. [store-failed] docs/troubleshooting.md#store-failed`
    );
    expect(problemMarkdown(long)).toBe(`${'m'.repeat(499)}… ${'h'.repeat(799)}… ${linked('store-failed')}`);
    expect(problemMarkdown(long, 20)).toBe(`${'m'.repeat(19)}… ${'h'.repeat(799)}… ${linked('store-failed')}`);
  });

  it.each(hostileNames)('with %s stays one line that does nothing', (_, text) => {
    const line = problemLine({ ...problem, message: text, hint: text });
    expect(line).not.toMatch(/[\n\r]|^\s*::|##\[/);
    expect(line).toMatch(/ \[store-failed\] docs\/troubleshooting\.md#store-failed$/);
  });
});

it.each([
  [{ severity: 'ok', outages: [] }, null],
  [{ severity: 'unknown', outages: [] }, 'not-judged'],
  [{ severity: 'expiring', outages: [] }, 'secret-ending'],
  [{ severity: 'critical', outages: [] }, 'secret-ending'],
  [{ severity: 'expired', outages: [] }, 'secret-ending'],
  [{ severity: 'expired', outages: [outage, { ...outage, kind: 'no-password' }] }, 'password-expired'],
  [{ severity: 'ok', outages: [outage] }, 'password-expired']
] as const)('a state is explained by its first outage, else by its severity: %j', (state, code) => expect(stateCode(state)).toBe(code));

describe('withAddresses', () => {
  it.each([
    ['a page', 'See docs/safety.md.', `See ${base}docs/safety.md.`],
    ['a heading', 'docs/troubleshooting.md#store-failed', `${base}docs/troubleshooting.md#store-failed`],
    ['a sample', 'docs/samples/whole-life.yml, docs/rotate.md', `${base}docs/samples/whole-life.yml, ${base}docs/rotate.md`],
    ['a link', linked('a-b'), `[\`a-b\`](${base}docs/troubleshooting.md#a-b)`],
    ['what is an address already', `${base}docs/safety.md`, `${base}docs/safety.md`],
    ['a path of something else', '/docs/a.md xdocs/a.md -docs/a.md .docs/a.md', '/docs/a.md xdocs/a.md -docs/a.md .docs/a.md'],
    ['a folder', 'docs/ docs/x', 'docs/ docs/x']
  ])('%s', (_, text, expected) => expect(withAddresses(text, base)).toBe(expected));

  it.each([
    [`(${linked('a-b')}) and ${linked('c')}`, '(`a-b` docs/troubleshooting.md#a-b) and `c` docs/troubleshooting.md#c'],
    ['[safety](docs/safety.md)', 'safety docs/safety.md'],
    ['[elsewhere](https://a.example/docs/x.md)', '[elsewhere](https://a.example/docs/x.md)'],
    ['See docs/safety.md.', 'See docs/safety.md.']
  ])('without an address a link is a plain path: %s', (text, expected) => expect(withAddresses(text, null)).toBe(expected));
});
