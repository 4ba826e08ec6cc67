/**
 * Checks every workflow, action.yml and every workflow in the documentation.
 * Usage: node scripts/check-workflows.ts [--root DIR]; exit code 1 if there is a problem.
 */
import { registerHooks } from 'node:module';
import process from 'node:process';
import { parseArgs } from 'node:util';

// GitHub's packages import JSON as bundlers do; Node wants the type said.
registerHooks({
  load: (url, context, next) =>
    next(url, url.endsWith('.json') ? { ...context, importAttributes: { ...context.importAttributes, type: 'json' } } : context)
});

const { values } = parseArgs({ options: { root: { type: 'string', default: '.' } } });
const { checkWorkflows } = await import('./workflows/check.ts');
const { checked, problems } = await checkWorkflows(values.root);
for (const { file, line, rule, message } of problems) process.stdout.write(`${file}:${line}: ${rule}: ${message}\n`);
process.stdout.write(`${checked} workflows and actions checked, ${problems.length} problems\n`);
process.exitCode = problems.length > 0 ? 1 : 0;
