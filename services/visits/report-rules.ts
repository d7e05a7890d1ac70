/** What the committee reads of visits: nothing that anyone typed before a clerk has read it, and no member’s name. */
import { addWorkingDays, type Day, formatDay, londonDay, type WorkingCalendar } from '../calendar/rules';
import type { CheckNote } from './note-check';
import { type Theme, themes, type Visit, type VisitAction, type VisitNote, type VisitReply } from './rules';
import { visitClock } from './times';

/** One visit for “update from elected members” and the pack: public words only. */
export interface VisitLine {
  visitId: string;
  day: Day;
  /** 'Virtual School'; 'A children’s home' for a home, whose name could say where children live. */
  service: string;
  pledges: number[];
  summary: string;
  outcome: string;
}

export interface VisitRecord {
  visit: Visit;
  /** Sent ones only. */
  notes: VisitNote[];
  reply: VisitReply | null;
  actions: VisitAction[];
  themes: Theme[];
  /** What a clerk has read and chosen; null: not yet. */
  line: { summary: string; outcome: string } | null;
}

export function publicName({ service }: Pick<Visit, 'service'>): string {
  return service.isHome ? 'A children’s home' : service.name;
}

/** The chosen wording where there is one and the check finds nothing in it; else what the record itself says. */
export function lineOf(
  record: VisitRecord,
  checkNote: CheckNote,
  calendar: WorkingCalendar,
  today: Day,
): VisitLine {
  const { visit, line } = record;
  const safe = (text: string, instead: string) =>
    text.trim() !== '' && checkNote(text).length === 0 ? text.trim() : instead;
  return {
    visitId: visit.id,
    day: visit.day,
    service: publicName(visit),
    pledges: visit.service.pledges,
    summary: safe(line?.summary ?? '', plainSummary(record)),
    outcome: safe(line?.outcome ?? '', plainOutcome(record, calendar, today)),
  };
}

function plainSummary({ notes, themes: about }: VisitRecord): string {
  const came = notes.length > 0 ? 'Members visited and sent a note.' : 'Members visited.';
  return about.length > 0
    ? `${came} It was mostly about: ${list(about.map((one) => themes[one].toLowerCase()))}.`
    : came;
}

/** What was due before today is said as not given yet: nothing is due by a day that has gone. */
function plainOutcome({ notes, reply, actions }: VisitRecord, calendar: WorkingCalendar, today: Day): string {
  const noted = notes[0]?.sentAt;
  if (!noted) return 'The note is still to come.';
  if (!reply) {
    const due = addWorkingDays(londonDay(noted), visitClock.replyDue, calendar);
    return due < today
      ? `The service has not replied yet. Its reply was to come by ${formatDay(due)}.`
      : `The service’s reply is due by ${formatDay(due)}.`;
  }
  const done = actions.filter((action) => action.doneAt !== null).length;
  switch (reply.answer) {
    case 'nothing-asked':
      return 'The service has replied. Nothing was asked for.';
    case 'not-agreed':
      return 'The service has replied, and has told the members why the ask could not be agreed.';
    case 'agreed':
    case 'partly': {
      const agreed = reply.answer === 'agreed' ? 'The ask was agreed' : 'The ask was agreed in part';
      const acts = actions.map(
        ({ ownerPost, dueDay, doneAt }) => `${ownerPost}, ${whenWords(dueDay, doneAt !== null, today)}`,
      );
      return `${agreed}. ${done > 0 && done === actions.length ? 'It has been done' : 'It is with'}: ${list(acts)}.`;
    }
  }
}

function whenWords(dueDay: Day, done: boolean, today: Day): string {
  if (done) return `by ${formatDay(dueDay)} (done)`;
  return dueDay < today ? `not done yet; it was to be by ${formatDay(dueDay)}` : `by ${formatDay(dueDay)}`;
}

/** What a clerk begins from: the visitors’ and the service’s own words, one under the other. Never public as it is. */
export function draftLine({ notes, reply, actions }: VisitRecord): { summary: string; outcome: string } {
  const part = (label: string, texts: string[]) => {
    const said = texts.filter((text) => text !== '');
    return said.length > 0 ? [`${label}: ${said.join(' ')}`] : [];
  };
  return {
    summary: [
      ...part(
        'Worked well',
        notes.map((note) => note.worked),
      ),
      ...part(
        'Got in the way',
        notes.map((note) => note.hindered),
      ),
      ...part(
        'Asked for',
        notes.map((note) => note.ask),
      ),
    ].join('\n'),
    outcome: [
      ...part('The service says', [reply?.words ?? '']),
      ...actions.map(
        (action) =>
          `${action.what} (${action.ownerPost}, by ${formatDay(action.dueDay)}${action.doneWords ? `; done: ${action.doneWords}` : ''})`,
      ),
    ].join('\n'),
  };
}

export interface VisitCounts {
  /** Planned for days that have come, without those cancelled. */
  due: number;
  made: number;
  reported: number;
  answered: number;
}

export function countVisits(records: VisitRecord[], today: Day): VisitCounts {
  const due = records.filter(({ visit }) => visit.state !== 'cancelled' && visit.day <= today);
  return {
    due: due.length,
    made: due.filter(({ visit }) => visit.state === 'made').length,
    reported: due.filter(({ notes }) => notes.length > 0).length,
    answered: due.filter(({ reply }) => reply !== null).length,
  };
}

/** Most often first; only those that came up. */
export function countThemes(records: VisitRecord[]): { theme: Theme; title: string; count: number }[] {
  const counts = new Map<Theme, number>();
  for (const record of records)
    for (const theme of record.themes) counts.set(theme, (counts.get(theme) ?? 0) + 1);
  return [...counts]
    .map(([theme, count]) => ({ theme, title: themes[theme], count }))
    .toSorted((one, other) => other.count - one.count || one.title.localeCompare(other.title, 'en-GB'));
}

function list(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
