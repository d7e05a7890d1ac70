/** Reads a worksheet row by row, so that a figure is read beside its label, and says when rows or columns are hidden. */
import { decodeEntities, readMarkup } from './markup';
import { apart } from './words';

/** The texts that cells point to by number. */
export function sharedTexts(source: string): string[] {
  return [...source.matchAll(/<si>(.*?)<\/si>/gs)].map(([, inner = '']) => readMarkup(inner).text);
}

export function readSheet(source: string, shared: string[]): { rows: string; hidden: boolean } {
  const rows: string[] = [];
  for (const [, row = ''] of source.matchAll(/<row\b[^>]*>(.*?)<\/row>/gs)) {
    const cells = [...row.matchAll(/<c\b([^>]*)>(.*?)<\/c>/gs)].map(([, attributes = '', inner = '']) => {
      const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '';
      if (/t="s"/.test(attributes)) return shared[Number(value)] ?? '';
      return value === '' ? readMarkup(inner).text : decodeEntities(value);
    });
    rows.push(cells.join('\n'));
  }
  const hidden = /<(row|col)\b[^>]*\shidden="(1|true)"/.test(source);
  return { rows: rows.join(apart), hidden };
}
