/** Buttons: each says what happens, and works as Action.Submit in a client that has no Action.Execute. */
import type { Action, Element } from './card';
import type { VerbData, VerbName } from './verbs';

/** `reads` says whether the press carries what was typed on the card. */
export function button<Name extends VerbName>(
  title: string,
  verb: Name,
  data: VerbData<Name>,
  options: { reads?: 'inputs' | 'nothing'; style?: 'primary' } = {},
): Action {
  const associatedInputs = options.reads === 'inputs' ? 'auto' : 'none';
  const sent = { ...data, verb };
  return {
    type: 'Action.Execute',
    title,
    verb,
    data: sent,
    associatedInputs,
    fallback: { type: 'Action.Submit', title, data: sent, associatedInputs },
  };
}

export function link(title: string, url: string): Action {
  return { type: 'Action.OpenUrl', title, url };
}

/** A row of a list: words on the left, one button on the right that fits a narrow phone. */
export function row(words: Element[], action: Action): Element {
  return {
    type: 'ColumnSet',
    spacing: 'medium',
    separator: true,
    columns: [
      { type: 'Column', width: 'stretch', items: words },
      {
        type: 'Column',
        width: 'auto',
        verticalContentAlignment: 'center',
        items: [{ type: 'ActionSet', actions: [action] }],
      },
    ],
  };
}

/** More buttons than a card's own row holds (5) stand in rows of the body, in the same order. */
export function actionRows(actions: Action[]): { body: Element[]; actions: Action[] } {
  if (actions.length <= 5) return { body: [], actions };
  const rows = Array.from({ length: Math.ceil(actions.length / 5) }, (_, row) =>
    actions.slice(row * 5, row * 5 + 5),
  );
  return { body: rows.map((row) => ({ type: 'ActionSet', actions: row })), actions: [] };
}
