/** From words to an answer, home again, and forgotten: each step, late, twice and in the wrong order (domain.md 1.3 Y1 to Y5, 2.8). */
import { Day } from '../../../services/calendar/rules';
import { onEachEngine } from '../../support/engines';
import { at, type Scene, setScene } from './scene';

const wording = { theme: 'Food', wording: 'Can young people choose what they eat?', couldBeSix: true };
const empty = { what: '', byDay: null, who: '', reason: '', passedTo: '' };

onEachEngine('a question’s way', (open) => {
  let scene: Scene;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const database = await open();
    close = database.close;
    scene = await setScene(database);
    scene.now = at('2027-02-10', '10:00');
  });
  afterEach(() => close());

  const q = () => scene.questions;
  const wanda = () => scene.id('Wanda');
  const answers = (askedId: string, more: object = {}) =>
    q().answering.answer({
      ...{ askedId, personId: scene.id('Otis'), submissionId: crypto.randomUUID(), keepWords: false },
      ...{ outcome: 'answered' as const, answer: 'Yes, you can.', ...empty },
      ...more,
    });
  const fieldsOf = (result: { ok: boolean; refusal?: { code: string } }) =>
    result.ok
      ? []
      : ((result.refusal as { problems?: { field: string }[] }).problems ?? []).map((one) => one.field);

  it('needs every asker’s agreement, each by their own code, before the wording leaves the room', async () => {
    const [one, other] = [await scene.okay('first'), await scene.okay('second')];
    const proposed = await q().wording.propose({
      ...wording,
      questionIds: [one.questionId, other.questionId],
      personId: wanda(),
      submissionId: 's',
    });
    const askedId = proposed.ok ? proposed.value.id : '';
    expect((await q().askedById(askedId))?.wording).toBe('');
    await scene.agrees(one.keepsake);
    expect((await q().askedById(askedId))?.state).toBe('proposed');
    expect(await q().meeting.approvedForMeeting(scene.meetingId)).toEqual([]);
    // Changed meanwhile: whoever agreed is asked again.
    await q().wording.change({
      askedId,
      personId: wanda(),
      ...wording,
      wording: 'Can young people choose their meals?',
    });
    await scene.agrees(other.keepsake);
    expect((await q().askedById(askedId))?.state).toBe('proposed');
    await scene.agrees(one.keepsake);
    expect(await q().askedById(askedId)).toMatchObject({
      state: 'agreed',
      wording: 'Can young people choose their meals?',
    });
  });

  it('may be agreed with the worker, by a group that has no codes', async () => {
    const one = await scene.okay('first', { way: 'worker', enteredBy: wanda() });
    const proposed = await q().wording.propose({
      ...wording,
      questionIds: [one.questionId],
      personId: wanda(),
      submissionId: 's',
    });
    const askedId = proposed.ok ? proposed.value.id : '';
    const viewed = await q().wording.view(askedId, wanda());
    const seen = viewed.ok ? viewed.value.seen : '';
    expect((await q().wording.agreedWithWorker(askedId, wanda(), seen)).ok).toBe(true);
    expect((await q().askedById(askedId))?.state).toBe('agreed');
  });

  it('stops a wording that names, ages, places or singles out, and one that fewer than six could have said', async () => {
    const { questionId } = await scene.okay('words');
    const tried = await q().wording.propose({
      theme: 'One young person',
      wording: 'Why did I move on Monday 4 May, aged 14?',
      couldBeSix: false,
      questionIds: [questionId],
      personId: wanda(),
      submissionId: 's',
    });
    expect(new Set(fieldsOf(tried))).toEqual(new Set(['theme', 'wording', 'couldBeSix']));
    // The refused press changed nothing, and the corrected form may carry its number.
    expect(
      (
        await q().wording.propose({
          ...wording,
          questionIds: [questionId],
          personId: wanda(),
          submissionId: 's',
        })
      ).ok,
    ).toBe(true);
  });

  it('makes one wording of one press, and takes no question that is locked, unread or under another wording', async () => {
    const { questionId } = await scene.okay('words');
    const input = { ...wording, questionIds: [questionId], personId: wanda() };
    const pressed = await Promise.all(
      [1, 2, 3].map(() => q().wording.propose({ ...input, submissionId: 'same' })),
    );
    expect(new Set(pressed.map((one) => (one.ok ? one.value.id : 'refused'))).size).toBe(1);
    expect(await q().wording.propose({ ...input, submissionId: 'another' })).toEqual({
      ok: false,
      refusal: { code: 'not-ready' },
    });
    const unread = await scene.asks('not read');
    expect(
      (await q().wording.propose({ ...input, questionIds: [unread.questionId], submissionId: 'x' })).ok,
    ).toBe(false);
  });

  it('frees the questions of a wording that is taken back, so that none is lost', async () => {
    const { askedId, questionId } = await scene.withOfficer('words');
    expect(await q().wording.withdraw(askedId, wanda(), ' ')).toMatchObject({
      refusal: { code: 'needs-attention' },
    });
    expect((await q().wording.withdraw(askedId, wanda(), 'It was two things in one.')).ok).toBe(true);
    expect(await q().answering.dueFrom(scene.id('Otis'))).toEqual([]);
    expect(await q().meeting.openQuestions(scene.meetingId)).toEqual([
      { why: 'waiting for a wording', theme: '', askedId: null },
    ]);
    expect(
      (
        await q().wording.propose({
          ...wording,
          questionIds: [questionId],
          personId: wanda(),
          submissionId: 'again',
        })
      ).ok,
    ).toBe(true);
  });

  it('may be set aside with a reason to the one who asked, who can write back; then it holds no meeting up', async () => {
    const { questionId, keepsake } = await scene.okay('can someone ring me about my bus pass');
    expect(await q().queue.setAside(questionId, wanda(), '')).toMatchObject({
      refusal: { code: 'needs-attention' },
    });
    expect((await q().queue.setAside(questionId, wanda(), 'I will sort this with you on Tuesday.')).ok).toBe(
      true,
    );
    const seen = await q().home.view({ keepsake });
    expect(seen.ok && [seen.value.stage, seen.value.aside]).toEqual([
      'aside',
      'I will sort this with you on Tuesday.',
    ]);
    const back = await q().home.respond({ keepsake }, { answered: null, words: 'ok thanks', formId: 'f' });
    expect(back.ok && back.value.received).toBeTruthy();
    const open = await q().meeting.openQuestions(scene.meetingId);
    expect(open.map((one) => one.why)).toEqual(['waiting for a person to read it']);
    scene.now = at('2027-02-24', '10:00');
    expect(await q().forgetting.forget()).toBe(1);
  });

  it('follows its meeting: one that came before any was planned, and an answer’s date when the days move', async () => {
    const { db } = scene.database;
    const early = await scene.asks('before any meeting', { meetingId: null });
    await db.updateTable('question').set({ meeting_id: null }).where('id', '=', early.questionId).execute();
    const { askedId } = await scene.withOfficer('words');
    expect((await q().askedById(askedId))?.dueDay).toBe('2027-03-09');
    await db.updateTable('meeting').set({ day: '2027-03-16' }).where('id', '=', scene.meetingId).execute();
    await scene.told();
    expect((await q().askedById(askedId))?.dueDay).toBe('2027-03-23');
    const open = await q().meeting.openQuestions(scene.meetingId);
    expect(open.map((one) => one.why)).toContain('waiting for a person to read it');
  });

  it.each([
    ['answered', {}, []],
    ['answered', { answer: ' ' }, ['answer']],
    ['change', {}, ['what', 'byDay', 'who']],
    ['change', { what: 'More fruit', byDay: Day.parse('2027-01-01'), who: 'Cook' }, ['byDay']],
    ['cannot', {}, ['reason']],
    ['not-ours', {}, ['passedTo']],
  ] as const)('an outcome of “%s” with %j still needs %j', async (outcome, given, fields) => {
    const { askedId } = await scene.withOfficer('words');
    expect(fieldsOf(await answers(askedId, { outcome, ...given }))).toEqual(fields);
  });

  it('becomes one committee action when something will change, however often it is sent', async () => {
    const { askedId } = await scene.withOfficer('words');
    const change = {
      outcome: 'change',
      what: 'More fruit',
      byDay: Day.parse('2027-04-01'),
      who: 'Head of Service',
    };
    expect((await answers(askedId, { ...change, submissionId: 'one' })).ok).toBe(true);
    expect((await answers(askedId, { ...change, submissionId: 'one' })).ok).toBe(true);
    expect((await answers(askedId, { ...change, what: 'More fruit and veg' })).ok).toBe(true);
    expect(scene.actions).toEqual([
      {
        committeeId: scene.committeeId,
        meetingId: scene.meetingId,
        askedId,
        what: 'More fruit',
        byDay: '2027-04-01',
        who: 'Head of Service',
        addedBy: scene.id('Otis'),
      },
    ]);
  });

  it('gives advice on plain words that an officer may keep, and answers nobody else', async () => {
    const { askedId } = await scene.withOfficer('words');
    const wordy = { answer: 'The LAC placement was reviewed prior to the PEP.' };
    const advised = await answers(askedId, wordy);
    expect(advised.ok ? '' : advised.refusal.code).toBe('plain-words');
    expect((await answers(askedId, { ...wordy, keepWords: true })).ok).toBe(true);
    for (const name of ['Hana', 'Wanda', 'Charlie', 'Yaz']) {
      expect(await answers(askedId, { personId: scene.id(name) })).toEqual({
        ok: false,
        refusal: { code: 'not-found' },
      });
    }
    // The deputy of the post may.
    expect((await answers(askedId, { personId: scene.id('Dee') })).ok).toBe(true);
  });

  it('goes home by a person, once it is answered, and an answer cannot change under it', async () => {
    const { askedId, keepsake } = await scene.withOfficer('words');
    const reply = (text: string) => q().answering.reply({ askedId, personId: wanda(), text });
    expect((await reply('Too early')).ok).toBe(false);
    await answers(askedId);
    const before = await q().home.view({ keepsake });
    expect(before.ok && [before.value.stage, before.value.answer]).toEqual(['asked', null]);
    expect((await reply(' ')).ok).toBe(false);
    expect((await reply('They said yes.')).ok).toBe(true);
    expect(await answers(askedId)).toEqual({ ok: false, refusal: { code: 'done-already' } });
    const after = await q().home.view({ keepsake });
    expect(after.ok && after.value).toMatchObject({
      stage: 'home',
      wording: wording.wording,
      answer: { reply: 'They said yes.' },
    });
  });

  it('hears whether it answered: twice is the last, “no” with words goes through the room again, and never before the answer', async () => {
    const { askedId, keepsake, questionId } = await scene.withOfficer('words');
    const say = (answered: 'yes' | 'no', words = '') =>
      q().home.respond({ keepsake }, { answered, words, formId: 'f' });
    expect((await say('yes')).ok).toBe(false);
    await answers(askedId);
    await q().answering.reply({ askedId, personId: wanda(), text: 'Yes.' });
    expect((await say('yes')).ok).toBe(true);
    const no = await say('no', 'it does not say when');
    expect(no.ok && no.value.view.heard).toBe('no');
    await say('no', 'it does not say when');
    const list = await q().queue.list(scene.committeeId, wanda());
    const replies = list.filter((item) => item.question.followsId === questionId);
    expect(replies.map((item) => [item.question.way, item.question.state])).toEqual([['reply', 'unread']]);
    expect(
      await q().year.counts(scene.committeeId, Day.parse('2027-01-01'), Day.parse('2027-12-31')),
    ).toMatchObject({ asked: 1, heardYes: 0, heardNo: 1 });
  });

  it('tells a member with an account that there is news, and nobody else', async () => {
    const { questionId } = await scene.okay('words', { way: 'dialog', askerId: scene.id('Yaz') });
    await q().wording.propose({
      ...wording,
      questionIds: [questionId],
      personId: wanda(),
      submissionId: 's',
    });
    expect((await scene.told()).filter((one) => one.startsWith('question-news'))).toEqual([
      'question-news → Yaz',
    ]);
    expect((await q().home.view({ questionId, personId: scene.id('Zed') })).ok).toBe(false);
    expect(await q().newKeepsake(questionId, scene.id('Zed'))).toEqual({
      ok: false,
      refusal: { code: 'not-found' },
    });
    const code = await q().newKeepsake(questionId, scene.id('Yaz'));
    expect((await q().home.view({ keepsake: code.ok ? code.value : '' })).ok).toBe(true);
  });

  it('keeps its meeting open until it has an outcome, and a locked one holds nothing up', async () => {
    const { askedId } = await scene.withOfficer('words');
    const locked = await scene.asks('not safe');
    await q().queue.worried(locked.questionId, wanda());
    const clerk = scene.id('Cleo');
    const closeIt = () => q().meeting.closeMeeting(scene.meetingId, clerk);
    expect(await closeIt()).toMatchObject({ refusal: { code: 'not-held-yet' } });
    scene.now = at('2027-03-02', '17:00');
    expect(await closeIt()).toMatchObject({ refusal: { code: 'questions-open', open: [{ theme: 'Food' }] } });
    const unread = await scene.asks('one more', { meetingId: scene.meetingId });
    expect(await closeIt()).toMatchObject({ refusal: { open: [{ theme: '' }, { theme: 'Food' }] } });
    await q().queue.worried(unread.questionId, wanda());
    await answers(askedId, { outcome: 'cannot', reason: 'There is no money for it this year.' });
    expect(await q().meeting.closeMeeting(scene.meetingId, wanda())).toMatchObject({
      refusal: { code: 'not-allowed' },
    });
    expect((await closeIt()).ok).toBe(true);
    expect((await closeIt()).ok).toBe(true);
    expect(await q().meeting.notHome(scene.meetingId)).toBe(1);
    const [approved] = await q().meeting.approvedForMeeting(scene.meetingId);
    expect(approved).toEqual({
      theme: 'Food',
      wording: wording.wording,
      answer: 'Yes, you can.',
      outcome: 'cannot',
      more: 'There is no money for it this year.',
    });
    const said = await q().year.youSaid(scene.committeeId, Day.parse('2027-01-01'), Day.parse('2027-12-31'));
    expect(said).toEqual([
      {
        theme: 'Food',
        youSaid: wording.wording,
        weDid: '',
        weCannotBecause: 'There is no money for it this year.',
        outcome: 'cannot',
      },
    ]);
  });

  it('forgets words a fortnight after the reply, and the way back three months after the meeting', async () => {
    const { askedId, keepsake, questionId } = await scene.withOfficer('words');
    await answers(askedId);
    await q().answering.reply({ askedId, personId: wanda(), text: 'Yes.' });
    scene.now = at('2027-02-23', '09:00');
    expect(await q().forgetting.forget()).toBe(0);
    scene.now = at('2027-02-24', '09:00');
    expect(await q().forgetting.forget()).toBe(1);
    expect(await q().forgetting.forget()).toBe(0);
    const opened = await q().queue.open(questionId, wanda());
    expect(opened.ok && opened.value.content).toBe(null);
    // The answer is still there for the one who asked.
    expect((await q().home.view({ keepsake })).ok).toBe(true);
    scene.now = at('2027-05-30', '09:00');
    await q().forgetting.forget();
    expect(await q().home.view({ keepsake })).toEqual({ ok: false, refusal: { code: 'not-found' } });
    expect((await q().askedById(askedId))?.wording).toBe(wording.wording);
    expect(await scene.audit()).toEqual(
      expect.arrayContaining(['question-words-forgotten by nobody', 'question-link-forgotten by nobody']),
    );
  });

  it('forgets what was never answered at most three months after the meeting, and counts what waits', async () => {
    const plain = await scene.asks('words', { askerId: scene.id('Yaz') });
    const locked = await scene.asks('not safe');
    await q().queue.worried(locked.questionId, wanda());
    scene.now = at('2027-05-29', '09:00');
    expect(await q().forgetting.forget()).toBe(0);
    scene.now = at('2027-05-30', '09:00');
    expect(await q().forgetting.forget()).toBe(1);
    expect(
      (await q().forgetting.record(scene.committeeId)).map(({ questions, waiting }) => [questions, waiting]),
    ).toEqual([[1, 1]]);
    expect(await q().mine(scene.id('Yaz'))).toEqual([]);
    expect(await q().home.view({ keepsake: plain.keepsake })).toMatchObject({ ok: false });
    const opened = await q().queue.open(locked.questionId, wanda());
    expect(opened.ok && opened.value.content?.words).toBe('not safe');
  });

  it('forgets without a key too: what nobody can open any more is deleted all the same', async () => {
    await scene.asks('words', { askerId: scene.id('Yaz') });
    const sealed = () => scene.database.db.selectFrom('locked_words').selectAll().execute();
    expect(await sealed()).toHaveLength(1);
    scene.now = at('2027-05-30', '09:00');
    // As the clock does it.
    await scene.again(null).tick(scene.database.db);
    expect(await sealed()).toEqual([]);
    expect(await scene.again(null).forgetting.forget()).toBe(0);
  });

  it('forgets a locked one only when it is on the child’s record, and then at once', async () => {
    const { questionId } = await scene.asks('not safe');
    await q().queue.worried(questionId, wanda());
    await q().safety.handedOver({
      questionId,
      personId: wanda(),
      reference: 'FD-9',
      receivedBy: 'Front door',
      receivedAt: null,
    });
    scene.now = at('2027-12-01', '09:00');
    expect(await q().forgetting.forget()).toBe(0);
    await q().safety.onRecord(questionId, wanda());
    expect(await q().forgetting.forget()).toBe(1);
    const opened = await q().queue.open(questionId, wanda());
    expect(opened.ok && [opened.value.content, opened.value.concern?.reference]).toEqual([null, 'FD-9']);
  });

  it('practises the whole safety route once a quarter, and records how long each step took', async () => {
    expect(await q().practice.start(scene.committeeId, wanda())).toMatchObject({ ok: false });
    const started = await q().practice.start(scene.committeeId, scene.id('Cora'));
    await q().practice.start(scene.committeeId, scene.id('Max'));
    const questionId = started.ok ? started.value.question_id : '';
    expect(await scene.told()).toContain('question-arrived → Wanda');
    scene.now = at('2027-02-10', '10:20');
    await q().queue.open(questionId, wanda());
    scene.now = at('2027-02-10', '10:25');
    await q().queue.worried(questionId, wanda());
    scene.now = at('2027-02-10', '10:40');
    await q().safety.handedOver({
      questionId,
      personId: wanda(),
      reference: 'PRACTICE',
      receivedBy: 'Front door',
      receivedAt: null,
    });
    await scene.told();
    const runs = await q().practice.list(scene.committeeId, scene.id('Cora'));
    expect(runs.ok && runs.value.map((run) => run.result)).toEqual([
      { minutesToRead: 20, minutesToWorried: 25, minutesToHandOver: 40, reference: 'PRACTICE' },
    ]);
    expect(await q().meeting.openQuestions(scene.meetingId)).toEqual([]);
    expect((await scene.told()).filter((one) => one.startsWith('practice'))).toEqual([]);
  });

  it('records a practice that was marked OK as one in which the worry was missed, and forgets its message', async () => {
    const started = await q().practice.start(scene.committeeId, scene.id('Cora'));
    const questionId = started.ok ? started.value.question_id : '';
    await q().queue.open(questionId, wanda());
    await q().queue.okToUse(questionId, wanda());
    await scene.told();
    const runs = await q().practice.list(scene.committeeId, scene.id('Cora'));
    expect(runs.ok && runs.value[0]?.result).toMatchObject({
      minutesToWorried: null,
      minutesToHandOver: null,
    });
  });

  it('reminds the cover to practise in a quarter in which nobody has', async () => {
    scene.now = at('2027-04-19', '09:00');
    expect(await scene.told()).toContain('practice-due → Cora');
  });

  it('gives groups codes that a worker pauses and replaces, and nobody else', async () => {
    const add = (name: string) =>
      q().groups.add({
        committeeId: scene.committeeId,
        personId: scene.id(name),
        name: 'Tuesday',
        submissionId: `add ${name}`,
      });
    expect(await add('Otis')).toMatchObject({ ok: false });
    const added = await add('Wanda');
    const group = added.ok ? added.value : null;
    if (!group) throw new Error('no group');
    expect(group.code.split('-')).toHaveLength(4);
    expect(await q().groups.byCode(` ${group.code.replaceAll('-', '  ').toUpperCase()} `)).toMatchObject({
      id: group.id,
    });
    const change = (to: 'paused' | 'new-code', code = group.code, name = 'Wanda') =>
      q().groups.change({ groupId: group.id, personId: scene.id(name), to, code });
    expect(await change('paused', group.code, 'Ada')).toMatchObject({ ok: false });
    await change('paused');
    expect(await q().groups.byCode(group.code)).toBe(null);
    const replaced = await change('new-code');
    // An old card, or a second press, replaces nothing more.
    expect(await change('new-code')).toEqual(replaced);
    expect(await q().groups.byCode(group.code)).toBe(null);
    expect(replaced.ok && (await q().groups.byCode(replaced.value.code))?.id).toBe(group.id);
  });

  it('keeps a record of the pre-meet: day, worker, who came, questions in, answers promised', async () => {
    const { askedId } = await scene.withOfficer('words');
    await scene.asks('raised there', { way: 'pre-meet', enteredBy: wanda() });
    const record = {
      meetingId: scene.meetingId,
      day: Day.parse('2027-02-24'),
      chairCame: true,
      headCame: false,
      promisedIds: [askedId, 'not-of-this'],
    };
    expect(await q().meeting.recordPremeet({ ...record, personId: scene.id('Charlie') })).toMatchObject({
      ok: false,
    });
    const kept = await q().meeting.recordPremeet({ ...record, personId: wanda() });
    expect(kept.ok && kept.value).toMatchObject({
      held: { day: '2027-02-24', workerName: 'Wanda', chairCame: true, headCame: false },
      questionsIn: 2,
      asked: [{ id: askedId, promised: true }],
    });
    expect((await q().meeting.premeet(scene.meetingId, scene.id('Charlie'))).ok).toBe(true);
    expect((await q().meeting.premeet(scene.meetingId, scene.id('Otis'))).ok).toBe(false);
  });
});
