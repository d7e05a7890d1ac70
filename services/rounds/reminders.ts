/** Every reminder of an open round that is due by now, planned purely: planning twice gives the same keys (domain.md 3). */
import type { WorkingCalendar } from '../calendar/rules';
import type { NoticeKind, PlannedNotice } from '../notices/rules';
import { type Need, owesFigures, owesWords } from './rules';
import { type FiguresSchedule, type ReminderDays, type Schedules, schedulesFor } from './schedule';

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
  /** Of all these people, those who get no messages just now. */
  stopped: ReadonlySet<string>;
}

/** What is known of one person while the requests are read, once each. Arrays of one or two: cheaper than maps. */
interface Ledger {
  opened: Date | null;
  started: boolean;
  owes: boolean;
  nudge1: Date | null;
  nudge2: Date | null;
  /** The deadlines on whose mornings they are told. */
  words: FiguresSchedule[];
  figures: FiguresSchedule[];
  late: { deadline: FiguresSchedule; covers: string[] }[];
}

/**
 * - 'round-opened': once, to every lead with something due, and to whoever takes over the post meanwhile.
 * - 'nudge-1': who owes words and has started nothing. 'nudge-2': who owes words. An extension moves a request's nudges
 *   with its deadline; a person still gets each of the two once a round at most.
 * - 'words-due-today', 'figures-due-today': on the morning of the deadline, to who owes them.
 * - 'late-to-cover', 'late-to-manager': once for a deadline, two working days after it by default (W-28), never daily. A
 *   late head of service has no manager here: the reviewers are told instead, and without any the clerks. Where there is
 *   no deputy the manager alone is told.
 * - 'lead-stopped': once a round, to the clerks, for whoever owes something and gets no messages: nobody else hears of it
 *   before it is late.
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
  const planned: PlannedNotice[] = [];
  const add: Add = (kind, detail, personId, dueAt, leadPersonId) => {
    if (dueAt > now) return;
    const subject = leadPersonId === undefined ? { roundId: round.id } : { roundId: round.id, leadPersonId };
    planned.push({ key: `round:${round.id}:${kind}:${detail}${personId}`, kind, personId, subject, dueAt });
  };
  for (const [personId, ledger] of people) addFor(add, input, personId, ledger);
  if (listed && listed >= round.openedAt) {
    for (const personId of new Set([...input.reviewers, ...input.clerks])) {
      add('late-list', '', personId, listed);
    }
  }
  return planned;
}

type Add = (kind: NoticeKind, detail: string, personId: string, dueAt: Date, leadPersonId?: string) => void;

function note(ledger: Ledger, request: ReminderRequest, openedAt: Date, schedules: Schedules): void {
  const since = request.heldSince > openedAt ? request.heldSince : openedAt;
  ledger.owes = true;
  if (!request.handed) ledger.opened = earliest(ledger.opened, schedules.sendingFrom(since));
  if (owesWords(request.need)) {
    const words = schedules.forWords(request.wordsDueAt);
    if (words.nudge1 >= since) ledger.nudge1 = earliest(ledger.nudge1, words.nudge1);
    if (words.nudge2 >= since) ledger.nudge2 = earliest(ledger.nudge2, words.nudge2);
    if (words.onTheDay >= since) addOnce(ledger.words, words);
    if (words.passedOn >= since) noteLate(ledger, request, words);
  }
  if (owesFigures(request.need)) {
    const figures = schedules.forFigures(request.figuresDueAt);
    if (figures.onTheDay >= since) addOnce(ledger.figures, figures);
    // Words that never came were passed on already, figures and all.
    if (request.need === 'figures' && figures.passedOn >= since) noteLate(ledger, request, figures);
  }
}

function noteLate(ledger: Ledger, request: ReminderRequest, deadline: FiguresSchedule): void {
  let late = ledger.late.find((one) => one.deadline.day === deadline.day);
  if (!late) {
    late = { deadline, covers: [] };
    ledger.late.push(late);
  }
  const cover = request.coverPersonId;
  if (cover !== null && cover !== request.leadPersonId && !late.covers.includes(cover))
    late.covers.push(cover);
}

function addFor(add: Add, told: ReminderInput, personId: string, ledger: Ledger): void {
  if (ledger.opened) add('round-opened', '', personId, ledger.opened);
  if (ledger.nudge1 && !ledger.started) add('nudge-1', '', personId, ledger.nudge1);
  if (ledger.nudge2) add('nudge-2', '', personId, ledger.nudge2);
  for (const { day, onTheDay } of ledger.words) add('words-due-today', `${day}:`, personId, onTheDay);
  for (const { day, onTheDay } of ledger.figures) add('figures-due-today', `${day}:`, personId, onTheDay);
  for (const { deadline, covers } of ledger.late) {
    const detail = `${deadline.day}:${personId}:`;
    for (const cover of covers) add('late-to-cover', detail, cover, deadline.passedOn, personId);
    const managers =
      reached(told.managers, told.reviewers, told.clerks) ??
      others(told.managers, told.reviewers, told.clerks) ??
      [];
    for (const manager of managers) add('late-to-manager', detail, manager, deadline.passedOn, personId);
  }

  if (ledger.owes && told.stopped.has(personId)) {
    const due = ledger.opened ?? told.round.openedAt;
    const clerks = reached(told.clerks, told.managers, told.reviewers) ?? [];
    for (const clerk of clerks) add('lead-stopped', `${personId}:`, clerk, due, personId);
  }

  /** The first of these with anybody beside the person themselves. */
  function others(...ranks: string[][]): string[] | undefined {
    return ranks
      .map((people) => people.filter((one) => one !== personId))
      .find((people) => people.length > 0);
  }

  /** The first of these with anybody who gets messages. */
  function reached(...ranks: string[][]): string[] | undefined {
    return others(...ranks.map((people) => people.filter((one) => !told.stopped.has(one))));
  }
}

function addOnce(deadlines: FiguresSchedule[], one: FiguresSchedule): void {
  if (!deadlines.some((known) => known.day === one.day)) deadlines.push(one);
}

function ledgerOf(people: Map<string, Ledger>, personId: string): Ledger {
  let ledger = people.get(personId);
  if (!ledger) {
    ledger = {
      opened: null,
      started: false,
      owes: false,
      nudge1: null,
      nudge2: null,
      words: [],
      figures: [],
      late: [],
    };
    people.set(personId, ledger);
  }
  return ledger;
}

function earliest(one: Date | null, other: Date): Date {
  return one && one <= other ? one : other;
}
