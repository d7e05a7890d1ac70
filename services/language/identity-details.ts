/** Ages beside places, private matters beside a person, initials, and events that only one child lived through. */
import { type Hit, privacyFinding, spanOf, type Wording } from './hits';
import {
  isGeneral,
  oneYoungPerson,
  placeWord,
  privateMatter,
  pronoun,
  townAfter,
  youngPeople,
} from './identity-words';
import type { CheckedText } from './rules';
import { nearby, type Span, sentenceAt } from './sentences';

const numberWord =
  '(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|twenty(?:[- ](?:one|two|three|four))?)';
const years = `(?:\\d{1,2}|${numberWord})`;
/** '16 to 18', '16-24', '18 and over', '16 and 17', '16/17': a measure, nobody's age. */
const range =
  '(?!\\s*(?:to|or|and|up|plus|through|[-–/+,])\\s*(?:\\d|over|under|above|below|older|younger|upwards|[a-z]+teen\\b|twenty))(?!\\s*[+/])(?![-–]\\d)(?!\\d)';
const rangeBefore =
  /(?:\d\s*(?:to|and|or|[-–/])\s*|\b(?:between|under|over|to|from|by|before|until|than|about|average|or|and|at)\s+(?:the\s+)?(?:age\s+(?:of\s+)?)?|\/)$/i;

const ages = [
  new RegExp(`\\b${oneYoungPerson}\\s+of\\s+${years}\\b(?!\\s*(?:our|the|months?|weeks?))${range}`, 'gi'),
  new RegExp(`\\b[Aa]t\\s+(?:just\\s+|only\\s+)?${years},?\\s+(?:he|she)\\b`, 'g'),
  new RegExp(
    `\\b(?:he|she)[’']s\\s+(?:only\\s+|just\\s+|now\\s+)?${years}\\b(?!\\s*(?:%|of|weeks|months|days|minutes|hours))`,
    'gi',
  ),
  new RegExp(`\\btwins\\s+aged\\s+${years}\\b`, 'gi'),
  new RegExp(`\\b${years}[- ]years?[- ]olds?\\b(?!s)`, 'gi'),
  /\b\d{1,2}\s?(?:yo|y\.o\.?|y\/o|yrs? old)(?![a-z])/gi,
  new RegExp(`\\b(?:aged?|age of|turned|just turned)\\s+(?:only\\s+|just\\s+)?${years}\\b${range}`, 'gi'),
  new RegExp(
    `\\b(?:he|she)\\s+(?:is|was)\\s+(?:only\\s+|just\\s+|now\\s+)?${years}\\b(?!\\s*(?:%|of|weeks|months|days|minutes|hours|miles|points|times|years (?!old)))`,
    'gi',
  ),
  /\b(?:his|her)\s+(?:\d{1,2}(?:st|nd|rd|th)|[a-z]{3,9}(?:th|first|second|third))\s+birthday\b/gi,
  /\b[Yy]ear\s+(?:[5-9]|1[0-3])\s+(?:boy|girl|pupil|student|child)\b(?!ren)/g,
];
const groupBefore =
  /\b(?:children|people|leavers|adults|those|teenagers|everyone|all|anyone|pupils|students|boys|girls|them|who are|carers|applicants|residents|babies|women|men|parents)(?:\s+(?:who\s+(?:are|were)|are|were|currently|in care))*\s*[,(]?\s*$/i;
const pluralAge = /olds$/i;
const places = new RegExp(`\\b${placeWord}\\b`, 'i');

const ageWording = (near: boolean): Wording => ({
  rule: near ? 'identity-age-place' : 'identity-age',
  why: near
    ? 'An age beside a place, a school or a home can show who this is.'
    : 'The age of one child or young person helps readers to work out who this is.',
  fix: near
    ? 'Leave out the age or the place, or both.'
    : 'Leave out the age, or give a band such as 16 to 18.',
});

export function ageHits(
  text: CheckedText,
  index: number,
  masked: string,
  sentences: readonly Span[],
  knownPlace: RegExp | null,
): Hit[] {
  return ages.flatMap((pattern) =>
    [...masked.matchAll(pattern)].flatMap((found): Hit[] => {
      const match = spanOf(found);
      const before = masked.slice(Math.max(0, match.start - 60), match.start);
      if (pluralAge.test(found[0]) || rangeBefore.test(before) || groupBefore.test(before)) return [];
      const sentence = nearby(masked, sentences, match);
      if (/year/i.test(found[0]) && /\b(?:a|an|any|every|each)\s*$/i.test(before) && isGeneral(sentence))
        return [];
      if (/^age/i.test(found[0]) && !isAboutOne(before, sentence)) return [];
      const wide = nearby(masked, sentences, match, 1);
      // The age's own words hold no place: 'Year 9 pupil' is looked at without them.
      const rest = wide.replace(found[0], ' ');
      const near = places.test(rest) || townAfter.test(rest) || (knownPlace?.test(rest) ?? false);
      if (knownPlace) knownPlace.lastIndex = 0;
      const finding = privacyFinding(text, match, near ? 'direct' : 'look', ageWording(near));
      return [{ text: index, offset: match.start, finding }];
    }),
  );
}

const one = new RegExp(`\\b(?:${oneYoungPerson}|he|she|who|someone|\\p{Lu}\\p{Ll}+),?\\s*\\(?$`, 'u');

function isAboutOne(before: string, sentence: string): boolean {
  if (/(?:^|[.!?:;]|\n)\s*$/.test(before)) return pronoun.test(sentence) || one.test(sentence);
  return one.test(before.trimEnd()) || pronoun.test(sentence);
}

const matterWording: Wording = {
  rule: 'identity-private-matter',
  why: 'Health, family, police or court matters stand beside one person, who could be known by them.',
  fix: 'Say what the service did, without this person’s circumstances; or move it to Part 2.',
};

const who = `(?:he|she|(?:the|this|that|our|another|one|a)\\s+(?:\\w+\\s+)?${oneYoungPerson})`;
const whose = `(?:his|her|(?:the|this|that|one|our)\\s+(?:\\w+\\s+)?${oneYoungPerson}[’']s)`;
const little = "(?:[\\w’'-]+\\s+){0,3}?";
const owned = new RegExp(`\\b${whose}\\s+${little}${privateMatter}\\b`, 'gi');
const happened = new RegExp(
  `\\b${who}(?:,?\\s+who)?\\s+(?:is|was|were|has|had|got|gets|became|went|faces|faced|received|takes|took|gave|uses|used|spent|attended|appeared|ran|suffers|suffered|lives with|being|will be)\\s+${little}${privateMatter}\\b`,
  'gi',
);
/** A child's policy matters, as plans name them: 'the child's care order', 'the young person's court hearing'. */
const general3 = /\bthe\s+(?:young\s+person|child|care\s+leaver)/i;

export function matterHits(
  text: CheckedText,
  index: number,
  masked: string,
  sentences: readonly Span[],
): Hit[] {
  return [owned, happened, namedMatter].flatMap((pattern) =>
    [...masked.matchAll(pattern)].flatMap((found): Hit[] => {
      const match = spanOf(found);
      const isOne = /^(?:he|she|his|her)\b/i.test(found[0]) || pattern === namedMatter;
      const sentence = nearby(masked, sentences, match);
      if (!isOne && isGeneral(sentence)) return [];
      if (
        !isOne &&
        pattern === owned &&
        general3.test(found[0]) &&
        !/\b(?:was|were|had|has been)\b/.test(sentence)
      )
        return [];
      if (isOne && /\b(?:their|his or her|he or she|his\/her)\b/i.test(found[0])) return [];
      if (
        isOne &&
        /\b(?:or|and)\s*$/i.test(masked.slice(Math.max(0, match.start - 5), match.start)) &&
        /\b(?:his|he|him)\b/i.test(sentence) &&
        isGeneral(sentence)
      )
        return [];
      const finding = privacyFinding(text, match, 'direct', matterWording);
      return [{ text: index, offset: match.start, finding }];
    }),
  );
}

const anyMatter = new RegExp(`\\b${privateMatter}\\b`, 'i');

/** The same beside a first name that was found: what follows it in its sentence. */
export function matterBesideNames(
  text: CheckedText,
  index: number,
  masked: string,
  sentences: readonly Span[],
  names: readonly Hit[],
): Hit[] {
  return names.flatMap(({ offset }): Hit[] => {
    const end = sentences[sentenceAt(sentences, offset)]?.end ?? masked.length;
    const found = anyMatter.exec(masked.slice(offset, Math.min(end, offset + 200)));
    if (found === null) return [];
    const start = offset + found.index;
    const finding = privacyFinding(text, { start, end: start + found[0].length }, 'direct', matterWording);
    return [{ text: index, offset: start, finding }];
  });
}

/** 'Cal's ADHD', 'Shane is in prison': the capital word that the name check will also look at. */
const namedMatter =
  /(?<![\p{L}\p{N}])(?!(?:The|This|That|It|There|Who|What|Where|Which|Council|Ofsted|Committee|England|Government|Staff|Police|Work|Training|Support|January|February|March|April|June|July|August|September|October|November|December)\b)\p{Lu}\p{Ll}{2,}(?:[’']s\s+|\s+(?:is|was|has been)\s+(?:now\s+|been\s+)?(?:with\s+|in\s+|on\s+)?)(?:ADHD|autis\w+|epilepsy|pregnan\w+|arrested|convicted|sentenced|sectioned|overdose|self-harm\w*|suicid\w+|criminal record|court case|mental health|diagnosis|diagnosed|prison|custody|remand|depression|eating disorder)(?![\p{L}])/gu;

const lettered =
  /\b(?:[Cc]hild|CHILD|[Yy]oung [Pp]erson|[Bb]oy|[Gg]irl|[Bb]aby|[Ss]ibling|[Mm]other|[Ff]ather|[Mm]other and [Ff]ather|[Cc]are [Ll]eaver|[Ss]tudent|[Pp]upil|[Ff]amily|YP|[Pp]articipant|[Rr]esident)\s+(?:[“"‘'])?(?:[A-HJ-Z]{1,2}\d?|I(?=[.,;:)”"’']|$)|\d{1,2}(?=[’'s]*\s+(?:said|told|is|was|has|had|moved|who)\b))(?:[”"’'])?(?![\p{L}\p{N}&]|\s+of\s+E\b|\s*&)/gu;
const ypNumber = /\bYP\s?\d{1,2}\b/g;
const loneLetter =
  /(?<![\p{L}\p{N}.’'(-]|\b(?:Plan|Option|Part|Councillor|Cllr|Member|Appendix|Annex|Group|Category|Schedule|Section|Table|Grade|Class|Type|Hepatitis|Vitamin|Block|Tier|Band|Room|Level|Model|Form|Phase|Route|Site|Item|Point|Question)\s)([B-HJ-Z])(?=(?:[’']s\s+(?:mum|dad|mother|father|school|health|home|carer|social worker|family|story|placement|life)\b|\s+(?:said|told|moved|wants|wanted|lives|was (?:arrested|moved|placed|excluded)|has moved|feels|felt)\b))/gu;
const dotted =
  /(?<![\p{L}\p{N}.])(?!(?:U\.\s?[KSN]|N\.\s?B|P\.\s?S|Q\.\s?C|K\.\s?C|A\.\s?M|P\.\s?M)\.)\p{Lu}\.\s?\p{Lu}\.(?!\s?\p{Lu}|\w)/gu;

export function initialHits(text: CheckedText, index: number, masked: string): Hit[] {
  if (text.kind === 'background-papers') return [];
  return [lettered, ypNumber, loneLetter, dotted].flatMap((pattern) =>
    [...masked.matchAll(pattern)].map((found) => ({
      text: index,
      offset: found.index,
      finding: privacyFinding(text, spanOf(found), 'pattern', {
        rule: 'identity-initials',
        why: 'Initials or a letter for a child can be recognised by people who know the child.',
        fix: 'Take the letters out: “a young person”, or the theme without anybody.',
      }),
    })),
  );
}

const events = [
  new RegExp(
    `\\b(?:stabbing|shooting|murder|death|suicide|drowning|kidnap(?:ping)?|rape|assault|attack|fire|car crash|crash|arson|overdose|funeral|inquest)\\s+(?:of|at|in|on|involving)\\s+(?:the\\s+|a\\s+|an\\s+|one\\s+|one of (?:our|the)\\s+|our\\s+)?(?:[\\w-]+\\s+){0,3}(?:${youngPeople}|home|school|college|\\p{Lu}\\p{Ll}+)\\b`,
    'gu',
  ),
  new RegExp(
    `\\b(?:a|the|one|our)\\s+(?:\\w+\\s+)?${oneYoungPerson}\\s+(?:has\\s+|had\\s+|sadly\\s+)?(?:died|was killed|was stabbed|was shot|drowned|took (?:his|her|their) own life|gave birth|won|represented|was filmed|appeared (?:on|in))\\b`,
    'gi',
  ),
  new RegExp(
    `\\b(?:first|second|third|fourth|fifth|last|latest|1st|2nd|3rd|4th|5th)\\s+(?:of our\\s+)?(?:\\w+\\s+)?${oneYoungPerson}\\s+(?:from \\w+\\s+|(?:this|last) \\w+\\s+|so far\\s+)?(?:to|who|ever)\\b`,
    'gi',
  ),
];
const formality =
  /\b(?:review|policy|procedure|statistics|national|in the event of|risk of|England|response to|training)\b/i;

export function eventHits(
  text: CheckedText,
  index: number,
  masked: string,
  sentences: readonly Span[],
): Hit[] {
  return events.flatMap((pattern) =>
    [...masked.matchAll(pattern)].flatMap((found): Hit[] => {
      const sentence = nearby(masked, sentences, spanOf(found));
      if (formality.test(sentence) || isGeneral(found[0])) return [];
      const finding = privacyFinding(text, spanOf(found), 'pattern', {
        rule: 'identity-event',
        why: 'Only one child or young person lived through this, so readers may know who it is.',
        fix: 'Leave the event out, or write about what services learned from it.',
      });
      return [{ text: index, offset: found.index, finding }];
    }),
  );
}
