/** After a visit: the note in four questions, the safety route beside it, the service’s reply, and what was done. */
import { button } from './actions';
import { type Action, type Card, card, type Element, present } from './card';
import { choiceInput, dateInput, textInput } from './inputs';
import {
  heading,
  labelled,
  line,
  type OwnNumbersView,
  ownNumberLines,
  ownNumbersTitle,
  remarkLines,
  section,
  small,
} from './text';
import { visitInputs } from './verbs-visits';

interface Form {
  visitId: string;
  submissionId: string;
  /** 'Virtual School, Wednesday 10 March 2027' */
  visit: string;
  problem: string[];
}

function form(view: Form, title: string, body: (Element | null)[], actions: (Action | null)[]): Card {
  return card({
    fallbackText: title,
    body: [
      heading(title),
      small(view.visit),
      ...view.problem.map((text) => line(text, { color: 'attention', weight: 'bolder' })),
      ...body,
    ],
    actions,
  });
}

export interface NoteCardView extends Form {
  met: string;
  worked: string;
  hindered: string;
  ask: string;
  theme: string;
  themes: { title: string; value: string }[];
  /** What the checks would ask of the words, to be put right or passed over; by the box that they are about. */
  remarks: Record<string, string[]>;
  numbers: OwnNumbersView | null;
  /** 'Councillor B has sent a note.' */
  other: string | null;
  sent: boolean;
}

/** Four questions and one tap, for a phone (domain.md Annex A, visit note). */
export function noteCard(view: NoteCardView): Card {
  const press = { visitId: view.visitId, submissionId: view.submissionId };
  const beside = (id: string) => remarkLines(view.remarks[id] ?? []);
  return form(
    view,
    'Your note of the visit',
    [
      // For whoever could not be thanked on the day: a visit that ends late ends after messages may go.
      view.sent ? null : line('Thank you for giving your time to this visit.'),
      section(
        [line('Do not name or describe any child. Please add no photographs.', { weight: 'bolder' })],
        'warning',
      ),
      view.other ? line(view.other) : null,
      textInput(visitInputs.met, 'Who met you (their role)', {
        value: view.met,
        placeholder: 'The team manager',
      }),
      ...beside(visitInputs.met),
      textInput(visitInputs.worked, 'What worked', { value: view.worked, lines: 'many' }),
      ...beside(visitInputs.worked),
      textInput(visitInputs.hindered, 'What got in the way', { value: view.hindered, lines: 'many' }),
      ...beside(visitInputs.hindered),
      textInput(visitInputs.ask, 'One thing you would ask the service to change', {
        value: view.ask,
        lines: 'many',
      }),
      ...beside(visitInputs.ask),
      ...ownNumberLines(view.numbers),
      view.numbers
        ? {
            type: 'ActionSet',
            actions: [
              button(
                ownNumbersTitle,
                'visit.confirm-numbers',
                { visitId: view.visitId, seen: view.numbers.seen },
                { reads: 'inputs' },
              ),
            ],
          }
        : null,
      choiceInput(visitInputs.themes, 'Mostly about', view.themes, { value: view.theme }),
      line('Did anything worry you? That does not go in the note: use the button.'),
    ],
    [
      button('Send the note', 'visit.send-note', press, { reads: 'inputs', style: 'primary' }),
      button('I saw or heard something that worried me', 'visit.worried', { visitId: view.visitId }),
      view.sent ? null : button('Keep it for later', 'visit.save-note', press, { reads: 'inputs' }),
      view.sent ? null : button('It did not happen', 'visit.did-not-happen', { visitId: view.visitId }),
    ],
  );
}

export interface SafetyView extends Form {
  /** 'Call 999' and so on: what to do, with its number, the most urgent first. */
  routes: { what: string; how: string }[];
  told: string;
  choices: { title: string; value: string }[];
  reference: string;
}

/** Numbers first. Nothing here asks what it was: those words go to people, never into this system (domain.md 2.8, 2.9). */
export function safetyCard(view: SafetyView): Card {
  const { visitId, submissionId } = view;
  return form(
    view,
    'Something worried you: tell someone now',
    [
      ...view.routes.map((route) =>
        section([line(route.what, { weight: 'bolder' }), line(route.how, { spacing: 'small' })], 'attention'),
      ),
      line(
        'Please tell them in your own words, by telephone or in person. Do not look into it yourself, and do not write it here.',
      ),
      line('When you have told someone, please say whom. Only that, the time and a reference are kept.', {
        spacing: 'large',
      }),
      choiceInput(visitInputs.told, 'Whom you told', view.choices, { value: view.told, style: 'expanded' }),
      textInput(visitInputs.reference, 'Their reference, if they gave one', { value: view.reference }),
    ],
    [
      button(
        'I have told them',
        'visit.send-worried',
        { visitId, submissionId },
        { reads: 'inputs', style: 'primary' },
      ),
      button('Back to the note', 'visit.note', { visitId }),
    ],
  );
}

export function notMadeCard(view: Form & { reason: string }): Card {
  const { visitId, submissionId } = view;
  return form(
    view,
    'The visit did not happen',
    [
      line('Nobody is blamed. The clerk sees it and can plan another.'),
      textInput(visitInputs.reason, 'In a few words, why', { value: view.reason, lines: 'many' }),
    ],
    [
      button('It did not happen', 'visit.not-made', { visitId, submissionId }, { reads: 'inputs' }),
      button('Back to the note', 'visit.note', { visitId }),
    ],
  );
}

export interface ReplyView extends Form {
  /** 'Councillor A and Councillor B visited …' and their words. */
  notes: { label: string; text: string }[];
  due: string;
  answer: string;
  words: string;
  what: string;
  owner: string;
  dueDay: string;
  owners: { title: string; value: string }[];
  theme: string;
  themes: { title: string; value: string }[];
}

export function replyCard(view: ReplyView): Card {
  const press = { visitId: view.visitId, submissionId: view.submissionId };
  return form(
    view,
    'Reply to the visitors',
    [
      line(view.due),
      ...view.notes.flatMap((note) => labelled(note.label, note.text)),
      choiceInput(
        visitInputs.answer,
        'Your answer to what they ask',
        [
          { title: 'Yes, we will', value: 'agreed' },
          { title: 'In part', value: 'partly' },
          { title: 'We can’t, because (say why below)', value: 'not-agreed' },
          { title: 'Nothing was asked', value: 'nothing-asked' },
        ],
        { value: view.answer, style: 'expanded' },
      ),
      textInput(visitInputs.words, 'What you would like to say', { value: view.words, lines: 'many' }),
      line('If yes or in part:', { weight: 'bolder', spacing: 'large' }),
      textInput(visitInputs.actionWhat, 'What will be done', { value: view.what, lines: 'many' }),
      choiceInput(visitInputs.actionOwner, 'Who will see to it', view.owners, { value: view.owner }),
      dateInput(visitInputs.actionDue, 'By when', { value: view.dueDay }),
      choiceInput(visitInputs.themes, 'Mostly about', view.themes, { value: view.theme }),
      small('Please name no child. The visitors read your reply; the committee reads what came of it.'),
    ],
    [
      button('Send the reply', 'visit.send-reply', press, { reads: 'inputs', style: 'primary' }),
      button('Back to the visit', 'visit.open', { visitId: view.visitId }),
    ],
  );
}

export function actionCard(
  view: Form & { actionId: string; what: string; due: string; words: string },
): Card {
  const { actionId, visitId, submissionId } = view;
  return form(
    view,
    'What was done',
    [
      line(view.what),
      small(view.due),
      textInput(visitInputs.words, 'What was done', { value: view.words, lines: 'many' }),
      small('The visitors are told.'),
    ],
    [
      button(
        'It is done',
        'visit.action-done',
        { actionId, visitId, submissionId },
        { reads: 'inputs', style: 'primary' },
      ),
      button('Back to the visit', 'visit.open', { visitId }),
    ],
  );
}

export function agreementCard(view: Form & { lines: string[]; childrenAgree: string }): Card {
  const press = { visitId: view.visitId, submissionId: view.submissionId };
  return form(
    view,
    'May two councillors visit?',
    [
      ...view.lines.map((text) => line(text)),
      {
        type: 'Input.Toggle',
        id: visitInputs.childrenAgree,
        label: 'The children',
        title: 'I agree, and the children have been asked and agree',
        wrap: true,
        value: view.childrenAgree === 'true' ? 'true' : 'false',
      },
    ],
    [
      button('Yes, on that day', 'visit.send-agreement', press, { reads: 'inputs', style: 'primary' }),
      button('No, not then', 'visit.cancel', { visitId: view.visitId }),
    ],
  );
}

export function cancelCard(view: Form & { reason: string; lines: string[] }): Card {
  const press = { visitId: view.visitId, submissionId: view.submissionId };
  return form(
    view,
    'Call the visit off',
    [
      ...view.lines.map((text) => line(text)),
      textInput(visitInputs.reason, 'Because', {
        value: view.reason,
        lines: 'many',
        required: 'Please say in a few words why, so that those who were to go know.',
      }),
      small('Please name no child.'),
    ],
    present([
      button('Call it off', 'visit.send-cancel', press, { reads: 'inputs' }),
      button('Back to the visit', 'visit.open', { visitId: view.visitId }),
    ]),
  );
}
