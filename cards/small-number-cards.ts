/** Numbers hidden in the public papers, and the two presses that print one. The numbers themselves are not on these cards. */
import { button, row } from './actions';
import { type Card, card } from './card';
import { textInput } from './inputs';
import { heading, line, quoted, small } from './text';
import { figureInputs } from './verbs-scorecard';

export interface SmallNumberListView {
  period: string;
  /** 'Counts of 1 to 5 children are hidden, …' */
  rule: string;
  items: {
    meetingId: string;
    smallNumberId: string;
    title: string;
    name: string;
    state: string;
    mayOpen: boolean;
  }[];
  page: { number: number; of: number; next: number | null; previous: number | null };
}

export function smallNumberListCard(view: SmallNumberListView): Card {
  return card({
    fallbackText: 'Small numbers',
    refresh: button('Refresh', 'small-numbers.list', {}),
    body: [
      heading('Small numbers', { size: 'large' }),
      small(view.period),
      line(view.rule),
      small('The officers’ edition of the pack has the exact figures; a chat does not.'),
      view.items.length === 0 ? line('No number is hidden in the public papers now.') : null,
      ...view.items.map((item) => {
        const words = [line(item.title), small(item.state)];
        const { meetingId, smallNumberId } = item;
        if (!item.mayOpen) return { type: 'Container', separator: true, spacing: 'medium', items: words };
        return row(words, button(`Look at ${item.name}`, 'small-numbers.open', { meetingId, smallNumberId }));
      }),
      view.page.of > 1 ? small(`Page ${view.page.number} of ${view.page.of}`) : null,
    ],
    actions: [
      view.page.next === null ? null : button('Show more', 'small-numbers.list', { page: view.page.next }),
      view.page.previous === null
        ? null
        : button('Show the ones before', 'small-numbers.list', { page: view.page.previous }),
      button('Figures in conflict', 'figures.list', {}),
    ],
  });
}

export interface SmallNumberView {
  meetingId: string;
  smallNumberId: string;
  submissionId: string;
  title: string;
  asAt: string;
  state: string;
  agreed: { title: string; reason: string }[];
  mayAgree: boolean;
  mayWithdraw: boolean;
  reason: string;
  problem: string | null;
}

export function smallNumberCard(view: SmallNumberView): Card {
  const { meetingId, smallNumberId, submissionId } = view;
  const press = { meetingId, smallNumberId, submissionId };
  return card({
    fallbackText: 'A small number',
    body: [
      heading(view.title),
      small(view.asAt),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      line(view.state),
      line(
        'It is printed only when the chair of the Operational Group and the data protection adviser both agree, each with a reason. Either may take it back.',
      ),
      ...view.agreed.flatMap(({ title, reason }) => [line(title, { weight: 'bolder' }), ...quoted(reason)]),
      view.mayAgree
        ? textInput(figureInputs.reason, 'Print it, because', {
            value: view.reason,
            lines: 'many',
            required: 'Please say why printing it harms nobody.',
          })
        : null,
    ],
    actions: [
      view.mayAgree ? button('Agree to print it', 'small-numbers.agree', press, { reads: 'inputs' }) : null,
      view.mayWithdraw ? button('Take the agreement back', 'small-numbers.withdraw', press) : null,
      button('Back to small numbers', 'small-numbers.list', {}),
    ],
  });
}
