/** What an operation returns: plain data. `report.ts` writes it. */
import type { Problem } from './domain/model.ts';

export type Outcome = 'unchanged' | 'planned' | 'changed' | 'partial' | 'waiting' | 'failed';

export interface Annotation {
  level: 'error' | 'warning';
  title: string;
  message: string;
}

export interface OperationResult {
  outcome: Outcome;
  /** Whether everything that had to be seen was seen. */
  complete: boolean;
  /** Further step outputs by name; `outcome`, `complete` and `result` are added to them. */
  outputs: Record<string, string>;
  /** JSON value of the `result` output; holds no secret. */
  result: Record<string, unknown>;
  /** Job summary, Markdown. */
  summary: string;
  /** Text for the log, lines already safe: one foldable group each; without a title not folded, so that it is seen at once. */
  log: readonly { title: string; lines: readonly string[] }[];
  annotations: readonly Annotation[];
  files: readonly { path: string; content: string }[];
  problems: readonly Problem[];
  /** Why the step fails although nothing broke (`fail-on`), or null. */
  failure: Problem | null;
}
