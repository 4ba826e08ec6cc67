/** Puts the owner of the repository in the place of `OWNER`, in every file that names it: `npx node scripts/set-owner.ts NAME`. */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const repository = fileURLToPath(new URL('..', import.meta.url));
const placeholder = /\bOWNER(?=\/(?:aks-service-principal-action|maintainers|security)\b)/g;

/** The text under that owner. */
export function withOwner(text: string, owner: string): string {
  return text.replace(placeholder, owner);
}

/** Files that git knows and that name the placeholder, tests and the bundle aside; relative to the repository. */
export function filesToChange(): string[] {
  const files = execFileSync('git', ['ls-files'], { cwd: repository, encoding: 'utf8' }).trim().split('\n');
  return files.filter((file) => {
    if (/^(?:dist|__tests__)\/|set-owner\.ts$/.test(file)) return false;
    const text = readFileSync(path.join(repository, file), 'utf8');
    return withOwner(text, '') !== text;
  });
}

if (import.meta.main) {
  const [owner = ''] = process.argv.slice(2);
  if (!/^[A-Za-z\d](?:[A-Za-z\d-]{0,37}[A-Za-z\d])?$/.test(owner)) {
    console.error('usage: npx node scripts/set-owner.ts NAME (of a user or organization of GitHub)');
    process.exit(2);
  }
  for (const file of filesToChange()) {
    const target = path.join(repository, file);
    writeFileSync(target, withOwner(readFileSync(target, 'utf8'), owner));
    console.log(file);
  }
  console.log('Now: npm run build, since the bundle names the owner too.');
}
