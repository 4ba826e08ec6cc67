/**
 * Builds dist/: rolldown drops what is never called (ncc alone takes the CommonJS copy of every Azure package and keeps all of it), ncc makes
 * the one entry and its chunks, and the licences of everything bundled are put beside them. The same sources give the same bytes.
 * Usage: node scripts/build.ts [--out DIR]; dist/ without DIR.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { rolldown, type Plugin } from 'rolldown';
import { parseAst } from 'rolldown/parseAst';
import { minifySync } from 'rolldown/utils';
import { standIns } from './stand-ins.ts';

const root = dirname(import.meta.dirname);
const { values } = parseArgs({ options: { out: { type: 'string' } } });
const dist = values.out === undefined ? join(root, 'dist') : resolve(values.out);
const staging = values.out === undefined ? join(root, 'build', 'bundle') : `${dist}-bundle`;

/** Packages whose modules do nothing when imported; most say so themselves, in a package.json that bundlers do not see. */
const pure = /node_modules\/(@azure|@azure-rest|@typespec|@actions|@octokit|@microsoft\/microsoft-graph-client)\//;
/** What the writing operations share about access; ncc copies what is small into each of them, and shares what is 20 kB. */
const access =
  /[\\/]src[\\/](operations[\\/]delegate-(access|grants|rights|roles)|azure[\\/](role-grants|role-definitions|resources)|domain[\\/](access-plan|grants|after-run|delegate-text|provision-text))\.ts$/;
const mark = '\0stand-in:';

/** Puts the stand-ins in their places; what one imports is found from where the whole module is, and is whole. */
const withStandIns: Plugin = {
  name: 'stand-ins',
  async resolveId(source, importer) {
    if (!importer) return null;
    const whole = importer.startsWith(mark) ? importer.slice(mark.length) : importer;
    const found = await this.resolve(source, whole, { skipSelf: true });
    if (!found || (found.id === whole && importer !== whole)) return found;
    return standIns.some(({ module }) => module.test(slashes(found.id))) ? mark + found.id : found;
  },
  load(id) {
    if (!id.startsWith(mark)) return null;
    return standIns.find(({ module }) => module.test(slashes(id.slice(mark.length))))?.code ?? null;
  }
};

function slashes(path: string): string {
  return path.replaceAll('\\', '/');
}

/** Node reads a file in which every character is below 256 twice as fast; a string says the same with its characters escaped. */
const oneByte: Plugin = {
  name: 'one-byte',
  renderChunk: (code) => ({
    code: code.replaceAll(/[\u0100-\uffff]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)
  })
};

/**
 * Packages lose layout and names, or dist/ would be twice its size. Of the action's own code each function stays under its name, on a line of
 * its own, so that a change can be reviewed; what is inside is shortened.
 */
const shorten: Plugin = {
  name: 'shorten',
  renderChunk(code, { moduleIds, fileName }) {
    const own = moduleIds.some((id) => !id.startsWith('\0') && packageOf(id) === null);
    const short = minifySync(fileName, code, {
      module: true,
      compress: {},
      mangle: { toplevel: !own },
      codegen: { removeWhitespace: true }
    });
    const [error] = short.errors;
    if (error) throw new Error(`${fileName}: ${error.message}`);
    return { code: own ? statementPerLine(short.code) : short.code };
  }
};

function statementPerLine(code: string): string {
  const { body } = parseAst(code);
  return body.map(({ start, end }) => `${code.slice(start, end)}\n`).join('');
}

/** ncc writes a file's name wherever something of it is used; rolldown names a file of packages after all who share it. */
function shortName(name: string): string {
  return name.startsWith('packages') ? `p${createHash('sha256').update(name).digest('hex').slice(0, 3)}` : name;
}

async function bundle(): Promise<string[]> {
  rmSync(staging, { recursive: true, force: true });
  const build = await rolldown({
    input: join(root, 'src', 'main.ts'),
    platform: 'node',
    cwd: root,
    preserveEntrySignatures: false,
    plugins: [withStandIns, shorten, oneByte],
    resolve: { mainFields: ['module', 'main'], conditionNames: ['module', 'import', 'node', 'default'] },
    // Nothing here sends a form, and to look whether a body is one makes Node load its own copy of undici: 10 MB, half of a start's time.
    transform: { define: { FormData: 'undefined' } },
    treeshake: { moduleSideEffects: (id) => !pure.test(slashes(id)) }
  });
  const { output } = await build.write({
    dir: staging,
    format: 'esm',
    entryFileNames: 'main.js',
    chunkFileNames: ({ name }) => `${shortName(name)}.js`,
    comments: false,
    minify: false,
    codeSplitting: {
      includeDependenciesRecursively: false,
      groups: [
        { name: 'packages', test: /[\\/]node_modules[\\/]/, entriesAware: true },
        { name: 'access', test: access }
      ]
    }
  });
  await build.close();
  writeFileSync(join(staging, 'package.json'), '{"type":"module"}\n');
  return output.flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
}

function packageOf(moduleId: string): string | null {
  const path = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(slashes(moduleId));
  return path?.[1] ?? null;
}

/** The packages' names, and their licence as they word it. */
function licenceOf(folder: string): { name: string; text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license?: string;
  };
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.(md|txt))?$/i.test(entry));
  const text = file ? readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim() : '';
  return { name: `${name} ${version} (${license ?? 'UNKNOWN'})`, text };
}

/** Every package of which a module is in the bundle; those that share the words of their licence stand together. */
function writeLicences(modules: readonly string[]): void {
  const whole = modules.filter((id) => !id.startsWith(mark)).map((id) => packageOf(id.replace(/^\0/, '')));
  const folders = [...new Set(whole)].filter((folder) => folder !== null).filter((folder) => existsSync(join(folder, 'package.json')));
  const byText = Map.groupBy(folders.map(licenceOf), ({ text }) => text);
  const sections = [...byText].map(
    ([text, packages]) =>
      `${packages
        .map(({ name }) => name)
        .sort()
        .join('\n')}\n\n${text}\n`
  );
  writeFileSync(join(dist, 'licenses.txt'), sections.sort().join(`\n${'-'.repeat(80)}\n\n`));
}

const modules = await bundle();
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
execFileSync(
  process.execPath,
  [join(root, 'node_modules/@vercel/ncc/dist/ncc/cli.js'), 'build', 'main.js', '-o', dist, '--no-cache', '-q'],
  { cwd: staging, stdio: 'inherit' }
);
writeLicences(modules);
