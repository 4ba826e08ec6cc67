/** Loaded by jest before each file of tests in `npm run proofs -- --inputs`: more cases for each property, and all of them counted. */
import fc from 'fast-check';
import { count } from './count.ts';

fc.configureGlobal({
  numRuns: Number(process.env.PROOFS_RUNS ?? '100'),
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- what comes after it is set for each property, not for all
  reporter: (details) => {
    count('properties');
    count('property inputs', details.numRuns);
    if (details.failed) throw new Error(fc.defaultReportMessage(details));
  }
});
