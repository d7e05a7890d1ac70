/** A worry that is none: ended by the council's route alone, and then a question again (domain.md 2.9.4, 2.9.5, 1.3 Y2). */
import { Day } from '../../../services/calendar/rules';
import { onEachEngine } from '../../support/engines';
import { at, type Scene, setScene } from './scene';

jest.setTimeout(60_000);

onEachEngine('a worry that the route says is no safeguarding matter', (open) => {
  let scene: Scene;
  let close: () => Promise<void>;
  const q = () => scene.questions;
  beforeEach(async () => {
    const database = await open();
    close = database.close;
    scene = await setScene(database);
    scene.now = at('2027-02-08', '10:00');
  });
  afterEach(() => close());

  async function worried(words = 'words'): Promise<string> {
    const { questionId } = await scene.asks(words);
    await q().queue.open(questionId, scene.id('Wanda'));
    await q().queue.worried(questionId, scene.id('Wanda'));
    return questionId;
  }
  const handOver = (questionId: string) =>
    q().safety.handedOver({
      ...{ questionId, personId: scene.id('Wanda'), reference: 'FD-1', receivedBy: 'Front door' },
      receivedAt: null,
    });
  const end = (questionId: string, name = 'Wanda', more: Partial<{ said: string; why: null }> = {}) =>
    q().safety.noMatter({
      ...{ questionId, personId: scene.id(name), said: 'Front door, J', why: 'pressed-by-mistake' as const },
      ...more,
    });
  const code = (result: { ok: boolean; refusal?: { code: string } }) =>
    result.ok ? 'ok' : result.refusal?.code;

  it('goes on as a question, decided by its holder, with who said so and why', async () => {
    const questionId = await worried();
    expect(code(await end(questionId))).toBe('not-ready');
    await handOver(questionId);
    for (const missing of [{ said: ' ' }, { why: null }])
      expect(code(await end(questionId, 'Wanda', missing))).toBe('needs-attention');
    for (const name of ['Will', 'Cora', 'Max', 'Hana', 'Otis', 'Charlie', 'Cleo', 'Ada', 'Yaz'])
      expect([name, code(await end(questionId, name))]).toEqual([name, 'not-found']);
    expect(code(await end(questionId))).toBe('ok');
    expect(code(await end(questionId))).toBe('ok');
    const list = await q().queue.list(scene.committeeId, scene.id('Cora'));
    expect(
      list.map((item) => [item.question.state, item.concern?.endedSaid, item.concern?.endedWhy]),
    ).toEqual([['ok', 'Front door, J', 'pressed-by-mistake']]);
    expect((await scene.audit()).filter((one) => one.startsWith('concern-no-matter'))).toEqual([
      'concern-no-matter by Wanda',
    ]);
    expect((await q().meeting.openQuestions(scene.meetingId)).map((one) => one.why)).toEqual([
      'waiting for a wording',
    ]);
  });

  it('is rung about no more, is nobody’s to take over, and an old card ends nothing twice', async () => {
    const questionId = await worried();
    await handOver(questionId);
    await end(questionId);
    await scene.database.db.deleteFrom('person_role').where('person_id', '=', scene.id('Wanda')).execute();
    expect(await q().safety.waiting(scene.committeeId, scene.id('Cora'))).toEqual([]);
    expect(code(await q().safety.onRecord(questionId, scene.id('Cora')))).toBe('not-ready');
    expect(code(await q().safety.takeOver(questionId, scene.id('Cora')))).toBe('not-found');
    await scene.told();
    const read = await q().queue.open(questionId, scene.id('Cora'));
    expect(read.ok && read.value.content?.words).toBe('words');
  });

  it('can be a worry again, with an hour and a hand-over of its own', async () => {
    const questionId = await worried();
    await handOver(questionId);
    await end(questionId);
    scene.now = at('2027-02-08', '14:00');
    await q().queue.worried(questionId, scene.id('Cora'));
    expect(await q().concernOf(questionId)).toMatchObject({
      ...{ holderId: scene.id('Cora'), raisedAt: scene.now, receivedAt: null, endedAt: null },
    });
    expect((await q().queue.open(questionId, scene.id('Wanda'))).ok).toBe(false);
    scene.now = at('2027-02-08', '15:00');
    expect(await scene.told()).toContain('concern-phone-list → Cora');
  });

  it('never ends an allegation, a practice, or what is on a child’s record', async () => {
    const about = await worried('about someone');
    await q().queue.allegation(about, scene.id('Wanda'), { personIds: [scene.id('Max')] });
    await handOver(about);
    expect(code(await end(about))).toBe('not-ready');
    const recorded = await worried('other words');
    await handOver(recorded);
    await q().safety.onRecord(recorded, scene.id('Wanda'));
    expect(code(await end(recorded))).toBe('not-ready');
    await q().practice.start(scene.committeeId, scene.id('Cora'));
    const practice = (await q().queue.list(scene.committeeId, scene.id('Wanda'))).find(
      (item) => item.question.practice,
    );
    const id = practice?.question.id ?? '';
    await q().queue.open(id, scene.id('Wanda'));
    await q().queue.worried(id, scene.id('Wanda'));
    await handOver(id);
    expect(code(await end(id))).toBe('not-ready');
  });

  it('is asked at the next meeting where its own was held while it was locked', async () => {
    const questionId = await worried();
    await handOver(questionId);
    scene.now = at('2027-03-04');
    const later = await scene.meetings.add({
      ...{ committeeId: scene.committeeId, day: Day.parse('2027-06-08'), by: 'test' },
    });
    await end(questionId);
    const list = await q().queue.list(scene.committeeId, scene.id('Wanda'));
    expect(list.map((item) => item.question.meetingId)).toEqual([later.id]);
  });
});
