/** A lead asks for a later day with a reason; a clerk agrees or declines, and the lead is told. */

import {
  type Day,
  formatDay,
  instantAt,
  londonDay,
  nextSendingTime,
  parseDay,
  type WorkingCalendar,
} from '../calendar/rules';
import type { Executor } from '../db/tables';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { RoundsDeps } from './deps';
import {
  type AskMoreTimeInput,
  closedToChange,
  type DecideMoreTimeInput,
  later,
  type MoreTimeRequest,
  type RoundRefusal,
} from './rules';
import * as store from './store-more-time';
import { extendWords, lock, type RequestRow, requestById } from './store-requests';

type Outcome = Result<MoreTimeRequest, RoundRefusal>;

/** The hour at which an agreed day ends for updates. */
const dueHour = '12:00';

export async function askMoreTime(deps: RoundsDeps, input: AskMoreTimeInput): Promise<Outcome> {
  const now = deps.clock.now();
  const calendar = await deps.calendar.workingCalendar();
  const { requestId, byPersonId, submissionId } = input;
  const last = await lastDayFor(deps, requestId);
  return command<{ row: RequestRow; last: Day }, MoreTimeRequest, RoundRefusal>(deps, {
    by: byPersonId,
    once: {
      submissionId,
      verb: 'ask-more-time',
      again: async (on) => found(await store.ofRequest(on, requestId)),
    },
    async lock(on) {
      await lock(on, requestId);
      const row = await requestById(on, requestId, londonDay(now));
      return row && last ? ok({ row, last }) : refuse({ code: 'not-found' });
    },
    write,
    audit: ({ id }) => ({ what: 'more-time-asked', subject: { requestId, moreTimeId: id } }),
  });

  async function write(on: Executor, { row, last }: { row: RequestRow; last: Day }): Promise<Outcome> {
    const { leadPersonId, leadName, deputyPersonId, wordsDueAt } = row.request;
    if (![leadPersonId, deputyPersonId, row.holderPersonId].includes(byPersonId)) {
      return refuse({ code: 'not-your-update', leadName });
    }
    const closed = closedToChange(row.round, row.request, now);
    if (closed) return refuse(closed);
    const reason = input.reason.trim();
    if (reason === '') return refuse({ code: 'reason-missing' });
    const asked = dayBetween(input.untilDay, londonDay(later(wordsDueAt, now)), last, calendar);
    if (typeof asked !== 'string') return refuse({ code: 'day-not-valid', why: asked.why });

    const ask = { askedBy: byPersonId, askedAt: now, untilDay: asked, reason };
    const waiting = await store.ofRequest(on, requestId);
    const id = waiting?.decision === 'asked' ? waiting.id : deps.newId();
    if (id === waiting?.id) await store.askAgain(on, id, ask);
    else await store.insert(on, { id, requestId, ...ask });
    const clerks = await deps.people.withRole(row.round.committeeId, 'clerk', on);
    const planned = clerks.map((clerk) => ({
      key: `more-time:${id}:asked:${clerk.id}`,
      kind: 'more-time-asked' as const,
      personId: clerk.id,
      subject: { roundId: row.round.id, requestId, moreTimeId: id },
      dueAt: nextSendingTime(now, calendar),
    }));
    await deps.notices.queue(on, planned);
    return found(await store.byId(on, id));
  }
}

export async function decideMoreTime(deps: RoundsDeps, input: DecideMoreTimeInput): Promise<Outcome> {
  const now = deps.clock.now();
  const calendar = await deps.calendar.workingCalendar();
  const { moreTimeId, byPersonId, submissionId, agree } = input;
  return command<{ asked: MoreTimeRequest; row: RequestRow }, MoreTimeRequest, RoundRefusal>(deps, {
    by: byPersonId,
    once: {
      submissionId,
      verb: 'decide-more-time',
      again: async (on) => found(await store.byId(on, moreTimeId)),
    },
    async lock(on) {
      const asked = await store.byId(on, moreTimeId);
      if (!asked) return refuse({ code: 'not-found' });
      await lock(on, asked.requestId);
      const row = await requestById(on, asked.requestId, londonDay(now));
      return row ? ok({ asked, row }) : refuse({ code: 'not-found' });
    },
    right: ({ row }) => ({
      act: 'round.run',
      committeeId: row.round.committeeId,
      otherwise: { code: 'not-allowed' },
    }),
    write,
    audit: ({ requestId }) => ({
      what: agree ? 'more-time-agreed' : 'more-time-declined',
      subject: { requestId, moreTimeId },
    }),
  });

  async function write(
    on: Executor,
    { asked, row }: { asked: MoreTimeRequest; row: RequestRow },
  ): Promise<Outcome> {
    if (row.round.state !== 'open') return refuse({ code: 'round-not-open' });
    const until = instantAt(asked.untilDay, dueHour);
    if (asked.decision === 'asked' && agree && until <= now) {
      return refuse({ code: 'day-not-valid', why: `${formatDay(asked.untilDay)} has gone by.` });
    }
    if (!(await store.decide(on, moreTimeId, { agreed: agree, by: byPersonId, at: now }))) {
      const standing = await store.byId(on, moreTimeId);
      return refuse({ code: 'already-decided', decision: standing?.decision ?? asked.decision });
    }
    if (agree) await extendWords(on, asked.requestId, until);
    const told = new Set([asked.askedBy, row.request.leadPersonId ?? asked.askedBy]);
    const planned = [...told].map((personId) => ({
      key: `more-time:${moreTimeId}:decided:${personId}`,
      kind: 'more-time-decided' as const,
      personId,
      subject: { roundId: row.round.id, requestId: asked.requestId, moreTimeId },
      dueAt: nextSendingTime(now, calendar),
    }));
    await deps.notices.queue(on, planned);
    return found(await store.byId(on, moreTimeId));
  }
}

function found(moreTime: MoreTimeRequest | null): Outcome {
  return moreTime ? ok(moreTime) : refuse({ code: 'not-found' });
}

/** The day the final report goes to Democratic Services: an update after that could not be in it. */
async function lastDayFor(deps: RoundsDeps, requestId: string): Promise<Day | null> {
  const row = await requestById(deps.db, requestId, londonDay(deps.clock.now()));
  if (!row) return null;
  const meeting = await deps.meetings.byId(row.round.meetingId);
  const timetable = await deps.meetings.timetable(meeting);
  return timetable.find((entry) => entry.step === 'final-report')?.day ?? meeting.day;
}

function dayBetween(text: string, after: Day, before: Day, calendar: WorkingCalendar): Day | { why: string } {
  const day = parseDay(text);
  if (!day) return { why: 'Please give a day, such as 26 January 2027.' };
  if (day <= after) return { why: `Please choose a day after ${formatDay(after)}.` };
  if (day >= before) {
    return {
      why: `Please choose a day before ${formatDay(before)}, when the final report goes to Democratic Services.`,
    };
  }
  const closed = calendar.closedBecause(day);
  if (closed) return { why: `${formatDay(day)} is not a working day (${closed.name}).` };
  return day;
}
