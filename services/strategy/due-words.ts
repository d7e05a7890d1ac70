/**
 * Dates as plans word them ('by October 2026', 'by June 30 2027', 'by Q3 2026/27', 'within two years') as the last day they
 * allow. What could be read otherwise is read and doubted; what looks like a date and is none is doubted alone.
 */
import { Day, formatDay } from '../calendar/rules';
import {
  financialQuarterEnd,
  fullYear,
  lastDayOf,
  monthPattern as month,
  monthNumber,
  nextOnOrAfter,
  realDay,
  seasonEnd,
} from './due-days';

export interface Due {
  day: Day;
  /** 'stated', 'month', 'quarter', 'season: autumn' or 'derived: within 2 years'. */
  precision: string;
}

export interface DateFound {
  /** As written. */
  words: string;
  /** Null: it is no day that can be read. */
  due: Due | null;
  /** Whether a person should look at the reading. */
  doubtful: boolean;
}

type Reading = Omit<DateFound, 'words'> | null;

interface Pattern {
  expression: RegExp;
  /** Null: it is not about when something is due. */
  read(found: string[], around: { before: string; after: string; starts: Day; words: string }): Reading;
}

const sure = (day: Day | null, precision: string): Reading => ({
  due: day && { day, precision },
  doubtful: day === null,
});
const unsure = (day: Day | null, precision: string): Reading => ({
  due: day && { day, precision },
  doubtful: true,
});
const unread: Reading = { due: null, doubtful: true };

const ordinal = '(?:st|nd|rd|th)?';
/** What goes before a date that something is due on. */
const until = '(?:by|before|until|till|no later than|not later than|due|due on|due by|deadline)';
const yearSpan = '(20\\d{2})(?: ?[/–—-] ?(\\d{2}|20\\d{2}))?';
const seasonNames = '(spring|summer|autumn|winter)';
const nthWords = ['first', 'second', 'third', 'fourth'];
const nth = `(?:q ?([1-4])|quarter ([1-4]|one|two|three|four)|(${nthWords.join('|')}) quarter)`;
const numbers = 'one two three four five six seven eight nine ten eleven twelve'.split(' ');

/** A figure as it stood on a day, or the day something began, is no deadline. */
const asAt = /\b(?:at|as at|as of|since|after|baseline|from|in the year to|to)(?: the)? $/i;

/** Whole dates first, then what is less exact: each takes its words away from those after it. */
const patterns: Pattern[] = [
  {
    // 'from 1 April 2027 to 30 June 2027': the last of them, for a person to look at.
    expression: new RegExp(
      `\\bfrom(?: the)? \\d{1,2}${ordinal}(?: of)? ${month}(?: 20\\d{2})? (?:to|until|till|-|–) (?:the )?(\\d{1,2})${ordinal}(?: of)? ${month},? (20\\d{2})\\b`,
      'gi',
    ),
    read: ([, , day, name, year]) => unsure(realDay(Number(year), monthNumber(name), Number(day)), 'stated'),
  },
  {
    expression: /\b(20\d{2})-(\d{1,2})-(\d{1,2})\b/g,
    read: ([, year, no, day], { before }) =>
      asAt.test(before) ? null : sure(realDay(Number(year), Number(no), Number(day)), 'stated'),
  },
  {
    expression: /(?<![\d/.-])(\d{1,2})([/.-])(\d{1,2})\2(20\d{2}|\d{2})(?![\d/])/g,
    read([, first, mark, second, year], { before }) {
      // '1.2.10' may be a number of a section.
      if (year?.length === 2 && mark !== '/' && !/\b(?:by|before|until|on|due) $/i.test(before)) return null;
      if (asAt.test(before)) return null;
      const [a, b] = [Number(first), Number(second)];
      if (b > 12) return unsure(realDay(fullYear(year), a, b), 'stated');
      const day = realDay(fullYear(year), b, a);
      return a > 12 || a === b ? sure(day, 'stated') : unsure(day, 'stated');
    },
  },
  {
    expression: new RegExp(
      `\\b(\\d{1,2})${ordinal}(?: day)?(?: of)? ${month}\\.?,? ['’]?(\\d{4}|\\d{2})\\b`,
      'gi',
    ),
    read: ([, day, name, year], { before }) =>
      asAt.test(before) ? null : sure(realDay(fullYear(year), monthNumber(name), Number(day)), 'stated'),
  },
  {
    expression: new RegExp(`\\b${month}\\.? (?:the )?(\\d{1,2})${ordinal},? (\\d{4})\\b`, 'gi'),
    read: ([, name, day, year], { before }) =>
      asAt.test(before) ? null : sure(realDay(Number(year), monthNumber(name), Number(day)), 'stated'),
  },
  {
    // 'April to September 2027': the last of them, for a person to look at.
    expression: new RegExp(
      `\\b(?:from )?${month}\\.? ?(?:to|until|till|-|–|—) ?(?:the end of )?${month}\\.?,? (20\\d{2})\\b`,
      'gi',
    ),
    read: ([, , name, year], { before }) =>
      asAt.test(before) ? null : unsure(lastDayOf(Number(year), monthNumber(name)), 'month'),
  },
  {
    // As Excel writes a month: 'Jun-27'.
    expression: new RegExp(`\\b${month}-(\\d{2})\\b(?![-/])`, 'gi'),
    read: ([, name, year], { before }) =>
      asAt.test(before) ? null : unsure(lastDayOf(fullYear(year), monthNumber(name)), 'month'),
  },
  {
    expression: new RegExp(
      `\\b(by|in|from|before|until|till|during|due|no later than|end of|end|start of|beginning of|early|mid|late)` +
        `(?: the)?(?: (end|start|beginning|early|mid|late))?(?: of)?[ -]${month}\\.?,?(?: of)? (['’]?)(\\d{4}|\\d{2})\\b`,
      'gi',
    ),
    read: ([, first, part, name, apostrophe, year], { starts }) =>
      readMonth({ first, part, name, year, apostrophe }, starts),
  },
  {
    expression: new RegExp(`\\b${until}(?: the)? (\\d{1,2})${ordinal}(?: of)? ${month}\\b`, 'gi'),
    read: ([, day, name], { starts }) =>
      unsure(nextOnOrAfter(starts, monthNumber(name), Number(day)), 'stated'),
  },
  {
    expression: new RegExp(
      `\\b${until}(?: the)? ${month}\\.? (?:the )?(\\d{1,2})${ordinal}(?![\\d%])\\b`,
      'gi',
    ),
    read: ([, name, day], { starts }) =>
      unsure(nextOnOrAfter(starts, monthNumber(name), Number(day)), 'stated'),
  },
  {
    expression: new RegExp(
      `\\b(?:${nth},?(?: of| in)?(?: the)?(?: financial year)? ${yearSpan}|${yearSpan},? ${nth})\\b`,
      'gi',
    ),
    read([, q1, q2, q3, from, to, from2, to2, q4, q5, q6]) {
      const quarter = quarterNumber(q1 ?? q4, q2 ?? q5, q3 ?? q6);
      const year = Number(from ?? from2);
      const end = to ?? to2;
      if (end !== undefined && !follows(year, end)) return unread;
      const day = financialQuarterEnd(year, quarter);
      // 'Q3 2026' may be the calendar year's.
      return end === undefined ? unsure(day, 'quarter') : sure(day, 'quarter');
    },
  },
  {
    expression: new RegExp(`\\b(?:${until}|in|during|end of)(?: the)?(?: end of)?(?: the)? ${nth}\\b`, 'gi'),
    read([, q1, q2, q3], { starts }) {
      const quarter = quarterNumber(q1, q2, q3);
      const year = Number(starts.slice(0, 4));
      const days = [year - 1, year, year + 1].map((one) => financialQuarterEnd(one, quarter));
      return unsure(days.find((day) => day !== null && day >= starts) ?? null, 'quarter');
    },
  },
  {
    expression: new RegExp(
      `\\b(by|in|during|before|for|from|until|end of)?(?: ?the)?(?: ?end of)?(?: ?the)? ?\\b${seasonNames}( term)?(?: of|,)? ${yearSpan}\\b`,
      'gi',
    ),
    read([, word, name, term, year, to]) {
      const season = (name ?? '').toLowerCase();
      if (to !== undefined && !follows(Number(year), to)) return unread;
      const day = seasonEnd(season, Number(year), { term: term !== undefined, spansYears: to !== undefined });
      const precision = `season: ${season}`;
      // Winter goes on into the next year, and the last day of a term is the council's own.
      const open = word === undefined || term !== undefined || (season === 'winter' && to === undefined);
      return open ? unsure(day, precision) : sure(day, precision);
    },
  },
  {
    expression: /\b(?:by|in|before) fall (20\d{2})\b/gi,
    read: ([, year]) => unsure(seasonEnd('autumn', Number(year), {}), 'season: autumn'),
  },
  {
    expression: new RegExp(
      `\\b(?:by|in|before|until|during)(?: the)?(?: end of)?(?: the)? ${seasonNames}( term)?\\b`,
      'gi',
    ),
    read([, name, term], { starts }) {
      const season = (name ?? '').toLowerCase();
      const year = Number(starts.slice(0, 4));
      const days = [year, year + 1].map((one) => seasonEnd(season, one, { term: term !== undefined }));
      return unsure(days.find((day) => day !== null && day >= starts) ?? null, `season: ${season}`);
    },
  },
  {
    expression: /\b(early|mid|late)[ -](20\d{2})\b/gi,
    read([, part, year]) {
      const name = (part ?? '').toLowerCase();
      const last = { early: 3, mid: 6 }[name] ?? 12;
      return sure(lastDayOf(Number(year), last), `season: ${name}`);
    },
  },
  {
    expression:
      /\bend(?: of)?(?: the)?( financial| academic| school| calendar)?(?: year)? (20\d{2})(?: ?[/–—-] ?(\d{2}|20\d{2}))?\b/gi,
    read([, kind = '', year, to]) {
      if (to === undefined) {
        if (kind === '' || /calendar/i.test(kind)) return sure(lastDayOf(Number(year), 12), 'stated');
        return unread;
      }
      if (!follows(Number(year), to)) return unread;
      if (/financial/i.test(kind)) return sure(lastDayOf(Number(year) + 1, 3), 'stated');
      if (kind !== '') return unsure(lastDayOf(Number(year) + 1, 8), 'stated');
      return unsure(lastDayOf(Number(year) + 1, 3), 'stated');
    },
  },
  {
    expression: /\bend of(?: the)? (financial|academic|school) year\b/gi,
    read([, kind], { starts }) {
      const financial = kind?.toLowerCase() === 'financial';
      return unsure(nextOnOrAfter(starts, financial ? 3 : 8, 31), 'stated');
    },
  },
  {
    expression: new RegExp(
      `\\b(?:${until}|end of)(?: the)?(?: end(?: of)?)?(?: the)? ${month}\\b(?! \\d)`,
      'gi',
    ),
    read([, name], { starts, words }) {
      // 'by whom it may…' is no month.
      if (/may$/.test(words)) return null;
      const year = Number(starts.slice(0, 4));
      const days = [year, year + 1].map((one) => lastDayOf(one, monthNumber(name)));
      return unsure(days.find((day) => day !== null && day >= starts) ?? null, 'month');
    },
  },
  {
    expression:
      /\b(?:within|in|over|during) (?:the )?(?:next )?(a|\d{1,2}|[a-z]+(?:-four)?) (month|year)s?\b/gi,
    read([words, amount, length], { after, starts }) {
      // 'within 3 months of coming into care' is about each child.
      const next = /\bnext\b|\bwithin\b/i.test(words ?? '');
      const count = countOf(amount ?? '');
      if (!next || count === null || /^ (?:of|from|after)\b/i.test(after)) return null;
      const months = count * (length?.toLowerCase() === 'year' ? 12 : 1);
      return sure(afterMonths(starts, months), `derived: ${(words ?? '').toLowerCase()}`);
    },
  },
  {
    expression: new RegExp(`\\b${month}\\.?,? (20\\d{2})\\b`, 'gi'),
    read: (_, { before }) => (asAt.test(before) ? null : unread),
  },
  {
    expression: new RegExp(
      `\\b${until}(?: the)?(?: end of)?(?: the)? (?:easter|christmas|new year|half[ -]term|(?:next )?term|(?:next )?year|year[ -]end)(?: (?:20\\d{2}))?\\b`,
      'gi',
    ),
    read: () => unread,
  },
  { expression: new RegExp(`\\b${until}(?: the)? 20\\d{2}(?:[/–-]\\d{2})?\\b`, 'gi'), read: () => unread },
  // Days and parts of a year that name no year, or name it in a way of their own. 'By 2/3' is a share; 'by 3rd parties' no day.
  {
    expression: new RegExp(
      `\\b${until}(?: the)?(?: end(?: of)?)?(?: the)? (?:fy ?\\d{2}|q ?[1-4]\\b|(?:this|next) (?:${month}|spring|summer|autumn|winter)\\b|` +
        `(?!1/[2-5]\\b|2/[35]\\b|3/[45]\\b)\\d{1,2}/\\d{1,2}\\b|\\d{1,2}(?:st|nd|rd|th)(?= ?(?:[.,;)]|$))|turn of the year)`,
      'gi',
    ),
    read: () => unread,
  },
  { expression: /\bq ?[1-4],? (?:fy ?)?\d{2} ?[/-] ?\d{2}\b/gi, read: () => unread },
  // Whatever else a year stands in that something is due by: '31st June 2027', 'by 30/13/2026'.
  {
    expression: new RegExp(`\\b${until}\\b[^.;,\\n]{1,30}?\\b20\\d{2}\\b`, 'gi'),
    read: () => unread,
  },
];

/** Every date in the words, by where it stands; `starts` is when the plan begins. */
export function datesIn(text: string, starts: Day): DateFound[] {
  let left = text.replace(/\s+/g, ' ');
  const found: (DateFound & { at: number })[] = [];
  for (const { expression, read } of patterns) {
    left = left.replace(expression, (...match) => {
      const groups = match.slice(0, -2) as string[];
      const at = match.at(-2) as number;
      const words = groups[0] ?? '';
      const after = left.slice(at + words.length, at + words.length + 12);
      const before = left.slice(Math.max(0, at - 24), at);
      const reading = read(groups, { before, after, starts, words });
      if (reading) {
        const doubtful = reading.doubtful || couldBeMeantOtherwise(reading.due, before, after);
        found.push({ due: reading.due, doubtful, words: words.trim(), at });
      }
      return ' '.repeat(words.length);
    });
  }
  return found.sort((one, other) => one.at - other.at).map(({ at: _, ...date }) => date);
}

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The day when something begins, or was once due, or the first day too late: what stands before it says so. */
const noLastDay = new RegExp(
  '\\b(?:start(?:s|ing|ed)?|begin(?:s|ning)?|commenc(?:es|ing)|launch(?:es|ed|ing)?|w/c|before|was|originally|previously|' +
    `formerly|meeting|first|last|(?:${weekdays.join('|')}))(?: (?:in|on|of|the)){0,2} $`,
  'i',
);

/** 'to 30 June', 'and 30 September', 'or July': another date comes at once. */
const anotherFollows = new RegExp(`^ ?(?:to|until|till|and|or|-|–|—|/) ?(?:the )?(?:\\d|${month}\\b)`, 'i');

/** A date that is read as the last day allowed, where the words beside it may say that it is not. */
function couldBeMeantOtherwise(due: Due | null, before: string, after: string): boolean {
  if (due === null || due.precision.startsWith('derived')) return false;
  if (anotherFollows.test(after)) return true;
  const named = weekdays.findIndex((name) => new RegExp(`\\b${name},?(?: the)? $`, 'i').test(before));
  if (named >= 0) return new Date(`${due.day}T12:00:00Z`).getUTCDay() !== named;
  return noLastDay.test(before);
}

/** The date in the words, if there is one that can be read: a whole date before a month, a month before a season. */
export function findDue(text: string, starts: Day): Due | null {
  const due = datesIn(text, starts).flatMap((found) => found.due ?? []);
  const stated = due.filter(({ precision }) => precision === 'stated');
  return stated[0] ?? due[0] ?? null;
}

/** What a person should look at: how a date was read where it could be read otherwise, and what is read as none. */
export function dateDoubts(text: string, starts: Day): { words: string; due: Due | null; message: string }[] {
  return datesIn(text, starts)
    .filter(({ doubtful }) => doubtful)
    .map(({ words, due }) => ({
      words,
      due,
      message: due
        ? `“${words}” is read as ${formatDay(due.day)}; it could be meant otherwise.`
        : `“${words}” is not read as a date.`,
    }));
}

interface MonthWords {
  first: string | undefined;
  part: string | undefined;
  name: string | undefined;
  year: string | undefined;
  apostrophe: string | undefined;
}

function readMonth({ first, part, name, year, apostrophe }: MonthWords, starts: Day): Reading {
  const no = monthNumber(name);
  const said = (part ?? first ?? '').toLowerCase();
  const planYear = Number(starts.slice(0, 4));
  if (year?.length === 2 && apostrophe === '' && Number(year) <= 31) {
    // 'by Sept 26': of the two readings the year is likelier where the plan is of that time.
    const asYear = fullYear(year);
    return asYear >= planYear - 1 && asYear <= planYear + 2
      ? unsure(lastDayOf(asYear, no), 'month')
      : unsure(nextOnOrAfter(starts, no, Number(year)), 'stated');
  }
  const full = fullYear(year);
  if (said.startsWith('start') || said.startsWith('beginning')) return unsure(realDay(full, no, 1), 'month');
  if (said === 'early' || said === 'mid' || first?.toLowerCase() === 'from')
    return unsure(lastDayOf(full, no), 'month');
  if (first?.toLowerCase() === 'before' && part === undefined)
    return unsure(no === 1 ? lastDayOf(full - 1, 12) : lastDayOf(full, no - 1), 'month');
  return sure(lastDayOf(full, no), 'month');
}

function quarterNumber(figure?: string, word?: string, ordinalWord?: string): number {
  if (figure) return Number(figure);
  if (ordinalWord) return nthWords.indexOf(ordinalWord.toLowerCase()) + 1;
  return Number(word) || numbers.indexOf((word ?? '').toLowerCase()) + 1;
}

/** '27' and '2027' follow 2026. */
const follows = (year: number, to: string) =>
  to.length === 2 ? (year + 1) % 100 === Number(to) : year + 1 === Number(to);

function countOf(text: string): number | null {
  const word = text.toLowerCase();
  if (word === 'a') return 1;
  if (word === 'eighteen') return 18;
  if (word === 'twenty-four') return 24;
  return Number(text) || numbers.indexOf(word) + 1 || null;
}

/** 'Year 1 (September 2022 – August 2023)': the period that a plan's own heading gives. */
export function findPeriod(text: string): { fromDay: Day; untilDay: Day } | null {
  const found = new RegExp(`\\(?\\b${month} (\\d{4})\\s*(?:-|–|—|to)\\s*${month} (\\d{4})\\b`, 'i').exec(
    text,
  );
  if (!found) return null;
  const fromDay = realDay(Number(found[2]), monthNumber(found[1]), 1);
  const untilDay = lastDayOf(Number(found[4]), monthNumber(found[3]));
  return fromDay && untilDay ? { fromDay, untilDay } : null;
}

/** The end of the month that completes the stretch: two years from 1 September 2022 end on 31 August 2024. */
function afterMonths(starts: Day, length: number): Day | null {
  const [year = 0, no = 1] = Day.parse(starts).split('-').map(Number);
  const end = no + length - 2;
  return lastDayOf(year + Math.floor(end / 12), (end % 12) + 1);
}
