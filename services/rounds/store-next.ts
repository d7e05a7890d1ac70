/** What a lead answers next, found without reading all that is due from them. */

import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import { inForce } from '../db/in-force';
import { planned, prepared } from '../db/prepared';
import type { Executor } from '../db/tables';
import { inPostThere } from './store-requests';

/** The update just sent, and whose list goes on when its post is vacant. */
export interface Sent {
  requestId: string;
  personId: string;
}

export interface NextDue {
  requestId: string;
  ref: string;
}

/** Of the committee of the row `m`, a meeting. */
const holderOf = (post: string, today: Day) => sql`(
  select h.person_id from post_holding h
  where h.post_id = ${sql.ref(post)} and h.committee_id = m.committee_id and ${inForce('h', today)}
  order by h.deputy, h.from_day desc nulls last, h.id limit 1)`;

/**
 * The first update in reading order, of the nearest meeting, whose words or whose reply are still owed by the one who
 * answers for the update that was sent. One for each, in their order.
 */
export async function nextDue(on: Executor, sent: Sent[], today: Day): Promise<(NextDue | null)[]> {
  const requestIds = planned(sent.map(({ requestId }) => requestId));
  const personIds = planned(sent.map(({ personId }) => personId));
  const { rows } = await sql<{ id: string | null; ref: string | null }>`${prepared}
    select next.id, next.ref
    from unnest(${requestIds}::text[], ${personIds}::text[]) with ordinality as sent (request_id, person_id, place)
      left join lateral (
        select coalesce(handed.id, ${holderOf('post.id', today)}, sent.person_id) as id
        from update_request q join plan_action a on a.id = q.action_id
          join reporting_round r on r.id = q.round_id join meeting m on m.id = r.meeting_id
          left join post on post.title = a.lead_post
          left join person handed on handed.id = q.handed_to and ${inPostThere('q.handed_to', today)}
        where q.id = sent.request_id) lead on true
      left join lateral (
        select q.id, a.ref
        from reporting_round r join meeting m on m.id = r.meeting_id
          join update_request q on q.round_id = r.id and q.state in ('not-started', 'returned')
          join plan_action a on a.id = q.action_id
          left join person handed on handed.id = q.handed_to and ${inPostThere('q.handed_to', today)}
        where lead.id is not null and r.state = 'open' and m.cancelled_at is null and q.id <> sent.request_id and case
          when handed.id is not null then handed.id = lead.id
          else a.lead_post in (
            select post.title from post_holding mine join post on post.id = mine.post_id
            where mine.person_id = lead.id and mine.committee_id = m.committee_id and ${holderOf('mine.post_id', today)} = lead.id) end
        order by m.day, a.position limit 1) next on true
    order by sent.place`.execute(on);
  return rows
    .slice(0, sent.length)
    .map(({ id, ref }) => (id !== null && ref !== null ? { requestId: id, ref } : null));
}
