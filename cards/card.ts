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
  const actions = present(parts.actions ?? []);
  return {
    type: 'AdaptiveCard',
    version: '1.5',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    fallbackText: parts.fallbackText,
    body: present(parts.body),
    ...(actions.length > 0 ? { actions } : {}),
    ...(parts.refresh ? { refresh: { action: parts.refresh } } : {}),
  };
}

export function present<Item>(items: (Item | null | undefined | false)[]): Item[] {
  return items.filter((item): item is Item => item !== null && item !== undefined && item !== false);
}
