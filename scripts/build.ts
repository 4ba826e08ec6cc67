/**
 * Builds dist/: rolldown drops what is never called (ncc alone takes the CommonJS copy of every Azure package and keeps all of it), ncc makes
 * the one entry and its chunks, and the licences of everything bundled are put beside them. The same sources give the same bytes.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { rolldown } from 'rolldown';

const root = dirname(import.meta.dirname);
const staging = join(root, 'build', 'bundle');
const dist = join(root, 'dist');

/** Packages whose modules do nothing when imported; most say so themselves, in a package.json that bundlers do not see. */
const pure = /node_modules\/(@azure|@azure-rest|@typespec|@microsoft\/microsoft-graph-client)\//;

async function bundle(): Promise<string[]> {
  rmSync(staging, { recursive: true, force: true });
  const build = await rolldown({
    input: join(root, 'src', 'main.ts'),
    platform: 'node',
    cwd: root,
    resolve: { mainFields: ['module', 'main'], conditionNames: ['import', 'node', 'default'] },
    treeshake: { moduleSideEffects: (id) => !pure.test(id) }
  });
  const { output } = await build.write({ dir: staging, format: 'esm', entryFileNames: 'main.js', chunkFileNames: '[name].js' });
  await build.close();
  writeFileSync(join(staging, 'package.json'), '{"type":"module"}\n');
  return output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
}

function packageOf(moduleId: string): string | null {
  const path = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(moduleId.replace(/^\0/, '').replaceAll('\\', '/'));
  return path?.[1] ?? null;
}

function licenceOf(folder: string): string {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : '';
  return `${name} ${version}\n${license ?? 'UNKNOWN'}\n${text}\n`;
}

function writeLicences(modules: readonly string[]): void {
  const folders = [...new Set(modules.map(packageOf))].filter((folder) => folder !== null && existsSync(join(folder, 'package.json')));
  const texts = folders.map((folder) => licenceOf(folder as string)).sort();
  writeFileSync(join(dist, 'licenses.txt'), texts.join(`\n${'-'.repeat(80)}\n\n`));
}

const modules = await bundle();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist);
execFileSync(
  process.execPath,
  [join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js'), 'build', 'main.js', '-o', dist, '--no-cache', '-q'],
  { cwd: staging, stdio: 'inherit' }
);
writeLicences(modules);
