/** Which numbers the open scorecard hides, column by column: they are looked for in every finished file (domain.md 2.10, S10). */
import type { Scorecard, ScorecardRow, ShownFigure } from '../../scorecard/rules';
import type { HiddenFigure } from '../export/forbidden';

type Shown = Pick<ShownFigure, 'text' | 'hidden'>;

/**
 * @param exact the same scorecard as officers read it. A number that the open row prints in another column (a target, a
 * base) is left out: beside its measure it tells nobody what is hidden.
 */
export function hiddenFiguresOf(open: Scorecard, exact: Scorecard): HiddenFigure[] {
  const known = new Map(exact.rows.map((row) => [row.measureCode, row]));
  const ofRows = open.rows.flatMap((row) => {
    const officers = known.get(row.measureCode);
    if (!officers) return [];
    const parts = row.parts.flatMap(({ name, now, last }, index) => {
      const part = officers.parts[index];
      // As the table of the scorecard names it.
      const words = `${row.measureCode}, ${name}`;
      const said = [now, last].map((one) => (one.hidden ? '' : one.text)).join(' | ');
      return part ? hiddenIn(words, [now, last], [part.now, part.last], said) : [];
    });
    return [...hiddenIn(row.measure, columnsOf(row), columnsOf(officers), openWords(row)), ...parts];
  });
  const picture = new Map(exact.picture?.figures.map(({ code, shown }) => [code, shown]));
  const ofPicture = (open.picture?.figures ?? []).flatMap(({ code, name, shown }) => {
    const officers = picture.get(code);
    return officers ? hiddenIn(name, [shown], [officers], '') : [];
  });
  return [...ofRows, ...ofPicture];
}

/** The columns of the table, and each quarter of a trend of counts: percentages are told by their counts. */
const columnsOf = (row: ScorecardRow): (Shown | null)[] => [
  ...[row.now, row.last, row.sameQuarterLastYear, row.start],
  ...(row.kind === 'percentage' ? [] : row.trend).map(({ value }) => ({
    text: `${value ?? ''}`,
    hidden: value === null,
  })),
];

/** What the open row says anyway. */
const openWords = (row: ScorecardRow) =>
  [
    ...columnsOf(row).map((one) => (one === null || one.hidden ? '' : one.text)),
    ...[row.target, row.base, ...row.comparators.map(({ value }) => value)],
    ...row.trend.map(({ value }) => value),
  ].join(' | ');

function hiddenIn(
  measure: string,
  open: (Shown | null)[],
  exact: (Shown | null)[],
  saidAnyway: string,
): HiddenFigure[] {
  const said = new Set(saidAnyway.match(digits) ?? []);
  const values = open.flatMap((shown, column) => {
    const value = shown?.hidden ? (exact[column]?.text.match(digits)?.[0] ?? null) : null;
    return value === null || said.has(value) ? [] : [value];
  });
  return [...new Set(values)].map((value) => ({ measure, value }));
}

const digits = /\d+(?:\.\d+)?/g;
