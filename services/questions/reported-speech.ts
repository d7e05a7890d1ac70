/**
 * A young person's speech in an adult's text, by its shape and not by what it is about: a quotation, first-person words
 * that are not the author's own, or "one of them said …" (domain.md 2.9.15; docs/decisions/0024). It can hold words back for a
 * reader and do nothing else.
 */
import { isPastedWorry } from './word-spotting';

export interface Speech {
  /** From the first letter of the first paragraph that waits to the last of the last, in the text as it was given. */
  start: number;
  end: number;
}

/** Where the words stand: a field for what young people said leaves less doubt whose voice it is. */
export interface SpeechSetting {
  theirVoice: boolean;
}

const one =
  /(?:one|another|two|three|four|five|some|several|many|most|all|both|a few|a couple|a number|each|any|none|\d{1,2}) of (?:them|whom|(?:the|our|these|those|his|her)(?: (?:young|older|younger|little|teenage|new|other|two|three|four))* (?:young people|young men|young women|children|kids|boys|girls|lads|lasses|teenagers|residents|pupils|students|care[- ]leavers|siblings|brothers|sisters|group|YP|CYP|UASC))/
    .source;
const child =
  /(?:young(?:er)? (?:person|man|woman|lady|adult|parent|mum|mother|father|dad)|child|kid|boy|girl|lad|lass|teen(?:ager)?|youngster|youth|baby|toddler|pupil|student|resident|care[- ]leaver|cared[- ]for child|looked[- ]after child|asylum[- ]seeker|UASC|YP|CYP|daughter|son|sibling|sister|brother|twin|(?:\d{1,2}|\w+)[- ]years?[- ]olds?|(?:older|younger|eldest|youngest|oldest)(?: one)?|foster child|member of (?:my voice|the shadow committee))/
    .source;
/** One person, or some of them: what all young people say together is a theme, and is what the field asks for. */
const single = `(?:(?:a|an|one|another|the|this|that|our|his|her|their|each|every|first|second|third|youngest|oldest|eldest|same|other)(?: \\w+(?:-\\w+)*){0,3}? ${child}\\b(?!'s| (?:offer|pathway|panel|plans?|reviews?|services?|teams?|forum|homes?|survey|strategy|protection|policy|hub))|\\b(?:eldest|youngest|oldest)\\b|${one}|(?:one|another|someone|somebody|a (?:few|couple)|several|two|three|four|five|some|both|\\d{1,2})(?: \\w+){0,2}? (?:young (?:people|men|women|adults|parents)|children|kids|boys|girls|lads|teenagers|residents|pupils|students|care[- ]leavers|siblings|brothers|sisters|YP|CYP|UASC))`;
const saysAtAll =
  /(?:said|says?|saying|told|tells?|telling|wrote|writes?|written|writing|asked|asks?|asking|explained|explains?|shared|shares|disclosed|discloses|mentioned|mentions|reported|reports|reporting|described|describes|describing|admitted|admits|revealed|reveals|confided|confides|texted|texts|messaged|emailed|posted|commented|comments|replied|replies|answered|answers|stated|states|claimed|claims|alleged|alleges|complained|complains|whispered|shouted|added|adds|put it|spoke of|spoke about|talked (?:of|about)|talks (?:of|about)|let (?:us|me|slip|it|staff)|made (?:it clear|a comment|comments)|begged|pleaded|insisted|insists|denied|denies|recalled|remembers|remembered|worried aloud|opened up|(?:asks?|asked) not to|(?:feels?|felt|thinks?|thought|believes?|wishes|wished|is (?:scared|afraid|frightened|worried)|was (?:scared|afraid|frightened|worried)))/
    .source;
/** "is asked" and "was reported" are done to somebody. */
const says = `(?:(?<!\\b(?:is|are|was|were|be|been|being|get|gets|got) (?:also |then |always |first )?)${saysAtAll}|(?:saying|telling|writing|asking|reporting|describing))\\b`;
const heardOf =
  /(?:according to|heard from|in (?:his|her|their) (?:own )?words|(?:quote|words|message|comment|letter|note|card|text|poem|drawing|feedback|answer|response|statement|testimony|view)s? (?:from|by|of|read)|(?:his|her) (?:message|note|letter|text|drawing|answer|comment|words|view)|from (?:a|one) (?:\w+ ){0,2}|(?:one|another|a) (?:\w+ )?(?:comment|response|answer|reply|quote|message|card) (?:was|were|simply said|said|says|reads?))/
    .source;
/** Adults who speak in papers; "the manager said" is not a young person's speech. */
const adults =
  /(?:manager|managers|staff|officer|officers|worker|workers|adviser|advisers|advisor|advisors|councillor|councillors|cllr|chair|director|head|heads|teacher|teachers|headteacher|carer|carers|parent|parents|nurse|nurses|doctor|gp|police|inspector|inspectors|ofsted|provider|providers|partner|partners|lead|leads|team|teams|service|services|council|committee|cabinet|board|panel|group|school|schools|home|homes|college|trust|agency|agencies|department|government|report|reports|survey|data|review|iro|iros|cook|chef|deputy|coordinator|practitioner|practitioners|professional|professionals|member|members|employer|employers|landlord|solicitor|consultant|auditor|auditors|minister|mayor|mp|reviewer|author|clerk|virtual school|health)/
    .source;

const re = (source: string, flags = 'i') => new RegExp(source, flags);
const singleSays = re(`\\b${single}\\b[^.!?\\n]{0,60}?\\b${says}`);
const saysSingle = re(`\\b${saysAtAll}\\b[^.!?\\n]{0,20}\\b(?:by )${single}|\\b${says} ${single}`);
const heardFrom = re(`\\b${heardOf}[^.!?\\n]{0,30}(?:\\b${child}\\b|\\b${single}\\b|:)`);
const heard = re(heardOf);
const heardQuote = re(`${heardOf}\\s*[:,]?\\s*$`);
const saysLast = re(`\\b${saysAtAll}\\s*[:–—-]?\\s*$`);
const pronounSays = re(
  `(?:^they|(?:^|[\\s,;:(–—-])s?he)(?: (?:also|then|later|just|has|have|had|quietly|still|even|once|often|never|always|clearly|openly|repeatedly|only|is|was|been|keeps|kept)){0,3} ${says}`,
);
const sentenceStart = `(?:^|[.:;–—] ?)["']?`;
const kin = /(?:s?he|they|his|her|him|i|my|that s?he|there)/.source;
/** "Another said", "Child says", "Told me she", "Jayden said he": nobody is named as the adult who speaks. */
const unnamedSays = re(
  `${sentenceStart}(?:(?:another|one|someone|somebody)(?: (?:at|in|from|on|else|who)(?: [\\w-]+){1,4}?)?(?: also| then)?|${child}) ${says}` +
    `|${sentenceStart}${says} (?:me |us |staff |them |the \\w+ )?(?:that )?${kin}\\b`,
);
const nameSays = new RegExp(
  `(?:^|[,;] )(?!(?:The|This|That|It|Ofsted|Council|Cabinet|Parliament)\\b)[A-Z][\\p{L}'-]+ (?:has |had |then |also )?${says} (?:us |me |staff )?(?:that )?${kin}\\b`,
  'u',
);
const ownWords =
  /\bin (?:his|her) (?:own )?words\b|\b(?:his|her) (?:message|note|letter|text|drawing|answer|comment|words)s? (?:reads?|said|says|was|were|is|are)\b/i;
const adultBefore = re(`\\b${adults}\\b`);
const adultSays = re(
  `\\b(?:${adults})\\b(?: (?:who|on|for|of|in|at|and|the|a|then|also|has|have|had|here|there|\\w+s?)){0,4} ${says}`,
);
const aboutOne = re(`\\b${single}\\b|\\b(?:s?he|him|her|his)\\b`);
const saysAnything = re(`\\b${says}`);
const anyChild = re(`\\b${child}s?\\b|\\b(?:young people|children|${one})\\b|\\bmy voice\\b`);

/** Ways of writing that are a young person's keyboard, not a report's. */
const typedSo =
  /(?:^|[\s"“‘'(,;:])(?:i|im|i'm|ive|i've|id|i'd|ill|i'll)(?=[\s,.!?;:]|$)|\b(?:dont|cant|wont|didnt|doesnt|isnt|wasnt|wanna|gonna|gotta|cuz|coz|bcos|idk|tbh|plz|pls|u r|mum'?s bf|dunno)\b/;
const relation =
  /\b(?:my|our) (?:own |new |old |real |foster |step[- ]?|birth |big |little |older |younger |baby |key |best |ex[- ]?|night )*(?:carers?|mum|mam|mom|mummy|dad|daddy|parents?|mother|father|brothers?|sisters?|siblings?|family|uncle|aunt|auntie|nan|nana|gran|grandma|grandad|grandparents|cousins?|boyfriend|girlfriend|partner|friends?|mates?|school|teachers?|college|social worker|worker|keyworker|pa|adviser|advisor|placement|home|house|flat|room|bedroom|bed|phone|stuff|things|clothes|life|body|arms?|legs?|wrists?|head|review|contact|baby|son|daughter|kids?|pocket money|independent visitor|advocate|counsellor)\b/i;
const me = /\b(?:I|I'm|I've|I'd|I'll|me|my|mine|myself)\b/;
const meAnyCase = /\b(?:i|i'm|i've|i'd|i'll|im|ive|me|my|mine|myself|us|we)\b/i;
/** What an officer or a councillor writes of themselves. */
const authorsOwn =
  /\bI(?:'ve| have| had| also| then| would| will| can| could| did|'d|'ll| am|'m| was| do| not| still| now| only| just| should| shall| cannot| can't| don't| didn't| haven't| won't| couldn't| hadn't)*\s?(?:met|meet|visited|visit|saw|see|seen|spoke|speak|talked|asked|ask|attended|attend|joined|chaired|wrote|write|sent|send|read|reviewed|review|looked|look|noted|note|noticed|observed|recommend|recommended|suggest|suggested|propose|understand|understood|agree|agreed|thank|thanked|welcome|welcomed|believe|hope|hoped|expect|arranged|arrange|raised|raise|took part|take part|impressed|pleased|grateful|delighted|shown|told by|given|invited|informed|struck|reassured|satisfied|confident|aware|conscious|mindful|certain|happy to|asked by|toured|arrived|sat|heard|(?:last )?came|come|went|been|called|rang|accept|accepted|expecting|counted|like to (?:thank|see|know|suggest|ask)|think|thought|felt (?:that|the|it|we|there|very|welcome)|feel (?:that|the|it|we|there)|discuss|discussed|checked|check|followed|follow|circulated|completed|complete|prepared|presented|report|reported|confirm|confirmed|trained|led|lead|manage|managed|away|on leave|off|back|unable|able|unwell|sorry|new|waiting|working|due|late|need|needed|intend|plan|planned|aim|wonder|suspect|know|support|trust|forgot|missed|moved|added|changed|corrected|updated|attached|uploaded|made|got (?:the|a|an|to|no|two|three|figures|there)|gave|started|used|use|put|get|give|make|finish|finished|have (?:the|no|two|three|asked)|found|left the)\b/;
/** "me" and "my" of a visitor: "the manager showed me round", "my visit". */
const visitorsMe =
  /\b(?:showed|shown|told|met|gave|walked|took|invited|offered|sent|let|asked|welcomed|reminded|struck|made|to|with|for|by|of|and|from) me\b|\bmy (?:visit|colleagues?|team|report|ward|portfolio|role|notes?|view|thanks|opinion|service|deputy|manager|visits|questions?|last|previous|fellow|post|teams|staff|predecessor|voice)\b/gi;

const quotation =
  /["“„«]([^"“”„«»\n]{2,2000}?)(?:["”“»]|$)|(?:^|[\s(:,–—-])[‘']([^\n]{4,300}?)[’'](?=[\s).,;:!?–—-]|$)/gm;
const voiceInQuote =
  /\b(?:i|i'm|im|i've|ive|i'd|me|my|mine|myself|we|we're|us|our|you|your|he|him|his|she|her|they|them|nobody|no ?one|everyone|never|always|please|don'?t|can'?t|won'?t|not)\b/i;
/** Names of things that papers put between quotation marks. */
const knownTitles =
  /^(?:you said,? we did|you asked,? (?:they said|we did)|not applicable|nothing about us without us|my voice|ask me|not met|not started|we will|our promise|about me|all about me)[.,!]?$/i;

const worryAboutOne =
  /\b(?:hit|hits|hitting|beat(?:s|en|ing)?|punch\w*|kick\w*|slap\w*|chok\w*|strangl\w*|touch\w*|rap(?:e|ed|ing)|hurt(?:s|ing)?|burn\w*|starv\w*|lock(?:s|ed)? (?:him|her|them)|(?:scared|afraid|frightened) (?:of|to)|terrified|wants? to die|cut(?:s|ting)? (?:herself|himself|themselves|their arms?|her arms?|his arms?)|unsafe|not safe|self[- ]?harm\w*|suicid\w*|overdos\w*|ran away|run away|abus(?:ed|es|ing)|groomed|bruis\w*|neglected|assault\w*|pregnant|in danger)\b/i;

interface Span {
  start: number;
  end: number;
  text: string;
}

/** Lines, with where they stand; blank ones are left out. */
function paragraphsOf(text: string): Span[] {
  const spans: Span[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\n]+/g)) {
    const body = line.trim();
    if (body === '') continue;
    const start = index + line.indexOf(body);
    spans.push({ start, end: start + body.length, text: body });
  }
  return spans;
}

const plain = (text: string) =>
  text
    .replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '')
    .replace(/[\u00a0\u2000-\u200a\u202f]/g, ' ')
    .replace(/[’‘`´]/g, "'")
    .replace(/[«»„]/g, '"');

function hasQuotedVoice(paragraph: string, theirVoice: boolean): boolean {
  const text = paragraph.replace(/[\u00ad\u200b-\u200f\u2060\ufeff]/g, '').replace(/[`´]/g, "'");
  for (const match of text.matchAll(quotation)) {
    const quote = (match[1] ?? match[2] ?? '').replace(/[’‘]/g, "'").trim();
    const words = quote.split(/\s+/).length;
    if (words < 2 || knownTitles.test(quote)) continue;
    const before = text.slice(Math.max(0, match.index - 80), match.index + 1);
    // "One child: 'nobody listens'", "One response was 'rubbish here'": two words are speech where somebody is said to speak.
    const introduced = plain(before).slice(0, -1);
    if ((/[:]\s*$/.test(introduced) && anyChild.test(introduced)) || heardQuote.test(introduced)) return true;
    const isAdults = adultSays.test(plain(before)) && !anyChild.test(plain(before));
    if (isAdults && !relation.test(quote)) continue;
    if (voiceInQuote.test(quote) && (words >= 3 || /\b(?:i|me|my)\b/i.test(quote))) return true;
    if (theirVoice && words >= 3) return true;
    const around = plain(text);
    if (words >= 3 && (singleSays.test(around) || pronounSays.test(around) || heardFrom.test(around)))
      return true;
  }
  return false;
}

function isTheirs(sentence: string, before: string, { theirVoice }: SpeechSetting): boolean {
  const text = plain(sentence);
  if (isPastedWorry(text)) return true;
  if (singleSays.test(text) || saysSingle.test(text) || heardFrom.test(text)) return true;
  if (unnamedSays.test(text) || nameSays.test(text) || ownWords.test(text)) return true;
  // "She said": hers, unless the last one spoken of is an adult by their post.
  if (pronounSays.test(text)) {
    const lead = `${before} ${text.slice(0, text.search(pronounSays))}`;
    const isAdult = adultBefore.test(plain(lead)) && !anyChild.test(plain(lead));
    if (!isAdult || theirVoice) return true;
  }
  // Words may raise as well: what an adult saw of one child's harm, and what many said of theirs.
  if (worryAboutOne.test(text) && (aboutOne.test(text) || (anyChild.test(text) && saysAnything.test(text))))
    return true;
  if (typedSo.test(text.replace(/\bi\.e\b|\bi\)|\(i\)|\bid\b (?=number|card|check)/g, ' '))) return true;
  if (
    relation.test(text) &&
    !/\bour (?:school|schools|home|homes|teachers?|college|family|partner|partners|adviser|advisers|house|friends?|placement)\b/i.test(
      text,
    )
  )
    return true;
  if (!me.test(text)) return theirVoice && /\b(?:we|us|our)\b/i.test(text) && /[:]/.test(before.slice(-2));
  if (theirVoice) return true;
  const withoutVisitor = text.replace(visitorsMe, ' ');
  return me.test(withoutVisitor) && !authorsOwn.test(withoutVisitor);
}

/** An introduction such as "One of them wrote:": what follows it is what was said. */
const introduces = (text: string) =>
  /[:–—-]\s*$/.test(text) &&
  (saysLast.test(plain(text)) || anyChild.test(plain(text)) || heard.test(plain(text)));

/** After a colon, somebody's words: "Comment card: nobody listens to me". */
function hasIntroducedVoice(text: string): boolean {
  const [, said = ''] = /^[^:\n]{2,80}:\s+(.{6,})$/.exec(plain(text)) ?? [];
  return (
    said !== '' && meAnyCase.test(said) && !authorsOwn.test(said) && said.replace(visitorsMe, '') === said
  );
}

const sentencesOf = (text: string) => text.split(/(?<=[.!?…]["”'’)]?)\s+/);

function paragraphIsTheirs(text: string, setting: SpeechSetting): boolean {
  if (hasQuotedVoice(text, setting.theirVoice) || hasIntroducedVoice(text)) return true;
  let before = '';
  for (const sentence of sentencesOf(text)) {
    if (isTheirs(sentence, before, setting)) return true;
    before = sentence;
  }
  return false;
}

const isHeading = (line: string) => /^#{1,6}\s/.test(line);

/** Where a young person's speech stands in this text, whole paragraphs at a time; [] where its shape shows none. */
export function speechIn(text: string, setting: SpeechSetting = { theirVoice: false }): Speech[] {
  const paragraphs = paragraphsOf(text);
  const held = paragraphs.map(({ text: body }) => paragraphIsTheirs(body, setting));
  let introduced = false;
  let open = 0;
  for (const [place, { start, text: body }] of paragraphs.entries()) {
    const previous = paragraphs[place - 1];
    const gap = previous ? text.slice(previous.end, start) : '';
    // A list under an introduction ends at the second blank line, or at a new heading.
    if (introduced && (/\n\s*\n\s*\n/.test(gap) || isHeading(body))) introduced = false;
    if (introduced || open > 0) held[place] = true;
    open = Math.max(0, open + (body.match(/[“«]/g)?.length ?? 0) - (body.match(/[”»]/g)?.length ?? 0));
    if (introduces(body) && !isHeading(body)) {
      held[place] = true;
      introduced = true;
    }
  }
  // What stands between two of them is hardly somebody else's.
  for (let place = 1; place < held.length - 1; place += 1)
    if (held[place - 1] && held[place + 1] && (paragraphs[place]?.text.length ?? 0) < 200) held[place] = true;
  const found: Speech[] = [];
  for (const [place, { start, end }] of paragraphs.entries()) {
    if (!held[place]) continue;
    const last = found.at(-1);
    if (last && held[place - 1]) last.end = end;
    else found.push({ start, end });
  }
  return found;
}
