/** Who may read, decide and lock: every role, two at once, old cards, the person named (domain.md 2.9.3 to 2.9.8). */
import { sql } from 'kysely';
import { createKeyRing } from '../../../services/questions/keys';
import { onEachEngine } from '../../support/engines';
import { at, type Scene, setScene, testKey } from './scene';

const notFound = { ok: false, refusal: { code: 'not-found' } };

onEachEngine('the locked room', (open) => {
  let scene: Scene;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const database = await open();
    close = database.close;
    scene = await setScene(database);
    scene.now = at('2027-01-05', '10:00');
  });
  afterEach(() => close());

  const readers = ['Wanda', 'Will', 'Cora'];
  const others = ['Max', 'Hana', 'Otis', 'Dee', 'Charlie', 'Cleo', 'Rae', 'Ada', 'Yaz', 'Zed'];
  const q = () => scene.questions;

  it.each(readers)('opens for %s, and writes who read what', async (name) => {
    const { questionId } = await scene.asks('my own words');
    const opened = await q().queue.open(questionId, scene.id(name));
    expect(opened.ok && opened.value.content?.words).toBe('my own words');
    expect(await scene.audit()).toContain(`question-read by ${name}`);
  });

  it.each(others)(
    'does not open for %s by any function, and says alike that there is nothing',
    async (name) => {
      const { questionId } = await scene.asks('my own words', { askerId: scene.id('Wanda') });
      const person = scene.id(name);
      const { askedId } = await scene.withOfficer('words of another');
      const tries = [
        await q().queue.open(questionId, person),
        await q().queue.okToUse(questionId, person),
        await q().queue.worried(questionId, person),
        await q().queue.setAside(questionId, person, 'because'),
        await q().queue.allegation(questionId, person, { personIds: [] }),
        await q().safety.handedOver({
          ...{ questionId, personId: person },
          ...{ reference: 'x', receivedBy: 'x', receivedAt: null },
        }),
        await q().safety.onRecord(questionId, person),
        await q().safety.takeOver(questionId, person),
        await q().home.view({ questionId, personId: person }),
        await q().home.agree({ questionId, personId: person }, ''),
        await q().newKeepsake(questionId, person),
        await q().wording.view(askedId, person),
        await q().wording.agreedWithWorker(askedId, person, ''),
        await q().wording.withdraw(askedId, person, 'because'),
        await q().wording.propose({
          ...{ questionIds: [questionId], personId: person, submissionId: `s-${name}` },
          ...{ theme: 'Food', wording: 'What do young people eat?', couldBeSix: true },
        }),
        await q().wording.change({
          askedId,
          personId: person,
          ...{ theme: 'Food', wording: 'What do young people eat?', couldBeSix: true },
        }),
        await q().answering.toOfficer({ askedId, post: 'Head of Service', personId: person }),
        await q().answering.reply({ askedId, personId: person, text: 'a reply' }),
      ];
      for (const tried of tries) expect(tried).toEqual(notFound);
      const list = await q().queue.list(scene.committeeId, person);
      expect(list).toEqual([]);
      if (!['Otis', 'Dee'].includes(name))
        expect(await q().answering.forAnswer(askedId, person)).toEqual(notFound);
      // Nothing was changed by trying.
      const opened = await q().queue.open(questionId, scene.id('Wanda'));
      expect(opened.ok && [opened.value.question.state, opened.value.concern]).toEqual(['read', null]);
      expect(await scene.audit()).not.toContain(`question-read by ${name}`);
    },
  );

  it('lets the service manager in only after a working day without a decision', async () => {
    const { questionId } = await scene.asks('words');
    scene.now = at('2027-01-06', '09:59');
    expect(await q().queue.open(questionId, scene.id('Max'))).toEqual(notFound);
    scene.now = at('2027-01-06', '10:00');
    expect((await q().queue.open(questionId, scene.id('Max'))).ok).toBe(true);
    expect((await q().queue.okToUse(questionId, scene.id('Max'))).ok).toBe(true);
    expect(await q().queue.open(questionId, scene.id('Max'))).toEqual(notFound);
  });

  it('calls nothing OK that nobody has opened', async () => {
    const { questionId } = await scene.asks('words');
    const decided = await q().queue.okToUse(questionId, scene.id('Wanda'));
    expect(decided).toEqual({ ok: false, refusal: { code: 'not-ready' } });
  });

  it('locks a worry from everyone else at once, and the rest of the group moves on', async () => {
    const [one, other] = [await scene.okay('first'), await scene.okay('second')];
    const proposed = await q().wording.propose({
      ...{ questionIds: [one.questionId, other.questionId], personId: scene.id('Wanda'), submissionId: 's' },
      ...{ theme: 'Food', wording: 'Can young people choose what they eat?', couldBeSix: true },
    });
    const locked = await q().queue.worried(one.questionId, scene.id('Will'));
    expect(locked.ok && locked.value.concern?.holderId).toBe(scene.id('Will'));
    for (const name of [...readers, ...others].filter((each) => each !== 'Will')) {
      expect(await q().queue.open(one.questionId, scene.id(name))).toEqual(notFound);
      const list = await q().queue.list(scene.committeeId, scene.id(name));
      expect(list.map((item) => item.question.id)).not.toContain(one.questionId);
    }
    const askedId = proposed.ok ? proposed.value.id : '';
    const viewed = await q().wording.view(askedId, scene.id('Wanda'));
    expect(viewed.ok && viewed.value.questions.map((each) => each.id)).toEqual([other.questionId]);
    expect((await scene.agrees(other.keepsake)).ok).toBe(true);
    const asked = await q().askedById(askedId);
    expect(asked?.state).toBe('agreed');
    // The asker of the locked one learns that a person has read it, no more.
    const seen = await q().home.view({ keepsake: one.keepsake });
    expect(seen.ok && [seen.value.stage, seen.value.wording]).toEqual(['read', '']);
  });

  it('lets no wording out by the yes of one whose question was locked after it was proposed', async () => {
    const [one, other] = [await scene.okay('first'), await scene.okay('second')];
    const proposed = await q().wording.propose({
      ...{ questionIds: [one.questionId, other.questionId], personId: scene.id('Wanda'), submissionId: 's' },
      ...{ theme: 'Food', wording: 'Can young people choose what they eat?', couldBeSix: true },
    });
    const askedId = proposed.ok ? proposed.value.id : '';
    const before = await q().home.view({ keepsake: one.keepsake });
    const seen = before.ok ? before.value.seen : '';
    await q().queue.worried(one.questionId, scene.id('Wanda'));
    // They see how theirs stands, and no wording; their yes is nobody's.
    const answered = await q().home.agree({ keepsake: one.keepsake }, seen);
    expect(answered).toMatchObject({ value: { view: { stage: 'read', wording: '' }, agreed: false } });
    expect((await q().wording.agree(one.questionId, 'keepsake', seen)).ok).toBe(false);
    expect((await q().askedById(askedId))?.state).toBe('proposed');
    const rows = await scene.database.db.selectFrom('question').select(['id', 'agreed_at']).execute();
    expect(rows.find(({ id }) => id === one.questionId)?.agreed_at).toBeNull();
    // Another worker changes it: the locked one is asked nothing, and shows nothing.
    const changed = { theme: 'Meals', wording: 'Can young people choose their meals?', couldBeSix: true };
    expect((await q().wording.change({ askedId, personId: scene.id('Will'), ...changed })).ok).toBe(true);
    const after = await q().home.view({ keepsake: one.keepsake });
    expect(after.ok && [after.value.stage, after.value.wording]).toEqual(['read', '']);
    expect((await scene.agrees(other.keepsake)).ok).toBe(true);
    expect((await q().askedById(askedId))?.state).toBe('agreed');
  });

  it('takes a wording back when the only one who asked is locked', async () => {
    const { askedId, questionId } = await scene.withOfficer('words');
    await q().queue.worried(questionId, scene.id('Wanda'));
    expect((await q().askedById(askedId))?.state).toBe('withdrawn');
    expect(await q().answering.dueFrom(scene.id('Otis'))).toEqual([]);
  });

  it('keeps a worry a worry when two workers press at once, whichever is first', async () => {
    for (let round = 0; round < 6; round++) {
      const { questionId } = await scene.asks(`words ${round}`);
      await q().queue.open(questionId, scene.id('Wanda'));
      await Promise.all([
        q().queue.okToUse(questionId, scene.id('Wanda')),
        q().queue.worried(questionId, scene.id('Will')),
      ]);
      const opened = await q().queue.open(questionId, scene.id('Will'));
      expect(opened.ok && opened.value.question.state).toBe('worried');
    }
  });

  it('has one holder when two are worried at once', async () => {
    const { questionId } = await scene.asks('words');
    const [one, other] = await Promise.all([
      q().queue.worried(questionId, scene.id('Wanda')),
      q().queue.worried(questionId, scene.id('Will')),
    ]);
    expect([one.ok, other.ok].filter((ok) => ok)).toHaveLength(1);
    expect(one.ok ? other : one).toEqual(notFound);
  });

  it('answers a press on a two day old card with how things stand', async () => {
    const { questionId } = await scene.okay('words');
    scene.now = at('2027-01-07', '10:00');
    expect((await q().queue.okToUse(questionId, scene.id('Will'))).ok).toBe(true);
    await q().queue.worried(questionId, scene.id('Will'));
    expect(await q().queue.okToUse(questionId, scene.id('Will'))).toEqual({
      ok: false,
      refusal: { code: 'locked' },
    });
    expect(await q().queue.okToUse(questionId, scene.id('Wanda'))).toEqual(notFound);
  });

  it('keeps an allegation from the one named and their manager, wherever they stand', async () => {
    const { questionId } = await scene.asks('about Will');
    await q().queue.open(questionId, scene.id('Wanda'));
    const kept = await q().queue.allegation(questionId, scene.id('Wanda'), {
      personIds: [scene.id('Will'), scene.id('Cora')],
    });
    expect(kept.ok && kept.value.isMine).toBe(true);
    scene.now = at('2027-01-08', '12:00');
    for (const name of ['Will', 'Cora']) {
      expect(await q().queue.open(questionId, scene.id(name))).toEqual(notFound);
      expect(await q().safety.takeOver(questionId, scene.id(name))).toEqual(notFound);
      expect(await q().safety.waiting(scene.committeeId, scene.id(name))).toEqual([]);
    }
    const told = await scene.told();
    expect(told.filter((one) => /phone-list|yours|unread/.test(one))).toEqual(['concern-phone-list → Wanda']);
  });

  it('goes to the next in the chain when the reader is the one named', async () => {
    const { questionId } = await scene.asks('about Wanda');
    await q().queue.open(questionId, scene.id('Wanda'));
    const kept = await q().queue.allegation(questionId, scene.id('Wanda'), {
      personIds: [scene.id('Wanda'), scene.id('Will')],
    });
    expect(kept.ok && kept.value).toEqual({ holderName: 'Cora', isMine: false });
    expect(await q().queue.open(questionId, scene.id('Wanda'))).toEqual(notFound);
    expect((await q().queue.open(questionId, scene.id('Cora'))).ok).toBe(true);
    expect(await scene.told()).toContain('question-yours → Cora');
  });

  it('lets the cover take over a worry that its holder has not handed on, with a record of it', async () => {
    const { questionId } = await scene.asks('words');
    await q().queue.worried(questionId, scene.id('Wanda'));
    const waiting = await q().safety.waiting(scene.committeeId, scene.id('Cora'));
    expect(waiting.map((one) => one.questionId)).toEqual([questionId]);
    expect((await q().safety.takeOver(questionId, scene.id('Cora'))).ok).toBe(true);
    expect((await q().queue.open(questionId, scene.id('Cora'))).ok).toBe(true);
    expect(await q().queue.open(questionId, scene.id('Wanda'))).toEqual(notFound);
    expect(await scene.audit()).toContain('concern-taken-over by Cora');
  });

  it('does not stay locked for ever when its holder has left after the hand-over', async () => {
    const { questionId } = await scene.asks('words');
    await q().queue.worried(questionId, scene.id('Wanda'));
    await q().safety.handedOver({
      ...{ questionId, personId: scene.id('Wanda') },
      ...{ reference: 'FD', receivedBy: 'x', receivedAt: null },
    });
    expect(await q().safety.takeOver(questionId, scene.id('Cora'))).toEqual(notFound);
    await scene.database.db.deleteFrom('person_role').where('person_id', '=', scene.id('Wanda')).execute();
    expect(await q().safety.waiting(scene.committeeId, scene.id('Cora'))).toHaveLength(1);
    expect((await q().safety.takeOver(questionId, scene.id('Cora'))).ok).toBe(true);
    expect((await q().safety.onRecord(questionId, scene.id('Cora'))).ok).toBe(true);
  });

  it('lists five hundred, not a first page of them', async () => {
    for (let count = 0; count < 500; count++) await scene.asks(`words ${count}`);
    expect(await q().queue.list(scene.committeeId, scene.id('Wanda'))).toHaveLength(500);
  });

  it('records a hand-over with its reference, who took it and when; needs both; and is never before it on the record', async () => {
    const { questionId } = await scene.asks('words');
    const mine = { questionId, personId: scene.id('Wanda') };
    await q().queue.worried(questionId, mine.personId);
    expect(await q().safety.onRecord(questionId, mine.personId)).toEqual({
      ok: false,
      refusal: { code: 'not-ready' },
    });
    const missing = await q().safety.handedOver({
      ...mine,
      reference: ' ',
      receivedBy: '',
      receivedAt: null,
    });
    expect(
      missing.ok
        ? []
        : 'problems' in missing.refusal &&
            missing.refusal.problems.map((one) => (typeof one === 'string' ? one : one.field)),
    ).toEqual(['reference', 'receivedBy']);
    const receivedAt = at('2027-01-05', '10:20');
    expect(
      (await q().safety.handedOver({ ...mine, reference: 'FD-7', receivedBy: 'Front door', receivedAt })).ok,
    ).toBe(false);
    scene.now = at('2027-01-05', '10:30');
    const handed = await q().safety.handedOver({
      ...mine,
      reference: 'FD-7',
      receivedBy: 'Front door',
      receivedAt,
    });
    expect(handed.ok && handed.value).toMatchObject({
      reference: 'FD-7',
      receivedBy: 'Front door',
      receivedAt,
    });
    expect((await q().safety.onRecord(questionId, mine.personId)).ok).toBe(true);
  });

  it('stays with the one who reads it when there is nobody else to give it to', async () => {
    const { questionId } = await scene.asks('about all of them');
    await q().queue.open(questionId, scene.id('Wanda'));
    const everyone = ['Wanda', 'Will', 'Cora', 'Max', 'Hana'].map((name) => scene.id(name));
    const tried = await q().queue.allegation(questionId, scene.id('Wanda'), { personIds: everyone });
    expect(tried).toMatchObject({ refusal: { code: 'nobody-else' } });
    expect((await q().queue.open(questionId, scene.id('Wanda'))).ok).toBe(true);
  });

  it('is kept from the worker at the asker’s wish only where somebody else can read it', async () => {
    const { db } = scene.database;
    expect(await q().hasSomeoneElse(scene.committeeId)).toBe(true);
    await db.deleteFrom('person_role').where('role', 'in', ['question-cover', 'question-manager']).execute();
    expect(await q().hasSomeoneElse(scene.committeeId)).toBe(false);
    const { questionId } = await scene.asks('about the worker', { notTheWorker: true });
    expect((await q().queue.open(questionId, scene.id('Wanda'))).ok).toBe(true);
    // And what stays unread is told to somebody all the same.
    scene.now = at('2027-01-06', '10:00');
    const other = await scene.asks('not opened');
    scene.now = at('2027-01-07', '10:00');
    expect(await scene.told()).toEqual(
      expect.arrayContaining(['question-unread-deputy → Hana', 'question-unread-manager → Hana']),
    );
    expect(other.questionId).not.toBe(questionId);
  });

  it('lets nobody change who read what', async () => {
    await scene.asks('words');
    const { db } = scene.database;
    await expect(sql`update audit_entry set what = 'nothing'`.execute(db)).rejects.toThrow('never changed');
    await expect(sql`delete from audit_entry`.execute(db)).rejects.toThrow('never changed');
  });

  it('stores ciphertext that opens in its own place and with its own key alone', async () => {
    const one = await scene.asks('the first words');
    const other = await scene.asks('the second words');
    const { db } = scene.database;
    const { rows } = await sql<{ sealed: Buffer; question_id: string }>`select * from locked_words`.execute(
      db,
    );
    for (const row of rows) expect(Buffer.from(row.sealed).toString('latin1')).not.toContain('words');
    // A row put in another's place does not open.
    await sql`update locked_words set sealed = (select sealed from locked_words where question_id = ${one.questionId}) where question_id = ${other.questionId}`.execute(
      db,
    );
    await expect(q().queue.open(other.questionId, scene.id('Wanda'))).rejects.toThrow(/does not open/);
    const stranger = scene.again(createKeyRing([Buffer.alloc(32, 9).toString('base64')]));
    await expect(stranger.queue.open(one.questionId, scene.id('Wanda'))).rejects.toThrow(
      /not among QUESTIONS_KEY/,
    );
  });

  it('opens with a key that was replaced, and with the new one alone once every row is sealed by it', async () => {
    const { questionId, keepsake } = await scene.asks('words', { askerId: scene.id('Yaz') });
    const newKey = Buffer.alloc(32, 9).toString('base64');
    const both = scene.again(createKeyRing([newKey, testKey]));
    expect((await both.home.view({ keepsake })).ok).toBe(true);
    expect(await both.mine(scene.id('Yaz'))).toHaveLength(1);
    expect(await both.rekey()).toBe(1);
    expect(await both.rekey()).toBe(0);
    const alone = scene.again(createKeyRing([newKey]));
    const opened = await alone.queue.open(questionId, scene.id('Wanda'));
    expect(opened.ok && opened.value.content?.words).toBe('words');
  });

  it('takes nothing in while it has no key', async () => {
    const closed = scene.again(null);
    expect(closed.isOpen).toBe(false);
    const tried = await closed.deposit({
      committeeId: scene.committeeId,
      way: 'chat',
      words: 'words',
      formId: 'f',
    });
    expect(tried).toEqual({ ok: false, refusal: { code: 'room-closed' } });
  });

  it('makes one question of the same words sent twice, with the same code, and another of other words', async () => {
    const send = (words: string) => scene.asks(words, { formId: 'the same form' });
    const [first, again, third] = [await send('why?'), await send('why?'), await send('why not?')];
    expect(again).toEqual(first);
    expect(third.questionId).not.toBe(first.questionId);
    const together = await Promise.all([send('at once'), send('at once'), send('at once')]);
    expect(new Set(together.map((one) => one.questionId)).size).toBe(1);
  });
});
