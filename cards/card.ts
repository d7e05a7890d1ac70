/** The part of Adaptive Cards 1.5 that Teams shows, typed. Text passed in is plain: it is made safe here. */

export type Element = { type: string } & Record<string, unknown>;
export type Action = { type: string; title: string } & Record<string, unknown>;

export interface Card {
  type: 'AdaptiveCard';
  version: '1.5';
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json';
  // No `lang`: the adaptivecards library tests it with a stateful pattern and refuses every second card that has one.
  fallbackText: string;
  body: Element[];
  actions?: Action[];
  /** The transport adds `userIds`: it alone knows how Teams names the person. */
  refresh?: { action: Action; userIds?: string[] };
}

/** `fallbackText` is also what a notification shows, so it says that there is something, never what. */
export function card(parts: {
  fallbackText: string;
  body: (Element | null)[];
  actions?: (Action | null)[];
  /** Only for cards nobody types in: a refresh throws typed text away. */
  refresh?: Action;
}): Card {
  const { inBody, below } = inRows(present(parts.actions ?? []));
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    fallbackText: parts.fallbackText,
    body: [...present(parts.body), ...inBody],
    ...(below.length > 0 ? { actions: below } : {}),
    ...(parts.refresh ? { refresh: { action: parts.refresh } } : {}),
  };
}

/** Teams shows five buttons in a row of a card, and leaves the sixth out. */
export const mostInRow = 5;

/** More buttons than a card's own row holds stand in rows of its body, in the same order. */
function inRows(actions: Action[]): { inBody: Element[]; below: Action[] } {
  if (actions.length <= mostInRow) return { inBody: [], below: actions };
  const rows = Array.from({ length: Math.ceil(actions.length / mostInRow) }, (_, row) =>
    actions.slice(row * mostInRow, (row + 1) * mostInRow),
  );
  return { inBody: rows.map((row) => ({ type: 'ActionSet', actions: row })), below: [] };
}

export function present<Item>(items: (Item | null | undefined | false)[]): Item[] {
  return items.filter((item): item is Item => item !== null && item !== undefined && item !== false);
}
