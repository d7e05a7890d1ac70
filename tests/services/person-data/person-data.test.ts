/** One person's rights: a copy of all that names them, and what need not stay taken out. */
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { createAudit } from '../../../services/audit/service';
import { newId } from '../../../services/calendar/clock';
import { erasePerson, exportPerson } from '../../../services/commandline/person';
import type { Database } from '../../../services/db/database';
import { rowInWords, tableTitles } from '../../../services/person-data/in-words';
import { createPersonData } from '../../../services/person-data/service';
import { placesOfPeople } from '../../../services/person-data/store';
import { createRecord } from '../../../services/record/service';
import { onEachEngine } from '../../support/engines';
import { putRow } from '../../support/rows-of-everything';

onEachEngine('what is held about one person', (open) => {
  let database: Database;
  const clock = { now: () => new Date('2027-06-30T10:00:01Z') };
  const personData = () =>
    createPersonData({ db: database.db, clock, audit: createAudit({ db: database.db, clock, newId }) });
  const run = (statement: string) => sql.raw(statement).execute(database.db);

  beforeEach(async () => {
    database = await open();
    for (const statement of [
      `insert into committee values ('a', now())`,
      `insert into person (id, name, email, aad_object_id, created_at) values
         ('p1', 'Pat Example', 'pat@x', 'k1', now()), ('p2', 'Other', 'other@x', 'k2', now()), ('p3', 'Other', 'third@x', null, now())`,
      `insert into person_role (person_id, role, committee_id, until_day) values
         ('p1', 'lead', 'a', '2027-01-31'), ('p2', 'clerk', 'a', null)`,
      `insert into conversation (person_key, service_url, conversation_id, bot_id, bot_name, user_id, channel_id, state, seen_at)
         values ('k1', 'https://smba', 'a:chat-of-pat', '', '', '', '', 'installed', now())`,
      `insert into press values ('s1', 'p1', 'update.send', now()), ('s2', 'p2', 'update.send', now())`,
      `insert into question (id, committee_id, way, dedupe, raised, practice, state, received_at)
         values ('q1', 'a', 'chat', 'd', false, false, 'worried', now())`,
      `insert into question_kept_from values ('q1', 'p1')`,
      `insert into concern (question_id, path, holder_id, raised_by, raised_at) values ('q1', 'allegation', 'p1', 'p2', now())`,
      `insert into audit_entry values ('e1', '2027-01-05 10:00:01+00', 'p1', 'round-opened', '{"committeeId": "a"}')`,
    ])
      await run(statement);
  });
  afterEach(() => database.close());

  it('is a copy of every row that names them, and of nothing that is kept from them', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'pk-person-'));
    const done = await exportPerson({ personData: personData() }, 'PAT@x', { to: join(folder, 'pat.json') });
    expect(done).toMatchObject({ ok: true });
    const text = readFileSync(join(folder, 'pat.json'), 'utf8');
    const given = JSON.parse(text);
    expect(Object.keys(given.tables).toSorted()).toEqual([
      'audit_entry',
      'conversation',
      'person_role',
      'press',
    ]);
    expect(given.tables.press).toHaveLength(1);
    expect(text).not.toMatch(/q1|allegation|other@x/);
    const readable = readFileSync(join(folder, 'pat.json.txt'), 'utf8');
    expect(readable).toMatch(/What is held about Pat Example/);
    expect(readable).toContain('Tuesday 5 January 2027, 10:00: opened a round');
    expect(readable).toMatch(
      /Your roles \(1\)\n {2}- until day: Sunday 31 January 2027; .*role: lead|Your roles \(1\)\n {2}- .*role: lead.*until day: Sunday 31 January 2027/,
    );
    expect(text).toContain('a:chat-of-pat');
    expect(readable).not.toMatch(/a:chat-of-pat|smba|\bp1\b/);
    expect(statSync(join(folder, 'pat.json')).mode & 0o077).toBe(0);
    const told = await run(`select subject from audit_entry where what = 'person-exported'`);
    expect(told.rows).toEqual([{ subject: { personId: 'p1' } }]);
    // The same name again is never written over.
    await expect(
      exportPerson({ personData: personData() }, 'pat@x', { to: join(folder, 'pat.json') }),
    ).rejects.toThrow(/EEXIST/);
  });

  it('says in plain words what each table is, and shows no id', async () => {
    const tables = [...(await placesOfPeople(database.db)).map(({ table }) => table), 'conversation'];
    expect(tables.filter((table) => tableTitles[table] === undefined)).toEqual([]);
    expect(Object.keys(tableTitles).filter((table) => !tables.includes(table))).toEqual([]);
    const said = rowInWords('update_version', {
      ...{ id: newId(), request_id: newId(), sent_by: newId(), version_no: 2 },
      ...{ done: 'Three sessions.', sent_at: '2027-01-05T10:00:01+00:00', voice: '', no_change_reason: null },
    });
    expect(said).toBe('done: Three sessions.; sent at: Tuesday 5 January 2027, 10:00');
  });

  it('looks in every column that a table has for a person', async () => {
    const places = (await placesOfPeople(database.db)).map(
      ({ table, columns }) => `${table}: ${columns.join(', ')}`,
    );
    expect(places).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^update_version: .*sent_by/),
        expect.stringMatching(/^visit_note: .*person_id/),
        expect.stringMatching(/^update_request: .*handed_to, handed_by/),
        expect.stringMatching(/^report_text: .*saved_by/),
      ]),
    );
    expect(places.join()).not.toMatch(/locked_words|question_kept_from|,concern:/);
  });

  it('shows first what would go, then takes it out; the record stays whole', async () => {
    const parts = { personData: personData() };
    const looked = await erasePerson(parts, 'pat@x', {});
    expect(looked.text).toMatch(
      /Would be taken out[\s\S]*buttons they pressed: 1[\s\S]*Stays, and why[\s\S]*Nothing has been changed/,
    );
    expect((await run('select from press')).rows).toHaveLength(2);
    const done = await erasePerson(parts, 'pat@x', { yes: true });
    expect(done).toMatchObject({ ok: true, text: expect.stringMatching(/Backups made before today/) });
    const everything = JSON.stringify([
      (await run('select * from person')).rows,
      (await run('select * from conversation')).rows,
      (await run('select * from press')).rows,
    ]);
    expect(everything).not.toMatch(/Pat Example|pat@x|k1|chat-of-pat/);
    expect(everything).toContain('Other');
    expect((await run(`select from audit_entry where person_id = 'p1'`)).rows).toHaveLength(1);
    expect((await createRecord({ db: database.db }).check()).broken).toBeNull();
    expect(await erasePerson(parts, 'pat@x', { yes: true })).toMatchObject({ ok: false });
  });

  it.each([
    'update_draft',
    'form_draft',
    'report_draft',
    'press',
    'notice',
    'visit_away',
    'visit_feed',
    'visit_member',
    'message_stop',
    'committee_choice',
  ])('%s: theirs goes, and nobody else’s', async (table) => {
    await sql`delete from ${sql.table(table)}`.execute(database.db);
    for (const person_id of ['p1', 'p2'])
      await putRow(database.db, table, { person_id, ...(table === 'notice' ? { state: 'queued' } : {}) });
    await erasePerson({ personData: personData() }, 'pat@x', { yes: true });
    const { rows } = await sql`select person_id from ${sql.table(table)}`.execute(database.db);
    expect(rows).toEqual([{ person_id: 'p2' }]);
  });

  it('leaves the address of their chat in no column of any table, and nobody else’s goes', async () => {
    const { rows: columns } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = current_schema() and column_name ~ 'conversation|activity'`.execute(database.db);
    const tables = [...new Set(columns.map(({ table }) => table))].filter(
      (table) => table !== 'conversation',
    );
    expect(tables).toContain('pack_build');
    for (const table of tables)
      for (const [who, chat] of [
        ['p1', 'a:chat-of-pat'],
        ['p2', 'a:chat-of-other'],
      ] as const) {
        const addresses = columns.filter((one) => one.table === table).map(({ column }) => [column, chat]);
        const theirs = table === 'pack_build' ? { requested_by: who } : { person_id: who };
        const more =
          table === 'notice' ? { state: 'delivered' } : { state: 'built', no: who === 'p1' ? 1 : 2 };
        await putRow(database.db, table, { ...theirs, ...more, ...Object.fromEntries(addresses) });
      }
    await erasePerson({ personData: personData() }, 'pat@x', { yes: true });
    for (const table of tables) {
      const { rows } = await sql`select * from ${sql.table(table)}`.execute(database.db);
      expect([table, JSON.stringify(rows).includes('chat-of-pat')]).toEqual([table, false]);
      expect([table, JSON.stringify(rows).includes('chat-of-other')]).toEqual([table, true]);
    }
  });

  it.each([
    ['other@x', /still has a role or a post\. End it first/],
    ['Other', /Several people are listed as “Other”.*other@x, third@x/],
    ['nobody@x', /Nobody is listed as “nobody@x”/],
  ])('%s is refused with the fix', async (who, message) => {
    const refused = await erasePerson({ personData: personData() }, who, { yes: true });
    expect(refused).toMatchObject({ ok: false, text: expect.stringMatching(message) });
  });
});
