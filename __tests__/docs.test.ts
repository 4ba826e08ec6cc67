import { existsSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { findSources } from '../scripts/workflows/source.ts';
import { checkScript } from '../scripts/workflows/shell.ts';
import { inputTable } from '../src/input-table.ts';
import { anchorsOf, blocksOf, pageFiles, read, repository } from './docs/pages.ts';
import { commandsOf } from './docs/shell.ts';
import { checkTool } from './docs/tools.ts';
import { names, readWorkflow } from './workflows/reusable.ts';

const pages = pageFiles();
const blocks = pages.flatMap((file) => blocksOf(file));
const scripts = blocks.filter(({ language }) => language === 'sh' || language === 'bash');
const manifest = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** What is wrong with a command; empty if nothing. */
function check([tool = '', ...words]: readonly string[]): string[] {
  const files = [tool, ...words].filter(
    (word) => /^(?:docs|scripts|sandbox|\.ci)\//.test(word) && !existsSync(path.join(repository, word))
  );
  return [...files.map((file) => `${file} does not exist`), ...checkCommand(tool, words)];
}

function checkCommand(tool: string, words: readonly string[]): string[] {
  const [first = ''] = words;
  switch (tool) {
    case 'npm': {
      const script = words.slice(1).find((word) => !word.startsWith('-')) ?? '';
      if (first === 'run') return script in manifest.scripts ? [] : [`there is no script ${script}`];
      return ['ci', 'cit', 'test'].includes(first) ? [] : [`npm ${first} is not expected`];
    }
    case 'npx':
      return first === 'node' ? checkCommand('node', words.slice(1)) : [`npx ${first} is not expected`];
    case 'node':
      return existsSync(path.join(repository, first)) ? [] : [`${first} does not exist`];
    case 'az':
    case 'gh':
      return checkTool([tool, ...words]);
    default:
      return ['echo', 'kill', 'sed', 'sleep'].includes(tool) ? [] : [`${tool} is not expected`];
  }
}

describe('the blocks of the documentation', () => {
  it('are there, and of a kind that is checked here', () => {
    expect(pages).toEqual(expect.arrayContaining(['README.md', 'CONTRIBUTING.md', 'docs/oidc.md', 'docs/permissions.md']));
    expect(blocks.length).toBeGreaterThan(20);
    const known = ['yaml', 'sh', 'bash', 'json', 'text', 'mermaid'];
    expect(blocks.filter(({ language }) => !known.includes(language)).map(({ at, language }) => `${at}: ${language}`)).toEqual([]);
  });

  it('in YAML are whole workflows, so that npm run check-workflows has them', () => {
    const checked = new Set(findSources(repository).map(({ text }) => text));
    expect(blocks.filter(({ language, text }) => language === 'yaml' && !checked.has(text)).map(({ at }) => at)).toEqual([]);
  });

  it('in JSON can be read', () => {
    for (const { at, text } of blocks.filter(({ language }) => language === 'json'))
      expect(() => [at, JSON.parse(text) as unknown]).not.toThrow();
  });

  it.each(scripts.map((block) => [block.at, block.text]))('%s: bash reads it, and its commands, options and files exist', (_, text) => {
    expect(checkScript(text)).toBeNull();
    const commands = commandsOf(text);
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.flatMap(check)).toEqual([]);
  });
});

describe('the check of commands', () => {
  it.each([
    ['npm ci && npm run demo', []],
    ['npm run --silent sandbox -- --port 1 > ready.json &\nsleep 2', []],
    ['ID=$(az ad sp show --id "$A" --query id) # az ad sq show', []],
    ["az rest --url \"https://x('$A')/\\$ref\" --body '{\n}'", []],
    ['npm run dmeo', ['there is no script dmeo']],
    ['echo a | node scripts/gone.ts', ['scripts/gone.ts does not exist', 'scripts/gone.ts does not exist']],
    ['sed s/a/b/ docs/samples/gone.json > x', ['docs/samples/gone.json does not exist']],
    ['X="$(az ad sq show)"', ['az has no command ad sq show']],
    ['az ad sp show --i "$A"', ['az ad sp show has no option --i']],
    ['gh api --metod PUT x; curl x', ['gh api has no option --metod', 'curl is not expected']]
  ])('%j', (script, expected) => {
    expect(commandsOf(script).flatMap(check)).toEqual(expected);
  });

  it.each(['```sh\necho\n', '```\necho\n```\n'])('refuses the fence of %j', (page) => {
    expect(() => blocksOf('x.md', page)).toThrow(/^x.md:1: a block without/);
  });
});

it('every link within the repository leads somewhere', () => {
  const broken = pages.flatMap((file) =>
    [...read(file).matchAll(/\]\((?!https?:)([^)\s#]*)(?:#([^)\s]+))?\)/g)].flatMap(([link, target = '', anchor]) => {
      const to = target === '' ? file : path.posix.join(path.posix.dirname(file), target);
      if (!existsSync(path.join(repository, to))) return [`${file}: ${link}`];
      return anchor === undefined || !to.endsWith('.md') || anchorsOf(read(to)).has(anchor) ? [] : [`${file}: ${link}`];
    })
  );
  expect(broken).toEqual([]);
});

describe('the complete callers', () => {
  const callers = ['docs/samples/expiry.yml', 'docs/samples/rotation.yml', 'docs/samples/whole-life.yml'];

  it('are checked as workflows, and linked from the README', () => {
    expect(findSources(repository).map(({ file }) => file)).toEqual(expect.arrayContaining(callers));
    for (const file of callers) expect(read('README.md')).toContain(`(${file})`);
  });

  it('the one in the README is the file', () => {
    expect(blocks.filter(({ at }) => at.startsWith('README.md')).map(({ text }) => text)).toContain(read('docs/samples/expiry.yml'));
  });

  it('start at an odd minute and keep GitHub from switching the schedule off', () => {
    for (const file of callers) {
      expect([file, Number(/cron: '(\d+) /.exec(read(file))?.[1]) % 10]).toEqual([file, 7]);
      expect(read(file)).toContain('\n  heartbeat:\n');
    }
  });

  it('the one for the whole life calls each reusable workflow', () => {
    for (const name of names) expect(read('docs/samples/whole-life.yml')).toContain(`/.github/workflows/${name}.yml@`);
  });
});

describe('the tables of the reusable workflows', () => {
  const page = read('docs/workflows.md');
  const rowsOf = (text: string): string[][] =>
    [...text.matchAll(/^\| `([^`]+)` \| (.*) \|$/gm)].map(([, first = '', rest = '']) => [first, ...rest.split(' | ')]);

  it.each(names)('docs/workflows.md tells every input and output of %s.yml as the file does', (name) => {
    const section = page.split(`\n## ${name}.yml\n`)[1]?.split('\n## ')[0] ?? '';
    const [inputs = '', outputs = ''] = section.split('\n| output |');
    const workflow = readWorkflow(name);
    expect(rowsOf(inputs)).toEqual(
      Object.entries(workflow.inputs).map(([input, { description, default: value, required }]) => [
        input,
        required === true ? 'required' : quoted(value),
        description
      ])
    );
    expect(rowsOf(outputs)).toEqual(Object.entries(workflow.outputs).map(([output, { description }]) => [output, description]));
    expect(/^Permissions to grant: (.+)\.$/m.exec(section)?.[1]?.split(', ')).toEqual(permissionsOf(name));
  });

  it.each(names)('the README tells outputs and permissions of %s.yml', (name) => {
    const [, , , outputs = '', permissions = ''] = rowsOf(read('README.md')).find(([file]) => file === `${name}.yml`) ?? [];
    expect(outputs.match(/`[^`]+`/g)?.map((text) => text.slice(1, -1))).toEqual(Object.keys(readWorkflow(name).outputs));
    expect(permissions.match(/`[^`]+`/g)).toEqual(permissionsOf(name));
  });

  /** What a caller must grant, each in code quotes. */
  function permissionsOf(name: (typeof names)[number]): string[] {
    const all = Object.values(readWorkflow(name).jobs).flatMap(({ permissions }) => Object.entries(permissions));
    return [...new Set(all.map(([permission, level]) => `\`${permission}: ${level}\``))].sort();
  }

  function quoted(value: unknown): string {
    const text = String(value).trim();
    return text === ''
      ? ''
      : text
          .split('\n')
          .map((line) => `\`${line}\``)
          .join(' ');
  }
});

it('docs/permissions.md has a section for each operation', () => {
  const operations = new Set(Object.values(inputTable).flatMap(({ operations: own }) => (own === 'all' ? [] : [...own])));
  expect(operations.size).toBe(5);
  for (const operation of operations) expect(read('docs/permissions.md')).toContain(`\n### For ${operation}\n`);
});
