/** The message_stop table: a stop that has ended keeps its row. */

import { sql } from 'kysely';
import type { Day } from '../calendar/rules';
import { inForce, notOver } from '../db/in-force';
import type { Executor } from '../db/tables';
import type { MessageStop, StopElsewhere } from './rules';

export async function insertStop(
  on: Executor,
  stop: {
    id: string;
    personId: string;
    committeeId: string;
    fromDay: Day;
    untilDay: Day | null;
    reason: string;
    by: string | null;
    at: Date;
  },
): Promise<void> {
  await on
    .insertInto('message_stop')
    .values({
      id: stop.id,
      person_id: stop.personId,
      committee_id: stop.committeeId,
      from_day: stop.fromDay,
      until_day: stop.untilDay,
      reason: stop.reason,
      stopped_by: stop.by,
      stopped_at: stop.at,
      ended_by: null,
      ended_at: null,
    })
    .execute();
}

/** False when it had ended already. */
export async function endStop(on: Executor, id: string, by: string | null, at: Date): Promise<boolean> {
  const result = await on
    .updateTable('message_stop')
    .set({ ended_by: by, ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return result.numUpdatedRows > 0n;
}

/** Of one committee, in force or to come, by name. */
export async function standingStops(on: Executor, committeeId: string, today: Day): Promise<MessageStop[]> {
  const rows = await stops(on)
    .where('message_stop.committee_id', '=', committeeId)
    .where('message_stop.ended_at', 'is', null)
    .where(notOver('message_stop', today))
    .orderBy('person.name')
    .orderBy('message_stop.id')
    .execute();
  return rows.map(toStop);
}

/** Of these people, stopped by any other committee, in force or to come, by name. */
export async function stopsElsewhere(
  on: Executor,
  committeeId: string,
  personIds: string[],
  today: Day,
): Promise<StopElsewhere[]> {
  if (personIds.length === 0) return [];
  const rows = await on
    .selectFrom('message_stop')
    .innerJoin('person', 'person.id', 'message_stop.person_id')
    .select([
      'message_stop.id',
      'person.name as person_name',
      'message_stop.from_day',
      'message_stop.until_day',
    ])
    .where('message_stop.person_id', 'in', personIds)
    .where('message_stop.committee_id', '<>', committeeId)
    .where('message_stop.ended_at', 'is', null)
    .where(sql<boolean>`coalesce(message_stop.until_day >= ${today}::date, true)`)
    .orderBy('person.name')
    .orderBy('message_stop.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personName: row.person_name,
    fromDay: row.from_day as Day,
    untilDay: row.until_day as Day | null,
  }));
}

export async function findStop(on: Executor, id: string): Promise<MessageStop | null> {
  const row = await stops(on).where('message_stop.id', '=', id).executeTakeFirst();
  return row ? toStop(row) : null;
}

/** Of these people, those to whom nothing may be sent on the day. */
export async function stoppedOf(on: Executor, personIds: string[], today: Day): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await on
    .selectFrom('message_stop')
    .select('person_id')
    .where('person_id', 'in', personIds)
    .where('ended_at', 'is', null)
    .where(inForce('message_stop', today))
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/**
 * Everyone who has, had or will have a role or a post on the committee, by name: a stop holds for every message, so that
 * whoever has left it and is on another is that one's.
 */
export async function peopleOf(
  on: Executor,
  committeeId: string,
  today: Day,
): Promise<{ id: string; name: string }[]> {
  const stillThere = notOver('p', today);
  return on
    .selectFrom('person')
    .select(['id', 'name'])
    .where(
      sql<boolean>`exists (select from in_post p where p.person_id = person.id and p.committee_id = ${committeeId}
        and (${stillThere} or not exists (
          select from in_post p where p.person_id = person.id and p.committee_id <> ${committeeId} and ${stillThere})))`,
    )
    .orderBy('name')
    .orderBy('id')
    .execute();
}

function stops(on: Executor) {
  return on
    .selectFrom('message_stop')
    .innerJoin('person', 'person.id', 'message_stop.person_id')
    .leftJoin('person as stopper', 'stopper.id', 'message_stop.stopped_by')
    .select([
      'message_stop.id',
      'message_stop.person_id',
      'person.name as person_name',
      'message_stop.committee_id',
      'message_stop.from_day',
      'message_stop.until_day',
      'message_stop.reason',
      'message_stop.stopped_at',
      'stopper.name as stopper_name',
    ]);
}

function toStop(row: {
  id: string;
  person_id: string;
  person_name: string;
  committee_id: string;
  from_day: string;
  until_day: string | null;
  reason: string;
  stopped_at: Date;
  stopper_name: string | null;
}): MessageStop {
  return {
    id: row.id,
    personId: row.person_id,
    personName: row.person_name,
    committeeId: row.committee_id,
    fromDay: row.from_day as Day,
    untilDay: row.until_day as Day | null,
    reason: row.reason,
    stoppedByName: row.stopper_name,
    stoppedAt: row.stopped_at,
  };
}
