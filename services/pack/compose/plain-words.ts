/** Which words of the plan a ten-year-old can be given as they stand (domain.md 4.3 to 4.5). */

/** Words of offices, courts and forms, and words that could frighten when they come alone. Whole words, any case. */
const hard = new RegExp(
  `\\b(${[
    'accommodation|advocates?|agenc(y|ies)|apprenticeships?|aspirational|assess(ed|es|ing|ments?)?|attendance',
    'commission(ed|ing)?|contact|contributors?|corporate|dental referral|designated|direct award|discharge[ds]?',
    'emotional|forums?|frontline|governance|guardianship|implement(ed|ation)?|indicators?|measures?|multi-agency',
    'networks?|operational|orders?|outcomes?|panels?|partners|pathways?|permanence|placements?|policy|procedures?',
    'procurement|profiles?|quality assur\\w+|referrals?|residential|respite|reunification|rota|scorecard|screening',
    'stakeholders?|statutory|strateg(y|ic|ies)|trajector(y|ies)|unaccompanied|workstreams?|virtual',
    'break(s|ing)? down|breakdown|homeless\\w*|harm\\w*|abuse\\w*|neglect\\w*|court|police|crime|exploit\\w*|missing|died?|death',
  ].join('|')})\\b`,
  'i',
);

/** Two capitals together: an acronym, or a word that shouts. */
const capitals = /[A-Z]{2}|[A-Z]\.[A-Z]/;
/** A figure, a web address, brackets: nothing that needs explaining. */
const signs = /[\d@/()[\];%&]/;
/** A capital within the sentence is somebody's or something's name. */
const nameWithin = /[^.!?“\s]\s+[‘“]?\p{Lu}/u;

const mostLetters = 12;

/** Short, without names, figures, acronyms or words of the office. @param mostWords the longest it may be. */
export function isPlain(text: string, mostWords: number): boolean {
  const words = text.split(/\s+/).filter((word) => word !== '');
  if (words.length === 0 || words.length > mostWords) return false;
  if (hard.test(text) || capitals.test(text) || signs.test(text) || nameWithin.test(text)) return false;
  return words.every((word) => word.replace(/[^\p{L}]/gu, '').length <= mostLetters);
}

/** 'Work TOGETHER' reads as 'Work together'; an acronym stays one. */
export function calm(text: string): string {
  return text.replace(/\b[A-Z]{4,}\b/g, (word) => (/[AEIOUY]/.test(word) ? word.toLowerCase() : word));
}
