/** The work programme: what comes to which meeting, by its usual month or for one meeting alone (domain.md 3, year view). */
import { type Day, dayParts } from '../calendar/rules';
import { ok, type Result, refuse } from '../result';
import { cleanText, lengthOf } from '../updates/text';

export interface ProgrammeItem {
  id: string;
  committeeId: string;
  /** Which item of the usual year it is; null for one that the clerk added. */
  defaultKey: string | null;
  title: string;
  /** A post, never a person's name. */
  leadPost: string | null;
  /** 1 to 12: each year at the first meeting from the first of that month. null: `meetingId` says when. */
  usualMonth: number | null;
  meetingId: string | null;
  removed: boolean;
  /** 0: an item of the usual year that nobody has changed. */
  version: number;
}

/** A yearly item that is taken at another meeting once. `dueFrom` is the first of its usual month. */
export interface ProgrammeMove {
  itemId: string;
  dueFrom: Day;
  meetingId: string;
}

/** The usual year (domain.md 3). The month is where the committee's practice has them. */
export const usualYear: { key: string; title: string; month: number }[] = [
  { key: 'chair', title: 'Appointment of chair and vice-chair', month: 6 },
  { key: 'terms-of-reference', title: 'Terms of reference', month: 6 },
  { key: 'membership', title: 'Membership of the committee', month: 6 },
  { key: 'visits-rota', title: 'Frontline visits: rota for the year', month: 6 },
  { key: 'annual-report-draft', title: 'Annual report: draft', month: 6 },
  { key: 'care-leavers-annual-report', title: 'Care leavers’ service: annual report', month: 9 },
  { key: 'annual-report-onward', title: 'Annual report: to the parent body', month: 9 },
  { key: 'virtual-school', title: 'Virtual School: annual report', month: 11 },
  { key: 'survey', title: 'What young people told us: survey results', month: 11 },
  { key: 'celebrations', title: 'Star Celebrations', month: 11 },
  { key: 'takeover', title: 'Young people take over the meeting', month: 11 },
  { key: 'adoption', title: 'Adoption: annual report', month: 11 },
  { key: 'health', title: 'Health of cared for children: annual report', month: 3 },
  { key: 'strategy-review', title: 'Strategy: yearly review', month: 3 },
  { key: 'next-years-actions', title: 'Next year’s action plan', month: 3 },
];

/** The usual year with what the clerk has changed, and what they added. Removed ones too. */
export function withUsualYear(committeeId: string, stored: ProgrammeItem[]): ProgrammeItem[] {
  const usual = usualYear.map(({ key, title, month }): ProgrammeItem => {
    const changed = stored.find(({ defaultKey }) => defaultKey === key);
    return (
      changed ?? {
        id: `${committeeId}:${key}`,
        committeeId,
        defaultKey: key,
        title,
        leadPost: null,
        usualMonth: month,
        meetingId: null,
        removed: false,
        version: 0,
      }
    );
  });
  return [...usual, ...stored.filter(({ defaultKey }) => defaultKey === null)];
}

export interface PlannedItem {
  item: ProgrammeItem;
  /** The first of the usual month that it answers to; null for an item of one meeting. */
  dueFrom: Day | null;
}

export interface Programme {
  meetings: { meetingId: string; day: Day; items: PlannedItem[] }[];
  /** Within a year of the first of these meetings, and no meeting is planned for it yet. */
  later: { item: ProgrammeItem; month: number }[];
}

/**
 * @param known All meetings that are planned, by day, also those before the first that is asked for: they decide which
 * meeting is the first of a month. @param shown How many from `from` on are wanted.
 */
export function programmeOf(
  items: ProgrammeItem[],
  moves: ProgrammeMove[],
  known: { id: string; day: Day }[],
  shown: { from: Day; count: number },
): Programme {
  const wanted = known.filter(({ day }) => day >= shown.from).slice(0, shown.count);
  const planned = wanted.map(({ id, day }) => ({ meetingId: id, day, items: [] as PlannedItem[] }));
  const later: Programme['later'] = [];
  for (const item of items.filter(({ removed }) => !removed)) {
    if (item.meetingId !== null) {
      planned.find(({ meetingId }) => meetingId === item.meetingId)?.items.push({ item, dueFrom: null });
      continue;
    }
    const month = item.usualMonth;
    if (month === null) continue;
    const placed = occurrences(month, shown.from).map((dueFrom) => ({
      dueFrom,
      meetingId:
        moves.find((move) => move.itemId === item.id && move.dueFrom === dueFrom)?.meetingId ??
        firstFrom(known, dueFrom)?.id ??
        null,
    }));
    for (const { dueFrom, meetingId } of placed) {
      planned.find((meeting) => meeting.meetingId === meetingId)?.items.push({ item, dueFrom });
    }
    if (placed.some(({ meetingId, dueFrom }) => meetingId === null && dueFrom >= shown.from))
      if (!planned.some((meeting) => meeting.items.some((one) => one.item.id === item.id)))
        later.push({ item, month });
  }
  return { meetings: planned, later };
}

/** The first of the month in the year before, this year and the next. */
function occurrences(month: number, around: Day): Day[] {
  const { year } = dayParts(around);
  const text = String(month).padStart(2, '0');
  return [year - 1, year, year + 1].map((one) => `${one}-${text}-01` as Day);
}

/** Within eleven months: a meeting a year late is the next year's. */
function firstFrom(known: { id: string; day: Day }[], from: Day): { id: string; day: Day } | undefined {
  const { year, month } = dayParts(from);
  const end =
    `${year + (month === 1 ? 0 : 1)}-${String(month === 1 ? 12 : month - 1).padStart(2, '0')}-01` as Day;
  return known.find(({ day }) => day >= from && day < end);
}

export type ProgrammeRefusal =
  | { code: 'not-allowed' }
  | { code: 'not-found' }
  | { code: 'changed-meanwhile' }
  | { code: 'needs-attention'; problems: { field: string; message: string }[] };

/** The ids of inputs on the cards. */
export const programmeFields = {
  title: 'programmeTitle',
  leadPost: 'programmeLeadPost',
  when: 'programmeWhen',
} as const;

/** 'month:6' each year, 'meeting:ID' at that meeting alone, 'once:ID' this time there and then as usual, 'removed'. */
export type When =
  | { kind: 'month'; month: number }
  | { kind: 'meeting'; meetingId: string }
  | { kind: 'once'; meetingId: string }
  | { kind: 'removed' };

export interface ProgrammeWords {
  title: string;
  leadPost: string | null;
  when: When;
}

const longest = 200;

export function readProgrammeItem(
  typed: Record<string, string>,
): Result<ProgrammeWords, Extract<ProgrammeRefusal, { code: 'needs-attention' }>> {
  const line = (field: string) => cleanText(typed[field] ?? '').replace(/\s+/g, ' ');
  const title = line(programmeFields.title);
  const leadPost = line(programmeFields.leadPost);
  const when = readWhen(typed[programmeFields.when] ?? '');
  const problems: { field: string; message: string }[] = [];
  if (title === '') problems.push({ field: programmeFields.title, message: 'Please give the item a title.' });
  for (const [field, text] of [
    [programmeFields.title, title],
    [programmeFields.leadPost, leadPost],
  ] as const) {
    if (lengthOf(text) > longest)
      problems.push({
        field,
        message: `Please shorten this to ${longest} characters: it has ${lengthOf(text)}.`,
      });
  }
  if (!when) problems.push({ field: programmeFields.when, message: 'Please choose when it comes.' });
  return problems.length > 0 || !when
    ? refuse({ code: 'needs-attention', problems })
    : ok({ title, leadPost: leadPost === '' ? null : leadPost, when });
}

function readWhen(text: string): When | null {
  if (text === 'removed') return { kind: 'removed' };
  const month = /^month:([1-9]|1[0-2])$/.exec(text);
  if (month) return { kind: 'month', month: Number(month[1]) };
  const meeting = /^(meeting|once):(.+)$/.exec(text);
  return meeting ? { kind: meeting[1] as 'meeting' | 'once', meetingId: meeting[2] ?? '' } : null;
}
