/** The edition_signoff table: one row for each version's young people's edition; nothing else writes it. */
import type { Executor } from '../db/tables';
import type { SettledOutline } from '../pack/outline/settle';
import type { SignOff, SignOffState } from './rules';

const all = (on: Executor) =>
  on
    .selectFrom('edition_signoff')
    .leftJoin('person', 'person.id', 'edition_signoff.decided_by')
    .select([
      'edition_signoff.id',
      'meeting_id',
      'build_id',
      'version_no',
      'sha256',
      'state',
      'comment',
      'asked_at',
      'decided_by',
      'person.name as decided_by_name',
      'decided_at',
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof all>['execute']>>[number];

const toSignOff = (row: Row): SignOff => ({
  id: row.id,
  meetingId: row.meeting_id,
  buildId: row.build_id,
  versionNo: row.version_no,
  sha256: row.sha256,
  state: row.state,
  comment: row.comment,
  askedAt: row.asked_at,
  decidedBy: row.decided_by,
  decidedByName: row.decided_by_name,
  decidedAt: row.decided_at,
});

export async function ofBuild(on: Executor, buildId: string): Promise<SignOff | null> {
  const row = await all(on).where('build_id', '=', buildId).executeTakeFirst();
  return row ? toSignOff(row) : null;
}

export async function latest(on: Executor, meetingId: string): Promise<SignOff | null> {
  const row = await all(on)
    .where('meeting_id', '=', meetingId)
    .orderBy('version_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toSignOff(row) : null;
}

/** The last sign-off of the same words for the same meeting. */
export async function signedSame(on: Executor, meetingId: string, sha256: string): Promise<SignOff | null> {
  const row = await all(on)
    .where('meeting_id', '=', meetingId)
    .where('sha256', '=', sha256)
    .where('state', '=', 'signed-off')
    .orderBy('version_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toSignOff(row) : null;
}

/** The newest of each meeting of a committee that still waits, the next meeting first. */
export async function waiting(on: Executor, committeeId: string): Promise<SignOff[]> {
  const rows = await all(on)
    .innerJoin('meeting', 'meeting.id', 'edition_signoff.meeting_id')
    .where('meeting.committee_id', '=', committeeId)
    .where('state', '=', 'asked')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('edition_signoff as newer')
            .select('newer.id')
            .whereRef('newer.meeting_id', '=', 'edition_signoff.meeting_id')
            .whereRef('newer.version_no', '>', 'edition_signoff.version_no'),
        ),
      ),
    )
    .orderBy('meeting.day')
    .execute();
  return rows.map(toSignOff);
}

/** The newest of a committee, whatever became of it. */
export async function newestOfCommittee(on: Executor, committeeId: string): Promise<SignOff | null> {
  const row = await all(on)
    .innerJoin('meeting', 'meeting.id', 'edition_signoff.meeting_id')
    .where('meeting.committee_id', '=', committeeId)
    .orderBy('asked_at', 'desc')
    .orderBy('version_no', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? toSignOff(row) : null;
}

export async function outlineOf(on: Executor, id: string): Promise<SettledOutline | null> {
  const row = await on
    .selectFrom('edition_signoff')
    .select('outline')
    .where('id', '=', id)
    .executeTakeFirst();
  // Written by `insert` alone.
  return (row?.outline as SettledOutline | undefined) ?? null;
}

/** False when this build has asked already. */
export async function insert(
  on: Executor,
  signOff: Omit<SignOff, 'decidedByName'>,
  outline: SettledOutline,
): Promise<boolean> {
  const result = await on
    .insertInto('edition_signoff')
    .values({
      id: signOff.id,
      meeting_id: signOff.meetingId,
      build_id: signOff.buildId,
      version_no: signOff.versionNo,
      sha256: signOff.sha256,
      outline: JSON.stringify(outline),
      state: signOff.state,
      comment: signOff.comment,
      asked_at: signOff.askedAt,
      decided_by: signOff.decidedBy,
      decided_at: signOff.decidedAt,
    })
    .onConflict((conflict) => conflict.column('build_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** False when somebody else was a moment sooner. */
export async function decide(
  on: Executor,
  id: string,
  decided: { state: SignOffState; comment: string; by: string; at: Date },
): Promise<boolean> {
  const result = await on
    .updateTable('edition_signoff')
    .set({ state: decided.state, comment: decided.comment, decided_by: decided.by, decided_at: decided.at })
    .where('id', '=', id)
    .where('state', '=', 'asked')
    .executeTakeFirst();
  return (result.numUpdatedRows ?? 0n) > 0n;
}
