/** A process that a test kills: opens the embedded database of the folder named, and says each row once it is stored. */
import { DatabaseUnavailable, openDatabase } from '../../../services/db/database';

async function write(dataDir: string, prefix: string): Promise<void> {
  const { db } = await openDatabase({ databaseUrl: null, dataDir });
  process.stdout.write('open\n');
  for (let no = 1; prefix !== ''; no++) {
    const id = `${prefix}-${no}`;
    await db.transaction().execute(async (on) => {
      const press = { submission_id: id, person_id: 'p', verb: 'send', pressed_at: new Date() };
      await on.insertInto('press').values(press).execute();
      const entry = { id, at: new Date(), person_id: null, what: 'x'.repeat(200), subject: '{}' };
      await on.insertInto('audit_entry').values(entry).execute();
    });
    process.stdout.write(`${id}\n`);
  }
  setInterval(() => {}, 1000);
}

write(process.argv[2] ?? '', process.argv[3] ?? '').catch((error) => {
  process.stdout.write(
    error instanceof DatabaseUnavailable ? `refused: ${error.message}\n` : `${error.stack}\n`,
  );
  process.exit(1);
});
