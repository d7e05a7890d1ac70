/** What must hold when a page is old, a press comes late, nobody is there to read, or the time to forget has come. */
import { addDays, Day } from '../../../services/calendar/rules';
import { onEachEngine } from '../../support/engines';
import { at, type Scene, setScene } from './scene';

jest.setTimeout(60_000);

const wording = { theme: 'Food', wording: 'Can young people choose what they eat?', couldBeSix: true };

onEachEngine('a question when things come late', (open) => {
  let scene: Scene;
  let close: () => Promise<void>;
  const q = () => scene.questions;
  const wanda = () => scene.id('Wanda');
  beforeEach(async () => {
    const database = await open();
    close = database.close;
    scene = await setScene(database);
    scene.now = at('2027-02-08', '10:00');
  });
  afterEach(() => close());

  async function proposed(questionIds: string[]): Promise<string> {
    const made = await q().wording.propose({
      ...{ ...wording, questionIds, personId: wanda(), submissionId: crypto.randomUUID() },
    });
    if (!made.ok) throw new Error(made.refusal.code);
    return made.value.id;
  }

  const shown = async (keepsake: string) => {
    const viewed = await q().home.view({ keepsake });
    if (!viewed.ok) throw new Error(viewed.refusal.code);
    return viewed.value;
  };

  it('is agreed only in the theme and the words that the asker has seen', async () => {
    const { questionId, keepsake } = await scene.okay('words');
    const askedId = await proposed([questionId]);
    const before = await shown(keepsake);
    expect([before.theme, before.wording]).toEqual([wording.theme, wording.wording]);
    for (const other of [
      { ...wording, wording: 'Can young people cook?' },
      { ...wording, theme: 'Cooking', wording: 'Can young people cook?' },
    ]) {
      await q().wording.change({ askedId, personId: wanda(), ...other });
      const late = await q().home.agree({ keepsake }, before.seen);
      expect(late.ok && [late.value.agreed, late.value.view.stage, late.value.view.wording]).toEqual([
        ...[false, 'wording', other.wording],
      ]);
    }
    expect((await q().askedById(askedId))?.state).toBe('proposed');
    const now = await q().home.agree({ keepsake }, (await shown(keepsake)).seen);
    expect(now.ok && now.value.agreed).toBe(true);
    expect((await q().askedById(askedId))?.state).toBe('agreed');
  });

  it('is not agreed with a worker who has an old wording before them', async () => {
    const { questionId } = await scene.okay('words');
    const askedId = await proposed([questionId]);
    const seen = async () => {
      const viewed = await q().wording.view(askedId, wanda());
      return viewed.ok ? viewed.value.seen : '';
    };
    const old = await seen();
    await q().wording.change({
      ...{ askedId, personId: scene.id('Cora'), ...wording, wording: 'Can young people cook?' },
    });
    expect(await q().wording.agreedWithWorker(askedId, wanda(), old)).toEqual({
      ok: false,
      refusal: { code: 'not-ready' },
    });
    expect((await q().wording.agreedWithWorker(askedId, wanda(), await seen())).ok).toBe(true);
  });

  it('is worded no other way once an officer has it', async () => {
    const { askedId } = await scene.withOfficer('words');
    const before = await q().askedById(askedId);
    expect(
      await q().wording.change({ askedId, personId: wanda(), ...wording, wording: 'Can young people cook?' }),
    ).toEqual({ ok: false, refusal: { code: 'not-ready' } });
    expect(await q().askedById(askedId)).toEqual(before);
  });

  it('shows how it stands to one who agrees after it was taken back', async () => {
    const { questionId, keepsake } = await scene.okay('words');
    const askedId = await proposed([questionId]);
    const { seen } = await shown(keepsake);
    await q().wording.withdraw(askedId, wanda(), 'joined with another');
    const late = await q().home.agree({ keepsake }, seen);
    expect(late.ok && [late.value.agreed, late.value.view.stage]).toEqual([false, 'read']);
  });

  it('goes back to a reader on a “no” alone, once', async () => {
    const { askedId, keepsake, questionId } = await scene.withOfficer('words');
    await q().answering.answer({
      ...{ askedId, personId: scene.id('Otis'), submissionId: 's', keepWords: true },
      ...{ outcome: 'answered', answer: 'Yes.', what: '', byDay: null, who: '', reason: '', passedTo: '' },
    });
    await q().answering.reply({ askedId, personId: wanda(), text: 'Yes.' });
    for (const formId of ['one', 'two']) {
      const no = await q().home.respond({ keepsake }, { answered: 'no', words: ' ', formId });
      expect(no.ok && no.value.view.heard).toBe('no');
      expect(no.ok && no.value.received?.keepsake).toBeTruthy();
    }
    const list = await q().queue.list(scene.committeeId, wanda());
    const back = list.filter((item) => item.question.followsId === questionId);
    expect(back.map((item) => [item.question.way, item.question.state])).toEqual([['reply', 'unread']]);
  });

  it('tells whoever may bring it home that the answer is there, and shows an officer what could tell who is meant', async () => {
    const { questionId, keepsake } = await scene.asks('about my worker', { notTheWorker: true });
    const cora = scene.id('Cora');
    await q().queue.open(questionId, cora);
    await q().queue.okToUse(questionId, cora);
    const made = await q().wording.propose({
      ...{ ...wording, questionIds: [questionId], personId: cora, submissionId: 'p' },
    });
    await scene.agrees(keepsake);
    const askedId = made.ok ? made.value.id : '';
    await q().answering.toOfficer({ askedId, post: 'Virtual School Head', personId: cora });
    const answer = (text: string, keepWords = false) =>
      q().answering.answer({
        ...{ askedId, personId: scene.id('Otis'), submissionId: crypto.randomUUID(), keepWords },
        ...{ outcome: 'answered', answer: text, what: '', byDay: null, who: '', reason: '', passedTo: '' },
      });
    const named = await answer('We told Jayden that he can.');
    expect(named.ok ? [] : named.refusal).toMatchObject({ code: 'plain-words' });
    expect((await answer('Yes, you can.')).ok).toBe(true);
    expect((await scene.told()).filter((one) => one.startsWith('question-answered'))).toEqual([
      'question-answered → Cora',
    ]);
  });

  it('is read by the service manager at once where nobody else may read it', async () => {
    await scene.database.db.deleteFrom('person_role').where('role', '=', 'question-cover').execute();
    const { questionId } = await scene.asks('about my worker', { notTheWorker: true });
    expect((await q().queue.open(questionId, scene.id('Max'))).ok).toBe(true);
    for (const name of ['Wanda', 'Will', 'Hana', 'Rae']) {
      expect((await q().queue.open(questionId, scene.id(name))).ok).toBe(false);
    }
    const other = await scene.asks('about food');
    expect((await q().queue.open(other.questionId, scene.id('Max'))).ok).toBe(false);
  });

  it('is told of ten working days after the meeting even where it never got a wording', async () => {
    await scene.asks('words');
    scene.now = at('2027-03-16', '08:59');
    expect((await scene.told()).filter((one) => one.startsWith('questions-left-open'))).toEqual([]);
    scene.now = at('2027-03-16', '09:00');
    expect(await scene.told()).toEqual(
      expect.arrayContaining(['questions-left-open → Charlie', 'questions-left-open → Wanda']),
    );
  });

  it('leaves no way from a member to their question in what they are told', async () => {
    const { questionId } = await scene.okay('words', { way: 'dialog', askerId: scene.id('Yaz') });
    const askedId = await proposed([questionId]);
    await q().wording.change({ askedId, personId: wanda(), ...wording, theme: 'Meals' });
    const rows = await scene.database.db
      .selectFrom('notice')
      .selectAll()
      .where('person_id', '=', scene.id('Yaz'))
      .execute();
    expect(rows.length).toBeGreaterThan(0);
    for (const id of [questionId, askedId]) expect(JSON.stringify(rows)).not.toContain(id);
  });

  it('forgets with the words who was kept from them, and with the link what the worker wrote to the asker', async () => {
    const { db } = scene.database;
    const aside = await scene.okay('words');
    await q().queue.setAside(aside.questionId, wanda(), 'You told us about your bike. We will ring.');
    const about = await scene.asks('about somebody');
    await q().queue.allegation(about.questionId, wanda(), { personIds: [scene.id('Otis')] });
    await q().safety.handedOver({
      ...{ questionId: about.questionId, personId: wanda(), reference: 'R1', receivedBy: 'Front door' },
      receivedAt: null,
    });
    await q().safety.onRecord(about.questionId, wanda());
    await q().forgetting.forget();
    expect(await db.selectFrom('question_kept_from').selectAll().execute()).toEqual([]);
    scene.now = at(addDays(Day.parse('2027-03-02'), 89));
    await q().forgetting.forget();
    const rows = await db.selectFrom('question').select('aside').execute();
    expect(rows.map((row) => row.aside)).toEqual(['', '']);
  });
});
