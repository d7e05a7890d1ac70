import { button } from '../../cards/actions';
import type { Card } from '../../cards/card';
import {
  chaseCard,
  moreTimeAskedCard,
  noMeetingCard,
  pledgeStatusCard,
  statusCard,
} from '../../cards/clerk-cards';
import { dueListCard } from '../../cards/list-card';
import { messageCard } from '../../cards/message-card';
import { type PackView, packCard } from '../../cards/pack-card';
import { despatchCard, keepFindingCard, supplementCard } from '../../cards/pack-forms';
import { differencesCard, packFilesCard, packFindingsCard, packVersionsCard } from '../../cards/pack-lists';
import { noticesCard, timetableCard } from '../../cards/record-cards';
import { scrutinyItemCard, scrutinyListCard } from '../../cards/scrutiny-cards';
import { historyCard, sentCard } from '../../cards/sent-card';
import { dayOffCard, moreTimeCard, noChangeCard, passOnCard } from '../../cards/small-forms';
import { stepCard } from '../../cards/step-card';
import { stopFormCard, stopsCard } from '../../cards/stop-cards';
import { type UpdateFormView, updateFormCard } from '../../cards/update-card';
import { buttonsOf, nodesOf, problemsOf } from '../support/card-check';

const hostile = '*bold* [x](y) <at>Everyone</at> _x_ `c`\n- item';
const copy = {
  status: 'On track ●',
  words: [
    { label: 'What was done', text: hostile },
    { label: 'What difference did it make?', text: 'x'.repeat(900) },
  ],
  figures: [['A measure', '12 of 30 (40%) at 30 September 2026']] as [string, string][],
};
const figure = (code: string) => ({
  name: `Measure ${code} with a long name that says what is counted and where`,
  hints: ['Last time: 12 of 30 (40%) at 30 September 2026', 'Target: at least 40%; up is good'],
  inputs: (['count', 'base', 'asAt', 'source'] as const).map((part) =>
    part === 'asAt'
      ? {
          kind: 'date' as const,
          id: `${part}:${code}`,
          label: `Measure ${code}: ${part}`,
          value: '2026-12-31',
        }
      : {
          kind: 'text' as const,
          id: `${part}:${code}`,
          label: `Measure ${code}: ${part}`,
          value: '',
          lines: 'one' as const,
          placeholder: '',
          remarks: [hostile],
        },
  ),
});
const words = ['done', 'difference', 'next', 'voice', 'reply'];
const form: UpdateFormView = {
  numbers: { said: [hostile], seen: 'seen', left: 3 },
  notice: hostile,
  requestId: '11111111-1111-4111-8111-111111111111',
  basedOn: 2,
  submissionId: '21111111-1111-4111-8111-111111111111',
  ref: '3.3',
  title: hostile,
  about: 'Pledge 3 · Planned finish Friday 30 September 2028',
  deadline: 'Words due Tuesday 19 January 2027, 12:00.',
  filledFrom: 'This is your draft.',
  returned: { comment: hostile, from: 'The reviewer sent this back:' },
  other: { from: 'Someone else sent this', copy },
  problems: [{ field: 'done', label: 'What was done', message: 'Please say what was done.' }],
  last: { title: 'Last time', status: 'At risk ▲' },
  statusChoices: [
    { title: '● On track: going to plan', value: 'on-track' },
    { title: '■ Off track: it will be late', value: 'off-track' },
  ],
  words: words.map((id) => ({
    id,
    label: `Label of ${id}`,
    value: hostile,
    placeholder: '',
    remarks: [hostile],
  })),
  status: { id: 'status', label: 'Status', value: 'on-track' },
  figures: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((letter) => figure(`3.3-${letter}`)),
  figuresNote: 'What is still to come can be left empty.',
  canSayNoChange: true,
};
const small = { requestId: 'r', submissionId: 's', ref: '1.10', title: hostile, problem: 'Please choose.' };
const rows = Array.from({ length: 22 }, (_, index) => ({
  requestId: `request-${index}-1111-4111-8111-111111111111`,
  ref: `5.${index + 1}`,
  title: 'Help children live safely near home, and end unneeded orders',
  state: 'Words and figures to send · last time on track ●',
  due: true,
  late: index % 2 === 0,
  heading: index === 0 ? { committee: 'A committee', deadline: 'Due Tuesday 19 January 2027, 12:00.' } : null,
}));

const pack: PackView = {
  buildId: 'b',
  meetingId: 'm',
  submissionId: 's',
  title: 'Papers for Tuesday 2 March 2027',
  version: 'Version 3, draft',
  state: 'built',
  final: false,
  progress: 'Built',
  files: ['PDF', 'Word file', 'web page', 'officers’ Word file'].map((kind) => ({
    title: `Open the ${kind}`,
    url: 'http://127.0.0.1/a',
  })),
  fileCount: 21,
  notes: ['3 updates were not received'],
  gate: { stops: 1, toAnswer: 4, advice: 7, kept: 0 },
  despatched: null,
  youngPeople: null,
};

const cards: Record<string, Card> = {
  'what is due': dueListCard({
    title: 'Quarter 3 updates: you have 22 to check',
    summary: 'Two need words.',
    deadline: 'Due Tuesday 19 January 2027, 12:00.',
    note: hostile,
    items: rows.slice(0, 12),
    severalUnchanged: true,
    page: { number: 1, of: 2, next: 1, previous: null },
  }),
  'nothing due': dueListCard({
    title: 'All yours are in',
    summary: '',
    deadline: '',
    note: null,
    items: [],
    severalUnchanged: false,
    page: { number: 1, of: 1, next: null, previous: null },
  }),
  'an update with nine measures': updateFormCard(form),
  'a sent update': sentCard({
    requestId: 'r',
    ref: '1.4',
    title: hostile,
    headline: 'Sent',
    note: 'The Operational Group will look at it.',
    copy,
    mayChange: true,
    hasHistory: true,
    next: { requestId: 'r2', ref: '1.5' },
  }),
  history: historyCard({
    requestId: 'r',
    ref: '1.4',
    title: hostile,
    versions: [{ title: 'Version 1', copy }],
  }),
  'no change': noChangeCard({ ...small, reason: hostile, lastStatus: 'On track ●' }),
  'pass on': passOnCard({ ...small, people: [{ title: hostile, value: 'p1' }] }),
  'more time': moreTimeCard({ ...small, deadline: 'Due', untilDay: '2027-01-22', reason: hostile }),
  'a day off': dayOffCard({ submissionId: 's', day: '', name: hostile, kind: 'closure', problem: null }),
  message: messageCard({
    title: hostile,
    lines: [hostile],
    words: [{ label: 'Kept', text: hostile }],
    actions: [button('Help', 'help', {})],
  }),
  'scrutiny by pledge': scrutinyListCard({
    period: 'Quarter 3',
    problem: null,
    pledges: [1, 2, 3, 4, 5, 6].map((no) => ({
      no,
      shortName: 'Care like a good parent',
      counts: '2 to look at',
      toLookAt: 6,
      waiting: no < 3 ? rows.slice(0, 6) : [],
    })),
  }),
  'an update for scrutiny': scrutinyItemCard({
    requestId: 'r',
    versionNo: 2,
    submissionId: 's',
    ref: '1.4',
    title: hostile,
    sent: 'Sent by a lead',
    remarks: [hostile],
    copy,
    last: { title: 'Last time', copy },
    comments: [{ title: 'Sent back', text: hostile }],
    comment: hostile,
    numbers: { said: [hostile], seen: 'seen', left: 3 },
    done: hostile,
    problem: 'Please write a comment.',
    closed: null,
  }),
  'the clerk’s status': statusCard({
    period: 'Quarter 3',
    meeting: 'For the meeting',
    meetingId: 'm',
    roundId: 'r',
    state: 'open',
    dates: ['Words due'],
    totals: 'Sent 3 of 50',
    publication: {
      line: 'Publish today',
      urgent: true,
      action: button('Record publication', 'pack.despatch', { buildId: 'b' }),
    },
    steps: [
      {
        title: hostile,
        words: hostile,
        overdue: true,
        action: button('Open “Minutes online”', 'step.open', { meetingId: 'm', step: 'minutes-online' }),
      },
    ],
    pledges: [1, 2, 3, 4, 5, 6].map((no) => ({ no, shortName: 'Care', counts: 'Sent 1 of 10' })),
    late: rows.map((row) => ({ ...row, who: hostile })),
    moreTime: [{ id: 'm1', text: hostile, reason: hostile }],
    attention: ['No one holds this post: X'],
    submissionId: 's',
    mayAct: true,
    mayChase: true,
    problem: null,
    done: 'The round is open.',
  }),
  'a planned round': statusCard({
    period: 'Quarter 3',
    meeting: 'For the meeting',
    meetingId: 'm',
    roundId: 'r',
    state: 'planned',
    dates: ['Opens'],
    totals: '',
    publication: null,
    steps: [],
    pledges: [],
    late: [],
    moreTime: [],
    attention: [],
    submissionId: 's',
    mayAct: true,
    mayChase: true,
    problem: null,
    done: null,
  }),
  'a step': stepCard({
    meetingId: 'm',
    step: 'draft-minutes',
    title: hostile,
    meeting: 'For the meeting',
    when: 'By Tuesday 9 March 2027',
    what: hostile,
    done: null,
    warnings: [hostile],
    mayMark: true,
    ways: [button('Show the agenda', 'agenda.list', { meetingId: 'm' })],
  }),
  'no meeting': noMeetingCard({
    lines: [hostile],
    steps: [],
    actions: [button('Add a meeting', 'meetings.form', { committeeId: 'c' })],
  }),
  'one pledge': pledgeStatusCard({
    title: 'Pledge 5',
    roundId: 'r',
    mayChase: true,
    rows: rows.slice(0, 11),
  }),
  'more time asked': moreTimeAskedCard({
    submissionId: 's',
    item: { id: 'm', text: hostile, reason: hostile },
  }),
  chase: chaseCard({
    roundId: 'r',
    requestId: null,
    submissionId: 's',
    people: [{ name: hostile, refs: '1.1', last: hostile, again: true }],
    when: 'It goes out now.',
  }),
  'stopped messages': stopsCard({
    committeeId: 'c',
    note: hostile,
    submissionId: 's',
    rows: [{ stopId: 'x', who: hostile, days: 'from Monday', reason: hostile, by: hostile }],
    elsewhere: [hostile],
  }),
  'stop messages': stopFormCard({
    committeeId: 'c',
    submissionId: 's',
    typed: { reason: hostile },
    problems: [],
    people: [{ title: hostile, value: 'p' }],
    today: '2027-01-12',
    longestReason: 300,
  }),
  messages: noticesCard({
    title: 'Messages',
    roundId: 'r',
    totals: 'Delivered 1.',
    rows: rows
      .slice(0, 20)
      .map((row) => ({ who: row.title, what: 'first nudge', state: 'Delivered', attention: false })),
    nextPage: 1,
  }),
  timetable: timetableCard({
    title: 'Dates',
    rows: rows.map((row) => ({
      title: row.title,
      day: 'Tue 5 Jan',
      who: 'app',
      reason: '26 and 29 March are bank holidays',
      warning: 'Close',
      past: false,
      done: 'Done on Thursday 4 March 2027, 10:00, marked by a clerk.',
      action: button('Open “Pre-meet”', 'step.open', { meetingId: 'm', step: 'pre-meet' }),
    })),
    mayAct: true,
    others: [{ meetingId: 'm2', title: 'Tuesday 8 June 2027' }],
  }),
  'a pack that is being built': packCard({ ...pack, state: 'building', gate: null }),
  'a pack that could not be built': packCard({ ...pack, state: 'failed' }),
  'a draft with findings': packCard(pack),
  'a draft that can be made final': packCard({
    ...pack,
    gate: { stops: 0, toAnswer: 0, advice: 2, kept: 1 },
  }),
  'final papers': packCard({ ...pack, final: true, youngPeople: 'Waiting for the participation worker.' }),
  'files of a pack': packFilesCard({
    buildId: 'b',
    title: 'Files',
    files: rows.map((_, index) => ({
      name: `${hostile} ${index}.docx`,
      about: 'Open to the public',
      open: `Open item ${index} (Word file)`,
      url: index % 2 ? 'http://127.0.0.1/a' : null,
    })),
    nextPage: 1,
  }),
  'what the gate found': packFindingsCard({
    buildId: 'b',
    title: 'Found',
    totals: 'To put right 1',
    findings: Array.from({ length: 8 }, (_, index) => ({
      no: index + 1,
      fingerprint: `f${index}`,
      label: 'Must be put right',
      place: `Item ${index}, paragraph 6.1`,
      excerpt: hostile,
      why: 'A count of five or fewer can point at the ones it is about.',
      fix: 'Give the total without its parts.',
      kept: index === 7 ? `Kept by the clerk: ${hostile}` : null,
      mayKeep: index < 7,
      hasNumbers: index === 3,
      returnPress: index % 2 === 0 ? 's' : null,
      strong: index < 2,
      choices:
        index === 0
          ? [
              {
                title: 'Accept the changes (1)',
                data: {
                  ...{ itemId: 'i', attachmentId: 'a', buildId: 'b', submissionId: 's' },
                  answer: 'accept' as const,
                },
              },
            ]
          : [],
    })),
    nextPage: 1,
    unknownWords: 2,
    problem: 'Please say why',
    done: null,
    mayAskTwo: true,
    mayOpenPack: true,
  }),
  'keep a finding': keepFindingCard({
    buildId: 'b',
    fingerprint: 'f',
    submissionId: 's',
    place: 'Item 5',
    excerpt: hostile,
    why: 'Why',
    reason: '',
    problem: 'Please say why',
  }),
  'versions of a pack': packVersionsCard({
    title: 'Versions',
    meetingId: 'm',
    versions: Array.from({ length: 12 }, (_, index) => ({
      buildId: `b${index}`,
      name: `Version ${12 - index}, draft`,
      about: 'Built Monday 18 January 2027, 14:02. 21 files.',
      earlierId: index < 11 ? `b${index + 1}` : null,
    })),
  }),
  differences: differencesCard({
    title: 'What changed',
    lines: Array.from({ length: 25 }, () => hostile),
    actions: [button('Back to the pack', 'clerk.pack', { buildId: 'b' })],
  }),
  publication: despatchCard({
    buildId: 'b',
    submissionId: 's',
    title: 'Papers',
    day: '2027-02-22',
    time: '11:40',
    problem: null,
  }),
  'a supplement': supplementCard({
    meetingId: 'm',
    submissionId: 's',
    title: 'Papers',
    items: [{ id: 'i1', title: hostile }],
    chosen: ['i1'],
    problem: null,
  }),
};

describe.each(Object.entries(cards))('the card “%s”', (_, card) => {
  it('is valid, small, labelled and free of the machine’s words', () => {
    expect(problemsOf(card)).toEqual([]);
  });

  it('shows people’s text in no place where Markdown or a mention could be read in it', () => {
    const read = nodesOf(card)
      .flatMap((node) => (node.type === 'TextBlock' ? [node.text] : node.type === 'FactSet' ? [] : []))
      .concat(
        nodesOf(card).flatMap((node) =>
          Array.isArray(node.facts) ? node.facts.flatMap((f) => [f.title, f.value]) : [],
        ),
      );
    for (const text of read) expect(text).not.toMatch(/(?<!\\)\*bold|(?<!\\)\[x|<at>/);
  });

  it('has no two buttons with one title, so that each can be found by its words', () => {
    const titles = buttonsOf(card).map((node) => node.title);
    expect(
      titles.filter(
        (title, index) =>
          titles.indexOf(title) !== index && !/^(Open|Look at|Chase|Show) /.test(String(title)),
      ),
    ).toEqual([]);
  });
});
