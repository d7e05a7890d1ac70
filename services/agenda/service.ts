/** Agendas: made with the usual order of business, changed by the clerk, read by the pack (domain.md 2.1, 2.4). */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { ListedFile } from '../library/rules';
import type { Meeting } from '../meetings/rules';
import { refuse } from '../result';
import { type Carried, carryFrom, leftWith } from './carrying';
import { type By, type Change, changeAgenda, findMeetingOf } from './changing';
import { UsualOrder } from './default-order';
import type { AgendasDeps } from './deps';
import { factsOf } from './facts';
import { folderOf } from './folders';
import {
  addItem,
  attach,
  makeOpen,
  makePrivate,
  move,
  placeReport,
  relabel,
  saveWords,
} from './item-changes';
import { meetingBefore, orderOn, readScene } from './making';
import {
  type Agenda,
  type AgendaFacts,
  type AgendaItem,
  agendaFields,
  nextMinuteNumber,
  type Typed,
} from './rules';
import { orderChanged, removeAttachment, saveFirstMinute, saveItem, saveOrder } from './store';
import { mayList } from './timing';

export type { By, Change, Changed } from './changing';
export type { AgendasDeps } from './deps';

export interface Agendas {
  /** Made with the usual order of business the first time. @throws for an unknown meeting. */
  of(meetingId: string, on?: Executor): Promise<Agenda>;
  /** null for an item that is not there. */
  item(itemId: string, on?: Executor): Promise<{ agenda: Agenda; item: AgendaItem } | null>;
  /** What the front sheet says besides the items. `version` is the pack's. */
  facts(meetingId: string, version: number, on?: Executor): Promise<AgendaFacts>;
  /** The last day on which an item can be listed without the chair's opinion. */
  listedUntil(meetingId: string, on?: Executor): Promise<Day>;
  /** Whether that day is past, or it is later than 17:00 on it. */
  isLate(meetingId: string, on?: Executor): Promise<boolean>;
  /** The library's files that may go with the item, from the folder of its part. Asks the library: never in a transaction. */
  files(itemId: string): Promise<{ folder: string; files: ListedFile[] }>;
  /** Where the last meeting's minutes ended, within the municipal year; 1 at its first; null when not known. */
  suggestedFirstMinute(meetingId: string, on?: Executor): Promise<number | null>;

  add(input: By & { meetingId: string; typed: Typed }): Promise<Change>;
  saveWords(input: By & { itemId: string; version: number; typed: Typed }): Promise<Change>;
  move(input: By & { itemId: string; agendaVersion: number; direction: 'up' | 'down' }): Promise<Change>;
  withdraw(input: By & { itemId: string; version: number; typed: Typed }): Promise<Change>;
  restore(input: By & { itemId: string; version: number }): Promise<Change>;
  makePrivate(input: By & { itemId: string; version: number; typed: Typed }): Promise<Change>;
  makeOpen(input: By & { itemId: string; version: number }): Promise<Change>;
  /** On time, to follow or urgent. The chair may record an opinion of their own. */
  relabel(input: By & { itemId: string; version: number; typed: Typed }): Promise<Change>;
  attach(input: By & { itemId: string; typed: Typed }): Promise<Change>;
  detach(input: By & { itemId: string; attachmentId: string }): Promise<Change>;
  setFirstMinute(input: By & { meetingId: string; typed: Typed }): Promise<Change>;
  /** Gives a written report its place: with an item that has none, or, without `itemId`, as an item of its own. */
  placeReport(input: By & { reportId: string; itemId: string | null }): Promise<Change>;

  /**
   * What had been put on the agendas of a committee's meetings that were called off goes to the next that can take it;
   * clerks are told. Safe at any time.
   */
  carryCalledOff(committeeId: string): Promise<Carried[]>;
  /** What waits for a meeting that can take it, by the meeting that was called off. */
  waiting(committeeId: string): Promise<{ calledOff: Meeting; titles: string[] }[]>;

  /** The usual order of business true on a day. */
  order(committeeId: string, day: Day, on?: Executor): Promise<UsualOrder>;
  /** From a day on; agendas that are made keep theirs. @throws ZodError when it is not an order of business. */
  setOrder(input: { committeeId: string; fromDay: Day; content: unknown; by: string }): Promise<void>;
}

export function createAgendas(deps: AgendasDeps): Agendas {
  const { db, clock } = deps;

  const until = (meetingId: string, on: Executor) => deps.meetings.lawfulPublication(meetingId, on);
  /** The day that a press at this moment counts as. */
  const counted = (on: Executor) => deps.meetings.countsAs(clock.now(), on);

  /** A change of one item, whose meeting is found first. */
  async function ofItem<Input extends By & { itemId: string }>(
    input: Input,
    work: (meetingId: string) => Promise<Change>,
  ): Promise<Change> {
    const meetingId = await findMeetingOf(db, input.itemId);
    return meetingId === null ? refuse({ code: 'not-found' }) : work(meetingId);
  }

  const parts = { ...deps, counted, until };

  return {
    of: async (meetingId, on = db) => (await readScene(deps, meetingId, on)).agenda,
    async item(itemId, on = db) {
      const meetingId = await findMeetingOf(on, itemId);
      if (meetingId === null) return null;
      const { agenda } = await readScene(deps, meetingId, on);
      const item = agenda.items.find(({ id }) => id === itemId);
      return item ? { agenda, item } : null;
    },
    facts: (meetingId, version, on = db) => factsOf(deps, meetingId, version, on),
    listedUntil: (meetingId, on = db) => until(meetingId, on),
    isLate: async (meetingId, on = db) => (await counted(on)) > (await until(meetingId, on)),
    async files(itemId) {
      const meetingId = await findMeetingOf(db, itemId);
      if (meetingId === null) return { folder: '', files: [] };
      const { agenda, meeting, settings } = await readScene(deps, meetingId, db);
      const part = agenda.items.find(({ id }) => id === itemId)?.part ?? 1;
      const folder = folderOf(meeting, settings.name, part);
      return { folder, files: await deps.library.list(folder) };
    },
    async suggestedFirstMinute(meetingId, on = db) {
      const { agenda, meeting } = await readScene(deps, meetingId, on);
      if (agenda.items.some(({ kind }) => kind === 'appointment-of-chair')) return 1;
      const before = await meetingBefore(deps, meeting, on);
      return before ? nextMinuteNumber((await readScene(deps, before.id, on)).agenda) : null;
    },

    add: (input) => addItem(parts, input),
    saveWords: (input) => ofItem(input, (meetingId) => saveWords(parts, { ...input, meetingId })),
    move: (input) => ofItem(input, (meetingId) => move(parts, { ...input, meetingId })),
    withdraw: (input) =>
      ofItem(input, (meetingId) => {
        const reason = (input.typed[agendaFields.withdrawnReason] ?? '').trim();
        const asked = {
          ...input,
          meetingId,
          verb: 'agenda-item-withdrawn' as const,
          itemVersion: input.version,
        };
        return changeAgenda(deps, asked, async (on, _scene, item) => {
          if (reason === '')
            return {
              code: 'needs-attention',
              problems: [
                {
                  field: agendaFields.withdrawnReason,
                  message: 'Please say in a few words why it is withdrawn.',
                },
              ],
            };
          if (item.withdrawnReason !== null) return { code: 'changed-meanwhile' };
          await saveItem(on, item.id, { withdrawnReason: reason, withdrawnAt: clock.now() });
          await orderChanged(on, meetingId);
          return null;
        });
      }),
    restore: (input) =>
      ofItem(input, (meetingId) => {
        const asked = {
          ...input,
          meetingId,
          verb: 'agenda-item-restored' as const,
          itemVersion: input.version,
        };
        return changeAgenda(deps, asked, async (on, _scene, item) => {
          if (item.withdrawnReason === null) return { code: 'changed-meanwhile' };
          const last = await until(meetingId, on);
          // Withdrawn before the agenda went out, it was not on it: coming back later it is a late item.
          const wasListed =
            item.withdrawnAt !== null && (await deps.meetings.countsAs(item.withdrawnAt, on)) > last;
          if (!wasListed && !mayList(item.timing, await counted(on), last))
            return { code: 'too-late', publishedBy: last };
          await saveItem(on, item.id, { withdrawnReason: null, withdrawnAt: null });
          await orderChanged(on, meetingId);
          return null;
        });
      }),
    makePrivate: (input) => ofItem(input, (meetingId) => makePrivate(parts, { ...input, meetingId })),
    makeOpen: (input) => ofItem(input, (meetingId) => makeOpen(parts, { ...input, meetingId })),
    relabel: (input) => ofItem(input, (meetingId) => relabel(parts, { ...input, meetingId })),
    attach: (input) => ofItem(input, (meetingId) => attach(parts, { ...input, meetingId })),
    detach: (input) =>
      ofItem(input, (meetingId) =>
        changeAgenda(
          deps,
          { ...input, meetingId, verb: 'agenda-file-taken-off' },
          async (on, _scene, item) => {
            await removeAttachment(on, item.id, input.attachmentId);
            return null;
          },
        ),
      ),
    async carryCalledOff(committeeId) {
      const carried: Carried[] = [];
      for (const { meeting, cancelledAt } of await deps.meetings.changes(committeeId)) {
        const result = cancelledAt === null ? null : await carryFrom(deps, meeting);
        if (result) carried.push(result);
      }
      return carried;
    },
    async waiting(committeeId) {
      const waiting: { calledOff: Meeting; titles: string[] }[] = [];
      for (const { meeting, cancelledAt } of await deps.meetings.changes(committeeId)) {
        const titles = cancelledAt === null ? [] : await leftWith(deps, meeting);
        if (titles.length > 0) waiting.push({ calledOff: meeting, titles });
      }
      return waiting;
    },
    setFirstMinute: (input) => {
      const asked = { ...input, itemId: null, verb: 'agenda-minute-number' as const, afterwards: true };
      return changeAgenda(deps, asked, async (on) => {
        const text = (input.typed[agendaFields.minuteNumber] ?? '').trim();
        if (text !== '' && !/^[1-9]\d{0,3}$/.test(text))
          return {
            code: 'needs-attention',
            problems: [
              {
                field: agendaFields.minuteNumber,
                message: 'Please write a whole number such as 18, or leave it empty for none.',
              },
            ],
          };
        await saveFirstMinute(on, input.meetingId, text === '' ? null : Number(text));
        return null;
      });
    },
    placeReport: async (input) => placeReport(parts, input),

    order: (committeeId, day, on = db) => orderOn(on, committeeId, day),
    async setOrder({ committeeId, fromDay, content, by }) {
      await saveOrder(db, { committeeId, fromDay, content: UsualOrder.parse(content), at: clock.now(), by });
    },
  };
}
