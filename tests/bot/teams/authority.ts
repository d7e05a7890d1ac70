/** Who signs for the Bot Connector: its published keys over real HTTP, good tokens and forged ones. */
import { createHmac, createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';

export interface Authority {
  keysUrl: string;
  sign(claims: Record<string, unknown>, keyId?: string): string;
  /** As `sign`, with a key that is not the authority's under the authority's key id. */
  forge(claims: Record<string, unknown>): string;
  /** A token whose header says how it was signed: 'none', by nobody; 'HS256', by whoever knows the public key. */
  under(header: Record<string, unknown>, claims: Record<string, unknown>): string;
  close(): Promise<void>;
}

export async function startAuthority(): Promise<Authority> {
  const own = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const app = express();
  const server = app.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  app.get('/configuration', (_request, response) => {
    response.json({ issuer: 'https://api.botframework.com', jwks_uri: `${origin}/keys` });
  });
  app.get('/keys', (_request, response) => {
    response.json({
      keys: [
        {
          ...own.publicKey.export({ format: 'jwk' }),
          kid: 'the-key',
          endorsements: ['msteams', 'directline'],
        },
      ],
    });
  });
  return {
    keysUrl: `${origin}/configuration`,
    sign: (claims, keyId = 'the-key') => token(own.privateKey, keyId, claims),
    forge: (claims) => token(other.privateKey, 'the-key', claims),
    under: (header, claims) => {
      const signed = unsigned({ alg: 'RS256', typ: 'JWT', ...header }, claims);
      if (header.alg === 'none') return `${signed}.`;
      if (header.alg !== 'HS256')
        return `${signed}.${createSign('RSA-SHA256').update(signed).sign(own.privateKey, 'base64url')}`;
      const known = own.publicKey.export({ format: 'pem', type: 'spki' });
      return `${signed}.${createHmac('sha256', known).update(signed).digest('base64url')}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function token(key: KeyObject, kid: string, claims: Record<string, unknown>): string {
  const signed = unsigned({ alg: 'RS256', typ: 'JWT', kid }, claims);
  return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key, 'base64url')}`;
}

function unsigned(header: Record<string, unknown>, claims: Record<string, unknown>): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const now = Math.floor(Date.now() / 1000);
  return `${part(header)}.${part({ iat: now, exp: now + 600, ...claims })}`;
}
