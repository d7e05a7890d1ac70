/** The cards of frontline visits: valid, small, labelled, and nobody’s text read as markup. */
import { button } from '../../cards/actions';
import type { Card } from '../../cards/card';
import {
  awayCard,
  feedCard,
  swapCard,
  type VisitView,
  visitCard,
  visitsListCard,
} from '../../cards/visit-cards';
import { lineForm, meetingVisitsCard, yearCard } from '../../cards/visit-committee-cards';
import {
  actionCard,
  agreementCard,
  cancelCard,
  noteCard,
  notMadeCard,
  replyCard,
  safetyCard,
} from '../../cards/visit-note-cards';
import { gapsCard, membersCard, plannedForm, rotaCard } from '../../cards/visit-rota-cards';
import { visitSettingsCard } from '../../cards/visit-settings-card';
import { buttonsOf, nodesOf, problemsOf } from '../support/card-check';

const hostile = '*bold* [x](http://x) <at>all</at> # heading\n- item “quoted” '.repeat(3);
const id = '11111111-1111-4111-8111-111111111111';
const form = { visitId: id, submissionId: id, visit: hostile, problem: [hostile] };
const choices = Array.from({ length: 30 }, (_, index) => ({
  title: `Councillor ${index}, Party A: 2`,
  value: `${id}${index}`,
}));
const visit: VisitView = {
  visitId: id,
  service: hostile,
  title: 'You are invited to a frontline visit',
  when: 'Wednesday 10 March 2027, 10:00 to 11:30',
  place: hostile,
  contact: hostile,
  going: hostile,
  pledges: '1, 3',
  whatToSee: hostile,
  whatToAsk: hostile,
  notInspection: 'This is not an inspection or a Regulation 44 visit.',
  state: 'You are asked.',
  afterwards: [{ label: 'What worked', text: hostile }],
  note: hostile,
  problem: hostile,
  calendarUrl: 'http://127.0.0.1/visits/event/abc.ics',
  may: {
    ...{ accept: true, cannot: true, swap: true, take: true, note: 'write', worried: true },
    ...{ reply: true, agree: true, cancel: true, change: true, line: true },
  },
  actions: [{ actionId: id, title: 'Say what was done' }],
  submissionId: id,
};
const rows = Array.from({ length: 12 }, (_, index) => ({
  ...{
    words: `Wed ${index + 1} Sep: ${'A team with a long name '.repeat(3)}`,
    short: `Wed ${index + 1} Sep`,
  },
  ...{ who: 'Councillor A and Councillor B', index, visitId: id, byHand: index === 3, changes: index > 3 },
}));
const rota = {
  ...{ mayDraft: true, mayDraftNext: true },
  ...{
    year: 'September 2026 to August 2027',
    rotaId: id,
    version: 3,
    state: 'A draft',
    problem: hostile,
    done: null,
  },
  ...{
    notes: [hostile, hostile],
    rows,
    fairness: 'Everyone has 2.',
    page: { number: 1, of: 2 },
    submissionId: id,
  },
  counts: Array.from({ length: 13 }, (_, index): [string, string] => [
    `Councillor ${index}`,
    '2 (4 in the two years before)',
  ]),
};

const cards: Record<string, Card> = {
  'one visit with everything on it': visitCard(visit),
  'a list of visits': visitsListCard({
    ...{ problem: hostile, done: hostile, mayGo: true, clerk: true, chair: true },
    groups: ['Your visits', 'Open places', 'Visits to your service'].map((title, index) => ({
      title,
      rows: Array.from({ length: 8 }, (_, day) => ({
        ...{
          visitId: id,
          words: hostile,
          state: 'You are going',
          button: `Open Wed ${index * 8 + day + 1} Sep`,
        },
      })),
    })),
  }),
  'no visits': visitsListCard({
    problem: null,
    done: null,
    groups: [],
    mayGo: false,
    clerk: false,
    chair: false,
  }),
  'a swap on offer': swapCard({
    ...{ title: 'Councillor A would like to swap a visit', lines: [hostile], problem: hostile },
    exchange: choices.slice(0, 7),
    actions: [
      button('Yes, I will go', 'visit.swap-take', { swapId: id, submissionId: id }, { reads: 'inputs' }),
    ],
  }),
  'days away': awayCard({
    ...{ problem: hostile, done: [hostile], from: '2027-01-04', until: '', submissionId: id },
    days: [{ awayId: id, words: 'Monday 4 January 2027' }],
  }),
  'a calendar link': feedCard({ state: 'on', url: 'http://127.0.0.1/visits/a_b-c*d.ics', submissionId: id }),
  'a note': noteCard({
    ...form,
    numbers: { said: [hostile], seen: 'seen', left: 3 },
    ...{
      met: hostile,
      remarks: { visitWorked: [hostile] },
      worked: hostile,
      hindered: hostile,
      ask: hostile,
      theme: 'voice',
      themes: choices,
      other: hostile,
      sent: false,
    },
  }),
  'something that worried': safetyCard({
    ...{
      ...form,
      routes: [{ what: hostile, how: hostile }],
      told: '',
      choices: choices.slice(0, 5),
      reference: hostile,
    },
  }),
  'it did not happen': notMadeCard({ ...form, reason: hostile }),
  'a reply': replyCard({
    ...{
      ...form,
      notes: [{ label: hostile, text: hostile }],
      due: hostile,
      answer: 'agreed',
      words: hostile,
      what: hostile,
    },
    ...{ owner: '', dueDay: '', owners: choices, theme: '', themes: choices },
  }),
  'an action': actionCard({ ...form, actionId: id, what: hostile, due: hostile, words: hostile }),
  'an agreement': agreementCard({ ...form, lines: [hostile], childrenAgree: 'false' }),
  'calling it off': cancelCard({ ...form, reason: hostile, lines: [hostile] }),
  'a draft of the rota': rotaCard({ ...rota, isDraft: true }),
  'an agreed rota': rotaCard({ ...rota, isDraft: false }),
  'no rota': rotaCard({
    ...{
      ...rota,
      rotaId: null,
      isDraft: false,
      rows: [],
      notes: [],
      fairness: '',
      counts: [],
      page: { number: 1, of: 1 },
    },
  }),
  'one visit by hand': plannedForm({
    ...{
      title: hostile,
      problem: hostile,
      day: '2027-01-04',
      service: id,
      services: choices,
      chosen: ['none', id],
      members: choices,
    },
    ...{ verb: 'visit.set', send: { rotaId: id, version: 1, index: 2, submissionId: id } as never },
    back: button('Back to the rota', 'visit.rota', {}),
  }),
  gaps: gapsCard({ rows: rows.map(({ short }) => ({ visitId: id, short, words: hostile, what: hostile })) }),
  'visits for the meeting': meetingVisitsCard({
    ...{ title: 'Visits', counts: 'due 3', clerk: true },
    lines: rows.slice(0, 6).map(({ short }) => ({
      ...{ visitId: id, short, title: hostile, summary: hostile, outcome: hostile, chosen: false },
    })),
  }),
  'the wording': lineForm({ ...form, summary: hostile, outcome: hostile }),
  'the year': yearCard({
    ...{ title: 'Visits', from: '2026-09-01', before: '2025-09-01', rows: [['Made', '3']], themes: [] },
    ...{ paper: hostile, clerk: true, submissionId: id },
    files: ['Word', 'PDF', 'Web page'].map((title) => ({ title, url: 'https://library.example/a_b' })),
  }),
  settings: visitSettingsCard({
    ...{ problem: hostile, done: hostile, visitsAMonth: '1', membersAVisit: '2', swaps: 'told' },
    ...{ frontDoor: hostile, emergencyDuty: '', designatedOfficer: hostile, submissionId: id },
    others: [['Quiet times', 'None']],
  }),
  members: membersCard({
    rows: Array.from({ length: 13 }, (_, index) => ({
      ...{
        personId: id,
        short: `Councillor ${index}`,
        name: `Councillor ${index}`,
        facts: 'trained',
        problem: true,
        feed: true,
      },
    })),
  }),
};

describe.each(Object.entries(cards))('the card “%s”', (_, card) => {
  it('is valid, small, labelled and free of the machine’s words', () => {
    expect(problemsOf(card)).toEqual([]);
  });

  it('reads nobody’s text as Markdown or a mention, and says nothing of it in its preview', () => {
    for (const node of nodesOf(card))
      if (node.type === 'TextBlock') expect(node.text).not.toMatch(/(?<!\\)\*bold|(?<!\\)\[x|<at>/);
    expect(card.fallbackText).not.toContain('quoted');
  });

  it('has no two buttons with one title', () => {
    const titles = buttonsOf(card).map((node) => String(node.title));
    expect(titles.filter((title, index) => titles.indexOf(title) !== index && !/^Open /.test(title))).toEqual(
      [],
    );
  });
});

describe('the safety card', () => {
  it('has no room for what it was: a choice and a reference, nothing longer', () => {
    const inputs = nodesOf(cards['something that worried']).filter((node) =>
      String(node.type).startsWith('Input.'),
    );
    expect(inputs.map((input) => [input.type, input.isMultiline ?? false])).toEqual([
      ['Input.ChoiceSet', false],
      ['Input.Text', false],
    ]);
  });
});
