/** The scorecard as a document: figures by pledge, where they come from, and a trend wherever there is one to draw (P10). */

import type { Scorecard, ScorecardAudience, ScorecardRow } from '../../scorecard/rules';
import { hiddenNote } from '../../scorecard/small-numbers';
import type { PackContents } from '../gather/contents';
import type { Block, Cell, Outline, Text } from '../outline/outline';
import { pictureSection } from './scorecard-picture';
import { trendFigures } from './scorecard-trends';
import { count, list, longDay, plainDay, sentence } from './wording';
import { wordsUsed } from './words-used';

/** What the paper needs besides the figures. */
export type ScorecardPaper = Pick<PackContents, 'committee' | 'meeting' | 'version' | 'reportOf'> & {
  /** For the exempt appendix: 'Not for publication: Schedule 12A, paragraphs 1 and 2'. */
  marking?: string;
};

const audiences: Record<ScorecardAudience, string> = {
  public: '',
  exempt: '. Exempt appendix: not for publication',
  officers: '. Officers’ edition: not for publication',
};

/**
 * Pure. Nothing is hidden here: that was done when the scorecard was assembled for this audience.
 * @throws Error when the scorecard was made for another audience.
 */
export function composeScorecard(
  assembled: Scorecard,
  paper: ScorecardPaper,
  audience: ScorecardAudience,
): Outline {
  if (assembled.audience !== audience) throw new Error(`This scorecard was made for ${assembled.audience}`);
  const { committee, meeting, version, reportOf } = paper;
  const group = committee.operationalGroupName;
  const scorecard = { ...assembled, rows: assembled.rows.map((row) => withShortName(row, group)) };
  const title = `Scorecard: ${scorecard.periodLabel}`;
  return {
    title,
    subject: `Report to the ${committee.name}, ${longDay(meeting.day)}`,
    status: `Draft, version ${version}${audiences[audience]}`,
    marking: audience === 'public' ? null : (paper.marking ?? 'Not for publication'),
    body: committee.name,
    facts: [
      { label: 'Date of meeting', text: longDay(meeting.day) },
      { label: 'Report title', text: title },
      { label: 'Report of', text: reportOf },
    ],
    blocks: [
      ...howToRead(scorecard, group),
      ...pictureSection(scorecard),
      ...scorecard.pledges.flatMap((pledge) => pledgeSection(pledge, scorecard)),
      ...disagreements(scorecard),
      ...corrections(scorecard),
      ...(audience === 'public' ? [] : hiddenInPublic(scorecard)),
    ],
  };
}

const note = ({ thresholds }: Scorecard): Block => ({ kind: 'note', text: hiddenNote(thresholds) });

function howToRead(scorecard: Scorecard, group: string): Block[] {
  const { now, last, sameQuarterLastYear } = scorecard.quarters;
  const { smallCount, smallBase } = scorecard.thresholds;
  const hides =
    scorecard.audience === 'public'
      ? `Numbers of children, young people or care leavers up to ${smallCount} are hidden, and so is any number from which one could be worked out, and any percentage of fewer than ${smallBase}.`
      : 'This edition shows exact figures. Small numbers in it are hidden in the public edition.';
  return [
    { kind: 'heading', level: 2, text: 'How to read the scorecard', numbered: true },
    {
      kind: 'paragraph',
      numbered: true,
      text: `This quarter is ${now}, last quarter is ${last}, and the same quarter last year is ${sameQuarterLastYear}. Up is not always good: each measure says which way is.`,
    },
    {
      kind: 'paragraph',
      numbered: true,
      text: `How a measure stands is a word and a shape: ✔ Target met, ▲ Target not met; ↑ or ↓ with Better or Worse since last quarter. Percentages are worked out from the count and base shown, and rounded to whole numbers.${wordsUsed(scorecard.rows.map(({ measure }) => measure))}`,
    },
    { kind: 'paragraph', numbered: true, text: hides },
    ...(scorecard.rows.some(({ confirmedBy }) => confirmedBy === shortName)
      ? [
          {
            kind: 'paragraph',
            numbered: true,
            text: `The ${group} confirms what leads report. The tables call it the ${shortName}.`,
          } satisfies Block,
        ]
      : []),
  ];
}

const shortName = 'Operational Group';

/** A long name in every row of a narrow column is what a reader sees first: the paper says it once. */
function withShortName(row: ScorecardRow, group: string): ScorecardRow {
  const isGroup = row.confirmedBy === group && group !== shortName && group.endsWith(shortName);
  return isGroup ? { ...row, confirmedBy: shortName } : row;
}

const isNumber = ({ kind }: ScorecardRow) => kind === 'count' || kind === 'percentage';

function pledgeSection(pledge: Scorecard['pledges'][number], scorecard: Scorecard): Block[] {
  const rows = scorecard.rows.filter(({ pledgeNo }) => pledgeNo === pledge.no);
  const [numbers, others] = [rows.filter(isNumber), rows.filter((row) => !isNumber(row))];
  if (rows.length === 0) return [];
  return [
    { kind: 'heading', level: 2, text: `Pledge ${pledge.no}: ${pledge.shortName}`, numbered: true },
    ...numberTables(pledge.no, numbers, scorecard),
    ...trendFigures(numbers),
    ...wordsTable(pledge.no, others, scorecard),
  ];
}

function numberTables(pledgeNo: number, rows: ScorecardRow[], scorecard: Scorecard): Block[] {
  if (rows.length === 0) return [];
  const figures: Block = {
    kind: 'table',
    caption: `Pledge ${pledgeNo}, figures`,
    columns: [
      { header: 'Measure', width: 27 },
      { header: 'This quarter', width: 14 },
      { header: 'Last quarter', width: 14 },
      { header: 'Same quarter last year', width: 14 },
      { header: 'Target', width: 15 },
      { header: 'How it stands', width: 16 },
    ],
    rows: rows.flatMap((row) => [figureRow(row), ...row.parts.map((part) => partRow(row, part))]),
  };
  const hidden = rows.some(
    (row) =>
      [row.now, row.last, row.sameQuarterLastYear].some((shown) => shown.hidden) ||
      row.start?.hidden ||
      row.parts.some((part) => part.now.hidden || part.last.hidden),
  );
  const known = rows.filter((row) => row.asAt !== null || row.comparators.length > 0 || row.start !== null);
  const sources: Block = {
    kind: 'table',
    caption: `Pledge ${pledgeNo}, where the figures come from`,
    columns: [
      { header: 'Measure', width: 10 },
      { header: 'As at', width: 19 },
      { header: 'Source, and what was counted', width: 29 },
      { header: 'Confirmed by', width: 20 },
      { header: 'Compared with', width: 22 },
    ],
    rows: known.map(sourceRow),
  };
  return [figures, ...(hidden ? [note(scorecard)] : []), ...(known.length > 0 ? [sources] : [])];
}

function figureRow(row: ScorecardRow): Cell[] {
  return [
    [{ strong: row.measureCode }, ` ${row.measure}`],
    row.now.text,
    row.last.text,
    row.sameQuarterLastYear.text,
    { paragraphs: [row.target, row.direction] },
    standsCell(row),
  ];
}

function standsCell({ standing, movement, now }: ScorecardRow): Cell {
  const marks = [standing, movement && since(movement)].filter((mark) => mark !== null);
  if (marks.length > 0) return { paragraphs: marks.map(({ word, shape }) => `${shape} ${word}`) };
  return now.hidden ? 'Not shown' : 'Nothing to compare';
}

const since = ({ word, shape }: { word: string; shape: string }) => ({
  shape,
  word: `${word} since last quarter`,
});

function partRow(row: ScorecardRow, part: ScorecardRow['parts'][number]): Cell[] {
  return [
    `${row.measureCode}, ${part.name}`,
    part.now.text,
    part.last.text,
    'Not given',
    'None set',
    'Part of the measure above',
  ];
}

function sourceRow(row: ScorecardRow): Cell[] {
  const start = row.start ? `Start: ${row.start.text.replace(/^Sources/, 'sources')}` : '';
  const words = [row.source, row.definition, row.note, start].filter(Boolean).map(sentence);
  return [
    [{ strong: row.measureCode }],
    row.asAt === null ? 'No figure yet' : plainDay(row.asAt),
    words.length > 0 ? { paragraphs: words } : 'Not given',
    row.confirmedBy || 'Not confirmed',
    compared(row.comparators),
  ];
}

export function compared(comparators: ScorecardRow['comparators']): Cell {
  if (comparators.length === 0) return 'No comparator';
  const lines: Text[] = comparators.map(
    ({ name, value, year, source }) => `${name}, ${year}: ${value} (${source})`,
  );
  return { paragraphs: lines };
}

function wordsTable(pledgeNo: number, rows: ScorecardRow[], scorecard: Scorecard): Block[] {
  if (rows.length === 0) return [];
  const table: Block = {
    kind: 'table',
    caption: `Pledge ${pledgeNo}, measures in words and milestones`,
    columns: [
      { header: 'Measure', width: 26 },
      { header: 'This quarter', width: 28 },
      { header: 'Last quarter', width: 25 },
      { header: 'As at, source and who confirmed it', width: 21 },
    ],
    rows: rows.map((row) => [
      [{ strong: row.measureCode }, ` ${row.measure}`],
      row.now.text,
      row.last.text,
      provenance(row),
    ]),
  };
  return [table, ...(rows.some(({ now, last }) => now.hidden || last.hidden) ? [note(scorecard)] : [])];
}

function provenance({ asAt, source, confirmedBy, note: words }: ScorecardRow): Cell {
  if (asAt === null) return 'No figure yet';
  const parts = [
    plainDay(asAt),
    source,
    confirmedBy && `Confirmed by ${confirmedBy === shortName ? 'the ' : ''}${confirmedBy}`,
    words,
  ];
  return { paragraphs: parts.filter(Boolean).map(sentence) };
}

/** Names only: what each source says stays with the clerk and the officers until one is confirmed. */
function disagreements(scorecard: Scorecard): Block[] {
  const open = scorecard.conflicts.filter(({ blocks }) => blocks);
  if (open.length === 0) return [];
  const heading: Block = {
    kind: 'heading',
    level: 2,
    text: 'Figures on which sources disagree',
    numbered: true,
  };
  const say = `Sources disagree on ${count(open.length, 'figure')}. None of what they say is printed until one has been confirmed.`;
  const items = open.map(({ measureCode, measure, asAt, figures }) => {
    const sources = [...new Set(figures.map(({ source }) => source).filter(Boolean))];
    return `${measureCode} ${measure}, as at ${plainDay(asAt)}: ${list(sources)}.`;
  });
  return [heading, { kind: 'paragraph', numbered: true, text: say }, { kind: 'list', items }];
}

/** Which, and no number: the difference may be one child. */
function corrections({ corrected, rows }: Scorecard): Block[] {
  if (corrected.length === 0) return [];
  const heading: Block = {
    kind: 'heading',
    level: 2,
    text: 'Figures corrected since they were published',
    numbered: true,
  };
  const say = `Since earlier papers were published, ${count(corrected.length, 'figure')} in them ${corrected.length === 1 ? 'has' : 'have'} been corrected. The tables above give what stands now.`;
  const nameOf = new Map(rows.map(({ measureCode, measure }) => [measureCode, measure]));
  const items = corrected.map(({ measureCode, part, asAt }) => {
    const name = [nameOf.get(measureCode), part].filter(Boolean).join(', ');
    return `${[measureCode, name].filter(Boolean).join(' ')}, as at ${plainDay(asAt)}.`;
  });
  return [heading, { kind: 'paragraph', numbered: true, text: say }, { kind: 'list', items }];
}

/** For those who see exact figures: which of them may not be repeated outside. */
function hiddenInPublic({ hidden }: Scorecard): Block[] {
  const items = hidden.map(
    ({ measureCode, part, asAt }) => `${measureCode}${part ? `, ${part}` : ''}, as at ${plainDay(asAt)}.`,
  );
  const text =
    items.length === 0 ? 'Nothing is hidden in the public edition.' : 'Do not repeat these outside.';
  return [
    { kind: 'heading', level: 2, text: 'Hidden in the public edition', numbered: true },
    { kind: 'paragraph', numbered: true, text },
    ...(items.length > 0 ? [{ kind: 'list', items } satisfies Block] : []),
  ];
}
