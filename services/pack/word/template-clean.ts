/** Takes out of a template's text what must not reach a paper: comments, changes, hidden words, names, outside content. */
import { safeLink } from '../outline/links';
import { escaped } from '../writers/xml-text';
import { removeFields } from './template-fields';
import {
  descendants,
  type Element,
  elements,
  isOn,
  mapChildren,
  type Node,
  plainText,
  wordValue,
} from './xml';

/** Ids of pictures and links that stay in the file. */
export type Kept = (id: string) => boolean;

/** With all that they hold. */
const removed = new Set([
  'w:del',
  'w:moveFrom',
  'w:commentRangeStart',
  'w:commentRangeEnd',
  'w:moveFromRangeStart',
  'w:moveFromRangeEnd',
  'w:moveToRangeStart',
  'w:moveToRangeEnd',
  'w:customXmlInsRangeStart',
  'w:customXmlInsRangeEnd',
  'w:customXmlDelRangeStart',
  'w:customXmlDelRangeEnd',
  'w:customXmlMoveFromRangeStart',
  'w:customXmlMoveFromRangeEnd',
  'w:customXmlMoveToRangeStart',
  'w:customXmlMoveToRangeEnd',
  'w:permStart',
  'w:permEnd',
  'w:proofErr',
  'w:bookmarkStart',
  'w:bookmarkEnd',
  'w:object',
  'w:control',
  'w:altChunk',
  'w:subDoc',
  'w:contentPart',
  'w:printerSettings',
  'w:cellIns',
  'w:cellDel',
  'w:cellMerge',
  'w:numberingChange',
  'w:lang',
  'w:sdtPr',
  'w:sdtEndPr',
  'w:customXmlPr',
  'w:smartTagPr',
  'w:webHidden',
]);
/** Their content stays, without them. */
const unwrapped = new Set([
  'w:ins',
  'w:moveTo',
  'w:sdtContent',
  'w:customXml',
  'w:smartTag',
  'w:bdo',
  'w:dir',
]);
/** A run that is only this is a mark of something that is gone. */
const marks = [
  'w:commentReference',
  'w:annotationRef',
  'w:footnoteReference',
  'w:endnoteReference',
  'w:footnoteRef',
  'w:endnoteRef',
];

/** @param hiddenStyles ids of the styles whose text is hidden. */
export function cleanPart(root: Element, kept: Kept, hiddenStyles: Set<string>): void {
  clean(root, kept, hiddenStyles);
  removeFields(root);
}

function clean(parent: Element, kept: Kept, hiddenStyles: Set<string>): void {
  mapChildren(parent, (node) => {
    if (typeof node === 'string') return [node];
    const left = one(node, kept, hiddenStyles);
    for (const element of left) if (typeof element !== 'string') clean(element, kept, hiddenStyles);
    return left.flatMap((element) =>
      typeof element !== 'string' && unwrapped.has(element.name) ? element.children : [element],
    );
  });
}

function one(element: Element, kept: Kept, hiddenStyles: Set<string>): Node[] {
  const { name, attributes } = element;
  if (removed.has(name) || name.endsWith('PrChange')) return [];
  for (const key of [...attributes.keys()])
    if (/^w:rsid|^w14:(paraId|textId)$/.test(key)) attributes.delete(key);
  if (name === 'w:sdt') return contentControl(element);
  if (name === 'w:r')
    return isHidden(element, 'w:rPr', 'w:rStyle', hiddenStyles) || isMark(element) ? [] : [element];
  if (name === 'w:p') {
    const goes = hiddenStyles.has(wordValue(part(element, 'w:pPr'), 'w:pStyle') ?? '');
    // The paragraph itself may be the only one of a cell, or end a section.
    if (goes)
      mapChildren(element, (node) => (typeof node !== 'string' && node.name === 'w:pPr' ? [node] : []));
    return [element];
  }
  if (name === 'w:tr' && part(part(element, 'w:trPr'), 'w:del')) return [];
  if (name === 'w:rPr' || name === 'w:trPr') withoutMarkers(element);
  if (name === 'w:hyperlink') return [link(element, kept) ? element : { ...element, name: 'w:sdtContent' }];
  if (name === 'w:drawing' || name === 'w:pict') return refersToLost(element, kept) ? [] : [element];
  if (name === 'wp:docPr' || name === 'pic:cNvPr' || name === 'wps:cNvPr') nameDrawing(element);
  if (barelyOn.has(name) && attributes.get('w:val') === 'true') attributes.delete('w:val');
  if (name === 'w:tblPr' || name === 'w:tblPrEx') olderSides(element);
  if (name.startsWith('v:')) for (const key of ['o:title', 'alt']) attributes.delete(key);
  return [element];
}

const part = (parent: Element | undefined, name: string) =>
  parent && elements(parent).find((element) => element.name === name);

function isHidden(run: Element, at: string, style: string, hiddenStyles: Set<string>): boolean {
  const properties = part(run, at);
  if (isOn(properties, 'w:vanish') || isOn(properties, 'w:specVanish')) return true;
  return hiddenStyles.has(wordValue(properties, style) ?? '');
}

const isMark = (run: Element) => elements(run).some(({ name }) => marks.includes(name));

/** The mark on a paragraph's end or a row says who put it in and when. */
function withoutMarkers(properties: Element): void {
  const gone = ['w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'];
  mapChildren(properties, (node) => (typeof node !== 'string' && gone.includes(node.name) ? [] : [node]));
}

/** Words that stand for a property of the file (its author), or wait to be replaced, go; the title is asked for again. */
function contentControl(control: Element): Node[] {
  const properties = part(control, 'w:sdtPr');
  const content = part(control, 'w:sdtContent');
  const bound = part(properties, 'w:dataBinding') ?? part(properties, 'w15:dataBinding');
  const path = bound?.attributes.get('w:xpath') ?? '';
  const token = /:title\b/.test(path) ? '{{title}}' : /:subject\b/.test(path) ? '{{subject}}' : '';
  const empties = bound !== undefined || isOn(properties, 'w:showingPlcHdr');
  if (!content) return [];
  if (empties) replaceWords(content, token);
  return [content];
}

/** The first words become the token, all others go: paragraphs and cells stay as they are. */
function replaceWords(content: Element, token: string): void {
  let said = token;
  for (const element of descendants(content)) {
    if (element.name !== 'w:t') continue;
    element.children = said === '' ? [] : [said];
    said = '';
  }
}

function link(element: Element, kept: Kept): boolean {
  element.attributes.delete('w:tooltip');
  const id = element.attributes.get('r:id');
  return id !== undefined && kept(id);
}

/** LibreOffice writes these as Word's own rules do not have them (Open XML SDK). */
const barelyOn = new Set(['w:cantSplit', 'w:tblHeader', 'w:hidden']);

function olderSides(properties: Element): void {
  const alignment = elements(properties).find(({ name }) => name === 'w:jc');
  const side = { start: 'left', end: 'right' }[alignment?.attributes.get('w:val') ?? ''];
  if (side) alignment?.attributes.set('w:val', side);
}

const references = ['r:id', 'r:embed', 'r:link', 'r:pict', 'r:dm', 'o:relid'];

function refersToLost(drawing: Element, kept: Kept): boolean {
  for (const element of descendants(drawing)) {
    if (element.name === 'a:hlinkClick' || element.name === 'a:hlinkHover') continue;
    if (element.name === 'o:OLEObject') return true;
    for (const key of references) {
      const id = element.attributes.get(key);
      if (id !== undefined && !kept(id)) return true;
    }
  }
  // A link on a picture would lead to what is no longer in the file.
  for (const element of [drawing, ...descendants(drawing)]) {
    mapChildren(element, (node) => (typeof node !== 'string' && /^a:hlink/.test(node.name) ? [] : [node]));
  }
  return false;
}

/** A picture's name is often that of a file, with a person's folder in it; its description is for readers and stays. */
function nameDrawing({ attributes }: Element): void {
  if (attributes.has('name')) attributes.set('name', 'Picture');
  const said = plainText(attributes.get('descr') ?? '');
  if (/[\\/].*\.\w{3,4}$|^\w:\\/.test(said)) attributes.set('descr', escaped(''));
}

/** Links of a template that a paper may hold. */
export const keepsLink = (target: string): boolean =>
  /^(https?|mailto):/i.test(target) && safeLink(target) !== null;
