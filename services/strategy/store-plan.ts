/** Writes a new version of a plan and closes the one before it; nothing that was stored is changed or removed. */
import type { Executor } from '../db/tables';
import type { Plan, PlannedMeasure } from './rules';

export interface NewVersion {
  id: string;
  committeeId: string;
  source: string;
  by: string;
  at: Date;
  newId: () => string;
}

/** Must run in a transaction: the committee's row is locked, so that two imports at once become two versions. */
export async function insertPlan(on: Executor, plan: Plan, version: NewVersion): Promise<void> {
  await on
    .selectFrom('committee')
    .select('id')
    .where('id', '=', version.committeeId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  await on
    .updateTable('strategy')
    .set({ state: 'closed' })
    .where('committee_id', '=', version.committeeId)
    .where('state', '=', 'current')
    .execute();
  await insertStrategy(on, plan, version);
  await insertPledges(on, plan, version);
  await insertWorkstreams(on, plan, version);
  await insertActions(on, plan, version);
}

async function insertStrategy(on: Executor, plan: Plan, version: NewVersion): Promise<void> {
  const { last } = await on
    .selectFrom('strategy')
    .select((row) => row.fn.max('version').as('last'))
    .where('committee_id', '=', version.committeeId)
    .executeTakeFirstOrThrow();
  await on
    .insertInto('strategy')
    .values({
      id: version.id,
      committee_id: version.committeeId,
      version: (last ?? 0) + 1,
      title: plan.title,
      from_day: plan.fromDay,
      until_day: plan.untilDay,
      state: 'current',
      source: version.source,
      imported_at: version.at,
      imported_by: version.by,
    })
    .execute();
}

async function insertPledges(on: Executor, plan: Plan, { id, newId }: NewVersion): Promise<void> {
  const rows = plan.pledges.map(({ no, slug, wording, shortName }) => ({
    id: newId(),
    strategy_id: id,
    no,
    slug,
    wording,
    short_name: shortName,
  }));
  if (rows.length) await on.insertInto('pledge').values(rows).execute();
}

async function insertWorkstreams(on: Executor, plan: Plan, { id, newId }: NewVersion): Promise<void> {
  for (const { name, leadPost, pledgeNos } of plan.workstreams) {
    const workstreamId = newId();
    await on
      .insertInto('workstream')
      .values({ id: workstreamId, strategy_id: id, name, lead_post: leadPost })
      .execute();
    const pledges = pledgeNos.map((no) => ({ workstream_id: workstreamId, pledge_no: no }));
    if (pledges.length) await on.insertInto('workstream_pledge').values(pledges).execute();
  }
}

async function insertActions(on: Executor, plan: Plan, { id, newId }: NewVersion): Promise<void> {
  const actions = plan.actions.map((action) => ({ ...action, id: newId() }));
  const rows = actions.map((action, position) => ({
    id: action.id,
    strategy_id: id,
    pledge_no: action.pledgeNo,
    ref: action.ref,
    position,
    title: action.title,
    lead_post: action.leadPost,
    contributor_posts: JSON.stringify(action.contributorPosts),
    kind: action.kind,
    starts: action.starts,
    due: action.due,
    due_precision: action.duePrecision,
    flags: JSON.stringify(action.flags),
  }));
  if (rows.length) await on.insertInto('plan_action').values(rows).execute();
  const measures = actions.flatMap((action) =>
    action.measures.map((measure, position) => measureRow(measure, action.id, position, newId())),
  );
  if (measures.length) await on.insertInto('measure').values(measures).execute();
}

function measureRow(measure: PlannedMeasure, actionId: string, position: number, id: string) {
  return {
    id,
    action_id: actionId,
    code: measure.code,
    position,
    name: measure.name,
    kind: measure.kind,
    unit: measure.unit,
    good_direction: measure.goodDirection,
    baseline: measure.baseline && JSON.stringify(measure.baseline),
    target: measure.target && JSON.stringify(measure.target),
    due: measure.due,
    frequency: measure.frequency,
    small_number_risk: measure.smallNumberRisk,
    note: measure.note,
  };
}
