/** Reads a worksheet row by row, so that a figure is read beside its label, and says when rows or columns are hidden. */
import { decodeEntities, readMarkup } from './markup';
import { apart } from './words';

/** The texts that cells point to by number. */
export function sharedTexts(source: string): string[] {
  return elementsIn(source, 'si').map(({ inner }) => readMarkup(inner).text);
}

export function readSheet(source: string, shared: string[]): { rows: string; hidden: boolean } {
  const rows: string[] = [];
  for (const { inner: row } of elementsIn(source, 'row')) {
    const cells = elementsIn(row, 'c').map(({ attributes, inner }) => {
      const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1] ?? '';
      if (/t="s"/.test(attributes)) return shared[Number(value)] ?? '';
      return value === '' ? readMarkup(inner).text : decodeEntities(value);
    });
    rows.push(cells.join('\n'));
  }
  return { rows: rows.join(apart), hidden: tagsIn(source, /^<(row|col)\b/).some((tag) => hiding.test(tag)) };
}

const hiding = /\shidden="(1|true)"/;

/** Elements of that name in order, none within another; what is never closed is none. */
function elementsIn(source: string, name: string): { attributes: string; inner: string }[] {
  const found: { attributes: string; inner: string }[] = [];
  const close = `</${name}>`;
  for (let place = source.indexOf(`<${name}`); place >= 0; place = source.indexOf(`<${name}`, place)) {
    const end = source.indexOf('>', place);
    if (end < 0) break;
    const attributes = source.slice(place + name.length + 1, end);
    place = end + 1;
    if (!/^[\s/]|^$/.test(attributes) || attributes.endsWith('/')) continue;
    const to = source.indexOf(close, place);
    if (to < 0) break;
    found.push({ attributes, inner: source.slice(place, to) });
    place = to + close.length;
  }
  return found;
}

function tagsIn(source: string, begins: RegExp): string[] {
  const found: string[] = [];
  for (let place = source.indexOf('<'); place >= 0; place = source.indexOf('<', place + 1)) {
    if (!begins.test(source.slice(place, place + 8))) continue;
    const end = source.indexOf('>', place);
    if (end < 0) break;
    found.push(source.slice(place, end));
  }
  return found;
}
