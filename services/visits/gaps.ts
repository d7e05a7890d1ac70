/** What is missing of visits, whom a message did not reach, and what a calendar would not take: for the chair and the clerk alone. */
import { addDays, addWorkingDays, type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { VisitNoticeKind } from '../notices/visit-kinds';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import type { VisitRecord } from './report-rules';
import { recordsOf } from './reporting';
import { agreedTo, placeOf, type Visit, type VisitRefusal } from './rules';
import { readWritten } from './store-calendar';
import { visitClock } from './times';
import { mayDo } from './who';

/** Never in a paper: nobody is shamed. */
export interface VisitGap {
  visitId: string;
  day: Day;
  service: string;
  /** Without a name. */
  what: string[];
  /** Messages that did not arrive, so that the clerk can ring; for the clerk alone, and empty for the chair. */
  unreached: Unreached[];
}

export interface Unreached {
  name: string;
  kind: VisitNoticeKind;
  /** Plain words, and what to do instead. */
  reason: string;
}

/** For the chair and the clerk alone; anyone else is refused. */
export async function gaps(
  deps: VisitsDeps,
  committeeId: string,
  byPersonId: string,
  on: Executor = deps.db,
): Promise<Result<VisitGap[], VisitRefusal>> {
  const seesMessages = await mayDo(deps, committeeId, 'visits.run', byPersonId, on);
  if (!seesMessages && !(await mayDo(deps, committeeId, 'visits.oversee', byPersonId, on)))
    return refuse({ code: 'not-allowed' });
  const today = londonDay(deps.clock.now());
  const calendar = await deps.calendar.workingCalendar(on);
  const soon = addWorkingDays(today, -visitClock.invitation, calendar);
  const records = await recordsOf(on, { committeeId, from: addDays(today, -365), until: soon });
  const ids = records.map(({ visit }) => visit.id);
  const unreached = await unreachedAbout(deps, on, records, today);
  const troubles = (await readWritten(on, ids)).filter(({ trouble }) => trouble !== '');
  return ok(
    records.flatMap((record) => {
      const { visit } = record;
      const notTold = unreached.get(visit.id) ?? [];
      const what = [
        ...missing(record, today, (day, count) => addWorkingDays(day, count, calendar)),
        ...(notTold.length > 0 ? ['A message did not arrive'] : []),
        ...calendarWords(troubles.filter(({ visitId }) => visitId === visit.id).map((one) => one.trouble)),
      ];
      if (what.length === 0) return [];
      const { id: visitId, day, service } = visit;
      return [{ visitId, day, service: service.name, what, unreached: seesMessages ? notTold : [] }];
    }),
  );
}

/** What still matters: to somebody who would act on it now, and has not. */
async function unreachedAbout(
  deps: VisitsDeps,
  on: Executor,
  records: VisitRecord[],
  today: Day,
): Promise<Map<string, Unreached[]>> {
  const lost = await deps.notices.notReachedAboutVisits(
    records.map(({ visit }) => visit.id),
    on,
  );
  const byVisit = new Map<string, Unreached[]>();
  for (const { subject, kind, personId, personName, reason } of lost) {
    const record = records.find(({ visit }) => visit.id === subject.visitId);
    if (!record || !stillMatters(record, kind as VisitNoticeKind, personId, today)) continue;
    const told = byVisit.get(record.visit.id) ?? [];
    byVisit.set(record.visit.id, [...told, { name: personName, kind: kind as VisitNoticeKind, reason }]);
  }
  return byVisit;
}

function stillMatters(
  { visit, notes, reply, actions }: VisitRecord,
  kind: VisitNoticeKind,
  personId: string,
  today: Day,
): boolean {
  const ahead = visit.state === 'planned' && visit.day >= today;
  const place = placeOf(visit, personId);
  switch (kind) {
    case 'visit-invited':
      return ahead && place?.state === 'held';
    case 'visit-reminder':
      return ahead && place !== null;
    case 'visit-agreement-asked':
      return ahead && !agreedTo(visit);
    case 'visit-changed':
    case 'visit-manager-told':
    case 'visit-swap-taken':
    case 'visit-swap-done':
      return ahead;
    case 'visit-cancelled':
      return visit.day >= today;
    case 'visit-note-asked':
    case 'visit-note-reminder':
      return place?.state === 'accepted' && notes.length === 0 && visit.state === 'planned';
    case 'visit-reply-asked':
    case 'visit-reply-reminder':
      return notes.length > 0 && reply === null;
    case 'visit-action-given':
    case 'visit-action-due':
      return actions.some((action) => action.doneAt === null);
    case 'visit-answered':
    case 'visit-action-done':
      return addDays(visit.day, toldFor) >= today;
    case 'visit-place-open':
    case 'visit-swap-offered':
    case 'visit-swap-clerk':
    case 'visit-thanks':
    case 'visit-gap':
    case 'visit-list-drafted':
    case 'visit-feed-stopped':
    case 'visit-paper-ended':
      return false;
  }
}

/** Calendar days after a visit in which the clerk can still tell a visitor what came of it. */
const toldFor = 60;

function calendarWords(troubles: string[]): string[] {
  return [...new Set(troubles)].map(
    (trouble) => `Not right in a member’s own calendar: ${trouble.replace(/\.$/, '')}`,
  );
}

function missing(
  { visit, notes, reply, actions }: VisitRecord,
  today: Day,
  after: (day: Day, count: number) => Day,
): string[] {
  if (visit.state === 'cancelled') return visit.day >= today ? ['Cancelled'] : [];
  if (visit.state === 'not-made') return ['It did not happen'];
  if (visit.day >= today) return beforeVisit(visit);
  const noted = notes[0]?.sentAt;
  const late = actions.filter((action) => action.doneAt === null && action.dueDay < today).length;
  return [
    ...(noted ? [] : ['No note yet']),
    ...(noted && !reply && after(londonDay(noted), visitClock.replyDue) < today
      ? ['The reply is past its day']
      : []),
    ...(late > 0 ? ['An action is past its day'] : []),
  ];
}

function beforeVisit(visit: Visit): string[] {
  const open = visit.places.filter((place) => place.state === 'open').length;
  const held = visit.places.filter((place) => place.state === 'held').length;
  return [
    ...(agreedTo(visit) ? [] : ['The manager and the children have not agreed yet']),
    ...(open > 0 ? [open === 1 ? 'One place is open' : `${open} places are open`] : []),
    ...(held > 0 ? [held === 1 ? 'One answer is awaited' : `${held} answers are awaited`] : []),
  ];
}
