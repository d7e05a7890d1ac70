/** Gathers what the notices of every visit near now are planned from, and plans the list for each meeting to come. */
import { addDays, instantAt, londonDay } from '../calendar/rules';
import type { PlannedNotice } from '../notices/rules';
import type { VisitsDeps } from './deps';
import { planVisitNotices } from './reminders';
import type { Visit, VisitMember } from './rules';
import { readActions, readNotes, readReplies } from './store-notes';
import { readVisits } from './store-visits';
import { mayBeAsked } from './swap-view';
import { holdersByCommittee, membersOf } from './who';

/** Calendar days around now in which a visit can have something due: forty working days before it, thirty after. */
const lookAhead = 75;
const lookBack = 60;

export async function plannedNotices(deps: VisitsDeps): Promise<PlannedNotice[]> {
  const planned = await ofActions(deps);
  for (const { committeeId } of await deps.committees.all()) {
    planned.push(...(await ofVisits(deps, committeeId)), ...(await ofMeetings(deps, committeeId)));
  }
  return planned;
}

/** On its day whoever holds the post that sees to it is asked, once, whether it is done. */
async function ofActions(deps: VisitsDeps): Promise<PlannedNotice[]> {
  const actions = await readActions(deps.db, { openBy: londonDay(deps.clock.now()) });
  if (actions.length === 0) return [];
  const holders = await holdersByCommittee(deps, actions);
  return actions.flatMap(({ id, committeeId, visitId, ownerPost, dueDay }) => {
    const owner = holders.get(committeeId)?.get(ownerPost)?.person.id;
    if (!owner) return [];
    return [
      {
        key: `visit-action-due:${id}:${owner}`,
        kind: 'visit-action-due' as const,
        personId: owner,
        subject: { visitId, actionId: id },
        dueAt: instantAt(dueDay, '09:00'),
      },
    ];
  });
}

async function ofVisits(deps: VisitsDeps, committeeId: string): Promise<PlannedNotice[]> {
  const now = deps.clock.now();
  const today = londonDay(now);
  const from = addDays(today, -lookBack);
  const visits = await readVisits(deps.db, { committeeId, from, until: addDays(today, lookAhead) });
  if (visits.length === 0) return [];
  const calendar = await deps.calendar.workingCalendar();
  const members = await membersOf(deps, deps.db, committeeId);
  const counts = await countsOf(deps, committeeId);
  const clerks = (await deps.people.withRole(committeeId, 'clerk')).map((clerk) => clerk.id);
  const ids = visits.map((visit) => visit.id);
  const notes = (await readNotes(deps.db, ids)).filter((note) => note.sentAt !== null);
  const replies = await readReplies(deps.db, ids);
  const holders = await deps.people.holders(committeeId);
  const planned: PlannedNotice[] = [];
  for (const visit of visits) {
    const holder = holders.get(visit.service.managerPost);
    const mine = notes.filter((note) => note.visitId === visit.id);
    const facts = {
      visit,
      clerks,
      managers: [holder?.person.id, holder?.deputy?.id].filter((id) => id !== undefined),
      noted: new Set(mine.map((note) => note.personId)),
      notedAt: mine[0]?.sentAt ?? null,
      replied: replies.has(visit.id),
      mayTake: fewestFirst(visit, members, counts),
    };
    planned.push(...planVisitNotices(facts, calendar, now));
  }
  return planned;
}

/** How many visits each has this year and had before: who has fewest is offered an open place first. */
export async function countsOf(deps: VisitsDeps, committeeId: string): Promise<Map<string, number>> {
  const today = londonDay(deps.clock.now());
  const around = await readVisits(deps.db, { committeeId, from: today });
  const counts = new Map<string, number>();
  for (const visit of around)
    for (const { personId } of visit.state === 'planned' ? visit.places : [])
      if (personId) counts.set(personId, (counts.get(personId) ?? 0) + 1);
  return counts;
}

export function fewestFirst(
  visit: Visit,
  members: VisitMember[],
  counts: ReadonlyMap<string, number>,
): string[] {
  const load = (member: VisitMember) => (counts.get(member.personId) ?? 0) + member.visitsBefore;
  const going = new Set(visit.places.flatMap((place) => place.personId ?? []));
  const parties = new Set(members.filter((one) => going.has(one.personId)).map((one) => one.party));
  // As many visits, another party first; then by name, so that the order is always the same.
  const same = (member: VisitMember) => (parties.has(member.party) ? 1 : 0);
  return mayBeAsked(visit, members)
    .toSorted(
      (one, other) =>
        load(one) - load(other) || same(one) - same(other) || one.name.localeCompare(other.name, 'en-GB'),
    )
    .map((member) => member.personId);
}

/** The list of visits is there for the clerk when the final report is due, before publication (domain.md 3). */
async function ofMeetings(deps: VisitsDeps, committeeId: string): Promise<PlannedNotice[]> {
  const now = deps.clock.now();
  const [meeting] = await deps.meetings.upcoming(committeeId);
  if (!meeting) return [];
  const entry = (await deps.meetings.timetable(meeting)).find((one) => one.step === 'final-report');
  const dueAt = entry ? instantAt(entry.day, '09:00') : null;
  if (!dueAt || dueAt > now) return [];
  const clerks = await deps.people.withRole(committeeId, 'clerk');
  return clerks.map(({ id }) => ({
    key: `visit-list-drafted:${meeting.id}:${id}`,
    kind: 'visit-list-drafted',
    personId: id,
    subject: { meetingId: meeting.id },
    dueAt,
  }));
}
