/** Each rule of the write protocol left out: the proofs have to find its hole again. */
import { tryAll } from '../crew.ts';
import { ruleProofs, type RuleProof } from '../rule-proofs.ts';
import { rules } from '../rules.ts';
import type { Ledger } from '../record.ts';
import type { Settings } from '../settings.ts';

interface Found {
  /** What, and where; null = the rule was not missed. */
  hole: string | null;
  tried: number;
}

export async function proveRules(settings: Settings, ledger: Ledger): Promise<boolean> {
  const { only, resume, say, stop } = settings;
  let earned = true;
  for (const proof of ruleProofs.filter(({ rule }) => rule.includes(only))) {
    const before = resume ? ledger.find('rules', proof.rule, '') : undefined;
    if (before?.found) continue;
    if (stop()) break;
    const started = performance.now();
    const { hole, tried } = await look(proof);
    earned &&= hole !== null;
    const without = rules[proof.rule]?.without ?? '';
    say(`${hole === null ? 'NOT FOUND' : 'found'}  without ${proof.rule} (${without}): ${hole ?? 'no hole'}; ${tried} tried`);
    ledger.put({
      part: 'rules',
      name: proof.rule,
      choice: '',
      counts: { tried },
      violations: hole === null ? [`without ${proof.rule} nothing is violated`] : [],
      ...(hole === null ? {} : { found: hole }),
      seconds: (performance.now() - started) / 1000
    });
  }
  return earned;
}

/** The same point with the rule must hold, or it would show something else. */
async function look({ rule, group, choice, expected }: RuleProof): Promise<Found> {
  const quiet = { say: () => undefined, choice, groups: [group] };
  const fits = (violations: readonly string[]): string | undefined => violations.find((violation) => expected.test(violation));
  const [visit] = await tryAll({ ...quiet, rule, until: expected });
  const found = visit?.failed.find(({ violations }) => fits(violations));
  if (!found) return { hole: null, tried: visit?.tried ?? 0 };
  const [control] = await tryAll({ ...quiet, names: () => [found.name] });
  const holds = control?.failed.every(({ violations }) => !fits(violations)) ?? false;
  return { hole: holds ? `${fits(found.violations) ?? ''} at ${found.name}` : null, tried: visit?.tried ?? 0 };
}
