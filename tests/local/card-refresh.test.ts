/** Cards that ask for it are fresh when a person looks at them, as in Teams. */
import { card, cardAnswer, type RecordedStage, raiseRecordedStage } from './recorded-stage';

describe('a card that asks to be refreshed', () => {
  let stage: RecordedStage;
  beforeEach(async () => {
    stage = await raiseRecordedStage();
    stage.answer = { status: 200, body: cardAnswer('fresh') };
  });
  afterEach(() => stage.close());

  const look = () => stage.post(stage.at('look'), {});
  const refreshes = () => stage.received.filter(({ name }) => name === 'adaptiveCard/action');
  const refreshing = (userIds?: string[]) =>
    card('old', {
      refresh: { action: { type: 'Action.Execute', verb: 'fresh', data: { a: 1 } }, userIds },
    });

  it('refreshes it for those who are named, when they look, at most once a minute', async () => {
    const me = stage.received[0]?.from.id ?? '';
    await stage.sendAsBot(refreshing([me]));
    await look();
    await look();
    expect(refreshes()).toMatchObject([
      { value: { trigger: 'automatic', action: { verb: 'fresh', data: { a: 1 } } } },
    ]);
    expect(await stage.shown()).toMatchObject([{ attachments: [{ content: card('fresh') }] }]);
  });

  it('leaves it alone for those who are not', async () => {
    await stage.sendAsBot(refreshing(['29:someone-else']));
    await look();
    expect(refreshes()).toEqual([]);
  });

  it('leaves the card as it is when the refresh fails', async () => {
    await stage.sendAsBot(refreshing());
    stage.answer = { status: 500 };
    expect((await look()).status).toBe(200);
    expect(await stage.shown()).toMatchObject([{ version: 1 }]);
  });
});
