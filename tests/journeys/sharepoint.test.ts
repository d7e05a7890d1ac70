import { createHash } from 'node:crypto';
import { type GraphDouble, openGraphDouble } from '../support/graph-double';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(60_000);

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
    const [committee] = await town.services.committees.all();
    const [meeting] = await town.services.meetings.upcoming(committee?.committeeId ?? '');
    const built = await town.services.packs.latest(meeting?.id ?? '');
    expect(built?.files.length).toBe(files.length);
    for (const { name, sha256 } of built?.files ?? []) {
      const kept = files.filter((file) => file.name === name);
      expect(
        kept.map(({ content }) =>
          createHash('sha256')
            .update(content ?? '')
            .digest('hex'),
        ),
      ).toEqual([sha256]);
    }
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
    const [committee] = await town.services.committees.all();
    const [meeting] = await town.services.meetings.upcoming(committee?.committeeId ?? '');
    const built = await town.services.packs.latest(meeting?.id ?? '');
    expect([built?.state, built?.tries]).toEqual(['built', 1]);
    const sums = new Map<string, string[]>();
    for (const { name, content } of graph.drive.files()) {
      const sum = createHash('sha256')
        .update(content ?? '')
        .digest('hex');
      sums.set(name, [...(sums.get(name) ?? []), sum]);
    }
    expect(graph.drive.files().length).toBe(before + (built?.files.length ?? 0));
    for (const { name, sha256 } of built?.files ?? [])
      expect([name, sums.get(name)]).toEqual([name, [sha256]]);
  });
});
