import { createHash } from 'node:crypto';
import type { PackBuild } from '../../services/pack/service';
import { type GraphDouble, openGraphDouble, type Scripted } from '../support/graph-double';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(240_000);

describe('a pack that goes to SharePoint', () => {
  let graph: GraphDouble;
  let town: Town;
  let clerk: Chat;

  beforeAll(async () => {
    graph = await openGraphDouble();
    town = await openTown(null, {
      SHAREPOINT_DRIVE_ID: 'b!drive',
      SHAREPOINT_FOLDER: 'Committees/Packs',
      GRAPH_BASE_URL: graph.url,
      AZURE_AUTHORITY_HOST: graph.authority,
    });
    clerk = await town.at('Democratic Services Officer');
    await town.clock('2027-01-05T09:00:00Z');
  }, 120_000);
  afterAll(async () => {
    await town?.stop();
    await graph.close();
  });

  async function build(): Promise<string> {
    await clerk.says('build the pack');
    await town.settle();
    clerk.looks();
    return clerk.text;
  }

  it('lies in a folder of its meeting, each file once and byte for byte, and opens from the card', async () => {
    expect(await build()).toMatch(/Version 1, draft/);
    const files = graph.drive.files();
    expect(files.length).toBeGreaterThanOrEqual(3);
    expect(graph.drive.at('Committees', 'Packs')?.content).toBeNull();
    expect(clerk.linksOnCard.every((url) => url.startsWith('https://contoso.sharepoint.com/'))).toBe(true);
    const built = await latest();
    expect(built?.files.length).toBe(files.length);
    expectOnce(built);
  });

  it('that SharePoint has no room for ends as failed, says so plainly, and is made by the next press', async () => {
    const before = graph.drive.files().length;
    graph.faults = ({ step }) => (step === 'put' ? { status: 507, code: 'quotaLimitReached' } : null);
    expect(await build()).toMatch(/could not be built: the document library is full/);
    graph.faults = () => null;
    expect(await build()).toMatch(/Version 3, draft/);
    expect(graph.drive.files().length).toBe(before * 2);
  });

  it('that SharePoint has no room for midway says so, and “Try again” ends with each file once', async () => {
    const before = graph.drive.files().length;
    let puts = 0;
    graph.faults = ({ step }) =>
      step === 'put' && ++puts > 3 ? { status: 507, code: 'quotaLimitReached' } : null;
    expect(await build()).toMatch(/document library is full/);
    expect(graph.drive.files().length).toBe(before + 3);
    graph.faults = () => null;
    await clerk.pressesAgainAndAgain('Try again', {}, 2);
    await town.settle();
    const built = await latest();
    expect([built?.state, built?.tries]).toEqual(['built', 1]);
    expect(graph.drive.files().length).toBe(before + (built?.files.length ?? 0));
    expectOnce(built);
  });

  const ends: [string, Scripted, RegExp][] = [
    ['a file that somebody has open', { status: 423, code: 'resourceLocked' }, /somebody has the file open/],
    ['a connection cut midway', { cut: 'within-request' }, /connection to the document library broke off/],
    ['a token that is refused', { status: 401 }, /was not let in to Microsoft 365.*administrator/i],
    ['a gateway out of time', { status: 504 }, /has a fault of its own.*few minutes/],
  ];
  it.each(ends)(
    'that meets %s says so plainly, and “Try again” ends with each file once',
    async (_, fault, words) => {
      let puts = 0;
      graph.faults = ({ step }) => (step === 'put' && ++puts > 2 ? fault : null);
      const told = await build();
      expect(told).toMatch(words);
      expect(told).toMatch(/Nothing is lost/);
      expect((await latest())?.state).toBe('failed');
      graph.faults = () => null;
      await clerk.presses('Try again');
      await town.settle();
      expect((await latest())?.state).toBe('built');
      expectOnce(await latest());
    },
  );

  it('that is asked to wait for long says when it goes on, and goes on by itself', async () => {
    let puts = 0;
    graph.faults = ({ step }) =>
      step === 'put' && ++puts === 3 ? { status: 429, headers: { 'retry-after': '900' } } : null;
    await build();
    await clerk.presses('Show progress');
    expect(clerk.text).toMatch(/goes on by itself at .*too busy/);
    expect(await latest()).toMatchObject({ state: 'waiting', files: [] });
    await town.clock('2027-01-05T12:00:00Z');
    await town.settle();
    expect(await latest()).toMatchObject({ state: 'built', tries: 0 });
    expectOnce(await latest());
  });

  it('leaves what a stranger has made of a file since, says so, and is made anew as the next version', async () => {
    let puts = 0;
    graph.faults = ({ step }) => (step === 'put' && ++puts > 3 ? { status: 507 } : null);
    await build();
    graph.faults = () => null;
    const version = (await latest())?.no ?? 0;
    const theirs = graph.drive.files().at(-1);
    if (theirs) graph.drive.edit(theirs, Buffer.from('theirs'), 'stranger');
    await clerk.presses('Try again');
    await town.settle();
    clerk.looks();
    expect(clerk.text).toMatch(/somebody has changed the file in the library.*Theirs is left as it is/);
    expect(theirs?.content?.toString()).toBe('theirs');
    expect(await build()).toMatch(new RegExp(`Version ${version + 1}, draft`));
    expectOnce(await latest());
    expect(theirs?.content?.toString()).toBe('theirs');
  });

  async function latest(): Promise<PackBuild | null> {
    const [committee] = await town.services.committees.all();
    const [meeting] = await town.services.meetings.upcoming(committee?.committeeId ?? '');
    return town.services.packs.latest(meeting?.id ?? '');
  }

  function expectOnce(built: PackBuild | null): void {
    expect(built?.files.length).toBeGreaterThan(2);
    for (const { name, sha256 } of built?.files ?? []) {
      const kept = graph.drive.files().filter((file) => file.name === name);
      expect([name, kept.map(({ content }) => sumOf(content))]).toEqual([name, [sha256]]);
    }
  }
});

const sumOf = (content: Buffer | null) =>
  createHash('sha256')
    .update(content ?? '')
    .digest('hex');
