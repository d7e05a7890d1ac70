/** Gathers what the reminders are planned from: the timetable's days, today's leads and who is told of lateness. */
import { londonDay } from '../calendar/rules';
import type { TimetableStep } from '../meetings/rules';
import type { PlannedNotice } from '../notices/rules';
import type { RoundsDeps } from './deps';
import { planReminders, type ReminderRequest } from './reminders';
import { needOf, type Round } from './rules';
import * as store from './store';
import { ofRound, type RequestRow } from './store-requests';

export async function plannedNotices(deps: RoundsDeps): Promise<PlannedNotice[]> {
  const planned: PlannedNotice[] = [];
  for (const round of await store.inState(deps.db, 'open')) planned.push(...(await ofOne(deps, round)));
  return planned;
}

async function ofOne(deps: RoundsDeps, round: Round): Promise<PlannedNotice[]> {
  const now = deps.clock.now();
  const timetable = await deps.meetings.timetable(await deps.meetings.byId(round.meetingId));
  const dayOf = (step: TimetableStep) =>
    timetable.find((entry) => entry.step === step)?.day ?? londonDay(round.wordsDueAt);
  const withRole = async (role: 'head-of-service' | 'reviewer' | 'clerk') =>
    (await deps.people.withRole(round.committeeId, role)).map((person) => person.id);
  const rows = await ofRound(deps.db, round.id, londonDay(now));
  const openedAt = round.openedAt ?? round.opensAt;
  const managers = await withRole('head-of-service');
  const reviewers = await withRole('reviewer');
  const clerks = await withRole('clerk');
  const leads = rows.flatMap(({ request }) => request.leadPersonId ?? []);
  const asked = new Set([...leads, ...managers, ...reviewers, ...clerks]);
  return planReminders(
    {
      round: {
        id: round.id,
        openedAt,
        wordsDueAt: round.wordsDueAt,
        nudge1: dayOf('nudge-1'),
        nudge2: dayOf('nudge-2'),
        lateList: dayOf('late-list'),
      },
      calendar: await deps.calendar.workingCalendar(),
      requests: rows.map((row) => toReminderRequest(row, openedAt)),
      managers,
      reviewers,
      clerks,
      stopped: await deps.stops.stoppedOf([...asked]),
    },
    now,
  );
}

function toReminderRequest(row: RequestRow, openedAt: Date): ReminderRequest {
  const { request } = row;
  return {
    requestId: request.id,
    leadPersonId: request.leadPersonId,
    coverPersonId: row.coverPersonId,
    need: needOf(request),
    started: request.hasDraft || request.versionNo > 0,
    handed: row.handed,
    heldSince: row.heldSince ?? openedAt,
    wordsDueAt: request.wordsDueAt,
    figuresDueAt: request.figuresDueAt,
    locksAt: request.locksAt,
  };
}
