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

/** Words that say that a day was given up for another. */
const movedWords = 'delayed|slipped|moved|extended|postponed|deferred|revised|changed|superseded';

/** A figure as it stood on a day, or the day something began, is no deadline; 'delayed to' a day is about one. */
const asAt = new RegExp(
  `\\b(?:at|as at|as of|since|after|baseline|from|in the year to|(?<!\\b(?:${movedWords}) )to)(?: the)? $`,
  'i',
);

/** From when a stretch is counted that has no day of its own. */
const beginnings =
  'adoption|launch|approval|agreement|publication|sign[ -]?off|start|the start|go[ -]?live|today|now';
/** Days of the church, of schools and universities, and parts of a year: which day they are, the words do not say. */
const namedDays =
  'easter|christmas|new year|michaelmas|lady day|midsummer|whitsun|lent|hilary|trinity|epiphany|eid|diwali|half[ -]term|year[ -]end|' +
  'eo(?:y|m|q|fy)|(?:this |next )?(?:month|week|quarter|term|year)';

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
    expression: /\b(20\d{2})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)(?:T00:00(?::00(?:\.0+)?)?Z?)?/g,
    read: ([, year, , no, day], { before }) =>
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
      `\\b(\\d{1,2})${ordinal}(?:(?: day)?(?: of)? |[-/.]?)${month}(?:\\.?,? |[-/.]?)['’]?(\\d{4}|\\d{2})\\b`,
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
        `(?: the)?(?: (end|start|beginning|early|mid|late|last day))?(?: of)?[ -]${month}\\.?,?(?: of)? (['’]?)(\\d{4}|\\d{2})\\b`,
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
    // 'Q3 26/27': two figures may stand for more than a year, so a person looks at it.
    expression: new RegExp(
      `\\b${nth},?(?: of| in)?(?: the)?(?: fy)? ?(\\d{2}) ?[/–—-] ?(\\d{2})(?![\\d/])`,
      'gi',
    ),
    read([, q1, q2, q3, from, to]) {
      const year = fullYear(from);
      if (!follows(year, to ?? '')) return unread;
      return unsure(financialQuarterEnd(year, quarterNumber(q1, q2, q3)), 'quarter');
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
      if (name === 'late') return sure(lastDayOf(Number(year), 12), 'season: late');
      // How long 'early' goes on, everybody says otherwise.
      return unsure(lastDayOf(Number(year), name === 'early' ? 3 : 6), `season: ${name}`);
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
      if (countsFromWhat.test(after)) return unread;
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
      `\\b(?:\\d{1,2}|[a-z]+) (?:day|week|month|year)s? (?:after|from) (?:${beginnings})\\b`,
      'gi',
    ),
    read: () => unread,
  },
  // '31st inst.', of the days when letters were written so.
  { expression: /\b\d{1,2}(?:st|nd|rd|th) (?:inst|prox|ult)\b\.?/gi, read: () => unread },
  // A month in figures: 'by 09/2026', 'by 2026-09'.
  {
    expression: new RegExp(`\\b${until}(?: the)? (0?[1-9]|1[0-2])/(20\\d{2})(?![\\d/-])`, 'gi'),
    read: ([, no, year]) => unsure(lastDayOf(Number(year), Number(no)), 'month'),
  },
  {
    expression: new RegExp(`\\b${until}(?: the)? (20\\d{2})[-/](0[1-9]|1[0-2])(?![\\d/-])`, 'gi'),
    read: ([, year, no]) => unsure(lastDayOf(Number(year), Number(no)), 'month'),
  },
  {
    expression: new RegExp(
      `\\b${until}(?: the)?(?: end of)?(?: the)? (?:${namedDays})(?: term)?(?: (?:20\\d{2}))?\\b`,
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
  // Whatever else a year stands in that something is due by: '31st June 2027', 'by 30/13/2026', 'by 31.XII.2026', 'by 20260930'.
  {
    expression: new RegExp(
      `\\b${until}\\b(?:[^.;,\\n]|[.,](?=\\S)){1,30}?(?<!\\d)20\\d{2}(?:(?!\\d)|[01]\\d[0-3]\\d\\b)`,
      'gi',
    ),
    read: () => unread,
  },
];

type Placed = DateFound & { at: number };

/** Every date in the words, by where it stands; `starts` is when the plan begins. */
export function datesIn(text: string, starts: Day): DateFound[] {
  return placedDates(plainText(text), starts).map(({ at: _, ...date }) => date);
}

/** With figures and letters of every kind as plain ones, on one line: '30 / 09 / 2026' is '30/09/2026'. */
const plainText = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/(?<!\d)(\d{1,2}) ?[/\\] ?(\d{1,2}) ?[/\\] ?(\d{4}|\d{2})(?!\d)/g, '$1/$2/$3');

function placedDates(text: string, starts: Day): Placed[] {
  let left = text;
  const found: Placed[] = [];
  for (const { expression, read } of patterns) {
    left = left.replace(expression, (...match) => {
      const groups = match.slice(0, -2) as string[];
      const at = match.at(-2) as number;
      const words = groups[0] ?? '';
      const after = left.slice(at + words.length, at + words.length + 24);
      const before = left.slice(Math.max(0, at - 24), at);
      const reading = read(groups, { before, after, starts, words });
      if (reading) {
        const doubtful = reading.doubtful || couldBeMeantOtherwise(reading.due, before, after);
        found.push({ due: reading.due, doubtful, words, at });
      }
      return ' '.repeat(words.length);
    });
  }
  found.sort((one, other) => one.at - other.at);
  return found.map(({ words, ...one }, index) => {
    const next = found[index + 1];
    const between = next ? text.slice(one.at + words.length, next.at) : '';
    const hasAnother = next?.due && one.due && next.due.day !== one.due.day && onlyJoins.test(between);
    return { ...one, words: words.trim(), doubtful: one.doubtful || hasAnother === true };
  });
}

/** Between two dates that belong together: '30/09/2026 → 31/10/2026', '30 September 2026 (review 31 March 2027)'. */
const onlyJoins = /^[\s,;:&+/()>→–—-]*(?:and|or|then|now|to|review|revised)?[\s,;:&+/()>→–—-]*$/i;

const weekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The day when something begins, or was once due, or the first day too late: what stands before it says so. */
const noLastDay = new RegExp(
  '\\b(?:start(?:s|ing|ed)?|begin(?:s|ning)?|commenc(?:es|ing)|launch(?:es|ed|ing)?|w/c|before|was|originally|previously|' +
    `formerly|completed|done|achieved|${movedWords}|meeting|first|last|(?:${weekdays.join('|')}))(?: (?:in|on|of|the|to)){0,2} $`,
  'i',
);

/** 'to 30 June', 'and 30 September', 'or July': another date comes at once. */
const anotherFollows = new RegExp(`^ ?(?:to|until|till|and|or|-|–|—|/) ?(?:the )?(?:\\d|${month}\\b)`, 'i');

/** 'March 2027?', '30 September 2026 – delayed', 'and quarterly thereafter': what stands behind takes it back in part. */
const takenBack = new RegExp(
  `^(?: ?\\?|[ ,–—-]*\\(?(?:now|${movedWords})\\b|,? (?:and|then)(?: then)? (?:monthly|quarterly|termly|annually|yearly|every|each|weekly)\\b|,? (?:onwards|thereafter))`,
  'i',
);

/** '30 & 31 March 2027': another day of the month comes before. */
const anotherBefore = /\b\d{1,2}(?:st|nd|rd|th)? ?(?:&|and|or|to|-|–|\/|,) ?$/i;

const countsFromWhat = new RegExp(`^ (?:of|from|after) (?:the )?(?:${beginnings})\\b`, 'i');

/** A date that is read as the last day allowed, where the words beside it may say that it is not. */
function couldBeMeantOtherwise(due: Due | null, before: string, after: string): boolean {
  if (due === null || due.precision.startsWith('derived')) return false;
  if (anotherFollows.test(after) || takenBack.test(after) || anotherBefore.test(before)) return true;
  const named = weekdays.findIndex((name) => new RegExp(`\\b${name},?(?: the)? $`, 'i').test(before));
  if (named >= 0) return new Date(`${due.day}T12:00:00Z`).getUTCDay() !== named;
  return noLastDay.test(before);
}

/** The date in the words, if there is one that can be read: a whole date before a month, a month before a season. */
export function findDue(text: string, starts: Day): Due | null {
  return chosen(datesIn(text, starts));
}

function chosen(found: readonly DateFound[]): Due | null {
  const due = found.flatMap((one) => one.due ?? []);
  const stated = due.filter(({ precision }) => precision === 'stated');
  return stated[0] ?? due[0] ?? null;
}

export interface DueReading {
  due: Due | null;
  /** Every day that was read. */
  days: Day[];
  /** Whether another reading is possible, by the dates themselves. */
  doubtful: boolean;
  /** The words without the dates. */
  rest: string;
}

/** For words that are there to say when, and nothing else: with what is left of them. */
export function readDues(text: string, starts: Day): DueReading {
  const plain = plainText(text);
  const found = placedDates(plain, starts);
  let rest = '';
  let end = 0;
  for (const { at, words } of found) {
    const from = plain.indexOf(words, at);
    rest += `${plain.slice(end, from)} `;
    end = from + words.length;
  }
  return {
    due: chosen(found),
    days: found.flatMap(({ due }) => due?.day ?? []),
    doubtful: found.some((one) => one.doubtful),
    rest: rest + plain.slice(end),
  };
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
