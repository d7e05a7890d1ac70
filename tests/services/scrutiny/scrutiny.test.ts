import { randomUUID } from 'node:crypto';
import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';
import { buildWorld, goodUpdate, type World } from '../updates/world';

const requestId = 'q3-2.1';

onEachEngine('scrutiny', (open) => {
  let database: Database;
  let world: World;
  beforeEach(async () => {
    database = await open();
    world = await buildWorld(database);
  });
  afterEach(() => database.close());

  const press = (over: Partial<Parameters<World['scrutiny']['accept']>[0]> = {}) => ({
    requestId,
    versionNo: 1,
    reviewerId: 'reviewer',
    submissionId: randomUUID(),
    ...over,
  });
  const accept = (over = {}) => world.scrutiny.accept(press(over));
  const sendBack = (comment: string, over = {}) => world.scrutiny.sendBack({ ...press(over), comment });
  const standIn = (personId: string, postId: string) =>
    database.db
      .insertInto('post_holding')
      .values({
        ...{ id: `${personId} for ${postId}`, post_id: postId, person_id: personId },
        ...{ committee_id: 'committee', deputy: true },
      })
      .execute();
  const audited = async () =>
    (await world.audit.recent(10)).map((entry) => `${entry.what} by ${entry.personId}`);

  test('an update is sent back, answered, accepted, changed, and goes to scrutiny again', async () => {
    await world.send('lead');
    const back = await sendBack('  Which schools?\r\nAnd how many? ');
    expect(back).toMatchObject({
      ok: true,
      value: {
        request: { state: 'returned' },
        decisions: [
          {
            versionNo: 1,
            decision: 'returned',
            comment: 'Which schools?\nAnd how many?',
            byName: 'The reviewer',
          },
        ],
      },
    });

    const form = await world.updates.form(requestId, 'lead');
    expect(form).toMatchObject({
      ok: true,
      value: {
        filledFrom: 'current',
        typed: { ...goodUpdate, reply: '' },
        returned: { comment: 'Which schools?\nAnd how many?', byName: 'The reviewer', versionNo: 1 },
      },
    });

    const answered = await world.send('lead', { ...goodUpdate, reply: 'Both in Crewe; seven' }, 1);
    expect(answered).toMatchObject({
      again: false,
      request: { state: 'sent' },
      version: { no: 2, content: { reply: 'Both in Crewe; seven' } },
    });
    expect(await accept({ versionNo: 2 })).toMatchObject({
      ok: true,
      value: { request: { state: 'accepted', versionNo: 2 } },
    });

    const changed = await world.send('lead', { ...goodUpdate, done: 'Three open days held' }, 2);
    expect(changed).toMatchObject({
      request: { state: 'sent', versionNo: 3 },
      version: { content: { reply: 'Both in Crewe; seven' } },
    });
    const list = await world.scrutiny.list('committee');
    expect(list?.pledges[1]?.waiting).toMatchObject([
      {
        request: { id: requestId },
        decisions: [{ decision: 'returned' }, { decision: 'accepted', versionNo: 2 }],
      },
    ]);
    expect((await audited()).sort()).toEqual([
      'accepted-update-changed by lead',
      'update-accepted by reviewer',
      'update-returned by reviewer',
    ]);
  });

  test('sending back what was sent back, word for word, asks for an answer', async () => {
    await world.send('lead');
    await sendBack('Which schools?');
    const same = await world.updates.send({
      requestId,
      personId: 'lead',
      typed: goodUpdate,
      basedOn: 1,
      submissionId: randomUUID(),
    });
    expect(same).toMatchObject({
      ok: false,
      refusal: { code: 'needs-attention', problems: [{ field: 'reply' }] },
    });
  });

  test('the answer to one comment is not the answer to the next', async () => {
    await world.send('lead');
    await sendBack('Which schools?');
    await world.send('lead', { ...goodUpdate, reply: 'Both in Crewe' }, 1);
    await sendBack('And how many?', { versionNo: 2 });
    const form = await world.updates.form(requestId, 'lead');
    expect(form).toMatchObject({
      value: { typed: { reply: '' }, returned: { comment: 'And how many?', versionNo: 2 } },
    });
  });

  test('the lead is told of a comment, once', async () => {
    await world.send('lead');
    const again = { submissionId: randomUUID() };
    await sendBack('Which schools?', again);
    const repeated = await sendBack('Which schools?', again);
    expect(repeated).toMatchObject({
      ok: true,
      value: { request: { state: 'returned' }, decisions: [{ versionNo: 1 }] },
    });
    expect((await world.notices()).filter((notice) => notice.startsWith('sent-back'))).toEqual([
      'sent-back to lead',
    ]);
  });

  test('one press delivered ten times is one decision', async () => {
    await world.send('lead');
    const submissionId = randomUUID();
    const results = await Promise.all(Array.from({ length: 10 }, () => accept({ submissionId })));
    expect(results.every((result) => result.ok && result.value.request.state === 'accepted')).toBe(true);
    expect(await database.db.selectFrom('scrutiny_decision').select('id').execute()).toHaveLength(1);
  });

  test('of two reviewers at the same moment one decides, and the other learns who', async () => {
    await world.send('lead');
    const results = await Promise.all([
      accept(),
      sendBack('Which schools?', { reviewerId: 'second-reviewer' }),
    ]);
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    const accepted = results[0]?.ok;
    expect(results.find((result) => !result.ok)).toEqual({
      ok: false,
      refusal: {
        code: 'already-decided',
        decision: accepted ? 'accepted' : 'returned',
        byName: accepted ? 'The reviewer' : 'The second-reviewer',
      },
    });
    expect(await database.db.selectFrom('scrutiny_decision').select('id').execute()).toHaveLength(1);
  });

  test('a decision and a new version at the same moment: the new version is never taken for decided', async () => {
    await world.send('lead');
    const [decision] = await Promise.all([
      accept(),
      world.send('lead', { ...goodUpdate, done: 'Better words' }, 1),
    ]);
    const request = (await world.rounds.request(requestId))?.request;
    expect(request).toMatchObject({ state: 'sent', versionNo: 2 });
    if (!decision.ok) expect(decision.refusal).toEqual({ code: 'newer-version', versionNo: 2 });
  });

  test.each([
    ['someone who is no reviewer', { reviewerId: 'clerk' }, 'not-a-reviewer'],
    ['a version that does not stand', { versionNo: 7 }, 'newer-version'],
    ['what has not been sent', { requestId: 'q3-1.10' }, 'not-found'],
    ['an action that is no more', { requestId: 'gone' }, 'not-found'],
    ['last quarter’s update', { requestId: 'q2-2.1' }, 'round-not-open'],
  ])('%s is refused, and the press may be put right', async (_, over, code) => {
    await world.send('lead');
    const submissionId = randomUUID();
    expect(await accept({ ...over, submissionId })).toMatchObject({ ok: false, refusal: { code } });
    expect((await accept({ submissionId })).ok).toBe(true);
  });

  test('nobody decides on their own update, whoever pressed Send', async () => {
    await world.send('reviewer', goodUpdate, 0, 'q3-1.9');
    const own = await accept({ requestId: 'q3-1.9' });
    expect(own).toEqual({ ok: false, refusal: { code: 'own-update' } });
    expect((await accept({ requestId: 'q3-1.9', reviewerId: 'second-reviewer' })).ok).toBe(true);
  });

  test('a reviewer’s own update is theirs where their deputy sent it, and where nobody else leads it', async () => {
    await standIn('deputy', 'post-2');
    await world.send('deputy', goodUpdate, 0, 'q3-1.9');
    for (const decide of [accept({ requestId: 'q3-1.9' }), sendBack('Why?', { requestId: 'q3-1.9' })])
      expect(await decide).toEqual({ ok: false, refusal: { code: 'own-update' } });
    expect((await accept({ requestId: 'q3-1.9', reviewerId: 'second-reviewer' })).ok).toBe(true);
  });

  test('nobody decides on an update of the post that they stand in for, nor on one that they passed on', async () => {
    await standIn('second-reviewer', 'post');
    await world.send('lead');
    for (const decide of [
      accept({ reviewerId: 'second-reviewer' }),
      sendBack('Why?', { reviewerId: 'second-reviewer' }),
    ])
      expect(await decide).toEqual({ ok: false, refusal: { code: 'own-update' } });
    expect((await accept()).ok).toBe(true);
    await database.db
      .updateTable('update_request')
      .set({ handed_to: 'lead', handed_by: 'reviewer' })
      .where('id', '=', 'q3-1.9')
      .execute();
    await world.send('lead', goodUpdate, 0, 'q3-1.9');
    expect(await accept({ requestId: 'q3-1.9' })).toEqual({ ok: false, refusal: { code: 'own-update' } });
  });

  test('a reviewer who stands in for a lead does not decide on what they sent themselves', async () => {
    await standIn('reviewer', 'post');
    await world.send('reviewer');
    for (const decide of [accept(), sendBack('Why?')])
      expect(await decide).toEqual({ ok: false, refusal: { code: 'own-update' } });
    expect((await accept({ reviewerId: 'second-reviewer' })).ok).toBe(true);
  });

  test('where the post stands empty, whoever stands in hears of a comment', async () => {
    await world.send('deputy');
    await database.db.deleteFrom('post_holding').where('id', '=', 'holding').execute();
    expect((await sendBack('Which schools?')).ok).toBe(true);
    expect((await world.notices()).filter((notice) => notice.startsWith('sent-back'))).toEqual([
      'sent-back to deputy',
    ]);
  });

  test('sending back needs a comment, and stores nothing without one', async () => {
    await world.send('lead');
    expect(await sendBack(' \n ')).toEqual({ ok: false, refusal: { code: 'comment-missing' } });
    expect((await world.rounds.request(requestId))?.request.state).toBe('sent');
  });

  test('the list has every pledge and each action once, 1.9 before 1.10', async () => {
    await world.send('reviewer', goodUpdate, 0, 'q3-1.9');
    await world.send('lead', goodUpdate, 0, 'q3-1.10');
    const refs = (items: { request: { ref: string } }[] | undefined) =>
      items?.map((item) => item.request.ref);
    const list = await world.scrutiny.list('committee');
    expect(list).toMatchObject({ roundId: 'round-q3', periodLabel: 'Quarter q3' });
    expect(list?.pledges.map((pledge) => [pledge.no, pledge.shortName])).toEqual([
      [1, 'Promise 1'],
      [2, 'Promise 2'],
    ]);
    expect(refs(list?.pledges[0]?.waiting)).toEqual(['1.9', '1.10']);
    expect(refs(list?.pledges[1]?.notSent)).toEqual(['2.1']);
    await sendBack('Why?', { requestId: 'q3-1.10' });
    await accept({ requestId: 'q3-1.9', reviewerId: 'second-reviewer' });
    const after = await world.scrutiny.list('committee');
    expect(refs(after?.pledges[0]?.waiting)).toEqual([]);
    expect(refs(after?.pledges[0]?.returned)).toEqual(['1.10']);
    expect(refs(after?.pledges[0]?.accepted)).toEqual(['1.9']);
    await database.db.updateTable('reporting_round').set({ state: 'closed' }).execute();
    expect(await world.scrutiny.list('committee')).toBeNull();
  });

  test('a reviewer sees the update beside last time’s and the comments; no one else does', async () => {
    await world.lastQuarter();
    await world.send('lead');
    await sendBack('Which schools?');
    const view = await world.scrutiny.view(requestId, 'second-reviewer');
    expect(view).toMatchObject({
      ok: true,
      value: {
        form: { current: { no: 1 }, last: { content: { voice: 'They would like more visits' } } },
        decisions: [{ comment: 'Which schools?' }],
      },
    });
    expect(await world.scrutiny.view(requestId, 'lead')).toEqual({
      ok: false,
      refusal: { code: 'not-a-reviewer' },
    });
    expect(await world.scrutiny.view('gone', 'reviewer')).toEqual({
      ok: false,
      refusal: { code: 'not-found' },
    });
  });
});
