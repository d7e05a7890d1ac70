import { randomUUID } from 'node:crypto';
import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';
import { buildWorld, goodUpdate, type World } from './world';

const requestId = 'q3-2.1';
const figureTyped = { 'count:2.1-a': '7', 'asAt:2.1-a': '31/12/2026', 'source:2.1-a': 'HR system' };

onEachEngine('an update', (open) => {
  let database: Database;
  let world: World;
  beforeEach(async () => {
    database = await open();
    world = await buildWorld(database);
  });
  afterEach(() => database.close());

  const press = (over: Partial<Parameters<World['updates']['send']>[0]> = {}) =>
    world.updates.send({
      requestId,
      personId: 'lead',
      typed: goodUpdate,
      basedOn: 0,
      submissionId: randomUUID(),
      ...over,
    });
  const form = async (personId = 'lead', id = requestId) => {
    const found = await world.updates.form(id, personId);
    if (!found.ok) throw new Error(found.refusal.code);
    return found.value;
  };
  const refusalOf = async (result: ReturnType<typeof press>) => {
    const given = await result;
    return given.ok ? null : given.refusal;
  };

  describe('sending', () => {
    test('stores the words and the figures, with who and when', async () => {
      const sent = await press({
        typed: {
          ...goodUpdate,
          ...figureTyped,
          'count:2.1-b': '12',
          'base:2.1-b': '30',
          'asAt:2.1-b': '2026-12-31',
          'source:2.1-b': 'Return',
        },
      });
      expect(sent).toMatchObject({
        ok: true,
        value: {
          again: false,
          version: { no: 1, sentBy: 'lead', sentByName: 'The lead', sentAt: new Date('2027-01-12T10:00Z') },
          request: { state: 'sent', versionNo: 1, status: 'on-track', figuresToCome: false, hasDraft: false },
        },
      });
      const [stored] = await world.updates.history(requestId);
      expect(sent.ok && sent.value.version).toEqual(stored);
      expect(stored?.content.figures).toMatchObject([
        {
          measureId: 'measure-2.1-a',
          toCome: false,
          count: 7,
          base: null,
          asAt: '2026-12-31',
          source: 'HR system',
        },
        { measureId: 'measure-2.1-b', toCome: false, count: 12, base: 30 },
        { measureId: 'measure-2.1-c', toCome: false, reached: null },
        { measureId: 'measure-2.1-d', toCome: false, words: '' },
      ]);
      expect((await world.rounds.request(requestId))?.request).toEqual(sent.ok && sent.value.request);
    });

    test('the same press again gives the same answer and stores nothing', async () => {
      const submissionId = randomUUID();
      const first = await press({ submissionId });
      const again = await press({ submissionId });
      expect(again).toMatchObject({
        ok: true,
        value: { again: true, version: first.ok ? first.value.version : {} },
      });
      expect(await world.updates.history(requestId)).toHaveLength(1);
    });

    test('a delayed repeat of an old press does not undo a newer version', async () => {
      const submissionId = randomUUID();
      await press({ submissionId });
      await press({ typed: { ...goodUpdate, done: 'Three open days held' }, basedOn: 1 });
      const repeat = await press({ submissionId });
      expect(repeat).toMatchObject({
        ok: true,
        value: { again: true, version: { no: 1 }, request: { versionNo: 2 } },
      });
      expect((await form()).current?.content.done).toBe('Three open days held');
    });

    test('a repeat after the lock still answers that it was sent', async () => {
      const submissionId = randomUUID();
      await press({ submissionId });
      world.setNow('2027-02-02T17:00');
      expect(await press({ submissionId })).toMatchObject({ ok: true, value: { again: true } });
    });

    test('the same words from another card are the same update', async () => {
      await press();
      expect(await press()).toMatchObject({ ok: true, value: { again: true, version: { no: 1 } } });
      expect(await world.updates.history(requestId)).toHaveLength(1);
    });

    test('the same card on two devices with other words: the later is the next version, both are kept', async () => {
      const submissionId = randomUUID();
      await press({ submissionId });
      await press({ submissionId, typed: { ...goodUpdate, done: 'From the phone' } });
      expect((await world.updates.history(requestId)).map((version) => version.content.done)).toEqual([
        'Two open days held',
        'From the phone',
      ]);
    });

    test('figures sent later complete the update with its words unchanged', async () => {
      const first = await press();
      expect(first.ok && first.value.request.figuresToCome).toBe(true);
      const numbers = {
        'count:2.1-b': '0',
        'base:2.1-b': '4',
        'asAt:2.1-b': '1 January 2027',
        'source:2.1-b': 'x',
      };
      const second = await press({ typed: { ...goodUpdate, ...figureTyped, ...numbers }, basedOn: 1 });
      expect(second).toMatchObject({
        ok: true,
        value: { version: { no: 2, content: { done: goodUpdate.done } }, request: { figuresToCome: false } },
      });
    });

    test('the deputy may send; the notice of arrival goes once a pledge and day to each reviewer', async () => {
      const sent = await press({ personId: 'deputy' });
      expect(sent.ok && sent.value.version.sentByName).toBe('The deputy');
      await press({ personId: 'deputy', typed: { ...goodUpdate, next: 'More' }, basedOn: 1 });
      await world.services().updates.send({
        requestId,
        personId: 'lead',
        typed: { ...goodUpdate, next: 'Yet more' },
        basedOn: 2,
        submissionId: randomUUID(),
      });
      expect(await world.notices()).toEqual([
        'update-arrived to reviewer',
        'update-arrived to second-reviewer',
      ]);
      world.setNow('2027-01-13T10:00');
      await press({ typed: { ...goodUpdate, next: 'Another day' }, basedOn: 3 });
      expect(await world.notices()).toHaveLength(4);
    });

    test('a reviewer is not told of their own update, and is told of the next in that pledge', async () => {
      const reviewers = (kind: string[]) => kind.filter((line) => line.endsWith(' reviewer'));
      await press({ requestId: 'q3-1.9', personId: 'reviewer' });
      expect(reviewers(await world.notices())).toEqual([]);
      await press({ requestId: 'q3-1.10' });
      expect(reviewers(await world.notices())).toEqual(['update-arrived to reviewer']);
    });
  });

  describe('at the same moment', () => {
    test('one press delivered ten times makes one version', async () => {
      const submissionId = randomUUID();
      const other = world.services();
      const results = await Promise.all(
        Array.from({ length: 10 }, (_, nth) =>
          (nth % 2 ? world : other).updates.send({
            requestId,
            personId: 'lead',
            typed: goodUpdate,
            basedOn: 0,
            submissionId,
          }),
        ),
      );
      expect(results.filter((result) => result.ok && !result.value.again)).toHaveLength(1);
      expect(results.every((result) => result.ok)).toBe(true);
      expect(await world.updates.history(requestId)).toHaveLength(1);
    });

    test('six devices of one person with six texts make six versions, none lost', async () => {
      const texts = Array.from({ length: 6 }, (_, nth) => `Text ${nth}`);
      const results = await Promise.all(texts.map((done) => press({ typed: { ...goodUpdate, done } })));
      expect(results.every((result) => result.ok && !result.value.again)).toBe(true);
      const history = await world.updates.history(requestId);
      expect(history.map((version) => version.no)).toEqual([1, 2, 3, 4, 5, 6]);
      expect(history.map((version) => version.content.done).sort()).toEqual(texts);
    });

    test('lead and deputy: one stands, the other is shown it and keeps a draft', async () => {
      const texts = { lead: 'By the lead', deputy: 'By the deputy' };
      const results = await Promise.all(
        (['lead', 'deputy'] as const).map((personId) =>
          press({ personId, typed: { ...goodUpdate, done: texts[personId] } }).then((result) => ({
            personId,
            result,
          })),
        ),
      );
      const [winner] = results.filter(({ result }) => result.ok);
      const [loser] = results.filter(({ result }) => !result.ok);
      expect(loser?.result).toMatchObject({
        refusal: { code: 'changed-meanwhile', theirs: { sentBy: winner?.personId } },
      });
      const again = await form(loser?.personId);
      expect(again).toMatchObject({
        filledFrom: 'draft',
        typed: { done: texts[loser?.personId ?? 'lead'] },
        overtakenBy: { sentBy: winner?.personId },
        basedOn: 0,
      });
    });
  });

  describe('two people on one action', () => {
    beforeEach(() => world.send('lead', { ...goodUpdate, done: 'By the lead' }));

    test('who began before the other sent is shown both, and may send theirs as the next version', async () => {
      const typed = { ...goodUpdate, done: 'By the deputy' };
      expect(await refusalOf(press({ personId: 'deputy', typed }))).toMatchObject({
        code: 'changed-meanwhile',
        theirs: { no: 1, sentByName: 'The lead', content: { done: 'By the lead' } },
      });
      const over = await press({ personId: 'deputy', typed, overOther: true });
      expect(over).toMatchObject({ ok: true, value: { version: { no: 2 } } });
      expect(await form('deputy')).toMatchObject({
        filledFrom: 'current',
        draftSavedAt: null,
        overtakenBy: null,
        basedOn: 2,
      });
      expect((await world.audit.recent(5)).map((entry) => entry.what)).toContain('update-sent-after-another');
    });

    test('who has seen the other version simply sends the next', async () => {
      const next = await press({
        personId: 'deputy',
        typed: { ...goodUpdate, done: 'Agreed by both' },
        basedOn: 1,
      });
      expect(next).toMatchObject({ ok: true, value: { version: { no: 2 } } });
    });

    test('the same words from both are one update', async () => {
      const same = await press({ personId: 'deputy', typed: { ...goodUpdate, done: 'By the lead' } });
      expect(same).toMatchObject({ ok: true, value: { again: true, version: { no: 1, sentBy: 'lead' } } });
    });
  });

  describe('refused, and nothing lost', () => {
    const typed = { ...goodUpdate, done: 'Typed on the train', status: 'off-track' };
    const kept = async (personId: string, id = requestId) => (await form(personId, id)).typed;

    test('what needs attention is named, and is there again when the card comes back', async () => {
      expect(await refusalOf(press({ typed }))).toMatchObject({
        code: 'needs-attention',
        problems: [
          { field: 'next', label: 'What happens next', message: expect.stringContaining('Off track') },
        ],
      });
      expect(await form()).toMatchObject({ filledFrom: 'draft', typed, current: null });
      expect(await world.updates.history(requestId)).toEqual([]);
    });

    test('a press refused once and put right carries the same id and is stored', async () => {
      const submissionId = randomUUID();
      await press({ typed, submissionId });
      expect(await press({ typed: { ...typed, next: 'A new date' }, submissionId })).toMatchObject({
        ok: true,
        value: { again: false },
      });
    });

    test('not the lead', async () => {
      expect(await refusalOf(press({ typed, personId: 'other' }))).toEqual({
        code: 'not-your-update',
        leadName: 'The lead',
      });
      // Nobody else's words are kept with it: they are shown back to whoever typed them.
      expect(await kept('other')).toEqual({});
      expect((await form('other')).mayEdit).toBe(false);
    });

    test('handed on: the new person may send, the one who passed it on may read', async () => {
      await world.db
        .updateTable('update_request')
        .set({ handed_to: 'other', handed_by: 'lead' })
        .where('id', '=', requestId)
        .execute();
      expect(await refusalOf(press())).toEqual({ code: 'not-your-update', leadName: 'The other' });
      expect((await press({ personId: 'other' })).ok).toBe(true);
      expect(await form('lead')).toMatchObject({ mayEdit: false, current: { sentByName: 'The other' } });
    });

    test('from the moment of the lock, and not before', async () => {
      world.setNow('2027-02-02T16:59:59.999');
      expect((await press()).ok).toBe(true);
      world.setNow('2027-02-02T17:00');
      expect(await refusalOf(press({ typed }))).toEqual({
        code: 'round-locked',
        lockedAt: new Date('2027-02-02T17:00Z'),
      });
      expect(await kept('lead')).toEqual(typed);
    });

    test('last quarter’s card', async () => {
      expect(await refusalOf(press({ typed, requestId: 'q2-2.1' }))).toEqual({ code: 'round-not-open' });
      expect(await kept('lead', 'q2-2.1')).toEqual(typed);
      expect((await form()).filledFrom).toBe('nothing');
    });

    test('a card of an action that is no more', async () => {
      expect(await refusalOf(press({ requestId: 'gone' }))).toEqual({ code: 'not-found' });
      expect(await world.updates.form('gone', 'lead')).toEqual({ ok: false, refusal: { code: 'not-found' } });
      expect(
        await world.updates.saveDraft({ requestId: 'gone', personId: 'lead', typed, basedOn: 0 }),
      ).toEqual({
        ok: false,
        refusal: { code: 'not-found' },
      });
    });
  });

  describe('a draft', () => {
    test('keeps anything typed, for its writer alone, until they send', async () => {
      const typed = {
        status: '',
        done: 'Half a sent\u0000ence \ud83d',
        'count:2.1-a': 'about 12',
        anything: '*',
      };
      const saved = await world.updates.saveDraft({ requestId, personId: 'lead', typed, basedOn: 0 });
      expect(saved).toEqual({ ok: true, value: { savedAt: new Date('2027-01-12T10:00Z') } });
      expect(await form()).toMatchObject({
        filledFrom: 'draft',
        draftSavedAt: new Date('2027-01-12T10:00Z'),
        typed: { status: '', done: 'Half a sentence ', 'count:2.1-a': 'about 12', anything: '*' },
      });
      expect((await form('deputy')).filledFrom).toBe('nothing');
      await press();
      expect((await form()).filledFrom).toBe('current');
    });

    test('is replaced by the next one saved, and another’s stays when one is sent', async () => {
      for (const done of ['One', 'Two'])
        await world.updates.saveDraft({ requestId, personId: 'lead', typed: { done }, basedOn: 0 });
      await world.updates.saveDraft({
        requestId,
        personId: 'deputy',
        typed: { done: 'Deputy’s' },
        basedOn: 0,
      });
      expect((await form()).typed).toEqual({ done: 'Two' });
      expect(await press()).toMatchObject({ ok: true, value: { request: { hasDraft: true } } });
      expect((await form('deputy')).typed).toEqual({ done: 'Deputy’s' });
    });

    test('that says only what was sent goes; a newer one stays when an old press is repeated', async () => {
      const submissionId = randomUUID();
      await press({ submissionId });
      await world.updates.saveDraft({ requestId, personId: 'lead', typed: goodUpdate, basedOn: 1 });
      await press();
      expect((await form()).draftSavedAt).toBeNull();
      await world.updates.saveDraft({ requestId, personId: 'lead', typed: { done: 'Newer' }, basedOn: 1 });
      await press({ submissionId });
      expect((await form()).typed).toEqual({ done: 'Newer' });
    });
  });

  describe('last time', () => {
    beforeEach(() => world.lastQuarter());

    test('its words, sources and milestones start this one; its figures are shown, never filled in', async () => {
      const { typed, filledFrom, last, basedOn } = await form();
      expect({ filledFrom, basedOn }).toEqual({ filledFrom: 'last-time', basedOn: 0 });
      expect(typed).toEqual({
        ...goodUpdate,
        next: '',
        voice: 'They would like more visits',
        'source:2.1-a': 'HR system',
        'reached:2.1-c': 'yes',
        'reachedOn:2.1-c': '2026-09-01',
        'words:2.1-d': 'Letters rewritten',
      });
      expect(last?.content.figures[0]).toMatchObject({ count: 6, asAt: '2026-09-30' });
    });

    test('no change, because: last time’s words stand with the reason, and figures are to come', async () => {
      const sent = await world.updates.sendNoChange({
        requestId,
        personId: 'lead',
        reason: ' Nothing is due until May ',
        submissionId: randomUUID(),
      });
      expect(sent).toMatchObject({
        ok: true,
        value: {
          again: false,
          version: {
            no: 1,
            content: {
              done: goodUpdate.done,
              voice: 'They would like more visits',
              noChangeReason: 'Nothing is due until May',
              figures: [
                { measureId: 'measure-2.1-a', toCome: true, count: null, asAt: null },
                { measureId: 'measure-2.1-b', toCome: true },
                { reached: true, reachedOn: '2026-09-01' },
                { words: 'Letters rewritten' },
              ],
            },
          },
          request: { figuresToCome: true },
        },
      });
    });

    test('no change keeps its reason when only figures are added, and loses it with the words', async () => {
      const noChange = { requestId, personId: 'lead', reason: 'Nothing due', submissionId: randomUUID() };
      await world.updates.sendNoChange(noChange);
      const withFigures = await world.send('lead', { ...(await form()).typed, ...figureTyped }, 1);
      expect(withFigures.version.content.noChangeReason).toBe('Nothing due');
      const reworded = await world.send('lead', { ...(await form()).typed, done: 'Something after all' }, 2);
      expect(reworded.version.content.noChangeReason).toBeNull();
      expect(await world.updates.sendNoChange(noChange)).toMatchObject({
        ok: true,
        value: { again: true, version: { no: 1 } },
      });
    });

    test('no change from an old card does not put last quarter’s words over what was sent since', async () => {
      await world.send('lead', { ...goodUpdate, done: 'New words' });
      const late = await world.updates.sendNoChange({
        requestId,
        personId: 'lead',
        reason: 'x',
        submissionId: randomUUID(),
      });
      expect(late).toMatchObject({ ok: false, refusal: { code: 'changed-meanwhile', theirs: { no: 1 } } });
    });

    test('nor over what somebody else has sent', async () => {
      await world.send('deputy', { ...goodUpdate, done: 'The deputy’s words' });
      const late = await world.updates.sendNoChange({
        requestId,
        personId: 'lead',
        reason: 'x',
        submissionId: randomUUID(),
      });
      expect(late).toMatchObject({
        ok: false,
        refusal: { code: 'changed-meanwhile', theirs: { no: 1, sentBy: 'deputy' } },
      });
      expect((await form()).typed).toMatchObject({ done: 'The deputy’s words' });
    });

    test('a new version of the plan keeps an action’s history by its ref, and a figure’s by code and kind', async () => {
      await world.newPlan();
      const { last, typed, action } = await form();
      expect(action.title).toBe('Action 2.1, reworded');
      expect(typed).toMatchObject({ done: goodUpdate.done, 'words:2.1-d': 'Letters rewritten' });
      expect(last?.content.figures.map((figure) => figure.measureId)).toEqual(['new-2.1-a', 'new-2.1-d']);
    });
  });

  test('no change without a last time, or without a reason, is refused and the reason kept', async () => {
    const noChange = (reason: string) =>
      world.updates.sendNoChange({ requestId, personId: 'lead', reason, submissionId: randomUUID() });
    expect(await noChange('  ')).toEqual({ ok: false, refusal: { code: 'reason-missing' } });
    expect((await form()).draftSavedAt).toBeNull();
    expect(await noChange('Waiting for funding')).toEqual({
      ok: false,
      refusal: { code: 'nothing-last-time' },
    });
    expect((await form()).typed).toEqual({ noChangeReason: 'Waiting for funding' });
    expect(await noChange('x'.repeat(2001))).toMatchObject({ refusal: { code: 'needs-attention' } });
  });

  test('the standing versions of a round are read together', async () => {
    await world.send('lead');
    await world.send('lead', { ...goodUpdate, done: 'Second' }, 1);
    await world.send('lead', { ...goodUpdate, done: 'Other action' }, 0, 'q3-1.10');
    const standing = await world.updates.standing('round-q3');
    expect([...standing].map(([id, version]) => [id, version.no, version.content.done]).sort()).toEqual([
      ['q3-1.10', 1, 'Other action'],
      ['q3-2.1', 2, 'Second'],
    ]);
  });
});
