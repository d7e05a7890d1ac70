import { checkSharePoint } from '../../../services/graph/check';
import { createGraphConnection } from '../../../services/graph/connection';
import { createTokens } from '../../../services/graph/tokens';
import { type GraphDouble, openGraphDouble } from '../../support/graph-double';

describe('the check of SharePoint that doctor makes', () => {
  let graph: GraphDouble;
  beforeEach(async () => {
    graph = await openGraphDouble();
  });
  afterEach(() => graph.close());

  const check = (driveId = 'b!drive', folder = 'Packs') =>
    checkSharePoint(
      createGraphConnection({
        baseUrl: graph.url,
        tokens: createTokens({ identity: { kind: 'none' }, authorityHost: graph.authority, scope: '' }),
        patience: { wait: async () => {} },
      }),
      { driveId, folder },
    );

  it('finds nothing to put right where all is well, and leaves nothing behind', async () => {
    graph.drive.add('root', 'Packs', null);
    const before = graph.drive.items.size;
    expect(await check()).toEqual({
      fine: [
        'SharePoint: the library can be read.',
        'SharePoint: the library can be written to.',
        'SharePoint: the library has the columns.',
      ],
      attention: [],
    });
    expect(graph.drive.items.size).toBe(before);
    expect(graph.drive.sessions.size).toBe(0);
  });

  it('says that the first pack makes the folder', async () => {
    expect((await check()).fine).toContain(
      'SharePoint: the folder “Packs” is not there yet; the first pack makes it.',
    );
  });

  it('names the columns that are missing, and that packs go there without them', async () => {
    graph.drive.options.columns = ['Committee', 'Part'];
    const { attention } = await check();
    expect(attention).toHaveLength(1);
    expect(attention[0]).toMatch(
      /MeetingDate, PackVersion, PackStatus.*without them.*infra\/grant-site\.ps1/,
    );
  });

  it.each([
    [
      'no grant to write',
      { step: 'create-session', status: 403, code: 'accessDenied' },
      /Sites\.Selected.*write.*infra/,
    ],
    ['a sign-in that is refused', { step: 'find', status: 401, code: 'x' }, /AZURE_CLIENT_ID.*secret/],
    ['a full library', { step: 'create-session', status: 507, code: 'x' }, /full/],
    ['a passing fault', { step: 'find', status: 503, code: 'x' }, /few minutes/],
  ])('gives the fix for %s', async (_, { step, ...fault }, fix) => {
    graph.faults = (seen) => (seen.step === step ? fault : null);
    const { attention } = await check();
    expect(attention).toHaveLength(1);
    expect(attention[0]).toMatch(fix);
  });

  it('gives the fix for a drive that is not there, and for a Graph that cannot be reached', async () => {
    expect((await check('another')).attention[0]).toMatch(/SHAREPOINT_DRIVE_ID/);
    await graph.close();
    expect((await check()).attention[0]).toMatch(/GRAPH_BASE_URL.*AZURE_AUTHORITY_HOST/);
  });

  it('says that a file has the folder’s name', async () => {
    graph.drive.add('root', 'Packs', Buffer.from('x'));
    expect((await check()).attention[0]).toMatch(/SHAREPOINT_FOLDER/);
  });
});
