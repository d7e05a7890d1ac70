/** Microsoft Graph through its own client, with a middleware of ours: token, patience, transport (platform.md 5). */
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, type Context, type GraphRequest, ResponseType } from '@microsoft/microsoft-graph-client';
import { LibraryFault } from '../library/faults';
import { type PatienceOptions, patiently } from './patience';
import type { Tokens } from './tokens';
import { type Answer, type Outgoing, send } from './transport';

export interface GraphConnection {
  /** One request to Graph, with the token; passing troubles are waited out. Every other answer comes back as it is. */
  ask(question: Question): Promise<Answer>;
  /** One request to an address that Graph gave us, which is proof enough by itself: never with the token. One attempt. */
  askPlainly(outgoing: Outgoing): Promise<Answer>;
  /** The path of an absolute address of this Graph, such as a nextLink. @throws LibraryFault when it is another host's. */
  pathOf(url: string): string;
  /** The other way round. */
  urlOf(path: string): string;
  patience: PatienceOptions;
}

export interface Question {
  method: Outgoing['method'];
  /** From the version on: '/drives/…', every segment encoded. */
  path: string;
  json?: unknown;
  content?: Buffer<ArrayBuffer>;
  headers?: Record<string, string>;
}

export interface GraphConnectionOptions {
  /** With the version: https://graph.microsoft.com/v1.0 */
  baseUrl: string;
  tokens: Tokens;
  patience?: Partial<PatienceOptions>;
  /** For one answer: without content, and with. */
  timeoutsMs?: { plain: number; content: number };
}

// SharePoint asks for a name by which traffic can be told apart when it throttles.
const userAgent = 'NONISV|Pledgekeeper|Pledgekeeper/1.0';

export function createGraphConnection(options: GraphConnectionOptions): GraphConnection {
  const { baseUrl, tokens, timeoutsMs = { plain: 30_000, content: 300_000 } } = options;
  const patience: PatienceOptions = {
    now: () => new Date(),
    wait: (ms) => sleep(ms),
    random: Math.random,
    attempts: 5,
    longestWaitSeconds: 60,
    ...options.patience,
  };
  const { origin } = new URL(baseUrl);
  const [, root = '', version = ''] = /^(.*)\/([^/]+)$/.exec(baseUrl) ?? [];

  /** A token for one host only: graph-client's own handler would follow redirects with it, and send none over http. */
  async function signed(outgoing: Outgoing): Promise<Answer> {
    if (new URL(outgoing.url).origin !== origin) throw new LibraryFault('odd-answer');
    const withinMs = /\/content(\?|$)/.test(outgoing.url) ? timeoutsMs.content : timeoutsMs.plain;
    const token = await tokens.token();
    const first = await sendWith(token);
    if (first.status !== 401) return first;
    tokens.refused(token);
    return sendWith(await tokens.token());

    function sendWith(bearer: string): Promise<Answer> {
      const headers = { ...outgoing.headers, Authorization: `Bearer ${bearer}`, 'User-Agent': userAgent };
      return send({ ...outgoing, headers }, withinMs);
    }
  }

  return {
    patience,
    async ask(question) {
      const kept: { answer?: Answer; fault?: unknown } = {};
      const middleware = {
        async execute(context: Context) {
          try {
            kept.answer = await patiently(patience, () => signed(outgoingOf(context)));
          } catch (fault) {
            // graph-client would wrap it, and lose what it is.
            kept.fault = fault;
            throw fault;
          }
          context.response = new Response(null, { status: kept.answer.status });
        },
      };
      const client = Client.initWithMiddleware({ middleware, baseUrl: root, defaultVersion: version });
      await put(client.api(question.path), question).catch((fault: unknown) => {
        throw kept.fault ?? fault;
      });
      if (!kept.answer) throw new LibraryFault('odd-answer');
      return kept.answer;
    },
    async askPlainly(outgoing) {
      checkAddress(outgoing.url, baseUrl);
      const headers = { ...outgoing.headers, 'User-Agent': userAgent };
      return send({ ...outgoing, headers }, timeoutsMs.content);
    },
    pathOf(url) {
      if (!url.startsWith(`${baseUrl}/`)) throw new LibraryFault('odd-answer');
      return url.slice(baseUrl.length);
    },
    urlOf: (path) => `${baseUrl}${path}`,
  };
}

function put(request: GraphRequest, { method, json, content, headers = {} }: Question): Promise<unknown> {
  request.responseType(ResponseType.RAW).headers(headers);
  // Without this it goes out as JSON (platform.md 5).
  if (content) request.header('Content-Type', 'application/octet-stream');
  const body = content ?? json;
  switch (method) {
    case 'GET':
      return request.get();
    case 'DELETE':
      return request.delete();
    case 'POST':
      return request.post(body);
    case 'PUT':
      return request.put(body);
    case 'PATCH':
      return request.patch(body);
  }
}

function outgoingOf({ request, options = {} }: Context): Outgoing {
  return {
    method: (options.method ?? 'GET') as Outgoing['method'],
    url: String(request),
    headers: { ...(options.headers as Record<string, string> | undefined) },
    ...(options.body ? { body: options.body as Buffer<ArrayBuffer> | string } : {}),
  };
}

/** Addresses come from answers: only https, or http on this machine when Graph itself is a double on it. */
function checkAddress(url: string, baseUrl: string): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'https:') return;
  if (protocol === 'http:' && baseUrl.startsWith('http:') && thisMachine.has(hostname)) return;
  throw new LibraryFault('odd-answer');
}

const thisMachine = new Set(['127.0.0.1', 'localhost', '[::1]']);
