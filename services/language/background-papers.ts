/** The list of background papers: answered, dated, and free of young people's raw words (domain.md 2.1, section 100D). */
import { type Hit, privacyFinding, wordFinding } from './hits';
import type { CheckedText, Finding } from './rules';
import type { Span } from './sentences';

const none =
  /^(?:there (?:are|were) )?(?:none|no background (?:papers|documents)(?: (?:were|was) (?:used|relied on))?)(?: (?:were |was )?(?:used|relied on))?\s*\.?$/i;
const noAnswer =
  /^(?:n\.?\/?\s?a\.?|nil|not applicable|see (?:report|above|below|attached)|various|as (?:above|attached)|not given|tb[cad]|to be confirmed|[-–—.?\s]*)\.?$/i;

const rawWords =
  /\b(?:raw|verbatim|free[- ]text|transcripts?|transcriptions?|recordings?|(?:interview|focus group|session|case|visit|meeting) notes|notes? (?:of|from) (?:the |a |our )?(?:visits?|young people|interviews?|focus groups?|sessions? with)|visit(?:s|ors?)?[’']? notes?|case (?:files?|records?|notes?)|feedback forms?|(?:my voice|shadow committee|young people[’']?s?|children[’']?s?|care leavers[’']?)\s+(?:raw\s+)?(?:questions|answers|words|comments|quotes|responses|letters|messages|emails|drawings)|(?:survey|questionnaire|consultation)\s+(?:free[- ]text\s+)?(?:comments|responses|answers|replies|returns)|(?:comments|responses|answers|replies|questions|words|quotes|quotations|messages|letters) (?:from|by|of|written by) (?:the )?(?:young people|children|care leavers|my voice|shadow committee|children and young people))\b/i;
const digested = /\b(?:summary|themes|analysis|report on|findings|overview|you said,? we did)\b/i;
const surelyRaw =
  /\b(?:raw|verbatim|free[- ]text|transcripts?|recordings?|case (?:files?|records?|notes?))\b/i;

const dated = /\b(?:19|20)\d\d(?:\s?[-–/]\s?\d{2,4})?\b|\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/;
const published =
  /\b(?:Act \d{4}|Regulations \d{4}|statutory guidance|White Paper|Green Paper|ISBN|published by|gov\.uk\/government|legislation\.gov\.uk|Hansard|Ofsted (?:annual )?report)\b/i;
const address = /https?:\/\/\S+|\bwww\.\S+|\b[\w-]+\.(?:gov|org|com)(?:\.uk)?\/\S+|\S+\.(?:pdf|docx?)\b/gi;

/** All texts of kind 'background-papers'; a line of one is one paper. */
export function backgroundPaperHits(texts: readonly CheckedText[]): Hit[] {
  return texts.flatMap((text, index) => {
    if (text.kind !== 'background-papers') return [];
    const lines = linesOf(text.text);
    const whole = { start: 0, end: text.text.length };
    if (lines.length === 0 || lines.every(({ words }) => noAnswer.test(words))) {
      return [{ text: index, offset: 0, finding: unanswered(text, whole) }];
    }
    if (lines.length === 1 && none.test(lines[0]?.words ?? '')) return [];
    return lines.flatMap(({ words, span }) =>
      lineFindings(text, words, span).map((finding) => ({ text: index, offset: span.start, finding })),
    );
  });
}

export const backgroundPaperFindings = (text: CheckedText): Finding[] =>
  backgroundPaperHits([text]).map(({ finding }) => finding);

function linesOf(text: string): { words: string; span: Span }[] {
  return [...text.matchAll(/[^\n;]+/g)]
    .map((found) => ({
      words: found[0].replace(/^\s*(?:[-•*–]|\d+[.)])\s+/, '').trim(),
      span: { start: found.index, end: found.index + found[0].length },
    }))
    .filter(({ words, span }) => words !== '' || text.slice(span.start, span.end).trim() !== '');
}

function lineFindings(text: CheckedText, words: string, span: Span): Finding[] {
  if (rawWords.test(words) && (!digested.test(words) || surelyRaw.test(words))) {
    const wording = {
      rule: 'background-papers-young-people',
      why: 'Anybody may ask for a copy of a background paper, and this one holds young people’s own words or notes about them.',
      fix: 'Take it off the list. List the summary of themes, when the participation worker has agreed one.',
    };
    return [{ ...privacyFinding(text, span, 'direct', wording), severity: 'stops', mayKeep: false }];
  }
  if (none.test(words)) return [wordFinding(text, span, 'answer', mixed)];
  if (noAnswer.test(words)) return [unanswered(text, span)];
  const title = words
    .replace(address, ' ')
    .replace(dated, ' ')
    .replace(/\b(?:can be found at|available (?:at|from)|see|link|dated?|here)\b|[:,.()-]/gi, ' ')
    .trim();
  const found: Finding[] = [];
  if (!/\p{L}{3,}.*\p{L}{2,}/u.test(title)) found.push(wordFinding(text, span, 'answer', untitled));
  if (published.test(words)) return [...found, wordFinding(text, span, 'advice', notNeeded)];
  if (!dated.test(words)) found.push(wordFinding(text, span, 'answer', undated));
  return found;
}

const unanswered = (text: CheckedText, span: Span): Finding => ({
  ...wordFinding(text, span, 'stops', {
    rule: 'background-papers-answer',
    why: 'An open report must list the papers it was based on, and nothing is said here (Local Government Act 1972, section 100D).',
    fix: 'List each paper with its title and date, or write “None”.',
    suggestion: 'None',
  }),
});
const untitled = {
  rule: 'background-papers-title',
  why: 'A reader cannot tell from an address or a file name what this paper is.',
  fix: 'Give the paper’s title and date beside the link.',
};
const undated = {
  rule: 'background-papers-date',
  why: 'This paper has no date, so a reader may be given another version.',
  fix: 'Add its date, or at least its year.',
};
const notNeeded = {
  rule: 'background-papers-published',
  why: 'Published works, such as Acts and guidance, need not be listed as background papers.',
  fix: 'Take it off the list if you like; it does no harm.',
};
const mixed = {
  rule: 'background-papers-answer',
  why: 'The list says “None” and names papers too.',
  fix: 'Take out “None”, or take out the papers.',
};
