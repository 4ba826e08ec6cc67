/** Does a script parse? */
import { spawnSync } from 'node:child_process';

const known = new Map<string, string | null>();

/** What bash says of the script without running it; null if nothing. */
export function checkScript(script: string): string | null {
  const earlier = known.get(script);
  if (earlier !== undefined) return earlier;
  const { status, stderr, error } = spawnSync('bash', ['-n'], { input: script, encoding: 'utf8' });
  if (error) throw error;
  const found = status === 0 && stderr === '' ? null : stderr.trim().replaceAll('\n', '; ');
  known.set(script, found);
  return found;
}
