/** Cards about questions: valid, labelled, small; and no word of anyone in what a lock screen shows. */
import type { Card } from '../../cards/card';
import { premeetCard, toAnswerCard } from '../../cards/question-answer';
import {
  arrivedCard,
  askCard,
  comingCard,
  doorCard,
  mineCard,
  newsCard,
  receivedCard,
} from '../../cards/question-asking';
import { aboutSomeoneCard, queueCard, readCard } from '../../cards/question-reading';
import { closeMeetingCard, groupsCard, recordsCard, themeCard, yearCard } from '../../cards/question-records';
import { forSomeoneCard, keepsakeCard, wordingCard, wordingsCard } from '../../cards/question-wording';
import { buttonsOf, problemsOf } from '../support/card-check';

const secret = 'My *own* [words](http://x) <at>me</at>';
const long = `${secret} `.repeat(30);
const help = { numbers: ['In danger now: 999'], notice: ['A person reads it.'] };
const row = { questionId: 'q1', came: 'Came Tuesday', state: 'Not read', first: true };
const eight = Array.from({ length: 8 }, (_, place) => ({ ...row, questionId: `q${place}` }));
const filled = { theme: 'Food', wording: secret, couldBeSix: true, questionIds: 'q1', reason: '' };
const outcome = {
  outcome: 'change',
  answer: secret,
  what: 'x',
  byDay: '2027-04-01',
  who: 'x',
  reason: '',
  passedTo: '',
};
const asked = Array.from({ length: 8 }, (_, place) => ({
  askedId: `a${place}`,
  theme: 'Food',
  wording: secret,
  state: 'With x',
}));

const cards: [string, Card][] = [
  [
    'ask',
    askCard({
      help,
      topics: [{ title: 'Food', value: 'mark.Food' }],
      submissionId: 's',
      filled: { topic: '', words: secret, notTheWorker: true },
      problem: 'Please write.',
      reader: 'worker',
      someoneElse: true,
    }),
  ],
  ['received', receivedCard({ help, readBy: '5pm', keepsake: 'one-two', topicLost: true })],
  ['arrived', arrivedCard({ help, readBy: '5pm' })],
  ['door', doorCard({ title: 'Ask', lines: [], help })],
  ['coming', comingCard({ title: 'Coming', topics: ['Food', 'Home'], help })],
  ['mine', mineCard({ items: [{ questionId: 'q', sent: 'Sent Monday', state: 'x', hasNews: true }] })],
  [
    'news',
    newsCard({
      questionId: 'q',
      seen: 'seen',
      submissionId: 's',
      sent: 'Sent',
      lines: [],
      parts: [{ title: 'They said', text: secret }],
      can: 'agree',
      done: null,
      problem: null,
      filled: '',
    }),
  ],
  [
    'news home',
    newsCard({
      questionId: 'q',
      seen: 'seen',
      submissionId: 's',
      sent: 'Sent',
      lines: [],
      parts: [],
      can: 'hear',
      done: 'x',
      problem: 'x',
      filled: secret,
    }),
  ],
  [
    'queue',
    queueCard({
      unread: eight,
      undecided: [],
      locked: eight.map((one) => ({ ...one })),
      takeOver: [{ questionId: 'q', since: 'x' }],
      ready: 3,
      underWay: asked,
      more: 30,
    }),
  ],
  [
    'read',
    readCard({
      questionId: 'q',
      words: secret,
      facts: [['Came', 'x']],
      state: 'undecided',
      concern: null,
      canSetAside: false,
      problem: null,
    }),
  ],
  [
    'worried',
    readCard({
      questionId: 'q',
      words: secret,
      facts: [],
      state: 'worried',
      canSetAside: true,
      problem: 'x',
      concern: {
        lines: ['x'],
        phoneList: ['999'],
        next: 'hand-over',
        canEnd: true,
        filled: { reference: '', receivedBy: '', receivedDay: '', receivedTime: '' },
      },
    }),
  ],
  ['about', aboutSomeoneCard({ questionId: 'q', people: [{ title: 'A', value: 'a' }], problem: 'x' })],
  [
    'for someone',
    forSomeoneCard({
      submissionId: 's',
      way: 'pre-meet',
      filled: { words: secret, forWhom: secret, cameFrom: 'worker' },
      problem: null,
    }),
  ],
  ['keepsake', keepsakeCard({ title: 'In the queue', lines: [], keepsake: 'one-two' })],
  [
    'wordings',
    wordingsCard({
      submissionId: 's',
      ready: Array.from({ length: 12 }, (_, place) => ({
        questionId: `q${place}`,
        came: 'Tuesday',
        words: long,
      })),
      filled,
      problems: ['x'],
    }),
  ],
  [
    'wording',
    wordingCard({
      askedId: 'a',
      theme: 'Food',
      wording: secret,
      seen: 'seen',
      state: 'x',
      facts: [],
      parts: [{ title: 'They said', text: secret }],
      can: ['agree', 'change', 'officer', 'reply', 'withdraw'],
      posts: ['Head'],
      filled: { ...filled, post: 'Head', reply: secret },
      problems: ['x'],
    }),
  ],
  [
    'to answer',
    toAnswerCard({
      askedId: 'a',
      submissionId: 's',
      theme: 'Food',
      wording: secret,
      from: 'x',
      due: 'x',
      filled: outcome,
      problems: ['x'],
      advice: ['x'],
      others: [{ askedId: 'b', theme: 'Home' }],
    }),
  ],
  [
    'pre-meet',
    premeetCard({
      meetingId: 'm',
      title: 'Pre-meet',
      lines: ['x'],
      asked,
      form: { day: '', chairCame: true, headCame: false, promised: '' },
      problem: 'x',
    }),
  ],
  [
    'groups',
    groupsCard({
      submissionId: 's',
      groups: [
        { groupId: 'g', name: 'Tuesday', code: 'a-b', url: 'http://x', state: 'active' },
        { groupId: 'h', name: 'Wednesday', code: 'c-d', url: null, state: 'paused' },
      ],
      problem: 'x',
    }),
  ],
  [
    'year',
    yearCard({
      title: 'Year',
      counts: ['x'],
      items: asked.map(() => ({ theme: 'x', youSaid: secret, weDid: 'x', weCannotBecause: '' })),
      themes: [{ survey: 'x', theme: 'x', did: 'x', cannotBecause: 'x', more: 'x' }],
      more: 2,
      canAdd: true,
    }),
  ],
  [
    'theme',
    themeCard({
      submissionId: 's',
      filled: { survey: '', theme: secret, did: '', reason: '', byDay: '', service: '', actionRef: '' },
      problems: ['x'],
    }),
  ],
  ['records', recordsCard({ title: 'Practice', lines: [], rows: [{ title: 'x', text: 'y' }], start: true })],
  [
    'close',
    closeMeetingCard({
      title: 'Meeting',
      lines: ['x'],
      meetingId: 'm',
      others: [{ meetingId: 'n', title: 'x' }],
    }),
  ],
];

describe('cards about questions', () => {
  it.each(cards)('%s is a good card', (_name, card) => expect(problemsOf(card)).toEqual([]));

  it.each(cards)('%s shows no words on a lock screen', (_name, card) => {
    expect(card.fallbackText).not.toMatch(/own|words\]|</);
  });

  it('offers two decisions, neither of them marked', () => {
    const [, card] = cards.find(([name]) => name === 'read') ?? ['', undefined];
    const buttons = card ? buttonsOf(card) : [];
    expect(buttons.map((button) => button.title)).toEqual(['OK to use', 'Worried about safety']);
    expect(buttons.filter((button) => button.style !== undefined)).toEqual([]);
  });

  it('opens every window by asking for it: words are never in the button', () => {
    for (const [, card] of cards) {
      for (const button of buttonsOf(card)) expect(JSON.stringify(button.data ?? {})).not.toContain('own*');
    }
  });
});
