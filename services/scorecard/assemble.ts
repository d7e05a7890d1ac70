/** Makes the scorecard of what is true for one reader: every number passes the small-number rules here. */
import { Day } from '../calendar/rules';
import { plainDay, sentence } from '../pack/compose/wording';
import type { Measure, PlanAction } from '../strategy/rules';
import { besideWithheld, comparatorValue } from './beside';
import { conflictsOf, type Standing } from './conflicts';
import { directionText, movementOf, standingOf, targetText, unitText } from './measure-text';
import { quarterName, quartersBefore, shortQuarter } from './periods';
import { contextOf } from './picture';
import {
  type FigurePlace,
  placeKey,
  type Scorecard,
  type ScorecardAudience,
  type ScorecardFacts,
  type ScorecardRow,
  type SourcedFigure,
} from './rules';
import { baseNotKnown, showFigure } from './shown';
import { hiddenMark } from './small-numbers';
import {
  decideVerdicts,
  isAboutChildren,
  placeOf,
  quarterKey,
  quartersShown,
  type Verdicts,
} from './verdicts';
import { correctedPlaces, warningsOf } from './warnings';

interface Making {
  facts: ScorecardFacts;
  audience: ScorecardAudience;
  verdicts: Verdicts;
  quarters: { now: Day; last: Day; lastYear: Day };
}

/** Pure: the same facts give the same scorecard. `audience` is the one place where a reader's edition is decided. */
export function assembleScorecard(facts: ScorecardFacts, audience: ScorecardAudience): Scorecard {
  const verdicts = decideVerdicts(facts);
  const now = facts.periodEnds;
  const quarters = { now, last: quartersBefore(now, 1), lastYear: quartersBefore(now, 4) };
  const making = { facts, audience, verdicts, quarters };
  const nameOf = names(facts);
  const conflicts = conflictsOf(verdicts.standing, facts.figures, nameOf);
  const picture = contextOf(facts, verdicts, audience);
  const printed = printedPlaces(making, picture?.asAt ?? null);
  return {
    audience,
    periodLabel: facts.periodLabel,
    periodEnds: now,
    quarters: {
      now: quarterName(now),
      last: quarterName(quarters.last),
      sameQuarterLastYear: quarterName(quarters.lastYear),
    },
    pledges: facts.strategy.pledges.map(({ no, shortName }) => ({ no, shortName })),
    rows: facts.strategy.actions.flatMap((action) =>
      action.measures.map((measure) => rowOf(action, measure, making)),
    ),
    picture,
    conflicts,
    warnings: warningsOf(facts, verdicts, conflicts, nameOf),
    hidden: printed
      .filter((place) => isHidden(place, verdicts))
      .map(({ measureCode, part, from, asAt }) => ({ measureCode, part, from, asAt })),
    published: printed,
    corrected: correctedPlaces(facts, verdicts, printed),
    thresholds: facts.thresholds,
  };
}

function names(facts: ScorecardFacts): (code: string) => string {
  const known = new Map(
    facts.strategy.actions.flatMap(({ measures }) => measures.map(({ code, name }) => [code, name])),
  );
  const ofPicture = (code: string) => facts.figures.find((one) => one.measureCode === code)?.definition;
  return (code) => known.get(code) ?? ofPicture(code) ?? code;
}

/** Of the figures in one quarter, the latest; a snapshot or the quarter itself before a longer period. */
function standingIn(verdicts: Verdicts, code: string, part: string, quarterEnds: Day): Standing | null {
  const found = verdicts.inQuarter.get(quarterKey({ measureCode: code, part, quarterEnds })) ?? [];
  const [best] = [...found].sort((one, other) => {
    const [left, right] = [placeOf(one), placeOf(other)];
    const byDay = (right?.asAt ?? '').localeCompare(left?.asAt ?? '');
    return byDay || (right?.from ?? '9999').localeCompare(left?.from ?? '9999');
  });
  return best ?? null;
}

function rowOf(action: PlanAction, measure: Measure, making: Making): ScorecardRow {
  const { verdicts, audience, quarters } = making;
  const at = (day: Day, part = '') => standingIn(verdicts, measure.code, part, day);
  const show = (one: Standing | null) => showFigure(one, measure, verdicts, audience);
  const standing = at(quarters.now);
  const [now, last, lastYear] = [show(standing), show(at(quarters.last)), show(at(quarters.lastYear))];
  const figure = standing?.kind === 'figure' ? standing.figure : null;
  const hidden = now.text === hiddenMark;
  const exact = figure && !now.hidden && now.value !== null ? exactValue(figure.count, figure.base) : null;
  return {
    measureCode: measure.code,
    actionRef: action.ref,
    pledgeNo: action.pledgeNo,
    measure: `${measure.name}${unitText(measure)}`,
    kind: measure.kind,
    unit: measure.unit,
    now,
    last,
    sameQuarterLastYear: lastYear,
    start: startOf(measure, making),
    target: targetText(measure),
    standing: standingOf(measure, exact),
    movement: last.value === null ? null : movementOf(measure, now.value, last.value),
    direction: directionText(measure),
    comparators: comparatorsOf(measure, making),
    asAt: figure?.asAt ?? null,
    base: figure?.base == null || hidden ? '' : `${figure.base}`,
    source: figure?.source ?? '',
    definition: besideOf(figure?.definition ?? '', figure, measure, making),
    confirmedBy: figure?.confirmedBy ?? '',
    // The note beside a hidden figure stays out, because it may repeat the number (domain.md 2.10, S10).
    note: hidden ? '' : sentence(besideOf(figure?.note.trim() ?? '', figure, measure, making)),
    parts: partsOf(measure, making),
    trend: Array.from({ length: quartersShown }, (_, index) => quartersShown - 1 - index).map((back) => {
      const day = quartersBefore(quarters.now, back);
      return { label: shortQuarter(day), value: show(at(day)).value };
    }),
    targetValue: typeof measure.target?.value === 'number' ? measure.target.value : null,
  };
}

const exactValue = (count: number | null, base: number | null) =>
  count === null ? null : base === null ? count : base > 0 ? (100 * count) / base : null;

/** Nothing in public, where the words tell a small number or one that is hidden elsewhere. */
function besideOf(
  words: string,
  figure: SourcedFigure | null,
  measure: Measure,
  { verdicts, audience, facts: { thresholds } }: Making,
): string {
  if (figure === null || words === '' || audience !== 'public') return words;
  const reader = { verdicts, thresholds, aboutChildren: isAboutChildren(figure, measure) };
  return besideWithheld(words, figure, reader) ? '' : words;
}

function comparatorsOf(measure: Measure, { facts, audience }: Making): ScorecardRow['comparators'] {
  const about = audience === 'public' && isAboutChildren({ population: null }, measure);
  return facts.comparators
    .filter(({ measureCode }) => measureCode === measure.code)
    .map((one) => ({ ...one, value: comparatorValue(one.value, about, facts.thresholds) }));
}

function startOf(measure: Measure, { verdicts, audience }: Making): ScorecardRow['start'] {
  const found = [...verdicts.standing.values()].find((one) => {
    const figure =
      one.kind === 'figure' ? one.figure : one.figures.find(({ origin }) => origin === 'baseline');
    return figure?.measureCode === measure.code && figure.origin === 'baseline';
  });
  if (!found) return null;
  const shown = showFigure(found, measure, verdicts, audience);
  // A share whose base nobody knows cannot be checked, so the public edition has no start.
  if (shown.text === baseNotKnown) return null;
  const text = shown.text.replace(/\.$/, '');
  return {
    text: `${text} (${startDay(measure.baseline?.asAt ?? null)})`,
    hidden: shown.hidden,
  };
}

/** Sources give a day, a month, a year or a survey: a day is written out, the others stand as they are. */
function startDay(asAt: string | null): string {
  if (asAt === null) return 'date not given';
  const day = Day.safeParse(asAt);
  return day.success ? plainDay(day.data) : asAt;
}

function partsOf(measure: Measure, { facts, verdicts, audience, quarters }: Making): ScorecardRow['parts'] {
  const names = facts.figures
    .filter(({ measureCode, part, quarterEnds }) => {
      return measureCode === measure.code && part !== '' && quarterEnds === quarters.now;
    })
    .map(({ part }) => part);
  return [...new Set(names)].map((name) => ({
    name,
    now: showFigure(standingIn(verdicts, measure.code, name, quarters.now), measure, verdicts, audience),
    last: showFigure(standingIn(verdicts, measure.code, name, quarters.last), measure, verdicts, audience),
  }));
}

const isHidden = (place: FigurePlace, { byPlace }: Verdicts) => byPlace.get(placeKey(place))?.hidden === true;

/** Every number that this edition prints or hides: what is kept when it is made final. */
function printedPlaces({ facts, verdicts, audience }: Making, pictureAt: Day | null): Scorecard['published'] {
  const oldest = quartersBefore(facts.periodEnds, quartersShown - 1);
  return [...verdicts.standing.values()].flatMap((one) => {
    if (one.kind === 'conflict' || one.figure.count === null) return [];
    const { measureCode, part, from, asAt, count, base, quarterEnds, origin } = one.figure;
    const inPicture = !/^\d/.test(measureCode);
    const printed = inPicture
      ? asAt === pictureAt
      : (quarterEnds >= oldest && quarterEnds <= facts.periodEnds) || origin === 'baseline';
    if (!printed) return [];
    const hidden = audience === 'public' && isHidden(one.figure, verdicts);
    return [{ measureCode, part, from, asAt, count, base, hidden }];
  });
}
