/** The page's list of contents: its sections and their parts, each a link. */

import { escaped } from '../writers/xml-text';
import type { Placed } from './blocks';
import { headingText } from './blocks';

interface Entry {
  id: string;
  text: string;
  level: number;
}

const deepest = 3;

/** Nothing for a paper without sections. */
export function contentsNav(blocks: Placed[]): string[] {
  const entries = blocks.flatMap(({ block, id }): Entry[] =>
    block.kind === 'heading' && block.level <= deepest
      ? [{ id, text: headingText(block), level: block.level }]
      : [],
  );
  if (entries.length === 0) return [];
  return ['<nav aria-labelledby="contents">', '<h2 id="contents">Contents</h2>', nested(entries), '</nav>'];
}

function nested(entries: Entry[]): string {
  const lines: string[] = ['<ul>'];
  for (const [index, entry] of entries.entries()) {
    const next = entries[index + 1]?.level ?? 2;
    lines.push(`<li><a href="#${entry.id}">${escaped(entry.text)}</a>`);
    if (next > entry.level) lines.push('<ul>');
    else lines.push(next < entry.level ? '</li></ul></li>' : '</li>');
  }
  return [...lines, '</ul>'].join('\n');
}
