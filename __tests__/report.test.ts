import { describe, expect, it } from '@jest/globals';
import { ActionError } from '../src/errors.ts';
import type { Runtime } from '../src/ports.ts';
import { addressing, writeFailure, writeResult } from '../src/report.ts';
import type { OperationResult } from '../src/result.ts';
import { run } from '../src/run.ts';
import { formsOf } from '../src/runtime.ts';

interface Runner extends Runtime {
  /** Everything that was written, in order, as `kind text`. */
  seen: string[];
  outputs: Record<string, string>;
}

function runner(inputs: Record<string, string> = {}, more: Partial<Runtime> = {}): Runner {
  const seen: string[] = [];
  const outputs: Record<string, string> = {};
  const say = (kind: string) => (text: string) => void seen.push(`${kind} ${text}`);
  return {
    seen,
    outputs,
    env: {},
    getInput: (name) => inputs[name] ?? '',
    mask: say('mask'),
    log: { info: say('info'), debug: say('debug'), warning: say('warning'), group: (title, work) => (say('group')(title), work()) },
    setOutput: (name, value) => void (outputs[name] = value),
    annotate: (level, title, message) => say(level)(`${title}: ${message}`),
    writeSummary: (markdown) => Promise.resolve(say('summary')(markdown)),
    writeFile: (path) => Promise.resolve(say('file')(path)),
    fail: say('fail'),
    requestIdToken: null,
    delay: () => Promise.resolve(),
    ...more
  };
}

function result(more: Partial<OperationResult> = {}): OperationResult {
  return {
    outcome: 'unchanged',
    complete: true,
    outputs: { status: 'ok' },
    result: { operation: 'check-expiry' },
    summary: '# all well',
    log: [{ title: 'Scan', lines: ['one'] }],
    annotations: [],
    files: [],
    problems: [],
    failure: null,
    ...more
  };
}

describe('a result', () => {
  it('is written whole', async () => {
    const target = runner();
    await writeResult(
      result({ annotations: [{ level: 'error', title: 'a', message: '::set-output::b' }], files: [{ path: 'r.json', content: '{}' }] }),
      target
    );
    expect(target.seen).toEqual([
      'group Scan',
      'info one',
      'error a: : :set-output::b',
      'file r.json',
      'info Report written to r.json',
      'summary # all well'
    ]);
    expect(target.outputs).toEqual({
      status: 'ok',
      outcome: 'unchanged',
      complete: 'true',
      result: '{"operation":"check-expiry","outcome":"unchanged"}'
    });
  });

  it('a report that cannot be written makes it partial, and the rest is still said', async () => {
    const target = runner({}, { writeFile: () => Promise.reject(new Error('EROFS')) });
    await writeResult(result({ files: [{ path: '/r.json', content: '{}' }] }), target);
    expect(target.outputs).toMatchObject({ outcome: 'partial', status: 'ok' });
    expect(target.seen.at(-1)).toMatch(/^fail .*\/r\.json.*EROFS.*\[report-file\] docs\/troubleshooting\.md#report-file$/);
  });

  it.each(['changed', 'unchanged', 'planned', 'waiting'] as const)('%s ends well, unless fail-on says otherwise', async (outcome) => {
    const well = runner();
    await writeResult(result({ outcome }), well);
    const badly = runner();
    await writeResult(result({ outcome, failure: { code: 'fail-on', message: '3 expired.', hint: 'Look.' } }), badly);
    expect([well.seen.some((line) => line.startsWith('fail')), badly.seen.at(-1)]).toEqual([
      false,
      'fail 3 expired. Look. [fail-on] docs/troubleshooting.md#fail-on'
    ]);
  });

  it.each(['partial', 'failed'] as const)('%s fails the step', async (outcome) => {
    const target = runner();
    await writeResult(result({ outcome }), target);
    expect(target.seen.at(-1)).toMatch(/^fail /);
  });
});

describe('a failure', () => {
  it('is one message with its code; the stack is for debugging only', () => {
    const target = runner();
    writeFailure(
      new ActionError({ code: 'input-invalid', message: 'Two are wrong.\n- a: got "##[x]"', hint: 'Correct them.' }, new Error('inner')),
      target
    );
    expect(target.seen.at(-1)).toBe(
      'fail Two are wrong.\n- a: got "# #[x]"\nCorrect them. [input-invalid] docs/troubleshooting.md#input-invalid'
    );
    expect(target.seen.filter((line) => /\bat .*\(/.test(line)).every((line) => line.startsWith('debug'))).toBe(true);
    expect(target.outputs).toMatchObject({ outcome: 'failed', complete: 'false' });
  });

  it('that nobody foresaw says so', () => {
    const target = runner();
    writeFailure('boom', target);
    expect(target.seen.at(-1)).toContain('Something unforeseen failed: boom');
  });
});

describe('what people see', () => {
  const env = { GITHUB_ACTION_REPOSITORY: 'contoso/sp', GITHUB_ACTION_REF: 'v1', GITHUB_SERVER_URL: 'https://github.com' };
  const address = 'https://github.com/contoso/sp/blob/v1/docs/troubleshooting.md';

  it('links to what explains it, in log, annotation, summary and failure', async () => {
    const target = runner();
    const said = 'Look. [x] docs/troubleshooting.md#x';
    await writeResult(
      result({
        outcome: 'failed',
        summary: 'a [`x`](docs/troubleshooting.md#x)',
        log: [{ title: 'Problems', lines: [said] }],
        annotations: [{ level: 'error', title: 'a', message: said }],
        failure: { code: 'x', message: 'It failed.', hint: 'Look.' }
      }),
      addressing(target, 'https://github.com/contoso/sp/blob/v1/')
    );
    expect(target.seen).toEqual([
      'group Problems',
      `info Look. [x] ${address}#x`,
      `error a: Look. [x] ${address}#x`,
      `summary a [\`x\`](${address}#x)`,
      `fail It failed. Look. [x] ${address}#x`
    ]);
  });

  it('does so in a whole run', async () => {
    const target = runner({ operation: 'nonsense' }, { env });
    await run(target);
    expect(target.seen.at(-1)).toMatch(new RegExp(`\\[input-invalid\\] ${address}#input-invalid$`));
  });

  it('lines without a title of their group are not folded', async () => {
    const target = runner();
    await writeResult(result({ log: [{ title: '', lines: ['All is well.'] }] }), target);
    expect(target.seen.slice(0, 1)).toEqual(['info All is well.']);
  });
});

describe('a run', () => {
  it('masks every secret it was given before it says anything', async () => {
    const target = runner(
      { operation: 'nonsense', 'client-secret': 'one~secret', 'github-token': 'ghs_two' },
      { env: { AZURE_CLIENT_SECRET: 'three' } }
    );
    await run(target);
    expect(target.seen.slice(0, 3).sort()).toEqual(['mask ghs_two', 'mask one~secret', 'mask three']);
    expect(target.seen.at(-1)).toContain('operation: got "nonsense"');
  });

  it('hides a secret as it stands, in JSON and in a URL', () => {
    expect(formsOf('a"b c/é~')).toEqual(expect.arrayContaining(['a"b c/é~', 'a\\"b c/é~', 'a%22b%20c%2F%C3%A9~', 'a%22b+c%2F%C3%A9%7E']));
    expect(formsOf('plain')).toEqual(['plain']);
    expect(formsOf('')).toEqual([]);
  });
});
