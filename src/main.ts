/** The only file with effects at import: hands the runner to `run`. */
import { run } from './run.ts';
import { actionsRuntime } from './runtime.ts';

await run(actionsRuntime());
