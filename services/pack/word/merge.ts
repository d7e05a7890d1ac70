/** Our text in a council's template: a new package, of the parts of the template that we know and of nothing else. */
import { strFromU8, strToU8, type Unzipped } from 'fflate';
import type { SettledOutline } from '../outline/settle';
import { joinNumbering } from './merge-numbering';
import { type Media, newPackage } from './merge-package';
import { completeMargins } from './template-margins';
import type { Template } from './template-open';
import { bodyOf, place } from './template-sections';
import { joinStyles, type Styles } from './template-styles';
import { replaceTokens } from './template-tokens';
import { descendants, type Element, isOn, parseXml } from './xml';

/** @param ours our document as a package of its own. @returns the parts of the finished package. */
export function fillTemplate(template: Template, ours: Unzipped, outline: SettledOutline): Unzipped {
  const has = (name: string) => {
    const part = ours[name];
    if (!part) throw new Error(`Our own document has no ${name}`);
    return part;
  };
  const styles = template.styles ? joinStyles(template, has('word/styles.xml')) : null;
  const numbering = joinNumbering(template, has('word/numbering.xml'));
  const ourDocument = strFromU8(has('word/document.xml'));
  const ourRoot = parseXml(strToU8(`${rootOf(ourDocument)}</w:document>`));
  renumberDrawings(template);
  completeMargins(template);
  const ourContent = content(ourDocument, styles, numbering.offset);
  place(template, joinNamespaces(template.document.root, ourRoot, ourContent));
  const values = { ...outline, marking: outline.marking ?? '', body: '' };
  for (const { root } of [template.document, ...template.margins.values()]) replaceTokens(root, values);
  if (bodyOf(template).children.length === 0) throw new Error('The filled template is empty');
  const media: Media = { template, ours };
  return newPackage(media, {
    styles: template.styles?.root ?? parseXml(has('word/styles.xml')),
    numbering: numbering.root,
    settings: settings(strFromU8(has('word/settings.xml')), template),
  });
}

const rootOf = (document: string) => /^.*?<w:document[^>]*>/s.exec(document)?.[0] ?? '';

/** What stands between our document's start and its page properties, in the template's ids. */
function content(document: string, styles: Styles | null, numberOffset: number): string {
  const from = document.indexOf('<w:body>') + '<w:body>'.length;
  let xml = document
    .slice(from, document.lastIndexOf('<w:sectPr'))
    .replace(/(\sr:(?:id|embed|link)=")/g, '$1our')
    .replace(/(<w:numId w:val=")(\d+)"/g, (_all, start, id) => `${start}${Number(id) + numberOffset}"`);
  if (styles === null) return xml;
  xml = xml.replace(
    /(<w:(?:pStyle|rStyle) w:val=")([^"]+)"/g,
    (_all, start, id) => `${start}${styles.ids.get(id) ?? id}"`,
  );
  // A style that numbers by itself would count what has no number.
  xml = xml.replace(
    /<w:pPr><w:pStyle w:val="([^"]+)"\/>(?:<w:(?:keepNext|keepLines|pageBreakBefore)(?: [^>]*)?\/>)*(?!<w:(?:numPr|keepNext|keepLines|pageBreakBefore)\b)/g,
    (start, id) =>
      styles.numbering.has(id) ? `${start}<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>` : start,
  );
  return styles.tableGrid === null ? xml : asGrids(xml, styles.tableGrid);
}

/** Ours are counted from 1: no two of one document may be the same. */
function renumberDrawings(template: Template): void {
  let next = 1_000_000;
  for (const { root } of [template.document, ...template.margins.values()]) {
    for (const element of descendants(root)) {
      if (element.name !== 'wp:docPr') continue;
      next += 1;
      element.attributes.set('id', String(next));
    }
  }
}

/** The template's grid in place of our lines. */
const asGrids = (xml: string, id: string) =>
  xml
    .replaceAll('<w:tblPr>', `<w:tblPr><w:tblStyle w:val="${id}"/>`)
    .replace(/<w:tblBorders>.*?<\/w:tblBorders>/gs, '');

/**
 * Our content's prefixes in the template's document: those that our content uses. One that the template has for something
 * else (Word's 2013 preview called another namespace `w15`) stays the template's, and ours gets another name.
 * @returns our content with those names.
 */
function joinNamespaces(root: Element, ours: Element, content: string): string {
  let renamed = content;
  for (const [name, value] of ours.attributes) {
    const prefix = /^xmlns:(.+)$/.exec(name)?.[1];
    if (prefix === undefined || !new RegExp(`[<\\s/]${prefix}:`).test(content)) continue;
    const theirs = root.attributes.get(name);
    if (theirs === undefined || theirs === value) {
      root.attributes.set(name, value);
      continue;
    }
    root.attributes.set(`xmlns:our${prefix}`, value);
    renamed = renamed.replace(new RegExp(`([<\\s/])${prefix}:`, 'g'), `$1our${prefix}:`);
  }
  const known = [root, ours].flatMap((one) => (one.attributes.get('mc:Ignorable') ?? '').split(/\s+/));
  // A prefix that is to be passed over must be one that the document has.
  const there = [...new Set(known)].filter(
    (prefix) => prefix !== '' && root.attributes.has(`xmlns:${prefix}`),
  );
  if (there.length > 0 && root.attributes.has('xmlns:mc'))
    root.attributes.set('mc:Ignorable', there.join(' '));
  else root.attributes.delete('mc:Ignorable');
  return renamed;
}

/** Ours, so that no protection, variable, data source or earlier template comes along; with the template's even pages. */
function settings(xml: string, template: Template): string {
  if (!isOn(template.settings?.root, 'w:evenAndOddHeaders')) return xml;
  return xml.replace(/<w:evenAndOddHeaders[^>]*\/>/, '<w:evenAndOddHeaders/>');
}
