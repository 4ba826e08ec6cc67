/** Writes the result of an operation to the runner: log, annotations, summary, files, outputs, exit code. */
import type { Problem } from './domain/model.ts';
import { explainedAt, withAddresses } from './domain/problem-text.ts';
import { logLine } from './domain/text.ts';
import { ActionError } from './errors.ts';
import type { Runtime } from './ports.ts';
import type { OperationResult, Outcome } from './result.ts';

export async function writeResult(result: OperationResult, runtime: Runtime): Promise<void> {
  for (const { title, lines } of result.log) {
    const write = async (): Promise<void> => lines.forEach((line) => runtime.log.info(line));
    await (title === '' ? write() : runtime.log.group(title, write));
  }
  for (const { level, title, message } of result.annotations) runtime.annotate(level, logLine(title), logLine(message));
  const unwritten = await writeFiles(result, runtime);
  const outcome: Outcome = unwritten.length > 0 && result.outcome !== 'failed' ? 'partial' : result.outcome;
  await runtime.writeSummary(result.summary);
  writeOutputs(
    { ...result.outputs, outcome, complete: String(result.complete), result: JSON.stringify({ ...result.result, outcome }) },
    runtime
  );
  const failure = failureOf(outcome, unwritten, result);
  if (failure) runtime.fail(sentence(failure));
}

/** For what stopped the run: one message, the cause, the next step; no stack trace unless step debug is on. */
export function writeFailure(error: unknown, runtime: Runtime): void {
  const known = error instanceof ActionError;
  const problem = known
    ? error
    : {
        code: 'unexpected',
        message: `Something unforeseen failed: ${error instanceof Error ? error.message : String(error)}`,
        hint: 'Run again with step debug logging on and report it with that log.'
      };
  if (error instanceof Error) runtime.log.debug([error.stack, error.cause instanceof Error ? error.cause.stack : ''].join(' '));
  writeOutputs(
    {
      outcome: 'failed',
      complete: 'false',
      result: JSON.stringify({ outcome: 'failed', problems: [{ code: problem.code, message: problem.message }] })
    },
    runtime
  );
  runtime.fail(sentence(problem));
}

/** `message hint [code] link`, keeping the lines of a message that lists several problems. */
function sentence({ code, message, hint }: Problem): string {
  const text = message
    .split('\n')
    .map((line) => logLine(line))
    .join('\n');
  return `${text}${text.includes('\n') ? '\n' : ' '}${logLine(hint)} [${code}] ${explainedAt(code)}`;
}

function writeOutputs(outputs: Record<string, string>, runtime: Runtime): void {
  for (const [name, value] of Object.entries(outputs)) runtime.setOutput(name, value);
}

async function writeFiles({ files }: OperationResult, runtime: Runtime): Promise<Problem[]> {
  const problems: Problem[] = [];
  for (const { path, content } of files) {
    try {
      await runtime.writeFile(path, content);
      runtime.log.info(`Report written to ${path}`);
    } catch (error) {
      const problem = {
        code: 'report-file',
        message: `The report could not be written to ${path}: ${error instanceof Error ? error.message : String(error)}`,
        hint: 'Choose a path in the workspace that the runner may write.'
      };
      runtime.log.warning(sentence(problem));
      problems.push(problem);
    }
  }
  return problems;
}

function failureOf(outcome: Outcome, unwritten: readonly Problem[], result: OperationResult): Problem | null {
  if (result.failure) return result.failure;
  if (outcome !== 'failed' && outcome !== 'partial') return null;
  return (
    unwritten[0] ?? {
      code: 'partial',
      message: `The run ended as ${outcome}: something it should have written was not written.`,
      hint: 'The warnings above say what and why; a further run does what is missing.'
    }
  );
}

/** The runtime that writes addresses where texts name pages of this repository. @param files of the repository; null if not known */
export function addressing(runtime: Runtime, files: string | null): Runtime {
  const shown = (text: string): string => withAddresses(text, files);
  const { log } = runtime;
  return {
    ...runtime,
    log: {
      info: (text) => log.info(shown(text)),
      debug: (text) => log.debug(text),
      warning: (text) => log.warning(shown(text)),
      group: (title, work) => log.group(title, work)
    },
    annotate: (level, title, message) => runtime.annotate(level, title, shown(message)),
    writeSummary: (markdown) => runtime.writeSummary(shown(markdown)),
    fail: (text) => runtime.fail(shown(text))
  };
}
