/** The performance team's figures: added, corrected by a newer row, withdrawn with a reason; never changed or deleted. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { quarterEnd } from './periods';
import type { Comparator, FigurePlace, Population, ScorecardFacts, SourcedFigure } from './rules';

/** A figure as it is given, before it is stored. */
export interface GivenFigure extends FigurePlace {
  count: number | null;
  base: number | null;
  words: string;
  note: string;
  source: string;
  definition: string;
  population: Population | null;
  zeroReveals: boolean;
  confirmedBy: string;
}

export type GivenComparator = Comparator & { measureCode: string };
export type PartOf = ScorecardFacts['partsOf'][number];

export interface NewFigure {
  id: string;
  committeeId: string;
  cameBy: string;
  addedBy: string | null;
  addedAt: Date;
  position: number;
}

export async function insertFigure(on: Executor, given: GivenFigure, row: NewFigure): Promise<void> {
  await on
    .insertInto('figure')
    .values({
      id: row.id,
      committee_id: row.committeeId,
      measure_code: given.measureCode,
      part: given.part,
      from_day: given.from,
      as_at: given.asAt,
      count: given.count,
      base: given.base,
      words: given.words,
      note: given.note,
      source: given.source,
      definition: given.definition,
      population: given.population,
      zero_reveals: given.zeroReveals,
      confirmed_by: given.confirmedBy,
      came_by: row.cameBy,
      added_by: row.addedBy,
      added_at: row.addedAt,
      position: row.position,
      replaced_by: null,
      withdrawn_at: null,
      withdrawn_by: null,
      withdrawn_reason: '',
    })
    .execute();
}

/** The figure stays, and names the one that stands in its place. */
export async function markReplaced(on: Executor, id: string, by: string): Promise<void> {
  await on.updateTable('figure').set({ replaced_by: by }).where('id', '=', id).execute();
}

/** False when it was withdrawn or replaced before. */
export async function withdraw(
  on: Executor,
  id: string,
  by: { personId: string; reason: string; at: Date },
): Promise<boolean> {
  const result = await on
    .updateTable('figure')
    .set({ withdrawn_at: by.at, withdrawn_by: by.personId, withdrawn_reason: by.reason })
    .where('id', '=', id)
    .where('withdrawn_at', 'is', null)
    .where('replaced_by', 'is', null)
    .executeTakeFirst();
  return (result.numUpdatedRows ?? 0n) > 0n;
}

/** Two imports at once wait for each other here. */
export async function lockCommittee(on: Executor, committeeId: string): Promise<void> {
  await on.selectFrom('committee').select('id').where('id', '=', committeeId).forUpdate().execute();
}

/** Neither withdrawn nor replaced, oldest first. */
export async function standingFigures(on: Executor, committeeId: string): Promise<SourcedFigure[]> {
  const rows = await on
    .selectFrom('figure')
    .selectAll()
    .where('committee_id', '=', committeeId)
    .where('withdrawn_at', 'is', null)
    .where('replaced_by', 'is', null)
    .orderBy('added_at')
    .orderBy('position')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: `performance:${row.id}`,
    measureCode: row.measure_code,
    part: row.part,
    from: row.from_day as Day | null,
    asAt: row.as_at as Day,
    count: row.count === null ? null : Number(row.count),
    base: row.base,
    stated: '',
    words: row.words,
    note: row.note,
    reached: null,
    reachedOn: null,
    source: row.source,
    definition: row.definition,
    origin: 'performance' as const,
    population: row.population,
    zeroReveals: row.zero_reveals,
    confirmedBy: row.confirmed_by,
    quarterEnds: quarterEnd(row.as_at as Day),
  }));
}

/** One for each measure, name and year: the newest value stands. */
export async function upsertComparator(
  on: Executor,
  given: GivenComparator,
  row: { id: string; committeeId: string; addedAt: Date },
): Promise<void> {
  const { value, source } = given;
  await on
    .insertInto('figure_comparator')
    .values({
      id: row.id,
      committee_id: row.committeeId,
      measure_code: given.measureCode,
      name: given.name,
      value,
      source,
      year: given.year,
      added_at: row.addedAt,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['committee_id', 'measure_code', 'name', 'year'])
        .doUpdateSet({ value, source, added_at: row.addedAt }),
    )
    .execute();
}

/** The newest year of each name. */
export async function comparators(on: Executor, committeeId: string): Promise<GivenComparator[]> {
  const rows = await on
    .selectFrom('figure_comparator')
    .distinctOn(['measure_code', 'name'])
    .select(['measure_code as measureCode', 'name', 'value', 'source', 'year'])
    .where('committee_id', '=', committeeId)
    .orderBy('measure_code')
    .orderBy('name')
    .orderBy('year', 'desc')
    .execute();
  return rows;
}

export async function addPartOf(on: Executor, committeeId: string, one: PartOf): Promise<void> {
  await on
    .insertInto('figure_parts_of')
    .values({
      committee_id: committeeId,
      part_code: one.part,
      total_code: one.total,
      breakdown: one.breakdown,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function partsOf(on: Executor, committeeId: string): Promise<PartOf[]> {
  return on
    .selectFrom('figure_parts_of')
    .select(['part_code as part', 'total_code as total', 'breakdown'])
    .where('committee_id', '=', committeeId)
    .orderBy('total_code')
    .orderBy('part_code')
    .execute();
}
