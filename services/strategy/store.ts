/** The plan's tables: versions of a strategy with pledges, actions, measures and workstreams, only ever added to. */
import { sql } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Baseline, Measure, PlanAction, Pledge, Strategy, Workstream } from './rules';

/** An action with its measures in one query: the press of a button waits for this. */
function actions(on: Executor) {
  return on
    .selectFrom('plan_action')
    .select((row) => [
      'plan_action.id',
      'plan_action.strategy_id',
      'plan_action.pledge_no',
      'plan_action.ref',
      'plan_action.title',
      'plan_action.lead_post',
      'plan_action.contributor_posts',
      'plan_action.kind',
      'plan_action.starts',
      'plan_action.due',
      'plan_action.due_precision',
      'plan_action.flags',
      jsonArrayFrom(
        row
          .selectFrom('measure')
          .selectAll('measure')
          .whereRef('measure.action_id', '=', 'plan_action.id')
          .orderBy('measure.position'),
      ).as('measures'),
    ]);
}

type ActionRow = Awaited<ReturnType<ReturnType<typeof actions>['execute']>>[number];

function toAction(row: ActionRow): PlanAction {
  return {
    id: row.id,
    strategyId: row.strategy_id,
    pledgeNo: row.pledge_no,
    ref: row.ref,
    title: row.title,
    leadPost: row.lead_post,
    contributorPosts: row.contributor_posts,
    kind: row.kind,
    starts: row.starts as Day | null,
    due: row.due as Day | null,
    duePrecision: row.due_precision,
    flags: row.flags,
    measures: row.measures.map((measure) => ({
      id: measure.id,
      code: measure.code,
      name: measure.name,
      kind: measure.kind,
      unit: measure.unit,
      goodDirection: measure.good_direction as Measure['goodDirection'],
      baseline: measure.baseline as Baseline | null,
      target: measure.target as Measure['target'],
      due: measure.due as Day | null,
      frequency: measure.frequency,
      smallNumberRisk: measure.small_number_risk,
      note: measure.note,
    })),
  };
}

export async function readAction(on: Executor, actionId: string): Promise<PlanAction | null> {
  const row = await actions(on).where('plan_action.id', '=', actionId).executeTakeFirst();
  return row ? toAction(row) : null;
}

export async function readCurrentId(on: Executor, committeeId: string): Promise<string | null> {
  const row = await on
    .selectFrom('strategy')
    .select('id')
    .where('committee_id', '=', committeeId)
    .where('state', '=', 'current')
    .executeTakeFirst();
  return row?.id ?? null;
}

export async function readStrategy(on: Executor, id: string): Promise<Strategy | null> {
  const row = await on.selectFrom('strategy').selectAll().where('id', '=', id).executeTakeFirst();
  if (!row) return null;
  const rows = await actions(on).where('strategy_id', '=', id).orderBy('plan_action.position').execute();
  return {
    id,
    committeeId: row.committee_id,
    version: row.version,
    title: row.title,
    fromDay: row.from_day as Day,
    untilDay: row.until_day as Day,
    pledges: await readPledges(on, id),
    actions: rows.map(toAction),
    workstreams: await readWorkstreams(on, id),
  };
}

async function readPledges(on: Executor, strategyId: string): Promise<Pledge[]> {
  return on
    .selectFrom('pledge')
    .select(['id', 'no', 'slug', 'wording', 'short_name as shortName'])
    .where('strategy_id', '=', strategyId)
    .orderBy('no')
    .execute();
}

async function readWorkstreams(on: Executor, strategyId: string): Promise<Workstream[]> {
  const rows = await on
    .selectFrom('workstream')
    .innerJoin('workstream_pledge', 'workstream_id', 'workstream.id')
    .select(['name', 'lead_post as leadPost'])
    .select(sql<number[]>`array_agg(pledge_no order by pledge_no)`.as('pledgeNos'))
    .where('strategy_id', '=', strategyId)
    .groupBy(['workstream.id', 'name', 'lead_post'])
    .execute();
  return rows.sort((a, b) => (a.pledgeNos[0] ?? 0) - (b.pledgeNos[0] ?? 0) || a.name.localeCompare(b.name));
}

/** Every version of a committee's plan, oldest first. */
export async function readVersions(on: Executor, committeeId: string) {
  return on
    .selectFrom('strategy')
    .select([
      'id',
      'version',
      'title',
      'state',
      'from_day',
      'until_day',
      'source',
      'imported_at',
      'imported_by',
    ])
    .where('committee_id', '=', committeeId)
    .orderBy('version')
    .execute();
}

/** One ref through every version, oldest first. */
export async function readActionHistory(on: Executor, committeeId: string, ref: string) {
  const rows = await actions(on)
    .innerJoin('strategy', 'strategy.id', 'plan_action.strategy_id')
    .select('strategy.version')
    .where('committee_id', '=', committeeId)
    .where('ref', '=', ref)
    .orderBy('version')
    .execute();
  return rows.map((row) => ({ version: row.version, action: toAction(row) }));
}
