/** One written report: what is still missing, and each section as a form with its help beside it. */
import { button } from '../../cards/actions';
import { present } from '../../cards/card';
import { formCard } from '../../cards/form-card';
import { type RowView, rowsCard } from '../../cards/rows-card';
import { ownNumbersTitle } from '../../cards/text';
import { formatDay, formatMoment } from '../../services/calendar/rules';
import { missingFrom, sectionProblem } from '../../services/reports/checks';
import {
  reportFields as fields,
  longestInCard,
  type Report,
  type ReportRefusal,
  type ReturnedSection,
  type TemplateSection,
  titleBlockKey,
} from '../../services/reports/rules';
import { sectionNumber } from '../../services/reports/templates';
import { blockAsTyped, readBlock } from '../../services/reports/title-block';
import { reportRefusalWords } from '../present/report';
import { counted, sentenceCase } from '../present/words';
import { type Handler, show } from '../press';
import { confirmOwnNumbers, readDraft } from '../remarks';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import type { Told } from './agenda-list';
import { blockInputs, officersOnly, showNew, showReports, writersOnly } from './reports-list';

type Typed = Record<string, string>;

export const reportsCreate: Handler<'reports.create'> = async ({ turn, data, typed, services }) => {
  const meetingId = typed[fields.meeting] ?? '';
  const known = await services.meetings.byId(meetingId).catch(() => null);
  if (!known) return showNew(services, turn, null, typed, null);
  const begun = await services.reports.create({
    meetingId,
    typed,
    submissionId: data.submissionId,
    byPersonId: turn.person.id,
  });
  if (begun.ok)
    return showReport(services, turn, begun.value.id, {
      done: 'Begun. The clerk gives it its place on the agenda.',
    });
  if (begun.refusal.code === 'needs-attention')
    return showNew(services, turn, meetingId, typed, begun.refusal);
  return writersOnly();
};

export const reportsOpen: Handler<'reports.open'> = ({ turn, data, services }) =>
  showReport(services, turn, data.reportId);

/** The report, when this person may write it; else what to show instead. */
async function mine(
  services: BotServices,
  turn: Turn,
  reportId: string,
): Promise<{ report: Report } | { reply: Reply }> {
  const report = await services.reports.byId(reportId);
  if (!report)
    return { reply: await showReports(services, turn, null, { problem: 'That report is no longer there.' }) };
  return (await services.reports.mayOpen(report, turn.person.id)) ? { report } : { reply: officersOnly() };
}

async function showReport(
  services: BotServices,
  turn: Turn,
  reportId: string,
  told: Told = {},
): Promise<Reply> {
  const found = await mine(services, turn, reportId);
  if ('reply' in found) return found.reply;
  const { report } = found;
  const missing = missingFrom(report);
  const problems = new Map(missing.map(({ key, message }) => [key, message]));
  for (const [key, back] of await services.reports.returned(reportId)) problems.set(key, returnedWords(back));
  const meeting = await services.meetings.byId(report.meetingId);
  return show(
    rowsCard({
      title: report.title,
      preview: 'A report',
      ...told,
      lines: [
        `For ${formatDay(meeting.day)}, in the ${report.template.name}.`,
        missing.length === 0
          ? 'Nothing is missing.'
          : `${sentenceCase(counted(missing.length, 'thing is', 'things are'))} still missing.`,
      ],
      groups: [
        {
          heading: null,
          rows: [
            {
              title: 'Title block',
              lines: [problems.get(titleBlockKey) ?? 'Filled in'],
              attention: problems.has(titleBlockKey),
              action: button('Open title block', 'reports.title-block', { reportId }),
            },
            ...report.template.sections
              .filter(({ group, form }) => !group && form !== 'contact-officer')
              .map((section) => sectionRow(report, section, problems.get(section.key) ?? null)),
          ],
        },
      ],
      actions: [button('All reports', 'reports.list', { meetingId: report.meetingId })],
    }),
  );
}

const returnedWords = ({ byName, at, reason }: ReturnedSection) =>
  `${byName} sent this back on ${formatMoment(at)}: ${reason}`;

function sectionRow(
  report: Report,
  { key, heading, required }: TemplateSection,
  problem: string | null,
): RowView {
  const written = (report.sections[key] ?? '') !== '';
  const number = sectionNumber(report.template.sections, key);
  return {
    title: number === '' ? heading : `${number} ${heading}`,
    lines: [problem ?? (written ? 'Written' : required ? '' : 'Not needed')],
    attention: problem !== null,
    action: button(`Open ${number === '' ? heading.toLowerCase() : number}`, 'reports.section', {
      ...{ reportId: report.id, key },
    }),
  };
}

export const reportsTitleBlock: Handler<'reports.title-block'> = ({ turn, data, services }) =>
  showTitleBlock(services, turn, data.reportId, null, null);

async function showTitleBlock(
  services: BotServices,
  turn: Turn,
  reportId: string,
  typed: Typed | null,
  refusal: ReportRefusal | null,
): Promise<Reply> {
  const found = await mine(services, turn, reportId);
  if ('reply' in found) return found.reply;
  const { report } = found;
  const stored = await services.reports.text(reportId, titleBlockKey, turn.person.id);
  const kept = stored.draft === null ? null : readBlock(stored.draft);
  const block = typed ? blockAsTyped(report.template, typed) : (kept ?? report);
  return show(
    formCard({
      title: 'Title block',
      about: [report.title],
      notice: refusal ? reportRefusalWords(refusal) : kept ? draftWords : null,
      problems: refusal?.code === 'needs-attention' ? refusal.problems : [],
      inputs: blockInputs(report.template, block),
      actions: [
        button(
          'Save',
          'reports.save-title-block',
          { reportId, basedOn: stored.version, submissionId: services.newId() },
          { reads: 'inputs' },
        ),
        button('Back to the report', 'reports.open', { reportId }),
      ],
    }),
  );
}

const draftWords =
  'These are your words from last time, which could not be saved then. Save them if they should stand.';

export const reportsSaveTitleBlock: Handler<'reports.save-title-block'> = async ({
  turn,
  data,
  typed,
  services,
}) => {
  const saved = await services.reports.saveTitleBlock({ ...data, typed, byPersonId: turn.person.id });
  if (saved.ok) return showReport(services, turn, data.reportId, { done: 'Title block saved.' });
  return showTitleBlock(services, turn, data.reportId, typed, saved.refusal);
};

export const reportsSection: Handler<'reports.section'> = ({ turn, data, services }) =>
  showSection(services, turn, data.reportId, data.key, null, null);

async function showSection(
  services: BotServices,
  turn: Turn,
  reportId: string,
  key: string,
  typed: string | null,
  refusal: ReportRefusal | null,
  saved: string | null = null,
): Promise<Reply> {
  const found = await mine(services, turn, reportId);
  if ('reply' in found) return found.reply;
  const { report } = found;
  const section = report.template.sections.find((one) => one.key === key && !one.group);
  if (!section) return showReport(services, turn, reportId, { problem: 'That section is no longer there.' });
  const stored = await services.reports.text(reportId, key, turn.person.id);
  if (stored.text.length > longestInCard || (stored.draft?.length ?? 0) > longestInCard) {
    const problem = `“${section.heading}” is too long to change on a card. Change it in its file, and read the file in again: report import FILE.`;
    return showReport(services, turn, reportId, { problem });
  }
  const mineNow = typed ?? stored.draft;
  const { committeeId } = await services.meetings.byId(report.meetingId);
  const { remarks, numbers } = await readDraft(services, committeeId, mineNow ?? stored.text);
  const back = (await services.reports.returned(reportId)).get(key);
  const conflict = refusal?.code === 'changed-meanwhile' || (typed === null && stored.draft !== null);
  return show(
    formCard({
      title: section.heading,
      about: [
        report.title,
        ...section.help.split('\n'),
        'A line that begins with “- ” is an item of a list; a blank line begins a new paragraph.',
      ],
      notice: refusal
        ? reportRefusalWords(refusal)
        : stored.draft !== null
          ? draftWords
          : (saved ?? (back ? returnedWords(back) : null)),
      theirs:
        conflict && stored.text !== ''
          ? { label: `As ${stored.savedByName ?? 'it'} saved it:`, text: stored.text }
          : null,
      problems: [],
      inputs: [
        {
          kind: 'text',
          id: fields.text,
          label: 'What the report says',
          value: mineNow ?? stored.text,
          remarks,
          numbers,
        },
      ],
      actions: present([
        button(
          conflict ? 'Save mine over it' : 'Save',
          'reports.save-section',
          { reportId, key, basedOn: stored.version, submissionId: services.newId() },
          { reads: 'inputs' },
        ),
        numbers
          ? button(
              ownNumbersTitle,
              'reports.confirm-numbers',
              { reportId, key, seen: numbers.seen },
              { reads: 'inputs' },
            )
          : null,
        button('Back to the report', 'reports.open', { reportId }),
      ]),
    }),
  );
}

const lookBelow = 'Before it is printed, please look at what stands below.';

/** Of the words as they stand on the card: they are not saved by it, and not lost. */
export const reportsConfirmNumbers: Handler<'reports.confirm-numbers'> = async ({
  turn,
  data: { reportId, key, seen },
  typed,
  services,
}) => {
  const found = await mine(services, turn, reportId);
  if ('reply' in found) return found.reply;
  const { committeeId } = await services.meetings.byId(found.report.meetingId);
  const stored = await services.reports.text(reportId, key, turn.person.id);
  const text = typed[fields.text] ?? stored.text;
  const done = await confirmOwnNumbers(services, turn, {
    committeeId,
    text,
    seen,
    subject: { reportId, key },
  });
  const unsaved = text === stored.text ? null : text;
  return showSection(services, turn, reportId, key, unsaved, null, done);
};

export const reportsSaveSection: Handler<'reports.save-section'> = async ({
  turn,
  data,
  typed,
  services,
}) => {
  const text = typed[fields.text] ?? '';
  const { reportId, key } = data;
  const saved = await services.reports.saveSection({ ...data, text, byPersonId: turn.person.id });
  if (!saved.ok) return showSection(services, turn, reportId, key, text, saved.refusal);
  const section = saved.value.template.sections.find((one) => one.key === key);
  const problem = section ? sectionProblem(section, saved.value.sections[key] ?? '') : null;
  const { committeeId } = await services.meetings.byId(saved.value.meetingId);
  const { remarks, numbers } = await readDraft(services, committeeId, text);
  if (remarks.length > 0 || numbers)
    return showSection(services, turn, reportId, key, null, null, `Saved. ${lookBelow}`);
  const done = `${section?.heading ?? 'Section'} saved.${problem === null ? '' : ` Still to do there: ${problem}`}`;
  return showReport(services, turn, reportId, { done });
};
