/** The bot's one HTTP door, POST /api/messages: nothing unauthenticated passes it, and no fault's text leaves it. */
import type { Activity } from 'botbuilder';
import type { AuthenticateRequestResult } from 'botframework-connector';
import express, { type ErrorRequestHandler, type RequestHandler, type Router } from 'express';
import type { BotCredentials } from '../../config';
import type { Conversations } from '../../services/conversations/service';
import type { Messenger } from '../messenger';
import { type IncomingActivity, incomingActivity, tenantOf } from './activity';
import { TeamsAdapter } from './adapter';
import { faultAnswer, faults } from './answers';
import { createConverse, type Dispatch } from './conversing';
import { createAuthentication } from './credentials';
import { faultFields, type Log } from './log';
import { createMessenger } from './messenger';
import { createPacer } from './pacer';
import { createRedelivery, deliveryKey } from './redelivery';

/** A person Teams has not told us about is written to here; Teams passes it on to their region (platform.md 2). */
export const teamsServiceUrl = 'https://smba.trafficmanager.net/teams/';

export interface TeamsEndpointParts {
  /** null: local mode, where nothing is authenticated. */
  credentials: BotCredentials | null;
  dispatch: Dispatch;
  conversations: Conversations;
  log: Log;
  /** `teamsServiceUrl`, or the local connector's address; null while there is none. */
  defaultServiceUrl: () => string | null;
  /** Where the Bot Connector's signing keys are published; Microsoft's own place by default. */
  channelKeysUrl?: string;
}

/** An answer as it goes on the wire. */
interface Answer {
  status: number;
  body: unknown;
}

const plain = (status: number, body: string): Answer => ({ status, body });
const done: Answer = { status: 200, body: null };

export function createTeamsEndpoint(parts: TeamsEndpointParts): { router: Router; messenger: Messenger } {
  const { credentials, log } = parts;
  const adapter = new TeamsAdapter(createAuthentication(credentials, parts.channelKeysUrl));
  const pacer = createPacer();
  const redelivery = createRedelivery();
  const converse = createConverse({ ...parts, pacer, redelivery });
  // Without it the SDK puts an error's message into the answer (platform.md 1). Turns catch their own; this is the net.
  adapter.onTurnError = async (context, fault) => {
    log.error(
      { conversationId: context.activity.conversation?.id, ...faultFields(fault) },
      'a turn failed outside its handler',
    );
  };

  async function runTurn(
    authenticated: AuthenticateRequestResult,
    activity: IncomingActivity,
  ): Promise<Answer> {
    let body: unknown;
    const sdkAnswer = await adapter.run(authenticated, asSdk(activity), async (context) => {
      body = await converse(context, activity);
    });
    if (activity.deliveryMode === 'expectReplies' && body === undefined) {
      return { status: 200, body: sdkAnswer?.body ?? null };
    }
    if (activity.type !== 'invoke') return done;
    // An invoke is always answered, or the SDK says 501 (platform.md 1).
    return { status: 200, body: body === undefined ? faultAnswer('card', faults.unexpected) : body };
  }

  async function answer(activity: IncomingActivity, header: string): Promise<Answer> {
    const authenticated = await authenticate(adapter, activity, header, log);
    if (authenticated === 'not-good') return plain(401, 'Not authorised.');
    if (authenticated === 'not-known') return plain(503, 'Not available.');
    if (credentials !== null && !isOurs(activity, credentials)) {
      log.warn(
        { channelId: activity.channelId ?? null },
        'an activity of another channel or tenant was refused',
      );
      return plain(403, 'Not served here.');
    }
    const key = activity.type === 'invoke' ? deliveryKey(activity) : null;
    return redelivery.together(key, () => runTurn(authenticated, activity));
  }

  const receive: RequestHandler = async (request, response) => {
    if (credentials === null && !isLoopback(request.headers.host)) {
      response.status(403).type('text').send('Local mode answers this machine only.');
      return;
    }
    const parsed = incomingActivity.safeParse(request.body);
    if (!parsed.success) {
      response.status(400).type('text').send('This is not an activity.');
      return;
    }
    const { status, body } = await answer(parsed.data, request.headers.authorization ?? '');
    if (body === null) response.status(status).end();
    else if (typeof body === 'string') response.status(status).type('text').send(body);
    else response.status(status).json(body);
  };

  const refuseFaultyRequest: ErrorRequestHandler = (fault, _request, response, next) => {
    if (response.headersSent) return next(fault);
    const status = typeof fault?.status === 'number' && fault.status < 500 ? fault.status : 500;
    if (status === 500) log.error(faultFields(fault), 'a request failed');
    const text = status === 413 ? 'Too large.' : status < 500 ? 'Not readable.' : 'Something went wrong.';
    response.status(status).type('text').send(text);
  };

  const router = express.Router();
  // express's 100 kB would refuse a large activity with 413: raised on this route alone (platform.md 1).
  router.post('/api/messages', express.json({ limit: '2mb' }), receive);
  router.all('/api/messages', (_request, response) => {
    response.status(405).set('Allow', 'POST').type('text').send('Only POST is answered here.');
  });
  router.use('/api/messages', refuseFaultyRequest);

  const messenger = createMessenger({
    adapter,
    appId: credentials?.appId ?? '',
    tenantId: credentials?.tenantId ?? null,
    conversations: parts.conversations,
    pacer,
    defaultServiceUrl: parts.defaultServiceUrl,
    log,
  });
  return { router, messenger };
}

/**
 * 'not-good' is every token that is refused: a forged signature too, for which the SDK alone answers 500 (platform.md 1).
 * 'not-known' means that the signing keys could not be fetched: the token may be good, so Teams is asked to come again.
 */
async function authenticate(adapter: TeamsAdapter, activity: IncomingActivity, header: string, log: Log) {
  try {
    return await adapter.authenticate(asSdk(activity), header);
  } catch (fault) {
    const keysMissing =
      fault instanceof Error && (fault.name === 'FetchError' || /^Failed to load/.test(fault.message));
    log.warn(
      faultFields(fault),
      keysMissing ? 'signing keys not fetched' : 'a request was not authenticated',
    );
    return keysMissing ? 'not-known' : 'not-good';
  }
}

/** In Direct Line or Web Chat a client may name any `from`, so a person is believed in Teams alone, in our tenant. */
function isOurs(activity: IncomingActivity, credentials: BotCredentials): boolean {
  const tenant = tenantOf(activity);
  return activity.channelId === 'msteams' && (tenant === null || tenant === credentials.tenantId);
}

/** Local mode has no authentication: a web page that rebinds its name to 127.0.0.1 is kept out by its own name. */
function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '');
}

/** Parsed loosely, so it holds every field of the activity that came in. */
function asSdk(activity: IncomingActivity): Activity {
  return activity as unknown as Activity;
}
