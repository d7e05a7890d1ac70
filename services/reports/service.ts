/** Reports written in the product: section by section, by several people at once, with nothing lost (domain.md 1.3, D1 to D7). */
import type { AuditKind } from '../audit/kinds';
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import { type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Meetings } from '../meetings/service';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import { command } from '../platform/command';
import { inForce, may } from '../platform/permissions';
import { ok, type Result, refuse } from '../result';
import { cleanText, lengthOf } from '../updates/text';
import type { ReadReport } from './read-file';
import {
  longestSection,
  type Report,
  type ReportRefusal,
  type ReportTemplate,
  type ReturnedSection,
  type SectionText,
  type TemplateContent,
  titleBlockKey,
} from './rules';
import * as store from './store';
import { templateOn, templatesOf } from './templates';
import { emptyBlock, keepBlock, readBlock, typedBlock } from './title-block';

interface By {
  byPersonId: string;
  submissionId: string;
}

/** `what`: in a few words. `isTold` false: its author cannot be written to, so somebody must tell them. */
export interface ReturnedToAuthor {
  what: string;
  isTold: boolean;
}

export interface Reports {
  /** In the order in which they were begun. */
  forMeeting(meetingId: string, on?: Executor): Promise<Report[]>;
  byId(reportId: string, on?: Executor): Promise<Report | null>;
  /** By report id. */
  titles(meetingId: string, on?: Executor): Promise<Map<string, string>>;
  /** Whoever began one of a meeting's reports or saved words of it, and may write still: person ids. */
  authors(meetingId: string, on?: Executor): Promise<string[]>;
  /** In the caller's transaction: the reports of a meeting that was called off are another's now. */
  carry(on: Executor, fromMeetingId: string, toMeetingId: string): Promise<void>;
  /** null for a report that is not there. */
  meetingOf(reportId: string, on?: Executor): Promise<string | null>;
  /** Whether this person may write and read drafts for the committee: its leads, its clerks and the head of service. */
  mayWrite(committeeId: string, personId: string, on?: Executor): Promise<boolean>;
  /** Whether this person may open and write this report: one of a private item is its own officers' alone. */
  mayOpen(report: Report, personId: string, on?: Executor): Promise<boolean>;
  /** One section, or the title block, as it stands; with what this person typed while another saved. */
  text(reportId: string, key: string, personId: string, on?: Executor): Promise<SectionText>;
  /** In the form that is true on the meeting's day. */
  create(
    input: By & { meetingId: string; typed: Record<string, string> },
  ): Promise<Result<Report, ReportRefusal>>;
  /** `basedOn`: the version the form was made from. Refused as 'changed-meanwhile', the words are kept as a draft. */
  saveSection(
    input: By & { reportId: string; key: string; basedOn: number; text: string },
  ): Promise<Result<Report, ReportRefusal>>;
  /**
   * Sends a section back to whoever saved it last, once a version. @returns what was returned, in a few words.
   * @param input.writtenBefore a text saved since is another than the one that is returned.
   */
  returnSection(input: ReturnSection): Promise<Result<ReturnedToAuthor, ReturnSectionRefusal>>;
  /** The sections whose text that stands was sent back, by key. */
  returned(reportId: string, on?: Executor): Promise<Map<string, ReturnedSection>>;
  saveTitleBlock(
    input: By & { reportId: string; basedOn: number; typed: Record<string, string> },
  ): Promise<Result<Report, ReportRefusal>>;
  /**
   * Stores what a file held. A report of that title for the meeting gets it as its next version, section by section;
   * what the file leaves out stays. `by` is 'command line'.
   */
  importFile(input: { meetingId: string; read: ReadReport; by: string }): Promise<Report>;

  /** The forms of a committee, shipped and its own, by the day they begin. */
  templates(committeeId: string, on?: Executor): Promise<ReportTemplate[]>;
  templateOn(committeeId: string, day: Day, on?: Executor): Promise<ReportTemplate>;
  /** From its day on; reports that are begun keep the form they were begun in. */
  addTemplate(input: { committeeId: string; content: TemplateContent; by: string }): Promise<ReportTemplate>;
}

export interface ReturnSection extends By {
  reportId: string;
  key: string;
  reason: string;
  writtenBefore: Date;
}

export type ReturnSectionRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  | { code: 'newer' }
  | { code: 'already' };

export interface ReportsDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  meetings: Pick<Meetings, 'byId'>;
  people: Pick<People, 'byId' | 'may'>;
  notices: Pick<Notices, 'queue'>;
  audit: Pick<Audit, 'record'>;
}

interface ReportToReturn {
  report: Report;
  committeeId: string;
}

export function createReports(deps: ReportsDeps): Reports {
  const { db, clock, newId, meetings, people } = deps;

  async function read(on: Executor, where: { meetingId: string } | { id: string }): Promise<Report[]> {
    const rows = await store.listReports(on, where);
    const texts = await store.standingTexts(
      on,
      rows.map(({ id }) => id),
    );
    return rows.map((row) =>
      together(
        row,
        texts.filter(({ reportId }) => reportId === row.id),
      ),
    );
  }

  const byId = async (id: string, on: Executor = db) => (await read(on, { id }))[0] ?? null;

  async function mayWrite(committeeId: string, personId: string, on: Executor = db): Promise<boolean> {
    return people.may(personId, 'reports.write', committeeId, on);
  }

  /** A private report is its own officers': who wrote in it, who answers for it by post, and the clerk. */
  async function mayOpen(report: Report, personId: string, on: Executor = db): Promise<boolean> {
    const { committeeId } = await meetings.byId(report.meetingId, on);
    const person = await people.byId(personId, on);
    const there = { committeeId, on: londonDay(clock.now()) };
    if (!person || !may(person, 'reports.write', there)) return false;
    const places = await store.privatePlaces(on, report.id);
    if (places.length === 0 || may(person, 'reports.read-private', there)) return true;
    const answers = new Set([
      ...places.map(({ leadPost }) => leadPost),
      report.reportOf,
      report.contactOfficer,
    ]);
    const posts = person.holdings.filter((one) => one.committeeId === committeeId && inForce(one, there.on));
    if (posts.some(({ post }) => answers.has(post))) return true;
    return store.hasWrittenIn(on, report.id, personId);
  }

  const templates = async (committeeId: string, on: Executor = db) =>
    templatesOf(committeeId, await store.listTemplates(on, committeeId));

  async function begin(
    on: Executor,
    given: { id: string; meetingId: string; by: string; block: string; template: ReportTemplate },
  ): Promise<void> {
    const { id, meetingId, by, template, block } = given;
    const at = clock.now();
    await store.insertReport(on, { id, meetingId, template, at, by });
    await store.addText(on, { reportId: id, key: titleBlockKey, basedOn: 0, text: block, at, by });
  }

  const found = async (on: Executor, id: string): Promise<Result<Report, ReportRefusal>> => {
    const report = await byId(id, on);
    return report ? ok(report) : refuse({ code: 'not-found' });
  };

  /** One press on one key; the loser of two at once keeps their words as a draft. */
  async function save(
    input: By & { reportId: string; key: string; basedOn: number; text: string; verb: AuditKind },
  ): Promise<Result<Report, ReportRefusal>> {
    const { reportId, key, basedOn, text, byPersonId: by } = input;
    const at = clock.now();
    const saved = await command<Report, Report, ReportRefusal>(deps, {
      by,
      once: { submissionId: input.submissionId, verb: input.verb, again: (on) => found(on, reportId) },
      // Held by the version of the text: `addText` writes over the one that was typed on alone.
      lock: (on) => found(on, reportId),
      async write(on, report) {
        // Which reports somebody may open depends on who wrote in them.
        if (!(await mayOpen(report, by, on))) return refuse({ code: 'not-allowed' });
        const section = report.template.sections.find((one) => one.key === key);
        if (key !== titleBlockKey && (!section || section.group)) return refuse({ code: 'not-found' });
        if (lengthOf(text) > longestSection)
          return refuse({ code: 'too-long', longest: longestSection, length: lengthOf(text) });
        if (!(await store.addText(on, { reportId, key, basedOn, text, at, by })))
          return refuse({ code: 'changed-meanwhile' });
        await store.endDraft(on, { reportId, key, personId: by });
        return found(on, reportId);
      },
      audit: () => ({ what: input.verb, subject: { reportId, key } }),
    });
    if (!saved.ok && (saved.refusal.code === 'changed-meanwhile' || saved.refusal.code === 'too-long'))
      await store.saveDraft(db, { reportId, key, personId: by, text, at });
    return saved;
  }

  return {
    forMeeting: (meetingId, on = db) => read(on, { meetingId }),
    byId,
    async titles(meetingId, on = db) {
      return new Map((await read(on, { meetingId })).map(({ id, title }) => [id, title]));
    },
    async authors(meetingId, on = db) {
      const { committeeId } = await meetings.byId(meetingId, on);
      const authors: string[] = [];
      for (const id of await store.savedBy(on, meetingId))
        if (await mayWrite(committeeId, id, on)) authors.push(id);
      return authors;
    },
    carry: (on, fromMeetingId, toMeetingId) => store.carryReports(on, fromMeetingId, toMeetingId),
    async meetingOf(reportId, on = db) {
      return (await store.listReports(on, { id: reportId }))[0]?.meetingId ?? null;
    },
    mayWrite,
    mayOpen,
    text: (reportId, key, personId, on = db) => store.findText(on, { reportId, key, personId }),

    async create({ meetingId, byPersonId, submissionId, typed }) {
      const meeting = await meetings.byId(meetingId);
      const template = templateOn(await templates(meeting.committeeId), meeting.day);
      return command<null, Report, ReportRefusal>(deps, {
        by: byPersonId,
        once: { submissionId, verb: 'report-begun', again: found },
        lock: async () => ok(null),
        async write(on, _none, id) {
          if (!(await mayWrite(meeting.committeeId, byPersonId, on))) return refuse({ code: 'not-allowed' });
          const block = typedBlock(template, typed);
          if (!block.ok) return block;
          await begin(on, { id, meetingId, by: byPersonId, block: keepBlock(block.value), template });
          return found(on, id);
        },
        audit: ({ id }) => ({ what: 'report-begun', subject: { reportId: id, meetingId } }),
      });
    },
    saveSection: (input) => save({ ...input, text: cleanText(input.text), verb: 'report-section-saved' }),
    async returnSection({ reportId, key, reason, byPersonId, submissionId, writtenBefore }) {
      let isTold = true;
      const lock = async (on: Executor): Promise<Result<ReportToReturn, ReturnSectionRefusal>> => {
        const report = await byId(reportId, on);
        if (!report) return refuse({ code: 'gone' });
        const { committeeId } = await meetings.byId(report.meetingId, on);
        return ok({ report, committeeId });
      };
      const returned = await command<ReportToReturn, Report, ReturnSectionRefusal>(deps, {
        by: byPersonId,
        once: {
          submissionId,
          verb: 'report-section-returned',
          async again(on) {
            const found = await lock(on);
            return found.ok ? ok(found.value.report) : found;
          },
        },
        // Held by the version of the text: one of two at once returns it.
        lock,
        right: ({ committeeId }) => ({
          act: 'findings.return',
          committeeId,
          otherwise: { code: 'not-allowed' },
        }),
        async write(on, { report }) {
          const standing = await store.standingText(on, { reportId, key });
          if (!standing) return refuse({ code: 'gone' });
          const { version, savedAt, savedBy } = standing;
          if (savedAt > writtenBefore) return refuse({ code: 'newer' });
          const at = clock.now();
          const first = await store.addReturn(on, { reportId, key, version, reason, by: byPersonId, at });
          if (!first) return refuse({ code: 'already' });
          const author = await people.byId(savedBy, on);
          const told = author && (await mayOpen(report, author.id, on)) ? [author.id] : [];
          isTold = told.length > 0;
          await deps.notices.queue(
            on,
            told.map((personId) => ({
              key: `report-returned:${reportId}:${key}:${version}`,
              kind: 'report-returned',
              personId,
              subject: { meetingId: report.meetingId, reportId, sectionKey: key },
              dueAt: at,
            })),
          );
          return ok(report);
        },
        audit: () => ({ what: 'report-section-returned', subject: { reportId, key } }),
      });
      if (!returned.ok) return returned;
      const { template, title } = returned.value;
      const section = template.sections.find((one) => one.key === key);
      return ok({ what: `“${section?.heading ?? key}” of “${title}”`, isTold });
    },
    returned: (reportId, on = db) => store.standingReturns(on, reportId),
    async saveTitleBlock({ typed, ...input }) {
      const report = await byId(input.reportId);
      if (!report) return refuse({ code: 'not-found' });
      const block = typedBlock(report.template, typed);
      if (!block.ok) return block;
      const text = keepBlock(block.value);
      return save({ ...input, key: titleBlockKey, text, verb: 'report-title-block-saved' });
    },
    async importFile({ meetingId, read: file, by }) {
      const meeting = await meetings.byId(meetingId);
      const template = templateOn(await templates(meeting.committeeId), meeting.day);
      return db.transaction().execute(async (on) => {
        const same = (await read(on, { meetingId })).find(({ title }) => title === file.block.title);
        const id = same?.id ?? newId();
        if (!same) await begin(on, { id, meetingId, by, block: keepBlock(file.block), template });
        const texts = await store.standingTexts(on, [id]);
        const standing = new Map(texts.map((text) => [text.key, text]));
        const before = readBlock(standing.get(titleBlockKey)?.text ?? keepBlock(emptyBlock));
        const news = { ...file.sections, [titleBlockKey]: keepBlock(overlaid(before, file.block)) };
        const at = clock.now();
        for (const [key, text] of Object.entries(news)) {
          const now = standing.get(key);
          if (now?.text === text) continue;
          await store.addText(on, { reportId: id, key, basedOn: now?.version ?? 0, text, at, by });
        }
        const subject = { reportId: id, meetingId };
        await deps.audit.record(on, { personId: null, what: 'report-imported', subject });
        const report = await byId(id, on);
        if (!report) throw new Error(`report ${id} was not stored`);
        return report;
      });
    },

    templates,
    templateOn: async (committeeId, day, on = db) => templateOn(await templates(committeeId, on), day),
    async addTemplate({ committeeId, content, by }) {
      const template = { ...content, id: newId(), committeeId };
      await store.insertTemplate(db, { ...template, at: clock.now(), by });
      return template;
    },
  };
}

/** What a file leaves empty stays as it was. */
function overlaid(before: typeof emptyBlock, file: typeof emptyBlock): typeof emptyBlock {
  const filled = Object.entries(file.facts).filter(([, value]) => value !== '');
  return {
    title: file.title || before.title,
    reportOf: file.reportOf || before.reportOf,
    contactOfficer: file.contactOfficer || before.contactOfficer,
    facts: { ...before.facts, ...Object.fromEntries(filled) },
  };
}

function together(row: store.ReportRow, texts: store.TextRow[]): Report {
  const block = readBlock(texts.find(({ key }) => key === titleBlockKey)?.text ?? '');
  return {
    ...block,
    id: row.id,
    meetingId: row.meetingId,
    templateId: row.templateId,
    template: row.template,
    sections: Object.fromEntries(
      texts.filter(({ key }) => key !== titleBlockKey).map(({ key, text }) => [key, text]),
    ),
    version: texts.reduce((sum, { version }) => sum + version, 0),
    updatedAt: new Date(Math.max(row.createdAt.getTime(), ...texts.map(({ savedAt }) => savedAt.getTime()))),
  };
}
