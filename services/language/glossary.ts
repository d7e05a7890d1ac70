/**
 * The language helper: My VOICE's words beside adults' text, as advice. It never blocks, never touches a young person's
 * words or a quotation, and starts from "ask each person" (domain.md 1.3, Y7 and Y8; 4.3).
 */
import type { LanguageContext } from './context';
import { extraRows, type GlossaryRow, ownRows } from './glossary-rows';
import { type Hit, wordFinding } from './hits';
import { protectedPattern, without, withoutAddresses, withoutQuotations } from './masks';
import type { CheckedText, Finding } from './rules';
import { nearby, sentencesOf } from './sentences';

/** Longest first, so that 'placement breakdown' is not read as 'placement'. */
function matcherOf(rows: readonly GlossaryRow[]): { pattern: RegExp; rows: GlossaryRow[] } {
  const ordered = rows.toSorted((one, other) => other.words.length - one.words.length);
  const any = ordered.map(({ words }) => `(${words})`).join('|');
  return { pattern: new RegExp(`(?<![\\p{L}\\p{N}-])(?:${any})(?![\\p{L}\\p{N}-])`, 'giu'), rows: ordered };
}

const own = matcherOf(ownRows);
const withExtra = matcherOf([...ownRows, ...extraRows]);

/** 'the SGO's were made': no apostrophe in a plural. */
const wrongPlural =
  /(?<=\b(?:\d+|and|of|all|many|more|most|some|few|fewer|number of|several|these|those|two|three|four|five|six|seven|eight|nine|ten)\s+)([A-Z][A-Za-z]?[A-Z]{1,4})[’']s\b|\b([A-Z]{2,5})[’']s(?=\s+(?:were|are|have|will|and|made|in|per|that were)\b|\s*[.,;:)]|$)/g;

/** One finding for each term and document, at its first place. */
export function glossaryHits(texts: readonly CheckedText[], context: LanguageContext): Hit[] {
  const leaveAlone = protectedPattern(context);
  const { pattern, rows } = context.extraTerms ? withExtra : own;
  const kept = new Set(context.keptTerms.map(({ document, term }) => keyOf(document, term)));
  const openedPep = new Set<string>();
  const seen = new Map<string, { hit: Hit; times: number }>();
  const styles: Hit[] = [];
  for (const [index, text] of texts.entries()) {
    if (/personal education plans?\s*\(PEPs?\)/i.test(text.text)) openedPep.add(text.document);
    if (text.kind === 'quote' || text.fixedHeading) continue;
    const masked = without(withoutQuotations(withoutAddresses(text.text)), leaveAlone);
    const free = rows.reduce((rest, row) => row.leave.reduce(without, rest), masked);
    const sentences = sentencesOf(masked);
    for (const found of free.matchAll(pattern)) {
      const row = rows[found.slice(1).findIndex((group) => group !== undefined)];
      const match = { start: found.index, end: found.index + found[0].length };
      if (row === undefined || row.leaveSentence?.test(nearby(masked, sentences, match))) continue;
      if (row.term === 'PEP' && openedPep.has(text.document)) continue;
      const key = keyOf(text.document, row.term);
      if (kept.has(key)) continue;
      const before = seen.get(key);
      if (before) before.times += 1;
      else
        seen.set(key, {
          hit: { text: index, offset: match.start, finding: advice(text, match, row) },
          times: 1,
        });
    }
    for (const found of masked.matchAll(wrongPlural)) {
      const match = { start: found.index, end: found.index + found[0].length };
      styles.push({ text: index, offset: match.start, finding: pluralStyle(text, match) });
    }
  }
  return [
    ...[...seen.values()].map(({ hit, times }) => ({ ...hit, finding: counted(hit.finding, times) })),
    ...styles,
  ];
}

export const glossaryFindings = (texts: readonly CheckedText[], context: LanguageContext): Finding[] =>
  glossaryHits(texts, context)
    .toSorted((one, other) => one.text - other.text || one.offset - other.offset)
    .map(({ finding }) => finding);

/** The row that a finding is about, for a kept choice; null when it is no glossary finding. */
export function termOf(finding: Finding): string | null {
  if (finding.rule !== 'glossary') return null;
  return (
    [...ownRows, ...extraRows].find(({ words }) => new RegExp(`^(?:${words})$`, 'i').test(finding.excerpt))
      ?.term ?? null
  );
}

const keyOf = (document: string, term: string) => `${document}\n${term.toLowerCase()}`;

function advice(text: CheckedText, match: { start: number; end: number }, row: GlossaryRow): Finding {
  const finding = wordFinding(text, match, 'advice', {
    rule: 'glossary',
    why: 'My VOICE asked adults to use other words. Ask each person how they like to be spoken to, because everyone is different.',
    fix: `Think about “${row.suggestion}” here, or keep it and say why.`,
    suggestion: row.suggestion,
  });
  return { ...finding, excerpt: text.text.slice(match.start, match.end).replace(/\s+/g, ' ') };
}

const counted = (finding: Finding, times: number): Finding =>
  times === 1
    ? finding
    : { ...finding, why: `${finding.why} It stands in this document ${times} times, first here.` };

function pluralStyle(text: CheckedText, match: { start: number; end: number }): Finding {
  const written = text.text.slice(match.start, match.end);
  const finding = wordFinding(text, match, 'advice', {
    rule: 'style-plural',
    why: 'A plural needs no apostrophe.',
    fix: 'Leave the apostrophe out.',
    suggestion: written.replace(/[’']/, ''),
  });
  return { ...finding, excerpt: written };
}
