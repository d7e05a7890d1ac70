import { sql } from 'kysely';
import { Day } from '../../../services/calendar/rules';
import { createConversations } from '../../../services/conversations/service';
import { tablesInOrder } from '../../../services/db/catalogue';
import { onEachEngine } from '../../support/engines';
import { at, type Scene, setScene } from './scene';

jest.setTimeout(120_000);

/**
 * After the retention day nothing leads from a question to its asker: no row names both, and of every two rows, one with the
 * question and one with the person, no two moments lie within a day of each other. Before that day, not within a minute.
 */
onEachEngine('the way from a question back to its asker', (open) => {
  let scene: Scene;
  const ids = new Set<string>();
  const member = () => [scene.id('Yaz'), '00000000-0000-4000-8000-000000000012'];

  interface Row {
    table: string;
    text: string;
    moments: Date[];
  }

  /** Every row of every table, with the moments in it; columns as the database itself tells them. */
  async function rows(): Promise<Row[]> {
    const { db } = scene.database;
    const { rows: columns } = await sql<{ table: string; column: string }>`
      select table_name as "table", column_name as "column" from information_schema.columns
      where table_schema = current_schema() and data_type like 'timestamp%'`.execute(db);
    const all: Row[] = [];
    for (const { name } of await tablesInOrder(db)) {
      const times = columns.filter((one) => one.table === name).map(({ column }) => column);
      const found = await sql<{ row: string } & Record<string, unknown>>`
        select t::text as row, t.* from ${sql.table(name)} t`.execute(db);
      for (const { row, ...values } of found.rows) {
        const moments = times.flatMap((column) => (values[column] ? [new Date(String(values[column]))] : []));
        all.push({ table: name, text: row, moments });
      }
    }
    return all;
  }

  const names = (row: Row, some: Iterable<string>) => [...some].some((id) => row.text.includes(id));

  /** 'notice and audit_entry, 0.05 s apart', for each pair that is too close. */
  async function tooClose(seconds: number): Promise<string[]> {
    const all = await rows();
    const ofQuestion = all.filter((row) => names(row, ids));
    const ofPerson = all.filter((row) => names(row, member()));
    expect(ofQuestion.length).toBeGreaterThan(5);
    expect(ofPerson.length).toBeGreaterThan(1);
    const found = ofQuestion.filter((row) => names(row, member())).map((row) => `${row.table} names both`);
    for (const one of ofQuestion)
      for (const other of ofPerson)
        for (const first of one.moments)
          for (const second of other.moments) {
            const apart = Math.abs(first.getTime() - second.getTime()) / 1000;
            if (apart < seconds) found.push(`${one.table} and ${other.table}, ${apart} s apart`);
          }
    return [...new Set(found)];
  }

  beforeAll(async () => {
    scene = await setScene(await open());
    scene.now = at('2027-01-11', '10:00');
    const { questions } = scene;
    const conversations = createConversations({ db: scene.database.db, clock: { now: () => scene.now } });
    const speaks = () =>
      conversations.heard({
        ...{ aadObjectId: member()[1] ?? '', tenantId: 't', serviceUrl: 'https://teams.example/' },
        ...{ conversationId: 'a:1', botId: '28:b', botName: 'b', userId: '29:u', channelId: 'msteams' },
      });
    const minutes = (number: number) => {
      scene.now = new Date(scene.now.getTime() + number * 60_000);
    };
    await speaks();
    minutes(600);
    scene.now = at('2027-01-12', '11:17');
    const yaz = { askerId: scene.id('Yaz'), way: 'dialog' as const };
    await speaks();
    // A member of two committees says for which of them they ask.
    await scene.people.chooseCommittee(scene.id('Yaz'), scene.committeeId);
    const first = await scene.okay('Why are reviews so long?', yaz);
    minutes(7);
    await speaks();
    const second = await scene.okay('Can I tell you something?', yaz);
    await questions.queue.setAside(second.questionId, scene.id('Wanda'), 'We talk about it together.');
    minutes(7);
    await speaks();
    const typed = await scene.asks('Who decides?', { ...yaz, way: 'chat', unsent: true, messageId: 'm1' });
    minutes(1);
    await questions.sendKept(typed.questionId, scene.id('Yaz'));
    const asked = await questions.wording.propose({
      ...{ questionIds: [first.questionId], personId: scene.id('Wanda'), submissionId: crypto.randomUUID() },
      ...{ theme: 'Reviews', wording: 'Can reviews be shorter?', couldBeSix: true },
    });
    if (!asked.ok) throw new Error(asked.refusal.code);
    minutes(9);
    await speaks();
    const viewed = await questions.home.view({ questionId: first.questionId, personId: scene.id('Yaz') });
    await questions.home.agree(
      { questionId: first.questionId, personId: scene.id('Yaz') },
      viewed.ok ? viewed.value.seen : '',
    );
    await scene.meetings.move(scene.meetingId, Day.parse('2027-03-09'));
    await questions.tick(scene.database.db);
    for (const id of [first.questionId, second.questionId, typed.questionId, asked.value.id]) ids.add(id);
  });
  afterAll(() => scene.database.close());

  it('is not in two moments, even while the question is open', async () => {
    // The envelope still has a keyed hash, for the answer to find its way; moments say nothing.
    expect(await tooClose(60)).toEqual([]);
    const news = await scene.database.db
      .selectFrom('notice')
      .selectAll()
      .where('kind', '=', 'question-news')
      .execute();
    expect(news.length).toBeGreaterThan(1);
    expect(news.map((row) => row.created_at.toISOString())).toEqual(
      news.map(() => '2027-01-12T00:00:00.000Z'),
    );
  });

  it('is nowhere once the retention day has come', async () => {
    scene.now = at('2027-09-01', '10:00');
    await scene.questions.tick(scene.database.db);
    const conversations = createConversations({ db: scene.database.db, clock: { now: () => scene.now } });
    await conversations.blurOld();
    const kept = await scene.database.db.selectFrom('question').selectAll().execute();
    expect(kept.map((row) => [row.asker, row.keepsake, row.message_tag])).toEqual(
      kept.map(() => [null, null, null]),
    );
    expect(await tooClose(86_400)).toEqual([]);
  });

  it('is in no order either: ids are random, and no table of people counts its rows', async () => {
    for (const id of ids) expect(id[14]).toBe('4');
    const all = await rows();
    const tables = [...new Set(all.filter((row) => names(row, member())).map((row) => row.table))];
    const { rows: counted } = await sql<{ table: string }>`
      select table_name as "table" from information_schema.columns where table_schema = current_schema()
        and (is_identity = 'YES' or column_default like 'nextval%')`.execute(scene.database.db);
    expect(counted.filter(({ table }) => tables.includes(table))).toEqual([]);
  });
});
