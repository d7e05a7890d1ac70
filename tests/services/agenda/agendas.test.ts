import { businessOf, agendaFields as fields } from '../../../services/agenda/rules';
import { onEachEngine } from '../../support/engines';
import { day, good, type PapersWorld, papersWorld, whyNot } from '../../support/papers-world';

const folder = '2027-03-02 Cared for Children Committee';
const privateFolder = `${folder}, Part 2, not for publication`;

onEachEngine('agendas', (open) => {
  let world: PapersWorld;
  let march: string;
  beforeEach(async () => {
    world = await papersWorld(open);
    march = world.meetings['2027-03-02'] ?? '';
  });
  afterEach(() => world.close());

  const agendas = () => world.services.agendas;
  const clerk = () => world.by(world.who.clerk);
  const words = { [fields.title]: 'A survey', [fields.purpose]: 'To note it.', [fields.timing]: 'on-time' };
  const exempt = {
    [fields.privacyKind]: 'exempt',
    [fields.paragraphs]: '2',
    [fields.publicTitle]: 'A matter',
    [fields.publicInterest]: 'A child could be recognised.',
  };
  const add = async (over: Record<string, string> = {}) => {
    const { item } = good(
      await agendas().add({ ...clerk(), meetingId: march, typed: { ...words, ...over } }),
    );
    if (!item) throw new Error('nothing was added');
    return item;
  };
  const again = async (itemId: string) => (await agendas().item(itemId))?.item;

  it('makes one agenda when two ask at once', async () => {
    const [one, other] = await Promise.all([agendas().of(march), agendas().of(march)]);
    expect(one).toEqual(other);
    expect(one.items.filter(({ kind }) => kind === 'apologies')).toHaveLength(1);
  });

  it('names the meeting whose minutes are to be agreed, where it knows of one', async () => {
    const purpose = async (date: string) =>
      (await agendas().of(world.meetings[date] ?? '')).items.find(({ kind }) => kind === 'minutes')?.purpose;
    expect(await purpose('2027-03-02')).toContain('the meeting on Tuesday 1 December 2026');
    expect(await purpose('2026-12-01')).toContain('minutes of the last meeting');
  });

  it('appoints the chair at the first meeting of the municipal year alone', async () => {
    const kinds = async (date: string) =>
      (await agendas().of(world.meetings[date] ?? '')).items.map(({ kind }) => kind);
    expect(await kinds('2027-03-02')).not.toContain('appointment-of-chair');
    expect(await kinds('2027-06-08')).toContain('appointment-of-chair');
    expect(await kinds('2027-09-07')).not.toContain('appointment-of-chair');
  });

  it('takes names from the settings of the meeting’s day, also when they change later (Annex B 14)', async () => {
    const june = world.meetings['2027-06-08'] ?? '';
    await agendas().of(march);
    await agendas().of(june);
    await world.services.committees.change(world.committeeId, {
      fromDay: day('2027-05-01'),
      name: 'Committee for Our Children',
      shadowCommitteeName: 'My VOICE',
    });
    const title = async (meetingId: string) =>
      (await agendas().of(meetingId)).items.find(({ kind }) => kind === 'shadow-committee')?.title;
    expect(await title(march)).toBe('Update from the shadow committee (My VOICE)');
    expect(await title(june)).toBe('Update from My VOICE');
    expect((await agendas().facts(march, 1)).bodyName).toBe('Cared for Children Committee');
    expect((await agendas().facts(june, 1)).bodyName).toBe('Committee for Our Children');
  });

  it('keeps a name that was not typed over following the settings when another word changes', async () => {
    const june = world.meetings['2027-06-08'] ?? '';
    const item = (await agendas().of(june)).items.find(({ kind }) => kind === 'shadow-committee');
    const typed = { [fields.title]: item?.title ?? '', [fields.purpose]: 'To listen.' };
    good(await agendas().saveWords({ ...clerk(), itemId: item?.id ?? '', version: 1, typed }));
    await world.services.committees.change(world.committeeId, {
      fromDay: day('2027-05-01'),
      shadowCommitteeName: 'Our Voice',
    });
    expect(await again(item?.id ?? '')).toMatchObject({
      title: 'Update from Our Voice',
      purpose: 'To listen.',
    });
  });

  it('uses a committee’s own order for agendas made after it, from its day on', async () => {
    await agendas().of(march);
    const content = {
      ...(await agendas().order(world.committeeId, day('2027-01-04'))),
      publicSpeaking: true,
    };
    await agendas().setOrder({
      ...{ committeeId: world.committeeId, content, by: 'test' },
      fromDay: day('2027-03-01'),
    });
    const speaks = async (date: string) =>
      (await agendas().of(world.meetings[date] ?? '')).items.some(({ kind }) => kind === 'public-speaking');
    expect([await speaks('2026-12-01'), await speaks('2027-03-02'), await speaks('2027-06-08')]).toEqual([
      false,
      false,
      true,
    ]);
    const bad = { ...content, items: [] };
    await expect(
      agendas().setOrder({
        committeeId: world.committeeId,
        content: bad,
        by: 'test',
        fromDay: day('2027-03-01'),
      }),
    ).rejects.toThrow();
  });

  it('stores one item for one press, however often it comes, and answers each with it', async () => {
    const press = { ...clerk(), meetingId: march, typed: words };
    const came = await Promise.all([agendas().add(press), agendas().add(press), agendas().add(press)]);
    expect(new Set(came.map((change) => good(change).item?.id)).size).toBe(1);
    expect((await agendas().of(march)).items.filter(({ title }) => title === 'A survey')).toHaveLength(1);
  });

  it('lets one of two clerks move at a time, and tells the other', async () => {
    const item = await add();
    const { version } = await agendas().of(march);
    const both = await Promise.all(
      [world.who.clerk, world.who.second].map((id) =>
        agendas().move({ ...world.by(id), itemId: item.id, agendaVersion: version, direction: 'up' }),
      ),
    );
    expect(both.map(whyNot).sort()).toEqual(['changed-meanwhile', 'went well']);
  });

  it('moves no item out of its part, nor the first one up', async () => {
    const item = await add();
    good(await agendas().makePrivate({ ...clerk(), itemId: item.id, version: item.version, typed: exempt }));
    const { version, items } = await agendas().of(march);
    const move = (itemId: string) =>
      agendas().move({ ...clerk(), itemId, agendaVersion: version, direction: 'up' });
    expect(whyNot(await move(item.id))).toBe('cannot-move');
    expect(whyNot(await move(items[0]?.id ?? ''))).toBe('cannot-move');
    expect(whyNot(await move(items.find(({ kind }) => kind === 'exclusion')?.id ?? ''))).toBe('not-found');
  });

  it('refuses everybody but a clerk of the committee, save the chair for an opinion', async () => {
    const item = await add();
    const typed = {
      [fields.timing]: 'urgent',
      [fields.urgentReason]: 'a',
      [fields.whyLate]: 'b',
      [fields.whyNotWait]: 'c',
      [fields.chair]: world.who.chair,
    };
    for (const id of [world.who.member, world.who.lead, 'nobody']) {
      const press = { ...world.by(id), itemId: item.id, version: item.version, typed };
      expect(whyNot(await agendas().relabel(press))).toBe('not-allowed');
      expect(whyNot(await agendas().makePrivate({ ...press, typed: exempt }))).toBe('not-allowed');
    }
    const chairs = { ...world.by(world.who.chair), itemId: item.id, version: item.version };
    expect(whyNot(await agendas().withdraw({ ...chairs, typed: { [fields.withdrawnReason]: 'x' } }))).toBe(
      'not-allowed',
    );
    const { item: urgent } = good(await agendas().relabel({ ...chairs, typed }));
    expect(urgent?.timing).toMatchObject({
      kind: 'urgent',
      opinion: { chairPersonId: world.who.chair, at: world.clock.at },
    });
  });

  it('takes private papers from the private folder only, and cannot be opened while one is attached', async () => {
    await world.library.put(folder, 'Open.pdf', Buffer.from('%PDF-1.7 open'));
    await world.library.put(privateFolder, 'Secret.pdf', Buffer.from('%PDF-1.7 secret'));
    await world.library.put(folder, 'Figures.xlsx', Buffer.from('figures'));
    const item = await add();
    const attach = (name: string) =>
      agendas().attach({ ...clerk(), itemId: item.id, typed: { [fields.file]: name } });
    expect(whyNot(await attach('Secret.pdf'))).toBe('needs-attention');
    expect(whyNot(await attach('Figures.xlsx'))).toBe('needs-attention');
    expect(whyNot(await attach('../Open.pdf'))).toBe('needs-attention');
    good(await attach('Open.pdf'));
    good(await attach('Open.pdf'));
    const now = await again(item.id);
    expect(now?.attachments.map(({ name, part }) => [name, part])).toEqual([['Open.pdf', 1]]);
    good(await agendas().makePrivate({ ...clerk(), itemId: item.id, version: item.version, typed: exempt }));
    good(await attach('Secret.pdf'));
    const closed = await again(item.id);
    const makeOpen = () => agendas().makeOpen({ ...clerk(), itemId: item.id, version: closed?.version ?? 0 });
    expect(whyNot(await makeOpen())).toBe('private-files');
    const secret = closed?.attachments.find(({ part }) => part === 2);
    good(await agendas().detach({ ...clerk(), itemId: item.id, attachmentId: secret?.id ?? '' }));
    good(await makeOpen());
    const { links } = await agendas().facts(march, 1);
    expect(Object.values(links)).toEqual([`https://library.example/${folder}/Open.pdf`]);
  });

  it('lists nothing after publication day but on the chair’s opinion; a meeting called late has its own day', async () => {
    world.clock.at = new Date('2027-02-22T17:00:59Z');
    const item = await add();
    // Later than 17:00 is the next working day, which is after the last lawful one.
    for (const when of ['2027-02-22T17:01:00Z', '2027-02-22T17:30:00Z', '2027-02-23T00:30:00Z']) {
      world.clock.at = new Date(when);
      const late = await agendas().add({ ...clerk(), meetingId: march, typed: words });
      expect(late).toMatchObject({ ok: false, refusal: { code: 'too-late', publishedBy: '2027-02-22' } });
      expect(await agendas().isLate(march)).toBe(true);
    }
    const typed = { [fields.timing]: 'to-follow', [fields.toFollowReason]: 'Figures' };
    good(await agendas().relabel({ ...clerk(), itemId: item.id, version: item.version, typed }));
    const called = await world.services.meetings.add({
      ...{ committeeId: world.committeeId, day: day('2027-02-26'), by: 'test' },
    });
    good(await agendas().add({ ...clerk(), meetingId: called.id, typed: words }));
    world.clock.at = new Date('2027-02-24T09:00:00Z');
    expect(whyNot(await agendas().add({ ...clerk(), meetingId: called.id, typed: words }))).toBe('too-late');
  });

  it('puts an item back after publication only when it was on the agenda that went out', async () => {
    const early = await add();
    const gone = async (id: string) => {
      const version = (await again(id))?.version ?? 0;
      const typed = { [fields.withdrawnReason]: 'Not ready' };
      good(await agendas().withdraw({ ...clerk(), itemId: id, version, typed }));
    };
    const back = async (id: string) =>
      agendas().restore({ ...clerk(), itemId: id, version: (await again(id))?.version ?? 0 });
    await gone(early.id);
    const listed = await add({ [fields.title]: 'Another' });
    world.clock.at = new Date('2027-02-24T09:00:00Z');
    await gone(listed.id);
    expect(whyNot(await back(early.id))).toBe('too-late');
    good(await back(listed.id));
  });

  it('lets minutes run on from the last meeting, and begin anew in the municipal year', async () => {
    const typed = { [fields.minuteNumber]: '18' };
    good(await agendas().setFirstMinute({ ...clerk(), meetingId: march, typed }));
    const december = world.meetings['2026-12-01'] ?? '';
    expect(await agendas().suggestedFirstMinute(march)).toBeNull();
    good(await agendas().setFirstMinute({ ...clerk(), meetingId: december, typed }));
    const items = businessOf(await agendas().of(december)).length;
    expect(await agendas().suggestedFirstMinute(march)).toBe(18 + items);
    expect(await agendas().suggestedFirstMinute(world.meetings['2027-06-08'] ?? '')).toBe(1);
  });

  it('is a record once the meeting was held: nothing changes but where its minutes begin', async () => {
    const item = await add();
    world.clock.at = new Date('2027-03-02T20:00:00Z');
    const press = () => ({ ...clerk(), itemId: item.id, version: item.version });
    const typed = { [fields.title]: 'A survey', [fields.purpose]: 'To note what came of it.' };
    const { item: changed } = good(await agendas().saveWords({ ...press(), typed }));
    world.clock.at = new Date('2027-03-03T09:00:00Z');
    expect(whyNot(await agendas().add({ ...clerk(), meetingId: march, typed: words }))).toBe('meeting-over');
    const late = { ...press(), version: changed?.version ?? 0, typed: exempt };
    expect(whyNot(await agendas().makePrivate(late))).toBe('meeting-over');
    const number = { [fields.minuteNumber]: '30' };
    good(await agendas().setFirstMinute({ ...clerk(), meetingId: march, typed: number }));
  });

  it('gives a written report one place, whoever presses, and shows its title', async () => {
    const { reports } = world.services;
    const typed = { reportTitle: 'What carers said' };
    const report = good(await reports.create({ ...world.by(world.who.lead), meetingId: march, typed }));
    const placed = await Promise.all(
      [world.who.clerk, world.who.second].map((id) =>
        agendas().placeReport({ ...world.by(id), reportId: report.id, itemId: null }),
      ),
    );
    expect(new Set(placed.map((change) => good(change).item?.id)).size).toBe(1);
    const item = (await agendas().of(march)).items.find(({ reportId }) => reportId === report.id);
    expect(item?.title).toBe('What carers said');
    expect((await agendas().facts(march, 1)).reports).toEqual({ [item?.id ?? '']: 'What carers said' });
  });
});
