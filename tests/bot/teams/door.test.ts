/** What strangers can do at /api/messages. */
import { request } from 'node:http';
import { type Authority, startAuthority } from './authority';
import { person, type Stage, setStage } from './stage';

const appId = '11111111-2222-4333-8444-555555555555';
const tenantId = '99999999-2222-4333-8444-555555555555';

const nestedFor = (bytes: number) => `${'{"a":['.repeat(bytes / 8)}${']}'.repeat(bytes / 8)}`;

describe('in local mode', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(() => stage.close());
  beforeEach(() => stage.restart());

  test.each([
    ['no type', { text: 'hello' }],
    ['no conversation', { type: 'message', from: { id: 'x' }, serviceUrl: 'http://x' }],
    ['a list', []],
    ['a service address that is no address', { type: 'message', serviceUrl: 'file:///etc' }],
  ])('a body with %s is refused plainly', async (_name, body) => {
    const response = await stage.raw({
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    expect(response.status).toBe(400);
    expect(await response.text()).toBe('This is not an activity.');
  });

  test.each([
    ['not JSON', '{"type":', 'application/json'],
    ['JSON under another name', '{"type":"message"}', 'text/plain'],
    ['nothing', '', 'application/json'],
  ])('%s is refused plainly, without a stack', async (_name, body, type) => {
    const response = await stage.raw({ headers: { 'content-type': type }, body });
    expect(response.status).toBe(400);
    expect((await response.text()).length).toBeLessThan(40);
  });

  test('an activity of 500 kB is taken, which express alone would refuse', async () => {
    const answer = await stage.post({ text: 'x'.repeat(500_000) });
    expect(answer.status).toBe(200);
    expect(stage.heard).toHaveLength(1);
  });

  test('a body beyond all reason is refused plainly', async () => {
    const answer = await stage.post({ text: 'x'.repeat(3_000_000) });
    expect(answer).toMatchObject({ status: 413, text: 'Too large.' });
  });

  test.each([
    ['nested without end', () => nestedFor(1_900_000)],
    ['a list of nothing', () => `{"type":"message","value":[${'[],'.repeat(600_000)}[]]}`],
    ['quotation marks that hide nothing', () => `{"a":"\\"","b":${nestedFor(1_000)}}`],
  ])('a body that is %s is refused before it is parsed', async (_name, body) => {
    const response = await stage.raw({ headers: { 'content-type': 'application/json' }, body: body() });
    expect([response.status, await response.text()]).toEqual([413, 'Too large.']);
  });

  test('brackets in what people write are only words', async () => {
    const answer = await stage.post({ text: `${'[{('.repeat(5_000)} "${','.repeat(50_000)}\\"` });
    expect(answer.status).toBe(200);
  });

  test('only POST is answered', async () => {
    const response = await stage.raw({ method: 'GET' });
    expect(response.status).toBe(405);
  });

  test('a page that calls this machine by another name is kept out', async () => {
    const { url } = await stage.raw({ method: 'GET' });
    const status = await new Promise((resolve) => {
      const options = { method: 'POST', headers: { host: 'evil.example' } };
      request(url, options, (response) => resolve(response.statusCode)).end();
    });
    expect(status).toBe(403);
  });
});

describe.each([
  ['a secret', { kind: 'secret', appId, tenantId, password: 'not-a-real-one' } as const],
  ['a managed identity', { kind: 'managed-identity', appId, tenantId } as const],
])('with a bot registration by %s', (_name, credentials) => {
  let stage: Stage;
  let authority: Authority;
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const claims = (more: Record<string, unknown> = {}) => ({
    iss: 'https://api.botframework.com',
    aud: appId,
    serviceurl: stage.connector.serviceUrl,
    ...more,
  });
  const press = {
    type: 'invoke',
    name: 'adaptiveCard/action',
    value: { action: { data: {} } },
    conversation: { id: 'a:chat', conversationType: 'personal', tenantId },
  };
  beforeAll(async () => {
    authority = await startAuthority();
    stage = await setStage({ credentials, channelKeysUrl: authority.keysUrl });
  });
  afterAll(async () => {
    await stage.close();
    await authority.close();
  });
  beforeEach(() => stage.restart());

  test('what the Bot Connector signed is served', async () => {
    const answer = await stage.post(press, bearer(authority.sign(claims())));
    expect(answer.json()).toMatchObject({ statusCode: 200, value: 'Heard.' });
    expect(stage.heard[0]?.speaker.aadObjectId).toBe(person.aadObjectId);
  });

  test('our tenant is ours in any letter case, wherever it is named', async () => {
    const answer = await stage.post(
      {
        ...press,
        conversation: { id: 'a:chat', conversationType: 'personal' },
        channelData: { tenant: { id: tenantId.toUpperCase() } },
      },
      bearer(authority.sign(claims())),
    );
    expect(answer.status).toBe(200);
  });

  test.each<[string, () => Record<string, string>]>([
    ['no token', () => ({})],
    ['a blank token', () => ({ authorization: 'Bearer ' })],
    ['a token that is no token', () => bearer('abc.def.ghi')],
    ['another scheme', () => ({ authorization: 'Basic abc' })],
    ['a forged signature', () => bearer(authority.forge(claims()))],
    ['an unknown key', () => bearer(authority.sign(claims(), 'another-key'))],
    ['a token for another bot', () => bearer(authority.sign(claims({ aud: 'another' })))],
    ...[
      'https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/',
      'https://sts.windows.net/f8cdef31-a31e-4b4a-93e4-5f571e91255a/',
      'https://login.microsoftonline.com/d6d49420-f39b-4df7-a1dc-d59a935871db/v2.0',
      'https://sts.windows.net/72f988bf-86f1-41af-91ab-2d7cd011db47/',
    ].map((iss): [string, () => Record<string, string>] => [
      `a token of the emulator's issuer ${iss}`,
      () => bearer(authority.sign(claims({ iss, appid: appId, azp: appId, ver: '1.0' }))),
    ]),
    ['a token that names no issuer', () => bearer(authority.sign(claims({ iss: undefined })))],
    ['a token of another issuer', () => bearer(authority.sign(claims({ iss: 'https://else.example' })))],
    [
      'a token for another service address',
      () => bearer(authority.sign(claims({ serviceurl: 'https://x' }))),
    ],
    ['a token that has run out', () => bearer(authority.sign(claims({ exp: 1_600_000_000 })))],
    ['a token that never runs out', () => bearer(authority.sign(claims({ exp: undefined })))],
    ['a token that is not valid yet', () => bearer(authority.sign(claims({ nbf: 4_000_000_000 })))],
    [
      'a token that names no service address',
      () => bearer(authority.sign(claims({ serviceurl: undefined }))),
    ],
    ['a token that names no bot', () => bearer(authority.sign(claims({ aud: undefined })))],
    ...[
      'https://api.botframework.com/',
      'http://api.botframework.com',
      'https://API.botframework.com',
      'https://api.botframework.us',
      ['https://api.botframework.com'],
    ].map((iss): [string, () => Record<string, string>] => [
      `a token of an issuer that is nearly the Bot Connector: ${iss}`,
      () => bearer(authority.sign(claims({ iss }))),
    ]),
    ['a token that nobody signed', () => bearer(authority.under({ alg: 'none', kid: 'the-key' }, claims()))],
    [
      'a token signed with the public key as if it were a secret',
      () => bearer(authority.under({ alg: 'HS256', kid: 'the-key' }, claims())),
    ],
    ['a token that names no key', () => bearer(authority.under({}, claims()))],
    ['a token that names a key of the object', () => bearer(authority.under({ kid: '__proto__' }, claims()))],
  ])('%s is a plain 401, and reaches nobody', async (_case, headers) => {
    const answer = await stage.post(press, headers());
    expect(answer).toMatchObject({ status: 401, text: 'Not authorised.' });
    expect(stage.heard).toEqual([]);
    expect(stage.connector.received).toEqual([]);
    expect(stage.logged.join()).not.toContain('Bearer');
  });

  test('the SDK’s other way in, which a sender names by itself, lets nothing in', async () => {
    const answer = await stage.post(
      { ...press, channelId: 'AseChannel' },
      bearer(authority.sign(claims({ ver: '2.0', azp: appId }))),
    );
    expect(answer.status).toBe(403);
    expect(stage.heard).toEqual([]);
  });

  test.each([
    ['no token', () => ({})],
    ['a forged signature', () => bearer(authority.forge(claims()))],
  ])('with %s a body is not even looked at', async (_case, headers) => {
    for (const body of ['{"type":', nestedFor(1_900_000), 'x'.repeat(1_900_000)]) {
      const response = await stage.raw({
        headers: { 'content-type': 'application/json', ...headers() },
        body,
      });
      expect([response.status, await response.text()]).toEqual([401, 'Not authorised.']);
    }
  });

  test.each([
    ['another channel, where a client may name any person', { channelId: 'directline' }],
    ['another tenant', { conversation: { id: 'a:chat', conversationType: 'personal', tenantId: 'other' } }],
    [
      'another tenant, named beside ours',
      {
        conversation: { id: 'a:chat', conversationType: 'personal', tenantId },
        channelData: { tenant: { id: 'other' } },
      },
    ],
    ['another tenant, of the sender alone', { from: { ...person, tenantId: 'other' } }],
    ['no tenant at all', { conversation: { id: 'a:chat', conversationType: 'personal' } }],
    ['another tenant, named beside', { conversation: { id: 'a' }, channelData: { tenant: { id: 'other' } } }],
  ])('%s is refused, however well it is signed', async (_case, different) => {
    const answer = await stage.post({ ...press, ...different }, bearer(authority.sign(claims())));
    expect(answer).toMatchObject({ status: 403, text: 'Not served here.' });
    expect(stage.heard).toEqual([]);
  });
});

test('while the signing keys cannot be fetched, Teams is asked to come again', async () => {
  const authority = await startAuthority();
  const stage = await setStage({
    credentials: { kind: 'secret', appId, tenantId, password: 'not-a-real-one' },
    channelKeysUrl: authority.keysUrl,
  });
  await authority.close();
  const token = authority.sign({ iss: 'https://api.botframework.com', aud: appId });
  const answer = await stage.post({ text: 'status' }, { authorization: `Bearer ${token}` });
  expect(answer).toMatchObject({ status: 503, text: 'Not available.' });
  expect(stage.heard).toEqual([]);
  await stage.close();
});
