import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAudit } from '../../../services/audit/service';
import { exportPlan } from '../../../services/commandline/export-plan';
import { importPeople } from '../../../services/commandline/import-people';
import { importPlan } from '../../../services/commandline/import-plan';
import type { Database } from '../../../services/db/database';
import { createPeople } from '../../../services/people/service';
import { postsOf, rolesOn } from '../../../services/platform/permissions';
import { usualThresholds } from '../../../services/scorecard/small-numbers';
import { demoPlan } from '../../../services/strategy/demo-plan';
import type { Plan, Strategy } from '../../../services/strategy/rules';
import { createStrategies } from '../../../services/strategy/service';
import { emptyTables } from '../../support/empty-tables';
import { onEachEngine } from '../../support/engines';
import { nobodySpeaks } from '../../support/nobody-speaks';
import { councilTable } from './council-table';
import { planOfTraps } from './plan-of-traps';
import { type WorkbookCell, workbook } from './workbook';

const head = 'Head of Service, Cared for Children and Care Leavers';
const peopleHeader = 'Name,Email,Entra object id,Roles,Post,Deputy,From,Until';
const id = (no: number) => `00000000-0000-4000-8000-00000000000${no}`;

/** A stored plan as the plan that it was stored from. */
function withoutIds(plan: Strategy | Plan | null): unknown {
  return (
    plan && {
      title: plan.title,
      fromDay: plan.fromDay,
      untilDay: plan.untilDay,
      pledges: plan.pledges.map(({ no, slug, wording, shortName }) => ({ no, slug, wording, shortName })),
      workstreams: [...plan.workstreams].sort((a, b) => a.name.localeCompare(b.name)),
      actions: plan.actions.map((action) => ({
        ...action,
        id: undefined,
        strategyId: undefined,
        measures: action.measures.map((measure) => ({ ...measure, id: undefined })),
      })),
    }
  );
}

onEachEngine('the import commands', (open) => {
  let database: Database;
  let folder: string;
  const clock = { now: () => new Date('2026-09-14T09:00:00Z') };

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'import-'));
    await database.db.insertInto('committee').values({ id: 'c1', created_at: clock.now() }).execute();
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    const tables = [
      ...(['measure', 'plan_action', 'pledge', 'workstream_pledge', 'workstream', 'strategy'] as const),
      ...(['post_holding', 'post', 'person_role', 'person'] as const),
    ];
    for (const table of tables) await database.db.deleteFrom(table).execute();
    await emptyTables(database.db, ['audit_entry']);
  });

  function parts() {
    const time = { db: database.db, clock, newId: () => crypto.randomUUID() };
    const settings = {
      ...{ committeeId: 'c1', name: 'Committee', parentBody: 'Council', venue: 'Room', offsets: {} },
      ...{ operationalGroupName: 'Group', shadowCommitteeName: 'Shadow', meetingTime: '14:00' },
    };
    const committees = {
      default: async () => ({
        ...settings,
        governanceModel: 'committee-system' as const,
        fromDay: demoPlan().fromDay,
      }),
    };
    return {
      ...time,
      committees,
      questions: nobodySpeaks,
      audit: createAudit(time),
      people: createPeople(time),
      scorecards: { thresholds: async () => usualThresholds },
      strategies: createStrategies(time),
    };
  }

  async function write(name: string, content: string | Uint8Array): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }
  const demoFile = () => write('demo.csv', councilTable(demoPlan(4).actions));
  const dates = { from: '1 September 2026', until: '31/08/2027' };

  it('shows every action and doubt of a plan, stores nothing, and says how to store it', async () => {
    const file = await write('traps.xlsx', workbook({ Plan: planOfTraps as WorkbookCell[][] }));
    const { text, ok } = await importPlan(parts(), { file });
    expect(ok).toBe(true);
    expect(text).toContain('2 pledges, 15 actions, ');
    expect(text).toMatch(
      /^ {2}1\.9 .*\n.*\n {2}1\.10 +Review our scorecard\n.*due 30 September 2026; 1 milestone$/m,
    );
    expect(text).toMatch(/1\.3 +"Rowena Ashgrove" looks like a person's name\./);
    expect(text).toContain(
      `Nothing has been stored. To store it: npm run pledgekeeper -- import plan "${file}" --yes`,
    );
    expect(await parts().strategies.current('c1')).toBeNull();
  });

  it('stores a plan with --yes and an audit row, and closes it when the next one comes', async () => {
    const file = await demoFile();
    const first = await importPlan(parts(), { file, ...dates, strategyTitle: 'Year 1', yes: true });
    expect(first.text).toMatch(/Stored as version 1 of the plan: 50 actions\.$/);
    const second = await importPlan(parts(), { file, yes: true });
    expect(second.text).toMatch(/Stored as version 2 .* Version 1 is closed and stays on record\.$/);
    const current = await parts().strategies.current('c1');
    expect([current?.title, current?.fromDay, current?.actions.length]).toEqual(['Year 1', '2026-09-01', 50]);
    const measures = current?.actions.flatMap((action) => action.measures);
    expect(measures).toHaveLength(134);
    const whats = (await parts().audit.recent(5)).map(({ what, subject }) => [what, subject]);
    expect(whats).toContainEqual(['plan imported', { strategyId: current?.id, committeeId: 'c1' }]);
    expect(whats).toHaveLength(2);
  });

  it('asks a person at a terminal, and does as they say', async () => {
    const file = await demoFile();
    const shown: string[] = [];
    const answering = (answer: boolean) => async (text: string) => {
      shown.push(text);
      return answer;
    };
    const no = await importPlan({ ...parts(), confirm: answering(false) }, { file, ...dates });
    expect(no.text).toBe('Nothing has been stored.');
    expect(await parts().strategies.current('c1')).toBeNull();
    await importPlan({ ...parts(), confirm: answering(true) }, { file, ...dates });
    expect((await parts().strategies.current('c1'))?.version).toBe(1);
    expect(shown[1]).toContain('50 actions, 134 measures');
  });

  it('changes nothing when there is a problem, and names row, column and fix', async () => {
    await importPlan(parts(), { file: await demoFile(), ...dates, yes: true });
    const twice = councilTable([...demoPlan(4).actions, ...demoPlan(4).actions.slice(0, 1)]);
    const { ok, text } = await importPlan(parts(), { file: await write('twice.csv', twice), yes: true });
    expect(ok).toBe(false);
    expect(text).toMatch(/^Nothing was stored from twice\.csv\.\nRow 52, column Ref: Ref 1\.1 stands twice/);
    expect(await parts().strategies.versions('c1')).toHaveLength(1);
  });

  it.each([
    ['a file that is not there', 'no-such.csv', {}, /no file that can be read/],
    ['a date that is none', 'demo.csv', { from: 'soon' }, /--from soon: write a date/],
  ])('says what is wrong with %s', async (_, name, options, expected) => {
    await demoFile();
    const { ok, text } = await importPlan(parts(), { file: join(folder, name), ...options });
    expect(ok).toBe(false);
    expect(text).toMatch(expected);
  });

  it.each(['export.csv', 'export.xlsx'])(
    'writes the plan as %s and reads it back without one change',
    async (name) => {
      await parts().strategies.store(demoPlan(4), { committeeId: 'c1', by: 'test', source: 'test' });
      const file = join(folder, name);
      expect(await exportPlan(parts(), { file })).toEqual({
        ok: true,
        text: `50 actions written to ${file}`,
      });
      const bytes = await readFile(file);
      // A workbook is a zip; what is only called one is none.
      expect(bytes.subarray(0, 2).toString('latin1') === 'PK').toBe(name.endsWith('.xlsx'));
      // A second council: no plan before it that could lend what the file had lost.
      const tables = [
        'measure',
        'plan_action',
        'pledge',
        'workstream_pledge',
        'workstream',
        'strategy',
      ] as const;
      for (const table of tables) await database.db.deleteFrom(table).execute();
      const done = await importPlan(
        { ...parts(), strategies: createStrategies({ ...parts() }) },
        { file, yes: true },
      );
      expect(done.ok).toBe(true);
      expect(done.text).not.toMatch(/questions? to settle/);
      const strategy = await createStrategies({ ...parts() }).current('c1');
      expect(withoutIds(strategy)).toEqual(withoutIds(demoPlan(4)));
    },
  );

  it('asks what it cannot know, writes the questions to a file, and does as the answers say', async () => {
    const rows: WorkbookCell[][] = [
      ['Ref', 'Action', 'How do we measure success', 'Who’s responsible'],
      ['1.1', 'Watch who comes into care', 'Fewer children in care. Homes are matched', 'Team lead'],
      ['1.2', 'Tell people', 'Leaflet printed', 'Committee (tbc)\nTeam lead'],
    ];
    const file = await write('asked.xlsx', workbook({ Plan: rows }));
    const answers = join(folder, 'answers.csv');
    const first = await importPlan(parts(), { file, answers, ...dates });
    expect(first.text).toMatch(
      /measures 1\.1: .*may be meant as 2: Fewer children in care \| Homes are matched/,
    );
    expect(first.text).toMatch(/responsible 1\.2: .*"\(tbc\)" stands among them/);
    expect(first.text).toContain('2 actions, 2 measures');
    const csv = await readFile(answers, 'utf8');
    await writeFile(answers, csv.replace(/"?as written"?\r\n/, 'as proposed\r\n'));
    const second = await importPlan(parts(), { file, answers, ...dates });
    expect(second.text).toContain('2 actions, 3 measures');
    expect(second.text).toContain('Your answer: "as proposed"');
    expect(await parts().strategies.current('c1')).toBeNull();

    await writeFile(answers, 'About,Your answer\nmeasures 1.1,One | Two | Three\n');
    expect((await importPlan(parts(), { file, answers, ...dates })).text).toContain('2 actions, 4 measures');
    const asked: string[] = [];
    const answer = async ({ key }: { key: string }) => {
      asked.push(key);
      return key === 'measures 1.1' ? '2' : '';
    };
    await importPlan({ ...parts(), answer, confirm: async () => true }, { file, ...dates });
    expect(asked).toEqual(['measures 1.1', 'responsible 1.2']);
    const stored = await parts().strategies.current('c1');
    expect(
      stored?.actions.map(({ measures, leadPost }) => [leadPost, measures.map(({ name }) => name)]),
    ).toEqual([
      ['Team lead', ['Fewer children in care', 'Homes are matched']],
      ['Team lead', ['Leaflet printed']],
    ]);
  });

  it('has nothing to export before there is a plan', async () => {
    expect((await exportPlan(parts(), { file: join(folder, 'none.csv') })).ok).toBe(false);
  });

  it('shows people and doubts, and stores them with --yes', async () => {
    await parts().strategies.store(demoPlan(4), { committeeId: 'c1', by: 'test', source: 'test' });
    const csv = [
      peopleHeader,
      `Post A,a@council.example,${id(1)},lead; Head of Service,Head of Service for Cared for Children and Care Leavers,Post B,01/09/2026,`,
      `Post B,b@council.example,,reviewer,,,,`,
    ].join('\n');
    const file = await write('people.csv', csv);
    const shown = await importPeople(parts(), { file });
    expect(shown.text).toContain(`${head}, deputy b@council.example, from 2026-09-01`);
    expect(shown.text).toContain('Nobody holds Virtual School Headteacher today');
    expect(shown.text).toContain('Post B has no Entra object id.');
    expect(await parts().people.known()).toEqual([]);

    const stored = await importPeople(parts(), { file, yes: true });
    expect(stored.text).toMatch(/Stored: 2 new, 0 already here\.$/);
    const committeeId = 'c1';
    const person = await parts().people.byAadObjectId(id(1));
    if (!person) throw new Error('nobody');
    expect([rolesOn(person, '2027-01-05'), postsOf(person, '2027-01-05')]).toEqual([
      ['head-of-service', 'lead'],
      [head],
    ]);
    expect((await parts().people.holderOf(committeeId, head))?.deputy?.name).toBe('Post B');
    expect(await parts().audit.recent(9)).toHaveLength(2);
  });

  it('changes people who are known and names those who are not in the list', async () => {
    const people = (rows: string[]) => write('people.csv', [peopleHeader, ...rows].join('\n'));
    await importPeople(parts(), {
      file: await people([`A,a@c.example,${id(1)},lead,,,,`, `B,b@c.example,${id(2)},clerk,,,,`]),
      yes: true,
    });
    const { text } = await importPeople(parts(), {
      file: await people([`A New,new@c.example,${id(1)},chair,,,,`]),
      yes: true,
    });
    expect(text).toContain('B is stored here but not in this list.');
    const known = (await parts().people.known()).map((person) => [
      person.name,
      person.email,
      rolesOn(person, '2027-01-05'),
    ]);
    expect(known).toEqual([
      ['A New', 'new@c.example', ['chair']],
      ['B', 'b@c.example', ['clerk']],
    ]);
  });

  it('stores nobody when one row has a problem', async () => {
    const rows = [`A,a@c.example,${id(1)},lead,,,,`, `B,b@c.example,,boss,,,,`];
    const file = await write('people.csv', [peopleHeader, ...rows].join('\n'));
    const { ok, text } = await importPeople(parts(), { file, yes: true });
    expect(ok).toBe(false);
    expect(text).toMatch(
      /Row 3, column Roles: "boss" is not a role\. The roles are lead, reviewer, clerk, chair, member/,
    );
    expect(await parts().people.known()).toEqual([]);
  });
});
