/** Records the clerk looks at: messages sent and what came of each, the timetable with its reasons, the pack. */
import { button, link } from './actions';
import { type Card, card, type Element } from './card';
import { facts, heading, line, small } from './text';

export interface NoticesView {
  title: string;
  roundId: string;
  /** 'Delivered 22. Not reached 1. No longer needed 4. Waiting 2.' */
  totals: string;
  rows: { who: string; what: string; state: string; attention: boolean }[];
  nextPage: number | null;
}

export function noticesCard(view: NoticesView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      line(view.totals, { weight: 'bolder' }),
      ...view.rows.flatMap((item): Element[] => [
        line(`${item.who}: ${item.what}`, { separator: true, spacing: 'small' }),
        small(item.state, item.attention ? { color: 'attention', isSubtle: false } : {}),
      ]),
    ],
    actions: [
      view.nextPage === null
        ? null
        : button('Show earlier messages', 'clerk.notices', { roundId: view.roundId, page: view.nextPage }),
      button('Back to status', 'clerk.status', {}),
    ],
  });
}

export interface TimetableView {
  title: string;
  rows: { title: string; day: string; who: string; reason: string; warning: string; past: boolean }[];
  others: { meetingId: string; title: string }[];
}

export function timetableCard(view: TimetableView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.rows.flatMap((step): (Element | null)[] => [
        line(`${step.day}: ${step.title}`, {
          separator: true,
          spacing: 'small',
          ...(step.past ? {} : { weight: 'bolder' as const }),
        }),
        small(step.reason === '' ? step.who : `${step.who}. ${step.reason}.`, { spacing: 'none' }),
        step.warning ? line(step.warning, { color: 'warning', size: 'small', spacing: 'none' }) : null,
      ]),
    ],
    actions: [
      ...view.others
        .slice(0, 3)
        .map((other) => button(other.title, 'clerk.timetable', { meetingId: other.meetingId })),
      button('Add a bank holiday', 'clerk.day-off', {}),
      button('Back to status', 'clerk.status', {}),
    ],
  });
}

export interface PackView {
  buildId: string;
  meetingId: string;
  submissionId: string;
  title: string;
  state: 'queued' | 'building' | 'built' | 'failed';
  /** 'Writing the PDF' / 'Built at 14:02' / plain words of what went wrong and what to do. */
  progress: string;
  files: { name: string; url: string | null }[];
  /** What the clerk should know before using it: '3 updates not received'. */
  notes: string[];
}

export function packCard(view: PackView): Card {
  const working = view.state === 'queued' || view.state === 'building';
  return card({
    fallbackText: view.title,
    ...(working ? { refresh: button('Show progress', 'clerk.pack', { buildId: view.buildId }) } : {}),
    body: [
      heading(view.title),
      line(view.progress, view.state === 'failed' ? { color: 'attention', weight: 'bolder' } : {}),
      facts(view.files.map((file) => [kindOf(file.name), file.name])),
      ...view.notes.map((note) => line(note, { spacing: 'small' })),
    ],
    actions: [
      ...view.files.flatMap((file) => (file.url === null ? [] : [link(openTitle(file.name), file.url)])),
      working ? button('Show progress', 'clerk.pack', { buildId: view.buildId }) : null,
      working
        ? null
        : button(view.state === 'failed' ? 'Try again' : 'Build it again', 'clerk.build-pack', {
            meetingId: view.meetingId,
            submissionId: view.submissionId,
          }),
      button('Back to status', 'clerk.status', {}),
    ],
  });
}

function openTitle(name: string): string {
  const kind = kindOf(name);
  return kind === 'File' ? `Open ${name}` : `Open the ${kind}`;
}

/** What tells the files of one pack apart: the officers' edition must never be opened for the public one. */
function kindOf(name: string): string {
  const edition = name.includes('officers only') ? ' for officers only' : '';
  if (name.endsWith('.pdf')) return `PDF${edition}`;
  return name.endsWith('.docx') ? `Word file${edition}` : 'File';
}
