/** The plan's own short words, opened once in each paper that prints them: nobody is asked of them each time (domain.md 4.4). */
import { knownAcronyms } from '../../language/acronym-list';
import { acronymFindings } from '../../language/acronyms';
import { bareContext } from '../../language/context';

/**
 * Sentences to stand before the tables, each with a space before it; '' when there is nothing to open. Capitals with
 * two meanings stay a question for a person.
 * @param printed names of actions and measures, in the order in which they are printed.
 * @param targets as printed.
 */
export function wordsUsed(printed: readonly string[], targets: readonly string[] = []): string {
  return [...acronyms(printed), ...twoMeanings(targets)].map((sentence) => ` ${sentence}`).join('');
}

function acronyms(printed: readonly string[]): string[] {
  const found = acronymFindings(
    printed.map((text) => ({ place: '', text, kind: 'cell', document: 'plan', part: 1 })),
    bareContext,
  );
  return found.flatMap(({ excerpt }) => {
    const meanings = knownAcronyms[excerpt]?.full ?? [];
    return meanings.length === 1 ? [`${excerpt} is short for ${meanings[0]}.`] : [];
  });
}

/** The plan is quoted as it stands, and the paper says what it leaves open (domain.md 1.4 C, trap 12). */
const twoMeanings = (targets: readonly string[]): string[] =>
  targets.some((target) => /^“bi-?monthly”$/i.test(target))
    ? ['“Bi-monthly”, the plan’s own word, can mean every two months or twice a month.']
    : [];
