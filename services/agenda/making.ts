/** Reads a meeting's agenda, and makes it with the usual order of business the first time anyone asks for it. */
import { addDays, type Day, formatDay } from '../calendar/rules';
import type { CommitteeSettings } from '../committees/rules';
import type { Executor } from '../db/tables';
import type { Meeting } from '../meetings/rules';
import { orderOfBusiness } from './business';
import { itemsFor, municipalYearStart, type UsualOrder, usualOrder, withNames } from './default-order';
import type { AgendasDeps } from './deps';
import type { Agenda, AgendaItem } from './rules';
import { findAgenda, findOrder, insertAgenda, insertItems, listItems, usualOrderOfBusiness } from './store';

export interface Scene {
  agenda: Agenda;
  meeting: Meeting;
  settings: CommitteeSettings;
  /** Items as stored, in their places: titles may hold the names of bodies as tokens. */
  stored: AgendaItem[];
}

/** @param lock In a transaction: nobody else changes this agenda until it ends. @throws for an unknown meeting. */
export async function readScene(
  deps: AgendasDeps,
  meetingId: string,
  on: Executor,
  options: { lock?: boolean } = {},
): Promise<Scene> {
  const meeting = await deps.meetings.byId(meetingId, on);
  const settings = await deps.committees.settingsOn(meeting.committeeId, meeting.day, on);
  let row = await findAgenda(on, meetingId, options);
  if (!row) {
    await make(deps, meeting, on);
    row = await findAgenda(on, meetingId, options);
  }
  if (!row) throw new Error(`the agenda of meeting ${meetingId} could not be made`);
  const stored = await listItems(on, meetingId);
  const items = stored.map((item) => named(item, settings));
  return { agenda: orderOfBusiness({ ...row, items }), meeting, settings, stored };
}

/** Two at once make one: the row of the agenda decides who fills it, in one transaction. */
async function make(deps: AgendasDeps, meeting: Meeting, on: Executor): Promise<void> {
  const order = await orderOn(on, meeting.committeeId, meeting.day);
  const items = itemsFor(order, await isFirstOfYear(deps, meeting, order, on));
  const before = await meetingBefore(deps, meeting, on);
  const lastMeeting = before ? `the meeting on ${formatDay(before.day)}` : 'the last meeting';
  const at = deps.clock.now();
  const fill = async (within: Executor) => {
    if (!(await insertAgenda(within, meeting.id, at))) return;
    await insertItems(
      within,
      items.map((item, index) => ({
        id: deps.newId(),
        meetingId: meeting.id,
        kind: item.kind,
        title: item.title,
        purpose: item.purpose.replaceAll('{the last meeting}', lastMeeting),
        leadPost: item.leadPost ?? null,
        timing: { kind: 'on-time' },
        reportId: null,
        position: index + 1,
        at,
        by: usualOrderOfBusiness,
      })),
    );
  };
  await (on.isTransaction ? fill(on) : on.transaction().execute(fill));
}

export async function orderOn(on: Executor, committeeId: string, day: Day): Promise<UsualOrder> {
  return (await findOrder(on, committeeId, day)) ?? usualOrder;
}

async function isFirstOfYear(
  deps: AgendasDeps,
  meeting: Meeting,
  order: UsualOrder,
  on: Executor,
): Promise<boolean> {
  const start = municipalYearStart(meeting.day, order.municipalYearFrom);
  const [first] = await deps.meetings.upcoming(meeting.committeeId, start, on);
  return first?.id === meeting.id;
}

/** The meeting before this one, however long ago within two years; null for the first. */
export async function meetingBefore(
  deps: AgendasDeps,
  meeting: Meeting,
  on: Executor,
): Promise<Meeting | null> {
  const all = await deps.meetings.upcoming(meeting.committeeId, addDays(meeting.day, -730), on);
  return all.filter(({ day }) => day < meeting.day).at(-1) ?? null;
}

export const namesOf = (settings: CommitteeSettings) => ({
  shadowCommittee: settings.shadowCommitteeName,
  parentBody: settings.parentBody,
});

function named(item: AgendaItem, settings: CommitteeSettings): AgendaItem {
  const names = namesOf(settings);
  return {
    ...item,
    title: withNames(item.title, names),
    purpose: withNames(item.purpose, names),
  };
}
