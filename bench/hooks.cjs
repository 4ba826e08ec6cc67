/**
 * Loaded into the measured process before everything else. BENCH_STOP: ends it at its first request, when the operation is loaded and its
 * clients are built. BENCH_RSS: file that gets the largest resident memory, kB. BENCH_CLOCK: waits move the clock, see moved-clock.cjs.
 */
if (process.env.BENCH_STOP) require('node:https').request = () => process.exit(0);
if (process.env.BENCH_CLOCK) require('./moved-clock.cjs');
const file = process.env.BENCH_RSS;
if (file) process.on('exit', () => require('node:fs').writeFileSync(file, String(process.resourceUsage().maxRSS)));
