/** Our lists beside those of a template, under numbers that it does not use. */
import type { Template } from './template-open';
import { descendants, type Element, elements, parseXml } from './xml';

export interface JoinedNumbering {
  root: Element;
  /** What is added to the number of each of our lists. */
  offset: number;
}

export function joinNumbering(template: Template, file: Uint8Array): JoinedNumbering {
  const ours = parseXml(file);
  const root = template.numbering?.root;
  if (!root) return { root: ours, offset: 0 };
  const offset = highest(root, 'w:num', 'w:numId');
  const abstractOffset = highest(root, 'w:abstractNum', 'w:abstractNumId') + 1;
  for (const list of elements(ours)) {
    shift(list, 'w:numId', offset);
    shift(list, 'w:abstractNumId', abstractOffset);
    const of = elements(list).find(({ name }) => name === 'w:abstractNumId');
    if (of) shift(of, 'w:val', abstractOffset);
  }
  for (const [name, value] of ours.attributes) {
    if (name.startsWith('xmlns:') && !root.attributes.has(name)) root.attributes.set(name, value);
  }
  const words = [root, ours].flatMap((one) => (one.attributes.get('mc:Ignorable') ?? '').split(/\s+/));
  root.attributes.set('mc:Ignorable', [...new Set(words.filter(Boolean))].join(' '));
  // In this order (ISO 29500-1, 17.9.17).
  const order = ['w:numPicBullet', 'w:abstractNum', 'w:num', 'w:numIdMacAtCleanup'];
  const all = [...elements(root), ...elements(ours)].filter(({ name }) => order.includes(name));
  root.children = all.sort((one, other) => order.indexOf(one.name) - order.indexOf(other.name));
  for (const list of elements(root)) {
    for (const key of [...list.attributes.keys()]) if (key.startsWith('w:rsid')) list.attributes.delete(key);
    for (const element of descendants(list)) {
      const side = element.name === 'w:lvlJc' ? element.attributes.get('w:val') : undefined;
      // As LibreOffice writes them, and Word does not (Open XML SDK).
      if (side === 'start') element.attributes.set('w:val', 'left');
      if (side === 'end') element.attributes.set('w:val', 'right');
    }
  }
  return { root, offset };
}

function highest(root: Element, name: string, key: string): number {
  const found = elements(root)
    .filter((element) => element.name === name)
    .map(({ attributes }) => Number(attributes.get(key)) || 0);
  return Math.max(0, ...found);
}

function shift({ attributes }: Element, key: string, by: number): void {
  const value = attributes.get(key);
  if (value !== undefined) attributes.set(key, String(Number(value) + by));
}
