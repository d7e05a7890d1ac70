/** A round's life: planned from its meeting, opened by the clock or the clerk, closed when the meeting is over. */
import { londonDay, type WorkingCalendar } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Meeting } from '../meetings/rules';
import type { NoticeKind, PlannedNotice } from '../notices/rules';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import {
  comesEarlier,
  datesOf,
  datesWhenOpening,
  followTimetable,
  type RoundDates,
  sameDates,
  toldSteps,
} from './dates';
import type { RoundsDeps } from './deps';
import { needOf, type Round, type RoundRefusal } from './rules';
import * as store from './store';
import * as requests from './store-requests';

export async function planUpcoming(deps: RoundsDeps): Promise<void> {
  // A list of days off from a minute ago would move the dates back.
  const calendar = await deps.calendar.freshWorkingCalendar();
  for (const committeeId of await store.committeeIds(deps.db)) {
    const plan = await deps.strategies.current(committeeId);
    for (const meeting of await deps.meetings.upcoming(committeeId)) {
      const round = await store.byMeeting(deps.db, meeting.id);
      if (round) await follow(deps, calendar, meeting, round);
      // A round asks about a plan: without one there is nothing to ask yet.
      else if (plan) await planOne(deps, meeting, plan.id);
    }
  }
}

async function planOne(deps: RoundsDeps, meeting: Meeting, strategyId: string): Promise<void> {
  const dates = datesOf(await deps.meetings.timetable(meeting));
  await store.insertPlanned(deps.db, { id: deps.newId(), meetingId: meeting.id, strategyId, ...dates });
}

/** Clerks are told; leads see the new date on their next message. */
async function follow(
  deps: RoundsDeps,
  calendar: WorkingCalendar,
  meeting: Meeting,
  round: Round,
): Promise<void> {
  if (round.state === 'closed') return;
  const now = deps.clock.now();
  const computed = datesOf(await deps.meetings.timetable(meeting));
  const dates = round.state === 'open' ? followTimetable(round, computed, calendar, now) : computed;
  if (sameDates(round, dates)) return;
  await deps.db.transaction().execute(async (on) => {
    if (!(await store.moveDates(on, round, dates))) return;
    const clerks = await deps.people.withRole(round.committeeId, 'clerk', on);
    const planned = clerks.map((clerk) =>
      toClerk(round, 'dates-moved', clerk.id, now, `${now.toISOString()}:`),
    );
    await deps.notices.queue(on, planned);
    if (round.state !== 'open') return;
    await deps.meetings.told(on, meeting.id, toldSteps(dates));
    if (comesEarlier(round, dates)) await tellAnew(deps, on, round, dates, now);
  });
}

/** A date that leads know of comes earlier, because otherwise there would be no time left: they are told the new one. */
async function tellAnew(
  deps: RoundsDeps,
  on: Executor,
  round: Round,
  dates: RoundDates,
  now: Date,
): Promise<void> {
  const owing = (await requests.ofRound(on, round.id, londonDay(now))).flatMap(({ request }) =>
    needOf(request) !== null && request.leadPersonId !== null ? [request.leadPersonId] : [],
  );
  const told = `${dates.wordsDueAt.toISOString()}:${dates.figuresDueAt.toISOString()}`;
  await deps.notices.queue(
    on,
    [...new Set(owing)].map((personId) => ({
      key: `round:${round.id}:step-deadline-earlier:${told}:${personId}`,
      kind: 'step-deadline-earlier',
      personId,
      subject: { roundId: round.id, meetingId: round.meetingId, step: 'words-due' },
      dueAt: now,
    })),
  );
}

/** A round whose updates could no longer change anything is left for the clerk to see. */
export async function openDue(deps: RoundsDeps): Promise<Round[]> {
  const now = deps.clock.now();
  const opened: Round[] = [];
  for (const round of await store.inState(deps.db, 'planned')) {
    if (round.opensAt > now || now >= round.locksAt) continue;
    const result = await openOne(deps, round, null);
    if (result.ok) opened.push(result.value);
  }
  return opened;
}

export async function openByClerk(
  deps: RoundsDeps,
  roundId: string,
  byPersonId: string,
): Promise<Result<Round, RoundRefusal>> {
  const round = await store.byId(deps.db, roundId);
  if (!round) return refuse({ code: 'not-found' });
  return openOne(deps, round, byPersonId);
}

/** State, requests and notices in one transaction, guarded by the state: of two at once, one opens it. */
async function openOne(
  deps: RoundsDeps,
  round: Round,
  by: string | null,
): Promise<Result<Round, RoundRefusal>> {
  const now = deps.clock.now();
  const calendar = await deps.calendar.workingCalendar();
  return command<Round, Round, RoundRefusal>(deps, {
    by,
    // A round that is open is open.
    once: null,
    lock: async () => ok(round),
    right: ({ committeeId }) => ({ act: 'round.run', committeeId, otherwise: { code: 'not-allowed' } }),
    write,
    audit: ({ id }) => ({ what: 'round-opened', subject: { roundId: id } }),
  });

  async function write(on: Executor): Promise<Result<Round, RoundRefusal>> {
    if (round.state === 'open') return refuse({ code: 'already-open', openedAt: round.openedAt });
    if (round.state === 'closed') return refuse({ code: 'round-not-open' });
    if (now >= round.locksAt) return refuse({ code: 'round-locked', lockedAt: round.locksAt });
    const plan = await deps.strategies.current(round.committeeId, on);
    if (!plan || plan.actions.length === 0) return refuse({ code: 'no-plan' });
    const dates = datesWhenOpening(round, calendar, now);
    const { opensAt, wordsDueAt, figuresDueAt, locksAt } = dates;
    const opening = { strategyId: plan.id, at: now, by, opensAt, wordsDueAt, figuresDueAt, locksAt };
    if (!(await store.markOpen(on, round.id, opening))) {
      const now_ = await store.byId(on, round.id);
      return refuse({ code: 'already-open', openedAt: now_?.openedAt ?? null });
    }
    await deps.meetings.told(on, round.meetingId, toldSteps({ ...dates, opensAt: now }));
    await requests.insertAll(
      on,
      round.id,
      plan.actions.map((action) => ({ id: deps.newId(), actionId: action.id })),
    );
    if (by === null) {
      const clerks = await deps.people.withRole(round.committeeId, 'clerk', on);
      await deps.notices.queue(
        on,
        clerks.map((clerk) => toClerk(round, 'round-opened-clerk', clerk.id, now)),
      );
    }
    return ok({ ...round, ...dates, strategyId: plan.id, state: 'open', openedAt: now });
  }
}

function toClerk(round: Round, kind: NoticeKind, personId: string, dueAt: Date, detail = ''): PlannedNotice {
  const subject = { roundId: round.id, meetingId: round.meetingId };
  return { key: `round:${round.id}:${kind}:${detail}${personId}`, kind, personId, subject, dueAt };
}

export async function closeDue(deps: RoundsDeps): Promise<void> {
  const now = deps.clock.now();
  await deps.db.transaction().execute(async (on) => {
    for (const roundId of await store.closeBefore(on, londonDay(now), now)) {
      await deps.notices.endForRound(on, roundId, 'The round has closed.');
      await deps.audit.record(on, { personId: null, what: 'round-closed', subject: { roundId } });
    }
  });
}
