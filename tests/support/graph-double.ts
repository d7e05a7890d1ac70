/** Microsoft Graph on 127.0.0.1: a real server with a token endpoint, a drive, and faults scripted for any request. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type CalendarOptions, GraphCalendars } from './graph-calendars';
import { GraphDrive } from './graph-drive';
import type { DriveAnswer, DriveOptions } from './graph-drive-types';
import { type Step, stepOf } from './graph-steps';

export interface Seen {
  /** From 1, of all. */
  no: number;
  step: Step;
  method: string;
  url: string;
  headers: Record<string, string | undefined>;
  bytes: number;
}

export type Scripted =
  /** Answers this, and does nothing. */
  | { status: number; headers?: Record<string, string>; code?: string; json?: unknown }
  /** The connection ends before the request is read, after some bytes of it, before the answer, or within it. */
  | { cut: 'at-once' | 'within-request' | 'before-answer' | 'within-answer' }
  /** Never answers. */
  | { hang: true };

export interface GraphDouble {
  /** With the version. */
  url: string;
  /** Of the sign-in, which is on the same server. */
  authority: string;
  drive: GraphDrive;
  calendars: GraphCalendars;
  seen: Seen[];
  steps(): Step[];
  /** Asked for each request; null is no fault. */
  faults: (request: Seen) => Scripted | null;
  /** Tokens that are refused from now on. */
  revoke(): void;
  /** How many tokens have been given out. */
  tokens(): number;
  close(): Promise<void>;
}

export async function openGraphDouble(
  options: Partial<DriveOptions & CalendarOptions & { checksTokens: boolean }> = {},
): Promise<GraphDouble> {
  const drive = new GraphDrive({
    driveId: 'b!drive',
    appId: 'app',
    columns: ['MeetingDate', 'Committee', 'Part', 'PackVersion', 'PackStatus'],
    pageSize: 100,
    largestPut: 4 * 1024 * 1024,
    alters: () => false,
    ...options,
  });
  const calendars = new GraphCalendars({ mailboxes: [], repeated: 'same-event', ...options });
  let tokenNo = 0;
  let firstGood = 1;
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  drive.base = base;
  const double: GraphDouble = {
    url: `${base}/v1.0`,
    authority: base,
    drive,
    calendars,
    seen: [],
    steps: () => double.seen.map(({ step }) => step),
    faults: () => null,
    revoke: () => {
      firstGood = tokenNo + 1;
    },
    tokens: () => tokenNo,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return double;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = request.headers as Record<string, string | undefined>;
    const [method, url] = [request.method ?? '', request.url ?? ''];
    const seen: Seen = {
      no: double.seen.length + 1,
      step: stepOf({ method, url }),
      method,
      url,
      headers,
      bytes: 0,
    };
    double.seen.push(seen);
    const fault = double.faults(seen);
    if (fault && 'cut' in fault && fault.cut === 'at-once') return void request.socket.destroy();
    const chunks: Buffer[] = [];
    try {
      for await (const chunk of request) {
        chunks.push(chunk as Buffer);
        seen.bytes += (chunk as Buffer).length;
        if (fault && 'cut' in fault && fault.cut === 'within-request') return void request.socket.destroy();
      }
    } catch {
      return;
    }
    if (fault && 'hang' in fault) return;
    if (fault && 'status' in fault) {
      return write(response, {
        status: fault.status,
        ...(fault.headers ? { headers: fault.headers } : {}),
        json: fault.json ?? {
          error: { code: fault.code ?? 'scripted', message: 'the words of the service' },
        },
      });
    }
    if (fault && 'cut' in fault && fault.cut === 'within-request') return void request.socket.destroy();
    const answer = reply(seen, Buffer.concat(chunks));
    if (fault && 'cut' in fault && fault.cut === 'before-answer') return void request.socket.destroy();
    write(response, answer, Boolean(fault && 'cut' in fault));
  }

  function reply(seen: Seen, body: Buffer): DriveAnswer {
    if (seen.step === 'token') return signIn(seen.url);
    const plain = seen.step === 'download' || seen.url.startsWith('/up/');
    const given = /^Bearer token-(\d+)$/.exec(seen.headers.authorization ?? '')?.[1];
    if (options.checksTokens && !plain && !(Number(given) >= firstGood)) {
      return { status: 401, json: { error: { code: 'InvalidAuthenticationToken', message: 'no' } } };
    }
    const request = { method: seen.method, url: seen.url, headers: seen.headers, body };
    return seen.url.startsWith('/v1.0/users/') ? calendars.answer(request) : drive.answer(request);
  }

  /** As much of Entra as the identity library asks for. */
  function signIn(url: string): DriveAnswer {
    const tenant = url.split('/')[1];
    const here = `${base.replace('http:', 'https:')}/${tenant}`;
    if (url.includes('openid-configuration')) {
      return {
        status: 200,
        json: {
          token_endpoint: `${here}/oauth2/v2.0/token`,
          authorization_endpoint: `${here}/oauth2/v2.0/authorize`,
          issuer: `${here}/v2.0`,
          jwks_uri: `${here}/discovery/v2.0/keys`,
        },
      };
    }
    return {
      status: 200,
      json: { token_type: 'Bearer', expires_in: 3600, access_token: `token-${++tokenNo}` },
    };
  }
}

function write(
  response: ServerResponse,
  { status, json, body, headers = {} }: DriveAnswer,
  cutWithin = false,
): void {
  const bytes = body ?? (json === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(json)));
  response.writeHead(status, {
    ...(json === undefined ? {} : { 'content-type': 'application/json' }),
    'content-length': bytes.length,
    ...headers,
  });
  if (!cutWithin) return void response.end(bytes);
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.destroy());
}
