/** To which committee a thing belongs: one query for each kind of thing, so that a right can be asked before it is opened. */
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '../db/tables';

type Query = (id: string) => RawBuilder<{ committee_id: string }>;

const meetingOf = (meetingId: RawBuilder<unknown>) =>
  sql<{ committee_id: string }>`select committee_id from meeting where id = ${meetingId}`;

const own = (table: string): Query => {
  return (id) => sql`select committee_id from ${sql.table(table)} where id = ${id}`;
};

const queries = {
  meeting: (id) => meetingOf(sql`${id}`),
  round: (id) => meetingOf(sql`(select meeting_id from reporting_round where id = ${id})`),
  request: (id) =>
    meetingOf(
      sql`(select r.meeting_id from reporting_round r join update_request q on q.round_id = r.id where q.id = ${id})`,
    ),
  moreTime: (id) =>
    meetingOf(sql`(select r.meeting_id from reporting_round r join update_request q on q.round_id = r.id
      join more_time_request t on t.request_id = q.id where t.id = ${id})`),
  build: (id) => meetingOf(sql`(select meeting_id from pack_build where id = ${id})`),
  // The item that takes the public out of the room is made of its meeting, and has no row.
  agendaItem: (id) =>
    id.startsWith('exclusion:')
      ? meetingOf(sql`${id.slice('exclusion:'.length)}`)
      : meetingOf(sql`(select meeting_id from agenda_item where id = ${id})`),
  report: (id) => meetingOf(sql`(select meeting_id from report where id = ${id})`),
  messageStop: own('message_stop'),
  committeeAction: own('committee_action'),
  // An item of the usual year has no row before somebody changes it, and is named by its committee.
  programmeItem: (id) =>
    sql`select committee_id from programme_item where id = ${id}
      union all select id from committee where id = ${id.slice(0, Math.max(0, id.lastIndexOf(':')))}`,
  question: own('question'),
  asked: own('asked_question'),
  group: own('ask_group'),
  visit: own('visit'),
  rota: own('visit_rota'),
  swap: (id) => sql`select v.committee_id from visit v join visit_place p on p.visit_id = v.id
    join visit_swap s on s.place_id = p.id where s.id = ${id}`,
} as const satisfies Record<string, Query>;

export type Thing = keyof typeof queries;

/** null: there is no such thing, or not any more. */
export async function committeeOf(on: Executor, thing: Thing, id: string): Promise<string | null> {
  const { rows } = await queries[thing](id).execute(on);
  return rows[0]?.committee_id ?? null;
}
