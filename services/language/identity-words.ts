/** The words by which the identity checks know a child, a family, a place or a private matter. */

/** Children, young people and care leavers, one or many (domain.md 2.10, S7 leaves everyone else out). */
export const youngPeople =
  '(?:children|child|young[ -](?:people|persons?|wom[ae]n|m[ae]n|adults?|parents?|mothers?|mums?|fathers?|dads?|lad(?:y|ies))|care[ -](?:leavers?|experienced (?:adults?|people|person))|boys?|girls?|babies|baby|teenagers?|teens?|siblings?|brothers?|sisters?|twins|toddlers?|infants?|pupils?|students?|apprentices?|youths?|youngsters?|lads?|asylum[- ]seekers?|under[- ](?:fives|ones|twos|tens|18s|16s)|(?:\\d{1,2}|[a-z]{3,9}teen)[- ]year[- ]olds?)';

/** One of them. */
export const oneYoungPerson =
  '(?:child|young[ -](?:person|woman|man|adult|parent|mother|father|lady)|care[ -](?:leaver|experienced (?:adult|person))|boy|girl|baby|teenager|teen|sibling|brother|sister|son|daughter|toddler|infant|pupil|student|apprentice|youth|youngster|lad)';

/** Matters that are nobody else's business whoever they are about. */
export const privateMatter =
  '(?:adhd|autis\\w+|asd|epilep\\w+|diabet\\w+|asthma|cancer|hiv|depress\\w+|anxiety|ptsd|psychosis|bipolar|schizophreni\\w+|anorexi\\w+|bulimi\\w+|eating disorders?|self[- ]harm\\w*|overdos\\w+|suicid\\w+|mental (?:health|illness)|learning (?:disabilit\\w+|difficult\\w+)|disabilit\\w+|diagnos\\w+|medications?|counsell\\w+|therap(?:y|ist)|pregnan\\w+|miscarriage|abortion|terminations?|gave birth|giv(?:en|ing) birth|arrest\\w*|offen[cd]\\w+|convict\\w+|convictions?|caution(?:ed)?|charged|sentenc\\w+|criminal record|on probation|probation (?:officer|order|service)|youth justice|prison|custody|remand\\w*|bail|tagged|police|courts?|court case|court hearing|court order|hearing|(?:pre-)?proceedings?|care order|placement order|injunction|tribunal|abus\\w+|neglect(?:ed)?|rap(?:e|ed)|assault\\w*|exploit\\w+|traffick\\w+|county lines|gangs?|drugs?|cannabis|cocaine|heroin|alcohol|addict\\w+|rehab|sectioned|hospitali\\w+|psychiatr\\w+|excluded|exclusion|expelled|missing|homeless|evicted|detained|refugee status|asylum claim|immigration (?:status|case)|tier 4|wheelchair|seizures?|bereave\\w+)';

/** What a child is near when an age could name them. A town is told by its capital after 'in', 'at' or 'from'. */
export const placeWord =
  "(?:schools?|colleges?|academ(?:y|ies)|nurser(?:y|ies)|university|(?:children[’']s |residential |care |foster |nursing )?homes?|hostels?|hospitals?|units?|wards?|streets?|roads?|estates?|villages?|towns?|clubs?|refuges?|prisons?|placements?)";

export const townAfter =
  /\b(?:in|at|from|near|to|outside|around)\s+(?!(?:January|February|March|April|May|June|July|August|September|October|November|December|Year|Quarter|Part|Section|England|Britain|Care|Pledge|Appendix|Table)\b)\p{Lu}\p{Ll}{2,}/u;

export const pronoun = /\b(?:he|she|his|her|him|himself|herself)\b/i;

/** Said of anybody, as rules and plans say it: 'if a child is arrested', 'each young person who'. */
const general =
  /\b(?:if|when|whenever|where|any|every|each|all|no|should|must|may|might|can|could|would|unless|how|whether|before|until|whose|whoever|no one|nobody|anyone|someone|to (?:ensure|make sure|support|help|prevent))\b/i;

/** The month is no verb. */
export const isGeneral = (sentence: string): boolean => general.test(sentence.replace(/\bMay\b/g, ''));
