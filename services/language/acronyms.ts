/** Acronyms opened at their first use in each document: 'personal education plan (PEP)' (domain.md 4.4). */
import { everybodyKnows, knownAcronyms } from './acronym-list';
import type { LanguageContext } from './context';
import { type Hit, wordFinding } from './hits';
import { protectedPattern, without, withoutAddresses } from './masks';
import type { CheckedText, Finding } from './rules';

/** 'PEP', 'PEPs', 'PEP's', 'CiCC', 'WSoA'; no digit touches it, so S12A, Q3 and 2.1-a are none. */
const capitals =
  /(?<![\p{L}\p{N}&/.-]|\p{N}[’'])(\p{Lu}(?:\p{Lu}|[oif](?=\p{Lu})){1,7})(?:[’']?s)?(?![\p{L}\p{N}&]|[-/]\p{N})/gu;
const numeral = /^(?=[IVXLC]{2,})(?:X{0,3})(?:IX|IV|V?I{0,3}|XL|L?X{0,3})$/;
/** Capitals that name something beside a word: 'Unit AB', 'Ward CB', 'grade AB', 'CW postcode'. */
const labelBefore = /\b(?:appendix|annex|grade|block|room|unit|version|schedule|postcode|class|form)\s+$/i;

interface Opened {
  full: string;
}

export function acronymHits(texts: readonly CheckedText[], context: LanguageContext): Hit[] {
  const leaveAlone = protectedPattern(context);
  const documents = new Map<string, { opened: Map<string, Opened>; said: Set<string> }>();
  return texts.flatMap((text, index) => {
    const document = documents.get(text.document) ?? { opened: new Map(), said: new Set() };
    documents.set(text.document, document);
    if (text.kind === 'quote' || text.fixedHeading) return [];
    const masked = without(withoutAddresses(text.text), leaveAlone);
    if (isAllCapitals(masked)) return [];
    const hits: Hit[] = [];
    for (const found of masked.matchAll(capitals)) {
      const acronym = found[1] ?? '';
      const match = { start: found.index, end: found.index + found[0].length };
      const opening = openedHere(acronym, text.text, match);
      if (opening !== null) {
        const before = document.opened.get(acronym);
        if (before && differs(before.full, opening))
          hits.push({ text: index, offset: match.start, finding: twoMeanings(text, match, acronym) });
        document.opened.set(acronym, { full: opening });
        continue;
      }
      if (document.opened.has(acronym) || document.said.has(acronym)) continue;
      const known = knownAcronyms[acronym];
      if (
        known === undefined &&
        isNoAcronym(acronym, masked.slice(Math.max(0, match.start - 14), match.start), context)
      )
        continue;
      document.said.add(acronym);
      hits.push({ text: index, offset: match.start, finding: unopened(text, match, acronym) });
    }
    return hits;
  });
}

export const acronymFindings = (texts: readonly CheckedText[], context: LanguageContext): Finding[] =>
  acronymHits(texts, context).map(({ finding }) => finding);

/** A line that shouts holds no acronyms that could be told from its other words. */
function isAllCapitals(text: string): boolean {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  return words.length >= 3 && words.filter((word) => word === word.toUpperCase()).length > words.length * 0.6;
}

function isNoAcronym(word: string, before: string, context: LanguageContext): boolean {
  return (
    everybodyKnows.has(word) ||
    numeral.test(word) ||
    labelBefore.test(before) ||
    context.protectedNames.some((name) => name.split(/\s+/).includes(word))
  );
}

/** What it was opened as: words before '(PEP)', or words in brackets after 'PEP ('. Null when it was not. */
function openedHere(acronym: string, text: string, match: { start: number; end: number }): string | null {
  const before = text.slice(Math.max(0, match.start - 120), match.start);
  const after = text.slice(match.end, match.end + 120);
  const inBrackets = /[([]\s*(?:or\s+|the\s+|a\s+)?[“"‘']?$/.test(before) && /^[”"’']?\s*[)\]]/.test(after);
  if (inBrackets) {
    const words = before.replace(/[([]\s*(?:or\s+|the\s+|a\s+)?[“"‘']?$/, '').trim();
    const full = fullIn(acronym, words);
    if (full !== null) return full;
    return initialsMatch(acronym, words)
      ? words.split(/\s+/).slice(-acronym.length).join(' ').toLowerCase()
      : null;
  }
  const bracket = /^\s*\(([^()]{3,100})\)/.exec(after)?.[1];
  const defined = bracket ?? /^\s*(?:means|stands for|is short for|=)\s+([^.;\n]{3,100})/.exec(after)?.[1];
  if (defined === undefined) return null;
  return (
    fullIn(acronym, defined) ?? (initialsMatch(acronym, defined.trim()) ? defined.trim().toLowerCase() : null)
  );
}

const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/[’']/g, '')
    .replace(/[-\s]+/g, ' ');

/** The meaning that stands last, singular or plural, capital or not: 'Personal Education Plans (PEPs)'. */
function fullIn(acronym: string, words: string): string | null {
  const said = bare(words);
  let last = -1;
  let full: string | null = null;
  for (const one of knownAcronyms[acronym]?.full ?? []) {
    const at = said.lastIndexOf(bare(one).replace(/(?:s|ren)$/, ''));
    if (at > last) {
      last = at;
      full = one;
    }
  }
  return full;
}

/** First letters of the words, small words left out, are the acronym's letters. */
function initialsMatch(acronym: string, words: string): boolean {
  const letters = words
    .split(/[\s/-]+/)
    .slice(-14)
    .map((word) => word.replace(/[^\p{L}]/gu, ''))
    .filter((word) => word !== '');
  const wanted = acronym.toLowerCase();
  const all = letters.map((word) => word.charAt(0).toLowerCase()).join('');
  const main = letters
    .filter((word) => !/^(?:and|of|the|for|in|to|or|a|on|with)$/i.test(word))
    .map((word) => word.charAt(0).toLowerCase())
    .join('');
  return all.endsWith(wanted) || main.endsWith(wanted);
}

/** 'adviser' and 'advisor' are one meaning. */
const differs = (one: string, other: string) =>
  bare(one)
    .replace(/advisor/g, 'adviser')
    .replace(/s$/, '') !==
  bare(other)
    .replace(/advisor/g, 'adviser')
    .replace(/s$/, '');

function unopened(text: CheckedText, match: { start: number; end: number }, acronym: string): Finding {
  const known = knownAcronyms[acronym];
  const full = known?.full[0];
  if (full === undefined) {
    return named(
      wordFinding(text, match, 'advice', {
        rule: 'acronym-unknown',
        why: `${acronym} looks like an acronym and is not explained at its first use.`,
        fix: `Write it in full with ${acronym} in brackets, or leave it if it is a name.`,
      }),
      acronym,
    );
  }
  const meanings = [...new Set((known?.full ?? []).map((one) => one.replace('advisor', 'adviser')))];
  const also = known?.prefer ? ` Young people would rather read “${known.prefer}”.` : '';
  return named(
    wordFinding(text, match, 'answer', {
      rule: 'acronym',
      why:
        meanings.length > 1
          ? `${acronym} can mean ${meanings.join(' or ')}, and is not explained at its first use in this document.`
          : `${acronym} is not explained at its first use in this document.`,
      fix: `Write it in full here, with ${acronym} in brackets; after that ${acronym} alone will do.${also}`,
      suggestion: `${full} (${acronym})`,
    }),
    acronym,
  );
}

const twoMeanings = (text: CheckedText, match: { start: number; end: number }, acronym: string): Finding =>
  named(
    wordFinding(text, match, 'answer', {
      rule: 'acronym-two-meanings',
      why: `${acronym} stands for two different things in this document.`,
      fix: 'Write one of them in full each time.',
    }),
    acronym,
  );

/** One finding for each acronym and document, known by the acronym alone, so that a kept one stays kept. */
const named = (finding: Finding, acronym: string): Finding => ({ ...finding, excerpt: acronym });
