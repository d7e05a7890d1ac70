/** A recommendation asks for what its report has spoken of: one that nothing else there mentions is told (domain.md 4.2). */
import { verbOf } from '../../language/recommendation-verbs';
import type { CheckedText, Finding } from '../../language/rules';

type Placed = Finding & { document: string };

/** Words that any recommendation may hold and no section need repeat. */
const common = new Set(
  (
    'committee members member board panel cabinet council group report reports update updates paper papers item items ' +
    'attached appendix annex table section paragraph above below content contents information date dates ' +
    'that this these those their there they them which with from into over under upon about within before after ' +
    'meeting meetings next future further following year years quarter quarterly progress made have been being ' +
    'asked formally hereby also then officers officer received'
  ).split(' '),
);

/** @param texts of every document, each text with the document it stands in. */
export function recommendationSectionFindings(texts: readonly CheckedText[]): Placed[] {
  return texts
    .filter(({ kind }) => kind === 'recommendation')
    .flatMap((text): Placed[] => {
      const asked = stemsOf(text.text);
      if (asked.size === 0) return [];
      const elsewhere = texts.filter(
        ({ document, kind }) => document === text.document && kind !== 'recommendation' && kind !== 'title',
      );
      if (elsewhere.some((other) => [...stemsOf(other.text)].some((stem) => asked.has(stem)))) return [];
      return [
        {
          rule: 'recommendation-section',
          severity: 'advice',
          privacy: false,
          place: text.place,
          excerpt: text.text.slice(0, 80),
          why: 'No other section of the report speaks of what is asked here.',
          fix: 'Say in the report what the committee is to decide on, or ask for what the report is about.',
          suggestion: null,
          mayKeep: true,
          document: text.document,
        },
      ];
    });
}

/** By how they begin: 'carer', 'carers' and 'carer’s' are one. */
function stemsOf(text: string): Set<string> {
  const words = text.toLowerCase().match(/\p{L}{4,}/gu) ?? [];
  return new Set(
    words.filter((word) => !common.has(word) && verbOf(word) === null).map((word) => word.slice(0, 5)),
  );
}
