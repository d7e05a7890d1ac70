import { type Stage, setStage } from './stage';

let stage: Stage;
beforeAll(async () => {
  stage = await setStage();
});
afterAll(() => stage.close());
beforeEach(() => stage.restart());

let ids = 0;
const asked = () => stage.connector.received.filter(({ path }) => path.includes('/members/'));
const stranger = (name: string) => ({ id: `29:${name}`, name, aadObjectId: `stranger-${name}` });

describe('somebody imported by their address alone', () => {
  test.each([
    ['writes', { text: 'hello' }, 'userPrincipalName'],
    ['installs the app', { type: 'installationUpdate', action: 'add' }, 'email'],
  ])('is recognised when they first write or install: %s', async (_, activity, field) => {
    const name = `new-${field}`;
    const idOf = await stage.awaits(`${name}@council.example`);
    stage.connector.say(`29:${name}`, {
      aadObjectId: `stranger-${name}`,
      [field]: `${name.toUpperCase()}@council.example`,
    });
    await stage.post({
      ...activity,
      conversation: { id: `a:${name}`, conversationType: 'personal' },
      from: stranger(name),
    });
    // Ids are kept in small letters.
    expect(await idOf()).toBe(`stranger-${name}`.toLowerCase());
    expect(await stage.conversations.find(`stranger-${name}`)).not.toBeNull();
    expect(asked()).toHaveLength(1);
    await stage.post({
      text: 'again',
      conversation: { id: `a:${name}`, conversationType: 'personal' },
      from: stranger(name),
    });
    expect(asked()).toHaveLength(1);
  });

  test.each([
    ['another address', { aadObjectId: 'stranger-other', email: 'somebody@elsewhere.example' }],
    ['another id than the speaker', { aadObjectId: 'stranger-else', email: 'other-1@council.example' }],
    ['nothing', null],
  ])('stays unmatched where Teams says %s, and the speaker is answered all the same', async (_, facts) => {
    const idOf = await stage.awaits(`other-${ids++}@council.example`);
    if (facts) stage.connector.say('29:other', facts);
    else stage.connector.say('29:other', { code: 'x' });
    await stage.post({ text: 'hello', from: stranger('other') });
    expect(await idOf()).toBeNull();
    expect(stage.heard).toHaveLength(1);
    expect(JSON.stringify(stage.logged)).not.toContain('council.example');
  });

  test('keeps the words of a stranger where Teams cannot be asked', async () => {
    const idOf = await stage.awaits('third@council.example');
    stage.connector.refuse({ status: 404 });
    await stage.post({ text: 'hello', from: stranger('third') });
    expect(await idOf()).toBeNull();
    expect(stage.heard.map(({ inbound }) => inbound)).toMatchObject([{ kind: 'says', text: 'hello' }]);
  });
});
