/**
 * Rules of the write protocol that can be switched off, in a process of the proofs only: the source is changed while it is loaded.
 * Each has to let the proofs find a violation again, or the rule, or the proof, is worth nothing.
 */
import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';

export interface Rule {
  /** What is left out. */
  without: string;
  /** Ends of the paths of sources, and what to put in the place of what; all of it must be there. */
  changes: { file: string; from: string; to: string }[];
}

export const rules: Readonly<Record<string, Rule>> = {
  turn: {
    without: 'one writer at a time: a run writes without taking its turn',
    changes: [
      {
        file: 'src/operations/turn.ts',
        from: "  await session.add('turn', ports.clock.now() + settings.lease);\n  for",
        to: "  if (Date.now() > 0) return { kind: 'mine', application: await session.read() };\n  for"
      }
    ]
  },
  'prove-before-store': {
    without: 'the value is proved before it goes to a store: here what the proof said is looked at after',
    changes: [
      { file: 'src/operations/rotate-hand-out.ts', from: '  if (rejected) return takeBack(handed, [rejected], settings);\n', to: '' },
      {
        file: 'src/operations/rotate-hand-out.ts',
        from: '  if (stored.names.length > 0) await settings.session.record',
        to: '  if (rejected) return takeBack(handed, [rejected], settings);\n  if (stored.names.length > 0) await settings.session.record'
      }
    ]
  },
  'sent-before-reset': {
    without: 'where a value is about to go is written down before it goes there (nor is the Activity Log asked, which is the second line)',
    changes: [
      {
        file: 'src/operations/rotate-hand-out.ts',
        from: '...plan.targets.map((cluster) => sentTag(value.keyId, cluster.id, now)),',
        to: ''
      },
      { file: 'src/domain/retire.ts', from: 'facts.unquiet.has(keyOf(credential))', to: 'facts.policy.kind === "none"' }
    ]
  },
  'own-answer-only': {
    without: "only this run's own operation proves that a cluster accepted: here a lost answer counts as yes",
    changes: [
      {
        file: 'src/operations/rotate-apply.ts',
        from: "return { kind: 'again', unsure: start.problem };",
        to: "return { kind: 'accepted' };"
      }
    ]
  },
  'retire-per-key': {
    without: 'a credential stays while the ledger shows a cluster on it: here every older one goes',
    changes: [{ file: 'src/domain/retire.ts', from: 'if (user) return', to: 'if (user && facts.policy.kind === "none") return' }]
  },
  'rollback-refused-only': {
    without: 'a new credential is taken back only if every cluster refused it at once: here also if its reset failed later',
    changes: [
      {
        file: 'src/operations/rotate-hand-out.ts',
        from: "kind === 'refused' || kind === 'skipped'",
        to: "kind === 'failed' || kind === 'refused' || kind === 'skipped'"
      }
    ]
  },
  rescan: {
    without: 'a scan right before each removal: here the first scan of the run has to do',
    changes: [
      {
        file: 'src/operations/rotation-facts.ts',
        from: 'await findUsers(',
        to: 'await ((query: Parameters<typeof findUsers>[0], ports: Parameters<typeof findUsers>[1]) => ((globalThis as any).scanOf ??= new Map()).get(settings.rotationId) ?? findUsers(query, ports).then((users) => ((globalThis as any).scanOf.set(settings.rotationId, users), users)))('
      }
    ]
  }
};

/** The changes of a rule that do not fit the sources any more. */
export function misfits(name: string): string[] {
  return (rules[name]?.changes ?? []).flatMap(({ file, from }) =>
    readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').includes(from) ? [] : [`${file} does not hold ${JSON.stringify(from)}`]
  );
}

/** Loads the sources without a rule from now on. Throws where they have moved on and a change does not fit any more. */
export function switchOff(name: string): void {
  const rule = rules[name];
  if (!rule) throw new Error(`no such rule: ${name}; known are ${Object.keys(rules).join(', ')}`);
  const wrong = misfits(name);
  if (wrong.length > 0) throw new Error(`rule ${name}: ${wrong.join('; ')}`);
  registerHooks({
    load(url, context, next) {
      const loaded = next(url, context);
      const changes = rule.changes.filter(({ file }) => url.endsWith(file));
      if (changes.length === 0) return loaded;
      const source = typeof loaded.source === 'string' ? loaded.source : Buffer.from(loaded.source as Uint8Array).toString('utf8');
      return { ...loaded, source: changes.reduce((text, { from, to }) => text.replace(from, () => to), source) };
    }
  });
}
