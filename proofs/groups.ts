/** Scenarios and pairs of runs under one roof: what there is to try, and trying it. */
import { prepare, pointName, pointOf, pointsOf, tryPoint, type Choice, type Prepared, type Verdict } from './point.ts';
import { load, type Bench } from './bench.ts';
import { pairs, rulePairs, type Pair } from './pairs.ts';
import { scheduleName, scheduleOf, schedulesOf, trySchedule, type Schedule } from './schedule.ts';
import { answersOf, kindOf, scenarioOfAnswers, tryAnswer } from './answers.ts';
import { ruleWorlds } from './rule-worlds.ts';
import type { Scenario } from './scenario.ts';
import { scenarios } from './scenarios.ts';

export interface Group {
  name: string;
  list: (choice: Choice) => string[];
  try: (name: string) => Promise<Verdict>;
}

/** @param lenient the clean story may fail, since a rule is left out */
export async function openGroup(bench: Bench, name: string, lenient = false): Promise<Group> {
  const pair = [...pairs, ...rulePairs].find((each) => each.name === name);
  if (pair) return openPair(bench, pair, lenient);
  const lied = scenarioOfAnswers(name);
  if (lied) return openAnswers(bench, name, lied);
  const scenario = [...scenarios, ...ruleWorlds].find((each) => each.name === name);
  if (!scenario) throw new Error(`no scenario and no pair is called ${name}`);
  const prepared = await prepare(bench, scenario, lenient);
  return {
    name,
    list: (choice) => pointsOf(prepared, choice).map(pointName),
    try: (each) => {
      const point = pointOf(each);
      return tryPoint(bench, prepared, point.step, point.fault === 'none' ? null : point);
    }
  };
}

async function openAnswers(bench: Bench, name: string, scenario: Scenario): Promise<Group> {
  const prepared = await prepare(bench, scenario);
  const kinds = prepared.steps.map(({ requests }) => requests.map(({ method, url }) => kindOf(method, url)));
  return {
    name,
    list: ({ every }) => answersOf(name, kinds).filter((_, index) => index % every === 0),
    try: (each) => tryAnswer(bench, prepared, each)
  };
}

async function openPair(bench: Bench, pair: Pair, lenient: boolean): Promise<Group> {
  const prepared = await prepare(bench, pair.scenario, lenient);
  const own = prepared.steps[0]?.writes ?? [];
  load(bench, pair.scenario);
  const other = pair.other?.(bench.sandbox);
  const inputs = [prepared.inputs, other ?? prepared.inputs] as const;
  const others = other ? await requestsOf(bench, pair, other) : own;
  return {
    name: pair.name,
    list: ({ every }) =>
      (pair.still ? [until(pair.still.path, prepared)] : schedulesOf([own, others], other === undefined))
        .filter((_, index) => index % every === 0)
        .map((schedule) => scheduleName(pair.name, schedule)),
    try: (each) => trySchedule(bench, prepared, inputs, scheduleOf(each).schedule, pair.still?.ms)
  };
}

/** The first run goes on until its next request is the first that fits. */
function until(path: RegExp, { steps }: Prepared): Schedule {
  const at = steps[0]?.requests.findIndex(({ url }) => path.test(url)) ?? -1;
  if (at < 0) throw new Error(`no request fits ${path}`);
  return { first: 0, switches: [at] };
}

/** Which requests of the second run can change something, when it is alone. */
async function requestsOf(bench: Bench, pair: Pair, inputs: Record<string, string>): Promise<boolean[]> {
  const prepared = await prepare(bench, { ...pair.scenario, inputs: () => inputs, steps: [{}] });
  return prepared.steps[0]?.writes ?? [];
}
