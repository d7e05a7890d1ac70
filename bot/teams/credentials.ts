/** How the bot proves who it is to the Bot Connector: a secret, a certificate or a managed identity (platform.md 1). */
import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { CallerIdConstants } from 'botbuilder';
import {
  AuthenticationConfiguration,
  AuthenticationConstants,
  type BotFrameworkAuthentication,
  BotFrameworkAuthenticationFactory,
  CertificateServiceClientCredentialsFactory,
  JwtTokenProviderFactory,
  ManagedIdentityServiceClientCredentialsFactory,
  PasswordServiceClientCredentialFactory,
  type ServiceClientCredentialsFactory,
} from 'botframework-connector';
import type { BotCredentials } from '../../config';

/** Where the Bot Connector's signing keys are published; a test publishes its own. */
export const channelKeysUrl = AuthenticationConstants.ToBotFromChannelOpenIdMetadataUrl;

/**
 * The SDK's own authentication for one tenant. `null` is local mode: a blank app id, which switches authentication off,
 * so `config.ts` binds the server to 127.0.0.1 (platform.md 1).
 *
 * @throws when the certificate file cannot be read or holds no certificate or no private key; the text names no secret.
 */
export function createAuthentication(
  credentials: BotCredentials | null,
  keysUrl: string = channelKeysUrl,
): BotFrameworkAuthentication {
  // The factory takes all of these or none: these are the public cloud's.
  return BotFrameworkAuthenticationFactory.create(
    '',
    true,
    AuthenticationConstants.ToChannelFromBotLoginUrl,
    AuthenticationConstants.ToChannelFromBotOAuthScope,
    AuthenticationConstants.ToBotFromChannelTokenIssuer,
    AuthenticationConstants.OAuthUrl,
    keysUrl,
    AuthenticationConstants.ToBotFromEmulatorOpenIdMetadataUrl,
    CallerIdConstants.PublicAzureChannel,
    credentialsFactory(credentials),
    new AuthenticationConfiguration(),
    // Only a bot that calls skills uses it; this bot calls none.
    refuseSkillCalls,
  );
}

function credentialsFactory(credentials: BotCredentials | null): ServiceClientCredentialsFactory {
  if (credentials === null) return new PasswordServiceClientCredentialFactory('', '', '');
  switch (credentials.kind) {
    case 'secret':
      return new PasswordServiceClientCredentialFactory(
        credentials.appId,
        credentials.password,
        credentials.tenantId,
      );
    case 'certificate': {
      const { certificate, privateKey, thumbprint } = readCertificate(credentials.certificateFile);
      return new CertificateServiceClientCredentialsFactory(
        credentials.appId,
        thumbprint,
        privateKey,
        credentials.tenantId,
        certificate,
      );
    }
    case 'managed-identity':
      return new ManagedIdentityServiceClientCredentialsFactory(
        credentials.appId,
        new JwtTokenProviderFactory(),
      );
  }
}

const pemBlock = (kind: string) => new RegExp(`-----BEGIN ${kind}-----[^-]+-----END ${kind}-----`);

/**
 * One PEM file with a certificate and its private key, as Key Vault exports it. The thumbprint is worked out here:
 * left to itself the SDK runs the `openssl` program for it, which a plain server may not have.
 */
export function readCertificate(file: string): {
  certificate: string;
  privateKey: string;
  thumbprint: string;
} {
  let pem: string;
  try {
    pem = readFileSync(file, 'utf8');
  } catch {
    throw new Error(`MicrosoftAppCertificateFile cannot be read: ${file}`);
  }
  const certificate = pemBlock('CERTIFICATE').exec(pem)?.[0];
  const privateKey = pemBlock('(?:RSA )?PRIVATE KEY').exec(pem)?.[0];
  if (!certificate || !privateKey) {
    throw new Error(
      `MicrosoftAppCertificateFile must hold a certificate and its private key, in PEM form: ${file}`,
    );
  }
  const thumbprint = new X509Certificate(certificate).fingerprint.replaceAll(':', '');
  return { certificate, privateKey, thumbprint };
}

async function refuseSkillCalls(): Promise<Response> {
  throw new Error('This bot calls no skills');
}
