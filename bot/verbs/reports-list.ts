/** Written reports of a meeting: `reports.list`, and `reports.new` to begin one. */

import { button } from '../../cards/actions';
import { type FormInput, formCard } from '../../cards/form-card';
import { messageCard } from '../../cards/message-card';
import { type RowView, rowsCard } from '../../cards/rows-card';
import { formatDay, formatMoment, londonDay } from '../../services/calendar/rules';
import { postsOf } from '../../services/platform/permissions';
import { missingFrom } from '../../services/reports/checks';
import {
  reportFields as fields,
  type Report,
  type ReportRefusal,
  type TitleBlock,
} from '../../services/reports/rules';
import { blockAsTyped } from '../../services/reports/title-block';
import { counted, sentenceCase } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { meetingsFor, type Told } from './agenda-list';

type Typed = Record<string, string>;

export const reportsList: Handler<'reports.list'> = ({ turn, data, services }) =>
  showReports(services, turn, data.meetingId ?? null);

/** A private report is there for its own officers; to anybody else it is not. */
export function officersOnly(): Reply {
  return show(
    messageCard({
      title: 'This report is with its own officers',
      lines: ['Those who write it, and the clerk, can open it.'],
      actions: [button('All reports', 'reports.list', {})],
    }),
  );
}

export function writersOnly(): Reply {
  return show(
    messageCard({
      title: 'Reports are written by leads and the clerk',
      lines: ['Members read them in the papers for the meeting.'],
      actions: [button('What I can do here', 'help', {})],
    }),
  );
}

export async function showReports(
  services: BotServices,
  turn: Turn,
  meetingId: string | null,
  told: Told = {},
): Promise<Reply> {
  const found = await meetingsFor(services, turn, meetingId);
  if (!found) return show(messageCard({ title: 'No meeting is planned', lines: [] }));
  const { meeting, others } = found;
  if (!(await services.reports.mayWrite(meeting.committeeId, turn.person.id))) return writersOnly();
  const reports: Report[] = [];
  for (const report of await services.reports.forMeeting(meeting.id))
    if (await services.reports.mayOpen(report, turn.person.id)) reports.push(report);
  return show(
    rowsCard({
      title: `Reports for ${formatDay(meeting.day)}`,
      ...told,
      lines: reports.length === 0 ? ['No report has been begun for this meeting.'] : [],
      groups: [{ heading: null, rows: reports.map((report, index) => reportRow(report, index + 1)) }],
      actions: [
        button('Write a report', 'reports.new', { meetingId: meeting.id }),
        ...others.map((other) =>
          button(`Reports for ${formatDay(other.day)}`, 'reports.list', { meetingId: other.id }),
        ),
      ],
    }),
  );
}

function reportRow(report: Report, place: number): RowView {
  const missing = missingFrom(report).length;
  return {
    title: `${place}. ${report.title}`,
    lines: [
      missing === 0
        ? 'Nothing is missing'
        : `${sentenceCase(counted(missing, 'thing is', 'things are'))} still missing`,
      `Last saved ${formatMoment(report.updatedAt)}`,
    ],
    action: button(`Open ${place}`, 'reports.open', { reportId: report.id }),
  };
}

export async function showNew(
  services: BotServices,
  turn: Turn,
  meetingId: string | null,
  typed: Typed | null,
  refusal: ReportRefusal | null,
): Promise<Reply> {
  const found = await meetingsFor(services, turn, meetingId);
  if (!found) return show(messageCard({ title: 'No meeting is planned', lines: [] }));
  const { meeting, others } = found;
  if (!(await services.reports.mayWrite(meeting.committeeId, turn.person.id))) return writersOnly();
  const template = await services.reports.templateOn(meeting.committeeId, meeting.day);
  const [post = ''] = postsOf(turn.person, londonDay(turn.now), meeting.committeeId);
  const title = typed?.[fields.title] ?? '';
  const block = typed
    ? blockAsTyped(template, typed)
    : { title, reportOf: post, contactOfficer: post, facts: {} };
  return show(
    formCard({
      title: 'Write a report',
      about: [
        `In the ${template.name}. You fill in its sections one by one, and what you save is kept as a draft.`,
      ],
      notice: null,
      problems: refusal?.code === 'needs-attention' ? refusal.problems : [],
      inputs: [
        {
          ...{ kind: 'choice', id: fields.meeting, label: 'For the meeting' },
          value: typed?.[fields.meeting] ?? meeting.id,
          choices: [meeting, ...others].map(({ id, day }) => ({ title: formatDay(day), value: id })),
        },
        ...blockInputs(template, block),
      ],
      actions: [
        button('Begin the report', 'reports.create', { submissionId: services.newId() }, { reads: 'inputs' }),
        button('All reports', 'reports.list', { meetingId: meeting.id }),
      ],
    }),
  );
}

export function blockInputs(template: Report['template'], block: TitleBlock): FormInput[] {
  const line = (id: string, label: string, value: string): FormInput => ({ kind: 'line', id, label, value });
  return [
    line(fields.title, 'Title', block.title),
    line(fields.reportOf, `${template.reportOfLabel} (a post, no name)`, block.reportOf),
    line(fields.contactOfficer, 'Contact officer (a post, no name)', block.contactOfficer),
    ...template.facts.map((label, index) => line(fields.fact(index), label, block.facts[label] ?? '')),
  ];
}

export const reportsNew: Handler<'reports.new'> = ({ turn, data, services }) =>
  showNew(services, turn, data.meetingId ?? null, null, null);
