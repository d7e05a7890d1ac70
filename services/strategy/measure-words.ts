/** Guesses from a measure's words what kind it is, which way is better, its target and how often it is counted. */
import type { Baseline, Measure, MeasureKind } from './rules';

/** A number in words of a plan, but not an age ('16-18 year olds') or a year. */
const number = '(\\d+(?:\\.\\d+)?)';
const pattern = (text: string) => new RegExp(text, 'i');

const every =
  /\b(every|each|all)\s+(of\s+)?(our\s+)?(cared|child(?!ren's services)|young|care leaver|looked|arrangement|panel|interview|key|residential|foster|plan|review)/i;
const milestone =
  /\b(in place|published|agreed|established|launched|completed by|to be developed|redevelop\w*|fully embedded|embedded|to take place|take place|will be (live|running|set up|available)|in use|being used|will meet|meets?|bi-?monthly|audit|submission of|policy|sampling|monthly review|will be monitored)\b/i;
const countOf =
  /^(the )?average\b|\b(numbers?|amount) of\b|^(fewer|more)\b|\b(increase|reduction|decrease|rise|fall)[sd]? in (the )?(number|amount|referral|complaint|attendance)|\b(increased?|decreased?|reduced|more|fewer) (referrals|complaints|attendance|health assessments|young people|surveys|returns|scores?)\b|\bscores?\b/i;
const percentageOf =
  /^%|%|\bpercentage\b|\bproportion\b|\b(completion|take-up) rate\b|\bwithin (statutory )?timescales?\b/i;
const risesByPercent = pattern(
  `\\b(increase|rise|reduction|decrease|fall)[sd]?( of| by)? ${number}%|${number}% (increase|rise|reduction|decrease|fall)`,
);

export function guessKind(text: string): MeasureKind {
  if (risesByPercent.test(text)) return 'count';
  if (/^(the )?number of\b/i.test(text)) return 'count';
  if (percentageOf.test(text)) return 'percentage';
  if (every.test(text) && !/\bevery \d+|policy/i.test(text)) return 'percentage';
  if (/\bfrom \d+ .{0,40}\bto\b.{0,20}\b\d+\b/i.test(text) || countOf.test(text)) return 'count';
  if (/\b(minimum|maximum) of every \d+ (weeks|days|months)\b/i.test(text)) return 'count';
  return milestone.test(text) ? 'milestone' : 'descriptive';
}

const down = /\b(reduc\w+|decreas\w+|fewer|lower|less|fall|down|at most|no more than)\b/i;
const up =
  /\b(increas\w+|improv\w+|(?<!or )more|rise|higher(?! education)|better|up(?! to)|greater|minimum|at least|target)\b/i;

export function guessDirection(text: string, kind: MeasureKind): Measure['goodDirection'] {
  if (kind === 'milestone') return 'yes';
  const [downAt, upAt] = [text.search(down), text.search(up)];
  if (downAt < 0 && upAt < 0) return null;
  if (downAt < 0) return 'up';
  return upAt < 0 || downAt < upAt ? 'down' : 'up';
}

const stated = 'stated';
type Target = NonNullable<Measure['target']>;

/** What the words aim at; a direction without a figure keeps `value` null. Null: only watched. */
export function findTarget(
  text: string,
  kind: MeasureKind,
  direction: Measure['goodDirection'],
): Target | null {
  const worse = direction === 'down' ? '<=' : '>=';
  const readings: [RegExp, (found: string) => Target][] = [
    [
      pattern(`\\bfrom ${number}%?\\D.{0,160}?\\bto (?:a target of |at least )?(\\d+(?:\\.\\d+)?)`),
      () => target(last(text), worse, stated),
    ],
    [pattern(`${number}%? ?(?:->|→|=>) ?(\\d+(?:\\.\\d+)?)`), () => target(last(text), worse, stated)],
    [pattern(`\\bevery ${number} weeks`), (found) => target(found, '<=', 'weeks apart')],
    [risesByPercent, (found) => target(found, worse, 'percentage change')],
    [
      pattern(`\\b(?:at most|no more than|maximum of|up to|below) ${number}`),
      (found) => target(found, '<=', stated),
    ],
    [
      pattern(`\\b(?:target of|minimum of|at least|achieve|reach) ${number}`),
      (found) => target(found, worse, stated),
    ],
    [pattern(`${number}%`), (found) => target(found, worse, stated)],
  ];
  for (const [expression, make] of readings) {
    const found = expression
      .exec(text)
      ?.slice(1)
      .find((group) => group && /^\d/.test(group));
    if (found) return make(found);
  }
  if (kind === 'percentage' && every.test(text))
    return target('100', '=', /\ball\b/i.test(text) ? 'all' : 'every');
  if (kind === 'milestone') return { value: 'done', op: '=', basis: stated };
  if (direction === 'up' || direction === 'down')
    return { value: null, op: direction === 'up' ? 'increase' : 'decrease', basis: 'direction only' };
  return null;
}

/** All of them is an exact aim, whichever way is better. */
const target = (value: string, op: string, basis: string): Target => ({
  value: Number(value),
  op: value === '100' && op === '>=' ? '=' : op,
  basis,
});

/** The second figure of 'from 7 … to 12'. */
function last(text: string): string {
  const found = /(?:to (?:a target of |at least )?|(?:->|→|=>) ?)(\d+(?:\.\d+)?)/i.exec(text);
  return found?.[1] ?? '';
}

/** The first figure of 'from 7 … to a target of 12'. */
export function findBaseline(text: string): Baseline | null {
  const found =
    pattern(`\\bfrom ${number}%?\\D.{0,160}?\\bto (?:a target of |at least )?\\d`).exec(text) ??
    pattern(`${number}%? ?(?:->|→|=>) ?\\d`).exec(text);
  return found ? { value: Number(found[1]), asAt: null, source: 'the plan' } : null;
}

const frequencies: [RegExp, string][] = [
  [/\bbi-? ?monthly\b/i, 'bi-monthly'],
  [/\b(6|six)[- ]monthly\b|\bevery (6|six) months\b/i, '6-monthly'],
  [/\bmonthly\b|\bevery month\b/i, 'monthly'],
  [/\bweekly\b/i, 'weekly'],
  [/\bquarterly\b|\bevery quarter\b/i, 'quarterly'],
  [/\btermly\b|\bevery term\b/i, 'termly'],
  [/\bannual(ly)?\b|\byearly\b|\bevery year\b/i, 'yearly'],
];

export function findFrequency(text: string): string | null {
  return frequencies.find(([expression]) => expression.test(text))?.[1] ?? null;
}

export function guessUnit(kind: MeasureKind, text: string): string | null {
  if (kind === 'milestone') return 'yes/no';
  if (risesByPercent.test(text)) return '% change in number';
  if (/\bevery \d+ weeks\b/i.test(text)) return 'weeks';
  if (kind === 'percentage') return '%';
  // Scores and averages need not be whole: 14.6.
  if (kind === 'count' && /\bscores?\b/i.test(text)) return 'score';
  return kind === 'count' && /\b(average|mean)\b/i.test(text) ? 'average' : null;
}
