/** From what is due to the words on a lead's list (domain.md 4.5: never blame; Annex A, "Round opens"). */
import type { DueHeading, DueItemView, DueListView } from '../../cards/list-card';
import { formatMoment, formatShortDay, londonDay } from '../../services/calendar/rules';
import type { CommitteeName } from '../../services/people/rules';
import type { DueItem, DueList } from '../../services/rounds/rules';
import { type Status, statusWords } from '../../services/updates/rules';
import { counted, listOf, sentenceCase } from './words';

const pageSize = 12;

/** With several committees each has its heading, its own deadline, and its updates together. */
export function dueListView(
  lists: DueList[],
  page: number,
  note: string | null,
  committees: readonly CommitteeName[] = [],
): DueListView {
  const several = new Set(lists.map(({ round }) => round.committeeId)).size > 1;
  const items = lists.flatMap((list) => list.items);
  const due = items.filter((item) => item.need !== null);
  const inOrder = (list: DueItem[]) => list.toSorted((one, other) => urgency(one) - urgency(other));
  const ordered = several
    ? byCommittee(lists).flatMap((theirs) => inOrder(theirs.flatMap(({ items }) => items)))
    : inOrder(items);
  const headings = several ? headingsOf(lists, committees) : new Map<string, DueHeading>();
  const pages = Math.max(1, Math.ceil(ordered.length / pageSize));
  const number = Math.min(page, pages - 1);
  return {
    title: title(lists, due.length),
    summary: due.length === 0 ? '' : `${sentenceCase(listOf(summary(items)))}.`,
    deadline: due.length === 0 || several ? '' : deadline(lists, due),
    note,
    items: withHeadings(ordered.slice(number * pageSize, (number + 1) * pageSize), headings),
    severalUnchanged:
      items.filter(({ request, lastStatus }) => request.state === 'not-started' && lastStatus !== null)
        .length > 1,
    page: {
      number: number + 1,
      of: pages,
      next: number + 1 < pages ? number + 1 : null,
      previous: number > 0 ? number - 1 : null,
    },
  };
}

function byCommittee(lists: DueList[]): DueList[][] {
  const ids = [...new Set(lists.map(({ round }) => round.committeeId))];
  return ids.map((id) => lists.filter(({ round }) => round.committeeId === id));
}

function headingsOf(lists: DueList[], committees: readonly CommitteeName[]): Map<string, DueHeading> {
  return new Map(
    byCommittee(lists).map((theirs) => {
      const id = theirs[0]?.round.committeeId ?? '';
      const due = theirs.flatMap(({ items }) => items).filter((item) => item.need !== null);
      const name = committees.find((one) => one.id === id)?.name ?? '';
      return [
        id,
        { committee: name, deadline: due.length === 0 ? 'All yours are in.' : deadline(theirs, due) },
      ];
    }),
  );
}

/** Each page names again the committee it goes on with. */
function withHeadings(items: DueItem[], headings: Map<string, DueHeading>): DueItemView[] {
  return items.map((item, place) => {
    const { committeeId } = item.request;
    const goesOn = place > 0 && items[place - 1]?.request.committeeId === committeeId;
    return { ...itemView(item), heading: goesOn ? null : (headings.get(committeeId) ?? null) };
  });
}

/** A comment to answer first, then words, then figures that are still to come, then what is in: each in reading order. */
function urgency(item: DueItem): number {
  if (item.need === 'reply') return 0;
  if (item.need === null) return 3;
  return item.need === 'figures' ? 2 : 1;
}

function title(lists: DueList[], due: number): string {
  const [list] = lists;
  if (!list) return 'No updates are asked of you now';
  const period = list.round.periodLabel.split(',')[0] ?? list.round.periodLabel;
  if (due === 0) return `${period} updates: all yours are in`;
  return `${period} updates: you have ${due} to check`;
}

function summary(items: DueItem[]): string[] {
  const count = (test: (item: DueItem) => boolean) => items.filter(test).length;
  const parts: [number, string, string][] = [
    [count((item) => item.need === 'reply'), 'was sent back with a comment', 'were sent back with a comment'],
    [count((item) => item.need === 'words-and-figures'), 'needs words and figures', 'need words and figures'],
    [count((item) => item.need === 'words'), 'needs words', 'need words'],
    [count((item) => item.need === 'figures'), 'needs a figure', 'need a figure'],
    [count((item) => item.need === null), 'is in', 'are in'],
  ];
  return parts.filter(([number]) => number > 0).map(([number, one, many]) => counted(number, one, many));
}

function deadline(lists: DueList[], due: DueItem[]): string {
  const [list] = lists;
  if (!list) return '';
  const words = due.some((item) => item.need !== 'figures');
  const figures = due.some((item) => item.request.figuresToCome);
  return [
    words ? wordsDeadline(list, due) : '',
    figures ? `Figures by ${formatMoment(list.round.figuresDueAt)}.` : '',
  ]
    .filter((text) => text !== '')
    .join(' ');
}

/** After the date the way on matters, not the date that was missed. */
function wordsDeadline({ round }: DueList, due: DueItem[]): string {
  const at = formatMoment(round.wordsDueAt);
  return due.every((item) => item.late || item.need === 'figures')
    ? `The date was ${at}; what is still to come can be sent now.`
    : `Due ${at}.`;
}

function itemView(item: DueItem): DueItemView {
  const { request } = item;
  const parts = [needWords(item)];
  if (item.late) parts.push(`was due ${formatShortDay(londonDay(lateSince(item)))}`);
  else if (request.wordsDueAt.getTime() !== request.figuresDueAt.getTime() && item.need === 'figures') {
    parts.push(`by ${formatShortDay(londonDay(request.figuresDueAt))}`);
  }
  if (request.hasDraft && item.need !== null) parts.push('a draft is saved');
  if (item.lastStatus && item.need !== null)
    parts.push(`last time ${statusLabel(item.lastStatus).toLowerCase()}`);
  return {
    requestId: request.id,
    ref: request.ref,
    title: request.title,
    state: parts.join(' · '),
    due: item.need !== null,
    late: item.late,
    heading: null,
  };
}

function lateSince(item: DueItem): Date {
  return item.need === 'figures' ? item.request.figuresDueAt : item.request.wordsDueAt;
}

function needWords(item: DueItem): string {
  switch (item.need) {
    case 'reply':
      return 'Sent back with a comment';
    case 'words-and-figures':
      return 'Words and figures to send';
    case 'words':
      return 'Words to send';
    case 'figures':
      return 'Figures to send';
    case null:
      return item.request.state === 'accepted'
        ? 'Accepted by the Operational Group'
        : `Sent${item.request.sentAt ? ` ${formatShortDay(londonDay(item.request.sentAt))}` : ''}`;
  }
}

/** 'On track ●': word and shape. */
export function statusLabel(status: string): string {
  const known = statusWords[status as Status];
  return known ? `${known.word} ${known.shape}` : status;
}
