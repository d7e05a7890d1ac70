/** Several settled documents as one pack: each keeps its own paragraph numbers, its headings stand one level lower. */
import { agendaItem } from '../compose/report';
import type { SettledBlock, SettledOutline } from './settle';

export interface JoinedItem {
  /** 'Item 5: Progress against the pledges' */
  heading: string;
  outline: SettledOutline;
}

/** The front sheet first, then each item on a new page under its heading. */
export function join(front: SettledOutline, items: JoinedItem[]): SettledOutline {
  return {
    ...front,
    blocks: [
      ...front.blocks,
      ...items.flatMap((item, index) => [
        itemHeading(item.heading, index + 1),
        ...titleBlock(item.outline),
        ...item.outline.blocks.map((block) => lower(block, index + 1)),
      ]),
    ],
  };
}

/** The heading says which item it is. */
function titleBlock({ facts }: SettledOutline): SettledBlock[] {
  const shown = facts.filter(({ label }) => label !== agendaItem);
  return shown.length > 0 ? [{ kind: 'facts', facts: shown }] : [];
}

function itemHeading(text: string, document: number): SettledBlock {
  return {
    kind: 'heading',
    level: 2,
    text,
    newPage: true,
    number: null,
    series: 'report',
    depth: 0,
    document,
  };
}

function lower(block: SettledBlock, document: number): SettledBlock {
  if (block.kind === 'heading') {
    return { ...block, document, level: Math.min(block.level + 1, 5) as 3 | 4 | 5 };
  }
  return block.kind === 'paragraph' ? { ...block, document } : block;
}
