import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from '@jest/globals';
import { explainedAt } from '../src/domain/problem-text.ts';
import { anchorsOf } from './docs/pages.ts';

/** Every code that the sources can print, and every one that the page explains: the same set. */
it('docs/troubleshooting.md has a heading for each code, and no other', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(`src/${file}`, 'utf8'));
  const all = sources.join('\n');
  const literal = [...all.matchAll(/\bcode: '([a-z0-9-]+)'/g)].map(([, code]) => code);
  const choices = [...all.matchAll(/\bcode: [^,\n]*\? '([a-z0-9-]+)' : '([a-z0-9-]+)'/g)].flatMap(([, a, b]) => [a, b]);
  const entra = [...all.matchAll(/^ {2}(AADSTS\d+):/gm)].map(([, code]) => code?.toLowerCase());
  const failures = readFileSync('src/azure/failures.ts', 'utf8');
  const kinds = [...failures.matchAll(/return \[\s*'([a-z-]+)'/g)].map(([, kind]) => kind);
  const services = ['arm', 'graph', 'resource-graph'].flatMap((service) => kinds.map((kind) => `${service}-${kind ?? ''}`));
  const [, outages = ''] = /export type OutageKind =([^;]+);/.exec(readFileSync('src/domain/model.ts', 'utf8')) ?? [];
  const states = [...outages.matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind);
  const printed = new Set([...literal, ...choices, ...entra, ...services, ...states, 'sign-in-failed', 'secret-ending', 'not-judged']);
  const headings = [...readFileSync('docs/troubleshooting.md', 'utf8').matchAll(/^### (.+)$/gm)].map(([, heading]) => heading ?? '');
  expect(kinds).toHaveLength(8);
  expect(states).toHaveLength(8);
  expect([...headings].sort()).toEqual([...printed].sort());
});

it('the link to a code leads to its heading, and what stands between headings of several codes is for all of them', () => {
  const page = readFileSync('docs/troubleshooting.md', 'utf8');
  const anchors = anchorsOf(page);
  for (const [, code = ''] of page.matchAll(/^### (.+)$/gm)) expect(anchors).toContain(explainedAt(code).split('#')[1]);
  expect(explainedAt('fail-on')).toBe('docs/troubleshooting.md#fail-on');
  expect(page.trimEnd().split('\n').at(-1)).not.toMatch(/^#/);
});
