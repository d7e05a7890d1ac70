/** Figures that sources disagree on, and one figure added by hand. No small number of children is on any of these cards. */
import { button, row } from './actions';
import { type Card, card, type Element } from './card';
import { choiceInput, dateInput, textInput } from './inputs';
import { facts, heading, line, small } from './text';
import { figureInputs } from './verbs-scorecard';

export interface DisputeListView {
  /** 'Quarter 3, October to December 2026' */
  period: string;
  /** Those that keep figures out of the pack come first. */
  disputes: {
    meetingId: string;
    disputeId: string;
    /** '3.3-a Children living inside the borough' */
    title: string;
    /** 'Not printed until one is confirmed · 2 sources, as at 31 March 2022' */
    state: string;
    blocks: boolean;
  }[];
  page: { number: number; of: number; next: number | null; previous: number | null };
  done: string | null;
  mayAdd: boolean;
}

export function disputeListCard(view: DisputeListView): Card {
  return card({
    fallbackText: 'Figures in conflict',
    refresh: button('Refresh', 'figures.list', {}),
    body: [
      heading('Figures in conflict', { size: 'large' }),
      small(view.period),
      view.done ? line(view.done, { color: 'good', weight: 'bolder' }) : null,
      view.disputes.length === 0 ? line('No sources disagree on a figure now.') : null,
      ...view.disputes.map((item) =>
        row(
          [line(item.title), small(item.state, item.blocks ? { color: 'attention', isSubtle: false } : {})],
          button(`Look at ${item.title.split(' ')[0]}`, 'figures.open', {
            meetingId: item.meetingId,
            disputeId: item.disputeId,
          }),
        ),
      ),
      view.page.of > 1 ? small(`Page ${view.page.number} of ${view.page.of}`) : null,
    ],
    actions: [
      view.page.next === null ? null : button('Show more', 'figures.list', { page: view.page.next }),
      view.page.previous === null
        ? null
        : button('Show the ones before', 'figures.list', { page: view.page.previous }),
      view.mayAdd ? button('Add a figure', 'figures.add', {}) : null,
      button('Small numbers', 'small-numbers.list', {}),
    ],
  });
}

export interface DisputeView {
  meetingId: string;
  disputeId: string;
  seen: string;
  submissionId: string;
  title: string;
  /** 'As at 31 March 2022' */
  asAt: string;
  /** In a sentence, how they differ. */
  how: string;
  figures: { figureId: string; value: string; source: string; definition: string; confirmedBy: string }[];
  confirmers: string[];
  chosen: string;
  confirmedBy: string;
  reason: string;
  problem: string | null;
}

export function disputeCard(view: DisputeView): Card {
  const { meetingId, disputeId, seen, submissionId } = view;
  return card({
    fallbackText: 'Sources disagree on a figure',
    body: [
      heading(view.title),
      small(view.asAt),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      line(view.how),
      ...view.figures.map(figureBlock),
      choiceInput(
        figureInputs.figure,
        'Which one stands',
        view.figures.map(({ figureId, source, value }) => ({
          title: `${value}: ${source}`,
          value: figureId,
        })),
        { value: view.chosen, style: 'expanded', required: 'Please choose one.' },
      ),
      choiceInput(
        figureInputs.confirmedBy,
        'Confirmed by (a post or group; it is printed)',
        view.confirmers.map((name) => ({ title: name, value: name })),
        { value: view.confirmedBy, required: 'Please choose a post or group.' },
      ),
      textInput(figureInputs.reason, 'Because (kept on record, not printed)', {
        value: view.reason,
        lines: 'many',
        required: 'Please say in a few words why this one stands.',
      }),
    ],
    actions: [
      button(
        'Confirm this figure',
        'figures.confirm',
        { meetingId, disputeId, seen, submissionId },
        { reads: 'inputs' },
      ),
      button('Back to figures in conflict', 'figures.list', {}),
    ],
  });
}

function figureBlock(figure: DisputeView['figures'][number]): Element {
  const rows: [string, string][] = [
    ['Figure', figure.value],
    ['Source', figure.source || 'Not given'],
    ['What was counted', figure.definition || 'Not said'],
  ];
  if (figure.confirmedBy) rows.push(['Given by', figure.confirmedBy]);
  return { type: 'Container', style: 'emphasis', spacing: 'small', items: [facts(rows)] };
}

export interface FigureFormView {
  submissionId: string;
  measures: { title: string; value: string }[];
  typed: Record<string, string>;
  problems: string[];
}

export function figureFormCard(view: FigureFormView): Card {
  const { typed } = view;
  const value = (id: string) => typed[id];
  return card({
    fallbackText: 'Add a figure',
    body: [
      heading('Add a figure'),
      line('The percentage is worked out from the number and what it is out of.'),
      ...view.problems.map((text) => line(text, { color: 'attention', weight: 'bolder' })),
      choiceInput(figureInputs.measureCode, 'Measure', view.measures, {
        value: value(figureInputs.measureCode),
        required: 'Please choose the measure.',
      }),
      textInput(figureInputs.count, 'How many', {
        value: value(figureInputs.count),
        required: 'Please give the number.',
      }),
      textInput(figureInputs.base, 'Out of how many (percentages only)', { value: value(figureInputs.base) }),
      dateInput(figureInputs.asAt, 'As at', {
        value: value(figureInputs.asAt),
        required: 'Please give the day on which it was true.',
      }),
      textInput(figureInputs.source, 'Source', {
        value: value(figureInputs.source),
        required: 'Please say where it comes from.',
      }),
      textInput(figureInputs.definition, 'What exactly was counted', {
        value: value(figureInputs.definition),
        required: 'Please say what was counted, such as the age group.',
      }),
      textInput(figureInputs.note, 'Note (it may be printed: name and describe no child)', {
        value: value(figureInputs.note),
        lines: 'many',
      }),
    ],
    actions: [
      button('Add this figure', 'figures.send', { submissionId: view.submissionId }, { reads: 'inputs' }),
      button('Figures in conflict', 'figures.list', {}),
    ],
  });
}

export interface AddedFigureView {
  figureId: string;
  submissionId: string;
  title: string;
  lines: string[];
  problem: string | null;
}

/** After it was added, with the way to take it back: it stays on record either way. */
export function addedFigureCard(view: AddedFigureView): Card {
  const { figureId, submissionId } = view;
  return card({
    fallbackText: 'A figure was added',
    body: [
      heading(view.title),
      view.problem ? line(view.problem, { color: 'attention', weight: 'bolder' }) : null,
      ...view.lines.map((text) => line(text)),
      textInput(figureInputs.reason, 'If it is wrong: why it is withdrawn'),
    ],
    actions: [
      button('Add another figure', 'figures.add', {}),
      button('Figures in conflict', 'figures.list', {}),
      button('Withdraw this figure', 'figures.withdraw', { figureId, submissionId }, { reads: 'inputs' }),
    ],
  });
}
