/** What is said of a small number in running words, and the list of those that were taken to count no child. */
import { countsIn, type FoundCount } from './counts';
import { type Hit, privacyFinding, spanOf } from './hits';
import type { TextWithTokens } from './identity-names';
import { oneYoungPerson, youngPeople } from './identity-words';
import { numberKey } from './number-key';
import type { CheckedText, Finding } from './rules';
import { excerptOf, type Span } from './sentences';
import type { Token } from './tokens';

/** A small number that the rules took as harmless: a person confirms once a paper that none of them counts children. */
export interface HarmlessNumber {
  document: string;
  place: string;
  value: number;
  /** The words around it, at most 80 characters. */
  excerpt: string;
  /** By which it is known again once somebody has confirmed it. */
  key: string;
  /** False: it can only be confirmed where the paper is seen. */
  everywhere: boolean;
}

export interface CountsFound {
  hits: Hit[];
  harmless: HarmlessNumber[];
}

/** @param confirmed keys of numbers that somebody has said count no child. */
export function countHits(
  texts: readonly TextWithTokens[],
  { smallCount, confirmed }: { smallCount: number; confirmed: ReadonlySet<string> },
): CountsFound {
  const found: CountsFound = { hits: [], harmless: [] };
  for (const [index, { text, tokens }] of texts.entries()) {
    if (!text.settled) {
      for (const count of countsIn(tokens, { smallCount })) {
        if (count.verdict === 'asked')
          found.hits.push({
            text: index,
            offset: count.start,
            finding: countFinding(text, tokens, count, smallCount),
          });
        else if (text.part === 1) {
          const one = harmlessNumber(text, tokens, count);
          if (!confirmed.has(one.key)) found.harmless.push(one);
        }
      }
    }
    found.hits.push(...singledOut(text, index));
  }
  return found;
}

function harmlessNumber(text: CheckedText, tokens: readonly Token[], count: FoundCount): HarmlessNumber {
  const { document, place } = text;
  const excerpt = excerptOf(text.written?.text ?? text.text, text.written?.spanOf(count) ?? count);
  const { key, everywhere } = numberKey(tokens, count.index, document);
  return { document, place, value: count.value, excerpt, key, everywhere };
}

function countFinding(
  text: CheckedText,
  tokens: readonly Token[],
  count: FoundCount,
  smallCount: number,
): Finding {
  const { key, everywhere } = numberKey(tokens, count.index, text.document);
  const finding = privacyFinding(text, count, count.tookPart ? 'look' : 'pattern', {
    rule: 'identity-small-number',
    why:
      count.how === 'count'
        ? `A count of ${smallCount} or fewer children or young people can point at the ones it is about.`
        : `These numbers tell that ${smallCount} or fewer children or young people are left, and they can be pointed at.`,
    fix: 'Write “a few”, “almost all”, or the total without its parts. If it counts no children, say what it counts beside it. Two people may agree to keep it, with a reason.',
  });
  return everywhere ? { ...finding, sameWords: key } : finding;
}

const between = "(?:[\\p{L}’'-]{1,30}\\s){0,3}";
const singles = [
  new RegExp(
    `\\b(?:the|our|their) (?:only|youngest|oldest|eldest)\\s(?:(?:two|one|three)\\s)?(?:${between}${youngPeople}\\b|one\\s(?:to|who|of|in)\\b|(?:to|in our care|in care|of our|of the (?:group|children|young)))`,
    'giu',
  ),
  /\bthe (?:youngest|oldest|eldest)\s(?:is|was|has|had|being|aged?|,)/giu,
  /\b(?:first|second|third|fourth|fifth|only|last|1st|2nd|3rd)\s(?:\p{L}{1,30}\s)?(?:\d{1,2}|[a-z]{3,9}teen|ten|eleven|twelve|nine|eight|seven|six|five)[- ]years?[- ]old\b(?!s)/giu,
  new RegExp(`\\bthe (?:last|remaining|one|sole|lone) (?:remaining )?${oneYoungPerson}\\b`, 'giu'),
];
const institution = /^(?:[’']s)?\s(?:homes?|panels?|forums?|surveys?|councils?|services?|protection)\b/iu;

/** 'the only', 'our youngest', 'first 14-year-old': no number, and one child. */
const singlesIn = (text: string): Span[] =>
  singles.flatMap((pattern) =>
    [...text.matchAll(pattern)].map(spanOf).filter(({ end }) => !institution.test(text.slice(end, end + 20))),
  );

export const singledOutIn = (text: string): boolean => singlesIn(text).length > 0;

function singledOut(text: CheckedText, index: number): Hit[] {
  return singlesIn(text.text).map((span): Hit => {
    const finding = privacyFinding(text, span, 'pattern', {
      rule: 'identity-only',
      why: 'Words such as “the only” or “the youngest” single out one child or young person.',
      fix: 'Say it without singling anyone out. Two people may agree to keep it, with a reason.',
    });
    return { text: index, offset: span.start, finding };
  });
}
