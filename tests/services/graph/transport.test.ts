import { createGraphConnection } from '../../../services/graph/connection';
import { createTokens } from '../../../services/graph/tokens';
import { networkFault, send } from '../../../services/graph/transport';

const failed = (code: string) => Object.assign(new TypeError('fetch failed'), { cause: { code } });

test.each([
  ['ENOTFOUND', 'unreachable'],
  ['EAI_AGAIN', 'unreachable'],
  ['ECONNREFUSED', 'unreachable'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable'],
  ['UND_ERR_CONNECT_TIMEOUT', 'unreachable'],
  ['UND_ERR_HEADERS_TIMEOUT', 'slow'],
  ['ECONNRESET', 'cut-off'],
  ['UND_ERR_SOCKET', 'cut-off'],
])('a request that ends with %s is %s', (code, fault) => {
  expect(networkFault(failed(code)).code).toBe(fault);
});

test('a host that no name server knows is a plain fault', async () => {
  await expect(send({ method: 'GET', url: 'https://graph.invalid/' }, 5000)).rejects.toMatchObject({
    code: expect.stringMatching(/unreachable|slow/),
  });
});

describe('addresses that Graph hands out', () => {
  const connect = (baseUrl: string) =>
    createGraphConnection({
      baseUrl,
      tokens: createTokens({ identity: { kind: 'none' }, authorityHost: 'https://login.example', scope: '' }),
    });

  it.each([
    ['https://graph.microsoft.com/v1.0', 'http://contoso.sharepoint.com/up'],
    ['https://graph.microsoft.com/v1.0', 'http://127.0.0.1/up'],
    ['http://127.0.0.1:1/v1.0', 'http://contoso.sharepoint.com/up'],
    ['http://127.0.0.1:1/v1.0', 'file:///etc/hostname'],
  ])('of %s are not taken from %s', async (baseUrl, url) => {
    await expect(connect(baseUrl).askPlainly({ method: 'GET', url })).rejects.toMatchObject({
      code: 'odd-answer',
    });
  });

  it('in a nextLink must be of the same Graph', () => {
    const graph = connect('https://graph.microsoft.com/v1.0');
    expect(graph.pathOf('https://graph.microsoft.com/v1.0/drives/x?$skiptoken=a%20b')).toBe(
      '/drives/x?$skiptoken=a%20b',
    );
    expect(() => graph.pathOf('https://graph.microsoft.com.evil.example/v1.0/x')).toThrow(/odd-answer/);
  });
});
