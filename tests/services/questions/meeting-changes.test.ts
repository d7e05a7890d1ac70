/** A meeting moves, or is called off, while questions stand for it: none is dropped, and people are told. */
import { addDays, Day } from '../../../services/calendar/rules';
import { shiftOf, shiftWords } from '../../../services/questions/rules';
import { onEachEngine } from '../../support/engines';
import { at, type Scene, setScene } from './scene';

jest.setTimeout(60_000);

const first = Day.parse('2027-03-02');
const next = Day.parse('2027-06-08');

describe('what became of the meeting a question stands for', () => {
  const meeting = (day: Day) => ({
    ...{ id: day, committeeId: 'c', day, startsAt: '14:00', venue: '', profile: 'normal' as const },
    ...{ periodLabel: '', periodEnds: day },
  });
  const off = { meeting: meeting(first), cancelledAt: at('2027-02-01'), movedFrom: null, movedAt: null };
  const moved = { meeting: meeting(next), cancelledAt: null, movedFrom: first, movedAt: at('2027-02-01') };
  const since = at('2027-01-20');
  const today = Day.parse('2027-02-10');
  it.each([
    ['held as planned', { now: first, changed: null, first: null, since }, null],
    ['called off, none planned', { now: first, changed: off, first: null, since }, ['off', first, null]],
    [
      'called off, gone on to the next',
      { now: next, changed: null, first: off, since },
      ['off', first, next],
    ],
    ['moved', { now: next, changed: moved, first: null, since }, ['moved', first, next]],
    ['moved before it came in', { now: next, changed: moved, first: null, since: at('2027-02-03') }, null],
    ['held by now', { now: Day.parse('2027-02-09'), changed: moved, first: null, since }, null],
    ['no meeting at all', { now: null, changed: null, first: null, since }, null],
  ])('%s', (_, standing, expected) => {
    const shift = shiftOf(standing, today);
    expect(shift && [shift.kind, shift.was, shift.now]).toEqual(expected);
    if (shift?.kind === 'off') expect(shiftWords(shift)).toContain('Your question is not lost.');
  });
});

onEachEngine('questions of a meeting that changes', (open) => {
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

  const planNext = () =>
    scene.meetings.add({ committeeId: scene.committeeId, day: next, by: 'test' }).then(({ id }) => id);
  const shown = async (keepsake: string) => {
    const viewed = await q().home.view({ keepsake });
    return viewed.ok ? viewed.value.meeting : viewed.refusal.code;
  };
  const news = async (kind: RegExp) => (await scene.told()).filter((one) => kind.test(one));

  it('go on to the next when it is called off, open as they were', async () => {
    const { askedId, keepsake } = await scene.withOfficer('words');
    const raw = await scene.asks('more words');
    const nextId = await planNext();
    await scene.meetings.cancel(scene.meetingId);
    await scene.told();
    expect((await q().askedById(askedId))?.meetingId).toBe(nextId);
    expect((await q().meeting.openQuestions(nextId)).map((one) => one.why)).toEqual([
      'waiting for a person to read it',
      'waiting for an answer from the Virtual School Head',
    ]);
    for (const code of [keepsake, raw.keepsake]) {
      expect(await shown(code)).toBe(
        'The meeting on Tuesday 2 March 2027 will not happen. Your question is not lost. It goes to the next meeting, on Tuesday 8 June 2027.',
      );
    }
    // Neither meeting can be closed over them.
    for (const [id, day] of [
      [scene.meetingId, '2027-03-03'],
      [nextId, '2027-06-09'],
    ] as const) {
      scene.now = at(day);
      const closed = await q().meeting.closeMeeting(id, scene.id('Cleo'));
      expect(closed.ok).toBe(false);
    }
  });

  it('wait, and say so, until a next one is planned', async () => {
    const { questionId, keepsake } = await scene.okay('words');
    await scene.meetings.cancel(scene.meetingId);
    await scene.told();
    expect(await shown(keepsake)).toContain('We do not know the day yet.');
    await planNext();
    await scene.told();
    expect(await shown(keepsake)).toContain('on Tuesday 8 June 2027');
    const made = await q().wording.propose({
      ...{ questionIds: [questionId], personId: scene.id('Wanda'), submissionId: 's', couldBeSix: true },
      ...{ theme: 'Food', wording: 'Can young people choose what they eat?' },
    });
    expect(made.ok && made.value.firstMeetingId).toBe(scene.meetingId);
  });

  it('put off no answer when it is called off, and move with it when it moves', async () => {
    const { askedId } = await scene.withOfficer('words');
    const due = async () => (await q().askedById(askedId))?.dueDay;
    expect(await due()).toBe('2027-03-09');
    await planNext();
    await scene.meetings.move(scene.meetingId, Day.parse('2027-03-09'));
    await scene.told();
    expect(await due()).toBe('2027-03-16');
    await scene.meetings.cancel(scene.meetingId);
    await scene.told();
    expect(await due()).toBe('2027-03-16');
    scene.now = at('2027-03-17');
    expect(await news(/^answer-late/)).toEqual(['answer-late → Dee', 'answer-late → Hana']);
  });

  it('tells asker, readers and officer once, at work, and nobody of a worry', async () => {
    await scene.asks('from an account', { askerId: scene.id('Yaz') });
    const worry = await scene.asks('from another', { askerId: scene.id('Zed') });
    await q().queue.open(worry.questionId, scene.id('Wanda'));
    await q().queue.worried(worry.questionId, scene.id('Wanda'));
    await scene.asks('not for the workers', { notTheWorker: true });
    const { askedId } = await scene.withOfficer('words');
    await planNext();
    const before = await news(/./);
    scene.now = at('2027-02-13', '11:00');
    await scene.meetings.cancel(scene.meetingId);
    const weekend = await news(/question-news|meeting-changed/);
    expect(weekend).toEqual(before.filter((one) => one.startsWith('question-news')));
    scene.now = at('2027-02-15', '09:30');
    const told = [
      'answer-meeting-changed → Otis',
      'question-news → Yaz',
      'questions-meeting-changed → Wanda',
      'questions-meeting-changed → Will',
    ];
    expect(await news(/question-news|meeting-changed/)).toEqual(told);
    scene.now = at('2027-02-16', '09:30');
    expect(await news(/question-news|meeting-changed/)).toEqual(told);
    expect(await shown(worry.keepsake)).toBe('');
    const rows = await scene.database.db.selectFrom('notice').selectAll().execute();
    const toAsker = rows.filter((row) => row.kind === 'question-news');
    // Outlasting the words, it would be the way from them to a person.
    expect(JSON.stringify(toAsker)).not.toMatch(new RegExp(`${worry.questionId}|${askedId}`));
    expect(toAsker.map((row) => row.subject)).toEqual([{}]);
  });

  it('says nothing to a worker who may not know of the only one there is', async () => {
    await scene.asks('not for the workers', { notTheWorker: true });
    await scene.meetings.cancel(scene.meetingId);
    expect(await news(/meeting-changed/)).toEqual([]);
  });

  it('tells the day to one who asked before it moved, not to one who asked since', async () => {
    const early = await scene.asks('early');
    scene.now = at('2027-02-09', '10:00');
    await scene.meetings.move(scene.meetingId, Day.parse('2027-03-09'));
    scene.now = at('2027-02-10', '10:00');
    const late = await scene.asks('late');
    expect(await shown(early.keepsake)).toBe(
      'The meeting on Tuesday 2 March 2027 has moved. It is now on Tuesday 9 March 2027. Your question goes with it.',
    );
    expect(await shown(late.keepsake)).toBe('');
    scene.now = at('2027-03-10');
    expect(await shown(early.keepsake)).toBe('');
  });

  it.each(['moved', 'called off'])('keeps words by the meeting really held: %s', async (how) => {
    const { questionId } = await scene.okay('words');
    if (how === 'moved') await scene.meetings.move(scene.meetingId, next);
    else {
      await planNext();
      await scene.meetings.cancel(scene.meetingId);
    }
    await scene.told();
    const words = async (day: Day) => {
      scene.now = at(day);
      await scene.told();
      const read = await q().queue.open(questionId, scene.id('Wanda'));
      return read.ok && read.value.content?.words;
    };
    expect(await words(addDays(first, 89))).toBe('words');
    expect(await words(addDays(next, 88))).toBe('words');
    expect(await words(addDays(next, 89))).toBeUndefined();
  });

  it('still tells of what is open ten working days after the day of one called off', async () => {
    await scene.asks('words');
    await planNext();
    await scene.meetings.cancel(scene.meetingId);
    await scene.told();
    scene.now = at('2027-03-16', '08:59');
    expect(await news(/^questions-left-open/)).toEqual([]);
    scene.now = at('2027-03-16', '09:00');
    expect(await news(/^questions-left-open/)).toEqual([
      'questions-left-open → Charlie',
      'questions-left-open → Hana',
      'questions-left-open → Wanda',
      'questions-left-open → Will',
    ]);
  });

  it('refuses a day that is taken or past, and a meeting that is off; a day called off is free again', async () => {
    const taken = await planNext();
    const refused = (work: Promise<unknown>, code: string) => expect(work).rejects.toMatchObject({ code });
    await refused(scene.meetings.move(scene.meetingId, next), 'already-a-meeting');
    await refused(scene.meetings.move(scene.meetingId, Day.parse('2027-02-01')), 'not-in-the-future');
    await scene.meetings.cancel(taken);
    await refused(scene.meetings.cancel(taken), 'over-or-off');
    expect((await scene.meetings.move(scene.meetingId, next)).day).toBe(next);
  });
});
