/** Turns the council's own table into a plan, and says every doubt and problem it met on the way (domain.md 1.4 C). */
import type { Day } from '../calendar/rules';
import type { Problem, Sheet } from '../spreadsheets/rules';
import { carryForward } from './carry-forward';
import { type Doubt, doubt } from './doubts';
import { postFinder } from './known-posts';
import { actionTitle, leadOf, splitPosts } from './plan-cells';
import { planDoubts } from './plan-doubts';
import { joinRows, type RawAction } from './plan-rows';
import { findPlanTable, type PlanTable } from './plan-table';
import { pledgesOf } from './pledge-names';
import { actionDue, readMeasures } from './read-measures';
import { compareRefs, type Plan, type PlannedAction, type Strategy } from './rules';
import { personDoubts, wordingDoubts } from './wording-doubts';

export interface UnderstandOptions {
  title: string | null;
  /** null: from the table's own heading ('Year 1 (September 2022 – August 2023)'), else as in the plan before. */
  fromDay: Day | null;
  untilDay: Day | null;
  /** The plan in force, which this one goes on from. */
  previous: Strategy | null;
  /** Titles of posts that people hold. */
  posts: string[];
}

export interface Understanding {
  /** Whole even where there are problems, so that it can be shown; null when there is no table. */
  plan: Plan | null;
  doubts: Doubt[];
  /** Anything here: the plan must not be stored. */
  problems: Problem[];
}

export function understandPlan(sheets: Sheet[], options: UnderstandOptions): Understanding {
  const table = findPlanTable(sheets);
  const { actions: raw, problems } = joinRows(table);
  const period = periodOf(table, options);
  const whole = [...problems, ...wholeProblems(table, raw.length + problems.length, period)];
  if (!period || raw.length === 0) return { plan: null, doubts: [], problems: whole };

  const find = postFinder([
    ...options.posts,
    ...(options.previous?.actions ?? []).map(({ leadPost }) => leadPost),
  ]);
  const doubts: Doubt[] = [];
  const inOrder = [...raw].sort((a, b) => compareRefs(a.ref, b.ref));
  const read = inOrder.map((action) => readAction(action, period.fromDay, period.untilDay, find, doubts));
  const named = pledgesOf(read, table.pledges, options.previous);
  const fresh: Plan = {
    title: options.title ?? options.previous?.title ?? 'Plan',
    ...period,
    pledges: named.pledges,
    actions: read,
    workstreams: [],
  };
  const carried = carryForward(options.previous, fresh);
  const sources = new Map(raw.map((each) => [each.ref, `${each.action}\n${each.measures}`]));
  for (const action of carried.plan.actions)
    doubts.push(...wordingDoubts(action, sources.get(action.ref) ?? ''));
  doubts.push(...personDoubts(carried.plan, sources));
  doubts.push(...named.doubts, ...carried.doubts, ...planDoubts(carried.plan, raw, table, find));
  return { plan: carried.plan, doubts: inReadingOrder(doubts), problems: whole };
}

function periodOf(table: PlanTable, options: UnderstandOptions) {
  const fromDay = options.fromDay ?? table.period?.fromDay ?? options.previous?.fromDay;
  const untilDay = options.untilDay ?? table.period?.untilDay ?? options.previous?.untilDay;
  return fromDay && untilDay ? { fromDay, untilDay } : null;
}

function wholeProblems(
  table: PlanTable,
  rows: number,
  period: { fromDay: Day; untilDay: Day } | null,
): Problem[] {
  const problem = (message: string, fix: string): Problem => ({
    row: null,
    sheet: '',
    column: '',
    message,
    fix,
  });
  if (table.missing.length > 0)
    return [
      problem(
        `No heading row with these columns was found: ${table.missing.join(', ')}.`,
        "The table needs Ref, Action, How do we measure success and Who's responsible in one row.",
      ),
    ];
  const problems: Problem[] = [];
  if (rows === 0)
    problems.push(problem('The table has no actions.', 'Put each action in a row with its ref.'));
  if (!period)
    problems.push(
      problem(
        'The file does not say when the plan begins and ends.',
        'Add --from 2026-09-01 --until 2027-08-31.',
      ),
    );
  if (period && period.fromDay >= period.untilDay)
    problems.push(problem('The plan ends before it begins.', 'Check the dates after --from and --until.'));
  return problems;
}

function readAction(
  raw: RawAction,
  starts: Day,
  ends: Day,
  find: ReturnType<typeof postFinder>,
  doubts: Doubt[],
): PlannedAction {
  const { ref } = raw;
  const measures = readMeasures(raw, starts, doubts);
  const { posts, unsure } = splitPosts(raw.responsible, find);
  for (const piece of unsure)
    doubts.push(
      doubt(
        ref,
        'one-post-or-two',
        `"${piece}" is read as one post.`,
        'If it is two, put each on its own line.',
      ),
    );
  const leadPost = leadOf(posts) ?? '';
  const { due, duePrecision } = actionDue(raw, measures, starts, ends);
  return {
    pledgeNo: Number(ref.split('.')[0]),
    ref,
    title: actionTitle(raw.action),
    leadPost,
    contributorPosts: posts.filter((post) => post !== leadPost),
    kind: measures.length > 0 && measures.every(({ kind }) => kind === 'milestone') ? 'one-off' : 'ongoing',
    starts,
    due,
    duePrecision,
    flags: [],
    measures: measures.map(({ precision: _, ...measure }) => measure),
  };
}

function inReadingOrder(doubts: Doubt[]): Doubt[] {
  return [...doubts].sort((a, b) => compareRefs(a.ref ?? '0', b.ref ?? '0'));
}
