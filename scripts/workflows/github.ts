/** GitHub's own parser and language service: what the server would refuse, and every expression evaluated. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { registerLogger, validate } from '@actions/languageservice';
import type { ValidationConfig } from '@actions/languageservice';
import type { FileProvider } from '@actions/workflow-parser/workflows/file-provider';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { parse } from 'yaml';
import { OWN_REPOSITORY, problemAt } from './source.ts';
import type { Problem, Source } from './source.ts';

type Metadata = Awaited<ReturnType<NonNullable<ValidationConfig['actionsMetadataProvider']>['fetchActionMetadata']>>;

/** Said of every action whose action.yml the service cannot fetch, which here is every other repository's. */
const FOREIGN_ACTION = new RegExp(`^Unable to resolve action \`(?![\\w.-]+/${OWN_REPOSITORY}[/@])`);

/** Errors of GitHub's parser; a call of a reusable workflow of this repository is resolved to its file. */
export async function checkWithGitHub(source: Source, root: string, action: Source | undefined): Promise<Problem[]> {
  const crashes: string[] = [];
  // A crash of the service ends the check early; it only logs that.
  registerLogger({ error: (message) => crashes.push(message), warn: ignore, info: ignore, log: ignore });
  const name = source.kind === 'action' ? source.file : `.github/workflows/${path.basename(source.file)}-${source.offset}.yml`;
  const document = TextDocument.create(`file:///${name}`, 'yaml', 1, source.text);
  const diagnostics = await validate(document, {
    fileProvider: ownFiles(root),
    actionsMetadataProvider: { fetchActionMetadata: ownAction(action) }
  });
  const found = diagnostics.map(({ range, message }) => ({
    line: range.start.line + 1,
    message: typeof message === 'string' ? message : message.value
  }));
  const errors = found.filter(({ message }) => !FOREIGN_ACTION.test(message));
  return [...errors, ...crashes.map((message) => ({ line: 1, message }))].map(({ line, message }) =>
    problemAt(source, line, 'github', message)
  );
}

function ignore(): void {
  // Progress of the service; nothing to tell.
}

/** Reads `./path` and `<owner>/<this repository>/path@ref` from the working tree. */
function ownFiles(root: string): FileProvider {
  return {
    getFileContent(reference) {
      if ('repository' in reference && reference.repository !== OWN_REPOSITORY)
        throw new Error(`${reference.repository} is not this repository: cannot check the call`);
      const file = path.join(root, reference.path);
      if (!existsSync(file)) throw new Error(`${reference.path} does not exist`);
      return Promise.resolve({ name: reference.path, content: readFileSync(file, 'utf8') });
    }
  };
}

/** Inputs and outputs of this action; of others nothing is known here. */
function ownAction(action: Source | undefined): (reference: { name: string; path?: string }) => Promise<Metadata> {
  return ({ name, path: below }) =>
    Promise.resolve(action && name === OWN_REPOSITORY && !below ? (parse(action.text) as Metadata) : undefined);
}
