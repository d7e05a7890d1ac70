/** One person's due notices become one message: claimed in a short transaction, sent outside it, ended in another. */
import type { Clock, NewId } from '../calendar/clock';
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
import { committeeAbout } from './about-committee';
import { isSafeguarding } from './kinds';
import {
  type Choice,
  type Courier,
  chooseNow,
  type Delivery,
  isGivenUp,
  type Notice,
  type Unreached,
  waitAfter,
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
/** Something of ours must change first: the first wait after it is a minute. */
const faultOfOursSeconds = 60;

export interface DeliveryDeps {
  db: Executor;
  clock: Clock;
  calendar: WorkingCalendar;
  courier: Courier;
  newId: NewId;
  /** Who takes up a safeguarding notice that its person does not get: ids, perhaps none. */
  standIns: StandIns;
  random: () => number;
}

export type StandIns = (on: Executor, notice: Notice) => Promise<string[]>;

/** 'nothing': nothing of theirs may go now, or a message to them is on its way already. */
export type Outcome = 'sent' | 'not-sent' | 'nothing';

export async function deliverTo(personId: string, deps: DeliveryDeps): Promise<Outcome> {
  const claimed = await deps.db.transaction().execute((on) => claimFor(on, personId, deps));
  if (claimed.length === 0) return 'nothing';
  let delivery: Delivery;
  try {
    delivery = await inTime(deps.courier.deliver(personId, claimed));
  } catch (fault) {
    const reason = `A fault stopped this message (${fault instanceof Error ? fault.name : 'unknown'}).`;
    const result = { kind: 'later', afterSeconds: faultOfOursSeconds, reason } as const;
    await finish(deps, claimed, { result, notNeeded: new Map() });
    throw fault;
  }
  await finish(deps, claimed, delivery);
  return delivery.result.kind === 'delivered' ? 'sent' : 'not-sent';
}

async function claimFor(on: Executor, personId: string, deps: DeliveryDeps): Promise<store.ClaimedNotice[]> {
  const { calendar } = deps;
  const now = deps.clock.now();
  const today = londonDay(now);
  const recipient = await store.lockRecipient(on, personId, today);
  if (!recipient) return [];
  const due: store.ClaimedNotice[] = [];
  for (const notice of await store.claimable(on, personId, now)) {
    const isThere = recipient.inForce && !(await isOfOneLeft(on, notice, recipient));
    const ending = endingUnsent(notice, { isThere, stopped: recipient.stopped });
    if (!ending) due.push(notice);
    else if (ending.state === 'not-reached') await endUnreached(on, notice, ending, deps);
    else await store.end(on, notice, { ...ending, at: now });
  }
  // Another worker may have tried a moment ago: what waits for Teams goes only with something that does not.
  if (due.every(({ tryAfter }) => tryAfter !== null && tryAfter > now)) return [];
  const choice: Choice<store.ClaimedNotice> = chooseNow(due, {
    now,
    sendingTime: isSendingTime(now, calendar),
    deliveredToday: await store.deliveredSince(on, personId, instantAt(today, '00:00')),
    tomorrow: firstSendingTimeAfter(calendar, now),
  });
  for (const { item, until, reason } of choice.postpone) {
    await store.backToQueue(on, item, { due: nextSendingTime(until, calendar) }, reason);
  }
  return store.claim(
    on,
    choice.send.map((notice) => notice.id),
    leaseSeconds,
  );
}

type Unsent =
  | { state: 'not-needed'; reason: string }
  | { state: 'not-reached'; unreached: Unreached; reason: string };

/** Whether it is about a committee that its person is not on today; asked only of who has been on another. */
async function isOfOneLeft(on: Executor, { subject }: Notice, { notOn }: store.Recipient): Promise<boolean> {
  if (notOn.length === 0) return false;
  const committeeId = await committeeAbout(on, subject);
  return committeeId !== null && notOn.includes(committeeId);
}

/** `isThere`: they have a role or post today, on the committee that it is about. */
function endingUnsent(
  notice: store.ClaimedNotice,
  recipient: { isThere: boolean; stopped: boolean },
): Unsent | null {
  if (!recipient.isThere) {
    const reason = 'This person is no longer in post.';
    return isSafeguarding(notice.kind)
      ? { state: 'not-reached', unreached: 'stopped', reason }
      : { state: 'not-needed', reason };
  }
  // Why they were stopped stays with whoever may stop them: it may be a bereavement (domain.md 5, failure 8).
  if (recipient.stopped) {
    return { state: 'not-reached', unreached: 'stopped', reason: 'Messages to this person are stopped.' };
  }
  if (isGivenUp(notice)) return { state: 'not-reached', unreached: 'refused', reason: gaveUp(notice) };
  return null;
}

function gaveUp({ reason }: store.ClaimedNotice): string {
  return `Tried for weeks. ${reason}`.trim();
}

/** A safeguarding notice goes to whoever stands in, in the same transaction, so that it is never with nobody. */
async function endUnreached(
  on: Executor,
  notice: store.ClaimedNotice,
  { unreached, reason }: { unreached: Unreached; reason: string },
  deps: DeliveryDeps,
): Promise<void> {
  const at = deps.clock.now();
  const standIns = isSafeguarding(notice.kind) ? await deps.standIns(on, notice) : [];
  const told = withFallback(reason, notice.kind, standIns.length > 0);
  await store.end(on, notice, { state: 'not-reached', unreached, reason: told, at });
  const { kind, subject } = notice;
  const passedOn = standIns.map((personId) => ({
    key: `${notice.key}:instead:${personId}`,
    ...{ kind, personId, subject },
    dueAt: at,
  }));
  await store.insert(on, passedOn, deps.newId, at);
}

/** 09:00 of the next day on which messages may go. */
function firstSendingTimeAfter(calendar: WorkingCalendar, now: Date): Date {
  return nextSendingTime(instantAt(addDays(londonDay(now), 1), '00:00'), calendar);
}

async function finish(deps: DeliveryDeps, claimed: store.ClaimedNotice[], delivery: Delivery): Promise<void> {
  const now = deps.clock.now();
  // One wait for all of it, so that it stays one message.
  const faults = Math.max(...claimed.map((notice) => notice.faults)) + 1;
  const wait = (atLeast: number | null) =>
    new Date(now.getTime() + waitAfter(faults, atLeast, deps.random()) * 1000);
  const until = delivery.result.kind === 'later' ? wait(delivery.result.afterSeconds) : now;
  await deps.db.transaction().execute(async (on) => {
    for (const notice of claimed) {
      const notNeeded = delivery.notNeeded.get(notice.id);
      if (notNeeded !== undefined) {
        await store.end(on, notice, { state: 'not-needed', reason: notNeeded, at: now });
      } else await finishOne(on, notice, delivery.result, { now, until, deps });
    }
  });
}

async function finishOne(
  on: Executor,
  notice: store.ClaimedNotice,
  result: Delivery['result'],
  { now, until, deps }: { now: Date; until: Date; deps: DeliveryDeps },
): Promise<void> {
  switch (result.kind) {
    case 'delivered': {
      const { conversationId, activityId } = result;
      return store.end(on, notice, { state: 'delivered', reason: '', at: now, conversationId, activityId });
    }
    case 'nothing-to-send':
      return store.end(on, notice, { state: 'not-needed', reason: 'Nothing was due any more.', at: now });
    case 'not-reached':
      return endUnreached(on, notice, result, deps);
    case 'later':
      return store.backToQueue(on, notice, { tried: until }, result.reason);
    default:
      return unreachable(result);
  }
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
