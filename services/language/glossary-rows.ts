/** My VOICE's own eleven rows, each with what is left alone; and national terms that are off by default (domain.md 4.3). */

export interface GlossaryRow {
  /** Stable, and what a kept choice names: 'placement'. */
  term: string;
  /** Whole words, any case, plurals; tried before the shorter ones below it. */
  words: string;
  suggestion: string;
  /** Phrases in which the word stays. */
  leave: readonly RegExp[];
  /** A sentence that speaks of this keeps the word. */
  leaveSentence?: RegExp;
}

const law =
  /\b(?:Act|Regulations|Order|section|regulation|s\.)\s?\d{1,4}\b|\b(?:statutory guidance|SSDA903|Designated (?:Nurse|Doctor)|Named (?:Nurse|Doctor))\b/;
const capitalName = (words: string) => new RegExp(`\\b${words}\\s+(?:\\p{Lu}\\p{Ll}+|&\\s+\\p{Lu})`, 'gu');

export const ownRows: readonly GlossaryRow[] = [
  {
    term: 'looked after children',
    words: "looked[- ]after[- ](?:child(?:ren)?|young (?:people|persons?))(?:[’']s?)?|LAC(?:s|[’']s)?",
    suggestion: 'cared for children',
    leave: [
      /\b(?:Designated|Named|Specialist|Lead)\s+(?:Nurse|Doctor|Health)[\w\s,]{0,40}looked[- ]after children/gi,
      /\blooked[- ]after children[’']?s?\s+(?:nurse|doctor|regulations|guidance|statistics|return|data return)/gi,
      /\bLooked[- ]After Children\s+(?:\(|and Care Leavers Strategy)/g,
    ],
    leaveSentence: law,
  },
  {
    term: 'contact',
    words:
      '(?:supervised |unsupervised |direct |indirect |family |sibling |letterbox )?contacts?(?= (?:arrangements?|sessions?|visits?|plans?|time|supervisors?|between|with|is|was|takes|took|has|had|can|should|must|will|for|at|once|twice|every|and|or)\\b|\\s*[.,;:)?]|$)',
    suggestion: 'family time',
    leave: [
      /\bcontact (?:officers?|us|me|details?|numbers?|information|orders?|points?|lists?|forms?|pages?|sheets?|cards?|cent(?:re|er)s?|tracing|sports?|lens(?:es)?|person|you|them|your|our|the|a|him|her|their|names?)\b/gi,
      /\b(?:to|will|can|could|may|might|should|must|please|would|not|we|you|they|who|staff|I|and|or|then|workers|people|parents|carers|councillors|members|advisers|did|do|does)\s+contact\b(?!\s+(?:arrangements|sessions?|visits?|time|with (?:his|her|their|mum|dad|famil|parents|siblings|brothers|sisters)))/gi,
      /\b(?:in|eye|first|main|single|keep|keeping|lose|losing|lost|make|making|made|stay(?:ing)? in|get in|point(?:s)? of|human|telephone|phone|email|no|media|press|emergency|business|named|nine|useful|list of|sent|their own)\s+contacts?\b/gi,
      /\bcontacts?\s+(?:and resources|book|list|between (?:the )?(?:services|agencies|teams|councils?)|with (?:the )?(?:services?|agenc\w+|council|team|police|schools?|provider|professionals?|partners?|health|press|media|GP|office|adviser|landlord|employers?)|made|in (?:the )?(?:council|office|team)|at (?:the )?(?:council|office))\b/gi,
      /(?<=^|[.!?:;]\s)[Cc]ontact\s+(?:the|us|your|our|\p{Lu})/gu,
    ],
    leaveSentence: /\b(?:telephone|phone line|call centre|front door)\b/i,
  },
  {
    term: 'PEP',
    words: "PEPs?(?:[’']s)?",
    suggestion: 'school review or education meeting',
    leave: [/\bPEP talk\b/gi],
  },
  {
    term: 'placement',
    words: '(?:placement (?:breakdowns?|moves?|stability|changes?|endings?)|placements?)',
    suggestion: 'home, or where we live',
    leave: [
      /\b(?:work|student|practice|teaching|nursing|clinical|social work|university|apprentice(?:ship)?s?|job|employment|college|training|industrial|industry|volunteer(?:ing)?|work experience|traineeship|internship|graduate|supported internship|year|summer)(?:\s+(?:or|and)\s+\w+)?\s+placements?\b/gi,
      /\bplacements?\s+(?:students?|orders?|years?|with (?:an )?employers?|at (?:a |the )?(?:local )?(?:farm|nursery|firm|company|business|garage|salon|shop|café|restaurant|hospital|university))\b/gi,
      /\b(?:doing|starting|started|completed|finished|offered) (?:a|his|her|their) (?:work )?placement (?:at|in|with) (?!(?:foster|residential|care|crisis|secure|another home)\b)/gi,
      /\bplaced for adoption\b/gi,
      /\bPlacements?\s+(?:Strategy|Team|Panel|Service|Officer|Sufficiency|Manager|Board|Policy|Regulations)\b/g,
      /\bCare Planning,? Placement and Case Review\b/gi,
    ],
    leaveSentence: /\b(?:placement order|apprenticeships?|student placements?|work experience)\b/i,
  },
  {
    term: 'birth parents',
    words: "(?:birth|biological)[- ](?:parents?|mothers?|mums?|fathers?|dads?|famil(?:y|ies))(?:[’']s?)?",
    suggestion: 'mum and dad, or parents',
    leave: [],
    leaveSentence: /\badopt\w*|\bspecial guardian/i,
  },
  {
    term: 'reunification',
    words: 'reunif(?:ication|ications|y|ied)',
    suggestion: 'going home',
    leave: [/\bReunification\s+(?:Programme|Project|Service|Framework|Practice|Team|Policy|Pilot|Panel)\b/g],
  },
  {
    term: 'permanence',
    words: 'permanence|permanency',
    suggestion: 'long-term home',
    leave: [
      /\bpermanence\s+(?:policy|forum|service|panel|team|strategy|tracker|order|meeting|framework|champion)s?\b/gi,
      /\bearly permanence\b/gi,
      /\bachieve permanence and keep children safe\b/gi,
    ],
  },
  {
    term: 'respite',
    words: 'respite(?: care| breaks?)?',
    suggestion: 'day out, time out or sleep over',
    leave: [/\bRespite\s+(?:Service|Centre|Unit|Scheme)\b/g],
    leaveSentence: /\bshort breaks?\b/i,
  },
  {
    term: 'care plan',
    words: 'care plans?',
    suggestion: 'my plan, or future plan',
    leave: [
      /\b(?:education,? health,? and|health(?:\s*care)?|health and|health and social|end of life|nursing|medical|child protection)\s+care plans?\b/gi,
      /\bchild protection plans?\b/gi,
    ],
    leaveSentence:
      /\b(?:Act|Regulations)\s?\d{4}\b|\b(?:section|regulation)\s\d|\b(?:court|statutory|legal|proceedings)\b/i,
  },
  {
    term: 'foster carer',
    words: "foster[- ]carers?(?:[’']s?)?",
    suggestion: 'carer, or person who cares for me',
    leave: [
      /\bfoster[- ]carers?[’']?s?\s+(?:forum|survey|charter|association|handbook|network|agreement|recruitment|allowances?|award|of the year)s?\b/gi,
      capitalName('Foster Carers?'),
    ],
    // 'Carer' alone would not say which carers.
    leaveSentence:
      /\b(?:kinship|special guardian\w*|unpaid carers?|young carers?|parent carers?|adopters|adoptive|residential|recruit\w*|approv\w+|fostering|prospective|new foster|in-house|agency)\b/i,
  },
  {
    term: 'corporate parent',
    words: "corporate parent(?:s|ing|hood)?(?:[’']s?)?",
    suggestion: 'cared for children and care leavers',
    leave: [
      /\bcorporate parenting (?:principles?|dut(?:y|ies)|responsibilit(?:y|ies))\b/gi,
      /\bCorporate Parent(?:ing|s)?\s+(?:Committee|Strategy|Board|Panel|Annual|Operational|Partnership|Report|Group|Charter|Statutory|Update|Pledge)/g,
    ],
    leaveSentence: /\b(?:Act|guidance)\b.{0,40}\b(?:19|20)\d\d\b|\bstatutory guidance\b/,
  },
];

/** National terms, off until My VOICE agrees. */
export const extraRows: readonly GlossaryRow[] = [
  { term: 'siblings', words: 'siblings?', suggestion: 'brothers and sisters', leave: [] },
  { term: 'absconded', words: 'abscond(?:s|ed|ing)?', suggestion: 'ran away, or went missing', leave: [] },
  { term: 'transition', words: 'transitions?', suggestion: 'moving on', leave: [] },
  {
    term: 'challenging behaviour',
    words: 'challenging behaviours?',
    suggestion: 'finding things hard',
    leave: [],
  },
  {
    term: 'hard to reach',
    words: 'hard[- ]to[- ](?:reach|place)',
    suggestion: 'not yet well served',
    leave: [],
  },
  { term: 'drop out', words: 'dropped out|drop(?:s|ping)?[- ]out', suggestion: 'left', leave: [] },
  { term: 'peers', words: 'peers', suggestion: 'friends', leave: [/\bHouse of Peers\b/gi] },
  { term: 'caseload', words: 'caseloads?', suggestion: 'the children a worker supports', leave: [] },
];
