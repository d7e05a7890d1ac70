/** The update_request table, read with all that one needs to know of a request: the hot path of every press. */

import { type Kysely, sql } from 'kysely';
import { type Day, instantAt } from '../calendar/rules';
import { inForce } from '../db/in-force';
import { planned, prepared } from '../db/prepared';
import type { Executor, Tables } from '../db/tables';
import { extended, type Round, type UpdateRequest } from './rules';
import { type RoundRow, toRound } from './store';

/** A request with what only this capability asks about it. */
export interface RequestRow {
  request: UpdateRequest;
  round: Round;
  handed: boolean;
  /** Holder of the lead post today, whoever the request was handed to. */
  holderPersonId: string | null;
  holderDeputyId: string | null;
  /** Who is told when it is late. */
  coverPersonId: string | null;
  /** It has been the present lead's since then; null: since the round opened. */
  heldSince: Date | null;
  repliesDueAt: Date | null;
  lastStatus: string | null;
}

interface SelectedRow extends RoundRow {
  id: string;
  action_id: string;
  ref: string;
  title: string;
  pledge_no: number;
  lead_post: string;
  handed_id: string | null;
  handed_name: string | null;
  handed_by: string | null;
  handed_at: Date | null;
  holder_id: string | null;
  holder_name: string | null;
  holder_deputy: string | null;
  held_from: string | null;
  words_extended_to: Date | null;
  state: UpdateRequest['state'];
  version_no: number;
  status: string | null;
  sent_at: Date | null;
  has_figures: boolean;
  figure_to_come: boolean;
  has_draft: boolean;
  replies_due: string | null;
  last_status: string | null;
}

/** Whether the person has a role or post on the committee of the row `m`, a meeting, on the day. */
export const inPostThere = (personId: string, today: Day) => sql`
  exists (select from in_post p where p.person_id = ${sql.ref(personId)} and p.committee_id = m.committee_id
    and ${inForce('p', today)})`;

/**
 * `leadPersonId` is the person it was handed to while in force, else the holder of the lead post on the day, the newest
 * should two hold it at once; a deputy counts while in force, and is asked themselves while the post is vacant.
 */
const selectRequests = (
  today: Day,
  where: ReturnType<typeof sql>,
  withLastStatus: boolean,
) => sql<SelectedRow>`${prepared}
  select q.id, q.action_id, a.ref, a.title, a.pledge_no, a.lead_post,
    handed.id as handed_id, handed.name as handed_name, q.handed_by, q.handed_at,
    holder.person_id as holder_id, holder.name as holder_name, holder.from_day as held_from,
    holder.deputy_id as holder_deputy,
    q.words_extended_to, q.state, q.version_no, v.status, v.sent_at,
    exists (select from measure x where x.action_id = a.id and x.kind in ('count', 'percentage')) as has_figures,
    exists (select from update_figure f where f.version_id = v.id and f.to_come) as figure_to_come,
    exists (select from update_draft d where d.request_id = q.id
      and d.person_id in (handed.id, holder.person_id, holder.deputy_id)) as has_draft,
    (select t.day from meeting_date t where t.meeting_id = m.id and t.step = 'returned-updates-back') as replies_due,
    ${withLastStatus ? lastStatus : sql`null`} as last_status,
    r.id as round_id, m.committee_id, r.meeting_id, m.day as meeting_day, r.strategy_id, m.period_label,
    m.period_ends, r.state as round_state, r.opens_at, r.words_due_at, r.figures_due_at, r.locks_at, r.opened_at
  from update_request q
    join reporting_round r on r.id = q.round_id
    join meeting m on m.id = r.meeting_id
    join plan_action a on a.id = q.action_id
    left join update_version v on v.request_id = q.id and v.no = q.version_no
    left join person handed on handed.id = q.handed_to and ${inPostThere('q.handed_to', today)}
    left join lateral (
      select h.person_id, p.name, h.from_day, (
          select d.person_id from post_holding d
          where d.post_id = h.post_id and d.committee_id = h.committee_id and d.deputy and d.person_id <> h.person_id
            and ${inForce('d', today)} order by d.from_day desc nulls last, d.id limit 1) as deputy_id
      from post join post_holding h on h.post_id = post.id join person p on p.id = h.person_id
      where post.title = a.lead_post and h.committee_id = m.committee_id and ${inForce('h', today)}
      order by h.deputy, h.from_day desc nulls last, h.id limit 1) holder on true
  where ${where}
  order by m.day, a.position`;

/** The status word that stood at this committee's last earlier meeting with an update on the action of the same ref. */
const lastStatus = sql`(
  select v1.status from plan_action a1 join update_request q1 on q1.action_id = a1.id
    join reporting_round r1 on r1.id = q1.round_id join meeting m1 on m1.id = r1.meeting_id
    join update_version v1 on v1.request_id = q1.id and v1.no = q1.version_no
  where a1.ref = a.ref and m1.committee_id = m.committee_id and m1.day < m.day
  order by m1.day desc limit 1)`;

function toRequestRow(row: SelectedRow): RequestRow {
  const round = toRound(row);
  const handed = row.handed_id !== null;
  const request: UpdateRequest = {
    id: row.id,
    roundId: row.round_id,
    committeeId: row.committee_id,
    actionId: row.action_id,
    ref: row.ref,
    title: row.title,
    pledgeNo: row.pledge_no,
    leadPost: row.lead_post,
    leadPersonId: handed ? row.handed_id : row.holder_id,
    leadName: handed ? row.handed_name : row.holder_name,
    deputyPersonId: row.holder_deputy,
    holderPersonId: row.holder_id,
    handedBy: handed ? row.handed_by : null,
    state: row.state,
    versionNo: row.version_no,
    status: row.status,
    sentAt: row.sent_at,
    ...extended(round, row.words_extended_to),
    hasFigures: row.has_figures,
    figuresToCome: row.version_no === 0 ? row.has_figures : row.figure_to_come,
    hasDraft: row.has_draft,
  };
  const handedOn = handed && row.handed_id !== row.holder_id;
  return {
    request,
    round,
    handed: handedOn,
    holderPersonId: row.holder_id,
    holderDeputyId: row.holder_deputy,
    coverPersonId: handedOn ? (row.holder_id ?? row.holder_deputy) : row.holder_deputy,
    heldSince: handedOn ? row.handed_at : row.held_from ? instantAt(row.held_from as Day, '00:00') : null,
    repliesDueAt: row.replies_due ? instantAt(row.replies_due as Day, '12:00') : null,
    lastStatus: row.last_status,
  };
}

async function select(
  on: Executor,
  today: Day,
  where: ReturnType<typeof sql>,
  withLastStatus = false,
): Promise<RequestRow[]> {
  const { rows } = await selectRequests(today, where, withLastStatus).execute(on as Kysely<Tables>);
  return rows.map(toRequestRow);
}

export async function requestById(on: Executor, requestId: string, today: Day): Promise<RequestRow | null> {
  const [row] = await requestsById(on, [requestId], today);
  return row ?? null;
}

/** One for each id, in their order. */
export async function requestsById(
  on: Executor,
  requestIds: string[],
  today: Day,
): Promise<(RequestRow | null)[]> {
  const rows = await select(on, today, sql`q.id = any(${planned(requestIds)}::text[])`);
  const byId = new Map(rows.map((row) => [row.request.id, row]));
  return requestIds.map((id) => byId.get(id) ?? null);
}

/** In reading order. */
export function ofRound(on: Executor, roundId: string, today: Day): Promise<RequestRow[]> {
  return select(on, today, sql`q.round_id = ${roundId}`);
}

/** Of every open round whose meeting goes on, the nearest meeting's first, in reading order; with last round's status word. */
export function ofPerson(on: Executor, personId: string, today: Day): Promise<RequestRow[]> {
  return select(
    on,
    today,
    sql`r.state = 'open' and m.cancelled_at is null and coalesce(handed.id, holder.person_id) = ${personId}`,
    true,
  );
}

/** One for each action, in the transaction that opens the round. */
export async function insertAll(
  on: Executor,
  roundId: string,
  requests: { id: string; actionId: string }[],
): Promise<void> {
  if (requests.length === 0) return;
  await on
    .insertInto('update_request')
    .values(
      requests.map(({ id, actionId }) => ({
        id,
        round_id: roundId,
        action_id: actionId,
        state: 'not-started' as const,
        version_no: 0,
      })),
    )
    .execute();
}

/** Holds the request for this transaction: two who change who answers for it, or by when, follow one another. */
export async function lock(on: Executor, requestId: string): Promise<void> {
  await on.selectFrom('update_request').select('id').where('id', '=', requestId).forUpdate().execute();
}

/** `to` null: back to whoever holds the post. */
export async function setHandedTo(
  on: Executor,
  requestId: string,
  handing: { to: string | null; by: string; at: Date },
): Promise<void> {
  const back = handing.to === null;
  await on
    .updateTable('update_request')
    .set({
      handed_to: handing.to,
      handed_by: back ? null : handing.by,
      handed_at: back ? null : handing.at,
    })
    .where('id', '=', requestId)
    .execute();
}

export async function extendWords(on: Executor, requestId: string, until: Date): Promise<void> {
  await on
    .updateTable('update_request')
    .set({ words_extended_to: sql<Date>`greatest(words_extended_to, ${until})` })
    .where('id', '=', requestId)
    .execute();
}
