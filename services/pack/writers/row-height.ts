/** Which rows of a table are kept on one page: all but those too long for it. */
import type { Column } from '../outline/outline';
import type { Run } from '../outline/settle';

/** At the table's text size about 100 characters fill the page's width, and a third of a page is about 20 lines. */
const charactersAcross = 100;
const mostLines = 20;

export function staysWhole(row: Run[][][], columns: Column[]): boolean {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  return row.every((paragraphs, index) => {
    const across = (charactersAcross * (columns[index]?.width ?? total)) / total;
    const lines = paragraphs.reduce((sum, runs) => sum + Math.ceil(length(runs) / across), 0);
    return lines <= mostLines;
  });
}

const length = (runs: Run[]) => runs.reduce((sum, run) => sum + run.text.length, 0);
