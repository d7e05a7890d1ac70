/** Every verb of questions by every role, on questions in every state, from a window and from an old card in the chat. */

import { createDispatch } from '../../bot/dispatch';
import type { BotServices } from '../../bot/services';
import type { Inbound } from '../../bot/turn';
import { questionHandlers } from '../../bot/verbs/registry-questions';
import { questionVerbs } from '../../cards/verbs-questions';
import { createFormDrafts } from '../../services/drafts/service';
import { at, type Scene, setScene } from '../services/questions/scene';
import { onEachEngine } from '../support/engines';

jest.setTimeout(240_000);

type Verb = keyof typeof questionVerbs;

const workers = ['Wanda', 'Will', 'Cora'];
const readers = [...workers, 'Max'];
const askers = ['Yaz', 'Zed'];
const steering = [...readers, 'Hana', 'Charlie'];
/** Nothing is read, written or noted by it for anyone. */
const showsOnly: string[] = [];

/**
 * Who may leave a trace by it: a change, or a line in the record of who read what. For everyone else it must change
 * nothing at all. A verb that is added must be added here, or this does not compile.
 */
const whoMay: Record<Verb, string[]> = {
  'question.ask': showsOnly,
  'question.send': askers,
  'question.send-kept': askers,
  'question.take-back': askers,
  'question.coming': showsOnly,
  'question.mine': askers,
  'question.news': askers,
  'question.code': askers,
  'question.agree': askers,
  'question.respond': askers,
  'question.queue': showsOnly,
  'question.read': readers,
  'question.ok': readers,
  'question.set-aside': readers,
  'question.worried': readers,
  'question.hand-over': readers,
  'question.on-record': readers,
  'question.no-matter': readers,
  'question.about-someone': readers,
  'question.allegation': readers,
  'question.take-over': readers,
  'question.for-someone': showsOnly,
  'question.send-for-someone': readers,
  'question.wordings': readers,
  'question.propose': readers,
  'question.wording': readers,
  'question.change-wording': readers,
  'question.agreed-with-worker': readers,
  'question.withdraw': readers,
  'question.to-officer': readers,
  'question.to-answer': showsOnly,
  'question.answer': ['Otis', 'Dee'],
  'question.reply': readers,
  'question.premeet': showsOnly,
  'question.record-premeet': workers,
  'question.groups': showsOnly,
  'question.add-group': workers,
  'question.change-group': workers,
  'question.year': showsOnly,
  'question.theme': showsOnly,
  'question.add-theme': workers,
  'question.practice': showsOnly,
  'question.start-practice': ['Cora', 'Max'],
  'question.forgotten': showsOnly,
  'meeting.close': ['Cleo'],
};

const everyone = [...steering, ...askers, 'Otis', 'Dee', 'Cleo', 'Rae', 'Ada'];
const canary = 'pineapple';

/** What a person of good or bad will could put into every box. */
const typed = {
  ...{ words: 'other words', topic: '', notTheWorker: '', forWhom: 'someone', theme: 'Food' },
  ...{ wording: 'Can young people choose their food?', couldBeSix: 'yes', reason: 'because it is so' },
  ...{ reference: 'R1', receivedBy: 'Door', receivedDay: '', receivedTime: '', aboutId: 'none' },
  ...{ managerId: 'none', endedSaid: 'Door', endedWhy: 'looked-into', post: 'Virtual School Head' },
  ...{ outcome: 'answered', answer: 'The menu changes in May.', what: '', byDay: '', who: '', passedTo: '' },
  ...{ keepWords: 'yes', reply: 'The menu has changed.', groupName: 'Group', premeetDay: '2027-02-24' },
  ...{
    chairCame: 'yes',
    headCame: '',
    promised: '',
    survey: 'Survey',
    did: 'The menu has changed',
    service: 'S',
  },
};

/** Those that take a question away from the others come last; an asker's own need an account's question, and a meeting its day. */
const last: Verb[] = [
  ...(['question.ok', 'question.set-aside', 'question.withdraw'] as const),
  ...(['question.allegation', 'question.worried'] as const),
];
const notHere: Verb[] = [
  ...(['question.mine', 'question.news', 'question.code', 'question.agree', 'question.respond'] as const),
  // Of something typed in the chat and not sent: tests/journeys/chat-words.test.ts.
  ...(['question.send-kept', 'question.take-back'] as const),
  'meeting.close',
];
const inTurn = [
  ...(Object.keys(whoMay) as Verb[]).filter((verb) => verb !== 'question.take-over' && !last.includes(verb)),
  ...last,
].filter((verb) => whoMay[verb].length > 0 && !notHere.includes(verb));

onEachEngine('a verb of questions', (open) => {
  let scene: Scene;
  let close: () => Promise<void>;
  const ids: Record<'unread' | 'ok' | 'locked' | 'handed' | 'worded' | 'sent' | 'answered', string> = {
    ...{ unread: '', ok: '', locked: '', handed: '', worded: '', sent: '', answered: '' },
  };
  const asked = { worded: '', sent: '', answered: '' };
  let groupId = '';
  const q = () => scene.questions;

  beforeAll(async () => {
    const database = await open();
    close = database.close;
    scene = await setScene(database);
    scene.now = at('2027-02-08', '10:00');
    const wanda = scene.id('Wanda');
    ids.unread = (await scene.asks(`${canary} unread`)).questionId;
    ids.ok = (await scene.okay(`${canary} ok`)).questionId;
    for (const state of ['locked', 'handed'] as const) {
      ids[state] = (await scene.asks(`${canary} ${state}`)).questionId;
      await q().queue.open(ids[state], wanda);
      await q().queue.worried(ids[state], wanda);
    }
    await q().safety.handedOver({
      ...{ questionId: ids.handed, personId: wanda, reference: 'R', receivedBy: 'Door', receivedAt: null },
    });
    ids.worded = (await scene.okay(`${canary} worded`)).questionId;
    const made = await q().wording.propose({
      ...{ questionIds: [ids.worded], personId: wanda, submissionId: 'p', couldBeSix: true },
      ...{ theme: 'Trips', wording: 'Can there be more trips?' },
    });
    asked.worded = made.ok ? made.value.id : '';
    for (const state of ['sent', 'answered'] as const) {
      const one = await scene.withOfficer(`${canary} ${state}`);
      ids[state] = one.questionId;
      asked[state] = one.askedId;
    }
    await q().answering.answer({
      ...{ askedId: asked.answered, personId: scene.id('Otis'), submissionId: 'a', keepWords: true },
      ...{ outcome: 'answered', answer: 'Yes.', what: '', byDay: null, who: '', reason: '', passedTo: '' },
    });
    const group = await q().groups.add({
      ...{ committeeId: scene.committeeId, personId: wanda, name: 'Group', submissionId: 'g' },
    });
    groupId = group.ok ? group.value.id : '';
  });
  afterAll(() => close());

  const services = () =>
    ({
      ...{ questions: q(), committees: scene.committees, meetings: scene.meetings },
      formDrafts: createFormDrafts({ db: scene.database.db, clock: { now: () => scene.now } }),
      // People of the scene have no Entra id: their own id stands for it.
      people: { ...scene.people, byAadObjectId: (id: string) => scene.people.byId(id) },
      ...{ newId: () => crypto.randomUUID(), clock: { now: () => scene.now }, askAddress: () => null },
      ...{ questionNames: { reader: 'worker', dutyTeam: null, phones: [] } },
    }) as unknown as BotServices;

  /** All that a verb of questions could write, save somebody's draft of their own; with the sealed words as they lie. */
  async function everything(): Promise<string> {
    const tables = [
      ...([
        'question',
        'asked_question',
        'locked_words',
        'concern',
        'question_kept_from',
        'ask_group',
      ] as const),
      ...([
        'premeet',
        'practice_run',
        'survey_theme',
        'meeting_close',
        'notice',
        'audit_entry',
        'press',
      ] as const),
    ];
    const rows = [];
    for (const table of tables) {
      const all = await scene.database.db.selectFrom(table).selectAll().execute();
      rows.push(all.map((row) => JSON.stringify(row)).sort());
    }
    return JSON.stringify(rows);
  }

  const targets = () => [
    ...(Object.keys(ids) as (keyof typeof ids)[]).map((state) => ({
      questionId: ids[state],
      questionIds: ids[state],
      askedId: asked[state as keyof typeof asked] ?? asked.worded,
    })),
    ...[{ questionId: 'none', questionIds: 'none', askedId: 'none' }],
  ];

  /** Each press of this verb by this person, on all there is; what they saw. */
  async function pressesAll(verb: Verb, name: string): Promise<string> {
    const person = (await scene.people.everyone(scene.committeeId)).find((one) => one.name === name);
    if (!person) throw new Error(name);
    const seen: unknown[] = [];
    const dispatch = createDispatch(services());
    for (const { questionId, questionIds, askedId } of targets()) {
      for (const via of ['dialog', 'execute'] as const) {
        const data = questionVerbs[verb].parse({
          ...{ questionId, askedId, groupId, meetingId: scene.meetingId, submissionId: crypto.randomUUID() },
          ...{ seen: 'x', code: 'x', to: 'paused', answered: 'no' },
          ...(verb === 'question.send-for-someone' ? { way: 'worker' } : {}),
        });
        const sent = { ...typed, questionIds, ...data, verb };
        const inbound: Inbound =
          via === 'dialog'
            ? { kind: 'submits-dialog', data: sent }
            : { kind: 'presses', via, activityId: null, data: sent };
        seen.push(await dispatch({ aadObjectId: person.id, conversationId: 'c' }, inbound));
      }
    }
    return JSON.stringify(seen);
  }

  it('has its handler and its row in the table', () => {
    expect(Object.keys(whoMay).sort()).toEqual(Object.keys(questionVerbs).sort());
    expect(Object.keys(questionHandlers).sort()).toEqual(Object.keys(questionVerbs).sort());
  });

  // Those who may not come first, on a scene that nobody has changed.
  it.each(Object.keys(whoMay) as Verb[])(
    '%s leaves no trace and shows no word to those it is not for',
    async (verb) => {
      const before = await everything();
      for (const name of everyone.filter((one) => !whoMay[verb].includes(one))) {
        const seen = await pressesAll(verb, name);
        expect([name, seen.includes(canary)]).toEqual([name, false]);
        expect([name, (await everything()) === before]).toEqual([name, true]);
      }
    },
  );

  // What it is for, it does: else the promise above could be kept by a scene on which nothing works.
  it.each(inTurn)('%s does something for those it is for', async (verb) => {
    const before = await everything();
    for (const name of whoMay[verb]) await pressesAll(verb, name);
    expect((await everything()) === before).toBe(false);
  });
});
