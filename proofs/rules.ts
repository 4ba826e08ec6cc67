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
  'unknown-is-not-over': {
    without: 'a run of which GitHub says nothing may still be at work: here it counts as over',
    changes: [
      {
        file: 'src/domain/rotation-id.ts',
        from: "if (statuses.get(runKey(run)) === 'over') return true;",
        to: "if (statuses.get(runKey(run)) !== 'alive') return true;"
      }
    ]
  },
  'fresh-reads': {
    without: 'a read that lacks a write of this run is not believed: here every read is',
    changes: [
      {
        file: 'src/operations/application-session.ts',
        from: 'if (application && this.#isFresh(application))',
        to: 'if (application && (this.#isFresh(application) || Date.now() > 0))'
      },
      // The second line, which the ledger does not stand on.
      { file: 'src/domain/retire.ts', from: 'facts.unquiet.has(keyOf(credential))', to: 'facts.policy.kind === "none"' }
    ]
  },
  'read-back': {
    without: 'what was written to the ledger is read back before anything else: here the write is believed',
    changes: [
      {
        file: 'src/operations/application-session.ts',
        from: 'shown.every((tag) => showsTag(tags, tag))',
        to: 'shown.every((tag) => showsTag(tags, tag) || Date.now() > 0)'
      },
      // The second line, which the ledger does not stand on.
      { file: 'src/domain/retire.ts', from: 'facts.unquiet.has(keyOf(credential))', to: 'facts.policy.kind === "none"' }
    ]
  },
  'union-of-tags': {
    without: 'tags are written as what was read and own entries: here own entries alone',
    changes: [{ file: 'src/domain/ledger-tags.ts', from: 'of [...read, ...own]) {', to: 'of own) {' }]
  },
  'issued-before-store': {
    without: 'that a value is about to go to a store is written down before',
    changes: [
      {
        file: 'src/operations/provision-secret.ts',
        from: 'const issued = destinations.length > 0 ?',
        to: 'const issued = destinations.length < 0 ?'
      }
    ]
  },
  'delivered-counts': {
    without: 'only what was delivered counts as handed out: here what was issued does',
    changes: [
      { file: 'src/domain/provision-plan.ts', from: 'return ledger.delivered.has(key)', to: 'return ledger.issued.has(key)' },
      { file: 'src/operations/provision-look.ts', from: 'gathered?.facts.ledger.delivered.has(', to: 'gathered?.facts.ledger.issued.has(' },
      // A value that demonstrably stands nowhere is dropped in a second way.
      { file: 'src/operations/rotation-facts.ts', from: 'if (held.every((holds) => holds === false))', to: 'if (held.length < 0)' }
    ]
  },
  'repetition-proves-nothing': {
    without: 'what meets the repetition of a reset that was answered 503 says nothing of the first: here it does',
    changes: [{ file: 'src/azure/cluster-writes.ts', from: 'if (answer.repeated)', to: 'if (answer.repeated && Date.now() < 0)' }]
  },
  'ambiguous-use': {
    without: 'a value that was sent later and not seen accepted may be the one in use: here it is not',
    changes: [{ file: 'src/domain/expiry.ts', from: 'if (later.length === 0) return', to: 'if (later.length >= 0) return' }]
  },
  'only-due': {
    without: 'only clusters that need another secret are given one',
    changes: [
      {
        file: 'src/domain/rotation.ts',
        from: "kind: 'create', targets: due.map(({ cluster }) => cluster), reasons",
        to: "kind: 'create', targets: running, reasons"
      }
    ]
  },
  'none-younger': {
    without: 'the value of a store is resumed only if nothing younger was sent',
    changes: [
      {
        file: 'src/domain/rotation.ts',
        from: 'if (facts.clusters.some((cluster) => pending(cluster, facts).some(',
        to: 'if (facts.clusters.some((cluster) => facts.clusters.length < 0 && pending(cluster, facts).some('
      }
    ]
  },
  'stored-stays': {
    without: 'the latest value of a store is never retired',
    changes: [
      {
        file: 'src/domain/retire.ts',
        from: '!unarrived.has(key)) || stored.has(key)) return false;',
        to: '!unarrived.has(key)) || stored.size < 0) return false;'
      },
      {
        file: 'src/domain/retire.ts',
        from: "if (stored.has(key)) return 'It is the latest",
        to: "if (stored.size < 0) return 'It is the latest"
      }
    ]
  },
  'not-late': {
    without: 'a write that a service keeps waiting is not sent late: here it is',
    changes: [{ file: 'src/http.ts', from: 'Date.now() <= (deadlines.get(request) ?? Infinity)', to: 'Date.now() > 0' }]
  },
  'look-before-reset': {
    without: 'a cluster that has moved to another principal by the time of its reset is left alone',
    changes: [
      {
        file: 'src/domain/preflight.ts',
        from: 'if (cluster.clientId.toLowerCase() !== appId.toLowerCase())',
        to: "if (appId === '')"
      }
    ]
  },
  'stopped-is-not-due': {
    without: 'a stopped cluster starts no rotation',
    changes: [
      {
        file: 'src/domain/due.ts',
        from: "const running = facts.clusters.filter((cluster) => cluster.powerState !== 'Stopped');",
        to: 'const running = [...facts.clusters];'
      }
    ]
  },
  'cap-of-four': {
    without: 'after four values that a cluster did not confirm it is given no further one',
    changes: [{ file: 'src/domain/rotation.ts', from: 'const unconfirmedLimit = 4;', to: 'const unconfirmedLimit = Infinity;' }]
  },
  'foreign-stays': {
    without: 'what somebody else made is removed only if that was asked for',
    changes: [{ file: 'src/domain/retire.ts', from: "return policy.kind === 'managed' ? `It", to: "return policy.kind === 'none' ? `It" }]
  },
  'given-out-stays': {
    without: 'what was given out stays until a cluster uses a younger one',
    changes: [{ file: 'src/domain/retire.ts', from: 'if (given && !uses.some(', to: 'if (given && uses.length < 0 && !uses.some(' }]
  },
  overlap: {
    without: 'what was in use stays for the overlap',
    changes: [{ file: 'src/domain/retire.ts', from: 'return now - lastAccepted < overlap ?', to: 'return now - lastAccepted < 0 ?' }]
  },
  'activity-log': {
    without: 'a cluster that somebody else wrote to since may hold any secret',
    changes: [
      { file: 'src/operations/rotation-facts.ts', from: 'if (foreign.length > 0) touched.add', to: 'if (foreign.length < 0) touched.add' }
    ]
  },
  'complete-scan': {
    without: 'nothing is removed unless no cluster can have been left out',
    changes: [
      { file: 'src/operations/principal-users.ts', from: 'complete: problems.length === 0,', to: 'complete: problems.length >= 0,' }
    ]
  },
  'ledger-in-scan': {
    without: 'clusters that the ledger names are looked at, whatever the scan covers',
    changes: [{ file: 'src/operations/principal-users.ts', from: '[...query.named, ...ledgerClusters(query.tags)]', to: 'query.named' }]
  },
  'rescan-of-repetition': {
    without: 'a removal that was not taken is repeated only after another scan',
    changes: [
      {
        file: 'src/operations/application-session.ts',
        from: 'const free = application !== null && (await stillFree(application));',
        to: 'const free = application !== null;'
      }
    ]
  },
  'rescan-of-cleanup': {
    without: 'cleanup scans again right before the application goes',
    changes: [{ file: 'src/operations/cleanup-carry-out.ts', from: 'if (problem) return void (result.problem = problem);', to: '' }]
  },
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
