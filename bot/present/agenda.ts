/** From an agenda to the words on its cards: rows, facts of an item, and what each refusal means. */
import type { RowView } from '../../cards/rows-card';
import { type Agenda, type AgendaItem, type AgendaRefusal, minuteNumber } from '../../services/agenda/rules';
import { groundWords, paragraphsOf } from '../../services/agenda/schedule-12a';
import { timingLabel } from '../../services/agenda/timing';
import { formatDay, formatMoment } from '../../services/calendar/rules';
import { unreachable } from '../../services/result';
import { clipped, counted, sentenceCase } from './words';

export function itemRow(item: AgendaItem, action: RowView['action']): RowView {
  const state = stateLines(item);
  return {
    title: clipped(itemTitle(item), 120),
    lines: [
      ...(item.purpose === '' ? [] : [clipped(item.purpose, 120)]),
      ...(state.length > 0 ? [clipped(state.join('. '), 160)] : []),
    ],
    attention: item.withdrawnReason !== null,
    action,
  };
}

export const itemTitle = (item: AgendaItem): string =>
  item.number === '' ? `Withdrawn: ${item.title}` : `${item.number}. ${item.title}`;

function stateLines(item: AgendaItem): string[] {
  const label = timingLabel(item.timing);
  return [
    ...(item.part === 2 ? [privateWords(item)] : []),
    ...(label === null ? [] : [label]),
    ...(item.withdrawnReason === null ? [] : [`Withdrawn: ${item.withdrawnReason}`]),
    ...(item.reportId === null ? [] : ['Report written here']),
    ...(item.attachments.length === 0
      ? []
      : [sentenceCase(counted(item.attachments.length, 'file', 'files'))]),
  ];
}

function privateWords({ privacy }: AgendaItem): string {
  return privacy?.kind === 'exempt'
    ? `Private, exempt: Schedule 12A, ${paragraphsOf(privacy.paragraphs)}`
    : 'Private, confidential';
}

export function itemFacts(agenda: Agenda, item: AgendaItem): [string, string][] {
  const minute = minuteNumber(agenda, item.id);
  return [
    ['Purpose', item.purpose === '' ? 'None yet' : item.purpose],
    ['Led by', item.leadPost ?? 'Nobody named'],
    ['Part', item.part === 1 ? 'Part 1, in public' : privateWords(item)],
    ...privacyFacts(item),
    ['Timing', timingLabel(item.timing) ?? 'On time'],
    ...timingFacts(item),
    ...(minute === null ? [] : [['Minute number', String(minute)] as [string, string]]),
    ...(item.withdrawnReason === null ? [] : [['Withdrawn', item.withdrawnReason] as [string, string]]),
    ...item.attachments.map((file): [string, string] => ['File', `${file.title} (${file.name})`]),
  ];
}

function privacyFacts({ privacy, publicTitle, part }: AgendaItem): [string, string][] {
  if (part === 1 || privacy === null) return [];
  const shown: [string, string] = ['The public sees', publicTitle];
  if (privacy.kind === 'exempt') return [shown, ['Public interest', privacy.publicInterest]];
  return [
    shown,
    ['Ground', groundWords[privacy.ground]],
    ...(privacy.because === '' ? [] : [['For the record', privacy.because] as [string, string]]),
  ];
}

function timingFacts({ timing }: AgendaItem): [string, string][] {
  if (timing.kind === 'to-follow') return [['Reason', timing.reason]];
  if (timing.kind === 'on-time') return [];
  const { reason, whyLate, whyNotWait, at } = timing.opinion;
  return [
    ['Chair’s opinion', reason],
    ['Why not on time', whyLate],
    ['Why it cannot wait', whyNotWait],
    ['Recorded', formatMoment(at)],
  ];
}

/** For the top of the card that comes back; problems beside fields are in the refusal itself. */
export function agendaRefusalWords(refusal: AgendaRefusal): string {
  switch (refusal.code) {
    case 'not-allowed':
      return 'Only the committee’s clerk can do that.';
    case 'not-found':
      return 'That item is no longer there. This is how things stand now.';
    case 'changed-meanwhile':
      return 'Somebody changed this since your card was made, so nothing of yours was stored. This is how it stands now.';
    case 'needs-attention':
      return refusal.problems.map(({ message }) => message).join(' ');
    case 'too-late':
      return (
        `The agenda had to be open to the public by ${formatDay(refusal.publishedBy)}, 17:00 (later than that counts as the next working day): the law lets a later item be taken only ` +
        'if the chair is of the opinion that it is urgent (Local Government Act 1972, section 100B(4)). You can record ' +
        'the chair’s opinion and list it as urgent, or keep it for the next meeting.'
      );
    case 'cannot-move':
      return 'It cannot go further: private items stay after the public ones.';
    case 'meeting-over':
      return `That meeting was held on ${formatDay(refusal.day)}. Its agenda is a record now, and nothing was changed.`;
    case 'private-files':
      return 'It has files from the private folder. Take those off first; then it can be made open.';
    default:
      return unreachable(refusal);
  }
}

/** The inputs that each problem belongs to, for a form; none where the refusal is about the whole. */
export const fieldProblems = (refusal: AgendaRefusal) =>
  refusal.code === 'needs-attention' ? refusal.problems : [];
