/**
 * A young person's speech in an adult's text, by its shape and not by what it is about: a quotation, first-person words
 * that are not the author's own, or "one of them said …" (domain.md 2.9.15; docs/decisions/0024). It can hold words back for a
 * reader and do nothing else.
 */
import { normalise, writtenSpan } from '../language/normalise';
import { isCarried, isTranscript } from './speech-carriers';
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
/** "our independent visitor and advocacy service": what a council runs, in its plan's words. */
const ourServices =
  /\bour (?:(?!the |an? |his |her |my |our )[\w-]+ ){1,2}(?:(?:and|&) [\w-]+ )?(?:services?|teams?|schemes?|programmes?|contracts?|providers?)\b/gi;
/** What an officer or a councillor writes of themselves. */
const authorsOwn =
  /\bI(?:'ve| have| had| also| then| would| will| can| could| did|'d|'ll| am|'m| was| do| not| still| now| only| just| should| shall| cannot| can't| don't| didn't| haven't| won't| couldn't| hadn't| been)*\s?(?:met|meet|visited|visit|saw|see|seen|spoke|speak|talked|asked|ask|attended|attend|joined|chaired|wrote|write|sent|send|read|reviewed|review|looked|look|noted|note|noticed|observed|recommend|recommended|suggest|suggested|propose|understand|understood|agree|agreed|thank|thanked|welcome|welcomed|believe|hope|hoped|expect|arranged|arrange|raised|raise|took part|take part|impressed|pleased|grateful|delighted|shown|told (?:by|that (?:the|no|all|every|staff|it))|given|invited|informed|struck|reassured|satisfied|confident|aware|conscious|mindful|certain|happy to|asked by|toured|arrived|sat|heard|(?:last )?came|come|went|called|rang|(?:been|be) (?:to|at|in touch|in contact|in post|on|part of|involved|advised|assured|notified|appointed|copied|briefed|consulted|promised|clear|encouraged|ill|very|so|much|most|a (?:member|councillor|trustee|governor)|\w+ing)|accept|accepted|expecting|counted|like to (?:thank|see|know|suggest|ask)|think|thought|felt (?:that|the|it|we|there|very|welcome)|feel (?:that|the|it|we|there)|discuss|discussed|checked|check|followed|follow|circulated|completed|complete|prepared|presented|report|reported|confirm|confirmed|trained|led|lead|manage|managed|away|on leave|off|back|unable|able|unwell|sorry|afraid (?:that|the|we|this)|keep (?:in touch|the|you|this|members)|new|waiting|working|due|late|need|needed|intend|plan|planned|aim|wonder|suspect|know|support|trust|forgot|missed|moved|added|changed|corrected|updated|attached|uploaded|made|got (?:the|a|an|to|no|two|three|figures|there)|gave|started|used|use|put|get|give|make|finish|finished|have (?:the|no|two|three|asked)|found|received|wish to (?:record|thank|add|note|see|propose|raise|declare)|be (?:better )?able|left the)\b/;
/** "my" of a visitor or an officer: "my visit", "my team". */
const visitorsMy =
  /\bmy (?:visit|colleagues?|team|report|ward|portfolio|role|notes?|view|thanks|opinion|service|deputy|manager|visits|questions?|last|previous|fellow|post|teams|staff|predecessor|voice)\b/gi;
/** "me" of somebody who is shown round or written to, whoever does it: nobody says these of what is done to them. */
const shownRound =
  /\b(?:showed|shown) me (?:a?round|over)\b|\bwelcomed me\b|\bmade me (?:feel )?(?:very |most |so )?welcome\b|\bmade me (?:aware|think about|realise|wonder)\b|\blet me (?:know|have (?:your|the|any|comments))\b|\b(?:what|which|it|this|that|also) (?:also |most |really |particularly )?(?:struck|reminded|impressed) me\b|\b(?:struck|reminded|impressed) me (?:as|that|was|most|how|of the)\b|(?:^|[.;] )with me (?:were|was|on)\b|\b(?:clear|new|known|seems|seemed|obvious|apparent) to me\b|(?:^|[,;] )(?:please |kindly |can you |could you |would you )?(?:send|email|forward|return|copy|reply|report|submit|come back|get back|pass)\b(?! (?:him|her|them)\b)[^.!?\n]{0,60}? to me\b|\b(?:was|were|been|be|is|are|being) (?:also |then |first |later |only )?(?:sent|emailed|forwarded|copied|returned|reported|submitted|addressed|presented|provided|supplied|referred|raised|confirmed|explained|shared|passed|shown|described|made available) (?:(?:directly|back|in full|again) )?(?:to|with|by) me\b|\b(?:written|signed|checked|approved|agreed|led|chaired|prepared|drafted|completed|reviewed|raised|presented|submitted|updated|owned|authorised|requested|answered)(?: off)? (?:by|with) me\b|\b(?:letter|e-?mail|update|report|apolog(?:y|ies)|reply|paper|comments?|questions?|due|hear|heard) from me\b/gi;
/** Where an adult by their post does it: what is done for a visitor or a colleague. */
const doneByAdult =
  /\b(?:showed|shown|invited|offered|reminded|briefed|informed|advised|assured|thanked) me\b|\b(?:told|tell) me\b(?! (?:to|off|no|not)\b)|\bmet me\b|\basked me (?:to(?! (?:leave|go|move|stop|pack|keep))|for|about|whether|if|when|what|how)\b|\bgave me (?:a|an|the|their|her|his|some|access|copies|figures|details|assurances?|examples|time|data|information|two|three)\b|\bsent me (?!away\b|back\b|home\b|out\b|to\b)|\b(?:took|walked|talked|led) me (?:a?round|through|over|on a tour|to see)\b/gi;
const toMe = /\b(?:to|with|for|by|of|from) me\b/gi;
const speaksOrSends =
  /\b(?:explain(?:s|ed)|describe[sd]|report(?:s|ed)|present(?:s|ed)|confirm(?:s|ed)|demonstrated|introduced|spoke|talked|shared?|sent|sends|emailed|forwarded|passed|provided|supplied|handed|copied|raised|discussed|agreed|met|walked|sat|joined|outlined|stressed|emphasised|mentioned|suggested|recommended|apologised|replied|responded|returned|answered|checked|worked|visited|accompanied|toured|came|went|wrote|written|said)\b/i;
/** People by their post: "home" and "school" are where a young person lives, too. */
const posts =
  /\b(?:managers?|staff|officers?|workers?|advis[eo]rs?|councillors?|cllrs?|chair|vice[- ]chair|directors?|heads?|teachers?|headteachers?|nurses?|doctors?|gps?|inspectors?|ofsted|providers?|partners|leads?|teams?|services?|council|committee|cabinet|board|agency|health|iros?|reviewers?|cook|chef|deputy|coordinators?|practitioners?|professionals?|members?|landlord|solicitors?|consultants?|auditors?|minister|mayor|mp|clerk|colleagues?|predecessor|assistants?|trainer|commissioners?|visitors?|advocates?)\b|\b(?:mr|mrs|ms|miss|dr|sir|dame|lord|lady|prof)\b\.? (?=[a-z])/i;
/** "I spoke to Sam Example and he agreed". */
const namedAdult =
  /\b(?:met|asked|emailed|thanked|rang|called|to|with|from|by) \p{Lu}[\p{L}'-]+ (?!(?:House|Home|Road|Street|Lodge|School|Centre|Court|College|Hall|Avenue|Close|Park)\b)\p{Lu}[\p{L}'-]+/u;
const nobodyDoes = /\b(?:nobody|no[ -]?one|noone|nothing|never|none of them)\b/i;

/** Kin as they are spoken of at home: no "a mum", no "young mum", no "sister home". */
const homeKin =
  /(?<!\b(?:a|an|the|young|new|teenage|single|each|every|any|first-time)[ -])\b(?:mum|mam|mom|mummy|mommy|dad|daddy|step-?(?:dad|mum|father|mother|brother|sister)|nan|nana|nanny|gran|grandma|granny|grandad|auntie|aunty|uncle|brother|sister|boyfriend|girlfriend)\b(?! (?:and|&) (?:baby|toddler)|'?s? groups?\b| (?:homes?|services?|teams?|company|site|council|organisation|paper|group)\b)/i;
/** "Dad drinks", at the head of a sentence; "Nan Williams" is a name. */
const kinFirst =
  /^["'“]?(?:[Mm]y |[Oo]ur )?(?:[Mm]um|[Mm]am|[Mm]om|[Mm]ummy|[Dd]ad|[Dd]addy|[Ss]tep-?(?:dad|mum)|[Nn]an|[Nn]ana|[Gg]ran|[Gg]randma|[Gg]randad|[Aa]untie) (?!(?:and|&) (?:baby|toddler)|(?:and dads? )?groups?\b)[a-z]/;
const harm =
  /\b(?:kill(?:s|ed|ing)?|hurt(?:s|ing)?|beat(?:s|en|ing)? (?:me|him|her|us|them|up|my)|punch(?:es|ed|ing)?|slap(?:s|ped|ping)?|smack(?:s|ed|ing)?|strangl\w+|chok(?:es?|ed|ing)|rap(?:e[ds]?|ing)|bruis\w+|bleed\w*|scream\w*|cry|cries|cried|crying|hungry|bull(?:y|ies|ied)|nightmares?|drunk|dying|dead|dies)\b|\bI(?:'ll| will| could| might| should)? die\b|\bkick(?:s|ed|ing)?\b(?![ -]?(?:off|start))|\btouch(?:es|ed|ing)\b(?! (?:on|upon|base|by|points?)\b)|\bshout(?:s|ed|ing)?\b(?![ -]?out)|\blike (?:dirt|rubbish|shit|crap|an animal|a dog|nothing)\b/i;
const hits = /\bhit(?:s|ting)?\b/i;
/** "to hit the target", "hit by costs". */
const hitsNobody =
  /\b(?:targets?|milestones?|deadlines?|budgets?|figures?|costs?|pressures?|headlines?|cuts|savings?|profile)\b|%/i;
const wentWithout =
  /\b(?:I|I've|have|had|got)(?: still| got)? no (?:bed|food|clothes|money(?! in the budget)|phone|friends?|shoes|coat|family|one\b|where|home|key|heating|hot water|privacy|blankets?|pillow|room\b|lock|bedroom|social worker)|\b(?:nobody|no[ -]?one|noone) (?:ever |here |even |really )*(?:came|comes|cares?|cared|listens|listened|helps?|helped|believes?|believed|likes?|talks|talked|gave|gives|was there|is there|wants)\b|\bneed(?:ed)? (?:help(?! with (?:the|these|this|our|my|from)\b)|someone to|somebody to|to (?:talk to|get (?:out|away)|leave here))|\b(?:not|n't|never) trust (?!th(?:e|is|ese|ose|at) (?:\w+ )?(?:figures?|data|numbers?|returns?|system|reports?|counts?|process|process(?:es)?)\b)/i;
/** What is done to a child, not to a colleague: "I have been moved nine times", "was told no". */
const doneToChild =
  /\b(?:been|was|am|being|get|gets|got|getting) (?:always |just |only |never |now |also |still )?(?:moved\b(?! (?:by|that|to (?:hear|see|read|tears|the|another team|a (?:new )?(?:team|post|role|job)))\b)|placed\b(?! on (?:the|a) )|hit\b|told (?:no\b(?=[.,;!?]|$| again| because| by)|off\b|to (?:shut|go|leave|get out|stop|wait))|shouted at|thrown|locked|left (?:alone|on my own|behind|out|there|with)|taken (?:away|from|into care|off)|split|separated|beaten|attacked|robbed|arrested|excluded|ignored|lied to|abused|sent (?:away|back|home|to (?:live|a home|another))|called (?:names|stupid|fat|ugly|a liar)|picked on|made to|forced|kicked|threatened|restrained|in (?:care|(?:\w+|\d+) (?:placements|homes|foster homes|schools|families))|(?:to|through|at) (?:\w+|\d+) (?:placements|homes|foster homes|schools|families)|sleeping|crying|cutting|living (?:in|with|on)|struggling to (?:sleep|eat)|running)\b/i;
const comesAtNight =
  /\b(?:he|she|they|who|staff|worker|carer|man)\b[^.!?\n]{0,40}?\b(?:comes?|came|gets?|got|walks?|walked|sits?|sat|watch(?:es|ed)?) (?:in|into|on|me)\b[^.!?\n]{0,30}?\b(?:night|my room|bed|shower|bathroom|asleep|sleep|dark)\b/i;
const bareHe =
  /\b(?:he|him|he's|he'll|he'd|she|she's|she'll|she'd)\b|\bher\b(?=[.,;!?]|$| (?:to|at|in|and|that|about|for|on|off|with|when|because|again)\b)/i;

/** Not an officer's own, whatever verb stands beside their "I". */
const isNoOfficers = (text: string) =>
  homeKin.test(text) ||
  harm.test(text) ||
  (hits.test(text) && !hitsNobody.test(text)) ||
  wentWithout.test(text) ||
  doneToChild.test(text) ||
  comesAtNight.test(text);

/** Roman figures are nobody. */
const numbered =
  /\b(?:annex|appendix|part|phase|type|level|class|tier|stage|section|chapter|volume|grade) I\b/gi;

/** The sentence without what a visitor and a colleague say of themselves. */
function withoutVisitor(text: string, before: string): string {
  const rest = text.replace(numbered, ' ').replace(visitorsMy, ' ').replace(shownRound, ' ');
  if (nobodyDoes.test(text)) return rest;
  const at = rest.search(posts);
  const isAdults = (at >= 0 && at < rest.search(/\bme\b/i)) || (bareHe.test(text) && posts.test(before));
  if (!isAdults) return rest;
  const without = rest.replace(doneByAdult, ' ');
  return speaksOrSends.test(text) ? without.replace(toMe, ' ') : without;
}

/** First-person words that are neither a visitor's nor what an officer writes of their work. */
function isNoAuthors(text: string, before: string, pronoun: RegExp): boolean {
  if (!pronoun.test(text)) return false;
  if (/\b(?:I|I'm|I've|I'd|I'll|me|myself)\b/.test(text) && isNoOfficers(text)) return true;
  const rest = withoutVisitor(text, before);
  if (!pronoun.test(rest)) return false;
  if (!authorsOwn.test(rest)) return true;
  const isKnownAdult =
    posts.test(text) || namedAdult.test(text) || posts.test(before) || namedAdult.test(before);
  return bareHe.test(rest) && !isKnownAdult;
}

const weFeel =
  /\b(?:we|i|all of us|everyone here|everybody here) (?:all |both |really |just |always |still |fucking |do |so )*(?:hate|hated|can't stand|cannot stand|are (?:scared|hungry|starving|freezing|bored|always hungry|locked)|get (?:hit|shouted|told off|locked|nothing)|love it here|like it here|want to go home|want to leave)\b/i;

const doubleQuotation = /["“„«]([^"“”„«»\n]{2,2000}?)(?:["”“»]|$)/g;
const singleOpens = /(?:^|[\s(:,–—-])[‘'’]/g;
const singleCloses = /[’'](?=[\s).,;:!?–—-]|$)/g;
const voiceInQuote =
  /\b(?:i|i'm|im|i've|ive|i'd|me|my|mine|myself|we|we're|us|our|you|your|he|him|his|she|her|they|them|nobody|no ?one|everyone|never|always|please|don'?t|can'?t|won'?t|not)\b/i;
/** Names of things that papers put between quotation marks. */
const knownTitles =
  /^(?:you said,? we did|you asked,? (?:they said|we did)|not applicable|nothing about us without us|my voice|ask me|not met|not started|we will|our promise|about me|all about me)[.,!]?$/i;
/** "Keeping Children Safe in Education." */
const titleCase =
  /^\p{Lu}[\p{L}\p{N}'&-]*(?: (?:(?:a|an|and|the|of|in|on|for|to|at|by|with|from|&|\d[\d–/-]*)|\p{Lu}[\p{Ll}'&:,-]+))* \p{Lu}[\p{Ll}'&-]+[.!?,]*$/u;
/** A paper's own words stand after these: "The target reads “All care leavers have an adviser.”" */
const papersWords =
  /\b(?:targets?|pledges?|promises?|recommendations?|priority|strategy|plan|policy|standard|measure|aim|objective|outcome|slogan|motto|motion|guidance|regulations?|act|law|paragraph|section|definition|titled|called|entitled|named|headed)(?: (?:\d+|is|was|reads?|says?|states?|now|that|of|on))*\s*[:,–—-]?\s*[(]?$/i;
const adultsFound = re(
  `\\b(?:${adults})\\b[^.!?\\n]{0,40}\\b(?:judged|found|concluded|noted|rated|graded|recommended|agreed|resolved|decided|reads?|states?|says?)\\b[^.!?\\n]{0,20}$`,
);
const adultsAfter = re(`^[\\s,]*(?:${saysAtAll})\\b (?:(?:the|a|an|our) )?(?:\\w+ ){0,2}?(?:${adults})\\b`);

const worryAboutOne =
  /\b(?:hit|hits|hitting|beat(?:s|en|ing)?|punch\w*|kick\w*|slap\w*|chok\w*|strangl\w*|(?<!\b(?:in|of|a|light|finishing) )touch(?:es|ed|ing)?\b(?! (?:base|points?|on|upon)\b)|rap(?:e|ed|ing)|hurt(?:s|ing)?|burn\w*|starv\w*|lock(?:s|ed)? (?:him|her|them)|(?:scared|afraid|frightened) (?:of|to)|terrified|wants? to die|cut(?:s|ting)? (?:herself|himself|themselves|their arms?|her arms?|his arms?)|unsafe|not safe|self[- ]?harm\w*|suicid\w*|overdos\w*|ran away|run away|abus(?:ed|es|ing)|groomed|bruis\w*|neglected|assault\w*|pregnant|in danger)\b/i;

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

/** What the normal form leaves: one sign for each kind of mark. */
const plain = (text: string) => text.replace(/[’‘`´]/g, "'").replace(/[«»„]/g, '"');

interface Quotation {
  start: number;
  end: number;
  words: string;
}

function quotationsIn(text: string): Quotation[] {
  const found: Quotation[] = [];
  for (const { 0: all, 1: words = '', index } of text.matchAll(doubleQuotation))
    found.push({ start: index, end: index + all.length, words });
  // An opening mark goes with the next closing one, if that is near: each mark is looked at once.
  const closes = [...text.matchAll(singleCloses)].map(({ index }) => index);
  let close = 0;
  let last = 0;
  for (const { 0: all, index } of text.matchAll(singleOpens)) {
    const start = index + all.length;
    if (start < last) continue;
    while ((closes[close] ?? Number.POSITIVE_INFINITY) < start + 4) close += 1;
    const end = closes[close];
    if (end === undefined || end > start + 300) continue;
    found.push({ start: start - 1, end: end + 1, words: text.slice(start, end) });
    last = end + 1;
  }
  return found;
}

/** Somebody's whole sentence, without a word that says whose. */
function isWholeSentence(text: string, { start, end }: Quotation, quote: string, before: string): boolean {
  if (titleCase.test(quote) && !homeKin.test(quote) && !harm.test(quote)) return false;
  const after = plain(text.slice(end, end + 80));
  if (papersWords.test(before) || (adultsFound.test(before) && !anyChild.test(before))) return false;
  if (adultsAfter.test(after)) return false;
  const isAlone = !/[\p{L}\p{N}]/u.test(text.slice(0, start)) && !/[\p{L}\p{N}]/u.test(text.slice(end));
  return /[.!?]$/.test(quote) || isAlone;
}

function hasQuotedVoice(text: string, theirVoice: boolean): boolean {
  // Asked of the whole paragraph, and so once.
  let isSpokenOf: boolean | undefined;
  const spokenOf = () => {
    if (isSpokenOf === undefined) {
      const around = plain(text);
      isSpokenOf = singleSays.test(around) || pronounSays.test(around) || heardFrom.test(around);
    }
    return isSpokenOf;
  };
  for (const quoted of quotationsIn(text)) {
    const quote = quoted.words.replace(/[’‘]/g, "'").trim();
    const words = quote.split(/\s+/).length;
    if (words < 2 || knownTitles.test(quote)) continue;
    const introduced = plain(text.slice(Math.max(0, quoted.start - 80), quoted.start));
    // "One child: 'nobody listens'", "One response was 'rubbish here'": two words are speech where somebody is said to speak.
    if ((/[:]\s*$/.test(introduced) && anyChild.test(introduced)) || heardQuote.test(introduced)) return true;
    const isAdults = adultSays.test(introduced) && !anyChild.test(introduced);
    if (isAdults && !relation.test(quote)) continue;
    if (voiceInQuote.test(quote) && (words >= 3 || /\b(?:i|me|my)\b/i.test(quote))) return true;
    if (words < 3) continue;
    if (theirVoice || isWholeSentence(text, quoted, quote, introduced) || spokenOf()) return true;
  }
  return false;
}

function isTheirs(sentence: string, before: string, { theirVoice }: SpeechSetting): boolean {
  const text = plain(sentence);
  if (isPastedWorry(text) || isCarried(text)) return true;
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
  if (kinFirst.test(text) || weFeel.test(text)) return true;
  if (
    relation.test(text.replace(ourServices, ' ')) &&
    !/\bour (?:school|schools|home|homes|teachers?|college|family|partner|partners|adviser|advisers|house|friends?|placement)\b/i.test(
      text,
    )
  )
    return true;
  if (!me.test(text)) return theirVoice && /\b(?:we|us|our)\b/i.test(text) && /[:]/.test(before.slice(-2));
  if (theirVoice) return true;
  return isNoAuthors(text, plain(before), me);
}

/** An introduction such as "One of them wrote:": what follows it is what was said. */
const introduces = (text: string) =>
  /[:–—-]\s*$/.test(text) &&
  (saysLast.test(plain(text)) || anyChild.test(plain(text)) || heard.test(plain(text)));

/** "A young person:", "Girl, 14:", "Feedback card 3:" */
const voiceLabel = re(
  `^(?!(?:each|every|any|per|no|all)\\b)(?:\\w+(?:-\\w+)? ){0,3}?${child}(?:,? \\(?\\d{1,2}\\)?)?$|\\b(?:feedback|comments?|suggestions?|complaints?|survey|response|answer|consultation)[ -](?:cards?|slips?|box|notes?|sheets?)(?: \\d{1,3})?$|\\b(?:quotes?|post-?its?|postcards?)(?: \\d{1,3})?$`,
);
const voiceFieldLabel =
  /\b(?:feedback|comments?|notes?|messages?|replies|answers?|responses?|views?)(?: \d{1,3})?$/i;

/** After a colon, somebody's words: "A young person: staff shout a lot". */
function hasLabelledVoice(text: string, { theirVoice }: SpeechSetting): boolean {
  const [label = '', said = ''] = labelled(text);
  const isVoice = voiceLabel.test(label) || (theirVoice && voiceFieldLabel.test(label));
  return isVoice && /^\p{L}/u.test(said) && said.split(/\s+/, 3).length === 3;
}

/** "Pledge 1: We will …" is the council's "we", as a plan's headings have it. */
const planLabel =
  /^(?:(?:our|the) )?(?:pledges?|promises?|priority|priorities|aims?|objectives?|outcomes?|goals?|themes?|ambitions?|commitments?|principles?|actions?|recommendations?|strategy|vision)(?: (?:no\.? ?)?(?:\d{1,2}(?:\.\d{1,2})?|[a-z]{3,5}))?$/i;

/** "Comment card: nobody listens to me". */
function hasIntroducedVoice(text: string): boolean {
  const [label = '', said = ''] = labelled(text);
  return said !== '' && isNoAuthors(said, label, planLabel.test(label) ? me : meAnyCase);
}

const labelled = (text: string) => /^([^:\n]{2,80}):\s+(.{6,})$/.exec(plain(text))?.slice(1) ?? [];

const sentencesOf = (text: string) => text.split(/(?<=[.!?…]["”'’)]?)\s+/);

function paragraphIsTheirs(text: string, setting: SpeechSetting): boolean {
  if (hasQuotedVoice(text, setting.theirVoice) || hasIntroducedVoice(text)) return true;
  if (isTranscript(plain(text))) return true;
  let before = '';
  for (const sentence of sentencesOf(text)) {
    if (isTheirs(sentence, before, setting) || hasLabelledVoice(sentence, setting)) return true;
    before = sentence;
  }
  return false;
}

const isHeading = (line: string) => /^#{1,6}\s/.test(line);

/** Where a young person's speech stands in this text, whole paragraphs at a time; [] where its shape shows none. */
export function speechIn(written: string, setting: SpeechSetting = { theirVoice: false }): Speech[] {
  const normal = normalise(written);
  const { text } = normal;
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
  return found.map((span) => {
    const { start, end } = writtenSpan(normal, span);
    return { start, end: start + written.slice(start, end).trimEnd().length };
  });
}

/** Of a few words alone, which may be a name or a post: whether they can be somebody's own. */
export function isOwnOrKin(words: string): boolean {
  const text = plain(normalise(words).text);
  if (isPastedWorry(text) || homeKin.test(text) || /\bhelp me\b/i.test(text)) return true;
  // Of two words "Councillor I", "my plan" and "About me" are names and titles.
  return text.trim().split(/\s+/).length > 2 && meAnyCase.test(text);
}
