/** Who confirmed which figure, who agreed that a small number is printed, what was published, and the thresholds. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Confirmation, FigurePlace, PublishedFigure } from './rules';
import { type Thresholds, usualThresholds } from './small-numbers';

interface PlaceRow {
  measure_code: string;
  part: string;
  from_day: string | null;
  as_at: string;
}

const placeOf = (row: PlaceRow): FigurePlace => ({
  measureCode: row.measure_code,
  part: row.part,
  from: row.from_day as Day | null,
  asAt: row.as_at as Day,
});

export async function insertConfirmation(
  on: Executor,
  given: Confirmation,
  row: { id: string; committeeId: string; personId: string; at: Date },
): Promise<void> {
  await on
    .insertInto('figure_confirmation')
    .values({
      id: row.id,
      committee_id: row.committeeId,
      measure_code: given.measureCode,
      part: given.part,
      from_day: given.from,
      as_at: given.asAt,
      figure_id: given.figureId,
      seen: JSON.stringify(given.seen),
      reason: given.reason,
      confirmed_by: given.confirmedBy,
      person_id: row.personId,
      confirmed_at: row.at,
    })
    .execute();
}

/** The last for each place; the ones before stay on record. */
export async function confirmations(on: Executor, committeeId: string): Promise<Confirmation[]> {
  const rows = await on
    .selectFrom('figure_confirmation')
    .distinctOn(['measure_code', 'part', 'from_day', 'as_at'])
    .selectAll()
    .where('committee_id', '=', committeeId)
    .orderBy('measure_code')
    .orderBy('part')
    .orderBy('from_day')
    .orderBy('as_at')
    .orderBy('confirmed_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    ...placeOf(row),
    figureId: row.figure_id,
    seen: row.seen,
    reason: row.reason,
    confirmedBy: row.confirmed_by,
  }));
}

export interface Agreement {
  id: string;
  measureCode: string;
  part: string;
  asAt: Day;
  fingerprint: string;
  office: 'chair' | 'adviser';
  personId: string;
  reason: string;
  agreedAt: Date;
}

/** Those that nobody has withdrawn. */
export async function agreements(on: Executor, committeeId: string): Promise<Agreement[]> {
  const rows = await on
    .selectFrom('figure_agreement')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .where('withdrawn_at', 'is', null)
    .orderBy('agreed_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    measureCode: row.measure_code,
    part: row.part,
    asAt: row.as_at as Day,
    fingerprint: row.fingerprint,
    office: row.office,
    personId: row.person_id,
    reason: row.reason,
    agreedAt: row.agreed_at,
  }));
}

export async function insertAgreement(on: Executor, committeeId: string, given: Agreement): Promise<void> {
  await on
    .insertInto('figure_agreement')
    .values({
      id: given.id,
      committee_id: committeeId,
      measure_code: given.measureCode,
      part: given.part,
      as_at: given.asAt,
      fingerprint: given.fingerprint,
      office: given.office,
      person_id: given.personId,
      reason: given.reason,
      agreed_at: given.agreedAt,
      withdrawn_by: null,
      withdrawn_at: null,
    })
    .execute();
}

/** Both offices' agreements on one figure: without the one the other says nothing. */
export async function withdrawAgreements(
  on: Executor,
  about: { committeeId: string; measureCode: string; part: string; asAt: Day },
  by: { personId: string; at: Date },
): Promise<number> {
  const result = await on
    .updateTable('figure_agreement')
    .set({ withdrawn_by: by.personId, withdrawn_at: by.at })
    .where('committee_id', '=', about.committeeId)
    .where('measure_code', '=', about.measureCode)
    .where('part', '=', about.part)
    .where('as_at', '=', about.asAt)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return Number(result.numUpdatedRows ?? 0n);
}

export async function insertPublished(
  on: Executor,
  figures: PublishedFigure[],
  row: { committeeId: string; buildId: string; at: Date; newId: () => string },
): Promise<void> {
  const values = figures.map((figure) => ({
    id: row.newId(),
    committee_id: row.committeeId,
    build_id: row.buildId,
    measure_code: figure.measureCode,
    part: figure.part,
    from_day: figure.from,
    as_at: figure.asAt,
    count: figure.hidden ? null : figure.count,
    base: figure.hidden ? null : figure.base,
    hidden: figure.hidden,
    published_at: row.at,
  }));
  if (values.length > 0) await on.insertInto('published_figure').values(values).execute();
}

export async function isPublished(on: Executor, committeeId: string, buildId: string): Promise<boolean> {
  const row = await on
    .selectFrom('published_figure')
    .select('id')
    .where('committee_id', '=', committeeId)
    .where('build_id', '=', buildId)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

/** Of papers that are out: each place and value once, by measure and day. */
const everOut = (on: Executor, committeeId: string, { hidden }: { hidden: boolean }) =>
  on
    .selectFrom('published_figure')
    .select(['measure_code', 'part', 'from_day', 'as_at'])
    .distinct()
    .where('committee_id', '=', committeeId)
    .where('hidden', '=', hidden)
    .orderBy('measure_code')
    .orderBy('as_at');

/** Every value that was ever out, once. */
export async function published(on: Executor, committeeId: string): Promise<PublishedFigure[]> {
  const rows = await everOut(on, committeeId, { hidden: false }).select(['count', 'base']).execute();
  return rows.map((row) => ({ ...placeOf(row), count: Number(row.count), base: row.base, hidden: false }));
}

/** Every place that was hidden in papers that are out, once. */
export async function hiddenBefore(on: Executor, committeeId: string): Promise<FigurePlace[]> {
  return (await everOut(on, committeeId, { hidden: true }).execute()).map(placeOf);
}

/** Those in force on the day; the usual ones where none were set. */
export async function thresholdsOn(on: Executor, committeeId: string, day: Day): Promise<Thresholds> {
  const row = await on
    .selectFrom('small_number_setting')
    .select(['small_count as smallCount', 'small_base as smallBase'])
    .where('committee_id', '=', committeeId)
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ?? usualThresholds;
}

export async function setThresholds(
  on: Executor,
  committeeId: string,
  fromDay: Day,
  { smallCount, smallBase }: Thresholds,
): Promise<void> {
  const values = { small_count: smallCount, small_base: smallBase };
  await on
    .insertInto('small_number_setting')
    .values({ committee_id: committeeId, from_day: fromDay, ...values })
    .onConflict((conflict) => conflict.columns(['committee_id', 'from_day']).doUpdateSet(values))
    .execute();
}
