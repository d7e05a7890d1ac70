/** The question every report must answer: what it means for cared for children and care leavers (domain.md 1.3, D3). */
import { type Hit, wordFinding } from './hits';
import type { CheckedText, Finding } from './rules';
import { sentencesOf } from './sentences';

/** The heading of the section, in the forms that the council's templates have had. */
export const mandatoryHeading =
  /^(?:[\d.]+\s+)?(?:children (?:and|&) young people(?:\s*\/\s*cared for children(?: and care leavers)?)?|cared for children(?: and (?:care leavers|young people))?|(?:effect|impact|implications?) (?:on|for) (?:children and young people|cared for children).{0,60})(?: implications)?$/i;

const nothing =
  /^\W*(?:none(?: (?:known|identified|at this stage|arising|directly))?|nil|n\.?\/?\s?a|not applicable|no|nothing|not known|tb[cad]|to be confirmed|see above|as above|(?:there (?:are|is|will be) )?(?:no|none|not any)(?: (?:direct|specific|significant|known|particular|immediate|adverse|further|such))*(?: (?:or indirect))? (?:implications?|impacts?|effects?|issues?|changes?)(?: (?:arising|identified|for|on|to|from|of|in|as|directly)\b.{0,140})?)\W*$/i;
const about =
  /\b(?:child|children|young (?:people|person|adults)|care leavers?|cared for|care experienced|siblings?|famil(?:y|ies)|babies)\b/i;
const noChange =
  /\b(?:no (?:change|difference|effect|impact|implications?)|changes nothing|does not (?:change|affect)|not affected|unaffected|neutral)\b/i;
const evidence =
  /\b(?:because|since|as (?:the|it|they)|told|asked|said|heard|survey|evidence|checked|compared|data|figures?|reviewed|tested|shows?|found|assessment|so that)\b/i;

/** @param place a text of the section, for its place; its words are those of the whole section. */
export function mandatoryAnswerFindings(section: CheckedText): Finding[] {
  const whole = { start: 0, end: section.text.length };
  const say = (why: string, fix: string): Finding[] => [
    { ...wordFinding(section, whole, 'stops', { rule: 'cared-for-children-answer', why, fix }) },
  ];
  const sentences = sentencesOf(section.text).map(({ start, end }) =>
    section.text
      .slice(start, end)
      .replace(/^\s*(?:[-•*–]|[\d.]+)\s+/, '')
      .trim(),
  );
  if (sentences.length === 0)
    return say(
      'Every report says what it means for cared for children and care leavers; this section is empty.',
      prompts,
    );
  if (sentences.every((sentence) => nothing.test(sentence)))
    return say('“None” does not answer the question that every report must answer.', prompts);
  const told = [...new Set(sentences.map((sentence) => sentence.toLowerCase()))].filter(
    (sentence) => !nothing.test(sentence) && (sentence.match(/\p{L}{2,}/gu) ?? []).length >= 4,
  );
  if (told.length < 2)
    return say(
      'One sentence does not show that the effect on cared for children and care leavers was thought about.',
      prompts,
    );
  if (!told.some((sentence) => about.test(sentence)))
    return say('The section does not speak of children, young people or care leavers.', prompts);
  const words = (section.text.match(/\p{L}{2,}/gu) ?? []).length;
  if (words < 15)
    return say(
      'The section is too short to show what changes for cared for children and care leavers.',
      prompts,
    );
  if (noChange.test(section.text) && !evidence.test(section.text))
    return say(
      'The section says that nothing changes, but not how that is known.',
      'Say how you know: who was asked, what was looked at.',
    );
  return [];
}

const prompts =
  'Write at least two sentences: what changes for them, which corporate parenting principle it helps or harms, who told you, and what young people said. If nothing changes, say how you know.';

/** Every section of that heading in the pack, whether or not anything stands under it. */
export function mandatoryAnswerHits(texts: readonly CheckedText[]): Hit[] {
  return texts.flatMap((heading, index): Hit[] => {
    if (heading.kind !== 'heading' || !mandatoryHeading.test(heading.text.trim())) return [];
    const after = texts.slice(index + 1, index + 200);
    const end = after.findIndex((text) => text.kind === 'heading' || text.document !== heading.document);
    const parts = (end < 0 ? after : after.slice(0, end)).filter(({ kind }) =>
      ['paragraph', 'list-item', 'cell', 'note'].includes(kind),
    );
    const first = parts[0];
    const section = { ...(first ?? heading), text: parts.map(({ text }) => text).join('\n') };
    return mandatoryAnswerFindings(section).map((finding) => ({
      text: first ? index + 1 : index,
      offset: 0,
      finding,
    }));
  });
}
