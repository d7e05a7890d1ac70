/**
 * Capital words that may be somebody's name: unknown until known. What is neither English, nor known to every council, nor
 * accepted by this committee is asked about; a first name that is a word as well is judged by what stands around it.
 */
import { everybodyKnows, knownAcronyms } from './acronym-list';
import { isEnglish, isProperName, longestWord } from './dictionary';
import { monthsThatAreNames, namesOfNobody, namesOftenWords, namesSeldomWords } from './known-words';
import { happensTo, introduces, ownMatters, surnamesThatAreWords, verbAfter } from './person-words';
import type { Span } from './sentences';
import type { TermIndex, TermKind } from './terms';
import { caseOf, type Token, wordAfter, wordBefore } from './tokens';

export interface FoundName extends Span {
  /** `letters`: of several alphabets. `handle`: an account on social media. `home`: what may be a home or a school. */
  why: 'unknown' | 'word-name' | 'person' | 'titled' | 'initial' | 'letters' | 'handle' | 'home';
  /** What stands around it is said of a person alone. */
  certain: boolean;
}

export interface NamesRead {
  /** Of the text as a whole: a line of capitals, a title in capitals. */
  terms: TermIndex;
  document: string;
}

/** @param tokens of the normalised text, in which addresses are blanked out. In reading order, none within another. */
export function namesIn(tokens: readonly Token[], { terms, document }: NamesRead): FoundName[] {
  const found: FoundName[] = [];
  const accepted = acceptedIn(tokens, terms, document);
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) break;
    const handle = handleAt(tokens, index);
    if (handle) {
      found.push({ ...handle, why: 'handle', certain: true });
      while ((tokens[index + 1]?.start ?? Number.MAX_SAFE_INTEGER) < handle.end) index += 1;
      continue;
    }
    if (token.kind !== 'word') continue;
    const why = whyAsked(tokens, index, { accepted, terms });
    if (why === null) continue;
    const last = lastOfName(tokens, index, accepted, why);
    found.push({
      start: token.start,
      end: endOf(tokens[last]),
      why,
      certain: isSurelyPerson(tokens, index, last, why),
    });
    index = last;
  }
  return found;
}

/** 'Amira' of 'Amira’s'. */
const endOf = (token: Token | undefined) =>
  token === undefined ? 0 : token.possessive ? token.end - 2 : token.end;

/** Of each token, the kind of the accepted term that it belongs to. */
function acceptedIn(tokens: readonly Token[], terms: TermIndex, document: string): (TermKind | null)[] {
  const kinds = new Array<TermKind | null>(tokens.length).fill(null);
  for (let index = 0; index < tokens.length; index += 1) {
    const term = terms.at(tokens, index, document);
    if (term === null) continue;
    kinds.fill(term.kind, index, index + term.tokens);
    index += term.tokens - 1;
  }
  return kinds;
}

interface Around {
  accepted: readonly (TermKind | null)[];
  terms: TermIndex;
}

function whyAsked(tokens: readonly Token[], index: number, around: Around): FoundName['why'] | null {
  const token = tokens[index];
  if (token === undefined) return null;
  const written = caseOf(token);
  if (hasSeveralAlphabets(token.text)) return 'letters';
  if (written === 'lower') return isLowerName(tokens, index, around) ? 'person' : null;
  if (spacedOut(tokens, index)) return 'unknown';
  const kind = around.accepted[index] ?? null;
  if (kind !== null) return isCertainlyPerson(tokens, index, kind) ? 'person' : null;
  if (afterCouncillor(tokens, index, around.terms)) return null;
  if (isCutName(tokens, index)) return 'unknown';
  if (written === 'capitals' && token.text.length === 1) return isInitial(tokens, index) ? 'initial' : null;
  if (written === 'capitals') return whyCapitals(tokens, index);
  if (written === 'mixed') return isShortForm(token) ? null : 'unknown';
  if (isTitled(tokens, index)) return 'titled';
  if (namesOfNobody.has(bare(token)) || namesOfNobody.has(token.text))
    return isCertainlyPerson(tokens, index, 'place') && !isDay(token) ? 'person' : null;
  if (monthsThatAreNames.has(bare(token))) return isMonth(tokens, index) ? null : 'word-name';
  if (namesSeldomWords.has(token.lower)) return 'unknown';
  if (namesOftenWords.has(token.lower))
    return isWordName(tokens, index) ? 'word-name' : whyKnown(tokens, index);
  // 'Pre-election', 'Co-produced'
  if (beginsCompound.test(token.lower) && lastOfCut(tokens, index) > index) return null;
  if (!isEnglish(withoutEnding(token))) return isPartOfShortForm(tokens, index) ? null : 'unknown';
  return whyKnown(tokens, index);
}

/** Signs that cut a word in two, and that people put into a name so that nobody finds it. */
const cuts = /^[-._·|+~*]$/;
/** What begins one: 'Vice-chair', 'Step-mum', 'Ex-pupil'. */
const beginsCompound =
  /^(?:vice|ex|step|co|pre|post|non|half|grand|great|god|foster|multi|pan|anti|under|over|sub|self|semi|mid|in|on|off|out|up|re|un|de|bi|tri|inter|intra|cross|counter|well|full|part|long|short|high|low|first|second|third|two|three|four|five|six|one|all|any|north|south|east|west|e|t|x)$/;
/** What ends a compound: 'Drop-in', 'Co-op', 'Carer-led', 'Half-term'. */
const endsCompound =
  /^(?:in|up|off|out|on|down|by|over|to|op|ed|led|set|run|free|wide|time|life|care|term|day|week|year|month|side|line|like|made|paid|only|based|school|born|old|ups|ins|offs|outs|end|long|page|well|one|work|house|hand|fed|size|test|bank|site|date|safe|go)$/;

/**
 * 'Con-nor', 'Jay-den': English pieces that are no English word together. What the dictionary knows with a capital alone is
 * a name; of the rest, what does as a person does, or stands in the run of a sentence where a compound has no capital.
 */
function isCutName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || token.possessive || token.glued || !/^\p{Lu}\p{Ll}*$/u.test(token.text))
    return false;
  const last = lastOfCut(tokens, index);
  if (last === index) return false;
  const pieces: string[] = [];
  for (let at = index; at <= last; at += 2) pieces.push(tokens[at]?.lower ?? '');
  const joined = pieces.join('');
  if (joined.length < 3 || joined.length > longestWord) return false;
  // 'C-o-n-n-o-r': nobody writes a word like that.
  if (pieces.length > 3 && pieces.every((piece) => piece.length === 1)) return true;
  if (namesSeldomWords.has(joined)) return true;
  if (isEnglish(joined)) return false;
  if (isProperName(joined)) return true;
  const end = pieces.at(-1) ?? '';
  if (joined.length > 10 || end.length > 5 || endsCompound.test(end)) return false;
  if (beginsCompound.test(token.lower)) return false;
  const verb = verbAfter(tokens, last);
  return (
    ageAfter(tokens, last) ||
    (verb !== null && (isSpoken(tokens[verb]) || onlyPeople.has(tokens[verb]?.lower ?? ''))) ||
    tokens[last]?.possessive === true ||
    (tokens[index + 1]?.text === '-' && !token.first)
  );
}

/** Pieces in small letters, each right after a sign that is right after the one before; a line may end in between. */
function lastOfCut(tokens: readonly Token[], index: number): number {
  let last = index;
  while (last < index + 24) {
    const [sign, piece] = [tokens[last + 1], tokens[last + 2]];
    if (!sign?.glued || !cuts.test(sign.text) || piece === undefined || caseOf(piece) !== 'lower') break;
    if (!piece.glued && !(piece.newLine && sign.text === '-')) break;
    last += 2;
  }
  return last;
}

const bare = (token: Token) => (token.possessive ? token.text.slice(0, -2) : token.text);
const withoutEnding = (token: Token) => bare(token).replace(/[’']$/, '');

const days =
  /^(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)days?|January|February|March|July|September|October|November|December|Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Christmas|Easter|Lent|Advent|Eid|Ramadan|Diwali|Hanukkah|Passover|Halloween)$/;
const isDay = (token: Token) => days.test(bare(token));

/** A known English word is a name after 'Mr' and after 'called', and when it ends what may be a home or a school. */
function whyKnown(tokens: readonly Token[], index: number): FoundName['why'] | null {
  const token = tokens[index];
  if (token === undefined || caseOf(token) !== 'capital') return null;
  if (isIntroduced(tokens, index)) return 'person';
  if (isNameOfFamily(tokens, index)) return 'person';
  return beginsHome(tokens, index) ? 'home' : null;
}

/** 'Mr Green', 'Dr. Long': whatever word it is. */
function isTitled(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined || caseOf(token) !== 'capital') return false;
  const before = wordBefore(tokens, index);
  if (before !== null && titles.has(before.lower) && caseOf(before) === 'capital') return true;
  const dotted = tokens[index - 1]?.text === '.' ? tokens[index - 2] : undefined;
  return dotted !== undefined && titles.has(dotted.lower) && caseOf(dotted) === 'capital';
}

/** 'a boy called Bear', 'known as Spud', 'who goes by “Bear”': whatever stands there is a name. */
function isIntroduced(tokens: readonly Token[], index: number): boolean {
  if (tokens[index]?.newLine) return false;
  const at = /^[‘“"']$/.test(tokens[index - 1]?.text ?? '') ? index - 1 : index;
  const [two, one] = [tokens[at - 2]?.lower ?? '', tokens[at - 1]?.lower ?? ''];
  if (/^(?:called|named|nicknamed)$/.test(one)) return at < index || !tokens[index]?.first;
  if (/^(?:him|her|them|himself|herself|themselves|themself)$/.test(one))
    return /^call(?:s|ed|ing)?$/.test(two);
  if (one === 'by') return /^(?:goes|go|went|going)$/.test(two) && isOfPerson(tokens, at);
  return one === 'as' && two === 'known' && isOfPerson(tokens, at);
}

/** 'the scheme known as Spring' is no person: somebody must stand close before. */
const isOfPerson = (tokens: readonly Token[], index: number) =>
  tokens
    .slice(Math.max(0, index - 8), index)
    .some(({ lower }) =>
      /^(?:he|she|they|who|person|boy|girl|child|lad|man|woman|teenager|sibling|brother|sister|son|daughter|leaver|pupil|student)$/.test(
        lower,
      ),
    );

/** 'the Smith siblings', 'the two Baker brothers': a surname that is a word. */
const isNameOfFamily = (tokens: readonly Token[], index: number) =>
  surnamesThatAreWords.has(tokens[index]?.lower ?? '') &&
  /^(?:siblings?|twins|triplets|brothers?|sisters?|family|boys|girls|children|household)$/.test(
    wordAfter(tokens, index)?.lower ?? '',
  ) &&
  wordAfter(tokens, index)?.text === wordAfter(tokens, index)?.lower;

const titles = new Set('mr mrs ms miss mx dr doctor master'.split(' '));
const councillor = new Set(
  'councillor cllr alderman alderwoman mayor lord lady baroness sir dame'.split(' '),
);

/** 'Councillor A Example', and in 'Councillors A, B and C' whoever is a known member: a councillor's name is public. */
function afterCouncillor(tokens: readonly Token[], index: number, terms: TermIndex): boolean {
  for (let at = index - 1, steps = 0; at >= 0 && steps < 4; at -= 1, steps += 1) {
    const token = tokens[at];
    if (token === undefined || token.newLine) {
      return token !== undefined && councillor.has(token.lower) && caseOf(token) === 'capital';
    }
    if (token.text === '.') continue;
    if (token.kind !== 'word') break;
    if (councillor.has(token.lower) && caseOf(token) !== 'lower') return true;
    if (/^(?:councillors|cllrs)$/.test(token.lower)) return steps < 2;
    if (caseOf(token) === 'lower') break;
  }
  return terms.surnames.has(tokens[index]?.lower ?? '') && inCouncillors(tokens, index);
}

function inCouncillors(tokens: readonly Token[], index: number): boolean {
  for (let at = index - 1; at >= Math.max(0, index - 60); at -= 1) {
    const token = tokens[at];
    if (token === undefined || token.text === '.' || token.newLine) return false;
    if (/^(?:councillors|cllrs)$/.test(token.lower)) return true;
  }
  return false;
}

// ---- what shows a person ----

/** ', 17,' · ' (16) has' · ', aged 14' · 'aged 14' right after a name. @returns whether it is certain of any word at all. */
function ageAfter(tokens: readonly Token[], index: number): boolean {
  let at = index + 1;
  const sign = tokens[at];
  const opened = sign?.text === ',' || sign?.text === '(' || sign?.text === '–';
  if (opened) at += 1;
  while (/^(?:aged?|now|just|only|is|was|who|turned|nearly|almost)$/.test(tokens[at]?.lower ?? '')) at += 1;
  const said = tokens[at - 1]?.lower ?? '';
  if (!isAge(tokens[at])) return false;
  if (/^(?:aged?|turned)$/.test(said)) return true;
  if (!opened) return false;
  const after = tokens[at + 1];
  if (after?.text === '(' || after === undefined) return false;
  if (after.text === ',' || after.text === ')' || after.text === '–') {
    const next = tokens[at + 2];
    if (sign?.text === '(' && next !== undefined && next.text === ',') return false;
    return (
      next !== undefined &&
      next.kind === 'word' &&
      caseOf(next) === 'lower' &&
      !next.newLine &&
      next.lower !== 'and'
    );
  }
  return /^(?:years?|yrs?|yo)$/.test(after.lower);
}

const ages = /^(?:[1-9]|1\d|2[0-5])$/;
const agesInWords = new Set(
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  ),
);
const isAge = (token: Token | undefined) =>
  token !== undefined && (ages.test(token.text) || agesInWords.has(token.lower));

/** Person context beats acceptance: 'Alton, 14, was excluded' with Alton an accepted place. */
function isCertainlyPerson(tokens: readonly Token[], index: number, kind: TermKind): boolean {
  const token = tokens[index];
  if (token === undefined || caseOf(token) === 'lower' || caseOf(token) === 'none') return false;
  if (kind === 'member' || kind === 'officer' || kind === 'name') return false;
  const before = wordBefore(tokens, index);
  if (before !== null && introduces.has(before.lower) && caseOf(before) === 'lower' && !isPlaceOf(before))
    return true;
  if (isOfYoungPerson(tokens, index)) return true;
  if (ageAfter(tokens, index)) return true;
  const next = tokens[index + 1];
  if (token.possessive && next?.kind === 'word' && personal.has(next.lower)) return true;
  if (kind !== 'place') return false;
  const verb = verbAfter(tokens, index);
  if (verb === null) return false;
  const said = tokens[verb]?.lower ?? '';
  const then = tokens[verb + 1]?.lower ?? '';
  return (
    onlyPeople.has(said) ||
    (/^(?:is|was|were|been|has|had|got)$/.test(said) &&
      (happensTo.has(then) || (happensTo.has(tokens[verb + 2]?.lower ?? '') && then === 'been')))
  );
}

const personal = new Set(
  'mum mums mother dad father parents brother sister carer carers foster nan birthday bedroom boyfriend girlfriend adhd autism baby'.split(
    ' ',
  ),
);
const onlyPeople = new Set(
  'lives likes loves loved hates misses missed cried enjoys enjoyed sleeps plays lived felt feels wants wanted graduated'.split(
    ' ',
  ),
);
const isPlaceOf = ({ lower }: Token) => lower === 'child' || lower === 'pupil';

/** 'the young person Alton', 'care leaver Alton'. */
function isOfYoungPerson(tokens: readonly Token[], index: number): boolean {
  const [one, two] = [tokens[index - 2]?.lower, tokens[index - 1]?.lower];
  return (
    (one === 'young' && /^(?:person|man|woman|mother|father|lad)$/.test(two ?? '')) ||
    (one === 'care' && two === 'leaver')
  );
}

/** What a person says, does or goes through stands right after the name, or a word for a child before it. */
function isSurelyPerson(
  tokens: readonly Token[],
  index: number,
  last: number,
  why: FoundName['why'],
): boolean {
  if (why === 'person' || why === 'titled' || why === 'initial') return true;
  if (isCertainlyPerson(tokens, index, 'place') || ageAfter(tokens, last)) return true;
  const verb = verbAfter(tokens, last);
  if (verb !== null && (isSpoken(tokens[verb]) || isOfOne(tokens, last))) return true;
  const before = wordBefore(tokens, index);
  return before !== null && /^(?:told|asked|helped|met|supported|saw|visited)$/.test(before.lower);
}

// ---- names that are words ----

const prepositions = new Set(
  'in by from since until till to of for during after before through throughout between early late mid last next this each every and or on at end start beginning following the end a'.split(
    ' ',
  ),
);
const otherMonths = new Set(
  'january february march april may june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec'.split(
    ' ',
  ),
);

/** A month unless it does what a person does: a preposition, a number or another month stands beside it. */
function isMonth(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = tokens[index - 1];
  const after = tokens[index + 1];
  if (token === undefined) return true;
  if (after?.text === '(' && ageAfter(tokens, index)) return false;
  if (isNear(before) || isNear(after)) return true;
  if (before !== undefined && !token.newLine && otherMonths.has(before.lower)) return true;
  if (
    after !== undefined &&
    (otherMonths.has(after.lower) ||
      (/^[-–/,]$/.test(after.text) &&
        (otherMonths.has(tokens[index + 2]?.lower ?? '') || tokens[index + 2]?.kind === 'number')))
  ) {
    if (!ageAfter(tokens, index)) return true;
  }
  if (after?.lower === 'and' && otherMonths.has(tokens[index + 2]?.lower ?? '')) return true;
  if (/^[-–/,]$/.test(before?.text ?? '') && otherMonths.has(tokens[index - 2]?.lower ?? '')) return true;
  if (before !== undefined && !token.newLine && prepositions.has(before.lower)) {
    // 'in June', but 'after June told us', and 'the carers of June': a verb after it shows a person.
    const verb = verbAfter(tokens, index);
    return (
      !(token.possessive && ownMatters.has(after?.lower ?? '')) &&
      !(verb !== null && isSpoken(tokens[verb]) && !/^(?:the|this|last|next|in|since|by)$/.test(before.lower))
    );
  }
  if (token.first && verbAfter(tokens, index) === null && !token.possessive && after?.text !== ',')
    return true;
  if (before === undefined && after === undefined) return true;
  // 'The pre-election period is April.'
  return (
    !token.first &&
    !token.possessive &&
    verbAfter(tokens, index) === null &&
    (after === undefined || /^[.;)]$/.test(after.text)) &&
    !/^(?:with|told|asked|helped|met|called|named|saw|supported)$/.test(before?.lower ?? '')
  );
}

const isNear = (token: Token | undefined) =>
  token?.kind === 'number' || (token?.glued === true && /^(?:st|nd|rd|th)$/.test(token.lower));
const isSpoken = (token: Token | undefined) =>
  /^(?:told|said|says|asked|moved|lives|lived|wants|wanted|likes|loves|feels|felt|got|passed|went|joined|became|left|met|showed|thanked|hugged|played|cooked|sang|helped|chose|wrote|drew|cried|laughed|smiled|ate|slept|spoke|talked|explained|described|enjoyed|liked)$/.test(
    token?.lower ?? '',
  );

/** 'Olive’s carers', 'Olive’s special guardians', 'Autumn’s placement'; not 'Summer’s home visits'. */
function ownsWhatOnlyPeopleDo(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  if (next?.kind !== 'word' || next.newLine) return false;
  const family =
    /^(?:special|foster|birth|key|former|new|old|older|younger|little|big|late|half|step|twin|adoptive|previous)$/.test(
      next.lower,
    ) && tokens[index + 2]?.newLine === false
      ? tokens[index + 2]?.lower
      : next.lower;
  if (seasons.has(tokens[index]?.lower ?? ''))
    return personal.has(family ?? '') || /^(?:placement|adoption|adopters|guardians?)$/.test(family ?? '');
  return ownMatters.has(family ?? '') || /^(?:guardians?|adopters|placement|workers?)$/.test(family ?? '');
}

const determiners = new Set(
  'the a an this that these those each every no some any our their your its'.split(' '),
);
const seasons = new Set('summer autumn winter spring'.split(' '));

function isWordName(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (token === undefined) return false;
  if (ageAfter(tokens, index)) return true;
  const before = wordBefore(tokens, index);
  if (before !== null && introduces.has(before.lower) && caseOf(before) === 'lower') return true;
  if (isOfYoungPerson(tokens, index)) return true;
  if (token.possessive && ownsWhatOnlyPeopleDo(tokens, index)) return true;
  // Nobody is 'the Grant' or 'each Star'; in 'said that Will can stay' the word before joins two clauses.
  const joins = before?.lower === 'that' && verbAfter(tokens, index) !== null;
  if (before !== null && determiners.has(before.lower) && !joins) return false;
  const run = runAround(tokens, index);
  if (run.from === index && run.to === index)
    return token.first ? isSubject(tokens, index) : !isMentioned(tokens, index);
  return isNameWithin(tokens, index, run);
}

/** A season in the run of a sentence, a colour of a rating: written with a capital, and still the word. */
function isMentioned(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const before = wordBefore(tokens, index);
  if (token === undefined) return false;
  if (seasons.has(token.lower)) {
    if (
      before !== null &&
      /^(?:in|this|last|next|the|by|of|during|since|until|from|and|to|for|a|late|early|each|every|before|after)$/.test(
        before.lower,
      )
    ) {
      const verb = verbAfter(tokens, index);
      return (
        !(verb !== null && isSpoken(tokens[verb])) ||
        /^(?:this|last|next|the|in|during|each|every)$/.test(before.lower)
      );
    }
    return tokens[index + 1]?.kind === 'number';
  }
  if (/^(?:red|amber|green|gold|silver|bronze|blue|grey)$/.test(token.lower)) return isRating(tokens, index);
  return false;
}

function isRating(tokens: readonly Token[], index: number): boolean {
  for (let at = Math.max(0, index - 8); at <= index + 8; at += 1) {
    if (
      at !== index &&
      /^(?:rag|red|amber|green|rated|rating|bronze|gold|silver|award|awards|pack|packs|level|target|status)$/.test(
        tokens[at]?.lower ?? '',
      )
    )
      return true;
  }
  return false;
}

/** The line begins with the word, a colon follows it, and then small letters; not 'Amber: on track', 'April: the survey'. */
function beginsNote(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const then = tokens[index + 2];
  if (token === undefined || then?.kind !== 'word' || then.newLine || caseOf(then) !== 'lower') return false;
  const begins =
    token.newLine || (/^[-–•*]$/.test(tokens[index - 1]?.text ?? '') && tokens[index - 1]?.newLine);
  if (!begins || seasons.has(token.lower) || isAdverbial(token)) return false;
  return !/^(?:red|amber|green|gold|silver|bronze|blue|grey|bill|art|mark|grant|law|star|chance|price|court|case|power|royal|major|unity|justice|treasure|note|key|sport|guy)$/.test(
    token.lower,
  );
}

/** 'Case study: Hope', 'Story of Grace': what such a title ends with is somebody. */
function endsStoryOf(tokens: readonly Token[], index: number): boolean {
  const after = tokens[index + 1];
  if (after !== undefined && !after.newLine && after.text !== '.') return false;
  const sign = tokens[index - 1];
  if (sign === undefined || !/^(?::|–|-|of|about|from)$/.test(sign.lower)) return false;
  return /^(?:study|story|profile|portrait|update|spotlight|interview|letter|poem)$/.test(
    tokens[index - 2]?.lower ?? '',
  );
}

/** 'Hope B moved', 'Hope O. spoke': an initial stands for the surname. @returns where the name ends. */
function withInitial(tokens: readonly Token[], index: number): number {
  const letter = tokens[index + 1];
  if (letter?.kind !== 'word' || letter.newLine || !/^[B-HJ-Z]$/.test(letter.text)) return index;
  const dot = tokens[index + 2];
  return dot?.text === '.' && dot.glued ? index + 2 : index + 1;
}

/** At a sentence's start: before a finite verb, a comma or 'and'. */
function isSubject(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  if (endsStoryOf(tokens, index)) return true;
  const last = withInitial(tokens, index);
  if (last > index) return verbAfter(tokens, last) !== null;
  const next = tokens[index + 1];
  if (token === undefined || next === undefined || next.newLine) return false;
  // '- Grace: tenancy signed': the beginning of a note of each.
  if (next.text === ':' && next.glued && beginsNote(tokens, index)) return true;
  if (
    seasons.has(token.lower) &&
    (next.text === ',' || next.lower === 'and' || next.lower === 'to') &&
    nearSeason(tokens, index)
  )
    return false;
  if (next.text === ',') return tokens[index + 2] !== undefined && !isAdverbial(token);
  if (next.lower === 'and' || next.lower === 'or') {
    const other = tokens[index + 2];
    return (
      other !== undefined &&
      (caseOf(other) === 'capital' || /^(?:his|her|their|the|a|two|one|another)$/.test(other.lower))
    );
  }
  const verb = verbAfter(tokens, index);
  if (verb === null) return false;
  // 'Will the rota change?' and 'Will you …?' have no verb here; 'Can did' is nobody's sentence either.
  return !(
    isRating(tokens, index) &&
    /^(?:is|means|was|are)$/.test(tokens[verb]?.lower ?? '') &&
    /^(?:red|amber|green|gold|silver|blue)$/.test(token.lower)
  );
}

const isAdverbial = ({ lower }: Token) =>
  /^(?:long|even|early|can|will|said|given|ever|north|east|west|page|story|my)$/.test(lower);

const nearSeason = (tokens: readonly Token[], index: number) =>
  tokens.slice(index + 1, index + 5).some(({ lower }) => seasons.has(lower));

/** Capital words side by side: 'Foster Carer Forum'. A day, a month and the first word of a sentence belong to none. */
function runAround(tokens: readonly Token[], index: number): { from: number; to: number } {
  let from = index;
  let to = index;
  while (from > 0 && from > index - 6 && tokens[from]?.newLine === false && isPhraseWord(tokens[from - 1])) {
    const before = tokens[from - 1];
    if (
      before?.first &&
      isEnglish(before.lower) &&
      !namesOftenWords.has(before.lower) &&
      !isHeadingNoun(before)
    )
      break;
    from -= 1;
  }
  while (
    to < index + 6 &&
    isPhraseWord(tokens[to + 1]) &&
    tokens[to + 1]?.newLine === false &&
    !tokens[to]?.possessive
  )
    to += 1;
  return { from, to };
}

/** A noun that begins a title rather than a sentence: 'Support Grant', not 'When Grace'. */
const isHeadingNoun = ({ lower }: Token) =>
  /^(?:project|support|pupil|children|young|care|local|family|foster|star|service|housing|education|health|youth|early|annual|national|social|community|mental)$/.test(
    lower,
  );

const isPhraseWord = (token: Token | undefined) =>
  token !== undefined &&
  caseOf(token) === 'capital' &&
  !isDay(token) &&
  !namesOfNobody.has(bare(token)) &&
  !monthsThatAreNames.has(bare(token));

/** 'Grace Smith' and 'Lily-Rose' are people; 'Hope Centre' is not, unless it does what only people do. */
function isNameWithin(
  tokens: readonly Token[],
  index: number,
  { from, to }: { from: number; to: number },
): boolean {
  const next = tokens[index + 1];
  if (index < to && next !== undefined) {
    if (next.text !== '-' && index === from) {
      if (surnamesThatAreWords.has(next.lower) && to === index + 1 && !isThing(next)) return true;
      if (!isEnglish(next.lower) || namesSeldomWords.has(next.lower)) return true;
    }
    if (ageAfter(tokens, to)) return true;
    return false;
  }
  if (tokens[index + 1]?.text === '-' && caseOf(tokens[index + 2] ?? blankToken) === 'capital') return true;
  // The last of the phrase: 'Support Grant was'. Its first word tells what it is.
  const head = tokens[from];
  if (head !== undefined && (namesSeldomWords.has(head.lower) || !isEnglish(head.lower))) return true;
  return false;
}

const isThing = ({ lower }: Token) =>
  /^(?:court|hall|house|park|field|fields|church|bank|banks|road|street|ward|place|board|group|centre|school|law|trust|page|price|gold|long|short|brook|north|west|church|parish|hill|green|wood|woods|stone|lake|bush|forest|temple|castle|tower|shore|vale|oaks|steel|power)$/.test(
    lower,
  );

const blankToken: Token = {
  kind: 'sign',
  text: '',
  lower: '',
  possessive: false,
  start: 0,
  end: 0,
  glued: false,
  newLine: false,
  first: false,
};

// ---- other ways of writing a name ----

function whyCapitals(tokens: readonly Token[], index: number): FoundName['why'] | null {
  const token = tokens[index];
  if (token === undefined) return null;
  const word = bare(token);
  if (everybodyKnows.has(word) || word in knownAcronyms || word.length > longestWord) return null;
  const lower = word.toLowerCase();
  const person =
    ageAfter(tokens, index) ||
    verbAfter(tokens, index) !== null ||
    (token.possessive && ownMatters.has(tokens[index + 1]?.lower ?? ''));
  // 'TJ told us' is somebody; 'PA told us' is a post, and 'SW is' could be any other short form.
  if (word.length === 2) return isCalledByLetters(tokens, index) ? 'initial' : null;
  if (namesOftenWords.has(lower))
    return ageAfter(tokens, index) || goesThrough(tokens, index) ? 'word-name' : null;
  if (namesSeldomWords.has(lower))
    return person || word.length > 4 || shouts(tokens, index) ? 'unknown' : null;
  if (isEnglish(lower) || namesOfNobody.has(word) || namesOfNobody.has(titled(word))) return null;
  if (/^(?=[IVXLC]{2,})X{0,3}(?:IX|IV|V?I{0,3}|XL|L?X{0,3})$/.test(word)) return null;
  if (isOpened(tokens, index)) return null;
  if (person || shouts(tokens, index)) return 'unknown';
  // 'UASC' is no word that could be said; 'JAYDEN' is. Shorter ones are the acronym check's.
  return word.length >= 5 && /[AEIOUY]/.test(word) && !/[^AEIOUY]{4}/.test(word) ? 'unknown' : null;
}

/** 'HOPE WAS PLACED', 'GRACE HAS BEEN ADOPTED' */
function goesThrough(tokens: readonly Token[], index: number): boolean {
  const verb = verbAfter(tokens, index);
  if (verb === null || !/^(?:is|was|has|had|got)$/.test(tokens[verb]?.lower ?? '')) return false;
  const then = tokens[verb + 1]?.lower ?? '';
  return happensTo.has(then) || (then === 'been' && happensTo.has(tokens[verb + 2]?.lower ?? ''));
}

/** Two letters that nobody knows as a short form, and that say, do or go through what only a person does. */
function isCalledByLetters(tokens: readonly Token[], index: number): boolean {
  const before = wordBefore(tokens, index);
  if (before !== null && determiners.has(before.lower)) return false;
  if (ageAfter(tokens, index)) return true;
  const verb = verbAfter(tokens, index);
  if (verb === null) return false;
  if (isSpoken(tokens[verb]) || onlyPeople.has(tokens[verb]?.lower ?? '')) return true;
  return (
    isOfOne(tokens, index) || /^(?:now|still|back|doing|happy|settled)$/.test(tokens[verb + 1]?.lower ?? '')
  );
}

const titled = (word: string) => word.charAt(0) + word.slice(1).toLowerCase();

/** Its neighbours are capitals too: a line that shouts, where an acronym cannot be told from a name. */
const shouts = (tokens: readonly Token[], index: number) =>
  [tokens[index - 1], tokens[index + 1]].some(
    (beside) =>
      beside !== undefined &&
      caseOf(beside) === 'capitals' &&
      beside.text.length > 3 &&
      isEnglish(beside.lower),
  );

const isOpened = (tokens: readonly Token[], index: number) =>
  tokens[index - 1]?.text === '(' || tokens[index + 1]?.text === '(';

/** 'DfE', 'PEPs', 'iPad', 'WSoA': at most two small letters in a row at the end of capitals. */
function isShortForm(token: Token): boolean {
  const word = bare(token);
  if (word in knownAcronyms || everybodyKnows.has(word) || namesOfNobody.has(word)) return true;
  if (/^\p{Lu}{2,}s$/u.test(word)) return true;
  if (word.length <= 5 && /^\p{Lu}[\p{Ll}]?\p{Lu}+\p{Ll}?$/u.test(word)) return true;
  return /^\p{Ll}/u.test(word) ? isEnglish(word) || word.length < 7 : false;
}

/** 'e.g', 'Cllr', roman numerals and single letters are no names. */
const isPartOfShortForm = (tokens: readonly Token[], index: number) =>
  tokens[index + 1]?.glued === true &&
  tokens[index + 1]?.kind === 'number' &&
  (tokens[index]?.text.length ?? 0) < 3;

/** 'J. Smith moved', 'J Smith': a letter and a capital word; 'Appendix A Summary' and 'Plan B' are none. */
function isInitial(tokens: readonly Token[], index: number): boolean {
  const dotted = tokens[index + 1]?.text === '.' && tokens[index + 1]?.glued === true;
  const next = tokens[index + (dotted ? 2 : 1)];
  const before = wordBefore(tokens, index);
  if (next === undefined || next.newLine || caseOf(next) !== 'capital') return false;
  if (before !== null && (councillor.has(before.lower) || /^(?:councillors|cllrs)$/.test(before.lower)))
    return false;
  if (
    before !== null &&
    /^(?:appendix|annex|part|plan|option|group|schedule|table|class|type|vitamin|hepatitis|block|tier|band|room|level|form|phase|section|category|grade|model|route|site|item|point|question|of|and|&)$/.test(
      before.lower,
    )
  )
    return false;
  if (tokens[index]?.text === 'I' || (tokens[index]?.text === 'A' && !dotted)) return false;
  if (tokens[index - 1]?.glued || tokens[index]?.glued) return false;
  if (dotted) return next.glued || isSurname(next) || verbAfter(tokens, index + 2) !== null;
  return (
    isSurname(next) &&
    (verbAfter(tokens, index + 1) !== null || next.possessive || ageAfter(tokens, index + 1))
  );
}

const isSurname = (token: Token) =>
  surnamesThatAreWords.has(token.lower) || !isEnglish(token.lower) || namesSeldomWords.has(token.lower);

/** 'J o r d a n' */
function spacedOut(tokens: readonly Token[], index: number): boolean {
  let at = index;
  while (tokens[at]?.kind === 'word' && tokens[at]?.text.length === 1 && at < index + 30) at += 1;
  return at - index >= 4;
}

/** 'jayden moved', 'a boy called tyrell': no English word, and what only a person does. */
function isLowerName(tokens: readonly Token[], index: number, { accepted }: Around): boolean {
  const token = tokens[index];
  if (token === undefined || accepted[index] !== null) return false;
  const { lower } = token;
  if (
    lower.length < 3 ||
    lower.length > 20 ||
    token.glued ||
    (tokens[index + 1]?.glued && /[./@_]/.test(tokens[index + 1]?.text ?? ''))
  )
    return false;
  const introduced = isIntroduced(tokens, index);
  if (namesSeldomWords.has(lower) && introduced) return true;
  // 'harry smith, 14, moved': words too, and an age right after them.
  const isWordToo =
    namesSeldomWords.has(lower) || namesOftenWords.has(lower) || surnamesThatAreWords.has(lower);
  if (isWordToo && tokens[index + 1]?.text === ',' && ageAfter(tokens, index)) return true;
  if (isEnglish(token.text)) return false;
  if (ageAfter(tokens, index) || introduced) return true;
  const verb = verbAfter(tokens, index);
  return (
    (verb !== null && (isSpoken(tokens[verb]) || isOfOne(tokens, index))) ||
    (token.possessive && personal.has(tokens[index + 1]?.lower ?? ''))
  );
}

/** 'he', 'her', 'his' close after it. */
const isOfOne = (tokens: readonly Token[], index: number) =>
  tokens.slice(index + 1, index + 14).some(({ lower }) => /^(?:he|she|his|her|him)$/.test(lower));

const alphabets = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Armenian}/u,
  /\p{Script=Cherokee}/u,
];
const hasSeveralAlphabets = (word: string) =>
  /[\u0370-\u{1ffff}]/u.test(word) && alphabets.filter((letters) => letters.test(word)).length > 1;

/** '@tia_x' */
function handleAt(tokens: readonly Token[], index: number): Span | null {
  const token = tokens[index];
  const next = tokens[index + 1];
  if (
    token?.text !== '@' ||
    (token.glued && tokens[index - 1]?.kind !== 'sign') ||
    next === undefined ||
    !next.glued ||
    next.kind === 'sign'
  )
    return null;
  let at = index + 1;
  while (
    tokens[at + 1]?.glued &&
    (tokens[at + 1]?.kind !== 'sign' || /[_.]/.test(tokens[at + 1]?.text ?? '')) &&
    at < index + 12
  )
    at += 1;
  return { start: token.start, end: tokens[at]?.end ?? next.end };
}

const homes = new Set('house lodge cottage cottages villa manor grange farmhouse mews'.split(' '));
const noHomes = new Set(
  'council town open full white upper lower council guest whole empty our the this that new old opera power commons lords public custom clearing light halfway'.split(
    ' ',
  ),
);

/** 'Oak House': two English words that may name a children's home. */
function beginsHome(tokens: readonly Token[], index: number): boolean {
  const token = tokens[index];
  const next = wordAfter(tokens, index);
  if (token === undefined || next === null || caseOf(next) !== 'capital' || !homes.has(next.lower))
    return false;
  return !noHomes.has(token.lower);
}

// ---- how far a name goes ----

const longestName = 4;

function lastOfName(
  tokens: readonly Token[],
  index: number,
  accepted: readonly (TermKind | null)[],
  why: FoundName['why'],
): number {
  if (why === 'letters') return index;
  const cut = isCutName(tokens, index) ? lastOfCut(tokens, index) : index;
  if (cut > index) return cut;
  if (spacedOut(tokens, index)) {
    let at = index;
    while (tokens[at + 1]?.kind === 'word' && tokens[at + 1]?.text.length === 1) at += 1;
    return at;
  }
  let last = index;
  if (why === 'initial' && tokens[index + 1]?.text === '.') last = index + 1;
  while (last - index < longestName * 2 && !tokens[last]?.possessive) {
    const hyphen =
      tokens[last + 1]?.text === '-' && tokens[last + 1]?.glued === true && tokens[last + 2]?.glued === true;
    const at = last + (hyphen ? 2 : 1);
    const next = tokens[at];
    if (next === undefined || next.newLine || next.kind !== 'word' || accepted[at] !== null) break;
    const written = caseOf(next);
    if (written === 'lower' || written === 'none' || isDay(next)) break;
    if (written === 'capitals' && next.text.length > 1 && caseOf(tokens[index] ?? next) !== 'capitals') break;
    last = at;
    if (last - index >= longestName) break;
  }
  return last;
}
