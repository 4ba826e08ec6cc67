/** `npm run mutation`: changes src/domain in every way Stryker knows, one at a time; a test has to notice. https://stryker-mutator.io/docs/ */
export default {
  mutate: [
    'src/domain/**/*.ts',
    // The style sheet and the script of the HTML report are another language in one literal each: `npm run test:browser` sees what they do.
    '!src/domain/report-html-style.ts',
    '!src/domain/report-html-script.ts'
  ],
  testRunner: 'domain',
  plugins: ['./scripts/mutation/runner.ts'],
  testRunnerNodeArgs: ['--disable-warning=ExperimentalWarning'],
  coverageAnalysis: 'perTest',
  concurrency: 2,
  // Generous: a busy machine is no endless loop. Most loops end at Stryker's limit of hits anyway.
  timeoutMS: 15_000,
  timeoutFactor: 3,
  tempDirName: 'build/mutation',
  ignorePatterns: ['**', '!src/domain/**', '!__tests__/domain/**', '!package.json'],
  reporters: ['clear-text', 'json'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false, reportScoreTable: true },
  jsonReporter: { fileName: 'build/mutation.json' },
  thresholds: { high: 95, low: 90, break: 85 }
};
