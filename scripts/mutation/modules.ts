/** Loads the tests and what they import as often as wanted, each time anew, and knows what imports what. */
import { readFileSync } from 'node:fs';
import { registerHooks, stripTypeScriptTypes } from 'node:module';
import { fileURLToPath, pathToFileURL } from 'node:url';

const shim = new URL('collect.ts', import.meta.url).href;

export interface Modules {
  /** Imports a file. What was imported before under the same `version` is the same, everything else is evaluated anew. */
  load: (file: string, version: string) => Promise<unknown>;
  /** Whether one file imports another, directly or through others. Both must have been loaded. */
  reaches: (from: string, to: string) => boolean;
}

/** Only files below `root` are loaded anew; packages are shared, and `@jest/globals` is `collect.ts`. */
export function modulesBelow(root: string): Modules {
  const base = `${pathToFileURL(root).href}/`;
  const imports = new Map<string, Set<string>>();
  const sources = new Map<string, string>();
  let current = '';

  registerHooks({
    resolve(specifier, context, next) {
      if (specifier === '@jest/globals') return { url: shim, format: 'module', shortCircuit: true };
      const resolved = next(specifier, context);
      const url = withoutVersion(resolved.url);
      if (!url.startsWith(base)) return resolved;
      if (context.parentURL !== undefined) entry(imports, withoutVersion(context.parentURL)).add(url);
      return { ...resolved, url: `${url}?${current}`, shortCircuit: true };
    },
    load(url, context, next) {
      const plain = withoutVersion(url);
      if (!plain.startsWith(base)) return next(url, context);
      let source = sources.get(plain);
      if (source === undefined) sources.set(plain, (source = stripTypeScriptTypes(readFileSync(fileURLToPath(plain), 'utf8'))));
      return { format: 'module', source, shortCircuit: true };
    }
  });

  const reached = new Map<string, Set<string>>();
  return {
    load(file, version) {
      current = version;
      return import(pathToFileURL(file).href);
    },
    reaches(from, to) {
      const start = pathToFileURL(from).href;
      let all = reached.get(start);
      if (all === undefined) reached.set(start, (all = closure(start, imports)));
      return all.has(pathToFileURL(to).href);
    }
  };
}

function closure(start: string, imports: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const all = new Set([start]);
  for (const url of all) for (const next of imports.get(url) ?? []) all.add(next);
  return all;
}

function entry(map: Map<string, Set<string>>, key: string): Set<string> {
  let set = map.get(key);
  if (set === undefined) map.set(key, (set = new Set()));
  return set;
}

const withoutVersion = (url: string): string => url.replace(/\?.*$/, '');
