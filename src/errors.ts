/** The one error that people see. Everything else that reaches `run` is a bug or an answer nobody foresaw. */
import type { Problem } from './domain/model.ts';

export class ActionError extends Error implements Problem {
  readonly code: string;
  readonly hint: string;

  /**
   * @param problem what failed and on which object (`message`), the likely cause and next step (`hint`), and a stable
   *   `code` that is a heading in docs/troubleshooting.md
   */
  constructor(problem: Problem, cause?: unknown) {
    super(problem.message, cause === undefined ? undefined : { cause });
    this.name = 'ActionError';
    this.code = problem.code;
    this.hint = problem.hint;
  }
}

/** What was asked for, or why it could not be had. @throws what is no ActionError */
export async function problemOr<T>(work: () => Promise<T>): Promise<{ value: T } | { problem: Problem }> {
  try {
    return { value: await work() };
  } catch (error) {
    if (error instanceof ActionError) return { problem: toProblem(error) };
    throw error;
  }
}

/** The problem without the stack, as it goes into reports. */
export function toProblem(error: ActionError): Problem {
  return { code: error.code, message: error.message, hint: error.hint };
}
