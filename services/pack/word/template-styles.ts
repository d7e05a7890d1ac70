/** Finds in a template the styles that our text asks for, by name, and brings our own where it has none. */
import type { Template } from './template-open';
import { childOf, type Element, elements, isOn, mapChildren, parseXml, wordValue } from './xml';

export interface Styles {
  /** Our id to the template's. */
  ids: Map<string, string>;
  /** Of the template: ids whose paragraphs would be numbered by the style alone. */
  numbering: Set<string>;
  /** The template's own grid for tables, where it has one. */
  tableGrid: string | null;
}

/** Names are the same in every language of Word; ids are not, and every producer has its own. */
const styleNames: Record<string, string> = {
  Heading1: 'heading 1',
  Heading2: 'heading 2',
  Heading3: 'heading 3',
  Heading4: 'heading 4',
  Heading5: 'heading 5',
  Body: 'Committee',
  BodyText: 'Body Text',
  Fact: 'Title block',
  LastFact: 'Title block end',
  Caption: 'caption',
  TableText: 'Table text',
  TableHeader: 'Table header',
  Figure: 'Figure',
  Quote: 'Quote',
  QuoteSource: 'Quote source',
  Note: 'Table note',
  ListParagraph: 'List Paragraph',
  Hyperlink: 'Hyperlink',
};

/** Ids of the styles whose text Word hides. */
export function hiddenStyles(template: Template): Set<string> {
  const all = stylesById(template);
  const hides = (style: Element): boolean =>
    chain(style, all).some((one) => isOn(childOf(one, 'w:rPr'), 'w:vanish'));
  return new Set([...all].filter(([, style]) => hides(style)).map(([id]) => id));
}

/** Our styles that the template has not, by name. */
export function missingStyles(template: Template): string[] {
  const named = stylesByName(template);
  return Object.entries(styleNames)
    .filter(([id, name]) => !named.has(keyOf(id === 'Hyperlink' ? 'character' : 'paragraph', name)))
    .map(([, name]) => name);
}

/** Changes the template's styles: adds what is missing, and makes its language British English. */
export function joinStyles(template: Template, ours: Uint8Array): Styles {
  const root = template.styles?.root;
  if (!root) throw new Error('A template without styles takes all of ours');
  const all = stylesById(template);
  const named = stylesByName(template);
  const found: Styles = {
    ids: new Map(),
    numbering: new Set([...all].filter(([, style]) => isNumbered(style, all)).map(([id]) => id)),
    tableGrid: named.get(keyOf('table', 'table grid')) ?? null,
  };
  const normal = [...all].find(([, style]) => isDefault(style, 'paragraph'))?.[0];
  for (const style of elements(parseXml(ours))) {
    const id = style.attributes.get('w:styleId') ?? '';
    const name = styleNames[id];
    if (name === undefined) continue;
    const theirs = named.get(keyOf(style.attributes.get('w:type'), name));
    found.ids.set(id, theirs ?? free(id, all));
    if (theirs === undefined) root.children.push(adopted(style, found.ids.get(id) ?? id, normal));
  }
  tidy(root);
  return found;
}

const keyOf = (type: string | undefined, name: string) =>
  `${type ?? 'paragraph'} ${name.trim().toLowerCase()}`;

/** A style that hides its text is none for us. Word writes other names of a style after a comma. */
function stylesByName(template: Template): Map<string, string> {
  const hidden = hiddenStyles(template);
  const named = new Map<string, string>();
  for (const [id, style] of stylesById(template)) {
    if (hidden.has(id)) continue;
    for (const name of (wordValue(style, 'w:name') ?? '').split(',')) {
      const key = keyOf(style.attributes.get('w:type'), name);
      if (!named.has(key)) named.set(key, id);
    }
  }
  return named;
}

function stylesById(template: Template): Map<string, Element> {
  const root = template.styles?.root;
  const all = root ? elements(root).filter(({ name }) => name === 'w:style') : [];
  return new Map(all.map((style) => [style.attributes.get('w:styleId') ?? '', style]));
}

/** A style and all that it is based on. */
function chain(style: Element, all: Map<string, Element>): Element[] {
  const found: Element[] = [];
  for (let one: Element | undefined = style; one && !found.includes(one); ) {
    found.push(one);
    one = all.get(wordValue(one, 'w:basedOn') ?? '');
  }
  return found;
}

const isNumbered = (style: Element, all: Map<string, Element>) =>
  chain(style, all).some((one) => childOf(childOf(one, 'w:pPr'), 'w:numPr') !== undefined);

const isDefault = (style: Element, type: string) =>
  style.attributes.get('w:type') === type &&
  ['1', 'true', 'on'].includes(style.attributes.get('w:default') ?? '');

function free(id: string, all: Map<string, Element>): string {
  let result = id;
  for (let count = 2; all.has(result); count += 1) result = `${id}${count}`;
  return result;
}

/** Our definition on the template's base and in its typeface. */
function adopted(style: Element, id: string, normal: string | undefined): Element {
  const copy = structuredClone(style);
  copy.attributes.set('w:styleId', id);
  mapChildren(copy, (node) => {
    if (typeof node === 'string') return [node];
    if (node.name === 'w:link' || node.name === 'w:next') return [];
    if (node.name === 'w:rPr') {
      mapChildren(node, (part) => (typeof part !== 'string' && part.name === 'w:rFonts' ? [] : [part]));
    }
    if (node.name !== 'w:basedOn') return [node];
    if (normal === undefined || copy.attributes.get('w:type') !== 'paragraph') return [];
    return [{ ...node, attributes: new Map([['w:val', normal]]) }];
  });
  return copy;
}

/** Without marks of editing; each style in the document's one language. */
function tidy(root: Element): void {
  const gone = ['w:rsid', 'w:lang', 'w:rPrChange', 'w:pPrChange'];
  const walk = (parent: Element) =>
    mapChildren(parent, (node) => {
      if (typeof node === 'string') return [node];
      if (gone.includes(node.name)) return [];
      walk(node);
      return [node];
    });
  walk(root);
  const run = ensure(ensure(ensure(root, 'w:docDefaults', 0), 'w:rPrDefault', 0), 'w:rPr', 0);
  const language = new Map(['w:val', 'w:eastAsia'].map((name) => [name, 'en-GB']));
  const later = ['w:eastAsianLayout', 'w:specVanish', 'w:oMath'];
  const at = elements(run).findIndex(({ name }) => later.includes(name));
  run.children.splice(at < 0 ? run.children.length : at, 0, {
    name: 'w:lang',
    attributes: language,
    children: [],
  });
}

function ensure(parent: Element, name: string, at: number): Element {
  const standing = childOf(parent, name);
  if (standing) return standing;
  const made: Element = { name, attributes: new Map(), children: [] };
  parent.children.splice(at, 0, made);
  return made;
}
