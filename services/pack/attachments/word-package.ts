/** Opens a stranger's Word file: every part of it, within limits of size, its prefixes as Word itself writes them. */
import { type Unzipped, unzipSync } from 'fflate';
import { descendants, type Element, parseXml } from '../word/xml';

/** Unpacked, all parts together: a report of 300 pages with its pictures has a tenth of it. */
const mostBytes = 150_000_000;
/** One part of text: 1,000 pages have about 20 MB. */
const mostXml = 40_000_000;
const mostParts = 5_000;

export class TooLarge extends Error {}

export interface WordPart {
  name: string;
  root: Element;
}

export interface WordPackage {
  files: Unzipped;
  /** Parts that hold words of the document: text, headers, footers, notes, comments, charts, drawings. */
  stories: WordPart[];
  styles: WordPart | null;
  settings: WordPart | null;
}

/** @throws TooLarge; Error where it cannot be unpacked or a part of it cannot be read. */
export function openWord(content: Buffer): WordPackage {
  const files = unpacked(content);
  const parsed = new Map<string, Element>();
  for (const [name, bytes] of Object.entries(files)) {
    if (!/\.(xml|rels)$/i.test(name) || bytes.length === 0) continue;
    if (bytes.length > mostXml) throw new TooLarge();
    const root = parseXml(bytes);
    usualPrefixes(root);
    parsed.set(name, root);
  }
  const parts = [...parsed].map(([name, root]): WordPart => ({ name, root }));
  const stories = parts.filter(({ root }) => storyRoots.has(root.name));
  if (!stories.some(({ root }) => root.name === 'w:document')) throw new Error('it holds no document');
  return {
    files,
    stories,
    styles: parts.find(({ root }) => root.name === 'w:styles') ?? null,
    settings: parts.find(({ root }) => root.name === 'w:settings') ?? null,
  };
}

const storyRoots = new Set([
  'w:document',
  'w:hdr',
  'w:ftr',
  'w:footnotes',
  'w:endnotes',
  'w:comments',
  'c:chartSpace',
  'dgm:dataModel',
  'dsp:drawing',
]);

/** The sizes that the archive states are counted before anything is unpacked; more than it states is never unpacked. */
function unpacked(content: Buffer): Unzipped {
  let total = 0;
  let parts = 0;
  return unzipSync(content, {
    filter: ({ originalSize }) => {
      total += originalSize;
      parts += 1;
      if (total > mostBytes || parts > mostParts) throw new TooLarge();
      return true;
    },
  });
}

const main = 'http://schemas.openxmlformats.org/';
const strict = 'http://purl.oclc.org/ooxml/';
const usual = new Map<string, string>(
  [main, strict].flatMap((base): [string, string][] => [
    [`${base}wordprocessingml/${base === main ? '2006/' : ''}main`, 'w'],
    [`${base}officeDocument/${base === main ? '2006/' : ''}relationships`, 'r'],
    [`${base}officeDocument/${base === main ? '2006/' : ''}math`, 'm'],
    [`${base}drawingml/${base === main ? '2006/' : ''}main`, 'a'],
    [`${base}drawingml/${base === main ? '2006/' : ''}wordprocessingDrawing`, 'wp'],
    [`${base}drawingml/${base === main ? '2006/' : ''}picture`, 'pic'],
    [`${base}drawingml/${base === main ? '2006/' : ''}chart`, 'c'],
    [`${base}drawingml/${base === main ? '2006/' : ''}diagram`, 'dgm'],
    ['http://schemas.microsoft.com/office/drawing/2008/diagram', 'dsp'],
    ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
    ['urn:schemas-microsoft-com:vml', 'v'],
  ]),
);

/** Other programs call Word's namespaces what they like: a name is known by its namespace, not by its prefix. */
function usualPrefixes(root: Element): void {
  rename(root, new Map());
}

function rename(element: Element, outer: Map<string, string>): void {
  let prefixes = outer;
  for (const [name, value] of element.attributes) {
    const declared = /^xmlns(?::(.+))?$/.exec(name);
    if (!declared) continue;
    const prefix = declared[1] ?? '';
    const ours = usual.get(value);
    if (prefixes === outer) prefixes = new Map(outer);
    if (ours !== undefined && ours !== prefix) prefixes.set(prefix, ours);
    else prefixes.delete(prefix);
  }
  if (prefixes.size > 0) {
    element.name = renamed(element.name, prefixes, true);
    const attributes = [...element.attributes];
    element.attributes.clear();
    for (const [name, value] of attributes) element.attributes.set(renamed(name, prefixes, false), value);
    for (const ours of new Set(prefixes.values())) declare(element, outer, ours, attributes);
  }
  for (const child of element.children) if (typeof child !== 'string') rename(child, prefixes);
}

function renamed(name: string, prefixes: Map<string, string>, isElement: boolean): string {
  if (name.startsWith('xmlns')) return name;
  const colon = name.indexOf(':');
  if (colon < 0 && !isElement) return name;
  const ours = prefixes.get(colon < 0 ? '' : name.slice(0, colon));
  return ours === undefined ? name : `${ours}:${name.slice(colon + 1)}`;
}

/** The new prefix is declared where the old one was. */
function declare(
  element: Element,
  outer: Map<string, string>,
  ours: string,
  attributes: [string, string][],
): void {
  if ([...outer.values()].includes(ours)) return;
  const address = attributes.find(([name, value]) => name.startsWith('xmlns') && usual.get(value) === ours);
  if (address) element.attributes.set(`xmlns:${ours}`, address[1]);
}

/** Ids of the styles whose words are hidden, by themselves or through what they are based on. */
export function hiddenStyleIds(styles: WordPart | null): Set<string> {
  if (styles === null) return new Set();
  const all = new Map<string, Element>();
  for (const element of styles.root.children) {
    if (typeof element === 'string' || element.name !== 'w:style') continue;
    all.set(element.attributes.get('w:styleId') ?? '', element);
  }
  const hidden = new Set<string>();
  for (const [id, style] of all) {
    const seen = new Set<Element>();
    for (let one: Element | undefined = style; one && !seen.has(one); ) {
      seen.add(one);
      const [properties, base] = ['w:rPr', 'w:basedOn'].map((name) => child(one, name));
      if (isHiding(properties)) {
        hidden.add(id);
        break;
      }
      one = all.get(base?.attributes.get('w:val') ?? '');
    }
  }
  return hidden;
}

export const child = (parent: Element | undefined, name: string): Element | undefined =>
  parent?.children.find((one): one is Element => typeof one !== 'string' && one.name === name);

const off = ['0', 'false', 'off'];
/** In half points: letters of two points and less are there to be overlooked. */
const smallestSize = 4;

/** Whether these properties of a run keep its words from being seen. */
export function isHiding(properties: Element | undefined): boolean {
  if (!properties) return false;
  for (const name of ['w:vanish', 'w:specVanish']) {
    const found = child(properties, name);
    if (found && !off.includes(found.attributes.get('w:val') ?? '')) return true;
  }
  const size = Number.parseInt(child(properties, 'w:sz')?.attributes.get('w:val') ?? '', 10);
  return size <= smallestSize;
}

export const within = (root: Element, name: string): Element[] =>
  [...descendants(root)].filter((element) => element.name === name);
