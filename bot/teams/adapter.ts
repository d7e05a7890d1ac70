/** The SDK's CloudAdapter with its two traps taken out: clients made anew for each activity, and errors told to strangers. */
import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from 'botbuilder';
import {
  AppCredentials,
  type AuthenticateRequestResult,
  AuthenticationConstants,
  BotFrameworkAuthentication,
  ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type UserTokenClient,
} from 'botframework-connector';
import { type OutgoingRequest, onKeptConnection } from './connections';

/** Service addresses differ by region only; local mode takes any address, so the number is bounded. */
const keptClients = 50;

/**
 * CloudAdapter builds two Azure clients for each activity; keeping them gave 1.4 to 1.65 times the requests a second.
 * The key holds the app id, since a client carries that app's token (platform.md 1).
 */
class ReusingAuthentication extends BotFrameworkAuthentication {
  private readonly connectors = new Map<string, Promise<ConnectorClient>>();
  readonly renewal = new TokenRenewal();
  private readonly userTokenClients = new Map<string, Promise<UserTokenClient>>();

  constructor(readonly inner: BotFrameworkAuthentication) {
    super();
  }

  async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    const result = await this.inner.authenticateRequest(activity, header);
    const connectorFactory = result.connectorFactory
      ? this.reusing(result.connectorFactory, result.claimsIdentity)
      : this.createConnectorFactory(result.claimsIdentity);
    return { ...result, connectorFactory };
  }

  authenticateStreamingRequest(header: string, channelId: string): Promise<AuthenticateRequestResult> {
    return this.inner.authenticateStreamingRequest(header, channelId);
  }

  createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    return this.reusing(this.inner.createConnectorFactory(identity), identity);
  }

  override getOriginatingAudience(): string {
    return this.inner.getOriginatingAudience();
  }

  createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return remember(this.userTokenClients, appIdOf(identity), () =>
      this.inner.createUserTokenClient(identity),
    );
  }

  private reusing(factory: ConnectorFactory, identity: ClaimsIdentity): ConnectorFactory {
    const appId = appIdOf(identity);
    const { connectors, renewal } = this;
    return new (class extends ConnectorFactory {
      create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
        return remember(connectors, JSON.stringify([appId, serviceUrl, audience]), async () =>
          withOwnPolicies(await factory.create(serviceUrl, audience), renewal),
        );
      }
    })();
  }
}

/** The first caller makes it; the rest share it, also while it is being made. A failure is not kept. */
function remember<Made>(
  kept: Map<string, Promise<Made>>,
  key: string,
  make: () => Promise<Made>,
): Promise<Made> {
  const found = kept.get(key);
  if (found) return found;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  for (const oldest of kept.keys()) {
    if (kept.size <= keptClients) break;
    kept.delete(oldest);
  }
  return made;
}

/** However often Teams says 401, no more than one new token is asked for in this time. Milliseconds. */
const renewedAtMost = 60_000;

/**
 * A token that Teams refuses before it runs out (it was revoked, or its key was changed) is asked for anew at once, and the
 * request goes again with it, once: the SDK alone would keep the refused one until it runs out. Those that are refused
 * together ask for one.
 */
class TokenRenewal {
  private under: Promise<string> | null = null;
  private lastAt = Number.NEGATIVE_INFINITY;

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** @returns null where a new one was asked for just now: it was refused as well. @throws what the sign-in throws. */
  async instead(refused: string, credentials: AppCredentials): Promise<string | null> {
    if (this.under) return this.under;
    const current = await credentials.getToken();
    if (current !== refused) return current;
    if (this.now() - this.lastAt < renewedAtMost) return null;
    this.lastAt = this.now();
    this.under = credentials.getToken(true).finally(() => {
      this.under = null;
    });
    return this.under;
  }
}

interface PipelineRequest extends OutgoingRequest {
  headers: { get(name: string): string | undefined; set(name: string, value: string): void };
}

/** The parts of the client's private pipeline that are needed here. */
interface InnerClient {
  pipeline: {
    removePolicy(options: { name: string }): unknown[];
    addPolicy(
      policy: {
        name: string;
        sendRequest(
          request: PipelineRequest,
          next: (request: PipelineRequest) => Promise<{ status: number }>,
        ): Promise<{ status: number }>;
      },
      options: { phase: 'Sign' },
    ): void;
  };
}

function innerClient(connector: ConnectorClient): InnerClient {
  return (connector as unknown as { client: InnerClient }).client;
}

/** Innermost, after the SDK's own signing: they see the answer before anything makes an error of it. */
function withOwnPolicies(connector: ConnectorClient, renewal: TokenRenewal): ConnectorClient {
  const { pipeline } = innerClient(connector);
  const { credentials } = connector as unknown as { credentials: unknown };
  if (credentials instanceof AppCredentials) addRenewal(pipeline, renewal, credentials);
  pipeline.addPolicy({ name: 'kept-connection', sendRequest: onKeptConnection }, { phase: 'Sign' });
  return connector;
}

function addRenewal(
  pipeline: InnerClient['pipeline'],
  renewal: TokenRenewal,
  credentials: AppCredentials,
): void {
  pipeline.addPolicy(
    {
      name: 'new-token-on-401',
      async sendRequest(request, next) {
        const answer = await next(request);
        const refused = request.headers.get('authorization')?.replace(/^Bearer /, '');
        if (answer.status !== 401 || !refused) return answer;
        const token = await renewal.instead(refused, credentials);
        if (token === null) return answer;
        request.headers.set('authorization', `Bearer ${token}`);
        return next(request);
      },
    },
    { phase: 'Sign' },
  );
}

function appIdOf(identity: ClaimsIdentity): string {
  return (
    identity.getClaimValue(AuthenticationConstants.AudienceClaim) ??
    identity.getClaimValue(AuthenticationConstants.AppIdClaim) ??
    ''
  );
}

export class TeamsAdapter extends CloudAdapter {
  private readonly authentication: ReusingAuthentication;
  private readonly oneTryConnectors = new Map<string, Promise<ConnectorClient>>();

  constructor(inner: BotFrameworkAuthentication) {
    const authentication = new ReusingAuthentication(inner);
    super(authentication);
    this.authentication = authentication;
  }

  /**
   * A token for Teams, before its activity is known: the SDK compares the address to answer to only where it is given one,
   * so whoever reads the activity does that.
   * @throws whatever the SDK throws at a token that is not good; with a blank app id nothing is asked.
   */
  authenticateToken(header: string): Promise<AuthenticateRequestResult> {
    const unread = { channelId: 'msteams', serviceUrl: '' } as Activity;
    return this.authentication.authenticateRequest(unread, header);
  }

  /** One turn of an activity that is already authenticated: CloudAdapter.process without its answers to errors. */
  run(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    turn: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, turn);
  }

  /**
   * For what can be repeated without harm, as replacing a message: the client that turns use too, which tries four
   * times by itself (platform.md 1). `appId` is '' in local mode.
   */
  connector(appId: string, serviceUrl: string): Promise<ConnectorClient> {
    return this.connectorFor(this.authentication, appId, serviceUrl);
  }

  /**
   * For new messages: tries once. The SDK would repeat a create that Teams had taken already, and show the person two or
   * three cards; there is no key to stop that (platform.md 1). The notices' own record says when to try again.
   */
  connectorThatTriesOnce(appId: string, serviceUrl: string): Promise<ConnectorClient> {
    return remember(this.oneTryConnectors, JSON.stringify([appId, serviceUrl]), async () =>
      withOwnPolicies(
        withoutRetries(await this.connectorFor(this.authentication.inner, appId, serviceUrl)),
        this.authentication.renewal,
      ),
    );
  }

  private connectorFor(
    authentication: BotFrameworkAuthentication,
    appId: string,
    serviceUrl: string,
  ): Promise<ConnectorClient> {
    const identity = appId === '' ? new ClaimsIdentity([]) : this.createClaimsIdentity(appId);
    return authentication
      .createConnectorFactory(identity)
      .create(serviceUrl, authentication.getOriginatingAudience());
  }
}

/** The SDK has no option for it: the policy is taken out of the client's private pipeline (platform.md 1). */
function withoutRetries(connector: ConnectorClient): ConnectorClient {
  if (innerClient(connector).pipeline.removePolicy({ name: 'defaultRetryPolicy' }).length !== 1) {
    throw new Error('This version of the Bot Framework SDK keeps its retries elsewhere');
  }
  return connector;
}
