/** The young people's edition as the participation worker reads it, word for word, with the two ways to answer. */
import { button } from './actions';
import { type Card, card, type Element } from './card';
import { textInput } from './inputs';
import { heading, line, quoted, section, small } from './text';
import { inputIds } from './verbs';

export interface EditionView {
  buildId: string;
  submissionId: string;
  /** 'Young people’s edition for Tuesday 2 March 2027, version 2' */
  title: string;
  /** 'Waiting for you to read it.' or what became of it. */
  standing: string;
  /** The words as they would be printed. */
  parts: { kind: 'title' | 'heading' | 'text' | 'item'; text: string }[];
  /** The worker's, when it was sent back. */
  sentBackBecause: string;
  /** This person may decide now. */
  mayDecide: boolean;
  /** Their draft of a comment, when the card comes back. */
  comment: string;
  problem: string | null;
}

export function editionCard(view: EditionView): Card {
  const { buildId, submissionId, mayDecide } = view;
  return card({
    fallbackText: 'Young people’s edition to read',
    body: [
      heading(view.title, { size: 'large' }),
      small(view.standing),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      mayDecide
        ? line(
            'Please read it as the young people you work with would. It goes nowhere until you are happy with it.',
          )
        : null,
      view.sentBackBecause === ''
        ? null
        : section(
            [line('Sent back with this comment', { weight: 'bolder' }), ...quoted(view.sentBackBecause)],
            'warning',
          ),
      section(view.parts.flatMap(printed), 'emphasis'),
      mayDecide
        ? textInput(inputIds.comment, 'Comment, if you send it back', { value: view.comment, lines: 'many' })
        : null,
    ],
    actions: [
      mayDecide ? button('Happy for this to go out', 'edition.sign-off', { buildId, submissionId }) : null,
      mayDecide
        ? button(
            'Send back with this comment',
            'edition.send-back',
            { buildId, submissionId },
            { reads: 'inputs' },
          )
        : null,
    ],
  });
}

function printed({ kind, text }: EditionView['parts'][number]): Element[] {
  switch (kind) {
    case 'title':
      return [heading(text)];
    case 'heading':
      return [heading(text, { spacing: 'large' })];
    case 'item':
      return quoted(`• ${text}`);
    case 'text':
      return quoted(text);
  }
}
