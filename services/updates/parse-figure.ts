/** One measure's inputs as typed, to a figure that can be true, or what to put right. */
import type { Day } from '../calendar/rules';
import type { Measure } from '../strategy/rules';
import { readDay } from './days';
import {
  largestCount,
  problemWithMeasured,
  problemWithPercentage,
  problemWithWhole,
  unclearDay,
} from './figure-problems';
import { labelOf } from './labels';
import { readNumber } from './numbers';
import { type FieldProblem, type Figure, type FigurePart, fields, longest, type TypedUpdate } from './rules';
import { cleanText, lengthOf } from './text';

const earliest = '2000-01-01';

export function parseFigure(
  measure: Measure,
  typed: TypedUpdate,
  today: Day,
): { figure: Figure; problems: FieldProblem[] } {
  const reading = new FigureReading(measure, typed, today);
  return { figure: reading.read(), problems: reading.problems };
}

/** What a figure is before anything is given. A count or percentage without its number is still to come. */
export function emptyFigure(measure: Measure): Figure {
  return {
    measureId: measure.id,
    toCome: isNumeric(measure),
    count: null,
    base: null,
    asAt: null,
    source: '',
    reached: null,
    reachedOn: null,
    words: '',
  };
}

function isNumeric(measure: Measure): boolean {
  return measure.kind === 'count' || measure.kind === 'percentage';
}

/** '% change in number': a rise or fall, the one count that may be below 0 and carry a % sign. */
function isChange(measure: Measure): boolean {
  return measure.unit?.startsWith('%') ?? false;
}

/** Things counted are whole; time, scores and averages need not be. */
function canBeSplit(measure: Measure): boolean {
  return (
    isChange(measure) ||
    /\b(weeks?|days?|hours?|months?|years?|score|average|per)\b/i.test(measure.unit ?? '') ||
    // A plan that says no unit says it in the name.
    (measure.unit === null &&
      /\b(scores?|average|mean)\b/i.test(measure.name) &&
      !/^(the )?number of\b/i.test(measure.name))
  );
}

class FigureReading {
  readonly problems: FieldProblem[] = [];

  constructor(
    private readonly measure: Measure,
    private readonly typed: TypedUpdate,
    private readonly today: Day,
  ) {}

  read(): Figure {
    const figure = { ...emptyFigure(this.measure), words: this.text('words', longest.words) };
    switch (this.measure.kind) {
      case 'count':
      case 'percentage':
        return { ...figure, ...this.number() };
      case 'milestone':
        return { ...figure, source: this.text('source', longest.source), ...this.milestone() };
      case 'descriptive':
        return { ...figure, source: this.text('source', longest.source) };
    }
  }

  private number(): Partial<Figure> {
    const source = this.text('source', longest.source);
    const count = this.numberGiven('count');
    const base = this.measure.kind === 'percentage' ? this.numberGiven('base') : '';
    // The as-at date may be the card's own suggestion: without a number it says nothing.
    if (count === '' && base === '') return { source };
    if (source === '')
      this.problem('source', 'Say where this figure comes from, such as a system or a return.');
    const numbers = this.measure.kind === 'percentage' ? this.share(count, base) : this.amount(count);
    return {
      toCome: false,
      ...numbers,
      asAt: this.dayBefore('asAt', 'Give the date this figure was true.'),
      source,
    };
  }

  private amount(count: string): Partial<Figure> {
    const read = readNumber(count);
    const problem = canBeSplit(this.measure)
      ? problemWithMeasured(read, count, isChange(this.measure))
      : problemWithWhole(read, count);
    if (problem) this.problem('count', problem);
    return { count: 'value' in read ? read.value : null };
  }

  private share(countTyped: string, baseTyped: string): Partial<Figure> {
    const read = readNumber(countTyped);
    const base = this.base(baseTyped);
    const problem = problemWithPercentage(read, base) ?? problemWithWhole(read, countTyped);
    if (problem) {
      this.problem(
        'count',
        countTyped === '' ? 'Give how many as well, or leave both empty to send it later.' : problem,
      );
      return {};
    }
    const count = 'value' in read ? read.value : 0;
    if (base !== null && count > base) {
      this.problem('count', `${count} is more than ${base}. Give how many out of ${base}, not a percentage.`);
    }
    return { count, base };
  }

  private base(typed: string): number | null {
    const read = readNumber(typed);
    if (read.kind === 'nothing') {
      this.problem('base', 'Say out of how many; the percentage is worked out from both.');
      return null;
    }
    const problem = problemWithWhole(read, typed);
    if (problem) this.problem('base', problem);
    else if (read.kind === 'number' && read.value > 0 && read.value <= largestCount) return read.value;
    else
      this.problem(
        'base',
        'Nothing can be counted out of 0. Give the base, or leave both empty and say why in words.',
      );
    return null;
  }

  private milestone(): Partial<Figure> {
    const reached = this.given('reached').toLowerCase();
    if (reached === 'yes') {
      return { reached: true, reachedOn: this.dayBefore('reachedOn', 'Give the date it was reached.') };
    }
    if (reached !== 'no' && reached !== '') this.problem('reached', 'Choose Yes or Not yet.');
    if (this.given('reachedOn') !== '') {
      this.problem('reachedOn', 'Choose Yes above if it was reached on this date, or take the date out.');
    }
    return { reached: reached === 'no' ? false : null };
  }

  private dayBefore(part: 'asAt' | 'reachedOn', missing: string): Day | null {
    const day = readDay(this.given(part));
    if (day === null) this.problem(part, missing);
    else if (day === 'unclear') this.problem(part, unclearDay);
    else if (day > this.today)
      this.problem(part, 'This date is still to come. Give today or an earlier day.');
    else if (day < earliest) this.problem(part, 'This date is before 2000. Check the year.');
    else return day;
    return null;
  }

  /** People write what the card calls it; that is an answer too. */
  private numberGiven(part: 'count' | 'base'): string {
    const text = this.given(part);
    return /^(to come|tbc)\.?$/i.test(text) ? '' : text;
  }

  private text(part: FigurePart, most: number): string {
    const text = this.given(part);
    const over = lengthOf(text) - most;
    if (over > 0) this.problem(part, `This is ${over} characters too long; the most is ${most}.`);
    return text;
  }

  private given(part: FigurePart): string {
    return cleanText(this.typed[fields.figure(this.measure.code, part)] ?? '');
  }

  private problem(part: FigurePart, message: string): void {
    const field = fields.figure(this.measure.code, part);
    this.problems.push({ field, label: labelOf(field, [this.measure]), message });
  }
}
