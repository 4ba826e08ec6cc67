/**
 * Stryker's test runner of `npm run mutation`. Jest, and vitest too, set up every file of tests anew for every mutant, which takes
 * far longer than the tests. Here the tests are loaded once per process; a mutant is switched on and the tests that reach it run, the
 * quick ones first, until one fails. Only what is evaluated while a file loads (a table, a regular expression) is loaded anew.
 * Interface: https://stryker-mutator.io/docs/stryker-js/guides/create-a-plugin/
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { InstrumenterContext } from '@stryker-mutator/api/core';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  determineHitLimitReached,
  DryRunStatus,
  toMutantRunResult,
  TestStatus,
  type CompleteDryRunResult,
  type DryRunResult,
  type MutantRunOptions,
  type MutantRunResult,
  type TestResult,
  type TestRunner,
  type TestRunnerCapabilities
} from '@stryker-mutator/api/test-runner';
import fc from 'fast-check';
import { collect, type CollectedTest } from './collect.ts';
import { modulesBelow, type Modules } from './modules.ts';

interface FileTest extends CollectedTest {
  file: string;
}

/** What the instrumented code reads and writes. */
const stryker: { [Name in keyof InstrumenterContext]?: InstrumenterContext[Name] | undefined } = ((
  globalThis as { __stryker__?: InstrumenterContext }
).__stryker__ ??= {});

class DomainTestRunner implements TestRunner {
  #modules: Modules | undefined;
  #tests: FileTest[] = [];
  #milliseconds = new Map<string, number>();

  capabilities(): TestRunnerCapabilities {
    return { reloadEnvironment: true };
  }

  /** Stryker has changed into its copy of the project by now. */
  async init(): Promise<void> {
    // The same few cases for every mutant, and no time spent on a smaller one: that a test fails is enough.
    fc.configureGlobal({ seed: 1, endOnFailure: true, numRuns: 40 });
    const folder = join(process.cwd(), '__tests__/domain');
    this.#modules = modulesBelow(process.cwd());
    for (const name of readdirSync(folder).sort())
      if (name.endsWith('.test.ts')) this.#tests.push(...(await this.#load(join(folder, name), 'clean')));
  }

  async dryRun(): Promise<DryRunResult> {
    const { tests } = await this.#run(this.#tests, false);
    return { status: DryRunStatus.Complete, tests, ...(stryker.mutantCoverage && { mutantCoverage: stryker.mutantCoverage }) };
  }

  async mutantRun(options: MutantRunOptions): Promise<MutantRunResult> {
    const wanted = options.testFilter && new Set(options.testFilter);
    const { id } = options.activeMutant;
    stryker.hitLimit = options.hitLimit;
    stryker.hitCount = options.hitLimit === undefined ? undefined : 0;
    stryker.activeMutant = id;
    try {
      const result =
        wanted && options.mutantActivation === 'runtime'
          ? await this.#run(
              this.#tests.filter((test) => wanted.has(test.id)),
              true
            )
          : await this.#runAnew(options.sandboxFileName, id);
      return toMutantRunResult(determineHitLimitReached(stryker.hitCount, stryker.hitLimit) ?? result, false);
    } finally {
      stryker.activeMutant = stryker.hitLimit = stryker.hitCount = undefined;
    }
  }

  /** Evaluates file after file anew with the mutant on, those with the least time to run first. One that cannot be loaded has noticed it. */
  async #runAnew(mutated: string, version: string): Promise<CompleteDryRunResult> {
    const files = Map.groupBy(this.#tests, (test) => test.file);
    const cost = (file: string): number => (files.get(file) ?? []).reduce((sum, test) => sum + this.#cost(test), 0);
    const reaching = [...files.keys()].filter((file) => this.#modules?.reaches(file, mutated) === true);
    const results: TestResult[] = [];
    for (const file of reaching.toSorted((a, b) => cost(a) - cost(b))) {
      try {
        results.push(...(await this.#run(await this.#load(file, version), true)).tests);
      } catch (error) {
        results.push({ ...result(files.get(file)?.[0]?.id ?? file, 0), status: TestStatus.Failed, failureMessage: String(error) });
      }
      if (results.at(-1)?.status === TestStatus.Failed) break;
    }
    return complete(results);
  }

  async #load(file: string, version: string): Promise<FileTest[]> {
    const name = file.slice(process.cwd().length + 1);
    return (await collect(name, () => this.#modules?.load(file, version) ?? Promise.resolve())).map((test) => ({ ...test, file }));
  }

  async #run(tests: readonly FileTest[], untilOneFails: boolean): Promise<CompleteDryRunResult> {
    const results: TestResult[] = [];
    for (const test of tests.toSorted((a, b) => this.#cost(a) - this.#cost(b))) {
      const outcome = await this.#runOne(test);
      results.push(outcome);
      if (untilOneFails && outcome.status === TestStatus.Failed) break;
    }
    return complete(results);
  }

  async #runOne(test: FileTest): Promise<TestResult> {
    const start = performance.now();
    stryker.currentTestId = test.id;
    try {
      await test.run();
      const spent = performance.now() - start;
      this.#milliseconds.set(test.id, spent);
      return { ...result(test.id, spent), status: TestStatus.Success };
    } catch (error) {
      return { ...result(test.id, performance.now() - start), status: TestStatus.Failed, failureMessage: String(error) };
    } finally {
      stryker.currentTestId = undefined;
    }
  }

  #cost(test: FileTest): number {
    return this.#milliseconds.get(test.id) ?? 0;
  }
}

const result = (id: string, timeSpentMs: number) => ({ id, name: id, timeSpentMs });

const complete = (tests: TestResult[]): CompleteDryRunResult => ({ status: DryRunStatus.Complete, tests });

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'domain', DomainTestRunner)];
