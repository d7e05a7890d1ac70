/** Agendas and their items: the only writer of `agenda`, `agenda_item`, `agenda_attachment` and `agenda_order`. */
import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import type { Executor, Tables } from '../db/tables';
import { UsualOrder } from './default-order';
import { type AgendaItem, type Attachment, ItemKind, Part, Privacy, Timing } from './rules';

/** Who added the items that an agenda begins with. */
export const usualOrderOfBusiness = 'usual order of business';

export interface AgendaRow {
  meetingId: string;
  firstMinuteNumber: number | null;
  version: number;
}

export async function findAgenda(
  on: Executor,
  meetingId: string,
  options: { lock?: boolean } = {},
): Promise<AgendaRow | null> {
  const row = await on
    .selectFrom('agenda')
    .select(['meeting_id', 'first_minute_number', 'version'])
    .where('meeting_id', '=', meetingId)
    .$if(options.lock === true, (query) => query.forUpdate())
    .executeTakeFirst();
  return row
    ? { meetingId: row.meeting_id, firstMinuteNumber: row.first_minute_number, version: row.version }
    : null;
}

/** False when it is there already. */
export async function insertAgenda(on: Executor, meetingId: string, at: Date): Promise<boolean> {
  const result = await on
    .insertInto('agenda')
    .values({ meeting_id: meetingId, first_minute_number: null, version: 1, made_at: at })
    .onConflict((conflict) => conflict.column('meeting_id').doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function orderChanged(on: Executor, meetingId: string): Promise<void> {
  await sql`update agenda set version = version + 1 where meeting_id = ${meetingId}`.execute(on);
}

export async function saveFirstMinute(on: Executor, meetingId: string, first: number | null): Promise<void> {
  await on
    .updateTable('agenda')
    .set({ first_minute_number: first })
    .where('meeting_id', '=', meetingId)
    .execute();
}

export type NewItem = Pick<
  AgendaItem,
  'id' | 'meetingId' | 'kind' | 'title' | 'purpose' | 'leadPost' | 'timing' | 'reportId'
> & { position: number; at: Date; by: string };

export async function insertItems(on: Executor, items: NewItem[]): Promise<void> {
  if (items.length === 0) return;
  await on
    .insertInto('agenda_item')
    .values(
      items.map((item) => ({
        id: item.id,
        meeting_id: item.meetingId,
        kind: item.kind,
        position: item.position,
        title: item.title,
        public_title: '',
        purpose: item.purpose,
        lead_post: item.leadPost,
        part: 1,
        privacy: null,
        timing: JSON.stringify(item.timing),
        report_id: item.reportId,
        withdrawn_reason: null,
        withdrawn_at: null,
        added_at: item.at,
        added_by: item.by,
        version: 1,
      })),
    )
    .execute();
}

/** What changes is stored, and the item's version goes up. */
export async function saveItem(
  on: Executor,
  id: string,
  changes: Partial<
    Pick<
      AgendaItem,
      | 'title'
      | 'publicTitle'
      | 'purpose'
      | 'leadPost'
      | 'part'
      | 'privacy'
      | 'timing'
      | 'reportId'
      | 'withdrawnReason'
      | 'withdrawnAt'
    >
  >,
): Promise<void> {
  const { title, publicTitle, purpose, leadPost, part, privacy, timing, reportId } = changes;
  await on
    .updateTable('agenda_item')
    .set((expression) => ({
      version: expression('version', '+', 1),
      ...(title === undefined ? {} : { title }),
      ...(publicTitle === undefined ? {} : { public_title: publicTitle }),
      ...(purpose === undefined ? {} : { purpose }),
      ...(leadPost === undefined ? {} : { lead_post: leadPost }),
      ...(part === undefined ? {} : { part }),
      ...(privacy === undefined ? {} : { privacy: privacy === null ? null : JSON.stringify(privacy) }),
      ...(timing === undefined ? {} : { timing: JSON.stringify(timing) }),
      ...(reportId === undefined ? {} : { report_id: reportId }),
      ...(changes.withdrawnReason === undefined ? {} : { withdrawn_reason: changes.withdrawnReason }),
      ...(changes.withdrawnAt === undefined ? {} : { withdrawn_at: changes.withdrawnAt }),
    }))
    .where('id', '=', id)
    .execute();
}

/** What somebody put on an agenda themselves, and every item with a file: not withdrawn, in their places. */
export async function listCarried(on: Executor, meetingId: string): Promise<{ id: string; title: string }[]> {
  return on
    .selectFrom('agenda_item')
    .select(['id', 'title'])
    .where('meeting_id', '=', meetingId)
    .where('withdrawn_reason', 'is', null)
    .where((where) =>
      where.or([
        where('added_by', '<>', usualOrderOfBusiness),
        where.exists(
          where
            .selectFrom('agenda_attachment')
            .select('agenda_attachment.id')
            .whereRef('agenda_attachment.item_id', '=', 'agenda_item.id'),
        ),
      ]),
    )
    .orderBy('position')
    .orderBy('id')
    .execute();
}

/** To another meeting's agenda, listed now: what the chair held of the old one does not go along. */
export async function carryItems(on: Executor, ids: string[], meetingId: string, at: Date): Promise<void> {
  if (ids.length === 0) return;
  await on
    .updateTable('agenda_item')
    .set((expression) => ({
      meeting_id: meetingId,
      added_at: at,
      added_by: sql<string>`case when added_by = ${usualOrderOfBusiness} then 'called off' else added_by end`,
      kind: sql<string>`case when added_by = ${usualOrderOfBusiness} then 'report' else kind end`,
      timing: JSON.stringify({ kind: 'on-time' }),
      version: expression('version', '+', 1),
    }))
    .where('id', 'in', ids)
    .execute();
}

/** Items in this order, whatever places they had. */
export async function savePlaces(on: Executor, ids: string[]): Promise<void> {
  await sql`update agenda_item set position = given.place
    from unnest(${ids}::text[]) with ordinality as given (id, place) where agenda_item.id = given.id`.execute(
    on,
  );
}

export async function meetingOfItem(on: Executor, itemId: string): Promise<string | null> {
  const row = await on
    .selectFrom('agenda_item')
    .select('meeting_id')
    .where('id', '=', itemId)
    .executeTakeFirst();
  return row?.meeting_id ?? null;
}

/** In their places, without numbers: those are given when the order of business is made. */
export async function listItems(on: Executor, meetingId: string): Promise<AgendaItem[]> {
  const rows = await on
    .selectFrom('agenda_item')
    .selectAll()
    .where('meeting_id', '=', meetingId)
    .orderBy('position')
    .orderBy('id')
    .execute();
  const attached = await on
    .selectFrom('agenda_attachment')
    .innerJoin('agenda_item', 'agenda_item.id', 'item_id')
    .selectAll('agenda_attachment')
    .where('meeting_id', '=', meetingId)
    .orderBy('agenda_attachment.added_at')
    .orderBy('agenda_attachment.name')
    .execute();
  return rows.map((row) => toItem(row, attached.filter((one) => one.item_id === row.id).map(toAttachment)));
}

type ItemRow = Omit<Tables['agenda_item'], 'privacy' | 'timing'> & { privacy: unknown; timing: unknown };

function toItem(row: ItemRow, attachments: Attachment[]): AgendaItem {
  return {
    id: row.id,
    meetingId: row.meeting_id,
    kind: ItemKind.parse(row.kind),
    number: '',
    title: row.title,
    publicTitle: row.public_title,
    purpose: row.purpose,
    leadPost: row.lead_post,
    part: Part.parse(row.part),
    privacy: row.privacy === null ? null : Privacy.parse(row.privacy),
    timing: Timing.parse(row.timing),
    reportId: row.report_id,
    attachments,
    withdrawnReason: row.withdrawn_reason,
    withdrawnAt: row.withdrawn_at,
    addedAt: row.added_at,
    version: row.version,
  };
}

function toAttachment(row: Tables['agenda_attachment']): Attachment {
  const { id, title, folder, name, format } = row;
  return { id, part: Part.parse(row.part), title, folder, name, format };
}

/** The same file again is no second attachment. */
export async function insertAttachment(
  on: Executor,
  file: Attachment & { itemId: string; at: Date; by: string },
): Promise<void> {
  await on
    .insertInto('agenda_attachment')
    .values({
      id: file.id,
      item_id: file.itemId,
      part: file.part,
      title: file.title,
      folder: file.folder,
      name: file.name,
      format: file.format,
      added_at: file.at,
      added_by: file.by,
    })
    .onConflict((conflict) =>
      conflict.columns(['item_id', 'folder', 'name']).doUpdateSet({ title: file.title }),
    )
    .execute();
}

/** The file stays in the library. */
export async function removeAttachment(on: Executor, itemId: string, id: string): Promise<void> {
  await on.deleteFrom('agenda_attachment').where('item_id', '=', itemId).where('id', '=', id).execute();
}

/** The usual order that is true on the day; null where the committee has none of its own. */
export async function findOrder(on: Executor, committeeId: string, day: Day): Promise<UsualOrder | null> {
  const row = await on
    .selectFrom('agenda_order')
    .select('content')
    .where('committee_id', '=', committeeId)
    .where('from_day', '<=', day)
    .orderBy('from_day', 'desc')
    .executeTakeFirst();
  return row ? UsualOrder.parse(row.content) : null;
}

export async function saveOrder(
  on: Executor,
  order: { committeeId: string; fromDay: Day; content: UsualOrder; at: Date; by: string },
): Promise<void> {
  const values = { content: JSON.stringify(order.content), set_at: order.at, set_by: order.by };
  await on
    .insertInto('agenda_order')
    .values({ committee_id: order.committeeId, from_day: order.fromDay, ...values })
    .onConflict((conflict) => conflict.columns(['committee_id', 'from_day']).doUpdateSet(values))
    .execute();
}
