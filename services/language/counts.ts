/**
 * Small numbers in running words (domain.md 2.10, S6): the whole pack is about children, so any number up to the threshold
 * is asked about unless its place (a date, a reference, a band) or what stands beside it shows that it counts no child.
 * Every number that was let through for what it counts is listed, for a person to confirm once a paper.
 */

import { endsPhrase, isChild, isEventOfOne, isThing, mayStandBefore } from './counted-words';
import { asInWords, numberInWords } from './number-words';
import { happensTo, isVerb } from './person-words';
import type { Span } from './sentences';
import { caseOf, type Token, wordBefore } from './tokens';

export interface FoundCount extends Span {
  /** Of the number among the tokens. */
  index: number;
  /** The small number itself, or the small one that can be worked out. */
  value: number;
  /** `asked`: could be children. `harmless`: taken to count something else, and listed. */
  verdict: 'asked' | 'harmless';
  /** `rest`: what is left of a whole. `share`: what a percentage of a base comes to. */
  how: 'count' | 'rest' | 'share';
  /** Taking part tells little of anybody. */
  tookPart: boolean;
  /** What it counts is said, and it is children: 'two boys', 'one of them', 'one within the council'. */
  ofChildren: boolean;
}

export interface CountsRead {
  /** Counts from 1 to this are small. */
  smallCount: number;
}

/** @param tokens of the normalised text, addresses blanked out. In reading order. */
export function countsIn(tokens: readonly Token[], read: CountsRead): FoundCount[] {
  const found: FoundCount[] = [];
  // 'two of the three children' is one question: what it covers is not asked about again.
  let covered = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const one = (tokens[index]?.start ?? 0) < covered ? null : countAt(tokens, index, read);
    if (one === null) continue;
    found.push(one);
    if (one.verdict === 'asked' && one.index === index && one.start === tokens[index]?.start)
      covered = one.end;
  }
  return found;
}

interface Here {
  tokens: readonly Token[];
  index: number;
  smallCount: number;
}

function countAt(tokens: readonly Token[], index: number, { smallCount }: CountsRead): FoundCount | null {
  const token = tokens[index];
  if (token === undefined || token.kind === 'sign') return null;
  const here: Here = { tokens, index, smallCount };
  const value = numberOf(token);
  if (value === null && token.kind === 'word')
    return romanAt(here) ?? spelledOut(here) ?? wordThatCounts(here);
  if (token.kind === 'number' && signOfShare(tokens, index) !== null) return shareAt(here);
  const fraction = token.kind === 'number' ? fractionInFigures(here) : null;
  if (fraction !== null) return fraction;
  if (value === null) return null;
  const whole =
    rateOfWhole(here, value) ??
    wholeAfter(here, value) ??
    partBefore(here, value) ??
    partOfNamedWhole(here, value);
  if (whole !== null) return whole;
  if (value < 1 || value > smallCount) return null;
  const limit = limitAt(tokens, index, value);
  if (limit !== null) return limited(here, value, limit);
  if (endsWithNumber(tokens, index)) return result(here, value, 'harmless');
  if (isPosition(tokens, index)) return null;
  return judged(here, value);
}

/** 'Children with a plan number 3.': the verb, and no label; a person looks. */
const endsWithNumber = (tokens: readonly Token[], index: number) =>
  textAt(tokens, index - 1) === 'number' &&
  tokens[index]?.newLine === false &&
  (tokens[index + 1] === undefined ||
    tokens[index + 1]?.newLine === true ||
    textAt(tokens, index + 1) === '.') &&
  !/^(?:the|a|this|version|item|page|house|flat|unit|ref|reference|minute|telephone|room|paragraph)$/.test(
    wordAt(tokens, index - 2),
  );

/** A whole number, in figures or words; null for '2.1', '2,300' is 2300. */
export function numberOf({ kind, text, lower }: Token): number | null {
  if (kind === 'word') return numberInWords(lower);
  if (kind !== 'number') return null;
  if (/^\d{1,3}(?:,\d{3})+$/.test(text)) return Number(text.replaceAll(',', ''));
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}

const result = (
  { tokens, index }: Here,
  value: number,
  verdict: FoundCount['verdict'],
  how: FoundCount['how'] = 'count',
  last = index,
): FoundCount => ({
  index,
  start: tokens[index]?.start ?? 0,
  end: tokens[last]?.end ?? 0,
  value,
  verdict,
  how,
  tookPart: false,
  ofChildren: false,
});

const wordAt = (tokens: readonly Token[], index: number) => tokens[index]?.lower ?? '';
const textAt = (tokens: readonly Token[], index: number) => tokens[index]?.text ?? '';

// ---- places that count nobody ----

const labels = new Set(
  'supplement supplements edition pledge pledges action actions table tables figure figures item items paragraph paragraphs para paras page pages section sections appendix annex part parts level levels stage stages year years tier tiers quarter quarters phase phases no nos number version versions step steps grade grades band bands category categories schedule schedules chapter chapters article articles class rule rules point priority priorities recommendation recommendations regulation regulations objective objectives question questions outcome outcomes measure measures theme themes principle principles volume week day unit key row column minute form room ks q y aged age ages standard standards option options line lines note footnote issue module platform iteration term'.split(
    ' ',
  ),
);
/** Of a pupil or of a standard: 'Year 4 children' are of year 4, and not four children. */
const labelsOfPupils = new Set('year years stage ks level tier band grade class form key'.split(' '));
/** With a capital, right before a figure, and with no noun after it: the second review, and not two of them. */
const ordinals = new Set(
  'review workshop session visit meeting draft report study plan cohort group workstream audit domain round slide milestone goal lot bid area kpi bus route wave pilot sprint strand cycle lesson zone gate tower team locality test task aim value briefing pack edition release iteration exercise example image photo picture map chart graph box panel pillar building block floor junction ward'.split(
    ' ',
  ),
);
const months = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);
const money = /^[£$€]$/;
const timesOf = new Set('am pm p.m a.m noon'.split(' '));

/** What stands there counts nobody, or is a band of many. */
const isPosition = (tokens: readonly Token[], index: number) =>
  countsNobody(tokens, index) || isBand(tokens, index) || limitAt(tokens, index, 2) !== null;

/** A date, a time, a price, a reference, an age, the number of an item, a limit: whatever stands there, it counts nobody. */
export function countsNobody(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  const figures = token.kind === 'number';
  if (figures && before !== undefined && money.test(before.text)) return true;
  // Glued to a letter or a sign: 'Q3', 'S12A', '2-year', '24/7', '3.3-a', '2nd', '£2m'; '4F' and '12M' are read elsewhere.
  // '(x2)' counts two.
  if (figures && token.glued && before !== undefined && before.kind !== 'sign' && !isTimes(tokens, index - 1))
    return true;
  if (
    figures &&
    after?.glued === true &&
    after.kind === 'word' &&
    !/^(?:f|m|yp|cyp|uasc|x|no|nr)$/.test(after.lower) &&
    !isChild(after)
  )
    return true;
  if (figures && (isReference(tokens, index) || isSubsection(tokens, index))) return true;
  if (token.kind === 'word' && after?.text === '-' && after.glued && tokens[index + 2]?.glued === true)
    return !isHyphenatedChild(tokens[index + 2]) && !isRange(tokens, index);
  if (token.kind === 'word' && before?.text === '-' && token.glued) return !isRange(tokens, index - 2);
  if (
    figures &&
    after?.text === '-' &&
    after.glued &&
    tokens[index + 2]?.glued === true &&
    tokens[index + 2]?.kind === 'word'
  )
    return !isHyphenatedChild(tokens[index + 2]);
  if (figures && after !== undefined && timesOf.has(after.lower)) return true;
  if (isDate(tokens, index) || isYear(tokens, index)) return true;
  if (figures && isItemNumber(tokens, index)) return true;
  if (before !== undefined && !token.newLine && isLabelled(tokens, index)) return true;
  if (figures && isOrdinal(tokens, index)) return true;
  return isLimit(tokens, index) || isAgeOf(tokens, index);
}

/** '5 or fewer', '12+', 'target 4': a limit that somebody has set, whatever the number is. */
function isLimit(tokens: readonly Token[], index: number): boolean {
  if (textAt(tokens, index + 1) === '+') return tokens[index + 2]?.kind !== 'number';
  const before = textAt(tokens, index - 1) === ':' ? wordAt(tokens, index - 2) : wordAt(tokens, index - 1);
  if (/^targets?$/.test(before) && tokens[index]?.newLine === false) return true;
  return (
    wordAt(tokens, index + 1) === 'or' &&
    /^(?:fewer|less|more|over|under|above|below)$/.test(wordAt(tokens, index + 2))
  );
}

/** The 'x' of '(x2)'; not that of 'box2'. */
const isTimes = (tokens: readonly Token[], index: number) =>
  /^[x×]$/.test(wordAt(tokens, index)) && (!tokens[index]?.glued || tokens[index - 1]?.kind === 'sign');

/** 'one-two children', 'two-three'; 'twenty-one' is one number, and 'one-to-one' none. */
function isRange(tokens: readonly Token[], index: number): boolean {
  const [from, to] = [tokens[index], tokens[index + 2]];
  const value = from === undefined ? null : numberOf(from);
  return value !== null && value < 20 && to !== undefined && numberOf(to) !== null;
}

/** '3-child family' is no reference. */
const isHyphenatedChild = (token: Token | undefined) => token !== undefined && isChild(token);

/** '2026/27', '12/03/2026', '2.1-a', '1:30': part of a number with signs inside it; '3/76' is read as a share before. */
function isReference(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  const joined = (sign: Token | undefined, other: Token | undefined) =>
    sign !== undefined && /^[/:.#~_@]$/.test(sign.text) && other?.kind === 'number';
  if (token?.glued && joined(before, tokens[index - 2]) && before?.glued) return true;
  if (after?.glued && joined(after, tokens[index + 2]) && tokens[index + 2]?.glued) return true;
  return token?.glued === true && /^[#:/_.]$/.test(before?.text ?? '') && before?.glued === true;
}

/** '100A(4)', 'section 7(2)': brackets glued to what they are a part of. */
function isSubsection(tokens: readonly Token[], index: number): boolean {
  const opened = tokens[index - 1];
  const part = tokens[index - 2];
  if (opened?.text !== '(' || !opened.glued || part === undefined || textAt(tokens, index + 1) !== ')')
    return false;
  return (
    part.kind === 'number' ||
    part.text === ')' ||
    (part.kind === 'word' && part.text.length === 1 && part.glued)
  );
}

/** '2026', '2025-26', 'March 2027' */
function isYear(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token?.kind !== 'number' || !/^\d{2,4}$/.test(token.text)) return false;
  const isFull = (one: Token | undefined) => one?.kind === 'number' && /^(?:19|20)\d\d$/.test(one.text);
  const joins = (one: Token | undefined) => one !== undefined && /^[-–/]$/.test(one.text) && one.glued;
  if (token.glued && joins(tokens[index - 1]) && isFull(tokens[index - 2])) return true;
  if (!isFull(token)) return false;
  const after = tokens[index + 1];
  if (after !== undefined && joins(after) && tokens[index + 2]?.glued) return true;
  return months.has(wordAt(tokens, index - 1)) && !token.newLine;
}

function isDate(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const after = tokens[index + 1];
  if (token?.kind !== 'number') return false;
  if (after !== undefined && months.has(after.lower) && caseOf(after) !== 'lower') return true;
  // 'March 2 and': a day; 'In March 2 children': a count.
  const before = tokens[index - 1];
  if (before === undefined || !months.has(before.lower) || token.newLine || caseOf(before) === 'lower')
    return false;
  return after === undefined || after.kind !== 'word' || /^(?:and|to|or|at|in|by)$/.test(after.lower);
}

/** '1. Purpose', '(2) Next', '3) Last' at the beginning of a line. */
function isItemNumber(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const opened = textAt(tokens, index - 1) === '(' || textAt(tokens, index - 1) === '[';
  const begins = token?.newLine || (opened && tokens[index - 1]?.newLine);
  const after = tokens[index + 1];
  if (!begins || !after?.glued || !/^[.)\]]$/.test(after.text)) return false;
  return tokens[index + 2] !== undefined && tokens[index + 2]?.newLine === false;
}

/** 'Pledge 3', 'items 4 to 6', 'Pledges 1, 2 and 3'; not 'Year 11 - 5 pupils'. */
function isLabelled(tokens: readonly Token[], index: number): boolean {
  let at = index - 1;
  for (let steps = 0; steps < 12; steps += 1) {
    const token = tokens[at];
    if (token === undefined) return false;
    if (labels.has(token.lower)) return isLabelHere(tokens, at, index);
    const isJoint =
      /^(?:,|and|to|or|–|&|-|\.)$/.test(token.lower) ||
      // 'Version number: 1'; what stands before another colon may be what is counted.
      (token.text === ':' &&
        /^(?:number|version|item|page|no|ref|reference|minute|paragraph)$/.test(wordAt(tokens, at - 1)));
    if (!isJoint && token.kind !== 'number' && numberInWords(token.lower) === null) return false;
    // A list of labels is closed up; a spaced dash begins something new.
    if ((token.text === '-' || token.text === '–') && !token.glued) return false;
    at -= 1;
  }
  return false;
}

/**
 * 'Review 1', 'Phase 2: homes', 'after Workshop 3, carers'. Not 'Review 1 child', where what follows is counted; nor
 * 'Operational Group 3 were', where the word ends a longer name; nor 'Group 3 were', which says itself that there are several.
 */
function isOrdinal(tokens: readonly Token[], index: number): boolean {
  const label = tokens[index - 1];
  const after = tokens[index + 1];
  if (label === undefined || tokens[index]?.newLine || !ordinals.has(label.lower)) return false;
  const before = wordBefore(tokens, index - 1);
  const begins = before?.first === true;
  if (caseOf(label) === 'lower') return begins && /^case study$/.test(`${before.lower} ${label.lower}`);
  // 'In the Team 3 moved' is about three.
  if (before !== null && /^(?:the|our|this|that|each|every|a|an|their)$/.test(before.lower)) return false;
  if (before !== null && caseOf(before) !== 'lower' && !(begins && endsPhrase(before))) return false;
  if (after === undefined || after.newLine) return true;
  if (after.kind === 'sign') return /^[.:;,)–?!]$/.test(after.text) || after.text === ']';
  if (
    after.kind === 'number' ||
    /^(?:are|were|have|who|of|whose|more|other|others|male|female)$/.test(after.lower)
  )
    return false;
  return isVerb(after) || endsPhrase(after);
}

/** 'the number 3' is a label; 'of this number 3 were placed', 'in Year 11 5 pupils' and 'At this stage two children' are none. */
function isLabelHere(tokens: readonly Token[], label: number, index: number): boolean {
  const token = tokens[index];
  const after = tokens[index + 1];
  if (tokens[label + 1]?.newLine) return false;
  // 'no. 4', 'para. 5'
  const direct =
    label === index - 1 || (label === index - 2 && textAt(tokens, index - 1) === '.' && !token?.first);
  if (
    /^(?:year|years|quarter|week|day|stage|term|number|point|issue|question|questions|measures|themes|outcomes|actions|minute)$/.test(
      tokens[label]?.lower ?? '',
    )
  ) {
    if (
      /^(?:this|that|last|next|the|each|every|previous|past|same|a|one)$/.test(wordAt(tokens, label - 1)) &&
      token?.kind === 'word'
    )
      return false;
  }
  if (!direct) {
    // Only when a number stands right after the label, and no noun after this one.
    const first = tokens[label + 1];
    if (first === undefined || (first.kind !== 'number' && numberInWords(first.lower) === null)) return false;
    // 'Pledges 1, 2 and 3' is a list; 'in year 9, 2 had moved' is not.
    const listed = tokens.slice(label + 1, index).some(({ text }) => text === ',');
    if (listed && !/s$/.test(tokens[label]?.lower ?? '')) return false;
    return after === undefined || !isChild(after);
  }
  if (after === undefined || !isChild(after)) return true;
  // 'Year 4 children' are of year 4, and 'Pledge 1 Children are heard' is a title; 'Priority 2 children' may be two.
  if (caseOf(after) !== 'lower') return true;
  const named = tokens[label];
  return (
    token?.kind === 'number' &&
    named !== undefined &&
    /^\p{Lu}/u.test(named.text) &&
    labelsOfPupils.has(named.lower)
  );
}

/** 'one in four', 'per 5', 'a target of 3', 'older than 3': a rate, a measure or an age, which counts nobody. */
function isBand(tokens: readonly Token[], index: number): boolean {
  const [two, one] = [wordAt(tokens, index - 2), wordAt(tokens, index - 1)];
  if (/^(?:per|every|each)$/.test(one)) return true;
  if (/^(?:under|over|below|above|beyond)$/.test(one)) return !isChild(tokens[index + 1]);
  if (one === 'of' && /^(?:target|limit|age|average|rate|mean)$/.test(two)) return true;
  if (one === 'than' && /^(?:older|younger|longer|shorter|later|earlier|bigger|larger)$/.test(two))
    return true;
  if (wordAt(tokens, index + 1) === 'in' && isRate(tokens, index)) return true;
  if (isRateStart(tokens, index)) return true;
  return one === 'in' && isRateEnd(tokens, index);
}

/** How many there are at the most; `capacity`: at most, of what there is room for; `least`: no more is told than that there are some. */
type Limit = { most: number } | 'capacity' | 'least';

/** 'fewer than 3', 'no more than three', '2 or fewer', 'up to 4', 'at least two', 'over 3 children'. */
function limitAt(tokens: readonly Token[], index: number, value: number): Limit | null {
  const [three, two, one] = [3, 2, 1].map((back) => wordAt(tokens, index - back));
  const [next, then] = [wordAt(tokens, index + 1), wordAt(tokens, index + 2)];
  if (next === 'or' && /^(?:fewer|less|under|below)$/.test(then)) return { most: value };
  if (next === 'or' && /^(?:more|over|above)$/.test(then)) return 'least';
  if (one === 'than' && /^(?:fewer|less|lower|smaller)$/.test(two ?? '')) return { most: value - 1 };
  if (one === 'than' && /^(?:more|greater|higher)$/.test(two ?? ''))
    return /^(?:no|not|never)$/.test(three ?? '') ? { most: value } : 'least';
  if (/^(?:under|below)$/.test(one ?? '') && isChild(tokens[index + 1])) return { most: value - 1 };
  if (/^(?:over|above)$/.test(one ?? '') && isChild(tokens[index + 1]) && two === 'well') return 'least';
  if (one === 'least') return 'least';
  if (one === 'most' && two === 'at') return { most: value };
  if ((one === 'to' && two === 'up') || (one === 'of' && two === 'maximum')) return 'capacity';
  return one === 'of' && two === 'minimum' ? 'least' : null;
}

/** A limit that tells less than the mark of a hidden number does is listed; a lower one tells more, and is asked about. */
function limited(here: Here, value: number, limit: Limit): FoundCount | null {
  const { tokens, index, smallCount } = here;
  const noun = countedNoun(tokens, index);
  if (noun?.is === 'thing' || lastsFor(tokens, index) || isAgeOf(tokens, index)) return null;
  const last = noun?.at ?? index;
  if (typeof limit === 'object') {
    if (limit.most < 1 || limit.most === smallCount) return null;
    const verdict = limit.most >= smallCount - 1 ? 'harmless' : 'asked';
    return { ...result(here, value, verdict, 'count', last), ofChildren: noun?.is === 'child' };
  }
  return noun === null ? null : result(here, value, 'harmless', 'count', last);
}

/** 'one in five children': a rate of few. 'one in 76' is one child of 76. */
function isRate(tokens: readonly Token[], index: number): boolean {
  const base = tokens[index + 2];
  const value = base === undefined ? null : numberOf(base);
  return (
    wordAt(tokens, index + 2) === 'every' ||
    (value !== null && value <= 20 && !isPastNumber(tokens, index + 3))
  );
}
const isPastNumber = (tokens: readonly Token[], index: number) =>
  /^(?:homes?|schools?|areas?)$/.test(wordAt(tokens, index));
/** 'one in five', 'one child or young person in five' */
const isRateEnd = (tokens: readonly Token[], index: number) => {
  for (let at = index - 2; at >= Math.max(0, index - 7); at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'sign') return false;
    if (numberOf(token) !== null) return true;
    if (token.newLine) return false;
  }
  return false;
};

/** 'One child or young person in five' */
function isRateStart(tokens: readonly Token[], index: number): boolean {
  for (let at = index + 1; at <= index + 6; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.kind !== 'word' || token.newLine) return false;
    if (token.lower === 'in') return at > index + 1 && isRate(tokens, at - 1);
    if (!isChild(token) && !/^(?:or|and|young)$/.test(token.lower)) return false;
  }
  return false;
}

/** '4 weeks', 'two working days' */
export const lastsFor = (tokens: readonly Token[], index: number): boolean =>
  /^(?:minutes?|hours?|days?|weeks?|months?|quarters?|years?)$/.test(
    wordAt(tokens, index + (wordAt(tokens, index + 1) === 'working' ? 2 : 1)),
  );

/** '3 years old', 'aged 4', '5 and under', '16 or 17': an age, which the check of ages reads. */
function isAgeOf(tokens: readonly Token[], index: number): boolean {
  const [next, then] = [wordAt(tokens, index + 1), wordAt(tokens, index + 2)];
  if (/^(?:years?|yrs?|months?)$/.test(next) && then === 'old') return true;
  return next === 'and' && /^(?:under|over|above|below)$/.test(then);
}

// ---- what a number counts ----

function judged(here: Here, value: number): FoundCount | null {
  const { tokens, index } = here;
  const token = tokens[index];
  if (token === undefined) return null;
  const one = token.lower === 'one';
  if (one && isPronoun(tokens, index)) return null;
  const noun = countedNoun(tokens, index) ?? nounOfLabel(tokens, index);
  const asked = () => ({
    ...result(here, value, 'asked', 'count', noun?.at ?? index),
    tookPart: noun !== null && tookPart(tokens, noun.at),
    ofChildren:
      noun?.is === 'child' || isPartOf(tokens, index) || (value === 1 && isPlacedApart(tokens, index)),
  });
  if (noun?.is === 'child') return asked();
  if (noun?.is === 'thing') return result(here, value, 'harmless', 'count', noun.at);
  if (noun?.is === 'event')
    return isTitleInQuotes(tokens, index, noun.at)
      ? result(here, value, 'harmless', 'count', noun.at)
      : asked();
  if (takesUpThing(tokens, index)) return result(here, value, 'harmless');
  if (one) return oneIsCounted(tokens, index) ? asked() : result(here, value, 'harmless');
  return asked();
}

/** '‘One Plan’': in quotation marks and with capitals, what something is called. */
const isTitleInQuotes = (tokens: readonly Token[], index: number, noun: number) =>
  /^[‘’“"']$/.test(textAt(tokens, index - 1)) &&
  /^[’”"']$/.test(textAt(tokens, noun + 1)) &&
  tokens.slice(index, noun + 1).every((token) => caseOf(token) === 'capital');

/** How far what is counted is looked for before a number that says no noun. */
const reachBack = 24;

/**
 * 'Three visits were made; one was put off', 'fell from nine weeks to five', 'Five of eight steps are done. The other three
 * follow': the number before says what is counted, and it is no child. What only people do, or goes through, tells otherwise.
 */
function takesUpThing(tokens: readonly Token[], index: number): boolean {
  if (!saysNoNoun(tokens, index)) return false;
  let sentences = 0;
  for (let at = index - 1; at >= Math.max(0, index - reachBack); at -= 1) {
    const token = tokens[at];
    if (token === undefined || tokens[at + 1]?.newLine) return false;
    if (/^[.!?]$/.test(token.text)) sentences += 1;
    if (sentences > 1 || isChild(token) || isEventOfOne(token)) return false;
    const before = numberOf(token);
    if (before === null || countsNobody(tokens, at)) continue;
    if (lastsFor(tokens, at)) return true;
    const noun = countedNoun(tokens, at);
    if (noun !== null) return noun.is === 'thing' && noun.at < index;
  }
  return false;
}

/** After ';', 'and', 'to' or 'the other', and before 'was', 'has' or the end: nothing there names whom it counts. */
function saysNoNoun(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const joins =
    before !== undefined &&
    /^(?:;|,|and|but|to|while|other|others|remaining|last|makes|made)$/.test(before.lower || before.text);
  if (!joins) return false;
  const after = tokens[index + 1];
  if (after === undefined || after.newLine || /^[.;]$/.test(after.text)) return true;
  if (/^(?:in|by|from|next|this|at|on|within|before|after)$/.test(after.lower)) return before.lower !== 'and';
  if (!/^(?:is|are|was|were|has|have|had|will|follow|follows|came|come)$/.test(after.lower)) return false;
  const then = tokens[index + 2];
  return then === undefined || !(happensTo.has(then.lower) || isPersonal(tokens, index + 2));
}

/** 'has been excluded', 'were missing' and 'has a baby' are said of people alone. */
const isPersonal = (tokens: readonly Token[], at: number) =>
  tokens
    .slice(at, at + 3)
    .some(
      (token) => happensTo.has(token.lower) || (isChild(token) && !token.newLine) || isEventOfOne(token),
    ) ||
  /^(?:left|moved|died|gone|back|in|at|living|staying|happy|settled|aged?|now|still|not)$/.test(
    wordAt(tokens, at),
  );

/** 'two of them', 'three of whom', 'one of our': a part of somebody. */
const isPartOf = (tokens: readonly Token[], index: number) =>
  wordAt(tokens, index - 1) === 'whom' ||
  (wordAt(tokens, index + 1) === 'of' &&
    /^(?:them|whom|us|our|these|those|the)$/.test(wordAt(tokens, index + 2)));

/** '6 external and one within the council' */
const isPlacedApart = (tokens: readonly Token[], index: number) =>
  /^(?:who|whose|male|female|internal|external|elsewhere|within|outside|inside|abroad)$/.test(
    wordAt(tokens, index + 1),
  );

/** 'no one', 'one another', 'this one', 'one of the reasons' is read by its noun. */
export function isPronoun(tokens: readonly Token[], index: number): boolean {
  const before = wordAt(tokens, index - 1);
  const after = wordAt(tokens, index + 1);
  if (/^(?:no|any|every|some|this|that|which|another|each|the|as|at)$/.test(before))
    return !(before === 'the' && (isChild(tokens[index + 1]) || after === 'who'));
  if (/^(?:another|day|s|thing|self)$/.test(after)) return true;
  if (after === 'to' && wordAt(tokens, index + 2) === 'one') return true;
  return textAt(tokens, index + 1) === '’';
}

interface Noun {
  at: number;
  is: 'child' | 'thing' | 'event';
}

/** How many words may stand between a number and its noun. */
const reach = 4;

/** What the number counts: the first known noun after it, past adjectives; a verb, a sign or the end of the line ends the search. */
function countedNoun(tokens: readonly Token[], index: number): Noun | null {
  let at = index + 1;
  let thing: Noun | null = null;
  // 'three or four young people', '2-3 weeks'
  const other = tokens[at + 1];
  if (/^(?:-|–|to|or|\/)$/.test(wordAt(tokens, at)) && other !== undefined && numberOf(other) !== null)
    at += 2;
  else if (textAt(tokens, at) === '-' && other?.glued) at += 1;
  // 'two of the boys', 'three of our eight homes'.
  if (wordAt(tokens, at) === 'of' || (wordAt(tokens, at) === 'out' && wordAt(tokens, at + 1) === 'of')) {
    at += wordAt(tokens, at) === 'of' ? 1 : 2;
    if (/^(?:them|whom|those|these|which)$/.test(wordAt(tokens, at)) && !isNounAfter(tokens, at))
      return nounBefore(tokens, index, at);
    while (
      /^(?:the|our|these|those|their|its|all|his|her|this|your|my|a|an)$/.test(wordAt(tokens, at)) ||
      (tokens[at] !== undefined && numberOf(tokens[at] as Token) !== null)
    )
      at += 1;
  }
  for (let steps = 0; steps < reach; steps += 1, at += 1) {
    // 'three looked after children': the sector's word, in which neither part is a verb.
    if (wordAt(tokens, at) === 'looked' && wordAt(tokens, at + 1) === 'after') at += 2;
    // 'two drop-in sessions': a compound is one word.
    const compound = textAt(tokens, at + 1) === '-' && tokens[at + 1]?.glued && tokens[at + 2]?.glued;
    if (compound) at += 2;
    const token = tokens[at];
    if (
      token === undefined ||
      token.newLine ||
      (token.kind === 'sign' &&
        token.text !== '-' &&
        token.text !== '/' &&
        !(token.text === ',' && steps > 0 && mayStandBefore(tokens[at + 1])))
    )
      break;
    if (token.kind === 'sign') continue;
    if (token.kind === 'number') break;
    if (isChild(token)) {
      if (token.possessive || isPossessivePlural(tokens, at)) {
        const owned = ownedThing(tokens, at);
        return owned === 'institution' ? { at, is: 'thing' } : { at, is: 'child' };
      }
      return isInstitution(tokens, at) ? { at, is: 'thing' } : { at, is: 'child' };
    }
    if (isThing(token)) {
      thing = { at, is: 'thing' };
      // 'staff members', 'review meetings': the last noun decides, unless a child follows.
      const next = tokens[at + 1];
      if (next === undefined || !(isThing(next) || isChild(next) || isEventOfOne(next)) || next.newLine)
        return thing;
      continue;
    }
    if (isEventOfOne(token)) return { at, is: 'event' };
    if (thing !== null) return thing;
    if (!compound && !mayStandBefore(token)) break;
  }
  return thing;
}

/** 'Four sessions were held, two of them in the evening': what 'them' are. 'Of whom' are people. */
function nounBefore(tokens: readonly Token[], index: number, pronoun: number): Noun | null {
  if (wordAt(tokens, pronoun) === 'whom') return null;
  for (let at = index - 1; at >= Math.max(0, index - 24); at -= 1) {
    const token = tokens[at];
    if (token === undefined || (token.text === '.' && tokens[at + 1]?.first)) return null;
    if (isChild(token) || isEventOfOne(token)) return null;
    if (isThing(token)) return { at: pronoun, is: 'thing' };
  }
  return null;
}

/** 'Visits made: 1' says what it counts before the colon; 'Secure accommodation: 1' does not say that it counts no child. */
function nounOfLabel(tokens: readonly Token[], index: number): Noun | null {
  if (!/^[:=]$/.test(textAt(tokens, index - 1))) return null;
  let thing = false;
  for (let at = index - 2; at >= Math.max(0, index - 10); at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.kind === 'sign') break;
    if (isChild(token) || isEventOfOne(token)) return null;
    thing ||= isThing(token);
    if (token.first || token.newLine) break;
  }
  return thing ? { at: index, is: 'thing' } : null;
}

const isNounAfter = (tokens: readonly Token[], at: number) =>
  /^(?:these|those)$/.test(wordAt(tokens, at)) &&
  tokens[at + 1]?.kind === 'word' &&
  !isVerb(tokens[at + 1] as Token) &&
  tokens[at + 1]?.newLine === false;

const isPossessivePlural = (tokens: readonly Token[], at: number) =>
  /s$/.test(wordAt(tokens, at)) && /^[’']$/.test(textAt(tokens, at + 1));

/** '2 children’s homes', 'young people’s forums' are institutions; '3 children’s plans' are three children. */
function ownedThing(tokens: readonly Token[], at: number): 'institution' | 'own' {
  for (let next = at + 1; next <= at + 4; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.newLine) break;
    if (token.kind === 'sign') continue;
    if (institutions.has(token.lower)) return 'institution';
    if (!mayStandBefore(token)) break;
  }
  return 'own';
}

const institutions = new Set(
  'home homes house houses centre centres panel panels forum forums survey surveys group groups council councils service services team teams champion champions board boards committee committees club clubs trust trusts hospital hospitals workforce worker workers directorate department departments charter charters guide guides newsletter newsletters event events day days network networks society societies ward wards commissioner act participation rights bill play partnership partnerships strategy strategies'.split(
    ' ',
  ),
);

/** 'two child protection meetings', '3 care leaver forums': the child is an adjective. */
function isInstitution(tokens: readonly Token[], at: number): boolean {
  for (let next = at + 1; next <= at + 3; next += 1) {
    const token = tokens[next];
    if (token === undefined || token.kind !== 'word' || token.newLine) return false;
    if (isVerb(token) && !institutions.has(token.lower)) return false;
    if (institutions.has(token.lower) || (isThing(token) && next > at)) return true;
    if (
      !/^(?:protection|development|support|friendly|mental|health|led|focused|participation|and|in|care|need|social|sexual|criminal|minding)$/.test(
        token.lower,
      )
    )
      return false;
    if (/^(?:and|in)$/.test(token.lower) && !/^(?:families|need|care)$/.test(wordAt(tokens, next + 1)))
      return false;
  }
  return false;
}

/** 'one was', 'only one', 'one who', 'one said', 'and one internal': a child more likely than a thing. */
function oneIsCounted(tokens: readonly Token[], index: number): boolean {
  const after = tokens[index + 1];
  const alone = after === undefined || after.kind === 'sign' || after.newLine;
  if (
    /^(?:only|just|but|except|bar|and|with|,|:|\(|than)$/.test(textAt(tokens, index - 1).toLowerCase()) &&
    (alone || isVerb(after) || /^(?:who|of|have)$/.test(after.lower))
  )
    return true;
  if (alone) return tokens[index]?.first === true || tokens[index - 1] === undefined;
  if (
    /^(?:who|whose|male|female|internal|external|indeterminate|more|other|further|elsewhere|within|outside|abroad)$/.test(
      after.lower,
    )
  )
    return true;
  if (wordAt(tokens, index + 1) === 'of' && /^(?:them|whom|us)$/.test(wordAt(tokens, index + 2))) return true;
  return (
    isVerb(after) &&
    (tokens[index]?.first === true ||
      /^(?:and|,|but|while|of|whom|;)$/.test(textAt(tokens, index - 1).toLowerCase()))
  );
}

/** Taking part tells little: a person should look, and need not change it. */
function tookPart(tokens: readonly Token[], noun: number): boolean {
  let at = noun + 1;
  while (
    /^(?:have|has|had|also|who|then|and|both|were|was|are|been)$/.test(wordAt(tokens, at)) &&
    at < noun + 4
  )
    at += 1;
  return tookPartVerbs.has(wordAt(tokens, at));
}
const tookPartVerbs = new Set(
  'attended came took joined spoke helped planned chose led sat asked interviewed scored presented performed volunteered co-chaired opened met designed contributed trained'.split(
    ' ',
  ),
);

// ---- wholes and shares ----

/** 'one in four of our 12 care leavers', '4 in 5 of the ten children': how many that is, or how many are left. */
function rateOfWhole(here: Here, value: number): FoundCount | null {
  const { tokens, index, smallCount } = here;
  const of = tokens[index + 2];
  const every = of === undefined ? null : numberOf(of);
  if (wordAt(tokens, index + 1) !== 'in' || every === null || every <= value) return null;
  if (wordAt(tokens, index + 3) !== 'of') return null;
  let at = index + 4;
  while (/^(?:the|our|these|those|their|all)$/.test(wordAt(tokens, at))) at += 1;
  const total = tokens[at];
  const base = total === undefined ? null : numberOf(total);
  if (base === null || base < 2 || isPosition(tokens, at)) return null;
  const count = Math.round((value * base) / every);
  const small = [count, base - count].find((one) => one >= 1 && one <= smallCount);
  return small === undefined ? null : shareOf(here, small, at);
}

/** What a share comes to: listed where its whole counts something else, and asked about otherwise. */
function shareOf(here: Here, small: number, at: number): FoundCount {
  const noun = countedNoun(here.tokens, at);
  const verdict = noun?.is === 'thing' ? 'harmless' : 'asked';
  return { ...result(here, small, verdict, 'share', noun?.at ?? at), ofChildren: noun?.is === 'child' };
}

/** '1/4 of the eight apprentices', '0.25 of our 12': what it comes to is small. A fraction sign is read as its value. */
function fractionInFigures(here: Here): FoundCount | null {
  const { tokens, index, smallCount } = here;
  const parts = slashed(tokens, index);
  const part = parts ? parts.share : Number(textAt(tokens, index));
  if (!(part > 0 && part < 1)) return null;
  let at = index + (parts ? 3 : 1);
  if (wordAt(tokens, at) !== 'of') return null;
  at += 1;
  while (/^(?:the|our|these|those|their|all)$/.test(wordAt(tokens, at))) at += 1;
  const total = tokens[at];
  const base = total === undefined ? null : numberOf(total);
  if (base === null || base < 2 || isPosition(tokens, at)) return null;
  const count = Math.round(part * base);
  const small = [count, base - count].find((one) => one >= 1 && one <= smallCount);
  return small === undefined ? null : shareOf(here, small, at);
}

/** '3/4', glued. */
function slashed(tokens: readonly Token[], index: number): { share: number } | null {
  const [over, sign, under] = [tokens[index], tokens[index + 1], tokens[index + 2]];
  if (over?.kind !== 'number' || sign?.text !== '/' || !sign.glued || !under?.glued) return null;
  const [value, base] = [numberOf(over), numberOf(under)];
  return value === null || base === null || base < 2 ? null : { share: value / base };
}

/** '75 of the 76 children', '97 of 100', '3/76 children': what is left, or the part itself, is small. */
function wholeAfter(here: Here, value: number): FoundCount | null {
  const { tokens, index, smallCount } = here;
  let at = index + 1;
  let words = false;
  // '157 children had a check out of 160'
  const outOf = outOfLater(tokens, at);
  if (outOf !== null) at = outOf;
  if (wordAt(tokens, at) === 'out') at += 1;
  if (
    wordAt(tokens, at) === 'of' ||
    wordAt(tokens, at) === 'from' ||
    (wordAt(tokens, at) === 'in' && value > 10)
  ) {
    words = true;
    at += 1;
    while (
      /^(?:the|our|these|those|their|all|a|total|cohort|of|some|around|about)$/.test(wordAt(tokens, at)) &&
      at < index + 7
    )
      at += 1;
  } else if (textAt(tokens, at) === '/' && tokens[at]?.glued && tokens[at + 1]?.glued) {
    if (tokens[index]?.glued || (tokens[at + 2]?.text === '/' && tokens[at + 2]?.glued)) return null;
    at += 1;
  } else if (textAt(tokens, at) === '(') {
    // '97 (of 100)'
    return wordAt(tokens, at + 1) === 'of' && tokens[at + 2] ? restOf(here, value, at + 2) : null;
  } else return null;
  const total = tokens[at];
  const base = total === undefined ? null : numberOf(total);
  if (base === null || base < value || base === 0) return null;
  if (!words && (base > 1900 || (value === 24 && base === 7) || isMonthOrYear(value, base, tokens, at)))
    return null;
  if (words && isPosition(tokens, index)) return null;
  const noun = countedNoun(tokens, at);
  const small = (count: number) => count >= 1 && count <= smallCount;
  if (!small(value) && !small(base - value)) return null;
  // '16/17-year-olds' are ages.
  if (textAt(tokens, at + 1) === '%' || (textAt(tokens, at + 1) === '-' && tokens[at + 1]?.glued))
    return null;
  if (/^(?:year|years|yrs)$/.test(wordAt(tokens, at + 1))) return null;
  const verdict = noun?.is === 'thing' ? 'harmless' : 'asked';
  return result(here, small(value) ? value : base - value, verdict, small(value) ? 'count' : 'rest', at);
}

/** Where 'out of' stands, a few words on in the same clause; null where there is none. */
function outOfLater(tokens: readonly Token[], from: number): number | null {
  for (let at = from; at < from + 8; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.newLine || token.kind !== 'word' || numberOf(token) !== null)
      return null;
    if (token.lower !== 'out' || wordAt(tokens, at + 1) !== 'of') continue;
    const total = tokens[at + 2];
    return total !== undefined && numberOf(total) !== null ? at : null;
  }
  return null;
}

function restOf(here: Here, value: number, at: number): FoundCount | null {
  const total = here.tokens[at];
  const base = total === undefined ? null : numberOf(total);
  const rest = base === null ? 0 : base - value;
  return rest >= 1 && rest <= here.smallCount ? result(here, rest, 'asked', 'rest', at) : null;
}

/** '2026/27', '1/4' of a month and a year. '3/76 children' is a share. */
const isMonthOrYear = (value: number, base: number, tokens: readonly Token[], at: number) =>
  base < 13 &&
  value < 32 &&
  !isChild(tokens[at + 1]) &&
  !/^(?:children|young|pupils|care)$/.test(wordAt(tokens, at + 1));

const secondHalves =
  /^(?:male|males|female|females|boys|girls|m|f|internal|external|siblings|men|women|lads|lasses)$/;

/** '7 UASC, 6 male': a part right after its whole, in the same clause; the rest is small. */
function partBefore(here: Here, value: number): FoundCount | null {
  const { tokens, index, smallCount } = here;
  const after = tokens[index + 1];
  if (after === undefined || !secondHalves.test(after.lower)) return null;
  for (let at = index - 1; at >= Math.max(0, index - 9); at -= 1) {
    const token = tokens[at];
    if (token === undefined || tokens[at + 1]?.newLine || /^[.;]$/.test(token.text)) return null;
    const before = numberOf(token);
    if (before === null || isPosition(tokens, at)) continue;
    const rest = before - value;
    if (rest >= 1 && rest <= smallCount && !secondHalves.test(wordAt(tokens, at + 1)) && value > smallCount)
      return { ...result(here, rest, 'asked', 'rest', index + 1), start: token.start };
    return null;
  }
  return null;
}

/** 'Of the 12 children, 10 stayed put', 'Out of 160, 157 had a check': the whole begins the clause, and what is left is small. */
function partOfNamedWhole(here: Here, value: number): FoundCount | null {
  const { tokens, index, smallCount } = here;
  if (value <= smallCount || isPosition(tokens, index) || wordAt(tokens, index + 1) === 'of') return null;
  let comma = false;
  for (let at = index - 1; at >= Math.max(0, index - 9); at -= 1) {
    const token = tokens[at];
    if (token === undefined || tokens[at + 1]?.newLine || /^[.;]$/.test(token.text)) return null;
    comma ||= token.text === ',';
    const base = numberOf(token);
    if (base === null || isPosition(tokens, at)) continue;
    let before = at - 1;
    while (/^(?:the|our|these|those|all|a|total)$/.test(wordAt(tokens, before))) before -= 1;
    const rest = base - value;
    if (!comma || wordAt(tokens, before) !== 'of' || rest < 1 || rest > smallCount) return null;
    if (countedNoun(tokens, at)?.is === 'thing' || countedNoun(tokens, index)?.is === 'thing') return null;
    return { ...result(here, rest, 'asked', 'rest'), start: token.start };
  }
  return null;
}

/** '97.5%', '98 per cent' of a base that stands near: '97.5% of our 160 children', 'of 160 children, 97.5%'. */
function shareAt(here: Here): FoundCount | null {
  return share(here, Number(textAt(here.tokens, here.index).replaceAll(',', '')));
}

function share(here: Here, percentage: number): FoundCount | null {
  const { tokens, index, smallCount } = here;
  if (!(percentage > 0 && percentage < 100)) return null;
  const signed = signOfShare(tokens, index);
  if (signed === null) return null;
  const base = baseNear(tokens, signed);
  if (base === null) return null;
  const count = Math.round((percentage * base.value) / 100);
  const small = [count, base.value - count].find((one) => one >= 1 && one <= smallCount);
  if (small === undefined || countedNoun(tokens, base.at)?.is === 'thing') return null;
  // '29% of 17-18' is of ages far more often than of children; a person looks.
  const verdict = isEndOfRange(tokens, base.at) ? 'harmless' : 'asked';
  return result(here, small, verdict, 'share', Math.max(base.at, signed));
}

/** Where '%' or 'per cent' ends, right after a number. */
export function signOfShare(tokens: readonly Token[], index: number): number | null {
  const next = tokens[index + 1];
  if (next?.text === '%' || next?.lower === 'percent') return index + 1;
  return next?.lower === 'per' && wordAt(tokens, index + 2) === 'cent' ? index + 2 : null;
}

const isEndOfRange = (tokens: readonly Token[], index: number) =>
  tokens[index]?.glued === true &&
  /^[-–]$/.test(textAt(tokens, index - 1)) &&
  tokens[index - 2]?.kind === 'number' &&
  !isChild(tokens[index + 1]);

function baseNear(tokens: readonly Token[], signed: number): { value: number; at: number } | null {
  if (wordAt(tokens, signed + 1) === 'of' || textAt(tokens, signed + 1) === '(') {
    for (let at = signed + 2; at <= signed + 7; at += 1) {
      const token = tokens[at];
      if (token === undefined || token.newLine || /^[.;,]$/.test(token.text)) break;
      const value = numberOf(token);
      if (
        value !== null &&
        token.kind === 'number' &&
        value >= 6 &&
        value < 5000 &&
        !isPosition(tokens, at) &&
        textAt(tokens, at + 1) !== '%' &&
        textAt(tokens, at + 1) !== '-'
      )
        return { value, at };
    }
    return null;
  }
  return null;
}

// ---- words that count without a number ----

const romans = ['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix'];

/** 'Children adopted: iv': a numeral that stands alone after what it counts. */
function romanAt(here: Here): FoundCount | null {
  const { tokens, index, smallCount } = here;
  const value = romans.indexOf(wordAt(tokens, index)) + 1;
  const after = tokens[index + 1];
  if (value > 1 && value <= smallCount && countsAsRoman(tokens, index)) {
    const noun = countedNoun(tokens, index);
    if (noun?.is === 'child') return { ...result(here, value, 'asked', 'count', noun.at), ofChildren: true };
  }
  const ends = after === undefined || after.newLine || after.text === '.';
  if (value < 1 || value > smallCount || !ends || tokens[index]?.newLine) return null;
  if (!/^[:=]$/.test(textAt(tokens, index - 1))) return null;
  return labels.has(wordAt(tokens, index - 2)) ? null : result(here, value, 'asked');
}

/** 'II young persons were referred'; in 'Part II children' and 'Elizabeth II' it belongs to the word before. */
function countsAsRoman(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || caseOf(token) !== 'capitals') return false;
  const before = wordBefore(tokens, index);
  return before === null || (caseOf(before) === 'lower' && !labels.has(before.lower));
}

/** 't w o young men': letters with spaces between them that spell a number. */
function spelledOut(here: Here): FoundCount | null {
  const { tokens, index, smallCount } = here;
  const isLetter = (at: number) => tokens[at]?.kind === 'word' && tokens[at]?.text.length === 1;
  if (!isLetter(index) || (isLetter(index - 1) && !tokens[index]?.newLine)) return null;
  let last = index;
  while (last < index + 5 && isLetter(last + 1) && !tokens[last + 1]?.newLine) last += 1;
  const word = tokens
    .slice(index, last + 1)
    .map(({ lower }) => lower)
    .join('');
  const value = last === index ? null : numberInWords(word);
  if (value === null || value < 1 || value > smallCount) return null;
  return result(here, value, 'asked', 'count', countedNoun(tokens, last)?.at ?? last);
}

function wordThatCounts(here: Here): FoundCount | null {
  const { tokens, index } = here;
  const { lower } = tokens[index] as Token;
  if (lower === 'both' && here.smallCount >= 2) return bothAt(here);
  if (lower === 'dozen' && here.smallCount >= 6 && wordAt(tokens, index - 2) === 'half')
    return judged(here, 6);
  if (/^(?:twice|thrice)$/.test(lower) && here.smallCount >= 2)
    return timesOfChild(here) ? result(here, lower === 'twice' ? 2 : 3, 'harmless') : null;
  const part = fractions.get(lower);
  if (part !== undefined) return fractionAt(here, part);
  if (asInWords.has(lower) && here.smallCount >= (asInWords.get(lower) ?? 99)) {
    // 'a couple of young people', 'a pair of siblings', 'a single young person', 'the sole girl', 'twins'
    const value = asInWords.get(lower) ?? 1;
    if (/^(?:twins|triplets|quadruplets)$/.test(lower)) return result(here, value, 'asked');
    const noun = countedNoun(tokens, index);
    if (noun?.is === 'child') return result(here, value, 'asked', 'count', noun.at);
    // 'a sibling pair'
    const before = tokens[index - 1];
    const ofSiblings = before !== undefined && /^(?:sibling|brother|sister|twin)$/.test(before.lower);
    if (noun === null && ofSiblings) return result(here, value, 'asked');
    // 'a trio of sprinters', 'a single claimant': a word that nobody has listed, and it may be somebody.
    return noun === null && maySayPeople(tokens, index) ? result(here, value, 'harmless') : null;
  }
  return null;
}

const maySayPeople = (tokens: readonly Token[], index: number) =>
  wordAt(tokens, index + 1) === 'of' || /(?:[^m]ent|ant|ist|ees?|[aeo]rs?)$/.test(wordAt(tokens, index + 1));

/** 'Twice this term a deaf pupil was sent home': how often one child is told of. 'Twice a year' is how often anything is. */
function timesOfChild({ tokens, index }: Here): boolean {
  if (/^(?:a|an|per|each|every|as|the|-|yearly|monthly|weekly)$/.test(wordAt(tokens, index + 1)))
    return false;
  for (let at = index + 1; at <= index + 10; at += 1) {
    const token = tokens[at];
    if (token === undefined || token.newLine || token.text === '.') return false;
    if (isChild(token)) return true;
  }
  return false;
}

const fractions = new Map([
  ['half', 1 / 2],
  ['third', 1 / 3],
  ['thirds', 1 / 3],
  ['quarter', 1 / 4],
  ['quarters', 1 / 4],
  ['fifth', 1 / 5],
  ['fifths', 1 / 5],
]);

/** 'half of the six young mothers', 'two-thirds of the nine children', 'a quarter of our 16': what they come to is small. */
function fractionAt(here: Here, part: number): FoundCount | null {
  const { tokens, index, smallCount } = here;
  const hyphenated = textAt(tokens, index - 1) === '-';
  const times = tokens[index - (hyphenated ? 2 : 1)];
  const many = times === undefined ? null : numberOf(times);
  let at = index + 1;
  // 'half the six children' as well as 'half of the six'.
  if (wordAt(tokens, at) === 'of') at += 1;
  else if (part !== 1 / 2 || !/^(?:the|our|these|those|their)$/.test(wordAt(tokens, at))) return null;
  while (/^(?:the|our|these|those|their|all)$/.test(wordAt(tokens, at))) at += 1;
  const total = tokens[at];
  const base = total === undefined ? null : numberOf(total);
  if (base === null || base < 2 || isPosition(tokens, at)) return null;
  const count = Math.round(part * (many ?? 1) * base);
  const small = [count, base - count].find((one) => one >= 1 && one <= smallCount);
  return small === undefined ? null : shareOf(here, small, at);
}

/** 'both of our young mothers', 'both were placed', 'both boys'; 'both on time and in full' counts nothing. */
function bothAt(here: Here): FoundCount | null {
  const { tokens, index } = here;
  const noun = countedNoun(tokens, index);
  if (noun?.is === 'child') return result(here, 2, 'asked', 'count', noun.at);
  if (noun !== null) return noun.is === 'thing' ? result(here, 2, 'harmless', 'count', noun.at) : null;
  const after = tokens[index + 1];
  if (after === undefined || after.kind !== 'word') return null;
  if (after.lower === 'of' && /^(?:them|whom|us)$/.test(wordAt(tokens, index + 2)))
    return result(here, 2, 'asked');
  return isVerb(after) || /^(?:have|do)$/.test(after.lower)
    ? result(
        here,
        2,
        tokens[index]?.first || /^(?:and|but|,|;)$/.test(textAt(tokens, index - 1)) ? 'asked' : 'harmless',
      )
    : null;
}
