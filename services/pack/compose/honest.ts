/** The honest page: what was not received, late, carried forward or extended, and what has changed since last time. */
import type { Audience, PackAction, PackContents } from '../gather/contents';
import type { Block, Cell, Column } from '../outline/outline';
import { planChanges, statusChanges } from './honest-changes';
import { reasonText } from './honest-reasons';
import { isCarriedForward, isLate, positionOf, printedVersion, shortPeriod, statusText } from './position';
import { dayOf, plainDay } from './wording';

export function honestAppendix(contents: PackContents, audience: Audience): Block[] {
  const { actions, committee } = contents;
  const group = committee.operationalGroupName;
  const last = (item: PackAction) => lastPosition(item, contents);
  const at = (...kinds: string[]) => actions.filter((item) => kinds.includes(positionOf(item).kind));
  return [
    { kind: 'page-break' },
    { kind: 'appendix', text: 'What is missing, and what has changed', key: 'honest' },
    ...part(
      'Not received',
      'Every update was received.',
      at('not-received'),
      ['Last accepted position'],
      (item) => [last(item)],
    ),
    ...part(
      `Received, not yet accepted by the ${group}`,
      'Every update received has been accepted.',
      at('awaiting', 'sent-back'),
      ['Received', 'Last accepted position'],
      (item) => [receivedText(item, audience), last(item)],
    ),
    ...part(
      'Received late',
      'No update was late.',
      actions.filter(isLate),
      ['Agreed date', 'Received'],
      (item) => [
        item.request ? dayOf(item.request.wordsDueAt) : 'None',
        item.firstSentAt ? dayOf(item.firstSentAt) : 'None',
      ],
    ),
    ...part(
      'More time agreed',
      'No more time was asked for and agreed.',
      actions.filter(({ extension }) => extension !== null),
      ['Until', 'Reason given'],
      ({ extension }) => [
        extension ? plainDay(extension.untilDay) : 'None',
        reasonText(extension?.reason ?? '', audience),
      ],
    ),
    ...part(
      'Carried forward without change',
      'No accepted update was carried forward.',
      actions.filter((item) => isCarriedForward(item, audience)),
      ['Reason given'],
      (item) => [reasonText(printedVersion(item, audience)?.content.noChangeReason ?? '', audience)],
    ),
    ...part(
      'Figures to follow',
      'No figure is to follow.',
      actions.filter((item) => toFollow(item, audience).length > 0),
      ['Measures'],
      (item) => [toFollow(item, audience).join(', ')],
    ),
    ...part('Not asked for in this round', '', at('not-asked'), ['Last accepted position'], (item) => [
      last(item),
    ]),
    ...statusChanges(contents, audience),
    ...planChanges(contents, audience),
  ];
}

/** One heading with its table, or with a sentence where there is nothing to list; no sentence, no heading. */
function part(
  title: string,
  nothing: string,
  items: PackAction[],
  headers: string[],
  cells: (item: PackAction) => Cell[],
): Block[] {
  if (items.length === 0 && nothing === '') return [];
  const heading: Block = { kind: 'heading', level: 3, text: title, numbered: true };
  if (items.length === 0) return [heading, { kind: 'paragraph', numbered: true, text: nothing }];
  const columns: Column[] = [
    { header: 'Ref', width: 7 },
    { header: 'Action', width: 43 },
    ...headers.map((header) => ({ header, width: 50 / headers.length })),
  ];
  const rows = items.map((item) => [[{ strong: item.action.ref }], item.action.title, ...cells(item)]);
  return [heading, { kind: 'table', caption: title, columns, rows }];
}

function lastPosition(item: PackAction, { last }: PackContents): string {
  if (item.last === null || last === null) return 'None yet';
  return `${statusText(item.last)} (${shortPeriod(last.periodLabel)})`;
}

function receivedText(item: PackAction, audience: Audience): string {
  const received = item.request?.sentAt ? dayOf(item.request.sentAt) : 'Received';
  return audience === 'officers' && positionOf(item).kind === 'sent-back'
    ? `${received}; sent back for more`
    : received;
}

function toFollow(item: PackAction, audience: Audience): string[] {
  const figures = printedVersion(item, audience)?.content.figures.filter((figure) => figure.toCome) ?? [];
  return item.action.measures
    .filter((measure) => figures.some((figure) => figure.measureId === measure.id))
    .map((measure) => measure.code);
}
