/** A measure's figures as one row of a table: this quarter, last quarter, the target, which way is good, and where from. */
import type { Baseline, Measure } from '../strategy/rules';
import type { Figure, UpdateVersion } from '../updates/rules';
import type { Audience } from './contents';
import type { Cell } from './outline';
import { hiddenMark, showCount, showShare, wholePercentage } from './small-numbers';
import { plainDay, sentence } from './wording';

export interface FigureRow {
  code: string;
  /** Its name and unit. */
  measure: string;
  now: string;
  last: string;
  target: string;
  good: string;
  source: string;
  /** Something in the row was hidden: the table needs its note. */
  hidden: boolean;
}

/** @param now the version that this audience may read; null when there is none. */
export function figureRow(
  measure: Measure,
  now: UpdateVersion | null,
  last: UpdateVersion | null,
  audience: Audience,
): FigureRow {
  const find = (version: UpdateVersion | null) =>
    version?.content.figures.find((figure) => figure.measureId === measure.id) ?? null;
  const figure = find(now);
  const value = now === null ? 'Not reported' : figureText(measure, figure, audience);
  const before = lastText(measure, find(last), audience);
  return {
    code: measure.code,
    measure: `${measure.name}${unitText(measure)}`,
    now: value,
    last: before,
    target: targetText(measure),
    good: directionText(measure),
    source: sourceText(figure, value === hiddenMark),
    hidden: value === hiddenMark || before === hiddenMark,
  };
}

export const figureColumns = (row: FigureRow): Cell[] => [
  [{ strong: row.code }, ` ${row.measure}`],
  row.now,
  row.last,
  row.target,
  row.good,
  row.source,
];

function figureText(measure: Measure, figure: Figure | null, audience: Audience): string {
  if (figure === null) return 'Not given';
  if (figure.toCome) return 'To follow';
  switch (measure.kind) {
    case 'count':
      return countText(measure, figure.count, audience);
    case 'percentage':
      return shareText(measure, figure, audience);
    case 'milestone':
      if (figure.reached === null) return 'Not given';
      if (!figure.reached) return 'Not yet reached';
      return figure.reachedOn === null ? 'Reached' : `Reached on ${plainDay(figure.reachedOn)}`;
    case 'descriptive':
      return sentence(figure.words) || 'Not given';
  }
}

function countText(measure: Measure, count: number | null, audience: Audience): string {
  if (count === null) return 'Not given';
  if (audience === 'officers') return `${count}`;
  const shown = showCount(count, measure);
  return shown.hidden ? hiddenMark : `${shown.value}`;
}

function shareText(measure: Measure, figure: Figure, audience: Audience): string {
  const { count, base } = figure;
  if (count === null || base === null) return 'Not given';
  if (audience === 'public' && showShare({ count, base }, measure).hidden) return hiddenMark;
  const percentage = wholePercentage(count, base);
  return percentage === null ? `${count} of ${base}` : `${count} of ${base} (${percentage})`;
}

/** Last quarter's figure; where there is none, the starting figure of the plan, if it can be printed. */
function lastText(measure: Measure, figure: Figure | null, audience: Audience): string {
  if (figure !== null && !figure.toCome) return figureText(measure, figure, audience);
  return baselineText(measure, audience) ?? 'None';
}

function baselineText(measure: Measure, audience: Audience): string | null {
  const { baseline } = measure;
  if (baseline === null) return null;
  // Two sources for one figure: neither is printed until one has been confirmed (domain.md 1.4 C, trap 1).
  if (hasConflict(baseline)) return 'Starting figure: two sources disagree; to be confirmed';
  if (typeof baseline.value !== 'number') return null;
  const start = baseline.asAt ? `at the start (${startDate(baseline.asAt)})` : 'at the start';
  if (measure.kind === 'percentage') {
    // Its base is not known, so rule S3 cannot be checked.
    if (audience === 'public' && measure.smallNumberRisk) return null;
    return `${Math.round(baseline.value)}% ${start}`;
  }
  const value = countText(measure, baseline.value, audience);
  return value === hiddenMark ? hiddenMark : `${value} ${start}`;
}

export const hasConflict = (baseline: Baseline): boolean => (baseline.conflicts?.length ?? 0) > 0;

/** Sources give a day, a month or a year: '2022-03-31' is written out, the others stand as they are. */
function startDate(asAt: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(asAt) ? plainDay(asAt as Parameters<typeof plainDay>[0]) : asAt;
}

/** Targets are never hidden: they are about nobody (domain.md 2.10, S7). */
function targetText(measure: Measure): string {
  const { target } = measure;
  if (target === null) return 'None set';
  if (typeof target.value === 'string') return target.value.charAt(0).toUpperCase() + target.value.slice(1);
  if (target.value === null) return changeText(target.op);
  const value =
    measure.kind === 'percentage' || measure.unit?.startsWith('%') ? `${target.value}%` : `${target.value}`;
  if (target.op === '>=') return target.value === 100 ? value : `${value} or more`;
  if (target.op === '<=') return `${value} or fewer`;
  return value;
}

function changeText(operator: string): string {
  if (operator === 'increase') return 'An increase';
  return operator === 'decrease' ? 'A decrease' : 'None set';
}

/** 'Up' is not always good: 5.4 wants more complaints, 4.3 lower scores (domain.md 0.8). */
function directionText(measure: Measure): string {
  switch (measure.goodDirection) {
    case 'up':
      return 'Up is good';
    case 'down':
      return 'Down is good';
    case 'yes':
      return 'Done is good';
    case null:
      return 'Watched only';
  }
}

function unitText(measure: Measure): string {
  const { unit } = measure;
  if (unit === null || unit === 'yes/no' || measure.kind === 'milestone') return '';
  return measure.kind === 'count' || measure.kind === 'percentage' ? ` (${unit})` : '';
}

/** As-at date and source; the note beside a hidden figure stays out too, because it may repeat the number. */
function sourceText(figure: Figure | null, hidden: boolean): string {
  if (figure === null) return 'None';
  const parts = [figure.asAt === null ? '' : `As at ${plainDay(figure.asAt)}`, figure.source.trim()];
  const note = figure.words.trim();
  if (note !== '' && !hidden && (figure.count !== null || figure.reached !== null)) parts.push(note);
  return (
    parts
      .filter((part) => part !== '')
      .map(sentence)
      .join(' ') || 'Not given'
  );
}
