/** Trends drawn beside the table that holds their figures; the alternative text is made of what may be printed (S10). */
import type { ScorecardRow } from '../../scorecard/rules';
import type { Block } from '../outline/outline';
import { sentence } from './wording';

/** Two points are a line and no trend. */
const fewestPoints = 3;

export function trendFigures(rows: ScorecardRow[]): Block[] {
  return rows
    .filter((row) => row.trend.filter(({ value }) => value !== null).length >= fewestPoints)
    .map((row) => {
      const points = row.trend.slice(row.trend.findIndex(({ value }) => value !== null));
      return {
        kind: 'figure',
        caption: `${row.measureCode} ${row.measure}`,
        alt: altText(row, points),
        chart: { unit: unitOf(row), points, target: targetOf(row) },
      };
    });
}

/** The caption above says what is measured: here only in what. */
const unitOf = ({ kind, unit, measure }: ScorecardRow) =>
  kind === 'percentage' ? (unit?.startsWith('%') ? unit : '%') : (unit ?? measure);

/** A percentage's target on a chart of counts, or a change in per cent, is on another scale. */
function targetOf({ kind, unit, targetValue }: ScorecardRow): number | null {
  return kind === 'percentage' || !unit?.startsWith('%') ? targetValue : null;
}

function altText(row: ScorecardRow, points: ScorecardRow['trend']): string {
  const sign = row.kind === 'percentage' ? '%' : '';
  const values = points.map(
    ({ label, value }) => `${label}: ${value === null ? 'not shown' : `${value}${sign}`}`,
  );
  const target = targetOf(row) === null ? '' : ` Target: ${row.target}.`;
  return `Trend of ${row.measureCode} ${row.measure}. ${sentence(values.join('; '))}${target} ${row.direction}.`;
}
