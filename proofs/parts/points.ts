/** The crash matrix, the two at once and the hostile answers: each tries every name of some groups. */
import { describe, tryAll, type Visit } from '../crew.ts';
import { answerGroups } from '../answers.ts';
import { pairs } from '../pairs.ts';
import { faultKinds } from '../point.ts';
import { scenarios } from '../scenarios.ts';
import type { Ledger, PartName, Row } from '../record.ts';
import type { Settings } from '../settings.ts';

export function provePoints(settings: Settings, ledger: Ledger): Promise<boolean> {
  return part(
    'matrix',
    scenarios.map(({ name }) => name),
    settings,
    ledger
  );
}

export function proveSchedules(settings: Settings, ledger: Ledger): Promise<boolean> {
  return part(
    'schedules',
    pairs.map(({ name }) => name),
    settings,
    ledger
  );
}

export function proveAnswers(settings: Settings, ledger: Ledger): Promise<boolean> {
  return part('answers', answerGroups, settings, ledger);
}

/** One point or schedule, by its name. */
export async function again(name: string, { choice, rule, say }: Settings): Promise<boolean> {
  const [visit] = await tryAll({ groups: [name.split('#')[0] ?? ''], names: () => [name], choice, ...(rule ? { rule } : {}), say });
  const held = visit?.failed.length === 0;
  if (held) say(`${name}: holds`);
  return held;
}

async function part(name: PartName, groups: readonly string[], settings: Settings, ledger: Ledger): Promise<boolean> {
  const { choice, rule, say, stop } = settings;
  const how = choiceText(settings);
  const before = new Map(groups.map((group) => [group, settings.resume ? ledger.find(name, group, how) : undefined]));
  const wanted = groups.filter((group) => group.includes(settings.only) && !isDone(before.get(group)));
  const put = (visit: Visit): void => {
    // What a rule's absence does is no result of the action.
    if (rule === undefined) ledger.put({ part: name, name: visit.group, choice: how, ...added(before.get(visit.group), visit) });
  };
  const names = (group: string): readonly string[] | undefined => before.get(group)?.rest;
  const visits = await tryAll({ groups: wanted, choice, names, ...(rule ? { rule } : {}), say, stop, done: put });
  for (const { group, tried, failed, rest, seconds } of visits) {
    const left = rest.length > 0 ? `, ${rest.length} left` : '';
    say(`${failed.length > 0 ? `${failed.length} VIOLATED` : 'pass'}  ${group}: ${tried} tried in ${seconds.toFixed(0)} s${left}`);
  }
  return visits.every(({ failed }) => failed.length === 0);
}

function isDone(row: Row | undefined): boolean {
  return row !== undefined && !row.rest?.length && row.violations.length === 0;
}

/** What this piece of work adds to an earlier one on the same sources. */
function added(before: Row | undefined, visit: Visit): Pick<Row, 'counts' | 'violations' | 'seconds' | 'rest'> {
  const more = { tried: visit.tried, kills: visit.kills, unmet: visit.unmet, failed: visit.failed.length };
  const counts = Object.fromEntries(
    Object.entries(more).map(([key, value]) => [key, value + (before?.rest ? (before.counts[key] ?? 0) : 0)])
  );
  const violations = visit.failed.slice(0, 5).map((tried) => describe({ ...tried, trace: [] }));
  return {
    counts,
    violations: [...(before?.rest ? before.violations : []), ...violations],
    seconds: visit.seconds + (before?.rest ? before.seconds : 0),
    ...(visit.rest.length > 0 ? { rest: visit.rest } : {})
  };
}

/** Empty if nothing was left out. */
export function choiceText({ choice }: Pick<Settings, 'choice'>): string {
  const { every, writes, faults } = choice;
  return [
    ...(every > 1 ? [`every ${every}`] : []),
    ...(writes ? ['writes only'] : []),
    ...(faults.length < faultKinds.length ? [faults.join(',')] : [])
  ].join(', ');
}
