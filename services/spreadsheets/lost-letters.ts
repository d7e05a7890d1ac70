/** Where a “?” stands for a letter or a sign that an earlier save could not keep: “Caf? talks”, “children?s”, “?5,000”. */
import { cellText, columnLetters, type Sheet, type TableDoubt } from './rules';

const opensQuestion =
  /^(?:and|but|or|so|if|then|what|who|whom|whose|why|when|where|which|how|am|is|are|was|were|do|does|did|can|could|will|would|shall|should|may|might|must|has|have|had|any)\b/i;

/** Nobody writes a question mark there: inside a word, before a word or a number, or alone between two. */
const inPlace =
  /\p{Letter}\?+\p{Letter}|(?:^|[\s("])\?+[\p{Letter}\p{Number}]|[\p{Letter}\p{Number}] \?+ [\p{Letter}\p{Number}]/u;
const goesOn = /\p{Letter}\?+ \p{Lowercase}/gu;
/** The question mark of a web address stands between letters. */
const address = /\S*(?:\/\/|www\.|[=@])\S*/gi;

/** The first place in the text that reads so, with a few words around it; null: every question mark may be meant. */
export function lostLetter(text: string): string | null {
  if (!text.includes('?')) return null;
  const plain = text.replace(address, (found) => '.'.repeat(found.length));
  const found = inPlace.exec(plain)?.index ?? afterNoQuestion(plain);
  return found === null
    ? null
    : text
        .slice(Math.max(0, found - 20), found + 25)
        .replace(/\s+/g, ' ')
        .trim();
}

/** A sentence that goes on in small letters after its mark, and asks nothing. */
function afterNoQuestion(text: string): number | null {
  for (const { index } of text.matchAll(goesOn)) {
    const sentence =
      text
        .slice(Math.max(0, index - 300), index + 1)
        .split(/[.!?:;\n"“‘(]/)
        .at(-1) ?? '';
    if (!opensQuestion.test(sentence.trim())) return index;
  }
  return null;
}

const mostNamed = 10;

/** One doubt for each cell; of many the first are named. */
export function lostLetterDoubts(sheets: Sheet[]): TableDoubt[] {
  const fix = 'If so, type the letter again: an earlier save in another encoding has lost it for good.';
  const doubts = sheets.flatMap((sheet) =>
    sheet.rows.flatMap(({ number, cells }) =>
      cells.flatMap((cell, index): TableDoubt[] => {
        const around = typeof cell === 'string' ? lostLetter(cellText(cell)) : null;
        if (around === null) return [];
        const message = `“${around}”: the question mark may stand for a letter or a sign that was lost.`;
        return [{ row: number, sheet: sheet.name, column: columnLetters(index), message, fix }];
      }),
    ),
  );
  const rest = doubts.length - mostNamed;
  if (rest <= 0) return doubts;
  const message = `There are ${rest} more cells with a question mark that may stand for a lost letter.`;
  return [...doubts.slice(0, mostNamed), { row: null, sheet: '', column: '', message, fix }];
}
