/** The bot's one HTTP door, POST /api/messages: nothing unauthenticated passes it, and no fault's text leaves it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Activity } from 'botbuilder';
import { type AuthenticateRequestResult, AuthenticationConstants } from 'botframework-connector';
import express, { type RequestHandler, type Router } from 'express';
import { z } from 'zod';
import type { BotCredentials } from '../../config';
import type { Conversations } from '../../services/conversations/service';
import type { Matching } from '../../services/people/matching';
import type { Messenger } from '../messenger';
import { type IncomingActivity, incomingActivity, tenantsOf } from './activity';
import { TeamsAdapter } from './adapter';
import { readJson } from './body';
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
  /** The numbers to ring, for an answer that could not be made. */
  help?: string;
  conversations: Conversations;
  matching: Pick<Matching, 'wanted' | 'match'>;
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

/** Straight to Node's response: express would work out an ETag of every card. */
function send(response: ServerResponse, { status, body }: Answer): void {
  if (body === null) {
    response.writeHead(status, { 'content-length': 0 }).end();
    return;
  }
  const isText = typeof body === 'string';
  const bytes = Buffer.from(isText ? body : JSON.stringify(body));
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  response.writeHead(status, { 'content-type': type, 'content-length': bytes.length }).end(bytes);
}

export interface TeamsEndpoint {
  router: Router;
  messenger: Messenger;
  /** How many processes send for the app: they share what Teams allows it. */
  shareAmong(processes: number): void;
}

export function createTeamsEndpoint(parts: TeamsEndpointParts): TeamsEndpoint {
  const { credentials, log } = parts;
  const adapter = new TeamsAdapter(createAuthentication(credentials, parts.channelKeysUrl));
  const pacer = createPacer();
  const redelivery = createRedelivery();
  const converse = createConverse({ help: '', ...parts, pacer, redelivery });
  // Without it the SDK puts an error's message into the answer (platform.md 1). Turns catch their own; this is the net.
  adapter.onTurnError = async (context, fault) => {
    log.error(
      { conversationId: context.activity.conversation?.id, ...faultFields(fault) },
      'a turn failed outside its handler',
    );
  };

  /** An invoke's answer is the HTTP response, so it needs no turn of the SDK's, only its authentication. */
  function answerInvoke(activity: IncomingActivity): Promise<Answer> {
    return redelivery.together(deliveryKey(activity), async () => ({
      status: 200,
      body: await converse.invoke(activity),
    }));
  }

  async function runTurn(
    authenticated: AuthenticateRequestResult,
    activity: IncomingActivity,
  ): Promise<Answer> {
    const answered = await adapter.run(authenticated, asSdk(activity), (context) =>
      converse.turn(context, activity),
    );
    // A body comes only where the sender asked for the replies in the response ('expectReplies').
    return { status: 200, body: answered?.body ?? null };
  }

  async function answer(
    activity: IncomingActivity,
    authenticated: AuthenticateRequestResult,
  ): Promise<Answer> {
    if (credentials !== null && !isSentBy(authenticated, activity)) return plain(401, 'Not authorised.');
    if (credentials !== null && !isOurs(activity, credentials)) {
      log.warn(
        { channelId: activity.channelId ?? null },
        'an activity of another channel or tenant was refused',
      );
      return plain(403, 'Not served here.');
    }
    return activity.type === 'invoke' ? answerInvoke(activity) : runTurn(authenticated, activity);
  }

  async function receive(request: IncomingMessage): Promise<Answer> {
    if (credentials === null && !isLoopback(request.headers.host)) {
      return plain(403, 'Local mode answers this machine only.');
    }
    const authenticated = await authenticate(adapter, request.headers.authorization ?? '', credentials, log);
    if (authenticated === 'not-good' || authenticated === 'not-known') {
      // Let by unread, so that the answer arrives.
      request.resume();
      return authenticated === 'not-good' ? plain(401, 'Not authorised.') : plain(503, 'Not available.');
    }
    const body = await readJson(request);
    if (body.kind === 'too-large') return plain(413, 'Too large.');
    const parsed = body.kind === 'json' ? incomingActivity.safeParse(body.value) : null;
    if (!parsed?.success) return plain(400, 'This is not an activity.');
    return answer(parsed.data, authenticated);
  }

  /** express would show a stranger the stack of what goes wrong here (platform.md 1), so nothing reaches it. */
  const handle: RequestHandler = async (request, response) => {
    try {
      send(response, await receive(request));
    } catch (fault) {
      log.error(faultFields(fault), 'a request failed');
      if (!response.headersSent) send(response, plain(500, 'Something went wrong.'));
    }
  };

  const router = express.Router();
  router.post('/api/messages', handle);
  router.all('/api/messages', (_request, response) => {
    response.status(405).set('Allow', 'POST').type('text').send('Only POST is answered here.');
  });

  const messenger = createMessenger({
    adapter,
    appId: credentials?.appId ?? '',
    tenantId: credentials?.tenantId ?? null,
    conversations: parts.conversations,
    pacer,
    defaultServiceUrl: parts.defaultServiceUrl,
    log,
  });
  return { router, messenger, shareAmong: pacer.shareAmong };
}

/** `Bearer` and three parts of base64url: anything else is refused without a look at its signature. */
const tokenForm = /^Bearer [\w-]{1,4000}\.[\w-]{1,8000}\.[\w-]{1,4000}$/;

/**
 * The token alone, before a byte of the body is read: what a stranger sends is never parsed.
 *
 * 'not-good' is every token that is refused: a forged signature too, for which the SDK alone answers 500 (platform.md 1).
 * 'not-known' means that the signing keys could not be fetched: the token may be good, so Teams is asked to come again.
 */
async function authenticate(
  adapter: TeamsAdapter,
  header: string,
  credentials: BotCredentials | null,
  log: Log,
): Promise<AuthenticateRequestResult | 'not-good' | 'not-known'> {
  if (credentials !== null && !(tokenForm.test(header) && isFromConnector(header))) return 'not-good';
  try {
    return await adapter.authenticateToken(header);
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

/**
 * The SDK also takes tokens of the emulator's issuers, which any Entra app of theirs can have made: a bot in production
 * believes the Bot Connector alone. Looked at before anything is fetched; the signature is the SDK's to verify.
 */
function isFromConnector(header: string): boolean {
  try {
    const claims: unknown = JSON.parse(Buffer.from(header.split('.')[1] ?? '', 'base64url').toString('utf8'));
    return issuedBy.safeParse(claims).success;
  } catch {
    return false;
  }
}

// The SDK takes a token without an end for one that never ends.
const issuedBy = z.looseObject({
  iss: z.literal(AuthenticationConstants.ToBotFromChannelTokenIssuer),
  exp: z.number(),
});

/** The token says where its activity came from, so that a good one cannot be sent on with another address to answer to. */
function isSentBy({ claimsIdentity }: AuthenticateRequestResult, { serviceUrl }: IncomingActivity): boolean {
  return claimsIdentity.getClaimValue(AuthenticationConstants.ServiceUrlClaim) === serviceUrl;
}

/**
 * In Direct Line or Web Chat a client may name any `from`, so a person is believed in Teams alone; and every tenant that the
 * activity names, of which there must be one, is ours.
 */
function isOurs(activity: IncomingActivity, credentials: BotCredentials): boolean {
  const tenants = tenantsOf(activity);
  const ours = credentials.tenantId.toLowerCase();
  return (
    activity.channelId === 'msteams' &&
    tenants.length > 0 &&
    tenants.every((tenant) => tenant.toLowerCase() === ours)
  );
}

/** Local mode has no authentication: a web page that rebinds its name to 127.0.0.1 is kept out by its own name. */
function isLoopback(host: string | undefined): boolean {
  return /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/i.test(host ?? '');
}

/** Parsed loosely, so it holds every field of the activity that came in. */
function asSdk(activity: IncomingActivity): Activity {
  return activity as unknown as Activity;
}
