import {
  type CommitteeAction,
  actionFields as fields,
  forPapers,
  isPastItsDate,
} from '../../../services/actions/rules';
import { composeActions } from '../../../services/pack/compose/actions';
import { settle } from '../../../services/pack/outline/settle';
import { onEachEngine } from '../../support/engines';
import { day, good, type PapersWorld, papersWorld, whyNot } from '../../support/papers-world';

const sample = (id: string, over: Partial<CommitteeAction> = {}): CommitteeAction => ({
  ...{ id, committeeId: 'committee', meetingId: 'meeting', meetingDay: day('2026-12-01'), kind: 'ask' },
  ...{
    ask: `Ask ${id}`,
    ownerPost: 'Head of Service',
    dueDay: null,
    state: 'open',
    outcome: '',
    closedDay: null,
  },
  version: 1,
  ...over,
});
const ids = (actions: CommitteeAction[]) => actions.map(({ id }) => id);
const facts = {
  ...{
    bodyName: 'Committee',
    shadowCommitteeName: 'My VOICE',
    day: day('2027-03-02'),
    version: 1,
    status: null,
  },
};

describe('what stands in a meeting’s papers', () => {
  const meeting = { day: day('2027-03-02'), before: day('2026-12-01') };

  it('carries what is open from any earlier meeting, and shows what ended once more', () => {
    const all = [
      sample('later', { meetingDay: day('2027-03-02') }),
      sample('old', { meetingDay: day('2025-12-02') }),
      sample('ended-now', { state: 'done', closedDay: day('2026-12-01') }),
      sample('ended-before', { state: 'done', closedDay: day('2026-11-30'), meetingDay: day('2026-09-08') }),
    ];
    expect(ids(forPapers(all, meeting))).toEqual(['old', 'ended-now']);
  });

  it('goes by meeting, then by date', () => {
    const all = [
      sample('no-date'),
      sample('soon', { dueDay: day('2027-01-10') }),
      sample('first', { meetingDay: day('2026-09-08') }),
    ];
    expect(ids(forPapers(all, meeting))).toEqual(['first', 'soon', 'no-date']);
  });

  it.each([
    ['open', '2027-03-01', true],
    ['open', '2027-03-02', false],
    ['done', '2027-03-01', false],
  ] as const)('%s and due %s is past its date: %s', (state, due, past) => {
    expect(isPastItsDate({ state, dueDay: day(due) }, day('2027-03-02'))).toBe(past);
  });

  it('prints asks and nominations apart, and an honest sentence when there is nothing', () => {
    const words = (actions: CommitteeAction[]) => JSON.stringify(settle(composeActions(actions, facts)));
    const both = words([
      sample('a', { dueDay: day('2027-02-01') }),
      sample('b', { kind: 'nomination', state: 'closed', outcome: 'Nobody could' }),
    ]);
    expect(both).toContain('Open, past its date');
    expect(both).toContain('Nominations');
    expect(both).toContain('Not pursued');
    expect(both).toContain('One request is open');
    expect(words([])).toContain('Nothing is outstanding');
  });
});

onEachEngine('committee actions', (open) => {
  let world: PapersWorld;
  beforeEach(async () => {
    world = await papersWorld(open);
  });
  afterEach(() => world.close());

  const typed = {
    [fields.ask]: 'Bring a summary',
    [fields.ownerPost]: 'Head of Service',
    [fields.dueDay]: '2027-03-02',
  };
  const december = () => world.meetings['2026-12-01'] ?? '';
  const actions = () => world.services.committeeActions;

  it('adds one for one press, carries it, and ends it with an outcome', async () => {
    const press = { ...world.by(world.who.clerk), meetingId: december(), typed };
    const [one] = await Promise.all([actions().add(press), actions().add(press)]);
    const { id } = good(one);
    const forMarch = () => actions().forMeeting(world.meetings['2027-03-02'] ?? '');
    expect(ids(await forMarch())).toEqual([id]);
    const done = { ...typed, [fields.state]: 'done' };
    const save = (over: Record<string, string>, version = 1) =>
      actions().save({ ...world.by(world.who.clerk), actionId: id, version, typed: { ...done, ...over } });
    expect(whyNot(await save({}))).toBe('needs-attention');
    good(await save({ [fields.outcome]: 'It came.' }));
    expect(whyNot(await save({ [fields.outcome]: 'An older card.' }))).toBe('changed-meanwhile');
    expect(await forMarch()).toMatchObject([{ outcome: 'It came.', closedDay: '2027-01-04' }]);
    expect(await actions().forMeeting(world.meetings['2027-06-08'] ?? '')).toEqual([]);
  });

  it('is for the clerk, and says what is wrong field by field', async () => {
    const add = (id: string, over: Record<string, string> = {}) =>
      actions().add({ ...world.by(id), meetingId: december(), typed: { ...typed, ...over } });
    expect(whyNot(await add(world.who.lead))).toBe('not-allowed');
    const wrong = await add(world.who.clerk, {
      [fields.ask]: '',
      [fields.ownerPost]: ' ',
      [fields.dueDay]: 'soon',
    });
    expect(
      !wrong.ok && wrong.refusal.code === 'needs-attention' && wrong.refusal.problems.map((p) => p.field),
    ).toEqual([fields.ask, fields.ownerPost, fields.dueDay]);
  });
});

onEachEngine('a promise that an answer makes', (open) => {
  let world: PapersWorld;
  beforeAll(async () => {
    world = await papersWorld(open);
  });
  afterAll(() => world.close());

  it('follows its answer while it is changed, ends when it promises nothing, and opens again when it does', async () => {
    const { committeeActions: actions } = world.services;
    const meetingId = world.meetings['2027-03-02'] ?? '';
    const promised = {
      ask: 'Open the hub on Saturdays',
      ownerPost: 'Head of Service',
      dueDay: day('2027-05-01'),
    };
    const id = await actions.promise(world.db, {
      ...promised,
      ...{ committeeId: world.committeeId, meetingId, byPersonId: world.who.lead },
    });
    const later = { ...promised, dueDay: day('2027-06-01') };
    await actions.promiseChanged(world.db, id, later, world.who.lead);
    expect(await actions.byId(id)).toMatchObject({ state: 'open', dueDay: '2027-06-01' });
    await actions.promiseChanged(world.db, id, null, world.who.lead);
    expect(await actions.byId(id)).toMatchObject({
      state: 'closed',
      outcome: expect.stringMatching(/no longer promises/),
    });
    await actions.promiseChanged(world.db, id, promised, world.who.lead);
    expect(await actions.byId(id)).toMatchObject({
      state: 'open',
      outcome: '',
      closedDay: null,
      dueDay: '2027-05-01',
    });
  });
});
