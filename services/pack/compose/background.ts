/** Section 6: one part for each pledge, with its actions and its figures. */
import { londonDay } from '../../calendar/rules';
import { targetText, unitText } from '../../scorecard/measure-text';
import { hiddenNote } from '../../scorecard/small-numbers';
import type { Pledge } from '../../strategy/rules';
import type { Audience, PackAction, PackContents } from '../gather/contents';
import type { Block, Cell, Text } from '../outline/outline';
import { figureColumns, figureRow } from './figures';
import { isCarriedForward, isLate, positionOf, printedVersion, shortPeriod, statusText } from './position';
import { count, list, plainDay, sentence } from './wording';
import { wordsUsed } from './words-used';

export function backgroundSection(contents: PackContents, audience: Audience): Block[] {
  return [
    { kind: 'heading', level: 2, text: 'Background', numbered: true, key: 'background' },
    {
      kind: 'paragraph',
      numbered: true,
      text: `Each status is a word and a shape: ✔ Done, ● On track, ▲ At risk, ■ Off track, ○ Not started. Percentages are worked out from the count and base shown, and rounded to whole numbers.${planWords(contents)}`,
    },
    {
      kind: 'paragraph',
      numbered: true,
      text: `Only updates that the ${contents.committee.operationalGroupName} has accepted are ${audience === 'public' ? 'printed' : 'printed in the public edition; this edition shows the others too, and says so'}.`,
    },
    ...contents.strategy.pledges.flatMap((pledge) => pledgePart(pledge, contents, audience)),
  ];
}

function pledgePart(pledge: Pledge, contents: PackContents, audience: Audience): Block[] {
  const items = contents.actions.filter((item) => item.action.pledgeNo === pledge.no);
  if (items.length === 0) return [];
  return [
    { kind: 'heading', level: 3, text: `Pledge ${pledge.no}: ${pledge.wording}`, numbered: true },
    { kind: 'paragraph', numbered: true, text: lead(items) },
    {
      kind: 'table',
      caption: `Pledge ${pledge.no}, actions`,
      columns: [
        { header: 'Ref', width: 6 },
        { header: 'Action', width: 24 },
        { header: 'Status', width: 14 },
        { header: 'What changed, and what difference it made', width: 35 },
        { header: 'What happens next', width: 21 },
      ],
      rows: items.map((item) => actionRow(item, contents, audience)),
    },
    ...figuresTable(pledge, items, contents, audience),
  ];
}

function planWords({ actions }: PackContents): string {
  const measures = actions.flatMap(({ action }) => action.measures);
  return wordsUsed(
    [...actions.map(({ action }) => action.title), ...measures.map((one) => `${one.name}${unitText(one)}`)],
    measures.map(targetText),
  );
}

function lead(items: PackAction[]): string {
  const accepted = items.filter((item) => positionOf(item).kind === 'accepted').length;
  const troubled = (status: string) =>
    items
      .filter((item) => printedVersion(item, 'public')?.content.status === status)
      .map((item) => item.action.ref);
  const parts = [
    accepted === items.length
      ? `This pledge has ${count(items.length, 'action')}${items.length === 1 ? '' : ', each'} with an accepted update.`
      : `This pledge has ${count(items.length, 'action')}; ${accepted === 0 ? 'none' : accepted} of them ${accepted < 2 ? 'has' : 'have'} an accepted update.`,
  ];
  const off = troubled('off-track');
  const risk = troubled('at-risk');
  if (off.length > 0) parts.push(`Off track: ${list(off)}.`);
  if (risk.length > 0) parts.push(`At risk: ${list(risk)}.`);
  if (accepted > 0 && off.length + risk.length === 0)
    parts.push('No accepted update is off track or at risk.');
  return parts.join(' ');
}

function actionRow(item: PackAction, contents: PackContents, audience: Audience): Cell[] {
  return [
    [{ strong: item.action.ref }],
    actionCell(item, contents),
    statusCell(item, contents, audience),
    ...words(item, audience),
  ];
}

/** Nothing is due by a day that had gone when the paper was made. */
function actionCell({ action }: PackAction, { strategy, composedAt }: PackContents): Cell {
  if (action.due === null) return action.title;
  const due =
    action.due < strategy.fromDay
      ? `Due ${plainDay(action.due)}, before the strategy began; position to be confirmed.`
      : `${action.due < londonDay(composedAt) ? 'Was due' : 'Due'} ${plainDay(action.due)}`;
  return { paragraphs: [action.title, due] };
}

/** What a reader may be told of the status: an update that is not accepted has none in public. */
function statusCell(item: PackAction, contents: PackContents, audience: Audience): Cell {
  const position = positionOf(item);
  const version = printedVersion(item, audience);
  const paragraphs: Text[] = [];
  if (version !== null) paragraphs.push([{ strong: statusText(version) }]);
  if (position.kind === 'awaiting') paragraphs.push('Awaiting scrutiny');
  if (position.kind === 'sent-back')
    paragraphs.push(audience === 'public' ? 'Awaiting scrutiny' : 'Sent back for more');
  if (position.kind === 'not-received') paragraphs.push('No update received');
  if (position.kind === 'not-asked') paragraphs.push('Not asked for this time');
  if (version === null && item.last !== null && contents.last !== null) {
    paragraphs.push(`Last accepted: ${statusText(item.last)} (${shortPeriod(contents.last.periodLabel)})`);
  }
  if (audience === 'officers' && isLate(item)) paragraphs.push('Received late');
  return { paragraphs };
}

/** The two cells of words. */
function words(item: PackAction, audience: Audience): [Cell, Cell] {
  const version = printedVersion(item, audience);
  if (version === null) return [absence(item), 'Nothing to report yet'];
  const { done, difference, next, noChangeReason } = version.content;
  const changed: Text[] = [];
  if (isCarriedForward(item, audience)) {
    changed.push([{ strong: 'No change since last time. ' }, sentence(noChangeReason ?? '')]);
  }
  if (done.trim() !== '') changed.push(sentence(done));
  if (difference.trim() !== '') changed.push([{ strong: 'Difference made: ' }, sentence(difference)]);
  return [
    changed.length > 0 ? { paragraphs: changed } : 'Nothing was written here',
    next.trim() === '' ? nothingNext(version.content.status) : sentence(next),
  ];
}

const nothingNext = (status: string) => (status === 'done' ? 'Finished' : 'Work goes on as planned');

function absence(item: PackAction): string {
  switch (positionOf(item).kind) {
    case 'not-received':
      return 'No update was received for this report.';
    case 'not-asked':
      return 'This reporting round did not ask about the action.';
    default:
      return 'An update has been received. It is printed once the group has accepted it.';
  }
}

function figuresTable(
  pledge: Pledge,
  items: PackAction[],
  contents: PackContents,
  audience: Audience,
): Block[] {
  const rows = items.flatMap((item) =>
    item.action.measures.map((measure) =>
      figureRow(measure, printedVersion(item, audience), item.last, audience, contents),
    ),
  );
  if (rows.length === 0) return [];
  const table: Block = {
    kind: 'table',
    caption: `Pledge ${pledge.no}, measures of success`,
    columns: [
      { header: 'Measure', width: 25 },
      { header: 'This quarter', width: 17 },
      { header: 'Last quarter', width: 17 },
      { header: 'Target', width: 12 },
      { header: 'Which way is good', width: 11 },
      { header: 'As at, and source', width: 18 },
    ],
    rows: rows.map(figureColumns),
  };
  const note: Block = { kind: 'note', text: hiddenNote(contents.scorecard?.thresholds) };
  return rows.some((row) => row.hidden) ? [table, note] : [table];
}
