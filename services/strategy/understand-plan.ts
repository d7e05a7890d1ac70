/** Turns the council's own table into a plan, and says every doubt and problem it met on the way (domain.md 1.4 C). */
import { type Day, formatDay } from '../calendar/rules';
import { type Answers, answerTo, noAnswers, type Question } from '../spreadsheets/questions';
import { type Problem, placeOf, type Sheet } from '../spreadsheets/rules';
import { carryForward, changes } from './carry-forward';
import { type Doubt, doubt } from './doubts';
import { type DayOrder, dayOrderOf, dueInColumn } from './due-column';
import { readDues } from './due-words';
import { postFinder } from './known-posts';
import { actionTitle, leadOf } from './plan-cells';
import { planDoubts } from './plan-doubts';
import { joinRows, type RawAction } from './plan-rows';
import { findPlanTable, type PlanTable } from './plan-table';
import { pledgesOf } from './pledge-names';
import { settlePosts } from './post-questions';
import { type Ask, actionDue, readMeasures } from './read-measures';
import { compareRefs, type Plan, type PlannedAction, type Strategy } from './rules';
import { readWholePlan, type WholePlan } from './whole-plan';
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
  /** The committee's one setting of what a small number of children is: from 1 to this. */
  smallCount: number;
  /** What a person has settled in this run. */
  answers?: Answers;
}

export interface Understanding {
  /** Whole even where there are problems, so that it can be shown; null when there is no table. */
  plan: Plan | null;
  doubts: Doubt[];
  /** What a person may settle in the same run; each has an answer that stands. */
  questions: Question[];
  /** Anything here: the plan must not be stored. */
  problems: Problem[];
}

export function understandPlan(sheets: Sheet[], options: UnderstandOptions): Understanding {
  const answers = options.answers ?? noAnswers;
  const questions: Question[] = [];
  const ask: Ask = (question) => {
    questions.push(question);
    return answerTo(question, answers);
  };
  const table = findPlanTable(sheets);
  const whole = table.whole.length > 0 ? readWholePlan(table.whole) : null;
  const joined = joinRows(table);
  const raw = [...joined.actions, ...(whole?.added ?? [])];
  const period = periodOf(table, options, whole);
  const count = raw.length + joined.problems.length + (whole?.actions.length ?? 0);
  const ofTheWhole = wholeProblems(table, count, period);
  if (!period || count === joined.problems.length) {
    const problems = [...table.problems, ...joined.problems, ...ofTheWhole];
    return { plan: null, doubts: [], questions, problems };
  }

  const find = postFinder([
    ...options.posts,
    ...(options.previous?.actions ?? []).map(({ leadPost }) => leadPost),
  ]);
  const doubts: Doubt[] = [];
  const namesBefore = (ref: string) =>
    (options.previous?.actions.find((each) => each.ref === ref)?.measures ?? []).map(({ name }) => name);
  const inOrder = [...raw].sort((a, b) => compareRefs(a.ref, b.ref));
  const order = dayOrderOf(raw);
  const understood = inOrder.map((action) =>
    readAction(action, period, find, doubts, ask, namesBefore(action.ref), order),
  );
  const read = [...(whole?.actions ?? []), ...understood].sort((a, b) => compareRefs(a.ref, b.ref));
  // Reading a row may find more amiss with its cells, so what the table says of them comes after it.
  for (const found of table.doubts)
    doubts.push(doubt(null, 'read-from-cell', `${placeOf(found)}: ${found.message}`, found.fix));
  const problems = [...table.problems, ...joined.problems, ...ofTheWhole];
  problems.push(...twice(read, table.whole.length > 0));
  const named = pledgesOf(read, table.pledges, options.previous);
  const fresh: Plan = {
    title: options.title ?? whole?.title ?? options.previous?.title ?? 'Plan',
    ...period,
    pledges: whole ? wholePledges(whole, named.pledges) : named.pledges,
    actions: read,
    workstreams: whole?.workstreams ?? [],
  };
  const carried = whole
    ? { plan: fresh, doubts: options.previous ? changes(options.previous, fresh) : [] }
    : carryForward(options.previous, fresh);
  const sources = new Map(raw.map((each) => [each.ref, `${each.action}\n${each.measures}`]));
  for (const action of carried.plan.actions)
    doubts.push(...wordingDoubts(action, sources.get(action.ref) ?? wordsOf(action), options.smallCount));
  doubts.push(...personDoubts(carried.plan, sources));
  if (!whole) doubts.push(...named.doubts);
  doubts.push(...carried.doubts, ...planDoubts(carried.plan, raw, table, find));
  return { plan: carried.plan, doubts: inReadingOrder(doubts), questions, problems };
}

const wordsOf = ({ title, measures }: PlannedAction) =>
  [title, ...measures.map(({ name }) => name)].join('\n');

/** Pledges as the file gives them; one that only a new action names is named from it. */
function wholePledges(whole: WholePlan, named: Plan['pledges']): Plan['pledges'] {
  const given = new Set(whole.pledges.map(({ no }) => no));
  const used = new Set(whole.added.map(({ ref }) => Number(ref.split('.')[0])));
  return [...whole.pledges, ...named.filter(({ no }) => used.has(no) && !given.has(no))].sort(
    (a, b) => a.no - b.no,
  );
}

/** Rows that say what they are have not been through joinRows(), which names a ref that stands twice. */
function twice(actions: PlannedAction[], whole: boolean): Problem[] {
  if (!whole) return [];
  return actions.flatMap(({ ref }, index) =>
    actions.findIndex((each) => each.ref === ref) < index
      ? [
          {
            row: null,
            sheet: '',
            column: 'Ref',
            message: `Ref ${ref} stands twice.`,
            fix: 'Give one of the two its own ref.',
          },
        ]
      : [],
  );
}

function periodOf(table: PlanTable, options: UnderstandOptions, whole: WholePlan | null) {
  const fromDay = options.fromDay ?? whole?.fromDay ?? table.period?.fromDay ?? options.previous?.fromDay;
  const untilDay =
    options.untilDay ?? whole?.untilDay ?? table.period?.untilDay ?? options.previous?.untilDay;
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
  if (table.problems.some(({ row }) => row === null)) return [];
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
  period: { fromDay: Day; untilDay: Day },
  find: ReturnType<typeof postFinder>,
  doubts: Doubt[],
  ask: Ask,
  before: string[],
  order: DayOrder,
): PlannedAction {
  const { ref } = raw;
  const starts = period.fromDay;
  const measures = readMeasures(raw, starts, doubts, ask, before);
  const posts = settlePosts(raw, find, ask);
  const leadPost = leadOf(posts) ?? '';
  const inColumn = dueInColumn(raw, starts, order);
  if (inColumn) doubts.push(...inColumn.doubts);
  doubts.push(
    ...severalDates(
      ref,
      [...(inColumn?.due ? [] : [raw.action]), ...measures.map(({ name }) => name)],
      starts,
    ),
  );
  const { due, duePrecision } = inColumn?.due
    ? { due: inColumn.due.day, duePrecision: inColumn.due.precision }
    : actionDue(raw, measures, starts, period.untilDay);
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

/** Two days in one sentence: which of them is the last, only a person can say. */
function severalDates(ref: string, texts: string[], starts: Day): Doubt[] {
  return texts.flatMap((text) => {
    const { due, days, doubtful } = readDues(text, starts);
    // One that is doubtful by itself is named in the words' own doubts.
    if (!due || doubtful || new Set(days).size < 2) return [];
    return [
      doubt(
        ref,
        'date-doubtful',
        `More than one date stands in “${text}”; it is read as due on ${formatDay(due.day)}.`,
        'If another day is meant, put each with its date on a line of its own.',
      ),
    ];
  });
}

function inReadingOrder(doubts: Doubt[]): Doubt[] {
  return [...doubts].sort((a, b) => compareRefs(a.ref ?? '0', b.ref ?? '0'));
}
