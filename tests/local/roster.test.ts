/** Everyone has the bot, as an administrator's policy would see to. */
import { raiseStage } from './far-side-bot';
import { type RecordedStage, raiseRecordedStage } from './recorded-stage';

describe('at the start', () => {
  let stage: RecordedStage;
  beforeEach(async () => {
    stage = await raiseRecordedStage();
  });
  afterEach(() => stage.close());

  it('gives everyone the bot at the start, and only once', async () => {
    const kinds = () => stage.received.map(({ type, action }) => [type, action]);
    const installed = [
      ['installationUpdate', 'add'],
      ['conversationUpdate', undefined],
    ];
    expect(kinds()).toEqual([...installed, ...installed]);
    stage.received.length = 0;
    await stage.teams.start();
    expect(stage.received.map(({ name }) => name)).toEqual(
      Array(2).fill('application/vnd.microsoft.readReceipt'),
    );
  });

  it('does not give it again to a person who took it off', async () => {
    await stage.post(stage.at('app'), { app: 'uninstalled' });
    expect(stage.last()).toMatchObject({ type: 'installationUpdate', action: 'remove' });
    stage.received.length = 0;
    await stage.teams.start();
    expect(stage.received.map(({ type }) => type)).toEqual(['event']);
    expect((await stage.person('nurse')).app).toBe('uninstalled');
  });

  it('warns when the bot cannot be reached at the start, and gives everyone the bot the next time', async () => {
    // Nothing listens on port 1.
    const alone = await raiseStage(() => undefined, { baseUrl: () => 'http://127.0.0.1:1' });
    expect(alone.warnings).toHaveLength(2);
    const { dataDir } = alone;
    await alone.close();
    const again = await raiseStage(
      (app) => {
        app.post('/api/messages', (_req, res) => {
          res.status(200).end();
        });
      },
      { dataDir },
    );
    expect((await again.person('nurse')).app).toBe('installed');
    expect(again.warnings).toEqual([]);
    await again.close();
  });
});
