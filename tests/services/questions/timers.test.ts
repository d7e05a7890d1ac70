/** The clock moved through an evening, a weekend and Christmas: each timer fires when it should, to whom it should (domain.md 2.9.6). */
import { londonDay } from '../../../services/calendar/rules';
import { waitingWords } from '../../../services/questions/rules';
import { onEachEngine } from '../../support/engines';
import { at, type Scene, setScene } from './scene';

onEachEngine('what stays unread', (open) => {
  let scene: Scene;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const database = await open();
    close = database.close;
    scene = await setScene(database);
  });
  afterEach(() => close());

  /** Practice is another test's. */
  const told = async () => (await scene.told()).filter((one) => !one.startsWith('practice'));
  const arrived = ['question-arrived → Wanda', 'question-arrived → Will'];
  const deputy = 'question-unread-deputy → Cora';
  const manager = 'question-unread-manager → Max';

  it('promises no day that has gone by: it is late, and says who has been told', async () => {
    const hold = async () => {
      const held = await scene.questions.held.hold({
        ...{ ids: {}, committeeId: async () => scene.committeeId, way: 'update', place: 'an update' },
        ...{ byPersonId: scene.id('Wanda'), theirVoice: false, text: 'One boy said he is cold.' },
      });
      return held.ok ? held.value : null;
    };
    scene.now = at('2027-01-05', '10:00');
    expect(await hold()).toMatchObject({ waiting: 1, readBy: at('2027-01-05', '17:00'), late: null });
    const by = at('2027-01-05', '17:00');
    for (const [time, told] of [
      ['09:30', 'cover'],
      ['10:30', 'manager'],
    ] as const) {
      scene.now = at('2027-01-06', time);
      expect(await hold()).toMatchObject({ waiting: 1, readBy: null, late: { by, told } });
    }
  });

  it('tells the one who asked that it is late, and promises a day that is still to come', async () => {
    scene.now = at('2027-01-05', '15:30');
    const { keepsake } = await scene.asks('words');
    const view = async () => {
      const viewed = await scene.questions.home.view({ keepsake });
      return viewed.ok ? waitingWords(viewed.value) : '';
    };
    expect(await view()).toBe('A real person will read it by 5pm on Tuesday 5 January.');
    scene.now = at('2027-01-06', '09:30');
    expect(await view()).toContain('by 5pm on Tuesday 5 January. That has not happened.');
    expect(await view()).toContain(
      'someone else will be told. A real person will read it by 5pm on Wednesday 6 January.',
    );
  });

  it.each([
    [
      'on a working morning',
      '2027-01-05 09:30',
      '2027-01-05 09:30',
      '2027-01-05 13:30',
      '2027-01-06 09:30',
      '2027-01-05 17:00',
    ],
    [
      'late in the day',
      '2027-01-05 16:30',
      '2027-01-05 16:30',
      '2027-01-06 12:30',
      '2027-01-06 16:30',
      '2027-01-06 17:00',
    ],
    [
      'in the evening',
      '2027-01-05 20:00',
      '2027-01-06 09:00',
      '2027-01-06 13:00',
      '2027-01-06 17:00',
      '2027-01-06 17:00',
    ],
    [
      'at a weekend',
      '2027-01-09 11:00',
      '2027-01-11 09:00',
      '2027-01-11 13:00',
      '2027-01-11 17:00',
      '2027-01-11 17:00',
    ],
    // Friday 25 December is a bank holiday, and Monday 28 December stands in for Boxing Day.
    [
      'on Christmas Eve, late',
      '2026-12-24 16:00',
      '2026-12-24 16:00',
      '2026-12-29 12:00',
      '2026-12-29 16:00',
      '2026-12-24 17:00',
    ],
    [
      'on Christmas Day',
      '2026-12-25 10:00',
      '2026-12-29 09:00',
      '2026-12-29 13:00',
      '2026-12-29 17:00',
      '2026-12-29 17:00',
    ],
    [
      'when the clocks go forward',
      '2027-03-26 10:00',
      '2027-03-30 09:00',
      '2027-03-30 13:00',
      '2027-03-30 17:00',
      '2027-03-30 17:00',
    ],
  ])('%s', async (_when, asked, toldAt, toDeputy, toManager, promised) => {
    const moment = (text: string) => at(text.slice(0, 10), text.slice(11));
    const before = (date: Date) => new Date(date.getTime() - 60_000);
    scene.now = moment(asked);
    expect(await scene.questions.readBy()).toEqual(moment(promised));
    await scene.asks('Why is the bus so dear?');
    if (moment(toldAt) > moment(asked)) {
      scene.now = before(moment(toldAt));
      expect(await told()).toEqual([]);
    }
    scene.now = before(moment(toDeputy));
    expect(await told()).toEqual(arrived);
    scene.now = moment(toDeputy);
    expect(await told()).toEqual([...arrived, deputy]);
    scene.now = before(moment(toManager));
    expect(await told()).toEqual([...arrived, deputy]);
    scene.now = moment(toManager);
    expect(await told()).toEqual([...arrived, deputy, manager]);
    // Planning again tells nobody twice.
    expect(await told()).toEqual([...arrived, deputy, manager]);
  });

  it('a day on which the offices shut, added later, moves the timers', async () => {
    scene.now = at('2027-01-05', '20:00');
    await scene.asks('Why?');
    const snow = at('2027-01-06');
    const day = londonDay(snow);
    await scene.calendar.addDayOff({ from: day, to: day, kind: 'closure', name: 'Snow', by: 'Cleo' });
    scene.now = at('2027-01-06', '13:30');
    expect(await told()).not.toContain(deputy);
    scene.now = at('2027-01-07', '13:00');
    expect(await told()).toContain(deputy);
  });

  it('opening it is not deciding: the timers run until somebody has decided, and then nobody is told', async () => {
    scene.now = at('2027-01-05');
    const { questionId } = await scene.asks('Why?');
    await scene.questions.queue.open(questionId, scene.id('Wanda'));
    scene.now = at('2027-01-05', '13:00');
    expect(await told()).toContain(deputy);
    expect(await scene.questions.stillUndecided(questionId)).toBe(true);
    await scene.questions.queue.okToUse(questionId, scene.id('Cora'));
    expect(await scene.questions.stillUndecided(questionId)).toBe(false);
    scene.now = at('2027-01-08');
    expect(await told()).not.toContain(manager);
  });

  it('goes to the cover at once when the asker does not want the worker to see it', async () => {
    scene.now = at('2027-01-05');
    const { questionId } = await scene.asks('It is about the worker', { notTheWorker: true });
    expect(await told()).toEqual(['question-arrived → Cora']);
    for (const name of ['Wanda', 'Will']) {
      expect(await scene.questions.queue.list(scene.committeeId, scene.id(name))).toEqual([]);
      const opened = await scene.questions.queue.open(questionId, scene.id(name));
      expect(opened).toEqual({ ok: false, refusal: { code: 'not-found' } });
    }
    expect((await scene.questions.queue.open(questionId, scene.id('Cora'))).ok).toBe(true);
  });

  it('a worry not handed over in an hour shows its holder the phone list, evenings too', async () => {
    scene.now = at('2027-01-08', '16:55');
    const { questionId } = await scene.asks('I am not safe at home');
    await scene.questions.queue.worried(questionId, scene.id('Wanda'));
    scene.now = at('2027-01-08', '17:54');
    expect(await told()).not.toContain('concern-phone-list → Wanda');
    scene.now = at('2027-01-08', '17:55');
    expect(await told()).toContain('concern-phone-list → Wanda');
  });

  it('a worry handed over in time shows nobody the phone list', async () => {
    scene.now = at('2027-01-08', '10:00');
    const { questionId } = await scene.asks('I am not safe at home');
    await scene.questions.queue.worried(questionId, scene.id('Wanda'));
    scene.now = at('2027-01-08', '10:30');
    const handed = await scene.questions.safety.handedOver({
      ...{
        questionId,
        personId: scene.id('Wanda'),
        reference: 'FD-1',
        receivedBy: 'Front door',
        receivedAt: null,
      },
    });
    expect(handed.ok).toBe(true);
    scene.now = at('2027-01-11', '12:00');
    expect(await told()).not.toContain('concern-phone-list → Wanda');
  });
});

onEachEngine('an answer that is owed', (open) => {
  let scene: Scene;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const database = await open();
    close = database.close;
    scene = await setScene(database);
    scene.now = at('2027-02-10', '10:00');
  });
  afterEach(() => close());

  const about = async () =>
    (await scene.told()).filter((one) => /^(answer|question-to-answer|questions-)/.test(one));

  it('is chased with the manners of an update, shown to chair and head of service in time, and told of after ten days', async () => {
    await scene.withOfficer('food');
    expect(await about()).toEqual(['question-to-answer → Otis']);
    // Pre-meet on Wednesday 24 February: seen the day before.
    scene.now = at('2027-02-23', '09:00');
    expect(await about()).toEqual(
      expect.arrayContaining(['questions-for-premeet → Charlie', 'questions-for-premeet → Hana']),
    );
    scene.now = at('2027-02-25', '09:00');
    expect(await about()).toEqual(
      expect.arrayContaining(['questions-for-chair → Charlie', 'questions-for-chair → Hana']),
    );
    expect(await about()).not.toContain('answer-nudge-1 → Otis');
    // Due five working days after Tuesday 2 March: Tuesday 9 March.
    scene.now = at('2027-03-02', '09:00');
    expect(await about()).toContain('answer-nudge-1 → Otis');
    scene.now = at('2027-03-05', '09:00');
    expect(await about()).toContain('answer-nudge-2 → Otis');
    scene.now = at('2027-03-09', '09:00');
    expect(await about()).toContain('answer-due-today → Otis');
    expect(await about()).not.toContain('answer-late → Dee');
    scene.now = at('2027-03-10', '09:00');
    expect(await about()).toEqual(expect.arrayContaining(['answer-late → Dee', 'answer-late → Hana']));
    expect(await about()).not.toContain('questions-left-open → Charlie');
    scene.now = at('2027-03-16', '09:00');
    expect(await about()).toEqual(
      expect.arrayContaining([
        'questions-left-open → Charlie',
        'questions-left-open → Hana',
        'questions-left-open → Wanda',
      ]),
    );
  });

  it('is chased no more once it has come', async () => {
    const { askedId } = await scene.withOfficer('food');
    await scene.questions.answering.answer({
      ...{ askedId, personId: scene.id('Otis'), submissionId: 'one', keepWords: false, outcome: 'answered' },
      ...{ answer: 'Yes, you can.', what: '', byDay: null, who: '', reason: '', passedTo: '' },
    });
    scene.now = at('2027-03-16', '09:00');
    expect((await about()).filter((one) => one.startsWith('answer-'))).toEqual([]);
    expect(await scene.told()).toContain('question-answered → Wanda');
  });
});
