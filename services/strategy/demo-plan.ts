/** The Year 1 plan of 2022 that ships with the product: 6 pledges, 50 actions, 134 measures (domain.md 6). */
import { z } from 'zod';
import { Day } from '../calendar/rules';
import demoPlanJson from './demo-plan.json';
import type { Plan } from './rules';

const none = <Schema extends z.ZodType>(schema: Schema) => schema.nullable().default(null);
const value = z.union([z.number(), z.string()]);

const Measure = z.object({
  code: z.string(),
  name: z.string(),
  kind: z.enum(['count', 'percentage', 'milestone', 'descriptive']),
  unit: none(z.string()),
  goodDirection: none(z.enum(['up', 'down', 'yes'])),
  baseline: none(
    z.object({
      value: value.nullable(),
      asAt: z.string().nullable(),
      source: z.string().nullable(),
      note: z.string().exactOptional(),
      conflicts: z
        .array(z.object({ value, source: z.string(), note: z.string().exactOptional() }))
        .exactOptional(),
    }),
  ),
  target: none(z.object({ value: none(value), op: z.string(), basis: none(z.string()) })),
  due: none(Day),
  frequency: none(z.string()),
  smallNumberRisk: z.boolean().default(false),
  note: none(z.string()),
});

const Action = z.object({
  pledgeNo: z.int(),
  ref: z.string(),
  title: z.string(),
  leadPost: z.string(),
  contributorPosts: z.array(z.string()).default([]),
  kind: z.string(),
  starts: none(Day),
  due: none(Day),
  duePrecision: none(z.string()),
  flags: z.array(z.string()).default([]),
  measures: z.array(Measure),
});

const DemoPlan = z.object({
  title: z.string(),
  fromDay: Day,
  untilDay: Day,
  pledges: z.array(z.object({ no: z.int(), slug: z.string(), wording: z.string(), shortName: z.string() })),
  workstreams: z.array(
    z.object({ name: z.string(), leadPost: z.string().nullable(), pledgeNos: z.array(z.int()) }),
  ),
  actions: z.array(Action),
});

/**
 * The demo plan, with the plan's own dates moved on by whole years: `demoPlan(4)` runs from September 2026. A baseline
 * keeps its as-at date, because it says when something was true.
 */
export function demoPlan(yearsLater = 0): Plan {
  const plan = DemoPlan.parse(demoPlanJson);
  const later = (day: Day) => moveOn(day, yearsLater);
  const laterOrNone = (day: Day | null) => day && later(day);
  return {
    ...plan,
    fromDay: later(plan.fromDay),
    untilDay: later(plan.untilDay),
    actions: plan.actions.map((action) => ({
      ...action,
      starts: laterOrNone(action.starts),
      due: laterOrNone(action.due),
      measures: action.measures.map((measure) => ({ ...measure, due: laterOrNone(measure.due) })),
    })),
  };
}

function moveOn(day: Day, years: number): Day {
  const moved = `${Number(day.slice(0, 4)) + years}${day.slice(4)}`;
  const result = Day.safeParse(moved);
  return result.success ? result.data : Day.parse(moved.replace('-02-29', '-02-28'));
}
