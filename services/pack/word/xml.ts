/** Reads and writes the XML of a Word template's parts as a small tree: well-formed, no document type, nothing fetched. */
import { escaped } from '../writers/xml-text';

export interface Element {
  /** With its prefix: 'w:p'. */
  name: string;
  /** Values as they stand in the file, still escaped. */
  attributes: Map<string, string>;
  children: Node[];
}

/** A string is text as it stands in the file, still escaped. */
export type Node = Element | string;

export class XmlFault extends Error {}

const deepest = 400;
const token =
  /<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(.*?)\]\]>|<(\/?)([^\s/>!?]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/gsy;
const attribute = /([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** @throws XmlFault when the text is not well-formed, or has a document type: Word writes none, and one can hold entities. */
export function parseXml(bytes: Uint8Array): Element {
  const xml = decoded(bytes);
  if (xml.includes('<!DOCTYPE')) throw new XmlFault('it has a document type');
  const root: Element = { name: '', attributes: new Map(), children: [] };
  const open = [root];
  token.lastIndex = 0;
  while (token.lastIndex < xml.length) {
    const found = token.exec(xml);
    if (found === null) throw new XmlFault('it is not well-formed');
    const [, data, closing, name, attributes, empty, text] = found;
    const parent = open.at(-1) ?? root;
    if (data !== undefined) parent.children.push(escaped(data));
    else if (text !== undefined) parent.children.push(text);
    else if (name === undefined) continue;
    else if (closing) {
      if (parent.name !== name || open.length === 1) throw new XmlFault('it is not well-formed');
      open.pop();
    } else {
      const element = { name, attributes: readAttributes(attributes ?? ''), children: [] };
      parent.children.push(element);
      if (!empty) open.push(element);
      if (open.length > deepest) throw new XmlFault('it is nested too deep');
    }
  }
  const [document] = elements(root);
  if (open.length !== 1 || !document) throw new XmlFault('it is not well-formed');
  return document;
}

export function writeXml(element: Element): string {
  const parts = [`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>`];
  writeInto(element, parts);
  return parts.join('');
}

/** One element as it stands, without the declaration of a file. */
export function outerXml(element: Element): string {
  const parts: string[] = [];
  writeInto(element, parts);
  return parts.join('');
}

function writeInto(node: Node, parts: string[]): void {
  if (typeof node === 'string') {
    parts.push(node);
    return;
  }
  parts.push(`<${node.name}`);
  for (const [name, value] of node.attributes) parts.push(` ${name}="${value}"`);
  if (node.children.length === 0) {
    parts.push('/>');
    return;
  }
  parts.push('>');
  for (const child of node.children) writeInto(child, parts);
  parts.push(`</${node.name}>`);
}

export const elements = (parent: Element): Element[] =>
  parent.children.filter((child) => typeof child !== 'string');

export const childOf = (parent: Element | undefined, name: string): Element | undefined =>
  parent === undefined ? undefined : elements(parent).find((element) => element.name === name);

/** Every element below, in the order of the document. */
export function* descendants(parent: Element): Generator<Element> {
  for (const element of elements(parent)) {
    yield element;
    yield* descendants(element);
  }
}

/** The `w:val` of a child: how Word writes most properties. */
export const wordValue = (parent: Element | undefined, name: string): string | undefined =>
  childOf(parent, name)?.attributes.get('w:val');

/** A property that is on by standing there, unless it says that it is off. */
export function isOn(parent: Element | undefined, name: string): boolean {
  const found = childOf(parent, name);
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes.get('w:val') ?? '');
}

/** Keeps each child that the change returns; one may become none, or several. */
export function mapChildren(parent: Element, change: (node: Node) => Node[]): void {
  parent.children = parent.children.flatMap(change);
}

const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

export const plainText = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) => {
    if (name) return names[name] ?? all;
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });

/** The fragment of XML as elements; its prefixes are those of the file it is put into. */
export function fragment(xml: string): Element[] {
  return elements(parseXml(Buffer.from(`<fragment>${xml}</fragment>`)));
}

function readAttributes(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const [, name, double, single] of text.matchAll(attribute)) {
    if (name) found.set(name, (double ?? single?.replaceAll('"', '&quot;') ?? '').replaceAll('<', '&lt;'));
  }
  return found;
}

function decoded(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const encoding =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}
