/** Services and members from a table, and the rota at the command line: understood, or named with its fix. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importMembers, importServices } from '../../../services/commandline/import-visits';
import { agreeRota, draftRota, showRota, visitSettings } from '../../../services/commandline/visits';
import type { Database } from '../../../services/db/database';
import { onEachEngine } from '../../support/engines';
import { smallPlan } from '../../support/packs-world';
import { type Scene, setScene } from './scene';

onEachEngine('visits at the command line', (open) => {
  let database: Database;
  let scene: Scene;
  let folder: string;
  beforeEach(async () => {
    database = await open();
    scene = await setScene(database);
    folder = mkdtempSync(join(tmpdir(), 'pk-visits-'));
  });
  afterEach(async () => {
    rmSync(folder, { recursive: true, force: true });
    await database.close();
  });

  const deps = () => ({ ...scene.services, db: database.db });
  const table = (name: string, lines: string[]) => {
    const file = join(folder, name);
    writeFileSync(file, lines.join('\n'));
    return file;
  };
  const heading = 'Service,Place,Manager,Contact,What may be seen,What to ask,Pledges,Home,Time,Minutes';

  it('imports services after showing them, and says whose post is vacant', async () => {
    const file = table('services.csv', [
      heading,
      'New team,"Town Hall, Room 4",Team Manager,"Desk, 01632 960110",The work,What helps?,"1; 3",,9:30,60',
      'Second home,By arrangement,Nobody’s Post,,,,3,yes,,',
    ]);
    const shown = await importServices(deps(), { file });
    expect(shown.text).toContain(
      'New team: Town Hall, Room 4; Team Manager; contact Desk, 01632 960110; pledges 1, 3; 09:30, 60 minutes',
    );
    expect(shown.text).toContain('Second home: By arrangement');
    expect(shown.text).toContain('a home: the manager and the children agree first');
    expect(shown.text).toContain('Nobody holds the post “Nobody’s Post”');
    expect(shown.text).toContain('Nothing has been stored.');
    expect(await scene.visits.services(scene.committeeId)).toHaveLength(4);
    expect((await importServices(deps(), { file, yes: true })).text).toContain(
      'Stored: 2 new, 0 already here.',
    );
    const ending = (await importServices(deps(), { file, retireOthers: true })).text;
    expect(ending.match(/is not in the file, and is visited no more/g)).toHaveLength(4);
    expect(ending).not.toContain('New team: is not in the file');
    const again = await importServices(deps(), { file, yes: true, retireOthers: true });
    expect(again.text).toContain('Stored: 0 new, 2 already here, 4 visited no more.');
    const services = await scene.visits.services(scene.committeeId);
    expect(services.filter((service) => !service.retired).map((service) => service.name)).toEqual([
      'New team',
      'Second home',
    ]);
  });

  it('names each problem with its row, column and fix, and stores nothing', async () => {
    const file = table('services.csv', [
      heading,
      ',,Team Manager,,,,one,perhaps,teatime,0',
      'A,B,Team Manager,,,,2,,,',
      'a,B,Team Manager,,,,2,,,',
    ]);
    const { ok, text } = await importServices(deps(), { file, yes: true });
    expect(ok).toBe(false);
    for (const words of [
      /Row 2, column Service: There is no service/,
      /Row 2, column Place: There is no place. Write where visitors go./,
      /Row 2, column Pledges: There is no pledge/,
      /Row 2, column Home: "perhaps" is not yes or no/,
      /Row 2, column Time: "teatime" is not a time. Write it as 10:00/,
      /Row 2, column Minutes: "0" is not a number of minutes/,
      /Row 4, column Service: "a" stands twice/,
    ])
      expect(text).toMatch(words);
    expect(await scene.visits.services(scene.committeeId)).toHaveLength(4);
  });

  it('imports who may visit: without training or a check nobody is asked', async () => {
    const file = table('members.csv', [
      'Email,Party,Trained on,Check from,Check until,Visits before',
      'ash@council.example,Green,2025-06-12,01/05/2025,2028-04-30,3',
      'birch@council.example,Blue,,,,',
    ]);
    const { text } = await importMembers(deps(), { file, yes: true });
    expect(text).toContain('Ash: Green; trained 2025-06-12; check until 2028-04-30; 3 visits before');
    expect(text).toContain('Birch: Blue; not trained: is not asked; no check: is not asked');
    const [ash, birch] = await scene.visits.members(scene.committeeId);
    expect(ash).toMatchObject({ party: 'Green', visitsBefore: 3, checkFrom: '2025-05-01' });
    expect(birch).toMatchObject({ trainedOn: null, checkUntil: null });
    const stranger = table('others.csv', ['Email,Party,Trained on', 'nobody@council.example,Red,2025-06-12']);
    expect((await importMembers(deps(), { file: stranger, yes: true })).text).toContain(
      'Nobody here has the address nobody@council.example. Import people first, with the role member.',
    );
    const wrong = table('wrong.csv', ['Email,Party,Trained on', 'ash@council.example,Red,soon']);
    expect((await importMembers(deps(), { file: wrong, yes: true })).text).toMatch(
      /Row 2, column Trained on: "soon" is not a date/,
    );
  });

  it('doubts a pledge that the plan does not have, once there is a plan', async () => {
    const file = table('services.csv', [heading, 'New team,Town Hall,Team Manager,,,,"1, 9",,,']);
    expect((await importServices(deps(), { file })).text).not.toMatch(/The plan has no/);
    const { committeeId, services } = scene;
    await services.strategies.store(smallPlan, { committeeId, by: 'test', source: 'test' });
    const { ok, text } = await importServices(deps(), { file, yes: true });
    expect(ok).toBe(true);
    expect(text).toMatch(/Row 2, column Pledges: The plan has no pledge 9; it has 1, 2\./);
    const right = table('right.csv', [heading, 'New team,Town Hall,Team Manager,,,,"1, 2",,,']);
    expect((await importServices(deps(), { file: right })).text).not.toMatch(/The plan has no/);
  });

  it('doubts days that keep a member from visits, slips of the year, and whoever is no member', async () => {
    const columns = 'Email,Party,Trained on,Check from,Check until';
    const right = 'ash@council.example,Green,2025-06-12,2025-05-01,2028-04-30';
    const { text } = await importMembers(deps(), {
      file: table('members.csv', [
        columns,
        right,
        'birch@council.example,Blue,2099-06-12,,2026-05-31',
        'cedar@council.example,Red,1925-06-12,2026-07-01,2072-05-31',
        'clerk@council.example,Red,2025-06-12,2025-05-01,2028-04-30',
      ]),
    });
    for (const words of [
      /Row 3, column Trained on: Friday 12 June 2099 is still to come: no visit is asked of them before it/,
      /Row 3, column Trained on: Friday 12 June 2099 is more than 20 years away/,
      /Row 3, column Check until: Sunday 31 May 2026 has gone by: no visit is asked of them now/,
      /Row 4, column Trained on: Friday 12 June 1925 is more than 20 years away/,
      /Row 4, column Check from: Wednesday 1 July 2026 is still to come/,
      /Row 4, column Check until: Tuesday 31 May 2072 is more than 20 years away/,
      /Row 5, column Email: clerk@council.example is no member of this committee/,
    ])
      expect(text).toMatch(words);
    expect(text).not.toMatch(/Row 2, /);
    expect(text).toContain('Nothing has been stored.');
  });

  it('drafts, shows and agrees the year, and says what is in the way', async () => {
    expect(await showRota(scene.services)).toContain('There is no rota yet. Draft one: visits draft');
    await expect(agreeRota(scene.services)).rejects.toThrow('There is no draft that waits to be agreed.');
    await visitSettings(scene.services, { preElection: ['2027-03-29..2027-05-06'] });
    const drafted = await draftRota(scene.services, {});
    expect(drafted).toContain('Tuesday 1 September 2026 to Tuesday 31 August 2027: a draft, to be agreed');
    expect(drafted).toContain('Each member’s visits: Ash 4, Birch 4, Cedar 4, Elm 4, Fir 4, Hazel 4');
    expect(drafted).toContain(
      'In the way: No visit can be in April 2027: every working day is in the pre-election period.',
    );
    const agreed = await agreeRota(scene.services);
    expect(agreed).toContain('2027: agreed');
    await expect(draftRota(scene.services, { from: 'soon' })).rejects.toThrow(
      '--from: “soon” is not a date.',
    );
  });

  it('shows the settings, changes what is named, and refuses what is not valid', async () => {
    const changed = await visitSettings(scene.services, {
      aMonth: '2',
      clerkApprovesSwaps: 'yes',
      frontDoor: '01632 960101',
    });
    expect(changed).toContain('Visits a month: 2; members a visit: 2');
    expect(changed).toContain('Swaps: the clerk agrees to each');
    expect(changed).toContain('Front door: 01632 960101');
    expect(await visitSettings(scene.services, {})).toBe(changed);
    await expect(visitSettings(scene.services, { aMonth: '9' })).rejects.toThrow(
      '--a-month: please give a number from 1 to 4.',
    );
    await expect(visitSettings(scene.services, { clerkApprovesSwaps: 'maybe' })).rejects.toThrow(
      'please say yes or no',
    );
    await expect(visitSettings(scene.services, { quiet: ['2027-05-06..2027-05-01'] })).rejects.toThrow(
      'is reversed',
    );
  });
});
