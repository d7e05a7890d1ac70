/** Short forms about a pack: why a finding is kept, when it was published, what a supplement holds. */
import { button } from './actions';
import { type Card, card } from './card';
import { choiceInput, dateInput, textInput } from './inputs';
import { heading, labelled, line, small } from './text';
import { packInputIds } from './verbs-pack';

export interface KeepFindingView {
  buildId: string;
  fingerprint: string;
  submissionId: string;
  place: string;
  excerpt: string;
  why: string;
  reason: string;
  problem: string | null;
}

const problemLine = (problem: string | null) =>
  problem ? line(problem, { color: 'attention', weight: 'bolder' }) : null;

export function keepFindingCard(view: KeepFindingView): Card {
  const { buildId, fingerprint, submissionId } = view;
  return card({
    fallbackText: 'Keep it, because',
    body: [
      heading('Keep it, because'),
      small(view.place),
      problemLine(view.problem),
      ...labelled('The words', view.excerpt),
      line(view.why, { spacing: 'small' }),
      textInput(packInputIds.keepReason, 'The reason, which is recorded with your name', {
        value: view.reason,
        lines: 'many',
      }),
    ],
    actions: [
      button('Keep it', 'pack.send-keep', { buildId, fingerprint, submissionId }, { reads: 'inputs' }),
      button('Back to the findings', 'pack.findings', { buildId }),
    ],
  });
}

export interface DespatchView {
  buildId: string;
  submissionId: string;
  title: string;
  day: string;
  time: string;
  problem: string | null;
}

export function despatchCard(view: DespatchView): Card {
  const { buildId, submissionId } = view;
  return card({
    fallbackText: 'When were the papers published?',
    body: [
      heading('When were the papers published?'),
      small(view.title),
      problemLine(view.problem),
      line('Pledgekeeper does not publish. This records that you have, and stands as it is.'),
      dateInput(packInputIds.despatchDay, 'Date', { value: view.day }),
      textInput(packInputIds.despatchTime, 'Time, such as 11:40', { value: view.time }),
    ],
    actions: [
      button('Record publication', 'pack.send-despatch', { buildId, submissionId }, { reads: 'inputs' }),
      button('Back to the pack', 'clerk.pack', { buildId }),
    ],
  });
}

export interface SupplementView {
  meetingId: string;
  submissionId: string;
  title: string;
  items: { id: string; title: string }[];
  chosen: string[];
  problem: string | null;
}

export function supplementCard(view: SupplementView): Card {
  const { meetingId, submissionId } = view;
  const choice = {
    ...choiceInput(
      packInputIds.supplementItems,
      'Items in this supplement',
      view.items.map(({ id, title }) => ({ title, value: id })),
      { style: 'expanded', value: view.chosen.join(',') },
    ),
    isMultiSelect: true,
  };
  return card({
    fallbackText: 'Build a supplement',
    body: [
      heading('Build a supplement'),
      small(view.title),
      problemLine(view.problem),
      line('It is listed beside the final pack, which stays as it is.'),
      view.items.length > 0
        ? choice
        : line('No item of this agenda has papers that could go into a supplement.'),
    ],
    actions: [
      view.items.length > 0
        ? button(
            'Build the supplement',
            'pack.send-supplement',
            { meetingId, submissionId },
            { reads: 'inputs' },
          )
        : null,
      button('All versions', 'pack.versions', { meetingId }),
    ],
  });
}
