/** A list with a way into each row: the agenda, reports, committee actions, the work programme. */
import { row } from './actions';
import { type Action, type Card, card, type Element } from './card';
import { facts, heading, labelled, line, section, small } from './text';

export interface RowView {
  title: string;
  lines: string[];
  attention?: boolean;
  /** null: only to read. */
  action: Action | null;
}

export interface RowsView {
  title: string;
  /** What a lock screen may say, where the title is somebody's or private: 'An agenda item'. */
  preview?: string;
  lines: string[];
  /** What was just done, or why it was not. */
  done?: string | null;
  problem?: string | null;
  facts?: [string, string][];
  /** Somebody's own words. */
  words?: { label: string; text: string }[];
  groups: { heading: string | null; rows: RowView[] }[];
  /** Above the foot, where more than five would not show. */
  ways?: Action[];
  actions: Action[];
  refresh?: Action;
}

export function rowsCard(view: RowsView): Card {
  return card({
    fallbackText: view.preview ?? view.title,
    ...(view.refresh ? { refresh: view.refresh } : {}),
    body: [
      heading(view.title),
      view.problem ? section([line(view.problem, { weight: 'bolder' })], 'attention') : null,
      view.done ? section([line(view.done, { weight: 'bolder' })], 'good') : null,
      ...view.lines.map((text) => line(text)),
      facts(view.facts ?? []),
      ...(view.words ?? []).flatMap(({ label, text }) => labelled(label, text)),
      ...view.groups.flatMap((group): (Element | null)[] => [
        group.heading === null ? null : heading(group.heading, { spacing: 'large' }),
        ...group.rows.map(rowElement),
      ]),
      ...waysOf(view.ways ?? []),
    ],
    actions: view.actions,
  });
}

/** Five to a set, the most that a client shows. */
function waysOf(ways: Action[]): Element[] {
  const sets: Element[] = [];
  for (let at = 0; at < ways.length; at += 5)
    sets.push({ type: 'ActionSet', spacing: 'medium', actions: ways.slice(at, at + 5) });
  return sets;
}

function rowElement({ title, lines, attention, action }: RowView): Element {
  const words = [
    line(title),
    ...lines.map((text) => small(text, attention ? { color: 'attention', isSubtle: false } : {})),
  ];
  return action === null
    ? { type: 'Container', spacing: 'medium', separator: true, items: words }
    : row(words, action);
}
