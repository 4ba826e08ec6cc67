/** The reusable workflows as data, their scripts run by bash, their expressions evaluated by GitHub's own library. */
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { data, Evaluator, Lexer, Parser } from '@actions/expressions';
import { parse } from 'yaml';

export const repository = fileURLToPath(new URL('../..', import.meta.url));
export const names = ['check-expiry', 'provision', 'rotate', 'cleanup'] as const;
export type Name = (typeof names)[number];

export interface Step {
  id?: string;
  name?: string;
  if?: string;
  uses?: string;
  run?: string;
  shell?: string;
  env?: Record<string, string>;
  with?: Record<string, unknown>;
}

export interface Job {
  needs?: string;
  if?: string;
  environment?: string;
  permissions: Record<string, string>;
  'timeout-minutes': unknown;
  strategy?: Record<string, unknown>;
  concurrency?: Record<string, unknown>;
  outputs?: Record<string, string>;
  steps: Step[];
}

export interface Workflow {
  inputs: Record<string, { description: string; type: string; default?: unknown; required?: boolean }>;
  secrets: Record<string, { description: string; required: boolean }>;
  outputs: Record<string, { description: string; value: string }>;
  permissions: unknown;
  jobs: Record<string, Job>;
}

export function readYaml(file: string): any {
  return parse(readFileSync(path.join(repository, file), 'utf8'));
}

export function readWorkflow(name: Name): Workflow {
  const { on, permissions, jobs } = readYaml(`.github/workflows/${name}.yml`) as { on: any; permissions: unknown; jobs: Workflow['jobs'] };
  return { ...on.workflow_call, permissions, jobs };
}

/** The step with this id or name. */
export function stepOf(workflow: Workflow, job: string, key: string): Step {
  const step = workflow.jobs[job]?.steps.find(({ id, name }) => id === key || name === key);
  if (!step) throw new Error(`${job} has no step ${key}`);
  return step;
}

export interface Ran {
  code: number;
  /** What the runner would read as workflow commands, and everything else. */
  stdout: string;
  outputs: Record<string, string>;
}

/** Runs a step's script as the runner does, with its `env` given as values. A variable that the step does not name is a mistake of the test. */
export async function runStep(step: Step, env: Record<string, string>): Promise<Ran> {
  const undeclared = Object.keys(env).filter((name) => !(name in (step.env ?? {})));
  if (undeclared.length > 0) throw new Error(`${step.name ?? ''} does not get ${undeclared.join()}`);
  const given = Object.fromEntries(Object.keys(step.env ?? {}).map((name) => [name, env[name] ?? '']));
  const folder = mkdtempSync(path.join(tmpdir(), 'step-'));
  const output = path.join(folder, 'output');
  try {
    return await new Promise<Ran>((done) => {
      execFile(
        'bash',
        ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run ?? 'exit 99'],
        { env: { PATH: process.env.PATH, ...given, GITHUB_OUTPUT: output, GITHUB_RUN_ATTEMPT: '2' } },
        (error, stdout, stderr) =>
          done({ code: error === null ? 0 : Number(error.code), stdout: `${stdout}${stderr}`, outputs: readOutputs(output) })
      );
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** `name=value` and `name<<end`, as the runner reads the file. */
function readOutputs(file: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = readIfThere(file).split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name = '', end] = /^([\w-]+)<<(.+)$/.exec(line) ?? [];
    if (end !== undefined)
      outputs[name] = lines
        .splice(0, lines.indexOf(end) + 1)
        .slice(0, -1)
        .join('\n');
    else if (line !== '') outputs[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  }
  return outputs;
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** The value of one `${{ }}` expression in these contexts; `success()` and the like are those of a run in which nothing failed. */
export function evaluate(expression: string, contexts: Record<string, unknown>): unknown {
  const text = /^\$\{\{(.*)\}\}$/s.exec(expression.trim())?.[1] ?? expression;
  const status = [
    { name: 'cancelled', value: false },
    { name: 'always', value: true },
    { name: 'success', value: true },
    { name: 'failure', value: false }
  ].map(({ name, value }) => ({ name, minArgs: 0, maxArgs: 0, call: () => new data.BooleanData(value) }));
  const tree = new Parser(new Lexer(text).lex().tokens, Object.keys(contexts), status).parse();
  const context = JSON.parse(JSON.stringify(contexts), data.reviver) as data.Dictionary;
  const result = new Evaluator(tree, context, new Map(status.map((each) => [each.name, each]))).evaluate();
  return JSON.parse(JSON.stringify(result, data.replacer));
}
