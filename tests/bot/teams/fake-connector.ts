/** A Bot Connector over real HTTP that keeps what it is sent, and refuses when it is told to. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import express from 'express';

export interface Received {
  method: string;
  path: string;
  body: Record<string, unknown>;
  at: number;
}

export interface Refusal {
  status: number;
  code?: string;
  message?: string;
  headers?: Record<string, string>;
}

export interface FakeConnector {
  serviceUrl: string;
  received: Received[];
  /** The next requests are refused so, one each (null: taken); then it takes everything again. */
  refuse(...refusals: (Refusal | null)[]): void;
  /** What it says of a member when asked: user principal name, email. */
  say(memberId: string, facts: Record<string, string>): void;
  close(): Promise<void>;
}

export async function startConnector(): Promise<FakeConnector> {
  const received: Received[] = [];
  const refusals: (Refusal | null)[] = [];
  const members = new Map<string, Record<string, string>>();
  let count = 0;
  const app = express();
  app.use(express.json({ limit: '5mb' }));
  app.use((request, response, next) => {
    received.push({ method: request.method, path: request.path, body: request.body, at: performance.now() });
    const refusal = refusals.shift();
    if (!refusal) return next();
    response
      .status(refusal.status)
      .set(refusal.headers ?? {})
      .json({ error: { code: refusal.code ?? 'Error', message: refusal.message ?? '' } });
  });
  app.post('/v3/conversations', (request, response) => {
    response.status(201).json({ id: `a:${request.body.members[0].id}` });
  });
  app.get('/v3/conversations/:id/members', (request, response) => {
    const aadObjectId = request.params.id.replace(/^a:/, '');
    response.json([{ id: `29:${aadObjectId}`, name: 'A person', aadObjectId }]);
  });
  app.get('/v3/conversations/:id/members/:member', (request, response) => {
    const facts = members.get(request.params.member);
    if (facts) response.json({ id: request.params.member, ...facts });
    else response.status(404).json({ error: { code: 'MemberNotFoundInConversation', message: '' } });
  });
  app.post('/v3/conversations/:id/activities', (_request, response) => {
    count += 1;
    response.status(201).json({ id: `activity-${count}` });
  });
  app.post('/v3/conversations/:id/activities/:replyTo', (_request, response) => {
    count += 1;
    response.status(201).json({ id: `activity-${count}` });
  });
  app.put('/v3/conversations/:id/activities/:activity', (request, response) => {
    response.json({ id: request.params.activity });
  });
  const server: Server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    serviceUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    received,
    refuse: (...more) => {
      refusals.push(...more);
    },
    say: (memberId, facts) => {
      members.set(memberId, facts);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
