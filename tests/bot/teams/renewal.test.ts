import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  AppCredentials,
  AuthenticationConfiguration,
  BotFrameworkAuthenticationFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import { TeamsAdapter } from '../../../bot/teams/adapter';
import { readFailure } from '../../../bot/teams/failures';

/** A sign-in that counts the tokens it gives. */
class CountedSignIn extends AppCredentials {
  static given = 0;
  static fault: Error | null = null;
  async refreshToken() {
    if (CountedSignIn.fault) throw CountedSignIn.fault;
    CountedSignIn.given += 1;
    return {
      accessToken: `token-${CountedSignIn.given}`,
      expiresOn: new Date(Date.now() + 3_600_000),
    } as Awaited<ReturnType<AppCredentials['refreshToken']>>;
  }
}

let apps = 0;

/** The real client of the SDK against a connector that knows which token is good. */
describe.each(['connector', 'connectorThatTriesOnce'] as const)(
  'a token that Teams refuses (%s)',
  (which) => {
    let server: Server;
    let good: (token: string) => boolean;
    let seen: string[];
    let adapter: TeamsAdapter;
    let appId: string;

    beforeEach(async () => {
      CountedSignIn.given = 0;
      CountedSignIn.fault = null;
      apps += 1;
      // The SDK keeps tokens by the app's id for the whole process.
      appId = `app-${apps}`;
      seen = [];
      server = createServer((request, response) => {
        request.resume().on('end', () => {
          const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
          seen.push(token);
          const isGood = good(token);
          response.writeHead(isGood ? 201 : 401, { 'content-type': 'application/json' });
          response.end(JSON.stringify(isGood ? { id: 'sent' } : { error: { code: 'Unauthorized' } }));
        });
      }).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const factory = {
        isValidAppId: async () => true,
        isAuthenticationDisabled: async () => false,
        createCredentials: async (id: string, audience: string) => new CountedSignIn(id, undefined, audience),
      } as unknown as ServiceClientCredentialsFactory;
      adapter = new TeamsAdapter(
        BotFrameworkAuthenticationFactory.create(
          '',
          true,
          'https://login.example/',
          'https://api.botframework.com',
          'https://api.botframework.com',
          'https://api.botframework.com',
          'https://keys.example',
          'https://keys.example',
          'urn:test',
          factory,
          new AuthenticationConfiguration(),
          async () => new Response(),
        ),
      );
    });
    afterEach(async () => {
      server.close();
      server.closeAllConnections();
    });

    async function send() {
      const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
      const connector = await adapter[which](appId, serviceUrl);
      return connector.conversations.sendToConversation('a:chat', { type: 'message', text: 'Hello' });
    }

    test('is replaced at once, and the message goes', async () => {
      good = () => true;
      await send();
      good = (token) => token !== 'token-1';
      await expect(send()).resolves.toMatchObject({ id: 'sent' });
      expect(seen).toEqual(['token-1', 'token-1', 'token-2']);
      await send();
      expect(seen.at(-1)).toBe('token-2');
    });

    test('is replaced by one new one, however many are refused together', async () => {
      good = () => true;
      await send();
      good = (token) => token !== 'token-1';
      await Promise.all(Array.from({ length: 20 }, send));
      expect(CountedSignIn.given).toBe(2);
    });

    test('is not asked for again and again where the new one is refused as well', async () => {
      good = () => false;
      for (let times = 0; times < 5; times += 1) {
        const fault = await send().catch((thrown: unknown) => thrown);
        expect(readFailure(fault).status).toBe(401);
      }
      expect(CountedSignIn.given).toBe(2);
      expect(seen).toHaveLength(6);
    });

    test('cannot be replaced while the sign-in is not well: that is said, and it works again afterwards', async () => {
      CountedSignIn.fault = Object.assign(new Error('503: AADSTS90033: not now'), { statusCode: 503 });
      good = () => true;
      const fault = await send().catch((thrown: unknown) => thrown);
      expect(readFailure(fault)).toEqual({ status: null, code: 'AADSTS90033', retryAfter: null });
      CountedSignIn.fault = null;
      await expect(send()).resolves.toMatchObject({ id: 'sent' });
    });
  },
);
