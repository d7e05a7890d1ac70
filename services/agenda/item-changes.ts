/** The changes of one agenda item that need more than a line: each decides on what is stored, then writes. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { ListedFile } from '../library/rules';
import { type Result, refuse } from '../result';
import { cleanText } from '../updates/text';
import { type By, type Change, changeAgenda } from './changing';
import { withNames } from './default-order';
import type { AgendasDeps } from './deps';
import { endingOf, whyNotByContent, whyNotByName } from './file-kinds';
import { folderOf } from './folders';
import { namesOf } from './making';
import { type AgendaItem, type AgendaRefusal, agendaFields, type Timing, type Typed } from './rules';
import { insertAttachment, insertItems, orderChanged, saveItem, savePlaces } from './store';
import { mayList, mayRelabel } from './timing';
import { readItemWords, readPrivacy, readTiming } from './typed';

export interface ChangeParts extends AgendasDeps {
  /** The day that a press at this moment counts as: later than 17:00 is the next working day. */
  counted(on: Executor): Promise<Day>;
  /** The last day on which an item can be listed. */
  until(meetingId: string, on: Executor): Promise<Day>;
}

type OfItem = By & { meetingId: string; itemId: string; version: number; typed: Typed };

/** What a reader gave, or why not. */
const problem = <Value>(read: Result<Value, AgendaRefusal>) => (read.ok ? null : read.refusal);

const chairIds = async (parts: ChangeParts, committeeId: string, on: Executor) =>
  (await parts.people.withRole(committeeId, 'chair', on)).map(({ id }) => id);

export function addItem(
  parts: ChangeParts,
  input: By & { meetingId: string; typed: Typed },
): Promise<Change> {
  const asked = { ...input, itemId: null, verb: 'agenda-item-added' as const };
  return changeAgenda(parts, asked, async (on, { meeting, stored }, _item, made) => {
    const words = readItemWords(input.typed);
    const timing = readTiming(input.typed, {
      chairs: await chairIds(parts, meeting.committeeId, on),
      now: parts.clock.now(),
    });
    if (!words.ok || !timing.ok) return together(problem(words), problem(timing));
    const last = await parts.until(meeting.id, on);
    if (!mayList(timing.value, await parts.counted(on), last)) return { code: 'too-late', publishedBy: last };
    return place(parts, on, stored, {
      ...{ meetingId: meeting.id, timing: timing.value, by: input.byPersonId, reportId: null },
      ...words.value,
      id: made,
      kind: 'report',
    });
  });
}

/** Both lists of problems, so that one press shows all there is to put right. */
function together(...refusals: (AgendaRefusal | null)[]): AgendaRefusal {
  const problems = refusals.flatMap((one) => (one?.code === 'needs-attention' ? one.problems : []));
  return { code: 'needs-attention', problems };
}

/** Reports come before what members say and what ends each meeting (domain.md 2.4). */
const after = ['members-update', 'committee-actions', 'work-programme'];

async function place(
  parts: ChangeParts,
  on: Executor,
  stored: AgendaItem[],
  item: Pick<
    AgendaItem,
    'id' | 'meetingId' | 'kind' | 'title' | 'purpose' | 'leadPost' | 'timing' | 'reportId'
  > & {
    by: string;
  },
): Promise<string> {
  const { id } = item;
  const at = parts.clock.now();
  await insertItems(on, [{ ...item, position: stored.length + 1, at }]);
  const ids = stored.map((one) => one.id);
  const found = stored.findIndex(({ kind }) => after.includes(kind));
  ids.splice(found < 0 ? ids.length : found, 0, id);
  await savePlaces(on, ids);
  await orderChanged(on, item.meetingId);
  return id;
}

export function saveWords(parts: ChangeParts, input: OfItem): Promise<Change> {
  const asked = { ...input, itemVersion: input.version, verb: 'agenda-item-changed' as const };
  return changeAgenda(parts, asked, async (on, { stored, settings }, item) => {
    const words = readItemWords(input.typed);
    if (!words.ok) return words.refusal;
    if (item.part === 2 && words.value.title.toLowerCase() === item.publicTitle.toLowerCase()) {
      const message =
        'This is the title that the public agenda shows. The item’s own title must say something else.';
      return { code: 'needs-attention', problems: [{ field: agendaFields.title, message }] };
    }
    const before = stored.find(({ id }) => id === item.id);
    const names = namesOf(settings);
    // A name that was not touched stays a token, so that it follows the committee's settings.
    const kept = (typed: string, text: string | undefined) =>
      text !== undefined && withNames(text, names) === typed ? text : typed;
    await saveItem(on, item.id, {
      title: kept(words.value.title, before?.title),
      purpose: kept(words.value.purpose, before?.purpose),
      leadPost: words.value.leadPost,
    });
    return null;
  });
}

/** Past the next item of the same part that is business; the exclusion and the order of parts are not for moving. */
export function move(
  parts: ChangeParts,
  input: By & { meetingId: string; itemId: string; agendaVersion: number; direction: 'up' | 'down' },
): Promise<Change> {
  return changeAgenda(parts, { ...input, verb: 'agenda-item-moved' }, async (on, { stored }, item) => {
    const peers = stored.filter(
      ({ part, withdrawnReason }) => part === item.part && withdrawnReason === null,
    );
    const at = peers.findIndex(({ id }) => id === item.id);
    const other = at < 0 ? undefined : peers[at + (input.direction === 'up' ? -1 : 1)];
    if (!other) return { code: 'cannot-move' };
    const ids = stored.map(({ id }) => (id === item.id ? other.id : id === other.id ? item.id : id));
    await savePlaces(on, ids);
    await orderChanged(on, input.meetingId);
    return null;
  });
}

export function makePrivate(parts: ChangeParts, input: OfItem): Promise<Change> {
  const asked = { ...input, itemVersion: input.version, verb: 'agenda-item-private' as const };
  return changeAgenda(parts, asked, async (on, _scene, item) => {
    const read = readPrivacy(input.typed, item);
    if (!read.ok) return read.refusal;
    await saveItem(on, item.id, { part: 2, ...read.value });
    await orderChanged(on, input.meetingId);
    return null;
  });
}

export function makeOpen(
  parts: ChangeParts,
  input: By & { meetingId: string; itemId: string; version: number },
): Promise<Change> {
  const asked = { ...input, itemVersion: input.version, verb: 'agenda-item-open' as const };
  return changeAgenda(parts, asked, async (on, _scene, item) => {
    if (item.part === 1) return { code: 'changed-meanwhile' };
    if (item.attachments.some(({ part }) => part === 2)) return { code: 'private-files' };
    await saveItem(on, item.id, { part: 1, privacy: null, publicTitle: '' });
    await orderChanged(on, input.meetingId);
    return null;
  });
}

export function relabel(parts: ChangeParts, input: OfItem): Promise<Change> {
  const asked = {
    ...input,
    itemVersion: input.version,
    verb: 'agenda-item-timing' as const,
    chair: input.typed[agendaFields.timing] === 'urgent',
  };
  return changeAgenda(parts, asked, async (on, { meeting }, item) => {
    const timing = readTiming(input.typed, {
      chairs: await chairIds(parts, meeting.committeeId, on),
      now: parts.clock.now(),
    });
    if (!timing.ok) return timing.refusal;
    const last = await parts.until(meeting.id, on);
    if (!mayRelabel({ addedDay: await parts.meetings.countsAs(item.addedAt, on) }, timing.value, last))
      return { code: 'too-late', publishedBy: last };
    await saveItem(on, item.id, { timing: timing.value });
    return null;
  });
}

/** The file must be there now, in the folder of the item's part: what a card offered may have been moved since. */
export async function attach(
  parts: ChangeParts,
  input: By & { meetingId: string; itemId: string; typed: Typed },
): Promise<Change> {
  const name = input.typed[agendaFields.file] ?? '';
  const attention = (field: string, message: string): Change =>
    refuse<AgendaRefusal>({ code: 'needs-attention', problems: [{ field, message }] });
  if (name === '') return attention(agendaFields.file, 'Please choose a file.');
  const meeting = await parts.meetings.byId(input.meetingId);
  const settings = await parts.committees.settingsOn(meeting.committeeId, meeting.day);
  const listed = {
    1: await parts.library.list(folderOf(meeting, settings.name, 1)),
    2: await parts.library.list(folderOf(meeting, settings.name, 2)),
  };
  // Which folder it comes from is decided by the item's part as it is in the transaction: both are looked at.
  const whyNot = {
    1: await whyNotAttached(parts, folderOf(meeting, settings.name, 1), listed[1], name),
    2: await whyNotAttached(parts, folderOf(meeting, settings.name, 2), listed[2], name),
  };
  return changeAgenda(parts, { ...input, verb: 'agenda-file-attached' }, async (on, _scene, item) => {
    if (!listed[item.part].some((file) => file.name === name)) {
      const message = 'That file is not in the meeting’s folder any more. Please choose again.';
      return { code: 'needs-attention', problems: [{ field: agendaFields.file, message }] };
    }
    const why = whyNot[item.part];
    if (why !== null)
      return { code: 'needs-attention', problems: [{ field: agendaFields.file, message: why }] };
    const title = cleanText(input.typed[agendaFields.fileTitle] ?? '')
      .split(/\s+/)
      .join(' ');
    await insertAttachment(on, {
      ...{ id: parts.newId(), itemId: item.id, part: item.part, name, format: endingOf(name) },
      title: title === '' ? name.replace(/\.[^.]+$/, '') : title,
      folder: folderOf(meeting, settings.name, item.part),
      ...{ at: parts.clock.now(), by: input.byPersonId },
    });
    await parts.onAttached?.(on, { itemId: item.id });
    return null;
  });
}

/** By its name and size first: what is refused for them is never read. */
async function whyNotAttached(
  { library }: ChangeParts,
  folder: string,
  listed: ListedFile[],
  name: string,
): Promise<string | null> {
  const file = listed.find((one) => one.name === name);
  if (!file) return null;
  const why = whyNotByName(name, file.bytes);
  if (why !== null) return why;
  const content = await library.read(folder, name);
  return content === null ? null : whyNotByContent(name, content);
}

export async function placeReport(
  parts: ChangeParts,
  input: By & { reportId: string; itemId: string | null },
): Promise<Change> {
  const meetingId = await parts.reports.meetingOf(input.reportId);
  if (meetingId === null) return refuse({ code: 'not-found' });
  const asked = { ...input, meetingId, verb: 'agenda-report-placed' as const };
  return changeAgenda(parts, asked, async (on, { agenda, meeting, stored }, item, made) => {
    const placed = agenda.items.find(({ reportId }) => reportId === input.reportId);
    if (placed) return placed.id;
    if (input.itemId !== null) {
      if (item.reportId !== null) return { code: 'changed-meanwhile' };
      await saveItem(on, item.id, { reportId: input.reportId });
      return null;
    }
    const last = await parts.until(meetingId, on);
    const timing: Timing = { kind: 'on-time' };
    if (!mayList(timing, await parts.counted(on), last)) return { code: 'too-late', publishedBy: last };
    const title = (await parts.reports.titles(meeting.id, on)).get(input.reportId) ?? 'Report';
    const purpose = 'To consider the report and its recommendations.';
    return place(parts, on, stored, {
      ...{ meetingId, kind: 'report', title, purpose, leadPost: null, timing },
      ...{ id: made, reportId: input.reportId, by: input.byPersonId },
    });
  });
}
