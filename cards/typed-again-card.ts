/** A window whose press could not be answered comes back with what was typed in it, and the same press to try again. */
import { type Card, card } from './card';
import { textInput } from './inputs';
import { heading, line } from './text';

/** `data` is what the window sent: texts of several words were typed, everything else belongs to the press. null: nothing was. */
export function typedAgainCard(data: Record<string, unknown>, why: string, help: string): Card | null {
  const typed = Object.entries(data).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === 'string' && /\S\s+\S/.test(entry[1]) && entry[0] !== 'verb',
  );
  if (typed.length === 0) return null;
  const rest = Object.fromEntries(Object.entries(data).filter(([id]) => !typed.some(([one]) => one === id)));
  return card({
    fallbackText: 'Please try again',
    body: [
      heading('Something went wrong here'),
      line(why),
      ...typed.map(([id, text], place) =>
        textInput(id, place === 0 ? 'What you wrote' : `What you wrote (${place + 1})`, {
          value: text,
          lines: 'many',
        }),
      ),
      line(help),
    ],
    actions: [{ type: 'Action.Submit', title: 'Try again', data: rest, associatedInputs: 'auto' }],
  });
}
