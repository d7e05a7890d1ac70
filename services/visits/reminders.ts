/** Which notices about one visit are due, planned purely: planning twice gives the same keys (domain.md 3, visit rota clock). */
import {
  addWorkingDays,
  type Day,
  instantAt,
  londonDay,
  type WorkingCalendar,
  workingDaysBetween,
} from '../calendar/rules';
import type { PlannedNotice } from '../notices/rules';
import type { VisitNoticeKind } from '../notices/visit-kinds';
import { agreedTo, type Visit } from './rules';
import { dayOf, endOf, startOf, visitClock } from './times';

export interface VisitFacts {
  visit: Visit;
  /** The service's manager first, then whoever stands in. */
  managers: string[];
  clerks: string[];
  /** Visitors whose note has come. */
  noted: ReadonlySet<string>;
  /** When the first note came. */
  notedAt: Date | null;
  replied: boolean;
  /** Who may take an open place, those with fewest visits first. */
  mayTake: string[];
}

/** So many are offered an open place at first, and as many more each time this many working days go by. */
export const offeredAtOnce = 3;
const widenEveryDays = 2;
/** A card that nobody pressed is not asked for again for ever. */
const askedForDays = 30;

/** Every notice due by `now`, the ones already sent among them: their keys are the same. */
export function planVisitNotices(facts: VisitFacts, calendar: WorkingCalendar, now: Date): PlannedNotice[] {
  const { visit } = facts;
  if (visit.state === 'cancelled' || visit.state === 'not-made') return [];
  const planner = plannerOf(visit, calendar, now);
  return (visit.state === 'planned' && startOf(visit) > now ? beforehand : afterwards)(facts, planner);
}

type Planner = ReturnType<typeof plannerOf>;

function plannerOf(visit: Visit, calendar: WorkingCalendar, now: Date) {
  const morning = (offset: number) => instantAt(dayOf(visit, offset, calendar), '09:00');
  const notice = (kind: VisitNoticeKind, turn: string, personId: string, dueAt: Date): PlannedNotice[] =>
    dueAt > now
      ? []
      : [
          {
            key: `visit:${visit.id}:${kind}:${turn}:${personId}`,
            kind,
            personId,
            subject: { visitId: visit.id },
            dueAt,
          },
        ];
  return { calendar, now, today: londonDay(now), morning, notice };
}

function beforehand(facts: VisitFacts, planner: Planner): PlannedNotice[] {
  const { visit } = facts;
  if (!agreedTo(visit)) return [...askForAgreement(facts, planner), ...gaps(facts, planner)];
  return [
    ...tellManager(facts, planner),
    ...invitations(facts, planner),
    ...offers(facts, planner),
    ...reminders(facts, planner),
    ...gaps(facts, planner),
  ];
}

function askForAgreement({ visit, managers }: VisitFacts, { morning, notice }: Planner): PlannedNotice[] {
  const [manager] = managers;
  return manager
    ? notice('visit-agreement-asked', visit.day, manager, morning(visitClock.agreementAsked))
    : [];
}

function tellManager({ visit, managers }: VisitFacts, { morning, notice }: Planner): PlannedNotice[] {
  const [manager] = managers;
  if (!manager || visit.service.isHome) return [];
  return notice(
    'visit-manager-told',
    `${visit.day}:${visit.service.id}`,
    manager,
    morning(visitClock.invitation),
  );
}

/** Once for each time a place came to somebody. */
function invitations({ visit }: VisitFacts, { morning, notice }: Planner): PlannedNotice[] {
  return visit.places.flatMap((place) =>
    place.state === 'held' && place.personId !== null
      ? notice(
          'visit-invited',
          place.since.toISOString(),
          place.personId,
          later(place.since, morning(visitClock.invitation)),
        )
      : [],
  );
}

/** Fairly: first those with fewest visits, then, while it stays open, some more. */
function offers(
  { visit, mayTake }: VisitFacts,
  { calendar, today, morning, notice }: Planner,
): PlannedNotice[] {
  return visit.places.flatMap((place) => {
    if (place.state !== 'open') return [];
    const from = later(place.since, morning(visitClock.invitation));
    const waited = workingDaysBetween(londonDay(from), today, calendar);
    const asked = mayTake.slice(0, offeredAtOnce * (1 + Math.floor(Math.max(waited, 0) / widenEveryDays)));
    return asked.flatMap((personId) =>
      notice('visit-place-open', `${place.slot}:${place.since.toISOString()}`, personId, from),
    );
  });
}

/** After an outage only the nearer one goes. */
function reminders({ visit }: VisitFacts, { now, morning, notice }: Planner): PlannedNotice[] {
  const last = morning(visitClock.lastReminder);
  const first = morning(visitClock.reminder);
  const [turn, dueAt] = now >= last ? ['last', last] : ['first', first];
  return visit.places.flatMap((place) =>
    place.personId === null || place.since > dueAt
      ? []
      : notice('visit-reminder', `${turn}:${visit.day}`, place.personId, dueAt),
  );
}

/** Ten working days before, the clerk hears what is still missing. */
function gaps({ visit, clerks }: VisitFacts, { morning, notice }: Planner): PlannedNotice[] {
  if (agreedTo(visit) && visit.places.every((place) => place.state === 'accepted')) return [];
  return clerks.flatMap((clerk) =>
    notice('visit-gap', `before:${visit.day}`, clerk, morning(visitClock.reminder)),
  );
}

function afterwards(facts: VisitFacts, planner: Planner): PlannedNotice[] {
  const { visit, noted, notedAt, replied, managers } = facts;
  const { calendar, now, today, morning, notice } = planner;
  const visitors = visit.places.flatMap((place) =>
    place.state === 'accepted' ? (place.personId ?? []) : [],
  );
  const fresh = workingDaysBetween(visit.day, today, calendar) <= askedForDays;
  const thanks =
    today === visit.day
      ? visitors.flatMap((one) => notice('visit-thanks', visit.day, one, endOf(visit)))
      : [];
  if (!fresh) return [];
  const toNote = visitors.filter((one) => !noted.has(one));
  const asked = toNote.flatMap((one) =>
    notice('visit-note-asked', visit.day, one, morning(visitClock.noteAsked)),
  );
  const [manager] = managers;
  if (notedAt === null)
    return [
      ...thanks,
      ...(now < morning(visitClock.noteReminder) ? asked : []),
      ...toNote.flatMap((one) =>
        notice('visit-note-reminder', visit.day, one, morning(visitClock.noteReminder)),
      ),
      ...clerksHear(facts, planner, 'note', dayOf(visit, 10, calendar)),
    ];
  const since = (count: number) => addWorkingDays(londonDay(notedAt), count, calendar);
  if (replied) return [...thanks, ...asked];
  return [
    ...thanks,
    ...asked,
    ...(manager ? notice('visit-reply-asked', 'note', manager, notedAt) : []),
    ...(manager
      ? notice('visit-reply-reminder', 'note', manager, instantAt(since(visitClock.replyReminder), '09:00'))
      : []),
    ...clerksHear(facts, planner, 'reply', since(visitClock.replyDue + 1)),
  ];
}

function clerksHear({ clerks }: VisitFacts, { notice }: Planner, what: string, day: Day): PlannedNotice[] {
  return clerks.flatMap((clerk) => notice('visit-gap', what, clerk, instantAt(day, '09:00')));
}

function later(one: Date, other: Date): Date {
  return one > other ? one : other;
}
