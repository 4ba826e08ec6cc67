/**
 * Names, tags and descriptions that others choose, through every operation from the first request to the last file: nothing of them acts in
 * the log, the summary, issues, reports, the undo file or the tags of a vault. A few here; all of them in `npm run proofs -- --inputs`.
 */
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { load, openBench, runHere, takeSnapshot, type Bench, type Ran } from '../../proofs/bench.ts';
import { count } from '../../proofs/count.ts';
import { foreignChanges, foreignView } from '../../proofs/invariants.ts';
import { scenarios } from '../../proofs/scenarios.ts';
import type { Scenario } from '../../proofs/scenario.ts';
import type { Sandbox } from '../../sandbox/server.ts';
import { logLine } from '../../src/domain/text.ts';
import { hostileNames } from '../domain/hostile.ts';

// Bounds a hang; on a busy machine each run takes its time.
jest.setTimeout(600_000);

let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
});
afterAll(() => bench.close());

const operations = [
  'check-expiry: issues opened, changed, closed',
  'delegate: registry, network, disks',
  'provision: vault',
  'rotate: two clusters, vault',
  'cleanup: by app id'
];
const all = process.env.PROOFS_COUNTS !== undefined;
const chosen = hostileNames.filter((_, index) => all || index % 13 === 4);

/** Where others may write text, it is this one. */
function plant({ world }: Sandbox, text: string): void {
  const { graph, arm, github } = world.state;
  for (const application of graph.applications) {
    // What Graph takes for a tag: no white space, 256 characters.
    const tag = text.replace(/\s+/gu, '_').slice(0, 200);
    if (tag !== '') application.tags.push(tag);
    for (const credential of application.passwordCredentials) credential.displayName = text;
    application.displayName = text;
  }
  for (const principal of graph.servicePrincipals) principal.displayName = text;
  for (const subscription of arm.subscriptions) subscription.displayName = text;
  for (const cluster of arm.clusters) cluster.tags = { owner: text };
  for (const assignment of arm.roleAssignments) assignment.description = text;
  for (const role of arm.roleDefinitions) if (role.type === 'CustomRole') role.description = text;
  for (const issue of github.repositories.flatMap(({ issues }) => issues)) Object.assign(issue, { title: text, body: text });
  for (const label of github.repositories.flatMap(({ labels }) => labels)) label.description = text;
  for (const secret of (arm.vaults ?? []).flatMap(({ secrets }) => secrets))
    for (const version of secret.versions) version.tags = { note: text };
}

/** What GitHub would still act on, once code is left out, in which it acts on nothing. */
function activeIn(markdown: string): string[] {
  const prose = markdown.replace(/^(`{3,}|~{3,})[^]*?^\1/gm, '').replace(/(`+)[^`]+\1/g, '');
  const found: [RegExp, string][] = [
    [/<(?:script|img|\/span><\/details)\b/i, 'an element'],
    [/\]\(https:\/\/evil/, 'a link'],
    [/(?:^|[^\w`>/])@(?:org\/team|[\w-]+\b)(?![^<]*<\/a>)/, 'a mention'],
    [/<!-- (?:hidden|aks-sp:t:a)/, 'a comment of somebody else'],
    [/(?<!&)#123\b/, 'an issue'],
    [/https?:\/\/evil\.example/, 'an address']
  ];
  return found.flatMap(([pattern, what]) => (pattern.test(prose) ? [`${what}: ${pattern.exec(prose)?.[0]}`] : []));
}

/** Line feeds and tabs aside. */
const invisible = /[^\P{Cc}\n\t]|[\p{Cf}\p{Zl}\p{Zp}]/u;

/** What the runner would take for a command, or a terminal act on. */
function commandsIn(lines: readonly string[]): string[] {
  return lines.flatMap((text) => logLine(text).split('\n')).filter((line) => /^\s*::|##\[/.test(line) || invisible.test(line));
}

function scenarioOf(name: string): Scenario {
  const found = scenarios.find((each) => each.name === name);
  if (!found) throw new Error(`no scenario is called ${name}`);
  return found;
}

async function runWith(name: string, text: string): Promise<{ ran: Ran; foreign: string[] }> {
  const scenario = scenarioOf(name);
  load(bench, scenario);
  const { sandbox } = bench;
  const own = scenario.own(sandbox);
  const reports = { 'report-file': 'report.json\nreport.csv\nreport.html\nreport.ics' };
  const inputs = { ...scenario.inputs(sandbox), ...(name.startsWith('check-expiry') ? reports : {}) };
  plant(sandbox, text);
  const before = foreignView(takeSnapshot(bench).state, own);
  const ran = await runHere(bench, { inputs, ...(scenario.files ? { files: scenario.files } : {}), runId: 9001 });
  return { ran, foreign: foreignChanges(before, foreignView(sandbox.world.state, own)) };
}

describe.each(operations)('%s', (name) => {
  it.each(chosen)('%s', async (_, text) => {
    const { ran, foreign } = await runWith(name, text);
    count('hostile strings');
    const { state } = bench.sandbox.world;
    expect(ran.failure).toBeNull();
    expect(foreign).toEqual([]);
    expect(commandsIn(ran.log)).toEqual([]);
    expect(activeIn(ran.summary)).toEqual([]);
    const mine = state.github.repositories.flatMap(({ issues }) => issues).filter(({ labels }) => labels.includes('aks-service-principal'));
    for (const issue of mine) {
      expect(activeIn(issue.body)).toEqual([]);
      expect(issue.body.length).toBeLessThan(65_536);
      expect(issue.title.length).toBeLessThanOrEqual(256);
      expect(issue.title).not.toMatch(invisible);
      for (const { body } of issue.comments) expect(activeIn(body)).toEqual([]);
    }
    for (const [file, content] of Object.entries(ran.files)) expectInert(file, content);
    for (const { name: secret, versions } of (state.arm.vaults ?? []).flatMap(({ secrets }) => secrets))
      if (secret !== 'unrelated')
        expect(Object.values(versions.at(-1)?.tags ?? {}).filter((value) => value === text && text.length > 1)).toEqual([]);
    for (const [output, value] of Object.entries(ran.outputs)) expect([output, value.length < 1_000_000]).toEqual([output, true]);
  });
});

function expectInert(file: string, content: string): void {
  if (file.endsWith('.json')) expect(JSON.parse(content)).toBeTruthy();
  if (file.endsWith('.html')) expect(content).not.toMatch(/<script>alert|<img src=x|<\/details><\/span>/);
  if (file.endsWith('.ics')) expect(content.split('BEGIN:').length).toBe(content.split('END:').length);
  if (file.endsWith('.csv')) for (const line of content.split('\r\n')) expect(line).not.toMatch(/(?:^|,)"?\s*[=@]/);
}

it('would notice: the same searches find what is active', () => {
  for (const text of ['<script>x', '[click](https://evil.example/)', 'hello @org/team', '<!-- hidden', 'see #123'])
    expect(activeIn(text)).toHaveLength(text.includes('https') ? 2 : 1);
  expect(commandsIn(['fine'])).toEqual([]);
  expect(['::add-mask::x'].filter((line) => /^\s*::/.test(line))).toHaveLength(1);
});
