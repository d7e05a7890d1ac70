/** What has been kept for long enough goes, by dated settings, after a look beforehand and with a log. */
import { sql } from 'kysely';
import { createAudit } from '../../../services/audit/service';
import { newId } from '../../../services/calendar/clock';
import type { Day } from '../../../services/calendar/rules';
import { runRetention, setRetention, showRetention } from '../../../services/commandline/retention';
import type { Database } from '../../../services/db/database';
import { kinds } from '../../../services/retention/rules';
import { createRetention } from '../../../services/retention/service';
import { onEachEngine } from '../../support/engines';
import { putRow } from '../../support/rows-of-everything';

onEachEngine('retention', (open) => {
  let database: Database;
  let now: Date;
  const clock = { now: () => now };
  const retention = () =>
    createRetention({
      db: database.db,
      clock,
      newId,
      audit: createAudit({ db: database.db, clock, newId }),
    });
  const count = async (table: string) =>
    Number(
      (await sql<{ n: string }>`select count(*) as n from ${sql.table(table)}`.execute(database.db)).rows[0]
        ?.n,
    );

  beforeEach(async () => {
    database = await open();
    now = new Date('2027-06-30T10:00:01Z');
    for (const statement of [
      `insert into committee values ('a', now())`,
      `insert into person (id, name, email, aad_object_id, created_at) values
         ('here', 'Here', 'here@x', 'k-here', now()), ('left', 'Left', 'left@x', 'k-left', now()), ('new', 'New', 'new@x', 'k-new', now())`,
      `insert into person_role (person_id, role, committee_id, until_day) values
         ('here', 'lead', 'a', null), ('left', 'lead', 'a', '2026-06-29'), ('left', 'member', 'a', '2026-01-01')`,
      ...['here', 'left', 'new', 'stranger'].map(
        (
          who,
        ) => `insert into conversation (person_key, service_url, conversation_id, bot_id, bot_name, user_id, channel_id, state, seen_at)
          values ('k-${who}', '', '', '', '', '', '', 'installed', now())`,
      ),
      ...[
        ['old', 'delivered', '2027-03-31 22:00+00'],
        ['edge', 'delivered', '2027-03-31 23:30+00'],
        ['young', 'not-reached', '2027-06-01'],
      ].map(
        ([
          id,
          state,
          at,
        ]) => `insert into notice (id, key, kind, person_id, subject, due_at, state, reason, attempts, created_at, ended_at)
          values ('${id}', '${id}', 'k', 'here', '{}', '${at}', '${state}', '', 1, '${at}', '${at}')`,
      ),
      `insert into notice (id, key, kind, person_id, subject, due_at, state, reason, attempts, created_at)
         values ('open', 'open', 'k', 'here', '{}', '2020-01-01', 'queued', '', 1, '2020-01-01')`,
      `insert into press values ('s1', 'here', 'v', '2027-01-01'), ('s2', 'here', 'v', '2027-06-29')`,
    ])
      await sql.raw(statement).execute(database.db);
  });
  afterEach(() => database.close());

  it('shows beforehand what would go, and changes nothing', async () => {
    const due = await retention().preview();
    expect(due.map(({ kind }) => kind)).toEqual([...kinds]);
    expect(Object.fromEntries(due.map(({ kind, rows }) => [kind, rows]))).toMatchObject({
      // 90 days before 30 June is 1 April, which begins in London at 23:00 UTC.
      messages: 1,
      presses: 1,
      conversations: 1,
    });
    expect([await count('notice'), await count('press'), await count('conversation')]).toEqual([4, 2, 4]);
  });

  it('deletes just that, by the clock and once a day, and logs how many', async () => {
    const kept = retention();
    const before = await kept.preview();
    await kept.upkeep();
    await kept.upkeep();
    expect([await count('notice'), await count('press'), await count('conversation')]).toEqual([3, 1, 3]);
    const log = await kept.log(10);
    expect(log.map(({ what, rows }) => [what, rows]).toSorted()).toEqual(
      before
        .filter(({ rows }) => rows > 0)
        .map(({ kind, rows }) => [kind, rows])
        .toSorted(),
    );
    expect((await kept.preview()).every(({ rows }) => rows === 0)).toBe(true);
    const audited = await database.db
      .selectFrom('audit_entry')
      .select('subject')
      .where('what', '=', 'retention-run')
      .execute();
    expect(audited.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining([expect.objectContaining({ what: 'messages', rows: '1' })]),
    );
    expect(audited).toHaveLength(log.length);
    expect(await runRetention({ retention: kept, clock })).toMatch(/messages +0 rows/);
    expect(await showRetention({ retention: kept, clock })).toMatch(/Deleted so far[\s\S]*messages, 1 rows/);
  });

  it('keeps visit notes, themes and members’ facts by settings too, and the visit itself', async () => {
    for (const [id, day] of [
      ['old', '2025-06-29'],
      ['edge', '2025-06-30'],
    ] as const) {
      await putRow(database.db, 'visit', { id, day, state: 'made', line_at: new Date(0), line_summary: id });
      for (const table of ['visit_note', 'visit_reply', 'visit_action', 'visit_theme'])
        await putRow(database.db, table, {
          visit_id: id,
          ...(table === 'visit_reply' ? { answer: 'agreed' } : {}),
        });
    }
    for (const person_id of ['here', 'left']) await putRow(database.db, 'visit_member', { person_id });
    const rowsOf = async () =>
      Object.fromEntries((await retention().preview()).map(({ kind, rows }) => [kind, rows]));
    expect(await rowsOf()).toMatchObject({ 'visit-notes': 4, 'visit-themes': 0, 'member-facts': 1 });
    await retention().run();
    const lines = await database.db
      .selectFrom('visit')
      .select(['id', 'line_summary'])
      .orderBy('id')
      .execute();
    expect(lines).toEqual([
      { id: 'edge', line_summary: 'edge' },
      { id: 'old', line_summary: null },
    ]);
    expect([await count('visit_note'), await count('visit_theme'), await count('visit_member')]).toEqual([
      1, 2, 1,
    ]);
    const parts = { retention: retention(), clock };
    expect(await setRetention(parts, 'visit-themes', '730', {})).toMatchObject({ ok: true });
    expect(await setRetention(parts, 'visit-notes', '100', {})).toMatchObject({ ok: false });
    expect(await rowsOf()).toMatchObject({ 'visit-notes': 0, 'visit-themes': 1, 'member-facts': 0 });
  });

  it('counts, empties and logs a visit that has a wording of its own and no notes', async () => {
    await putRow(database.db, 'visit', { day: '2025-06-29', state: 'made', reason: 'Something private' });
    const [due] = (await retention().preview()).filter(({ kind }) => kind === 'visit-notes');
    expect(due).toMatchObject({ rows: 1 });
    await retention().run();
    expect((await database.db.selectFrom('visit').select('reason').execute())[0]).toEqual({ reason: '' });
    expect((await retention().log(10)).map(({ what }) => what)).toContain('visit-notes');
    expect((await retention().preview()).every(({ rows }) => rows === 0)).toBe(true);
  });

  it('takes a leaver’s chat out of the packs that they asked for, and nobody else’s', async () => {
    for (const [no, who] of ['left', 'here', 'new'].entries())
      await putRow(database.db, 'pack_build', {
        ...{ no, requested_by: who, state: 'built', kind: 'pack' },
        ...{ card_conversation_id: `chat of ${who}`, card_activity_id: 'm' },
      });
    await retention().run();
    const packs = await database.db.selectFrom('pack_build').select('card_conversation_id as chat').execute();
    expect(packs.map(({ chat }) => chat ?? '').toSorted()).toEqual(['', 'chat of here', 'chat of new']);
  });

  it('keeps a chat on the last day of its year, and a message that is due later than it ended', async () => {
    await sql`update person_role set until_day = '2026-06-30' where person_id = 'left' and role = 'lead'`.execute(
      database.db,
    );
    await sql`update notice set due_at = '2027-06-30' where id = 'old'`.execute(database.db);
    const rows = async () =>
      Object.fromEntries((await retention().preview()).map((one) => [one.kind, one.rows]));
    expect(await rows()).toMatchObject({ messages: 0, conversations: 0 });
    now = new Date('2027-07-01T10:00:01Z');
    expect(await rows()).toMatchObject({ conversations: 1 });
  });

  it('goes by the setting of the day, and not by one of later', async () => {
    const parts = { retention: retention(), clock };
    expect(await setRetention(parts, 'presses', '200', { from: '2027-07-01' })).toMatchObject({ ok: true });
    expect((await parts.retention.preview()).find(({ kind }) => kind === 'presses')?.rows).toBe(1);
    now = new Date('2027-07-01T10:00:01Z');
    const due = (await parts.retention.preview()).find(({ kind }) => kind === 'presses');
    expect(due).toMatchObject({ rows: 0, days: 200, beforeDay: '2026-12-13' as Day });
  });

  it.each([
    ['words', '90', {}, /“words” is not one of: messages, presses/],
    ['messages', '30', {}, /at least 90 days/],
    ['messages', '99999', {}, /at most 36500 days/],
    ['messages', 'many', {}, /“many” is not a number of days/],
    ['messages', '100', { from: 'soon' }, /--from: “soon” is not a day/],
  ])(
    'refuses %s for %s with the field and the fix, and sets nothing',
    async (kind, days, options, message) => {
      const refused = await setRetention({ retention: retention(), clock }, kind, days, options);
      expect(refused).toMatchObject({ ok: false, text: expect.stringMatching(message) });
      expect(await count('retention_setting')).toBe(0);
    },
  );
});
