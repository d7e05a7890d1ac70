/** A short message with a way on: refusals, confirmations and help. */
import { type Action, type Card, card } from './card';
import { heading, line, quoted, section } from './text';

export interface MessageView {
  title: string;
  lines: string[];
  /** Somebody's own words, shown as typed: 'Your words are kept:'. */
  words?: { label: string; text: string }[];
  actions?: Action[];
  refresh?: Action;
}

export function messageCard(view: MessageView): Card {
  return card({
    fallbackText: view.title,
    body: [
      heading(view.title),
      ...view.lines.map((text) => line(text)),
      ...(view.words ?? []).map((words) =>
        section([line(words.label, { weight: 'bolder' }), ...quoted(words.text)], 'emphasis'),
      ),
    ],
    actions: view.actions ?? [],
    ...(view.refresh ? { refresh: view.refresh } : {}),
  });
}
