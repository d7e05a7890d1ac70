/** Finds several measures in one: a list of changes, two sentences, a thing to do and what it should bring. */

/** How a measure begins that can be counted by itself. */
const change =
  '(?:an? )?(?:increas(?:e|ed|ing)|reduc(?:tion|ed|ing)|decreas(?:e|ed|ing)|improv(?:ed|ing|ement)|fewer|more|better|clearer|greater|rise|fall|number of|percentage of|proportion of|%)\\b';
const seams: { at: RegExp; sure: boolean }[] = [
  // 'Increased referrals, increased assessments and increased engagement'
  {
    at: new RegExp(`(?:,\\s+and|,|;|\\.|\\s+and|\\s+as well as|\\s+plus)\\s+(?=${change})`, 'gi'),
    sure: true,
  },
  { at: /;\s+(?=\p{Letter})/gu, sure: false },
  { at: /(?<=[\p{Ll}\d)])[.!?]\s+(?=\p{Lu}[\p{Ll} ])/gu, sure: false },
  // 'in place by October, with each lead …', 'in place by September, within two years …', 'annually, and through …'
  {
    at: /,\s+(?:and\s+)?(?=(?:with (?:each|every|all)|within|through|evidence of|by (?:the )?(?:end|\d))\b)/gi,
    sure: false,
  },
  {
    at: /,?\s+and\s+(?=(?:to|through|being (?!used)|changing|making|having|(?:is|are|was|were|has|have|will)\b|support is|effective)\b)/gi,
    sure: false,
  },
  { at: /,\s+(?=(?:to help|effective|evidence|process)\b)/gi, sure: false },
  // 'feel valued through the development of certificates': what is felt, and what is done for it
  { at: /(?<=\b(?:feel|feels|are|is) \p{Ll}+)\s+through\s+(?=the\b)/giu, sure: false },
];

export interface Parting {
  parts: string[];
  /** Cut only where each part counts something of its own: two directions in one measure cannot be shown. */
  surely: string[];
}

/** Nobody measures in more words than this, and they are not taken apart. */
const longestMeasure = 2_000;

/** The measures that one text may hold; the text alone where it holds one. `announced`: words before it announce a list. */
export function partMeasure(text: string, announced = false): Parting {
  if (text.length > longestMeasure) return { parts: [text], surely: [text] };
  const cut = (over: typeof seams) =>
    over.reduce((parts, { at }) => parts.flatMap((part) => cutAt(part, at)), [text]);
  const parts = cut(seams)
    .flatMap(partFigures)
    .flatMap((part) => partList(part, announced));
  return { parts, surely: cut(seams.filter(({ sure }) => sure)) };
}

function cutAt(text: string, seam: RegExp): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const found of text.matchAll(seam)) {
    const piece = text.slice(from, found.index);
    if (!hasWords(piece) || !hasWords(text.slice(found.index + found[0].length))) continue;
    pieces.push(piece);
    from = found.index + found[0].length;
  }
  return [...pieces, text.slice(from)].map(tidied);
}

/** Looks no further than the second: it is asked of the rest of a text at each of its seams. */
function hasWords(text: string): boolean {
  let words = 0;
  for (const _ of text.matchAll(/\p{Letter}{2,}/gu)) {
    words += 1;
    if (words === 2) return true;
  }
  return false;
}

const tidied = (text: string) => {
  const plain = text.trim().replace(/[,;.]$/, '');
  return plain.charAt(0).toUpperCase() + plain.slice(1);
};

/** '15 orders and 47 care orders will be revoked': each figure with what happens to it. */
function partFigures(text: string): string[] {
  const found =
    /^(.*?\b)(\d+ (?!(?:weeks|months|years?|days?|to|and|or)\b)[^\d.,]{2,40}?) and (\d+ \p{Ll}[^\d.,]*?) (will .*|are .*|to be .*)$/iu.exec(
      text,
    );
  if (!found) return [text];
  const [, before = '', one = '', other = '', verb = ''] = found;
  return [`${before}${one} ${verb}`, `${before}${other} ${verb}`].map(tidied);
}

/** 'The following outcomes: Immunisation status Timeliness of checks': a list that lost its bullets and line breaks. */
function partList(text: string, announced: boolean): string[] {
  const [, inText = ''] = /^[^:]*\bfollowing\b[^:]*:\s+(.*)$/isu.exec(text) ?? [];
  const list = announced ? text : inText;
  const items = list.split(/(?:,|;|\.)?\s+(?=\p{Lu}|%)/u).filter(Boolean);
  return items.length > 1 ? items.map(tidied) : [text];
}

/** Verbs of an action that ends with something being there. */
const making =
  /^(?:we will )?(?:develop(?:ment of)?|create|establish|build|set up|publish(?: and publicise)?|launch|introduce|redevelop|produce|write|design|agree)\s+(?:and \w+ )?(?:a|an|the|new|our)\b/i;
const reviewing =
  /\b(?:review|annual review)\b.{0,80}\b(?:annual|yearly|each year|every year)|\b(?:annual|yearly) review\b/i;

/** What an action promises to make or to repeat although none of its measures says when it is there; '' for none. */
export function promisedWithoutMeasure(
  action: string,
  measures: { text: string; milestone: boolean }[],
): string[] {
  const missing: string[] = [];
  if (action.length > longestMeasure) return missing;
  const first = action.split(/(?<=[.!?])\s/)[0] ?? '';
  if (making.test(first) && !measures.some(({ milestone }) => milestone))
    missing.push(`Done: ${tidied(first).replace(/^We will /i, '')}`);
  const themes =
    /\b(?:information|data)\b[^.]{0,80}\b(theme|outcome|area)s?\b[^.]{0,40}\bwill be (?:used|collected)/i.exec(
      action,
    );
  if (themes && !measures.some(({ text }) => /\b(?:data|information|themes?)\b/i.test(text)))
    missing.push(`Data on each ${themes[1]?.toLowerCase()} collected`);
  if (reviewing.test(action) && !measures.some(({ text }) => /review/i.test(text)))
    missing.push('Yearly review held');
  return missing;
}

/** Words that only promise to watch: nothing in them can be reported. */
export function onlyWatches(text: string): boolean {
  return /^(?:we will )?monitor (?:the )?progress of our (?:success )?measures$/i.test(text);
}
