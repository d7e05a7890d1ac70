/** What stood in adults' texts before young people's words were looked for is with their reader after the first minute. */
import { sql } from 'kysely';
import { tablesInOrder } from '../../../services/db/catalogue';
import { createKeyRing } from '../../../services/questions/keys';
import { onEachEngine } from '../../support/engines';
import { putRow } from '../../support/rows-of-everything';
import { at, type Scene, setScene, testKey } from './scene';

onEachEngine('the one look through what is stored', (open) => {
  let scene: Scene;
  const worry = 'One of them wrote: my Zebrafish teacher hits me and I am scared of him.';

  beforeAll(async () => {
    scene = await setScene(await open());
    scene.now = at('2027-01-12', '10:00');
    const { db } = scene.database;
    const itemId = await putRow(db, 'agenda_item', {
      ...{ meeting_id: scene.meetingId, part: 1, kind: 'report', timing: '{"kind":"on-time"}' },
      ...{ title: 'Health', purpose: `To hear of the year.\n${worry}` },
    });
    await putRow(db, 'committee_action', {
      ...{ committee_id: scene.committeeId, meeting_id: scene.meetingId, state: 'open', kind: 'ask' },
      ...{ ask: 'Bring a report on dental checks.', outcome: '' },
    });
    // A copy, as a version of the papers has it.
    await putRow(db, 'pack_build', {
      meeting_id: scene.meetingId,
      state: 'built',
      composed: JSON.stringify({ items: [{ itemId, paragraphs: ['To hear of the year.', worry] }] }),
    });
  });
  afterAll(() => scene.database.close());

  async function holding(word: string): Promise<string[]> {
    const tables: string[] = [];
    for (const { name } of await tablesInOrder(scene.database.db)) {
      const { rows } = await sql`select from ${sql.table(name)} t where t::text like ${`%${word}%`}`.execute(
        scene.database.db,
      );
      if (rows.length > 0) tables.push(name);
    }
    return tables.sort();
  }

  it('moves nothing where nobody asked for it', async () => {
    await scene.questions.tick(scene.database.db);
    expect(await holding('Zebrafish')).toEqual(['agenda_item', 'pack_build']);
  });

  it('moves the words from every table to their reader, and says so in the record', async () => {
    await scene.database.db
      .insertInto('installation_fact')
      .values({ name: 'speech-sweep', value: sql`'"asked"'::jsonb`, set_at: scene.now })
      .execute();
    // A process that starts anew.
    const questions = scene.again(createKeyRing([testKey]));
    await questions.tick(scene.database.db);
    expect(await holding('Zebrafish')).toEqual([]);
    expect(await holding('waiting to be read by the participation worker')).toEqual([
      'agenda_item',
      'pack_build',
    ]);
    expect(await holding('To hear of the year.')).toEqual(['agenda_item', 'pack_build']);
    expect(await holding('Bring a report on dental checks.')).toEqual(['committee_action']);

    const list = await questions.queue.list(scene.committeeId, scene.id('Wanda'));
    expect(list).toHaveLength(1);
    const opened = await questions.queue.open(list[0]?.question.id ?? '', scene.id('Wanda'));
    expect(opened.ok && opened.value.content?.words).toBe(worry);
    const record = await scene.database.db
      .selectFrom('audit_entry')
      .select('subject')
      .where('what', '=', 'stored-texts-looked-through')
      .execute();
    expect(record).toEqual([{ subject: { committeeId: scene.committeeId, passages: '1' } }]);
  });

  it('is done once', async () => {
    const questions = scene.again(createKeyRing([testKey]));
    await questions.tick(scene.database.db);
    expect(await questions.queue.list(scene.committeeId, scene.id('Wanda'))).toHaveLength(1);
    const { rows } = await sql`select from audit_entry where what = 'stored-texts-looked-through'`.execute(
      scene.database.db,
    );
    expect(rows).toHaveLength(1);
  });
});
