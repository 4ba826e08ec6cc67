/** The runner as the action sees it, in memory: everything that it says is kept, unmasked, so that a secret cannot hide. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Runtime } from '../src/ports.ts';
import { inputTable, type InputName } from '../src/input-table.ts';
import { wait } from './clock.ts';

export interface Said {
  outputs: Record<string, string>;
  /** Log lines, annotations, summary, files, failure. */
  texts: string[];
  /** Those for the log alone. */
  log: string[];
  summary: string;
  failure: string | null;
}

export function inputsWithDefaults(given: Record<string, string>, token: string): Record<string, string> {
  const defaults = Object.entries(inputTable).map(([name, spec]): [InputName, string] => [
    name as InputName,
    spec.default === '${{ github.token }}' ? token : spec.default
  ]);
  return { ...Object.fromEntries(defaults), ...given };
}

/** @param workspace where files go and come from */
export function memoryRuntime(
  inputs: Record<string, string>,
  env: Record<string, string>,
  workspace: string
): { runtime: Runtime; said: Said } {
  const said: Said = { outputs: {}, texts: [], log: [], summary: '', failure: null };
  const keep = (text: string): void => void said.texts.push(text);
  const keepLine = (text: string): void => {
    keep(text);
    said.log.push(text);
  };
  const values = inputsWithDefaults(inputs, env.GITHUB_TOKEN ?? '');
  const runtime: Runtime = {
    env: { ...env, GITHUB_WORKSPACE: workspace },
    getInput: (name) => (values[name] ?? '').trim(),
    mask: () => undefined,
    log: {
      info: keepLine,
      debug: keepLine,
      warning: keepLine,
      group: async (title, work) => {
        keepLine(title);
        return work();
      }
    },
    setOutput: (name, value) => void (said.outputs[name] = value),
    annotate: (_, title, message) => keep(`${title}: ${message}`),
    writeSummary: async (markdown) => {
      keep(markdown);
      said.summary += markdown;
    },
    writeFile: async (path, content) => {
      keep(content);
      const target = resolve(workspace, path);
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, content);
    },
    fail: (text) => {
      said.failure = text;
      keep(text);
    },
    requestIdToken: null,
    delay: wait
  };
  return { runtime, said };
}
