/** Short forms that ask one thing: no change because, pass to someone, more time, a day off. */
import { button } from './actions';
import { type Action, type Card, card, type Element } from './card';
import { choiceInput, dateInput, textInput } from './inputs';
import { heading, line, small } from './text';
import { inputIds } from './verbs';

interface SmallForm {
  requestId: string;
  submissionId: string;
  ref: string;
  title: string;
  /** What to put right, when the form comes back. */
  problem: string | null;
}

function form(
  view: { ref: string; title: string; problem: string | null },
  question: string,
  inputs: Element[],
  actions: Action[],
): Card {
  return card({
    fallbackText: `${question} (${view.ref})`,
    body: [
      heading(question),
      small(`${view.ref} ${view.title}`),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      ...inputs,
    ],
    actions,
  });
}

export function noChangeCard(view: SmallForm & { reason: string; lastStatus: string }): Card {
  const { requestId, submissionId } = view;
  return form(
    view,
    'No change since last time',
    [
      line(`Last time’s words and status (${view.lastStatus}) will stand. Figures can still follow.`),
      textInput(inputIds.noChangeReason, 'No change, because', {
        value: view.reason,
        lines: 'many',
        required: 'Please say in a few words why nothing has changed.',
      }),
    ],
    [
      button('Send no change', 'update.send-no-change', { requestId, submissionId }, { reads: 'inputs' }),
      button('Back to this update', 'update.open', { requestId }),
    ],
  );
}

export function passOnCard(view: SmallForm & { people: { title: string; value: string }[] }): Card {
  const { requestId, submissionId } = view;
  return form(
    view,
    'Pass this update to someone',
    [
      line('They will be told, and it moves to their list. Anything you have saved stays with you.'),
      choiceInput(inputIds.toPersonId, 'Pass to', view.people, { required: 'Please choose a person.' }),
    ],
    [
      button('Pass it on', 'update.send-pass-on', { requestId, submissionId }, { reads: 'inputs' }),
      button('Back to this update', 'update.open', { requestId }),
    ],
  );
}

export function moreTimeCard(view: SmallForm & { deadline: string; untilDay: string; reason: string }): Card {
  const { requestId, submissionId } = view;
  return form(
    view,
    'Ask for more time',
    [
      line(view.deadline),
      small('If it is agreed, the reason stands in the committee’s report. Please name no child.'),
      dateInput(inputIds.untilDay, 'New date', {
        value: view.untilDay,
        required: 'Please choose the date you can send it by.',
      }),
      textInput(inputIds.moreTimeReason, 'Because', {
        value: view.reason,
        lines: 'many',
        required: 'Please say in a few words why more time is needed.',
      }),
    ],
    [
      button('Ask for more time', 'update.ask-more-time', { requestId, submissionId }, { reads: 'inputs' }),
      button('Back to this update', 'update.open', { requestId }),
    ],
  );
}

export function dayOffCard(view: {
  submissionId: string;
  day: string;
  name: string;
  kind: string;
  problem: string | null;
}): Card {
  return card({
    fallbackText: 'Add a bank holiday or a closure',
    body: [
      heading('Add a bank holiday or a day the offices are closed'),
      line('Dates that rely on it move, and I will say which.'),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      dateInput(inputIds.dayOff, 'Date', { value: view.day, required: 'Please choose the date.' }),
      textInput(inputIds.dayOffName, 'What it is called', {
        value: view.name,
        required: 'Please give it a name, such as “One-off bank holiday”.',
      }),
      choiceInput(
        inputIds.dayOffKind,
        'Kind of day',
        [
          { title: 'Bank holiday', value: 'bank-holiday' },
          { title: 'Offices closed', value: 'closure' },
        ],
        { value: view.kind, required: 'Please choose one.' },
      ),
    ],
    actions: [
      button('Add this day', 'clerk.add-day-off', { submissionId: view.submissionId }, { reads: 'inputs' }),
      button('Days added here', 'clerk.days-off', {}),
      button('Back to status', 'clerk.status', {}),
    ],
  });
}
