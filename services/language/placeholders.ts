/** What was left to be filled in: 'tbc', 'xx', '[insert name]', 'Appendix ?', 'DD/MM/YYYY' (domain.md 1.4 C, trap 19). */
import { type Hit, spanOf, wordFinding } from './hits';
import type { CheckedText, Finding, Severity } from './rules';

interface Mark {
  pattern: RegExp;
  severity: Severity;
}

/** Nobody leaves these on purpose. */
const left: RegExp[] = [
  /\[\s*(?:insert|enter|add|name|names|date|title|number|amount|author|details|who|when|where|why|what|which|ref|reference|see|check|type|your|xx+|x|n|tbc|tba|tbd|to be|to follow|delete|drafting note|note to|note:|click|link to|page|item|paragraph\(s\)|body|officer|organisation|address|email|phone)\b[^\]\n]{0,120}\]/gi,
  /\[\s*(?:[.…?_*#-]{1,10}|)\s*\](?!\()/g,
  /<\s*(?!https?:|mailto:|\/?(?:b|i|u|p|br|em|strong|a|li|ul|ol|h[1-6]|span|div|table|tr|td|th)\b)[a-z][\w\s/,’'-]{0,40}>(?!\s*\d)/gi,
  /\{\{[^{}\n]{0,60}\}\}|\$\{[^{}\n]{0,60}\}|\[object Object\]|\bNaN\b/g,
  /\blorem ipsum\b/gi,
  /_{2,}/g,
  /(?<![\w])(?:dd?[/.-]mm?[/.-]yy(?:yy)?|dd mmm? yyyy|yyyy-mm-dd|xx[/.-]xx[/.-](?:xx|20)[\dx]{0,4}|hh:mm)(?![\w])/gi,
  /\b20[x?_]{2}\b/gi,
  /(?<!(?:chapter|part|schedule|title|volume|article|louis|age)\s)\bx{2,}\b(?!\s?century)/gi,
  /[£$€]\s?(?:x{1,9}|\?{1,9}|_{1,9})(?![\w])|(?<![\w.?])(?:x|\?{1,4})\s?%/gi,
  /\b(?:appendix|annex|table|figure|item|section|paragraph|para|page|schedule|part|minute|version|quarter|year|number|no\.)\s+(?:\?{1,9}|#{1,9}|_{1,9}|\[\s*\]|tbc\b)/gi,
  /\b(?:appendix|annex|table|figure|item|paragraph|para|page)\s+x{1,4}(?![\w])/gi,
  /(?:\?\s?){2,}/g,
  /\bclick (?:or tap )?(?:here |icon )?to (?:enter|add) (?:text|an? [a-z]{1,12}|title|picture)\b|\bchoose (?:an item|a building block)\b|\berror! (?:reference source|bookmark)[^.\n]{0,30}/gi,
  /\b(?:TODO|FIXME)\b|\bdelete as (?:appropriate|applicable|necessary)\b/g,
];

/** Honest while a paper is a draft; to be put right, or kept with a reason, before it is final. */
const open: RegExp[] = [
  /\bt\.?b\.?[cad]\b\.?/gi,
  /\bto be (?:inserted|added|completed|supplied|drafted|written|filled in|provided by|updated before)\b/gi,
  /(?<=^\s*|[:(–]\s*)to be (?:confirmed|advised|announced|decided|determined)\b(?=\s*[.)]?\s*$)/gim,
];

const sorts: Mark[] = [
  ...left.map((pattern): Mark => ({ pattern, severity: 'stops' })),
  ...open.map((pattern): Mark => ({ pattern, severity: 'answer' })),
];

/** Young people's words, quoted, are nobody's to finish: 'why??' stands. */
export function placeholderHits(texts: readonly CheckedText[]): Hit[] {
  return texts.flatMap((text, index) => {
    if (text.kind === 'quote') return [];
    const taken: { start: number; end: number }[] = [];
    return sorts.flatMap(({ pattern, severity }) =>
      [...text.text.matchAll(pattern)].flatMap((found): Hit[] => {
        const match = spanOf(found);
        if (taken.some(({ start, end }) => match.start < end && start < match.end)) return [];
        if (taken.length < 200) taken.push(match);
        return [{ text: index, offset: match.start, finding: wordFinding(text, match, severity, wording) }];
      }),
    );
  });
}

export const placeholderFindings = (text: CheckedText): Finding[] =>
  placeholderHits([text]).map(({ finding }) => finding);

const wording = {
  rule: 'placeholder',
  why: 'Something was left here to be filled in later.',
  fix: 'Fill it in, or say plainly what is not known yet and when it will be.',
};
