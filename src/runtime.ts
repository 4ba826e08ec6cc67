/** The GitHub runner, through its own toolkit. What takes long to load, and is wanted late or never, is loaded when it is wanted. */
import { dirname, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import * as core from '@actions/core';
import { logLine } from './domain/text.ts';
import type { Log, Runtime } from './ports.ts';

export function actionsRuntime(env: NodeJS.ProcessEnv = process.env): Runtime {
  const mayRequest = Boolean(env.ACTIONS_ID_TOKEN_REQUEST_URL && env.ACTIONS_ID_TOKEN_REQUEST_TOKEN);
  return {
    env,
    getInput: (name) => core.getInput(name),
    mask: (secret) => formsOf(secret).forEach((form) => core.setSecret(form)),
    log: actionsLog,
    setOutput: (name, value) => core.setOutput(name, value),
    annotate: (level, title, message) => (level === 'error' ? core.error : core.warning)(message, { title }),
    writeSummary: async (markdown) => {
      // Absent outside of a job; the log has it all as well.
      if (!env.GITHUB_STEP_SUMMARY) return;
      const { summary } = await import('./job-summary.ts');
      await summary.addRaw(markdown, true).write();
    },
    writeFile: async (path, content) => {
      const { mkdir, writeFile } = await import('node:fs/promises');
      const target = resolve(env.GITHUB_WORKSPACE ?? process.cwd(), path);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
    },
    fail: (text) => core.setFailed(text),
    requestIdToken: mayRequest ? (audience) => core.getIDToken(audience) : null,
    delay: (ms) => delay(ms)
  };
}

/** A secret as it stands, inside JSON and inside a URL; the runner hides exact texts only. */
export function formsOf(secret: string): string[] {
  if (secret === '') return [];
  return [
    ...new Set([
      secret,
      JSON.stringify(secret).slice(1, -1),
      encodeURIComponent(secret),
      new URLSearchParams({ s: secret }).toString().slice(2)
    ])
  ];
}

const actionsLog: Log = {
  info: (text) => core.info(logLine(text)),
  debug: (text) => core.debug(logLine(text)),
  warning: (text) => core.warning(logLine(text)),
  group: (title, work) => core.group(logLine(title), work)
};
