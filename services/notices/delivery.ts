/** One person's due notices become one message: claimed in a short transaction, sent outside it, ended in another. */
import type { Clock } from '../calendar/clock';
import {
  addDays,
  instantAt,
  isSendingTime,
  londonDay,
  nextSendingTime,
  type WorkingCalendar,
} from '../calendar/rules';
import type { Executor } from '../db/tables';
import { unreachable } from '../result';
import {
  type Choice,
  type Courier,
  chooseNow,
  type Delivery,
  maxAttempts,
  waitAfterFault,
  withFallback,
} from './rules';
import * as store from './store';

/**
 * How long one worker may take over one message, by the database's clock (the application's can be moved). A process
 * killed in the middle leaves its notices to the next worker after that. Whether Teams had taken the message cannot be
 * known then, so it is sent again: a notice is at-least-once, and a card twice is answered alike, because it is made from
 * what is true when it is pressed.
 */
const leaseSeconds = 60;
/** Shorter than the lease: a courier that hangs loses its turn before another worker may begin. */
const patienceMs = 50_000;

/** @returns true when a message went out. */
export async function deliverTo(
  personId: string,
  with_: { db: Executor; clock: Clock; calendar: WorkingCalendar; courier: Courier },
): Promise<boolean> {
  const claimed = await with_.db
    .transaction()
    .execute((on) => claimFor(on, personId, with_.calendar, with_.clock.now()));
  if (claimed.length === 0) return false;
  let delivery: Delivery;
  try {
    delivery = await inTime(with_.courier.deliver(personId, claimed));
  } catch (fault) {
    const seconds = waitAfterFault(Math.max(...claimed.map((notice) => notice.attempts)));
    const reason = `A fault stopped this message (${fault instanceof Error ? fault.name : 'unknown'}).`;
    const result = { kind: 'later', afterSeconds: seconds, reason } as const;
    await finish(with_.db, claimed, { result, notNeeded: new Map() }, with_.clock.now());
    throw fault;
  }
  await finish(with_.db, claimed, delivery, with_.clock.now());
  return delivery.result.kind === 'delivered';
}

async function claimFor(
  on: Executor,
  personId: string,
  calendar: WorkingCalendar,
  now: Date,
): Promise<store.ClaimedNotice[]> {
  const today = londonDay(now);
  const recipient = await store.lockRecipient(on, personId, today);
  if (!recipient) return [];
  const due: store.ClaimedNotice[] = [];
  for (const notice of await store.claimable(on, personId, now)) {
    const ending = endingUnsent(notice, recipient);
    if (ending) await store.end(on, notice, { ...ending, at: now });
    else due.push(notice);
  }
  const choice: Choice<store.ClaimedNotice> = chooseNow(due, {
    now,
    sendingTime: isSendingTime(now, calendar),
    deliveredToday: await store.deliveredSince(on, personId, instantAt(today, '00:00')),
    tomorrow: firstSendingTimeAfter(calendar, now),
  });
  for (const { item, until, reason } of choice.postpone) {
    await store.postpone(on, item, nextSendingTime(until, calendar), reason);
  }
  return store.claim(
    on,
    choice.send.map((notice) => notice.id),
    leaseSeconds,
  );
}

function endingUnsent(
  notice: store.ClaimedNotice,
  recipient: store.Recipient,
): Pick<store.Ending, 'state' | 'reason'> | null {
  if (!recipient.inForce) {
    return { state: 'not-needed', reason: 'This person is no longer in post.' };
  }
  // Why they were stopped stays in the people list: it may be a bereavement (domain.md 5, failure 8).
  if (recipient.stopped) {
    return {
      state: 'not-reached',
      reason: withFallback('Messages to this person are stopped.', notice.kind),
    };
  }
  if (notice.attempts >= maxAttempts) {
    return { state: 'not-reached', reason: gaveUp(notice, notice.reason) };
  }
  return null;
}

/** 09:00 of the next day on which messages may go. */
function firstSendingTimeAfter(calendar: WorkingCalendar, now: Date): Date {
  return nextSendingTime(instantAt(addDays(londonDay(now), 1), '00:00'), calendar);
}

async function finish(
  db: Executor,
  claimed: store.ClaimedNotice[],
  delivery: Delivery,
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (on) => {
    for (const notice of claimed) {
      const notNeeded = delivery.notNeeded.get(notice.id);
      if (notNeeded !== undefined) {
        await store.end(on, notice, { state: 'not-needed', reason: notNeeded, at: now });
      } else await finishOne(on, notice, delivery.result, now);
    }
  });
}

async function finishOne(
  on: Executor,
  notice: store.ClaimedNotice,
  result: Delivery['result'],
  now: Date,
): Promise<void> {
  switch (result.kind) {
    case 'delivered': {
      const { conversationId, activityId } = result;
      return store.end(on, notice, { state: 'delivered', reason: '', at: now, conversationId, activityId });
    }
    case 'nothing-to-send':
      return store.end(on, notice, { state: 'not-needed', reason: 'Nothing was due any more.', at: now });
    case 'not-reached':
      return store.end(on, notice, {
        state: 'not-reached',
        reason: withFallback(result.reason, notice.kind),
        at: now,
      });
    case 'later': {
      if (notice.attempts >= maxAttempts) {
        const reason = gaveUp(notice, result.reason);
        return store.end(on, notice, { state: 'not-reached', reason, at: now });
      }
      const until = new Date(now.getTime() + Math.max(result.afterSeconds, 1) * 1000);
      return store.postpone(on, notice, until, result.reason);
    }
    default:
      return unreachable(result);
  }
}

function gaveUp({ attempts, kind }: store.ClaimedNotice, lastReason: string): string {
  return withFallback(`Tried ${attempts} times. ${lastReason}`.trim(), kind);
}

async function inTime<Value>(work: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The courier took too long.')), patienceMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
