/** Small counts of children in running words: 'one young person', 'the only', 'six external and one internal' (2.10, S6). */
import { type Hit, privacyFinding, spanOf } from './hits';
import { smallNumber, youngPeople } from './identity-words';
import type { CheckedText } from './rules';
import { nearby, type Span } from './sentences';

/** Numbers in 'Pledge 3', 'level 2', '4.1', '1-5', '2,300' count nobody. */
const notCounted =
  /(?:\b(?:pledge|action|actions|table|figure|level|stage|year|tier|section|paragraph|item|quarter|part|priority|phase|group|age|aged|ages|appendix|number|no\.?|step|grade|band|category|rule|point|schedule|chapter|page|article|class|version|week|day|unit|at least|more than|fewer than|less than|at most|up to|over|under|minimum of|maximum of|target of|than|point at|every|each|any|per|for every|on)\s*|[\d£$%]|(?<=\d)[.,:/-]|[\p{L}\d][-–]|\d\s*(?:to|or|in)\s*|\b(?:zero|one|two|three|four|five|six|seven|eight|nine|ten)[- ](?:to|or|in)\s+)$/iu;
const numberEnd =
  '(?![\\d%]|[.,:/-]\\d|\\s*(?:%|in\\s+(?:\\d|two|three|four|five|six|seven|eight|nine|ten|every)|per\\s+cent|out of every|to|or|[-–])\\s*\\d?)';
const between =
  "(?:(?!(?:and|or|for|with|to|in|on|by|from|at|who|that|staff|session|sessions|of|events?|teams?|homes?|meetings?|visits?|weeks?|months?|years?|days?|hours?|areas?|schools?|social|workers?|carers?|times?|the|as|between|about|where|when|is|are|was|were|which|did|had|have|has)\\b)[a-z][a-z’'-]*,?\\s+){0,3}";
/** 'children's homes', 'young people's survey', 'baby groups', 'child protection plans': things, not people. */
const thing =
  "(?![’'](?:s\\b)?)(?!s[’'])(?!\\s+(?:protection|development|services?|health|minders?|care|support|friendly|and families|panels?|surveys?|forums?|groups?|workshops?|sessions?|events?|homes?|centres?|champions?|ambassadors? scheme|representatives? scheme|workers?|social|at a time|or young|adviser|advisor|guidance|levels?|units?|places?|loans?|finance|led|led sessions))";

const counted = new RegExp(
  `\\b${smallNumber}\\b${numberEnd}\\s+(?:of\\s+(?:our|the|these|those|their)\\s+)?${between}${youngPeople}\\b${thing}`,
  'gi',
);
const ofThem = new RegExp(
  `\\b${smallNumber}\\b${numberEnd}\\s+(?:(?:more\\s+)?who\\b|of\\s+(?:them|whom)\\b|others?\\s+(?:who|has|have|is|are|was|were)\\b|more\\s+(?:is|are|was|were|has|have)\\b)`,
  'gi',
);
const single = new RegExp(
  `\\b(?:a single|just one|only one|a couple of|a pair of|a handful of|only a few)\\s+(?:of\\s+(?:our|the|these|those)\\s+)?${between}${youngPeople}\\b${thing}`,
  'gi',
);
const gender = new RegExp(
  `\\b${smallNumber}\\b${numberEnd}\\s+(?:(?:is|are|was|were|as|identif\\w+ as)\\s+)?(?:male|female|indeterminate|non-binary|transgender|trans|unaccompanied|asylum[- ]seeking|disabled|pregnant|homeless|in custody|in prison|missing)\\b(?!\\s+(?:staff|carers?|workers?|members?|councillors?|foster))`,
  'gi',
);
const outOf = new RegExp(
  `\\b${smallNumber}\\b(?!%)\\s+(?:out\\s+)?of\\s+(?:the|our|these|those)\\s+\\w+\\s+${between}${youngPeople}\\b${thing}`,
  'gi',
);
const happening = new RegExp(
  `\\b${smallNumber}\\b${numberEnd}\\s+(?:permanent\\s+|teenage\\s+|further\\s+)?(?:exclusions?|arrests?|pregnanc(?:y|ies)|deaths?|suicides?|overdoses?|convictions?|stillbirths?)\\b`,
  'gi',
);
const theOnly = new RegExp(
  `\\b(?:the|our|their) (?:only|youngest|oldest|eldest)\\s+(?:(?:two|one|three)\\s+)?(?:${between}${youngPeople}\\b${thing}|one\\s+(?:to|who|of|in)\\b|(?:to|in our care|in care|of our|of the (?:group|children|young))\\b)`,
  'gi',
);
const theYoungest = /\bthe (?:youngest|oldest|eldest)\s+(?:is|was|has|had|being|aged?|,)/gi;
const ordinalAge =
  /\b(?:first|second|third|fourth|fifth|only|last|1st|2nd|3rd)\s+(?:\w+\s+)?(?:\d{1,2}|[a-z]{3,9}teen|ten|eleven|twelve|nine|eight|seven|six|five)[- ]years?[- ]old\b(?!s)/gi;
const allBut = new RegExp(
  `\\b(?:all but|all bar|all except|except(?: for)?|apart from)\\s+${smallNumber}\\b(?:\\s+of\\s+(?:the|our|these|those)\\b)?((?:\\s+[a-z]+){0,3})`,
  'gi',
);
const split = new RegExp(
  `(?:^|[.:(,;–-]|\\b(?:of whom|of which|of these|with|made up of|including))\\s*(?:\\d{1,3}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\\s+(?:(?!(?:sessions?|meetings?|events?|visits?|staff|weeks?|months?|days?|schools?)\\b)[a-z-]+(?:,\\s*|\\s+)){1,5}?(?:and\\s+|with\\s+)?(?:just\\s+|only\\s+)?(?<!\\bin\\s+)${smallNumber}\\s+(?:within|in|at|with|external|internal|outside|from|elsewhere|through|on|went|did|not|still|who|remains?|remained|left|moved|local|part-time|full-time|abroad|has|have|is|are|was|were)\\b`,
  'gi',
);

const anyYoung = new RegExp(`\\b${youngPeople}\\b${thing}`, 'i');
const apprentices = /\bapprentic\w+|care leavers?\b/i;
const others =
  /\b(?:staff|workers?|carers?|councillors?|members|officers|teachers|schools|employers|nurses|advisers|advisors|partners|sessions|meetings|visits|events|panels|letters|figures|actions|updates|measures|teams)\b/i;
const adjective =
  /^(?:\s+(?:figures?|actions?|updates?|measures?|panels?|schools?|teams?|staff|posts?|sessions?|meetings?|reports?|visits?|letters?|weeks?|months?|homes?|places?|services?|areas?|plans?)\b|\s+[a-z]+\s+(?:figures?|actions?|updates?|measures?|panels?|schools?|teams?|staff|posts?|sessions?|meetings?|reports?|visits?|letters?|homes?|services?|areas?|plans?)\b)/i;
/** Taking part tells little of anybody: a person should look, and need not change it. */
const tookPart =
  /^\s+(?:(?:have|has|had|also|who|then)\s+)*(?:attended|came|took part|joined|spoke|helped|planned|chose|led|sat|asked|interviewed|scored|ran|presented|performed|volunteered|co-chaired|opened|met|were trained|are trained|have been trained|were (?:on|part of|involved)|designed|made|contributed|shared|gave their views)\b/i;

export function smallNumberHits(
  text: CheckedText,
  index: number,
  masked: string,
  sentences: readonly Span[],
): Hit[] {
  const hits: Hit[] = [];
  const add = (match: Span, rule = 'identity-small-number') => {
    const force = tookPart.test(masked.slice(match.end, match.end + 60)) ? 'look' : 'pattern';
    const finding = privacyFinding(text, match, force, rule === 'identity-only' ? onlyWording : countWording);
    hits.push({ text: index, offset: match.start, finding });
  };
  for (const pattern of [counted, single, gender, outOf, happening]) {
    for (const found of masked.matchAll(pattern)) if (!isNoCount(masked, found)) add(spanOf(found));
  }
  for (const pattern of [ofThem, allBut, split]) {
    for (const found of masked.matchAll(pattern)) {
      const match = spanOf(found);
      const tail = pattern === allBut ? (found[1] ?? '') : masked.slice(match.end, match.end + 40);
      if (pattern === allBut ? adjective.test(tail) : isNoCount(masked, found)) continue;
      if (isAboutYoung(masked, sentences, match)) add(match);
    }
  }
  for (const pattern of [theOnly, theYoungest, ordinalAge]) {
    for (const found of masked.matchAll(pattern)) add(spanOf(found), 'identity-only');
  }
  return hits;
}

/** 'One child or young person in five' is a rate. */
const rateAfter =
  /^(?:\s+or\s+young\s+pe\w+)?\s+in\s+(?:\d|two|three|four|five|six|seven|eight|nine|ten|every)\b/i;

const isNoCount = (masked: string, found: RegExpExecArray) =>
  rateAfter.test(masked.slice(found.index + found[0].length, found.index + found[0].length + 40)) ||
  notCounted.test(masked.slice(Math.max(0, found.index - 24), found.index));

/** The sentence, or the one before it, speaks of young people and of nobody else who could be counted. */
function isAboutYoung(masked: string, sentences: readonly Span[], match: Span): boolean {
  const sentence = nearby(masked, sentences, match);
  if (anyYoung.test(sentence) || apprentices.test(sentence))
    return !others.test(masked.slice(match.start, match.end + 30));
  if (others.test(sentence)) return false;
  const before = sentences.findLast(({ end }) => end <= match.start);
  const earlier =
    before === undefined ? '' : masked.slice(Math.max(before.start, before.end - 240), before.end);
  return (anyYoung.test(earlier) || apprentices.test(earlier)) && !others.test(earlier);
}

const countWording = {
  rule: 'identity-small-number',
  why: 'A count of five or fewer children or young people can point at the ones it is about.',
  fix: 'Write “a few” or give the total without its parts. Two people may agree to keep it, with a reason.',
};
const onlyWording = {
  rule: 'identity-only',
  why: 'Words such as “the only” or “the youngest” single out one child or young person.',
  fix: 'Say it without singling anyone out. Two people may agree to keep it, with a reason.',
};
