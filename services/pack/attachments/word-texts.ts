/** The words of a Word file, paragraph by paragraph, each with the place where a person finds it. */
import { type Element, plainText } from '../word/xml';
import type { FileText } from './facts';
import { countPages, saidInCode, withoutPageCount } from './field-codes';
import { child, type WordPart } from './word-package';

/** What counts as a word's letters in Word, drawings, charts and formulas; deleted words too. */
const wordElements = new Set(['w:t', 'w:delText', 'a:t', 'm:t', 'c:v', 't']);
/** They stand between the words of a sentence, and are no part of it. */
const codeElements = new Set(['w:instrText', 'w:delInstrText']);
const gaps: Record<string, string> = {
  'w:tab': ' ',
  'w:br': '\n',
  'w:cr': '\n',
  'w:noBreakHyphen': '-',
  'a:br': '\n',
};

interface Walk {
  texts: FileText[];
  place: string;
  paragraph: number;
  table: number;
  row: number;
  inTable: boolean;
  /** Texts that one way of showing has said already, so that the other is not said again. */
  said: Set<string> | null;
}

export function textsOfStory({ name, root }: WordPart): FileText[] {
  const walk: Walk = {
    texts: [],
    place: placeOf(root, name),
    paragraph: 0,
    table: 0,
    row: 0,
    inTable: false,
    said: null,
  };
  walkInto(root, walk);
  return walk.texts;
}

function placeOf(root: Element, name: string): string {
  switch (root.name) {
    case 'w:document':
      return '';
    case 'w:hdr':
      return 'page header';
    case 'w:ftr':
      return 'page footer';
    case 'w:footnotes':
      return 'footnotes';
    case 'w:endnotes':
      return 'endnotes';
    case 'w:comments':
      return 'comments';
    default:
      return `drawing (${name.slice(name.lastIndexOf('/') + 1)})`;
  }
}

function walkInto(element: Element, walk: Walk): void {
  switch (element.name) {
    case 'w:p':
    case 'a:p':
      paragraph(element, walk);
      return;
    case 'w:tbl':
      walk.table += 1;
      table(element, walk);
      return;
    case 'c:pt':
    case 'c:tx':
      add(walk, `${walk.place}, chart`, wordsOf(element), 'cell');
      return;
    case 'mc:AlternateContent':
      bothWays(element, walk);
      return;
  }
  describe(element, walk);
  for (const one of element.children) if (typeof one !== 'string') walkInto(one, walk);
}

function table(element: Element, walk: Walk): void {
  const before = { inTable: walk.inTable, row: walk.row };
  walk.inTable = true;
  walk.row = 0;
  for (const one of element.children) {
    if (typeof one === 'string') continue;
    if (one.name === 'w:tr') walk.row += 1;
    walkInto(one, walk);
  }
  Object.assign(walk, before);
}

function paragraph(element: Element, walk: Walk): void {
  walk.paragraph += 1;
  const style = child(child(element, 'w:pPr'), 'w:pStyle')?.attributes.get('w:val') ?? '';
  const heading = /^(heading|title|berschrift)/i.test(style);
  const line = walk.inTable ? `table ${walk.table}, row ${walk.row}` : `paragraph ${walk.paragraph}`;
  const place = walk.place === '' ? line : `${walk.place}, ${line}`;
  const { text, codes, pageCount } = lettersOf(element);
  const own = pageCount ? withoutPageCount(text) : text;
  add(walk, place, own, heading ? 'heading' : walk.inTable ? 'cell' : 'paragraph');
  for (const code of codes) add(walk, `${place}, code of a field`, saidInCode(code), 'note');
  inner(element, walk);
}

/** Pictures, text boxes and drawings that hang on a paragraph. */
function inner(element: Element, walk: Walk): void {
  describe(element, walk);
  for (const one of element.children) {
    if (typeof one === 'string') continue;
    if (isOwn(one)) walkInto(one, walk);
    else inner(one, walk);
  }
}

const isOwn = ({ name }: Element) =>
  name === 'w:p' || name === 'a:p' || name === 'w:tbl' || name === 'mc:AlternateContent';

/** A drawing is often there twice, for newer and older programs: what differs is read too. */
function bothWays(element: Element, walk: Walk): void {
  const before = walk.said;
  const from = walk.texts.length;
  for (const one of element.children) {
    if (typeof one === 'string') continue;
    walk.said = new Set(walk.texts.slice(from).map(({ text }) => text));
    inner(one, walk);
    add(walk, `${walk.place === '' ? 'drawing' : walk.place}, words`, wordsOf(one), 'paragraph');
  }
  walk.said = before;
}

const descriptions = ['descr', 'title', 'alt', 'o:title'];

/** Words that stand in attributes: heard of a table, listed or named by a field to fill in, or what a field is made from. */
const saidInAttributes: Record<string, { attribute: string; what: string; kind: FileText['kind'] }> = {
  'w:tblCaption': { attribute: 'w:val', what: 'title of a table', kind: 'alt-text' },
  'w:tblDescription': { attribute: 'w:val', what: 'description of a table', kind: 'alt-text' },
  'w:alias': { attribute: 'w:val', what: 'name of a field to fill in', kind: 'note' },
  'w:tag': { attribute: 'w:val', what: 'name of a field to fill in', kind: 'note' },
  'w:listItem': { attribute: 'w:displayText', what: 'choice of a field to fill in', kind: 'note' },
};

function describe(element: Element, walk: Walk): void {
  if (element.name === 'w:fldSimple') {
    const code = saidInCode(plainText(element.attributes.get('w:instr') ?? ''));
    add(walk, walk.place === '' ? 'code of a field' : `${walk.place}, code of a field`, code, 'note');
  }
  const named = saidInAttributes[element.name];
  if (named) {
    const text = plainText(element.attributes.get(named.attribute) ?? '');
    add(walk, walk.place === '' ? named.what : `${walk.place}, ${named.what}`, text, named.kind);
  }
  if (!/^(wp:docPr|pic:cNvPr|v:|wps:cNvPr)/.test(element.name) || element.attributes.size === 0) return;
  for (const key of descriptions) {
    const said = element.attributes.get(key);
    if (said)
      add(
        walk,
        `${walk.place === '' ? 'picture' : walk.place}, alternative text`,
        plainText(said),
        'alt-text',
      );
  }
}

function add(walk: Walk, place: string, words: string, kind: FileText['kind']): void {
  const text = words.trim();
  if (text === '' || walk.said?.has(text)) return;
  walk.texts.push({ place, text, kind });
}

/** Of one paragraph, without those of the paragraphs within it. */
const wordsOf = (element: Element): string => lettersOf(element).text;

interface Letters {
  text: string;
  /** Of its fields, each whole: Word breaks one over several runs. */
  codes: string[];
  /** A field in it counts pages. */
  pageCount: boolean;
}

function lettersOf(element: Element): Letters {
  const parts: string[] = [];
  const codes: string[] = [];
  const simple: string[] = [];
  collect(element, { parts, codes, simple });
  return { text: parts.join(''), codes, pageCount: [...codes, ...simple].some(countPages) };
}

function collect(element: Element, into: { parts: string[]; codes: string[]; simple: string[] }): void {
  const { parts, codes, simple } = into;
  for (const one of element.children) {
    if (typeof one === 'string') continue;
    const gap = gaps[one.name];
    if (gap !== undefined) parts.push(gap);
    else if (wordElements.has(one.name)) parts.push(textIn(one));
    else if (codeElements.has(one.name)) codes.push(`${codes.pop() ?? ''}${textIn(one)}`);
    else if (one.name === 'w:fldChar' && one.attributes.get('w:fldCharType') === 'begin') codes.push('');
    else if (!isOwn(one)) {
      if (one.name === 'w:fldSimple') simple.push(plainText(one.attributes.get('w:instr') ?? ''));
      collect(one, into);
    }
  }
}

const textIn = (element: Element) =>
  plainText(element.children.filter((one) => typeof one === 'string').join(''));
