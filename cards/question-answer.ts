/** The officer who must answer: the agreed wording, four outcomes, and advice on plain words. */
import { button } from './actions';
import { type Card, card } from './card';
import { choiceInput, dateInput, textInput } from './inputs';
import { opensDialog, tick } from './question-dialogs';
import { heading, line, quoted, section, small } from './text';
import { questionInputs as inputs } from './verbs-questions';

export interface ToAnswerView {
  askedId: string;
  submissionId: string;
  theme: string;
  wording: string;
  /** 'From the Shadow committee (My VOICE), for the meeting on …' */
  from: string;
  due: string;
  filled: {
    outcome: string;
    answer: string;
    what: string;
    byDay: string;
    who: string;
    reason: string;
    passedTo: string;
  };
  problems: string[];
  /** Advice on words that may be kept. */
  advice: string[];
  others: { askedId: string; theme: string }[];
}

export function toAnswerCard(view: ToAnswerView): Card {
  const { askedId, submissionId, filled } = view;
  return card({
    fallbackText: 'A question to answer',
    body: [
      heading(`To answer: ${view.theme}`),
      small(view.from),
      line(view.due, { weight: 'bolder' }),
      section(quoted(view.wording), 'emphasis'),
      ...view.problems.map((text) => line(text, { color: 'attention', weight: 'bolder' })),
      ...(view.advice.length > 0
        ? [
            section(
              [
                line('Plainer words, before it goes to young people', { weight: 'bolder' }),
                ...view.advice.map((text) => line(text)),
              ],
              'warning',
            ),
            tick(inputs.keepWords, 'If they are right as they are', 'Keep my words'),
          ]
        : []),
      choiceInput(
        inputs.outcome,
        'What is the outcome?',
        [
          { title: 'Answered', value: 'answered' },
          { title: 'We will change something', value: 'change' },
          { title: 'We can’t, because', value: 'cannot' },
          { title: 'Not ours to answer, passed to', value: 'not-ours' },
        ],
        { value: filled.outcome, style: 'expanded' },
      ),
      textInput(inputs.answer, 'Your answer, in short plain sentences', {
        value: filled.answer,
        lines: 'many',
      }),
      textInput(inputs.what, 'If something changes: what', { value: filled.what }),
      dateInput(inputs.byDay, 'If something changes: by when', { value: filled.byDay }),
      textInput(inputs.who, 'If something changes: which post does it', { value: filled.who }),
      textInput(inputs.reason, 'If you can’t: because', { value: filled.reason, lines: 'many' }),
      textInput(inputs.passedTo, 'If it is not yours: passed to', { value: filled.passedTo }),
    ],
    actions: [
      button('Send this answer', 'question.answer', { askedId, submissionId }, { reads: 'inputs' }),
      ...view.others.map((other) =>
        button(`Next: ${other.theme}`, 'question.to-answer', { askedId: other.askedId }),
      ),
    ],
  });
}

export interface PremeetView {
  meetingId: string;
  title: string;
  /** What stands in the record. */
  lines: string[];
  asked: { askedId: string; theme: string; wording: string; state: string }[];
  /** A reader may record it. */
  form: { day: string; chairCame: boolean; headCame: boolean; promised: string } | null;
  problem: string | null;
}

export function premeetCard(view: PremeetView): Card {
  return card({
    fallbackText: 'Questions for the pre-meet',
    body: [
      heading(view.title),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      ...view.lines.map((text) => line(text)),
      ...view.asked.map((one) =>
        section(
          [line(one.theme, { weight: 'bolder' }), ...quoted(one.wording), small(one.state)],
          'emphasis',
        ),
      ),
      view.asked.length === 0 ? line('No wording has been agreed for this meeting yet.') : null,
      ...(view.form
        ? [
            line('Record of the pre-meet', { weight: 'bolder', spacing: 'large' }),
            dateInput(inputs.premeetDay, 'Day it was held', { value: view.form.day }),
            tick(inputs.chairCame, 'Chair', 'The chair was there', view.form.chairCame ? 'yes' : ''),
            tick(
              inputs.headCame,
              'Head of service',
              'The head of service was there',
              view.form.headCame ? 'yes' : '',
            ),
            ...(view.asked.length > 0
              ? [
                  {
                    ...choiceInput(
                      inputs.promised,
                      'Answers promised there',
                      view.asked.map((one) => ({ title: one.theme, value: one.askedId })),
                      { value: view.form.promised, style: 'expanded' },
                    ),
                    isMultiSelect: true,
                  },
                ]
              : []),
          ]
        : []),
    ],
    actions: [
      view.form
        ? button(
            'Save the record',
            'question.record-premeet',
            { meetingId: view.meetingId },
            { reads: 'inputs' },
          )
        : null,
      view.form
        ? opensDialog('Enter a question raised there', 'question.for-someone', { premeet: 'yes' })
        : null,
    ],
  });
}
