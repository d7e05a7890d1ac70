/** What had been put on the agenda of a meeting that was called off goes to the next one that can still take it. */
import type { Executor } from '../db/tables';
import type { Meeting } from '../meetings/rules';
import type { AgendasDeps } from './deps';
import { readScene } from './making';
import { carryItems, listCarried, orderChanged, savePlaces } from './store';
import { mayList } from './timing';

export interface Carried {
  calledOff: Meeting;
  /** Null: no meeting can take them yet; they wait for the next that is added. */
  to: Meeting | null;
  titles: string[];
}

/** Reports come before what members say and what ends each meeting (domain.md 2.4). */
const after = ['members-update', 'committee-actions', 'work-programme'];

/** What still lies with a meeting that was called off, because no meeting could take it yet: titles, perhaps none. */
export async function leftWith({ db, reports }: AgendasDeps, calledOff: Meeting): Promise<string[]> {
  const waiting = await listCarried(db, calledOff.id);
  const written = await reports.titles(calledOff.id, db);
  return [...new Set([...waiting.map(({ title }) => title), ...written.values()])];
}

/** Safe at any time and twice at once: an item is on one agenda. */
export async function carryFrom(deps: AgendasDeps, calledOff: Meeting): Promise<Carried | null> {
  const titles = await leftWith(deps, calledOff);
  if (titles.length === 0) return null;
  const to = await nextThatTakes(deps, calledOff.committeeId);
  if (!to) return { calledOff, to, titles };
  return deps.db.transaction().execute(async (on) => {
    const { stored } = await readScene(deps, to.id, on, { lock: true });
    const items = await listCarried(on, calledOff.id);
    const carried = items.map(({ id }) => id);
    // The reports written for it go along, those with a usual item and those not placed yet too.
    await deps.reports.carry(on, calledOff.id, to.id);
    await carryItems(on, carried, to.id, deps.clock.now());
    const places = stored.map(({ id }) => id);
    const found = stored.findIndex(({ kind }) => after.includes(kind));
    places.splice(found < 0 ? places.length : found, 0, ...carried);
    await savePlaces(on, places);
    await orderChanged(on, calledOff.id);
    await orderChanged(on, to.id);
    const subject = { meetingId: to.id, fromMeetingId: calledOff.id, items: String(carried.length) };
    await deps.audit.record(on, { personId: null, what: 'agenda-carried', subject });
    await tell(deps, on, calledOff, to);
    return { calledOff, to, titles };
  });
}

/** The next meeting on whose agenda something can be listed without the chair's opinion. */
async function nextThatTakes(deps: AgendasDeps, committeeId: string): Promise<Meeting | null> {
  const counted = await deps.meetings.countsAs(deps.clock.now());
  for (const meeting of await deps.meetings.upcoming(committeeId)) {
    const until = await deps.meetings.lawfulPublication(meeting.id);
    if (mayList({ kind: 'on-time' }, counted, until)) return meeting;
  }
  return null;
}

async function tell(deps: AgendasDeps, on: Executor, calledOff: Meeting, to: Meeting): Promise<void> {
  const clerks = await deps.people.withRole(to.committeeId, 'clerk', on);
  await deps.notices.queue(
    on,
    clerks.map(({ id }) => ({
      key: `meeting:${calledOff.id}:step-agenda-carried:${to.id}:${id}`,
      kind: 'step-agenda-carried',
      personId: id,
      subject: { meetingId: to.id, calledOffId: calledOff.id, step: 'meeting' },
      dueAt: deps.clock.now(),
    })),
  );
}
