/** First names, told from ordinary words, places, councillors and organisations by what stands around them. */
import { monthNames, placeLikeNames, plainNames, wordNames } from './first-names';
import { type Hit, privacyFinding, wordFinding } from './hits';
import { humanVerb, oneYoungPerson, pronoun } from './identity-words';
import type { CheckedText } from './rules';
import { nearby, type Span } from './sentences';

type Sort = 'plain' | 'word' | 'month' | 'place';

/** A capital word, or one with a hyphen: 'Ellie-Mae'. Either part decides. */
const capitalWord = /(?<![\p{L}\p{N}’'-])(\p{Lu}\p{Ll}+)(?:-(\p{Lu}\p{Ll}+))?(?![\p{L}\p{N}])/gu;

const titleBefore =
  /\b(?:Councillor|Cllr|Alderman|Mayor|Lord|Lady|Baroness|Baron|Sir|Dame|Professor|Prof|Dr|Doctor|Mr|Mrs|Ms|Miss|Mx|Judge|Justice|Reverend|Rev|Minister|King|Queen|Prince|Princess|Saint|St|Storm|Operation|Project)\.?\s+(?:\p{Lu}[\p{L}.’'-]{0,20}\s+)?$/u;
const councillorsBefore = /\b(?:Councillors|Cllrs)\s[\p{L}\s,.’'-]{0,120}$/u;

const institution =
  '(?:House|Houses|Road|Street|Lane|Avenue|Close|Drive|Court|Crescent|Way|Place|Terrace|Grove|Gardens|Square|Bridge|Park|Hall|Hill|Green|Lodge|Cottage|Farm|Manor|Wood|Woods|Ward|Centre|Center|School|College|Academy|Primary|Junior|Infant|High|Grammar|Nursery|Hospital|Hospice|Infirmary|Clinic|Surgery|Trust|Foundation|Charity|Society|Institute|University|Church|Cathedral|Act|Law|Rule|Day|Award|Awards|Appeal|Medal|Cross|Prize|Fund|Library|Museum|Theatre|Review|Report|Inquiry|Unit|Team|Programme|Project|Scheme|Service|Services|Panel|Group|Partnership|Association|Limited|Ltd|LLP|CIC|plc|Council|City|Town|Borough|County|Airport|Station|Island|Islands|Principle|Principles|guidelines|competence|competent|model|inquiry|(?:independent )?review)';
const institutionAfter = new RegExp(
  `^(?:[’']s|s[’'])?(?:\\s+(?:\\p{Lu}[\\p{L}’'-]*|of|the|&)){0,3}\\s+${institution}(?![\\p{L}])`,
  'u',
);
/** 'Jack’s review' is a child's; 'Anna Example’s review' is a published one. */
const ownMatterAfter = /^[’']s\s+(?:review|report|team|group|school|college|panel|social worker)\b/;
const humanAfter = new RegExp(
  `^(?:\\s+\\p{Lu}[\\p{L}’'-]+)?,?\\s+(?:who\\s+|also\\s+|then\\s+|now\\s+|recently\\s+)?${humanVerb}`,
  'iu',
);
const surelyHumanAfter = new RegExp(`${institution}\\s+${humanVerb}`, 'u');
const weakVerbAfter =
  /^(?:\s+\p{Lu}[\p{L}’'-]+)?,?\s+(?:who\s+)?(?:is|was|has|had|will|did|does|and|could|can)\b/u;
const ownedAfter =
  /^[’']s\s+(?:\w+\s+)?(?:mum|dad|mother|father|parents|carers?|brother|sister|family|school|teacher|social worker|adviser|health|home|birthday|story|life|baby|plan|behaviour|exams?|adhd|autism|diagnosis|court)\b/i;
const postWords =
  '(?:Officer|Manager|Director|Head|Adviser|Advisor|Chair|Lead|Headteacher|Nurse|Doctor|Worker|Secretary|Minister|Commissioner|Inspector|Coordinator|Co-ordinator|Consultant|Solicitor|Psychologist|Practitioner|Member|Ombudsman|Editor|Author)';
const postAfter = new RegExp(
  `^(?:\\s+\\p{Lu}[\\p{L}’'-]+){0,2}\\s*[,(–-]\\s*(?:the\\s+|our\\s+)?(?:(?:\\p{Lu}[\\p{L}’'-]*|of|for|and|&)\\s+){0,5}${postWords}\\b`,
  'u',
);
const postBefore = new RegExp(
  `\\b${postWords}(?:\\sof\\s[\\p{L}\\s]{1,40})?[:,]?\\s+(?:\\p{Lu}[\\p{L}.’'-]{0,20}\\s+)?$`,
  'u',
);
const contactBefore = /\b(?:contact officer|report author|lead officer|report of)\b[^.]{0,40}$/i;

const youngBefore = new RegExp(
  `\\b(?:${oneYoungPerson}|called|named|supported|helped|visited|met with|spoke to|spoke with)\\s*,?\\s*$`,
  'i',
);
const smallWordBefore =
  /(?:\b(?:the|a|an|our|this|that|each|every|no|some|of|in|by|to|from|since|until|during|before|after|between|early|late|mid|last|next|on|at|near|around|outside|through|or)|\d(?:st|nd|rd|th)?|[-–/])\s*$/i;
const sentenceStart = /(?:^|[.!?:;•❖●▪]\s*["“‘'(]?|\n\s*(?:[-–*•❖●]\s*)?["“‘'(]?|["“‘(])\s*$/u;
const capitalNeighbour = /\p{Lu}[\p{L}’'-]*\s+$/u;
const ratings = /\b(?:RAG|Red|Green|rated|rating)\b/;

/** @param masked the text with protected names and addresses blanked out, offsets unchanged. */
export function nameHits(
  text: CheckedText,
  index: number,
  masked: string,
  sentences: readonly Span[],
): Hit[] {
  const hits: Hit[] = [];
  let lastEnd = -2;
  for (const found of masked.matchAll(capitalWord)) {
    const sort = sortOf(found[1] ?? '') ?? sortOf(found[2] ?? '');
    const match = { start: found.index, end: found.index + found[0].length };
    // A surname, or a second first name, after a name that was found.
    if (sort === null || match.start === lastEnd + 1) continue;
    const before = masked.slice(Math.max(0, match.start - 160), match.start);
    const after = masked.slice(match.end, match.end + 120);
    if (titleBefore.test(before) || councillorsBefore.test(before)) continue;
    if (contactBefore.test(before)) continue;
    if (institutionAfter.test(after) && !ownMatterAfter.test(after) && !surelyHumanAfter.test(after))
      continue;
    if (postAfter.test(after) || postBefore.test(before)) {
      hits.push({ text: index, offset: match.start, finding: staffFinding(text, match) });
      lastEnd = match.end;
      continue;
    }
    if (!meansPerson(sort, before, after, nearby(masked, sentences, match), text, lastEnd, match)) continue;
    hits.push({ text: index, offset: match.start, finding: nameFinding(text, match) });
    lastEnd = match.end;
  }
  return hits;
}

function sortOf(word: string): Sort | null {
  if (monthNames.has(word)) return 'month';
  if (wordNames.has(word)) return 'word';
  if (placeLikeNames.has(word)) return 'place';
  return plainNames.has(word) ? 'plain' : null;
}

function meansPerson(
  sort: Sort,
  before: string,
  after: string,
  sentence: string,
  text: CheckedText,
  lastEnd: number,
  match: Span,
): boolean {
  if (sort === 'plain') return !/^[’']?\s+(?:v|and others)\s/.test(after);
  const human = humanAfter.test(after) || ownedAfter.test(after);
  if (sort === 'month') return human && !smallWordBefore.test(before);
  if (human) return true;
  if (ratings.test(sentence)) return false;
  const withPronoun = weakVerbAfter.test(after) && pronoun.test(sentence);
  if (/^\s+(?:is|has|was|had)\b/.test(after) && /Will$/.test(text.text.slice(match.start, match.end)))
    return true;
  if (withPronoun && !/\b(?:the|a|in|at)\s*$/i.test(before)) return true;
  // 'Jack and Chelsea'
  if (lastEnd > 0 && /^(?:,| and|, and)\s+$/.test(before.slice(before.length - (match.start - lastEnd))))
    return true;
  if (youngBefore.test(before)) return true;
  if (sort === 'place' || text.kind === 'heading' || text.kind === 'title' || text.kind === 'caption')
    return false;
  if (sentenceStart.test(before) || smallWordBefore.test(before) || capitalNeighbour.test(before))
    return false;
  return (
    !/^[’']?\s*\p{Lu}/u.test(after) && /\b(?:with|for|and|told|asked|met|saw|gave|took)\s+$/.test(before)
  );
}

const nameFinding = (text: CheckedText, match: Span) =>
  privacyFinding(text, match, 'direct', {
    rule: 'identity-first-name',
    why: 'A first name can tell readers which child or young person this is about.',
    fix: 'Take the name out and say what happened in general words. If it is a place, a programme or an organisation, add it to the protected names.',
  });

const staffFinding = (text: CheckedText, match: Span) =>
  wordFinding(text, match, 'advice', {
    rule: 'identity-staff-name',
    why: 'A named officer or adviser may have moved on by the time this is read.',
    fix: 'Give the post title in place of the name.',
  });

const stopWords =
  /^(?:He|She|It|They|We|You|I|One|Two|Three|Four|Five|Who|This|That|These|Those|There|The|A|An|And|But|Or|So|Then|Now|Also|Often|Some|Someone|Somebody|Everyone|Everybody|Nobody|None|Anyone|Another|Others?|Each|All|Both|Many|Most|Few|Mum|Dad|Mother|Father|Nan|Grandma|Grandad|Staff|Police|People|Council|Ofsted|Government|Parliament|Cafcass|Cabinet|Committee|Barnardo|Childline|What|When|Where|Why|How|Never|Once|Later|Since|Having|Being|Child|Girl|Boy|Baby|Family|Nurse|Worker|Councillor|Chair|Director|Officer|Manager|Headteacher|Teacher|Social|Young|Not|Only|Just|Always|Still|Recently|Yesterday|Today|School|College|Court|Work)$/;
const unknownName = new RegExp(
  `(?<![\\p{L}\\p{N}’'-])(\\p{Lu}\\p{Ll}{2,}(?:-\\p{Lu}\\p{Ll}+)?)(?=\\s+(?:recently\\s+|also\\s+|now\\s+)?${humanVerb})`,
  'gu',
);

/** 'MIA has passed', 'sam moved': a listed name in the wrong case. */
const wrongCase = new RegExp(`(?<![\\p{L}\\p{N}’'-])(\\p{Lu}{3,12}|\\p{Ll}{3,12})(?=\\s+${humanVerb})`, 'gu');

/** A capital word that is in no list but does what only people do, with 'his' or 'her' close by. */
export function likelyNameHits(
  text: CheckedText,
  index: number,
  masked: string,
  sentences: readonly Span[],
): Hit[] {
  const hits: Hit[] = [];
  for (const found of masked.matchAll(unknownName)) {
    const word = found[1] ?? '';
    const match = { start: found.index, end: found.index + word.length };
    if (sortOf(word) !== null || stopWords.test(word) || /(?:ed|ing|ly|s)$/.test(word)) continue;
    const before = masked.slice(Math.max(0, match.start - 60), match.start);
    if (
      titleBefore.test(before) ||
      capitalNeighbour.test(before) ||
      /\b(?:the|a|an|our|in|at)\s+$/i.test(before)
    )
      continue;
    const sentence = nearby(masked, sentences, match);
    if (!pronoun.test(sentence)) continue;
    hits.push({ text: index, offset: match.start, finding: likelyFinding(text, match) });
  }
  for (const found of masked.matchAll(wrongCase)) {
    const word = found[1] ?? '';
    const match = { start: found.index, end: found.index + word.length };
    if (!plainNames.has(`${word.charAt(0).toUpperCase()}${word.slice(1).toLowerCase()}`)) continue;
    if (!pronoun.test(nearby(masked, sentences, match))) continue;
    hits.push({ text: index, offset: match.start, finding: likelyFinding(text, match) });
  }
  return hits;
}

const likelyFinding = (text: CheckedText, match: Span) =>
  privacyFinding(text, match, 'pattern', {
    rule: 'identity-likely-name',
    why: 'This looks like the name of a child or young person.',
    fix: 'If it is a name, take it out. If it is a place or an organisation, add it to the protected names.',
  });
