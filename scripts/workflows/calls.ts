/** A caller must grant what the workflow that it calls asks for, else GitHub does not start the run. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { OWN_REPOSITORY, problemAt } from './source.ts';
import type { Problem, Source } from './source.ts';

type Permissions = Record<string, string> | string | undefined;

interface Workflow {
  permissions?: Permissions;
  jobs?: Record<string, { uses?: string; permissions?: Permissions } | null>;
}

const RANK: Record<string, number> = { none: 0, read: 1, write: 2 };

/** One problem for each permission that a call of a workflow of this repository leaves out. A file that is no YAML has none here. */
export function checkCalls(source: Source, root: string): Problem[] {
  const caller = parseWorkflow(source.text);
  return Object.entries(caller?.jobs ?? {}).flatMap(([id, job]) => {
    const called = job?.uses === undefined ? null : ownWorkflow(root, job.uses);
    if (!called) return [];
    const granted = job?.permissions ?? caller?.permissions;
    const line = source.text.split('\n').findIndex((text) => text.trimStart().startsWith(`${id}:`)) + 1;
    return missing(called, granted).map((permission) =>
      problemAt(source, line, 'call', `job ${id} does not grant ${permission}, which the called workflow asks for`)
    );
  });
}

function parseWorkflow(text: string): Workflow | null {
  try {
    return parse(text) as Workflow | null;
  } catch {
    return null;
  }
}

function ownWorkflow(root: string, uses: string): Workflow | null {
  const file = uses.startsWith('./') ? uses.slice(2) : (new RegExp(`^[^/]+/${OWN_REPOSITORY}/(.+)@`).exec(uses)?.[1] ?? '');
  const full = path.join(root, file);
  return file !== '' && existsSync(full) ? parseWorkflow(readFileSync(full, 'utf8')) : null;
}

function missing(called: Workflow, granted: Permissions): string[] {
  const asked = Object.values(called.jobs ?? {}).flatMap((job) => Object.entries(mapped(job?.permissions ?? called.permissions)));
  return [
    ...new Set(asked.filter(([name, level]) => rank(mapped(granted)[name]) < rank(level)).map(([name, level]) => `${name}: ${level}`))
  ];
}

/** `read-all` and the like name no permission; only a map says what is meant. */
function mapped(permissions: Permissions): Record<string, string> {
  return typeof permissions === 'object' ? permissions : {};
}

function rank(level: string | undefined): number {
  return RANK[level ?? 'none'] ?? 0;
}
