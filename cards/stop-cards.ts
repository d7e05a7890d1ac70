/** Whose messages are stopped, and the form that stops them: for a committee's clerk and manager alone. */
import { button, row } from './actions';
import { type Card, card, type Element } from './card';
import { formCard } from './form-card';
import { heading, line, small } from './text';
import { stopInputs } from './verbs-stops';

export interface StopsView {
  committeeId: string;
  /** What has just been done, or why nothing was. */
  note: string | null;
  rows: { stopId: string; who: string; days: string; reason: string; by: string }[];
  /** Who and for how long, of those whom another committee's clerk or manager stopped. */
  elsewhere: string[];
  submissionId: string;
}

export function stopsCard(view: StopsView): Card {
  return card({
    fallbackText: 'Stopped messages',
    body: [
      heading('Stopped messages'),
      view.note === null ? null : line(view.note, { weight: 'bolder' }),
      view.rows.length + view.elsewhere.length === 0 ? line('Everyone gets their messages.') : null,
      ...view.rows.map(
        (one): Element =>
          row(
            [line(`${one.who}, ${one.days}`), small(one.reason), small(one.by)],
            // Each row has a press of its own: two ended one after the other are two.
            button('Start again', 'stops.end', {
              stopId: one.stopId,
              submissionId: `${view.submissionId}-${view.rows.indexOf(one)}`,
            }),
          ),
      ),
      ...(view.elsewhere.length === 0
        ? []
        : [
            line('Stopped by another committee. They get no messages from this one either:', {
              weight: 'bolder',
            }),
            ...view.elsewhere.map((who) => line(who)),
            small('That committee’s clerk or manager can start them again. Until then, please ring.'),
          ]),
    ],
    actions: [
      button('Stop messages to someone', 'stops.form', { committeeId: view.committeeId }),
      button('Back to status', 'clerk.status', {}),
    ],
  });
}

export interface StopFormView {
  committeeId: string;
  submissionId: string;
  typed: Record<string, string>;
  problems: { field: string; message: string }[];
  people: { title: string; value: string }[];
  today: string;
  longestReason: number;
}

export function stopFormCard(view: StopFormView): Card {
  const typed = (id: string) => view.typed[id] ?? '';
  return formCard({
    title: 'Stop all messages to someone',
    about: [
      'For illness, a bereavement, a suspension or long leave. Pledgekeeper then sends them nothing, from every committee.',
      'What concerns a young person’s safety goes to whoever stands in for them at once.',
    ],
    notice: null,
    problems: view.problems,
    inputs: [
      {
        id: stopInputs.person,
        label: 'Who',
        value: typed(stopInputs.person),
        kind: 'choice',
        choices: view.people,
      },
      { id: stopInputs.from, label: 'From', value: typed(stopInputs.from) || view.today, kind: 'day' },
      {
        id: stopInputs.until,
        label: 'Until, if you know it',
        value: typed(stopInputs.until),
        kind: 'day',
        help: 'Without a last day it stands until the clerk or the manager starts messages again.',
      },
      {
        id: stopInputs.reason,
        label: 'Reason, for the clerk and the manager alone',
        value: typed(stopInputs.reason),
        kind: 'line',
        help: `A few words, at most ${view.longestReason} characters. The person does not see it.`,
      },
    ],
    actions: [
      button(
        'Stop all messages',
        'stops.stop',
        { committeeId: view.committeeId, submissionId: view.submissionId },
        { reads: 'inputs' },
      ),
      button('Back to stopped messages', 'stops.list', { committeeId: view.committeeId }),
    ],
  });
}
