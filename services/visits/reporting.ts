/** Visits for the committee: since its last meeting, over the year, and the wording that a clerk chooses. */
import { addDays, type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import { tidy } from './noting';
import {
  countThemes,
  countVisits,
  draftLine,
  lineOf,
  publicName,
  type VisitCounts,
  type VisitLine,
  type VisitRecord,
} from './report-rules';
import type { Theme, Visit, VisitRefusal } from './rules';
import { readActions, readLines, readNotes, readReplies, readThemes, saveLine } from './store-notes';
import { readVisits, type VisitFilter } from './store-visits';
import { onVisit, runsVisits, type VisitPress } from './visit-press';
import { mayDo } from './who';

/** For “update from elected members”: visits made since the meeting before. Public words only. */
export interface MeetingVisits {
  meetingId: string;
  /** The day after the meeting before, to the day before this one, or today while it is still to come. */
  from: Day;
  until: Day;
  counts: VisitCounts;
  lines: VisitLine[];
}

/** A year of visits as evidence for action 1.6, a rota in place and changing practice. Public words only. */
export interface VisitYear {
  from: Day;
  until: Day;
  counts: VisitCounts;
  /** Visits in the rota, whenever they are. */
  planned: number;
  servicesVisited: string[];
  pledgesTouched: number[];
  asks: { agreed: number; notAgreed: number; done: number };
  themes: { theme: Theme; title: string; count: number }[];
  lines: VisitLine[];
}

export async function recordsOf(on: Executor, filter: VisitFilter): Promise<VisitRecord[]> {
  const visits = await readVisits(on, filter);
  const ids = visits.map((visit) => visit.id);
  const notes = await readNotes(on, ids);
  const replies = await readReplies(on, ids);
  const actions = await readActions(on, { visitIds: ids });
  const about = await readThemes(on, ids);
  const lines = await readLines(on, ids);
  return visits.map((visit) => ({
    visit,
    notes: notes.filter((note) => note.visitId === visit.id && note.sentAt !== null),
    reply: replies.get(visit.id) ?? null,
    actions: actions.filter((action) => action.visitId === visit.id),
    themes: about.get(visit.id) ?? [],
    line: lines.get(visit.id) ?? null,
  }));
}

export async function visitsForMeeting(
  deps: VisitsDeps,
  meetingId: string,
  on: Executor = deps.db,
): Promise<MeetingVisits> {
  const meeting = await deps.meetings.byId(meetingId, on);
  const today = londonDay(deps.clock.now());
  const earlier = (await deps.meetings.upcoming(meeting.committeeId, addDays(meeting.day, -400), on)).filter(
    (one) => one.day < meeting.day,
  );
  const from = addDays(earlier.at(-1)?.day ?? addDays(meeting.day, -92), 1);
  const eve = addDays(meeting.day, -1);
  const until = [eve, today].toSorted()[0] ?? today;
  const records = await recordsOf(on, { committeeId: meeting.committeeId, from, until });
  const calendar = await deps.calendar.workingCalendar(on);
  return {
    ...{ meetingId, from, until },
    counts: countVisits(records, today),
    lines: records
      .filter(({ visit }) => visit.state === 'made')
      .map((record) => lineOf(record, deps.checkNote, calendar, today)),
  };
}

/** From the day on, for a year unless told. */
export async function yearOfVisits(
  deps: VisitsDeps,
  committeeId: string,
  from: Day,
  until: Day,
  on: Executor = deps.db,
): Promise<VisitYear> {
  const today = londonDay(deps.clock.now());
  const records = await recordsOf(on, { committeeId, from, until });
  const made = records.filter(({ visit }) => visit.state === 'made');
  const calendar = await deps.calendar.workingCalendar(on);
  const replied = records.flatMap(({ reply }) => reply?.answer ?? []);
  return {
    ...{ from, until },
    counts: countVisits(records, today),
    planned: records.filter(({ visit }) => visit.state !== 'cancelled').length,
    servicesVisited: [...new Set(made.map(({ visit }) => publicName(visit)))],
    pledgesTouched: [...new Set(made.flatMap(({ visit }) => visit.service.pledges))].toSorted(
      (a, b) => a - b,
    ),
    asks: {
      agreed: replied.filter((answer) => answer === 'agreed' || answer === 'partly').length,
      notAgreed: replied.filter((answer) => answer === 'not-agreed').length,
      done: records.flatMap(({ actions }) => actions).filter((action) => action.doneAt !== null).length,
    },
    themes: countThemes(made),
    lines: made.map((record) => lineOf(record, deps.checkNote, calendar, today)),
  };
}

/** What a clerk begins the wording for the committee from. */
export async function lineToRead(
  deps: VisitsDeps,
  visitId: string,
  byPersonId: string,
): Promise<Result<{ record: VisitRecord; draft: { summary: string; outcome: string } }, VisitRefusal>> {
  const [record] = await recordsOf(deps.db, { ids: [visitId] });
  if (!record) return refuse({ code: 'not-found' });
  if (!(await mayDo(deps, record.visit.committeeId, 'visits.run', byPersonId)))
    return refuse({ code: 'not-allowed' });
  return ok({ record, draft: record.line ?? draftLine(record) });
}

/** The clerk has read it, and chooses these words for the committee’s papers. */
export function chooseLine(
  deps: VisitsDeps,
  press: VisitPress & { summary: string; outcome: string },
): Promise<Result<Visit, VisitRefusal>> {
  const summary = tidy(press.summary);
  const outcome = tidy(press.outcome);
  return onVisit(
    deps,
    'visit.use-line',
    press,
    async (on, visit) => {
      if (visit.state !== 'made') return refuse({ code: 'not-found' });
      if (summary === '')
        return refuse({ code: 'words-missing', field: 'What the committee reads of the visit' });
      for (const [field, text] of [
        ['What the committee reads of the visit', summary],
        ['What came of it', outcome],
      ] as const)
        if (text.length > 1200) return { ok: false, refusal: { code: 'words-too-long', field, most: 1200 } };
      const findings = [summary, outcome].flatMap((text) => deps.checkNote(text));
      if (findings.length > 0) return refuse({ code: 'names-someone', findings });
      await saveLine(on, visit.id, { summary, outcome, by: press.byPersonId, at: deps.clock.now() });
      return ok(null);
    },
    { right: runsVisits },
  );
}
