/**
 * What carries a young person's words or feelings where nobody "said" them: a poem, a drawing, play, words on a wall, a note that was
 * left, a transcript, somebody who passes them on. By its shape, as in reported-speech.ts, and every open end has a bound.
 */
const re = (source: string, flags = 'i') => new RegExp(source, flags);

/** "Jayden", "K.", "Ella (16)", "T, 15,": alone at the head of a clause; two names together are more often an adult's. */
const nameAlone =
  /(?:^|[.,;:] |\b(?:said|that|when|and) )(?!(?:The|This|That|It|We|They|Ofsted|Council|Cabinet|Parliament|Councillor|Members?|Officers?|Staff|Inspectors|Children|Some|Most|Many|All|Each|Both|None|There|Nobody|People|Schools?|Carers?|Parents?|Partners?|Health|Police|Question|Response|Action|I)\b)\p{Lu}(?:[\p{L}'-]{1,30}|\.)?(?:,? \(?(?:aged )?\d{1,2}\)?,?)?(?: (?:has|had|also|then|later|was|is|in|tears|quietly|still|once))* /u
    .source;
const tells =
  /(?:said|says?|told|tells?|telling|wrote|writes?|written|asked|asks?|explained|explains?|shared|shares|mentioned|mentions|reported|reports|described|describes|texted|texts|messaged|emailed|posted|replied|answered|put|puts|drew|painted|thinks?|believes?|feels?|felt|worries|wishes|fears|signed|sang|showed|crossed out|scratched|handed|stuck)/
    .source;
const ofThemselves =
  /\b(?:s?he|him|himself|herself|themselves|(?:her|his)(?! (?:team|service|report|department|officers?|staff|colleagues?|deputy|manager|directorate|office|committee|members|paper|post|role)\b))\b/
    .source;
const nameTells = re(`${nameAlone}${tells}\\b[^.!?\\n]{0,60}?${ofThemselves}`, 'u');
const nameConfides = re(
  `${nameAlone}(?:confide[sd]|discloses?d?|whispered|begged|admit(?:s|ted)|let slip|opened up|pleaded|sobbed|cried)\\b`,
  'u',
);

const art =
  /(?:poems?|drawings?|paintings?|pictures?|sketch(?:es)?|doodles?|collages?|songs?|raps?|lyrics|stor(?:y|ies)|verses?|comic(?: strip)?|diary(?: entry| entries)?|journal|scrapbook|booklet|workbook|sculpture|mask|letter to (?:himself|herself))/
    .source;
/** "her poem", "Amira's diary"; "his or her story" is everybody's. */
const ownersArt = re(
  `(?<!\\b(?:or|and) )\\b(?:his|her|[\\p{L}-]{2,30}'s own) (?:own )?(?:\\w+ )?${art}\\b`,
  'iu',
);
const namesArt = re(
  `\\b(?!(?:People|Children|Council|Committee|Government|Ofsted|Chair|Leader|Mayor|Bishop|King|Queen|Minister|Director|Manager|Officer)'s)\\p{Lu}(?:[\\p{Ll}-]{1,30})?'s (?:\\w+ )?(?:${art}|messages?|words|notes?|texts?|letters?|voicemails?)\\b[^.!?\\n]{0,40}?(?:\\b(?:was|were|is|are|reads?|said|says|describes?|shows?|showed|asks?|went|tells?)\\b|:)`,
  'u',
);
/** "The poem speaks of bruises", "One of the drawings showed a man"; not "the drawing shows the new layout". */
const artTells = re(
  `\\b${art}\\b(?! (?:of|for) the (?:year|quarter|county|council|service)\\b)[^.!?\\n:]{0,40}? (?:(?:speaks?|spoke|tells?|told) (?:of|about|how|us)|(?:is|was|were|are) (?:all )?(?:about|of) (?!(?:the|our) (?:work|plan|strategy|service|council)\\b)|asks?|asked|begs?|described?s?|depict(?:s|ed|ing)?|show(?:s|ed|ing)? (?!(?:the|its|our|how the|that the|where the) (?:\\w+ )?(?:layout|site|building|trend|plan|position|figures?|data|service|council|new|proposed|work)\\b)(?:(?:an?|two|three|his|her|himself|herself|somebody|someone|people|how)\\b)|in which)`,
);
/** "drew a house with black windows", "had painted everyone smiling"; not "drew up", "drew attention", "drew on". */
const drewIt =
  /\b(?:drew|drawn|sketched|doodled) (?:(?:an?|some|two|three|the) (?:\w+ )?(?:picture|drawing|house|home|room|bed|door|man|woman|girl|boy|family|face|monster|knife|heart|person|figure|cage|box|wall)s?|(?:himself|herself|themselves|everyone|everybody|nobody|me|us|his|her)\b)|\bpainted (?:himself|herself|themselves|everyone|everybody|his|her)\b/i;

/** Play and song say it in another's mouth. */
const inPlay =
  /\b(?:puppets?|dolls?|dollhouse|doll's house|teddy|teddies|sand ?tray|toy figures?)\b[^.!?\n]{0,80}?\b(?:s?he|his|her|hers|hide|hit|hits|secret|touch\w*|little one)\b|\b(?:s?he|his|her|the (?:little|younger|older) one|child|girl|boy)\b[^.!?\n]{0,60}?\b(?:puppets?|dolls?|teddy|sand ?tray|toy figures?)\b/i;
const sang =
  /\b(?:sang|sings|rapped|raps|performed|recited|read out)\b[^.!?\n]{0,40}?\b(?:about|of|how) (?:being|having|a|an|her|his|someone|not|when|what)\b/i;

const surface =
  /(?:sticky notes?|post-?its?|(?:inside )?cover|walls?|desk|doors?|face|arms?|hands?|legs?|cards?|postcards?|booklet|workbook|page|mirror|windows?|jumper|bag|leaf|leaves|paper plate|sheet|balloon|star|flip ?chart|whiteboard)/
    .source;
const leftOnIt = re(
  `\\b(?:wrote|written|put|stuck|scratched|carved|scrawled|scribbled|sprayed|chalked|crossed out)\\b[^.!?\\n]{0,40}? (?:on|onto|inside|across|into|in|under) (?:the |her |his |their |a |one )(?:[\\w-]+ ){0,2}?${surface}\\b|\\b(?:sticky note|post-?it|postcard|leaf|paper plate|balloon|wall|desk|jumper) (?:on the (?:board|tree|wall)[\\w ]{0,20})?(?:said|says|reads?)\\b|\\b(?:leaf|leaves|sticky notes?|post-?its?|postcards?)\\b[^.!?\\n]{0,30}(?::|\\bsaid\\b)`,
);
const note = /(?:letters?|notes?|cards?|slips?|postcards?|messages?|voicemails?)/.source;
const noteLeft = re(
  `\\b${note} (?:was |were |had been )?(?:pushed|slipped|tucked|hidden|screwed up|left (?:in|under|on) (?:the|a|my|our|her|his) (?:suggestion|comments?|worry|desk|door|chair|windscreen|pillow|bed))\\b|\\b(?:anonymous|handwritten|crumpled|unsigned) ${note}\\b|\\b(?:s?he|girl|boy|child|young person) (?:\\w+ )?(?:handed|passed|gave|gives|slipped|sent|left)\\b[^.!?\\n]{0,40} (?:a|the|this) (?:\\w+ )?${note}\\b|\\b${note} (?:that )?(?:s?he) (?:gave|handed|wrote|sent|left|passed)\\b|\\b(?:postcard|card|worry slip)\\b[^.!?\\n:]{0,40}: `,
);

const kinOrFriend =
  /(?:(?:foster )?(?:carers?|mum|mam|mother|dad|father|parents?)|nan|nana|gran|grandma|grandmother|grandad|aunt|auntie|uncle|cousin|friends?|mates?|brothers?|sisters?|siblings?|twin|boyfriend|girlfriend|partner|flatmate|room-?mate|key ?worker|support worker|teacher)/
    .source;
/** "Her carer reports that she sobs", "A friend of hers said", "Jade's nan phoned". */
const passedOn = re(
  `\\b(?:(?:his|her|[\\p{L}-]{1,30}'s) (?:\\w+ )?${kinOrFriend}|(?:friend|mate|sister|brother|cousin)s? of (?:his|hers|theirs|the (?:girl|boy|child)|\\p{Lu}[\\p{L}'-]*))\\b[^.!?\\n]{0,30}?\\b(?:said|says?|told|tells|reports?|reported|rang|phoned|called|texted|wrote|mentioned|thinks|believes|worries|has noticed|noticed|records?|recorded)\\b[^.!?\\n]{0,60}?\\b(?:s?he|her|him|his)\\b`,
  'iu',
);
/** "The carer rang to say he told her": their own words inside an adult's. */
const toldAnAdult =
  /\b(?:(?:he|she|they)|\p{Lu}[\p{L}-]{1,30}) (?:has |had |have )?(?:told|tells|confided in|said to|asked) (?:her|him|them|me|us)\b(?! that (?:the|all|no|every|staff) )[^.!?\n]{0,60}?\b(?:s?he|his|her|my|staff|they)\b/u;
const toldOfChild =
  /\b(?:carer|mother|mum|nan|teacher|key ?worker|log|diary|record|recording)s?\b[^.!?\n]{0,30}?\b(?:rang|phoned|called|reports?|reported|records?|recorded)\b[^.!?\n]{0,20}?\b(?:s?he|him|her) (?:told|said|saying|has (?:told|said|been (?:crying|cutting))|sobs|cries|cried|wishes|wants|will not|won't|is (?:scared|afraid|not eating))\b/i;
const inOwnWords = /\bin (?:[\p{L}-]{1,30}'s|their) own words\b/iu;
const agedSpeaks = re(
  `\\baged (?:about |around |only |just |barely )?(?:\\d{1,2}|[a-z]+teen|five|six|seven|eight|nine|ten|eleven|twelve)\\b[^.!?\\n]{0,20}?\\b${tells}\\b`,
);
/** "A boy wearing a hood signed to the advocate that he is hungry." */
const childShows = re(
  `\\b(?:girl|boy|child|lad|lass|teenager|young (?:person|man|woman)|the (?:youngest|oldest|eldest)|s?he)\\b[^.!?\\n]{0,40}?\\b(?:signed (?:to|that)|gestured|mimed|sobbed|burst into tears|in tears|shrugged|nodded when)\\b`,
);
/** Hopelessness is nobody's working day. */
const hopeless =
  /\b(?:better off without (?:me|him|her|them)|(?:nobody|no ?one) (?:would|will|'d) (?:miss|notice|care)|no point (?:any ?more|in (?:living|trying|being here))|(?:want(?:s|ed|ing)?|wish(?:es|ed)?) to (?:disappear|vanish|be (?:dead|invisible|gone)|go to sleep and)|wish(?:es|ed)? (?:I|s?he|they) (?:was|were|wasn't|weren't|had never|could disappear)|never been born|(?:end|ending) it all|can(?:'t|not) (?:do|take) (?:this|it) any ?more)\b/i;

const carriers = [
  ...[nameTells, nameConfides, ownersArt, namesArt, artTells, drewIt, inPlay, sang, leftOnIt, noteLeft],
  ...[passedOn, toldAnAdult, toldOfChild, inOwnWords, agedSpeaks, childShows, hopeless],
];

/** Of one sentence, with one sign for each kind of mark. */
export const isCarried = (text: string): boolean => carriers.some((carrier) => carrier.test(text));

const asked = /(?:^|[\s|])(?:Q\d{0,2}|Question|Int(?:erviewer)?|Worker|Facilitator|Advocate|Adult)\s?[:.]\s/;
const answered =
  /(?:^|[\s|])(?:A\d{0,2}|Answer|R\d{0,2}|P\d{0,2}|Respondent|Reply|[A-Z]{1,2})\s?[:.]\s+(?=([^\n|]{3,200}))/g;
const respondent =
  /(?<!\b(?:[Ee]ach|[Ee]very|[Aa]ny|[Pp]er|[Nn]o|[Aa]ll|[Oo]ne))(?:^|[\s|(])(?:YP|CYP|[Cc]hild|[Yy]oung person|[Pp]articipant|[Rr]espondent|[Ii]nterviewee|[Rr]esident|[Ss]peaker|[Gg]irl|[Bb]oy)(?: ?\d{1,2}| [A-Z])?\s?:\s+\S+\s+\S/;
const numberedVoice =
  /^(?:quotes?|participant|respondent|interviewee|speaker|comments?|responses?|answers?|feedback(?: (?:form|card|slip|sheet))?|cards?|slips?|forms?) (?:no\.? ?|number )?\d{1,3}\s?(?::|[–—-]) ?(?=(.{8,}))/i;
const isNamedVoice = /^(?:quote|participant|respondent|interviewee|speaker)/i;
/** Words of somebody who tells of themselves or of those around them. */
const voice =
  /\b(?:I|i|me|my|he|she|him|her|they|us|you|nobody|no ?one|not really|always|never|scared|afraid|worried)\b/;
/** "| B | the night staff are always asleep |", "| Young person 2 | the driver …|" */
const tableVoice =
  /\|\s*(?:(?:[Yy]oung person|YP|[Cc]hild|[Pp]articipant|[Rr]espondent|[Rr]esident|[Gg]irl|[Bb]oy|[Pp]upil)(?: \d{1,2}| [A-Z])?\s*\|\s*\p{L}[^|\n]{12,}|[A-Z]{1,2}\.?\s*\|\s*(?=[^|\n]{0,200}\b(?:i|me|my|he|she|his|her|him|they|you|nobody|always|never|scared|afraid|worried)\b)\p{L}[^|\n]{12,})/u;

/** Somebody was asked, and this is what they answered: a line of a transcript, a numbered quotation, a row of a table. */
export function isTranscript(text: string): boolean {
  if (respondent.test(text) || tableVoice.test(text)) return true;
  const numbered = numberedVoice.exec(text)?.[1];
  if (numbered !== undefined && (isNamedVoice.test(text) || voice.test(numbered))) return true;
  const isAsked = asked.test(text);
  // "R1: the committee notes" is a list; an answer begins small, or with those of whom it tells.
  for (const { 1: answer = '' } of text.matchAll(answered))
    if (voice.test(answer) && (isAsked || /^\p{Ll}/u.test(answer))) return true;
  return false;
}
