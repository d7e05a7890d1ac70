/** No change for several updates at once: tick them, one reason, send. */
import { button } from './actions';
import { type Card, card } from './card';
import { choiceInput, textInput } from './inputs';
import { heading, line, small } from './text';
import { inputIds } from './verbs';

export interface NoChangeManyView {
  submissionId: string;
  /** Those of which something was sent last time, and nothing yet this time. */
  updates: { requestId: string; title: string }[];
  chosen: string[];
  reason: string;
  problem: string | null;
  /** What came of the last press: 'Sent for 1.2, 1.3.' */
  done: string[];
}

export function noChangeManyCard(view: NoChangeManyView): Card {
  const { submissionId } = view;
  const title = 'No change for several';
  if (view.updates.length === 0) {
    return card({
      fallbackText: title,
      body: [heading(title), ...view.done.map((text) => line(text)), line('No other update can be sent so.')],
      actions: [button('Back to my list', 'updates.list', {})],
    });
  }
  const choice = {
    ...choiceInput(
      inputIds.noChangeRequests,
      'Updates in which nothing has changed',
      view.updates.map(({ requestId, title: name }) => ({ title: name, value: requestId })),
      { style: 'expanded', value: view.chosen.join(',') },
    ),
    isMultiSelect: true,
  };
  return card({
    fallbackText: title,
    body: [
      heading(title),
      ...view.done.map((text) => line(text)),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      small('Last time’s words and status will stand for each you tick. Figures can still follow.'),
      choice,
      textInput(inputIds.noChangeReason, 'No change, because', { value: view.reason, lines: 'many' }),
    ],
    actions: [
      button(
        'Send no change',
        'updates.send-no-change',
        { submissionId },
        { reads: 'inputs', style: 'primary' },
      ),
      button('Back to my list', 'updates.list', {}),
    ],
  });
}
