/** The honest page: what was not received, late, carried forward or extended, and what has changed since last time. */
import type { Audience, PackAction, PackContents } from './contents';
import type { Block, Cell, Column } from './outline';
import { isCarriedForward, isLate, positionOf, printedVersion, shortPeriod, statusText } from './position';
import { dayOf, plainDay, sentence } from './wording';

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
        sentence(extension?.reason ?? '') || 'None',
      ],
    ),
    ...part(
      'Carried forward without change',
      'No accepted update was carried forward.',
      actions.filter((item) => isCarriedForward(item, audience)),
      ['Reason given'],
      (item) => [sentence(printedVersion(item, audience)?.content.noChangeReason ?? '') || 'None'],
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
    ...changes(contents, audience),
    ...planChanges(contents),
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

function changes(contents: PackContents, audience: Audience): Block[] {
  const heading: Block = {
    kind: 'heading',
    level: 3,
    text: 'What has changed since last time',
    numbered: true,
  };
  const { last } = contents;
  if (last === null) {
    const text = 'There was no earlier report on this plan, so there is nothing to compare with.';
    return [heading, { kind: 'paragraph', numbered: true, text }];
  }
  return [
    heading,
    {
      kind: 'table',
      caption: `Status of each action, ${shortPeriod(last.periodLabel)} and ${shortPeriod(contents.round.periodLabel)}`,
      columns: [
        { header: 'Ref', width: 7 },
        { header: 'Action', width: 37 },
        { header: 'Last time', width: 16 },
        { header: 'Now', width: 18 },
        { header: 'Change', width: 22 },
      ],
      rows: contents.actions.map((item) => changeRow(item, audience)),
    },
  ];
}

function changeRow(item: PackAction, audience: Audience): Cell[] {
  const now = printedVersion(item, audience);
  const before = item.last;
  return [
    [{ strong: item.action.ref }],
    item.action.title,
    before ? statusText(before) : 'None',
    now ? statusText(now) : 'No accepted update',
    changeText(before && statusText(before), now && statusText(now)),
  ];
}

function changeText(before: string | null, now: string | null): string {
  if (now === null) return 'Cannot be said yet';
  if (before === null) return 'First report';
  return before === now ? 'No change of status' : `Moved from ${before.slice(2)} to ${now.slice(2)}`;
}

/** Nothing vanishes: an action that left the plan, came into it or was reworded is named. */
function planChanges({ last, actions }: PackContents): Block[] {
  if (last === null) return [];
  const now = new Map(actions.map(({ action }) => [action.ref, action.title]));
  const before = new Map(last.plan.map(({ ref, title }) => [ref, title]));
  const sentences = [
    ...last.plan
      .filter(({ ref }) => !now.has(ref))
      .map(({ ref, title }) => `${ref} ${title}: no longer in the plan.`),
    ...actions
      .filter(({ action }) => !before.has(action.ref))
      .map(({ action }) => `${action.ref} ${action.title}: new in the plan.`),
    ...actions
      .filter(({ action }) => before.has(action.ref) && before.get(action.ref) !== action.title)
      .map(({ action }) => `${action.ref} ${action.title}: reworded; it was “${before.get(action.ref)}”.`),
  ];
  const heading: Block = { kind: 'heading', level: 3, text: 'Changes to the plan itself', numbered: true };
  if (sentences.length === 0) {
    const text = 'No action was closed, added or reworded since last time.';
    return [heading, { kind: 'paragraph', numbered: true, text }];
  }
  return [heading, { kind: 'list', items: sentences }];
}
