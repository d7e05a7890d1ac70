/** What `doctor` says where there are several committees, and of the record. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { type About, doctor } from '../../services/commandline/doctor';
import { keepHead, keptHeads, signHead } from '../../services/record/heads';
import { onEachEngine } from '../support/engines';
import { day, type PapersWorld, papersWorld } from '../support/papers-world';

onEachEngine('doctor', (open) => {
  let world: PapersWorld;
  let dataDir: string;
  const about = (): About => ({
    ...{ engine: 'here', mode: 'local mode', safety: { dutyTeam: true, phones: true } },
    library: async () => ({ fine: [], attention: [] }),
    contacts: { complaints: 'x', accessibility: 'x' },
    heads: keptHeads(dataDir),
  });
  beforeEach(async () => {
    world = await papersWorld(open);
    dataDir = mkdtempSync(join(tmpdir(), 'pk-doctor-'));
  });
  afterEach(() => world.close());

  it('looks at each committee and names it, and at the one that was named where one was', async () => {
    const { committees } = world.services;
    const settings = await committees.settingsOn(world.committeeId, day('2027-01-04'));
    const added = await committees.add({ ...settings, name: 'Another committee' });
    const { text, ok } = await doctor(world.services, about(), false);
    expect(ok).toBe(false);
    expect(text).toContain('fix   Cared for Children Committee: There is no plan.');
    expect(text).toContain('fix   Another committee: There is no plan.');
    expect(text).toContain('fix   Another committee: There is no clerk.');
    expect(text).not.toContain('Cared for Children Committee: There is no clerk.');
    const named = {
      ...world.services,
      committees: { ...committees, default: async () => added },
    };
    const one = (await doctor(named, about(), true)).text;
    expect(one).toContain('fix   There is no clerk.');
    expect(one).not.toContain('Cared for Children');
  });

  it('says that an older backup was restored, or the end of the record taken out, by a later signed head', async () => {
    const keep = async () =>
      keepHead(
        dataDir,
        signHead(dataDir, await world.services.record.head(), world.clock.at),
        join(dataDir, 'b'),
      );
    // An entry of a whole hour waits for its link until its day is over.
    world.clock.at = new Date('2027-01-04T09:05:07Z');
    await world.services.retention.set({
      kind: 'presses',
      days: 100,
      fromDay: day('2027-01-04'),
      by: 'test',
    });
    await keep();
    expect((await doctor(world.services, about(), false)).text).toMatch(/ok {4}The record is whole/);
    await world.db.transaction().execute(async (on) => {
      await sql`set local session_replication_role = replica`.execute(on);
      await sql`delete from audit_entry where id = (select entry_id from audit_link order by no desc limit 1)`.execute(
        on,
      );
      await sql`delete from audit_link where no = (select max(no) from audit_link)`.execute(on);
    });
    expect((await doctor(world.services, about(), false)).text).toMatch(
      /fix {3}The record does not hold what was signed at .*or an older backup was restored/,
    );
  });
});
