/** Rolls a plan over: what people have settled about an action stays with its ref, and what ends is named (domain.md P9). */
import { type Doubt, doubt, listOf } from './doubts';
import type { Measure, Plan, PlannedAction, PlannedMeasure, Strategy } from './rules';

/**
 * A table has four columns only. Where the plan before has the same measure under the same ref, its kind, figures,
 * direction and notes are kept instead of guessed again; workstreams are kept whole.
 */
export function carryForward(previous: Strategy | null, plan: Plan): { plan: Plan; doubts: Doubt[] } {
  if (!previous) return { plan, doubts: [] };
  const samePeriod = previous.fromDay === plan.fromDay && previous.untilDay === plan.untilDay;
  const before = new Map(previous.actions.map((action) => [action.ref, action]));
  const actions = plan.actions.map((action): PlannedAction => {
    const known = before.get(action.ref);
    if (!known) return action;
    const same = sameText(known.title, action.title);
    const measures = action.measures.map((measure) => keep(known.measures, measure, samePeriod));
    if (!same) return { ...action, measures };
    const { kind, flags } = known;
    const dates = samePeriod ? pick(known, ['starts', 'due', 'duePrecision']) : {};
    return { ...action, kind, flags, ...dates, measures };
  });
  const numbers = new Set(plan.pledges.map(({ no }) => no));
  const workstreams = previous.workstreams
    .map((each) => ({ ...each, pledgeNos: each.pledgeNos.filter((no) => numbers.has(no)) }))
    .filter(({ pledgeNos }) => pledgeNos.length > 0);
  return { plan: { ...plan, actions, workstreams }, doubts: changes(previous, plan) };
}

function keep(known: Measure[], measure: PlannedMeasure, samePeriod: boolean): PlannedMeasure {
  const match = known.find(({ name }) => sameText(name, measure.name));
  if (!match) return measure;
  const { id: _, ...settled } = match;
  return { ...settled, code: measure.code, name: measure.name, due: samePeriod ? match.due : measure.due };
}

/** What the plan before had and this one has not, or words otherwise. */
export function changes(previous: Strategy, plan: Plan): Doubt[] {
  const now = new Map(plan.actions.map((action) => [action.ref, action]));
  const retired = previous.actions.filter(({ ref }) => !now.has(ref)).map(({ ref }) => ref);
  const doubts: Doubt[] = [];
  if (retired.length > 0)
    doubts.push(
      doubt(
        null,
        'retired',
        `In the plan before but not in this table: ${listOf(retired)}.`,
        'They close with that plan and stay on record; check that no rows are missing.',
      ),
    );
  for (const { ref, title } of previous.actions) {
    const after = now.get(ref);
    if (after && !sameText(after.title, title))
      doubts.push(
        doubt(
          ref,
          'reworded',
          `Until now ${ref} read: "${title}"`,
          'If it is a different action, give it a new ref.',
        ),
      );
  }
  return doubts;
}

function sameText(a: string, b: string): boolean {
  const plain = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^\p{Letter}\p{Number}%]+/gu, ' ')
      .trim();
  return plain(a) === plain(b);
}

function pick<Whole, Key extends keyof Whole>(from: Whole, keys: Key[]): Pick<Whole, Key> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<Whole, Key>;
}
