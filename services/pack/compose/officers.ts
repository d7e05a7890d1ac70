/** The officers' appendix: what the report author still has to look at before a Democratic Services Officer publishes. */
import { conflictsOf } from '../../scorecard/conflicts';
import type { SourcedFigure } from '../../scorecard/rules';
import { hiddenMark } from '../../scorecard/small-numbers';
import type { PackAction, PackContents } from '../gather/contents';
import type { Block } from '../outline/outline';
import { figureFacts, verdictsOf } from './figure-facts';
import { figureRow } from './figures';
import { positionOf, printedVersion } from './position';
import { plainDay } from './wording';

export function officersAppendix(contents: PackContents): Block[] {
  return [
    { kind: 'page-break' },
    { kind: 'appendix', text: 'For the report author', key: 'officers' },
    { kind: 'heading', level: 3, text: 'To confirm before despatch', numbered: true },
    {
      kind: 'list',
      items: [
        'Sections 8.1 to 8.10 are standard sentences drafted from the facts of this report. Legal, finance and human resources colleagues have not seen them.',
        'Wards affected is given as all wards, and background papers as none.',
        `The report is in the name of the ${contents.reportOf}, and the contact officer is the ${contents.contactOfficer}.`,
        'Words are printed as leads wrote them. Read them for anything that could point at one child or young person.',
      ],
    },
    ...hiddenFigures(contents),
    ...disagreements(contents),
    ...whoToAsk(contents),
  ];
}

/** Exact here, hidden in the public edition (domain.md 2.10, S9). */
function hiddenFigures(contents: PackContents): Block[] {
  const rows = contents.actions.flatMap((item) =>
    item.action.measures.flatMap((measure) => {
      const version = printedVersion(item, 'public');
      const seen = figureRow(measure, version, item.last, 'public', contents);
      if (!seen.hidden) return [];
      const exact = figureRow(measure, version, item.last, 'officers', contents);
      const which = [
        ...(seen.now === hiddenMark ? [exact.now] : []),
        ...(seen.last === hiddenMark ? [`${exact.last} last quarter`] : []),
      ];
      return [[`${exact.code} ${exact.measure}`, which.join('; ')]];
    }),
  );
  return tableOr(
    'Small numbers hidden in the public edition',
    'None is hidden.',
    ['Measure', 'Exact figure'],
    rows,
  );
}

function disagreements(contents: PackContents): Block[] {
  const { figures, strategy } = figureFacts(contents);
  const names = new Map(
    strategy.actions.flatMap(({ measures }) => measures.map(({ code, name }) => [code, name])),
  );
  const found = conflictsOf(verdictsOf(contents).standing, figures, (code) => names.get(code) ?? code);
  const rows = found.map((conflict) => [
    `${conflict.measureCode} ${conflict.measure}, as at ${plainDay(conflict.asAt)}`,
    conflict.figures.map(saidBy).join('; '),
    conflict.blocks ? 'None is printed until one is confirmed' : 'Told differently: printed once',
  ]);
  return tableOr(
    'Figures on which sources disagree',
    'No sources disagree.',
    ['Measure', 'What each source says', 'In the public edition'],
    rows,
  );
}

function saidBy({ count, base, stated, source, definition }: SourcedFigure): string {
  const value = count === null ? stated : base === null ? `${count}` : `${count} of ${base}`;
  return `${value} (${[source, definition].filter(Boolean).join(': ')})`;
}

function whoToAsk({ actions }: PackContents): Block[] {
  const waiting = actions.filter((item) => positionOf(item).kind !== 'accepted');
  const rows = waiting.map((item) => [
    `${item.action.ref} ${item.action.title}`,
    item.action.leadPost,
    stateWords(item),
  ]);
  return tableOr('Updates still to come or to be accepted', 'None.', ['Action', 'Lead', 'Where it is'], rows);
}

function stateWords(item: PackAction): string {
  switch (positionOf(item).kind) {
    case 'awaiting':
      return 'Waiting for scrutiny';
    case 'sent-back':
      return 'Sent back to the lead';
    case 'not-received':
      return item.request?.handedBy ? 'Still to be sent; passed to a colleague' : 'Still to be sent';
    case 'not-asked':
      return 'Not asked for in this round';
    case 'accepted':
      return 'Accepted';
  }
}

function tableOr(title: string, nothing: string, headers: string[], rows: string[][]): Block[] {
  const heading: Block = { kind: 'heading', level: 3, text: title, numbered: true };
  if (rows.length === 0) return [heading, { kind: 'paragraph', numbered: true, text: nothing }];
  const columns = headers.map((header) => ({ header, width: 100 / headers.length }));
  return [heading, { kind: 'table', caption: title, columns, rows }];
}
