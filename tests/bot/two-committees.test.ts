/** Somebody of two committees: what they do on one is that one's, whichever they chose last or have left. */
import { randomUUID } from 'node:crypto';
import { createCourier } from '../../bot/courier';
import { createDispatch, type Dispatch } from '../../bot/dispatch';
import type { Messenger } from '../../bot/messenger';
import type { BotServices } from '../../bot/services';
import type { Inbound, Reply } from '../../bot/turn';
import type { VerbName } from '../../cards/verbs';
import { actionFields } from '../../services/actions/rules';
import { startMessages } from '../../services/commandline/message-stops';
import type { Notice, NoticeKind } from '../../services/notices/rules';
import type { Courier } from '../../services/notices/service';
import type { Role } from '../../services/people/rules';
import { programmeFields } from '../../services/programme/rules';
import { createKeyRing } from '../../services/questions/keys';
import { wireServices } from '../../services/wiring';
import { onEachEngine } from '../support/engines';
import { fineUpdate, smallPlan } from '../support/packs-world';
import { day, good, type PapersWorld, papersWorld } from '../support/papers-world';
import { putRow } from '../support/rows-of-everything';

jest.setTimeout(240_000);

const speech = 'One of them wrote: “my carer hits me and I am scared of him, please help me”.';

onEachEngine('somebody of two committees', (open) => {
  let world: PapersWorld;
  let dispatch: Dispatch;
  let services: BotServices;
  let [a, b] = ['', ''];

  beforeEach(async () => {
    world = await papersWorld(open);
    const { db, clock, library } = world;
    const wired = wireServices({
      ...{ db, clock, newId: randomUUID, library, alone: true, everyTick: [] },
      questionKeys: createKeyRing([Buffer.alloc(32, 7).toString('base64')]),
      log: (error) => {
        throw error;
      },
    });
    a = world.committeeId;
    const settings = await wired.committees.settingsOn(a, day('2027-01-04'));
    b = (await wired.committees.add({ ...settings, name: 'Another committee' })).committeeId;
    services = {
      ...wired,
      askAddress: () => null,
      questionNames: { reader: 'the worker', dutyTeam: '0300 000 0000', phones: [] },
      address: () => '',
    } as unknown as BotServices;
    dispatch = createDispatch(services);
  });
  afterEach(() => world.close());

  async function somebody(...roles: [role: Role, committeeId: string, untilDay?: string][]): Promise<string> {
    const id = randomUUID();
    const named = { name: `Person ${id}`, email: `${id}@council.example`, aad_object_id: id };
    await world.db
      .insertInto('person')
      .values({ id, ...named, created_at: new Date(0) })
      .execute();
    for (const [role, committee_id, until_day = null] of roles)
      await world.db
        .insertInto('person_role')
        .values({ person_id: id, role, committee_id, deputy: false, from_day: null, until_day })
        .execute();
    return id;
  }
  const send = (id: string, inbound: Inbound): Promise<Reply> =>
    dispatch({ aadObjectId: id, conversationId: 'c' }, inbound);
  const press = (id: string, data: Record<string, unknown>) =>
    send(id, { kind: 'presses', via: 'execute', activityId: null, data });
  const choose = (id: string, committeeId: string) => press(id, { verb: 'committee.choose', committeeId });
  const waiting = async () =>
    (await world.db.selectFrom('question').select('committee_id').execute()).map((one) => one.committee_id);
  const titleOf = (reply: Reply) => ('card' in reply ? reply.card.fallbackText : JSON.stringify(reply));

  it('has a young person’s words read by the worker of the committee that the card is about', async () => {
    const clerk = await somebody(['clerk', a], ['clerk', b]);
    await choose(clerk, a);
    await press(clerk, { verb: 'programme.add', committeeId: b, submissionId: randomUUID(), title: speech });
    expect(await waiting()).toEqual([b]);
  });

  it('has them read by the worker of the committee that they are on, not of the one they chose and left', async () => {
    const clerk = await somebody(['clerk', a], ['clerk', b]);
    await choose(clerk, a);
    await world.db
      .updateTable('person_role')
      .set({ until_day: '2027-01-03' })
      .where('person_id', '=', clerk)
      .where('committee_id', '=', a)
      .execute();
    await press(clerk, { verb: 'programme.add', submissionId: randomUUID(), title: speech });
    expect(await waiting()).toEqual([b]);
  });

  it('has them read there whatever other ids a card carries', async () => {
    const clerk = await somebody(['clerk', b]);
    const meetingId = world.meetings['2027-03-02'];
    await press(clerk, { verb: 'programme.add', submissionId: randomUUID(), title: speech, meetingId });
    expect(await waiting()).toEqual([b]);
  });

  it('is never asked which committee a young person’s words are for: they are kept first', async () => {
    const young = await somebody(['shadow-member', a], ['shadow-member', b]);
    const text = `My carer hits me and I am scared. ${'It goes on. '.repeat(40)}`;
    const reply = await send(young, { kind: 'says', text, messageId: 'm-1' });
    expect(await waiting()).toHaveLength(1);
    expect(titleOf(reply)).not.toContain('For which committee');
    expect(JSON.stringify(reply)).not.toContain('carer hits me');
  });

  it('nor when they press Send in the window', async () => {
    const young = await somebody(['shadow-member', a], ['shadow-member', b]);
    const data = { verb: 'question.send', submissionId: randomUUID(), words: 'My carer hits me', topic: '' };
    const reply = await send(young, { kind: 'submits-dialog', data });
    expect(await waiting()).toHaveLength(1);
    expect(JSON.stringify(reply)).not.toContain('carer hits me');
  });

  it('sees the help of where they are when they come back, not of the committee they chose and left', async () => {
    const one = await somebody(['clerk', a, '2027-01-03'], ['clerk', b]);
    await world.db.insertInto('committee_choice').values({ person_id: one, committee_id: a }).execute();
    expect(JSON.stringify(await send(one, { kind: 'installs' }))).toContain('clerk.status');
  });

  it('reads the findings of another committee’s pack as what they are there, by whatever card', async () => {
    const one = await somebody(['clerk', a], ['data-protection-adviser', b]);
    const { id: meetingB } = await world.services.meetings.add({
      ...{ committeeId: b, day: day('2027-03-09'), by: 'test' },
    });
    const findings = JSON.stringify([
      {
        ...{
          fingerprint: 'f1',
          rule: 'X',
          place: 'Somewhere',
          excerpt: 'Quillwort',
          why: 'Why',
          mayKeep: true,
        },
        ...{ severity: 'advice', privacy: false },
      },
    ]);
    const buildId = await putRow(world.db, 'pack_build', {
      ...{ meeting_id: meetingB, state: 'built', kind: 'pack', findings },
      ...{ files: '[]', edition_files: '[]', notes: '[]' },
    });
    const itemId = await putRow(world.db, 'agenda_item', {
      ...{ meeting_id: world.meetings['2027-03-02'], part: 1, title: 'Report', kind: 'report' },
      timing: '{"kind":"on-time"}',
    });
    const plain = JSON.stringify(await press(one, { verb: 'pack.findings', buildId }));
    const around = JSON.stringify(
      await press(one, {
        ...{ verb: 'agenda.choose-file', itemId, attachmentId: 'none', answer: 'accept', buildId },
        submissionId: randomUUID(),
      }),
    );
    expect(plain).not.toContain('Quillwort');
    expect(around).not.toContain('Quillwort');
  });

  it('sees on every card of an update the committee that asked for it, whichever they chose', async () => {
    const { strategies, meetings, rounds } = world.services;
    const lead = await somebody(['lead', a], ['lead', b]);
    await strategies.store(smallPlan, { committeeId: b, by: 'test', source: 'test' });
    await meetings.add({ committeeId: b, day: day('2027-03-09'), by: 'test' });
    await rounds.planUpcoming();
    const planned = await rounds.present(b);
    const clerk = await somebody(['clerk', b]);
    const round = good(await rounds.open(planned?.id ?? '', clerk));
    const { requests } = await rounds.overview(round.id);
    const [request] = requests.filter(({ ref }) => ref === '1.2');
    const requestId = request?.id ?? '';
    const given = { requestId, byPersonId: clerk, toPersonId: lead, submissionId: randomUUID() };
    good(await rounds.handOver(given));
    await choose(lead, a);
    const words = {
      status: 'on-track',
      done: fineUpdate.done,
      difference: fineUpdate.difference,
      next: 'x y',
    };
    const pressed: [verb: VerbName, more: Record<string, unknown>][] = [
      ['update.open', {}],
      ['update.save-draft', { basedOn: 0, ...words, status: '' }],
      ['update.no-change', {}],
      ['update.send-no-change', { submissionId: randomUUID() }],
      ['update.more-time', {}],
      ['update.ask-more-time', { submissionId: randomUUID() }],
      ['update.pass-on', {}],
      ['update.send', { basedOn: 0, submissionId: randomUUID() }],
      ['update.send', { basedOn: 0, submissionId: randomUUID(), ...words }],
      ['update.history', {}],
      ['update.open', {}],
      ['updates.list', {}],
    ];
    for (const [verb, more] of pressed) {
      const said = JSON.stringify(await press(lead, { verb, requestId, ...more }));
      expect([verb, said.includes(a)]).toEqual([verb, false]);
      if (verb !== 'updates.list') expect([verb, said.includes('Another committee')]).toEqual([verb, true]);
    }
  });

  it('stands in the record of the committee whose action or programme they wrote in', async () => {
    world.clock.at = new Date('2027-01-04T09:05:07Z');
    const clerk = await somebody(['clerk', a], ['clerk', b]);
    const action = { submissionId: randomUUID(), [actionFields.meeting]: world.meetings['2027-03-02'] };
    const words = { [actionFields.ask]: 'A guide for carers', [actionFields.ownerPost]: 'Head of Service' };
    await press(clerk, { verb: 'actions.add', committeeId: a, ...action, ...words });
    const item = { [programmeFields.title]: 'Annual report', [programmeFields.when]: 'month:6' };
    await press(clerk, { verb: 'programme.add', committeeId: b, submissionId: randomUUID(), ...item });
    const read = async (committeeId: string) => {
      const { lines } = await world.services.record.read({ readerId: clerk, committeeIds: [committeeId] });
      return lines.map(({ did }) => did.replace(/ \(.*/, ''));
    };
    expect(await read(a)).toContain('wrote down an action of the committee');
    expect(await read(a)).not.toContain('added to the work programme');
    expect(await read(b)).toEqual(['added to the work programme']);
  });

  it('gets the late list of each in one message, and of a late lead only what that committee waits for', async () => {
    const { strategies, meetings, rounds } = world.services;
    const who = await somebody(['clerk', a], ['clerk', b]);
    const manager = await somebody(['head-of-service', a]);
    const lead = await somebody(['lead', a], ['lead', b]);
    const roundIds: string[] = [];
    await meetings.add({ committeeId: b, day: day('2027-03-09'), by: 'test' });
    for (const [committeeId, word] of [
      [a, 'Alpha'],
      [b, 'Beta'],
    ] as const) {
      const actions = smallPlan.actions.map((one) => ({ ...one, title: `${word} ${one.ref}` }));
      await strategies.store({ ...smallPlan, actions }, { committeeId, by: 'test', source: 'test' });
      await rounds.planUpcoming();
      const round = good(await rounds.open((await rounds.present(committeeId))?.id ?? '', who));
      roundIds.push(round.id);
      const [request] = (await rounds.overview(round.id)).requests;
      const passed = { requestId: request?.id ?? '', byPersonId: who, toPersonId: lead };
      good(await rounds.handOver({ ...passed, submissionId: randomUUID() }));
    }
    world.clock.at = new Date('2027-02-03T10:05:00Z');
    const said = new Map<string, string>();
    const messenger = {
      send: async (aad: string, message: unknown) => {
        said.set(aad, JSON.stringify(message));
        return { kind: 'delivered', conversationId: 'c', activityId: 'm' };
      },
    } as unknown as Messenger;
    const courier = createCourier(services, messenger);
    const notice = (kind: NoticeKind, roundId: string, more = {}) =>
      ({ ...{ id: roundId, key: roundId, kind }, subject: { roundId, ...more } }) as unknown as Notice;
    const [roundA = '', roundB = ''] = roundIds;
    const opened = [notice('round-opened-clerk', roundA), notice('round-opened-clerk', roundB)];
    await courier.deliver(who, opened);
    expect(said.get(who)).toContain('Another committee: ');
    expect(said.get(who)).toContain('Cared for Children Committee: ');
    await courier.deliver(who, [notice('late-list', roundA), notice('late-list', roundB)]);
    expect(said.get(who)).toContain('Two things for you');
    await courier.deliver(manager, [notice('late-to-manager', roundA, { leadPersonId: lead })]);
    expect(said.get(manager)).toContain('Alpha 1.1');
    expect(said.get(manager)).not.toContain('Beta');
  });

  it('gets no message about a committee that they have left, and a worry of it goes to whoever stands in', async () => {
    const left = await somebody(['clerk', a, '2027-01-03'], ['clerk', b]);
    const { id: meetingB } = await world.services.meetings.add({
      ...{ committeeId: b, day: day('2027-03-09'), by: 'test' },
    });
    const cover = await somebody(['question-cover', a]);
    const meetingA = world.meetings['2027-03-02'] ?? '';
    const questionId = await putRow(world.db, 'question', { committee_id: a, state: 'unread', way: 'chat' });
    const dueAt = new Date(0);
    const about = (key: string, kind: NoticeKind, subject: Record<string, string>) => ({
      ...{ key, kind, personId: left, subject, dueAt },
    });
    await world.services.notices.queue(world.db, [
      about('a', 'dates-moved', { meetingId: meetingA }),
      about('b', 'dates-moved', { meetingId: meetingB }),
      about('c', 'question-arrived', { questionId }),
    ]);
    world.clock.at = new Date('2027-01-04T10:05:00Z');
    const got: string[] = [];
    const deliver: Courier['deliver'] = async (personId, notices) => {
      got.push(...notices.map(({ key }) => `${personId === left ? 'they' : personId} ${key}`));
      return { result: { kind: 'delivered', conversationId: 'c', activityId: 'm' }, notNeeded: new Map() };
    };
    await world.services.notices.deliverDue({ deliver });
    await world.services.notices.deliverDue({ deliver });
    expect(got).toEqual(['they b', `${cover} c:instead:${cover}`]);
  });

  it('whose messages one committee stopped is shown as stopped to the clerk of the other, not why', async () => {
    const lead = await somebody(['lead', a], ['lead', b]);
    const [clerkA, clerkB] = [await somebody(['clerk', a]), await somebody(['clerk', b])];
    const draft = { personId: lead, fromDay: null, untilDay: null, reason: 'a bereavement' };
    good(await services.stops.stop(a, draft, { personId: clerkA, submissionId: randomUUID() }));
    const shown = JSON.stringify(await send(clerkB, { kind: 'says', text: 'stop messages' }));
    expect(shown).toContain(`Person ${lead}, from Monday 4 January 2027 until they are started again`);
    expect(shown).toContain('Stopped by another committee');
    expect(shown).not.toMatch(/bereavement|Start again|Everyone gets/);
    expect(shown).not.toContain(clerkA);
    const own = JSON.stringify(await send(clerkA, { kind: 'says', text: 'stop messages' }));
    expect(own).toMatch(/bereavement/);
    expect(own).not.toContain('Stopped by another committee');
  });

  it('who was stopped twice is not said to get messages while the other stop stands', async () => {
    const lead = await somebody(['lead', a], ['lead', b]);
    const [clerkA, clerkB] = [await somebody(['clerk', a]), await somebody(['clerk', b])];
    const draft = { personId: lead, fromDay: null, untilDay: null, reason: 'a bereavement' };
    const stop = async (committeeId: string, personId: string) =>
      good(await services.stops.stop(committeeId, draft, { personId, submissionId: randomUUID() })).id;
    const [first, second] = await Promise.all([stop(a, clerkA), stop(a, clerkA)]);
    const third = await stop(b, clerkB);
    const end = async (personId: string, stopId: string) =>
      JSON.stringify(await press(personId, { verb: 'stops.end', stopId, submissionId: randomUUID() }));
    const [one, other] = await Promise.all([end(clerkA, first), end(clerkA, first)]);
    for (const said of [one, other, await end(clerkA, second)]) {
      expect(said).toMatch(/still gets no messages, because another one stands/);
      expect(said).not.toMatch(/gets messages again/);
    }
    const email = `${lead}@council.example`;
    const settings = () => services.committees.settingsOn(a, day('2027-01-04'));
    const ofA = { ...world.services, committees: { ...services.committees, default: settings } };
    expect(await startMessages(ofA, { email })).toMatch(/still gets no messages: another committee/);
    expect(await end(clerkB, third)).toMatch(/gets messages again/);
    expect(await startMessages(ofA, { email })).toMatch(/gets their messages already/);
  });

  it('reads of a new day off which committee each date that moved is of, and nothing of one that is not theirs', async () => {
    await services.meetings.add({ committeeId: b, day: day('2027-03-09'), by: 'test' });
    const [both, one] = [await somebody(['clerk', a], ['clerk', b]), await somebody(['clerk', b])];
    const dayOff = (dayOffDay: string) => ({
      ...{ verb: 'clerk.add-day-off', submissionId: randomUUID(), committeeId: b },
      ...{ dayOff: dayOffDay, dayOffName: 'One-off holiday', dayOffKind: 'bank-holiday' },
    });
    const told = JSON.stringify(await press(both, dayOff('2027-02-26')));
    expect(told).toContain('Cared for Children Committee: Publication');
    expect(told).toContain('Another committee: Updates due');
    const here = JSON.stringify(await press(one, dayOff('2027-02-25')));
    expect(here).toContain('Another committee: Updates due');
    expect(here).not.toContain('Cared for Children Committee');
    expect(here).toContain('Dates of another committee moved too');
  });

  it('is shown what was deleted of one committee, not of the other', async () => {
    const manager = await somebody(['head-of-service', b]);
    const meeting_id = world.meetings['2026-12-01'];
    await putRow(world.db, 'question_purge', { meeting_id, questions: 3, waiting: 1 });
    expect(JSON.stringify(await send(manager, { kind: 'says', text: 'deleted' }))).not.toContain(
      'of three questions',
    );
    const here = await somebody(['head-of-service', a]);
    expect(JSON.stringify(await send(here, { kind: 'says', text: 'deleted' }))).toContain(
      'of three questions',
    );
  });
});
