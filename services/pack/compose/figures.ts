/** A measure's figures as one row of a table: this quarter, last quarter, the target, which way is good, and where from. */

import type { Day } from '../../calendar/rules';
import { besideWithheld } from '../../scorecard/beside';
import type { Standing } from '../../scorecard/conflicts';
import { directionText, targetText, unitText } from '../../scorecard/measure-text';
import { asAtDay, quartersBefore } from '../../scorecard/periods';
import { placeKey, type SourcedFigure } from '../../scorecard/rules';
import { showFigure, wordsWithheld } from '../../scorecard/shown';
import { byItself, hiddenMark } from '../../scorecard/small-numbers';
import { updateFigure } from '../../scorecard/update-figures';
import { isAboutChildren } from '../../scorecard/verdicts';
import type { Measure } from '../../strategy/rules';
import type { Figure, UpdateVersion } from '../../updates/rules';
import type { Audience, PackContents } from '../gather/contents';
import type { Cell } from '../outline/outline';
import { verdictsOf } from './figure-facts';
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
  contents: PackContents,
): FigureRow {
  const reader = { measure, audience, contents, ends: contents.round.periodEnds };
  const find = (version: UpdateVersion | null) =>
    version?.content.figures.find((figure) => figure.measureId === measure.id) ?? null;
  const figure = find(now);
  const value = now === null ? 'Not reported' : figureText(figure, reader);
  const before = lastText(find(last), { ...reader, ends: lastEnds(contents) });
  return {
    code: measure.code,
    measure: `${measure.name}${unitText(measure)}`,
    now: value,
    last: before,
    target: targetText(measure),
    good: directionText(measure),
    source: sourceText(figure, value === hiddenMark, reader),
    hidden: [value, before].some((text) => text.startsWith(`${hiddenMark} `) || text === hiddenMark),
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

interface Reader {
  measure: Measure;
  audience: Audience;
  contents: PackContents;
  /** Of the round whose figure is read: words and milestones have no other day to be known by. */
  ends: Day;
}

function lastEnds({ last, round }: PackContents): Day {
  return last?.periodEnds ?? quartersBefore(round.periodEnds, 1);
}

function figureText(figure: Figure | null, reader: Reader): string {
  if (figure === null) return 'Not given';
  if (figure.toCome) return 'To follow';
  const made = asReported(figure, reader);
  if (made === null) return 'Not given';
  const { measure, audience, contents } = reader;
  const verdicts = verdictsOf(contents);
  const standing = standingFor(made, reader);
  const shown = showFigure(standing, measure, verdicts, audience);
  // A figure that no verdict was made for, such as one of long ago, still passes the first rules.
  if (audience === 'public' && !verdicts.standing.has(placeKey(made)) && made.count !== null) {
    const cell = { id: '', count: made.count, base: made.base, aboutPeople: isAboutChildren(made, measure) };
    if (byItself(cell, verdicts.thresholds).hidden) return hiddenMark;
  }
  return shown.text;
}

function asReported(figure: Figure, { measure, contents, ends }: Reader): SourcedFigure | null {
  return updateFigure({
    ...{ requestId: '', measure, figure, periodEnds: ends },
    ...{ planBegan: contents.strategy.fromDay, confirmedBy: '' },
  });
}

/** What stands may be another source's figure that a person has confirmed; officers see what was reported. */
function standingFor(made: SourcedFigure, { audience, contents }: Reader): Standing {
  const known = audience === 'public' ? verdictsOf(contents).standing.get(placeKey(made)) : undefined;
  return known ?? { kind: 'figure', figure: made, told: null, confirmed: false };
}

/** Last quarter's figure; where there is none, the starting figure of the plan, if it can be printed. */
function lastText(figure: Figure | null, reader: Reader): string {
  if (figure !== null && !figure.toCome) return figureText(figure, reader);
  return baselineText(reader) ?? 'None';
}

function baselineText({ measure, audience, contents }: Reader): string | null {
  const { baseline } = measure;
  if (baseline === null) return null;
  const asAt = asAtDay(baseline.asAt) ?? contents.strategy.fromDay;
  const verdicts = verdictsOf(contents);
  const place = { measureCode: measure.code, part: '', from: null, asAt };
  const standing = verdicts.standing.get(placeKey(place)) ?? null;
  // Two sources for one figure: neither is printed until one has been confirmed (domain.md 1.4 C, trap 1).
  if (standing?.kind === 'conflict') return 'Starting figure: two sources disagree; to be confirmed';
  const start = baseline.asAt ? `at the start (${startDate(baseline.asAt)})` : 'at the start';
  if (measure.kind === 'percentage') {
    // Its base is not known, so rule S3 cannot be checked.
    if (audience === 'public' && isAboutChildren({ population: null }, measure)) return null;
    return typeof baseline.value === 'number' ? `${Math.round(baseline.value)}% ${start}` : null;
  }
  if (standing === null || standing.figure.count === null) return null;
  const shown = showFigure(standing, measure, verdicts, audience);
  return shown.hidden ? hiddenMark : `${shown.text} ${start}`;
}

/** Sources give a day, a month or a year: '2022-03-31' is written out, the others stand as they are. */
function startDate(asAt: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(asAt) ? plainDay(asAt as Parameters<typeof plainDay>[0]) : asAt;
}

/**
 * As-at date and source, of the figure that stands. The note beside a hidden figure, or beside one that is in dispute,
 * stays out, because it may repeat the number.
 */
function sourceText(figure: Figure | null, hidden: boolean, reader: Reader): string {
  if (figure === null) return 'None';
  const made = asReported(figure, reader);
  const standing = made && standingFor(made, reader);
  if (standing?.kind === 'conflict') return 'Sources disagree: printed once one is confirmed.';
  const confirmed = standing?.confirmed ? standing.figure : null;
  const asAt = confirmed?.asAt ?? made?.asAt ?? figure.asAt;
  const parts = [
    asAt === null ? '' : `As at ${plainDay(asAt)}`,
    confirmed?.source ?? figure.source.trim(),
    confirmed ? `Confirmed by ${confirmed.confirmedBy}` : '',
  ];
  const note = (confirmed ? confirmed.note : figure.words).trim();
  const beside = note !== '' && !hidden && (figure.count !== null || figure.reached !== null);
  const told = confirmed ?? made;
  const withheld =
    reader.audience === 'public' &&
    told !== null &&
    besideWithheld(note, told, {
      verdicts: verdictsOf(reader.contents),
      aboutChildren: isAboutChildren(told, reader.measure),
    });
  if (beside) parts.push(withheld ? wordsWithheld : note);
  return (
    parts
      .filter((part) => part !== '')
      .map(sentence)
      .join(' ') || 'Not given'
  );
}
