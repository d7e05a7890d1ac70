/** The record's chain: what was written stays as it was written, or the first break is named. */

import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { AuditKind } from '../../../services/audit/kinds';
import { createAudit } from '../../../services/audit/service';
import { newId } from '../../../services/calendar/clock';
import { checkRecord, readRecord } from '../../../services/commandline/record';
import { copyIn } from '../../../services/db/copy-in';
import { copyOut } from '../../../services/db/copy-out';
import type { Database } from '../../../services/db/database';
import { createFollower, linkHash } from '../../../services/record/chain';
import { keepHead, keptHeads, readHeadText, signHead } from '../../../services/record/heads';
import { createRecord } from '../../../services/record/service';
import { onEachEngine } from '../../support/engines';

onEachEngine('the record', (open) => {
  let database: Database;
  let at: Date;
  beforeEach(async () => {
    database = await open();
    at = new Date('2027-01-05T09:01:02.003Z');
    const { db } = database;
    await sql`insert into committee values ('a', now()), ('b', now())`.execute(db);
    await sql`insert into person (id, name, email, created_at) values
      ('p1', 'Clerk', 'clerk@x', now()), ('p2', 'Reviewer', 'reviewer@x', now()), ('p3', 'Young', 'young@x', now())`.execute(
      db,
    );
    await sql`insert into person_role (person_id, role, committee_id) values ('p3', 'shadow-member', 'a')`.execute(
      db,
    );
  });
  afterEach(() => database.close());

  const record = () => createRecord({ db: database.db });
  const audit = () => createAudit({ db: database.db, clock: { now: () => at }, newId });
  const write = (what: AuditKind, subject: Record<string, string> = {}, personId: string | null = 'p1') => {
    at = new Date(at.getTime() + 61_007);
    return database.db.transaction().execute((on) => audit().record(on, { personId, what, subject }));
  };
  /** As somebody with the database's own rights would. */
  const tamper = (statement: string) =>
    database.db.transaction().execute(async (on) => {
      await sql`set local session_replication_role = replica`.execute(on);
      await sql.raw(statement).execute(on);
    });

  it('is one chain, however its words look, and whole', async () => {
    await write('round-opened', { roundId: 'r1', committeeId: 'a' });
    await write('finding-kept', { b: 'two', a: 'é “quoted” \\ 😀 \n\t\u007f', aa: '' });
    await write('visit note sent', {}, null);
    const { head, broken } = await record().check();
    expect(broken).toBeNull();
    expect(head.no).toBe(3);
    expect(await record().head()).toEqual(head);
    expect((await checkRecord({ record: record() }, { heads: [], unreadLines: [] })).text).toMatch(
      /whole: 3 entries/,
    );
  });

  it.each([
    [
      'an entry was changed',
      `update audit_entry set what = 'nothing' where what = 'chased'`,
      /broken at entry 2 .*“nothing”.*not as it was stored/,
    ],
    [
      'a person was changed',
      `update audit_entry set person_id = 'p2' where what = 'chased'`,
      /broken at entry 2/,
    ],
    [
      'a moment was changed',
      `update audit_entry set at = at + interval '1 microsecond' where what = 'chased'`,
      /broken at entry 2/,
    ],
    [
      'an entry was taken out',
      `delete from audit_entry where what = 'chased'`,
      /broken at entry 2: the entry is gone/,
    ],
    [
      'an entry and its link were taken out',
      `delete from audit_link where no = 2`,
      /broken at entry 2: it and its link are gone/,
    ],
    ['a committee was changed', `update audit_link set committee_id = 'b' where no = 2`, /broken at entry 2/],
    [
      'an entry was put in past the chain',
      `insert into audit_entry values ('x', now(), null, 'x', '{}')`,
      /1 entries that are not in its chain/,
    ],
  ])('names the first break where %s', async (_name, statement, sentence) => {
    for (const what of ['round-opened', 'chased', 'round-closed'] as const)
      await write(what, { committeeId: 'a' });
    await tamper(statement);
    expect((await record().check()).broken).toMatch(sentence);
  });

  it('does not follow a link that was made anew over another past', () => {
    const entry = { at: '2027-01-12T10:00:00.000000Z', personId: null, what: 'one', subject: '{}' };
    const made = (no: number, previous: string) => {
      const link = { no, entryId: `e${no}`, committeeId: null, previous, entry };
      return { ...link, hash: linkHash(link) };
    };
    const first = made(1, '');
    const follower = createFollower();
    expect(follower.add(first)).toBeNull();
    expect(follower.add(made(2, 'another past'))).toEqual({ kind: 'link-changed', no: 2 });
    expect(follower.add(made(2, first.hash))).toBeNull();
    expect(follower.add(made(4, follower.head().hash))).toEqual({ kind: 'link-missing', no: 3 });
  });

  it('cannot be changed by the program itself', async () => {
    await write('round-opened');
    await expect(sql`update audit_link set hash = 'x'`.execute(database.db)).rejects.toThrow('never changed');
    await expect(sql`delete from audit_link`.execute(database.db)).rejects.toThrow('never changed');
    for (const table of ['audit_entry', 'audit_link', 'audit_waiting'])
      await expect(sql`truncate ${sql.table(table)}`.execute(database.db)).rejects.toThrow('never changed');
  });

  it('shows that its end was cut off, by a head signed outside the database', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pk-heads-'));
    for (const what of ['round-opened', 'chased', 'round-closed'] as const) await write(what);
    const file = keepHead(dataDir, signHead(dataDir, await record().head(), at), join(dataDir, 'b.gz'));
    expect(keptHeads(dataDir).heads).toEqual([readHeadText(readFileSync(file, 'utf8'))]);
    expect((await checkRecord({ record: record() }, keptHeads(dataDir))).ok).toBe(true);
    await tamper('delete from audit_link where no = 3');
    await tamper(`delete from audit_entry where what = 'round-closed'`);
    expect((await record().check()).broken).toBeNull();
    const { ok, text } = await checkRecord({ record: record() }, keptHeads(dataDir));
    expect([ok, text]).toEqual([false, expect.stringMatching(/does not hold what was signed.*entry 3/)]);
    const forged = readFileSync(file, 'utf8').replace('"no": 3', '"no": 2');
    expect(readHeadText(forged)).toBeNull();
  });

  it('says which of the heads kept beside it was changed since it was signed, or cannot be read', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'pk-heads-'));
    const kept = join(dataDir, 'record-heads.jsonl');
    for (const what of ['round-opened', 'chased'] as const) {
      await write(what);
      keepHead(dataDir, signHead(dataDir, await record().head(), at), join(dataDir, 'b.gz'));
    }
    const whole = readFileSync(kept, 'utf8');
    expect((await checkRecord({ record: record() }, keptHeads(dataDir))).ok).toBe(true);
    for (const changed of [whole.replace('"no":2', '"no":0'), `${whole.slice(0, -20)}\n`]) {
      writeFileSync(kept, changed);
      const { ok, text } = await checkRecord({ record: record() }, keptHeads(dataDir));
      expect([ok, text]).toEqual([
        false,
        expect.stringMatching(/record-heads\.jsonl\), line 2 cannot be read/),
      ]);
    }
  });

  it('keeps the order of many who write at once in one chain, and a refused one leaves no gap', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, place) =>
        database.db
          .transaction()
          .execute(async (on) => {
            const moment = { now: () => new Date(at.getTime() + place) };
            await createAudit({ db: on, clock: moment, newId }).record(on, {
              personId: null,
              what: 'round-opened',
              subject: { place: `${place}` },
            });
            if (place % 4 === 0) throw new Error('refused');
          })
          .catch(() => {}),
      ),
    );
    expect(await record().check()).toMatchObject({ broken: null, head: { no: 15 } });
  });

  it('links an entry whose moment is kept coarse only when its day is over, so that its place tells nothing', async () => {
    at = new Date('2027-01-05T10:00:00Z');
    const coarse = { now: () => new Date('2027-01-05T10:00:00Z') };
    await createAudit({ db: database.db, clock: coarse, newId }).record(database.db, {
      personId: null,
      what: 'question-received',
      subject: {},
    });
    await write('round-opened');
    expect(await record().check()).toMatchObject({ broken: null, head: { no: 1 } });
    at = new Date('2027-01-06T09:00:01Z');
    await write('round-closed');
    expect(await record().check()).toMatchObject({ broken: null, head: { no: 3 } });
  });

  it('goes into a backup and comes back whole', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'pk-record-')), 'all.gz');
    for (const what of ['round-opened', 'chased'] as const) await write(what);
    const { head } = await record().check();
    await copyOut(database.db, file, at);
    await copyIn(database.db, file, { replace: true });
    expect(await record().check()).toEqual({ head, broken: null });
    await write('round-closed');
    expect(await record().check()).toMatchObject({ broken: null, head: { no: 3 } });
  });

  it('is read by person, committee, days and kind, in plain words', async () => {
    await sql`insert into question (id, committee_id, way, dedupe, raised, practice, state, received_at)
      values ('q1', 'a', 'chat', 'd', false, false, 'unread', now())`.execute(database.db);
    await sql`insert into question_kept_from values ('q1', 'p2')`.execute(database.db);
    await write('question-read', { questionId: 'q1' });
    await write('question-heard', { questionId: 'q1' }, 'p3');
    await write('round-opened', { committeeId: 'b' }, 'p2');
    const of = (more: object) =>
      record()
        .read({ readerId: 'p1', committeeIds: ['a', 'b'], ...more })
        .then(({ lines }) => lines.map(({ who, did }) => `${who} ${did}`));
    const read = 'Clerk opened a young person’s question (question q1)';
    const heard = 'A member of the shadow committee said whether an answer answered (question q1)';
    expect(await of({})).toEqual(['Reviewer opened a round of updates', heard, read]);
    expect(await of({ committeeIds: ['a'] })).toEqual([heard, read]);
    expect(await of({ personId: 'p2' })).toEqual(['Reviewer opened a round of updates']);
    expect(await of({ kind: 'question' })).toEqual([heard, read]);
    expect(await of({ from: '2027-01-06' })).toEqual([]);
    expect(await of({ from: '2027-01-05', until: '2027-01-05' })).toHaveLength(3);
    // What belongs to no committee is for whoever asks for it.
    await write('retention-set', { what: 'presses' });
    expect(await of({ kind: 'retention' })).toEqual([]);
    expect(await of({ kind: 'retention', alsoOfNone: true })).toHaveLength(1);
    // What a question is about is kept from somebody: so is that it was opened.
    expect(await of({ readerId: 'p2' })).toEqual(['Reviewer opened a round of updates']);
  });

  it('is refused at the command line with the field and the fix', async () => {
    const parts = {
      record: record(),
      committees: { all: async () => [], default: async () => null },
      people: { known: async () => [] },
    } as unknown as Parameters<typeof readRecord>[0];
    for (const [options, message] of [
      [{ from: '5 Jan' }, /--from: “5 Jan” is not a day/],
      [{ person: 'nobody' }, /--person: Nobody is listed with “nobody”/],
      [{ page: '0' }, /--page/],
    ] as const) {
      expect(await readRecord(parts, options, false)).toMatchObject({
        ok: false,
        text: expect.stringMatching(message),
      });
    }
  });
});
