/** Every reminder of an open round that is due by now, planned purely: planning twice gives the same keys (domain.md 3). */
import type { WorkingCalendar } from '../calendar/rules';
import type { NoticeKind, PlannedNotice } from '../notices/rules';
import { type Need, owesFigures, owesWords } from './rules';
import { type ReminderDays, type Schedules, schedulesFor } from './schedule';

export interface ReminderRequest {
  requestId: string;
  /** null: nobody holds the post; the late list is then the only place for it. */
  leadPersonId: string | null;
  /** Who is told when it is late: the deputy, or whoever handed it on. */
  coverPersonId: string | null;
  need: Need | null;
  /** Something of it has been written: a draft, or a version sent. */
  started: boolean;
  /** It came by being handed over, which had a notice of its own. */
  handed: boolean;
  /** Nobody is reminded of what was due before it was theirs. */
  heldSince: Date;
  /** With any agreed extension. */
  wordsDueAt: Date;
  figuresDueAt: Date;
  locksAt: Date;
}

export interface ReminderInput {
  round: { id: string; openedAt: Date } & ReminderDays;
  calendar: WorkingCalendar;
  requests: ReminderRequest[];
  /** Heads of service. */
  managers: string[];
  /** Of the Operational Group. */
  reviewers: string[];
  clerks: string[];
}

/** What is known of one person while the requests are read, once each. */
interface Ledger {
  opened: Date | null;
  started: boolean;
  nudge1: Date | null;
  nudge2: Date | null;
  /** By the deadline's day: the morning of it. */
  wordsDays: Map<string, Date>;
  figuresDays: Map<string, Date>;
  /** By the day lateness is passed on. */
  late: Map<string, { at: Date; covers: Set<string> }>;
}

/**
 * - 'round-opened': once, to every lead with something due, and to whoever takes over the post meanwhile.
 * - 'nudge-1': who owes words and has started nothing. 'nudge-2': who owes words. An extension moves a request's nudges
 *   with its deadline; a person still gets each of the two once a round at most.
 * - 'words-due-today', 'figures-due-today': on the morning of the deadline, to who owes them.
 * - 'late-to-cover', 'late-to-manager': once for a deadline, two working days after it by default (W-28), never daily. A
 *   late head of service has no manager here: the reviewers are told instead, and without any the clerks. Where there is
 *   no deputy the manager alone is told.
 * - 'late-list': once a round, to reviewers and clerks, if any words without an extension are not in.
 *
 * A reply to the Operational Group and anything past its lock have no reminder: the one came with a notice of its own, and
 * with the other nothing can be done any more. Linear in the requests.
 */
export function planReminders(input: ReminderInput, now: Date): PlannedNotice[] {
  const { round } = input;
  const schedules = schedulesFor(round, input.calendar);
  const people = new Map<string, Ledger>();
  let listed: Date | null = null;
  for (const request of input.requests) {
    if (request.leadPersonId !== null && request.started)
      ledgerOf(people, request.leadPersonId).started = true;
    if (request.need === null || now >= request.locksAt) continue;
    if (owesWords(request.need) && request.wordsDueAt.getTime() <= round.wordsDueAt.getTime()) {
      listed = schedules.forWords(request.wordsDueAt).passedOn;
    }
    if (request.leadPersonId === null) continue;
    note(ledgerOf(people, request.leadPersonId), request, round.openedAt, schedules);
  }
  const planned = [...people].flatMap(([personId, ledger]) => ofPerson(input, personId, ledger));
  if (listed && listed >= round.openedAt) {
    for (const personId of new Set([...input.reviewers, ...input.clerks])) {
      planned.push(notice(round.id, 'late-list', '', personId, listed));
    }
  }
  return planned
    .filter((one) => one.dueAt <= now)
    .sort((a, b) => a.dueAt.getTime() - b.dueAt.getTime() || (a.key < b.key ? -1 : 1));
}

function note(ledger: Ledger, request: ReminderRequest, openedAt: Date, schedules: Schedules): void {
  const since = request.heldSince > openedAt ? request.heldSince : openedAt;
  if (!request.handed) ledger.opened = earliest(ledger.opened, schedules.sendingFrom(since));
  const lateFrom = (deadline: { day: string; passedOn: Date }) => {
    if (deadline.passedOn < since) return;
    const late = ledger.late.get(deadline.day) ?? { at: deadline.passedOn, covers: new Set() };
    const cover = request.coverPersonId;
    if (cover !== null && cover !== request.leadPersonId) late.covers.add(cover);
    ledger.late.set(deadline.day, late);
  };
  if (owesWords(request.need)) {
    const words = schedules.forWords(request.wordsDueAt);
    if (words.nudge1 >= since) ledger.nudge1 = earliest(ledger.nudge1, words.nudge1);
    if (words.nudge2 >= since) ledger.nudge2 = earliest(ledger.nudge2, words.nudge2);
    if (words.onTheDay >= since) ledger.wordsDays.set(words.day, words.onTheDay);
    lateFrom(words);
  }
  if (owesFigures(request.need)) {
    const figures = schedules.forFigures(request.figuresDueAt);
    if (figures.onTheDay >= since) ledger.figuresDays.set(figures.day, figures.onTheDay);
    // Words that never came were passed on already, figures and all.
    if (request.need === 'figures') lateFrom(figures);
  }
}

function ofPerson({ round, ...told }: ReminderInput, personId: string, ledger: Ledger): PlannedNotice[] {
  const planned: PlannedNotice[] = [];
  const add = (kind: NoticeKind, detail: string, at: Date, to = personId) => {
    const about = to === personId ? undefined : personId;
    planned.push(notice(round.id, kind, detail, to, at, about));
  };
  if (ledger.opened) add('round-opened', '', ledger.opened);
  if (ledger.nudge1 && !ledger.started) add('nudge-1', '', ledger.nudge1);
  if (ledger.nudge2) add('nudge-2', '', ledger.nudge2);
  for (const [day, at] of ledger.wordsDays) add('words-due-today', `${day}:`, at);
  for (const [day, at] of ledger.figuresDays) add('figures-due-today', `${day}:`, at);
  for (const [day, { at, covers }] of ledger.late) {
    for (const cover of covers) add('late-to-cover', `${day}:${personId}:`, at, cover);
    const managers = others(told.managers) ?? others(told.reviewers) ?? others(told.clerks) ?? [];
    for (const manager of managers) add('late-to-manager', `${day}:${personId}:`, at, manager);
  }
  return planned;

  function others(people: string[]): string[] | null {
    const rest = people.filter((one) => one !== personId);
    return rest.length > 0 ? rest : null;
  }
}

function notice(
  roundId: string,
  kind: NoticeKind,
  detail: string,
  personId: string,
  dueAt: Date,
  leadPersonId?: string,
): PlannedNotice {
  const subject = leadPersonId === undefined ? { roundId } : { roundId, leadPersonId };
  return { key: `round:${roundId}:${kind}:${detail}${personId}`, kind, personId, subject, dueAt };
}

function ledgerOf(people: Map<string, Ledger>, personId: string): Ledger {
  const known = people.get(personId);
  if (known) return known;
  const fresh: Ledger = {
    opened: null,
    started: false,
    nudge1: null,
    nudge2: null,
    wordsDays: new Map(),
    figuresDays: new Map(),
    late: new Map(),
  };
  people.set(personId, fresh);
  return fresh;
}

function earliest(one: Date | null, other: Date): Date {
  return one && one <= other ? one : other;
}
