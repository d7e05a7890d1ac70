import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';

import { TeamsAdapter } from '../../../bot/teams/adapter';
import { createAuthentication } from '../../../bot/teams/credentials';

/** A server that may close a connection instead of reading what comes over it. */
describe.each(['connector', 'connectorThatTriesOnce'] as const)('a connection to Teams (%s)', (which) => {
  let server: Server;
  let adapter: TeamsAdapter;
  let seen: { connection: Socket; closed: boolean }[];
  let closes: (connection: Socket) => boolean;

  beforeEach(async () => {
    seen = [];
    server = createServer((request, response) => {
      const closed = closes(request.socket);
      seen.push({ connection: request.socket, closed });
      if (closed) {
        request.socket.destroy();
        return;
      }
      request.resume().on('end', () => {
        response.writeHead(201, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ id: 'sent' }));
      });
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    adapter = new TeamsAdapter(createAuthentication(null));
  });
  afterEach(() => {
    server.close();
    server.closeAllConnections();
  });

  async function send() {
    const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
    const connector = await adapter[which]('', serviceUrl);
    return connector.conversations.sendToConversation('a:chat', { type: 'message', text: 'Hello' });
  }

  const wasUsed = (connection: Socket) => seen.some((one) => one.connection === connection);

  test('is used again for the next message', async () => {
    closes = () => false;
    await send();
    await send();
    expect(seen[1]?.connection).toBe(seen[0]?.connection);
  });

  test('that Teams closed just before it was used again loses no message and costs it no wait', async () => {
    closes = wasUsed;
    await send();
    const from = performance.now();
    await expect(send()).resolves.toMatchObject({ id: 'sent' });
    // The SDK's own repetition would wait for a second.
    expect(performance.now() - from).toBeLessThan(500);
    expect(seen.map(({ closed }) => closed)).toEqual([false, true, false]);
  });
});

test('a connection that breaks at its first message is not repeated by itself: Teams may have taken it', async () => {
  let asked = 0;
  const server = createServer((request) => {
    asked += 1;
    request.socket.destroy();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const adapter = new TeamsAdapter(createAuthentication(null));
  const connector = await adapter.connectorThatTriesOnce(
    '',
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
  );
  const sent = connector.conversations.sendToConversation('a:chat', { type: 'message', text: 'Hello' });
  await expect(sent).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(asked).toBe(1);
  server.close();
});
