/** Tokens for Graph from one of three kinds of identity, and a really new one when Graph refuses the one in use. */
import type { TokenCredential, TokenCredentialOptions } from '@azure/identity';
import { LibraryFault } from '../library/faults';
import { networkFault } from './transport';

export type GraphIdentity =
  | { kind: 'secret'; clientId: string; tenantId: string; secret: string }
  | { kind: 'certificate'; clientId: string; tenantId: string; certificateFile: string }
  | { kind: 'managed-identity'; clientId: string }
  /** A double on this machine, which has no sign-in. */
  | { kind: 'none' };

export interface Tokens {
  /** @throws LibraryFault 'sign-in-refused' or 'unreachable'. */
  token(): Promise<string>;
  /** Graph has refused this one: the next is asked for afresh, whatever is cached. Two that call together make one. */
  refused(token: string): void;
}

export interface TokensOptions {
  identity: GraphIdentity;
  /** Such as https://login.microsoftonline.com; http only on this machine, for doubles. */
  authorityHost: string;
  /** Such as https://graph.microsoft.com/.default */
  scope: string;
}

export function createTokens({ identity, authorityHost, scope }: TokensOptions): Tokens {
  let credential: Promise<TokenCredential> | null = null;
  let latest = '';
  return {
    async token() {
      if (identity.kind === 'none') return 'local';
      credential ??= createCredential(identity, authorityHost);
      try {
        latest = (await (await credential).getToken(scope))?.token ?? '';
      } catch (fault) {
        // The library under it answers for a minute from memory once its sign-in was not well, without asking again: when
        // to ask again is patience.ts's to say.
        credential = null;
        throw signInFault(fault);
      }
      if (latest === '') throw new LibraryFault('sign-in-refused');
      return latest;
    },
    refused(token) {
      // The library keeps serving its cached token until it runs out (platform.md 5), and each credential has a cache of
      // its own. A managed identity's is kept by Azure itself and cannot be hurried: there the second 401 is the fault.
      if (token === latest) credential = null;
    },
  };
}

const publicAuthorities = new Set([
  'login.microsoftonline.com',
  'login.microsoftonline.us',
  'login.partner.microsoftonline.cn',
  'login.chinacloudapi.cn',
]);

/** Loaded when SharePoint is used, and not before: it is large. */
export async function createCredential(
  identity: Exclude<GraphIdentity, { kind: 'none' }>,
  authorityHost: string,
  more: Pick<TokenCredentialOptions, 'httpClient'> = {},
): Promise<TokenCredential> {
  const sdk = await import('@azure/identity');
  const authority = new URL(authorityHost);
  const options: TokenCredentialOptions & { disableInstanceDiscovery: boolean } = {
    authorityHost: `https://${authority.host}`,
    // Discovery asks the public cloud whether it knows the host: it would not know a private one.
    disableInstanceDiscovery: !publicAuthorities.has(authority.hostname),
    // Trying again is patience.ts's alone.
    retryOptions: { maxRetries: 0 },
    ...more,
    ...(authority.protocol === 'http:' ? { additionalPolicies: [overHttp(authority.host)] } : {}),
  };
  switch (identity.kind) {
    case 'secret':
      return new sdk.ClientSecretCredential(identity.tenantId, identity.clientId, identity.secret, options);
    case 'certificate':
      return new sdk.ClientCertificateCredential(
        identity.tenantId,
        identity.clientId,
        identity.certificateFile,
        options,
      );
    case 'managed-identity':
      // Its own endpoint is on the machine, wants its own pauses, and knows no authority.
      return new sdk.ManagedIdentityCredential({ clientId: identity.clientId });
  }
}

type Policies = NonNullable<TokenCredentialOptions['additionalPolicies']>;

/** The identity library speaks https only; a double on this machine may not. `config.ts` allows http for 127.0.0.1 alone. */
function overHttp(host: string): Policies[number] {
  return {
    position: 'perRetry',
    policy: {
      name: 'http-on-this-machine',
      sendRequest: (request, next) => {
        if (new URL(request.url).host === host) {
          request.url = request.url.replace(/^https:/, 'http:');
          request.allowInsecureConnection = true;
        }
        return next(request);
      },
    },
  };
}

/**
 * Numbers by which Microsoft's sign-in says that it is not well, or too busy, and that the same may work in a moment: nobody
 * can put that right, so nobody is asked to. All others are about the registration.
 */
const passingNumbers = new Set([
  'AADSTS50000', // the sign-in service could not issue a token
  'AADSTS90006', // another service that it asked gave a passing fault
  'AADSTS90012', // it took too long
  'AADSTS90033', // not available for the time being
  'AADSTS90055', // too many requests of the tenant
]);

/** The message has ids in it and stays here; the AADSTS number tells an administrator what to look for. */
function signInFault(fault: unknown): LibraryFault {
  const { message = '', statusCode } = (fault ?? {}) as { message?: unknown; statusCode?: unknown };
  const serviceCode = /\bAADSTS\d+\b/.exec(String(message))?.[0] ?? null;
  if (typeof statusCode === 'number' && (statusCode >= 500 || statusCode === 429 || statusCode === 408)) {
    return new LibraryFault('unwell', { status: statusCode, serviceCode });
  }
  // RFC 6749, 4.1.2.1: its own word that it is not the request.
  const saysPassing = /\b(?:temporarily_unavailable|server_error)\b/.test(String(message));
  if (saysPassing || (serviceCode && passingNumbers.has(serviceCode)))
    return new LibraryFault('unwell', { serviceCode });
  if (serviceCode) return new LibraryFault('sign-in-refused', { serviceCode });
  const network = /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH)\b/.exec(
    String(message),
  )?.[0];
  if (network) return networkFault({ code: network });
  if (/network_error|endpoints_resolution_error|socket hang up|timed? ?out/i.test(String(message))) {
    return new LibraryFault('unreachable');
  }
  return new LibraryFault('sign-in-refused');
}
