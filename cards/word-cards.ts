/** Words that nobody knows yet, accepted by a clerk once for all papers; and a paper's small numbers, looked at once. */
import { button } from './actions';
import { type Card, card } from './card';
import { formCard } from './form-card';
import { heading, labelled, line, small } from './text';

export interface WordsView {
  buildId: string;
  submissionId: string;
  words: { fingerprint: string; term: string; place: string; excerpt: string; why: string }[];
  kinds: { title: string; value: string }[];
  more: boolean;
  problem: string | null;
}

/** No kind: the word stays as it is. A choice without a value is shown by no client. */
const leaveIt = 'leave';

export const wordInput = (index: number): string => `word${index}`;

export function acceptWordsCard(view: WordsView): Card {
  const { buildId, submissionId, words } = view;
  return formCard({
    title: 'Words that nobody knows yet',
    about: [
      'A word may be a child’s name. If it is, leave it here and have it taken out of the paper.',
      'What you say of a word is recorded with your name, and holds for every paper of this committee; somebody’s name holds in its paper alone.',
      ...(view.more ? ['These are the first; the others come when these are answered.'] : []),
    ],
    notice: view.problem,
    problems: [],
    inputs: words.map(({ term, place, excerpt, why }, index) => ({
      kind: 'choice',
      id: wordInput(index),
      label: `What is “${term}”?`,
      value: leaveIt,
      choices: [{ title: 'Leave it: I do not know, or it is a child’s name', value: leaveIt }, ...view.kinds],
      help: `${place}: ${excerpt}\n${why}`,
    })),
    actions: [
      button(
        'Accept what I chose',
        'words.send-accept',
        { buildId, submissionId, fingerprints: words.map(({ fingerprint }) => fingerprint) },
        { reads: 'inputs', style: 'primary' },
      ),
      button('Back to the findings', 'pack.findings', { buildId }),
    ],
  });
}

export interface NumbersView {
  buildId: string;
  fingerprint: string;
  submissionId: string;
  place: string;
  numbers: { value: number; place: string; excerpt: string }[];
  /** From 0: those on it are confirmed with one press, and no others. */
  page: number;
  /** How many come after those shown. */
  left: number;
}

export function smallNumbersCard(view: NumbersView): Card {
  const { buildId, fingerprint, submissionId, page, numbers } = view;
  return card({
    fallbackText: `Small numbers in ${view.place}`,
    body: [
      heading(`Small numbers in ${view.place}`),
      line(
        'The checks took each of these to count something other than children or young people. Is that so?',
      ),
      ...numbers.flatMap(({ value, place, excerpt }) => labelled(`${value} · ${place}`, excerpt)),
      view.left > 0 ? small(`The other ${view.left} come next.`) : null,
    ],
    actions: [
      button('None of these counts children', 'words.confirm', {
        buildId,
        fingerprint,
        page,
        submissionId,
      }),
      button('Back to the findings', 'pack.findings', { buildId }),
    ],
  });
}
