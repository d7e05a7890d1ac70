/** The questions' own keys: what seals a young person's words, and what turns a code or an id into a hash (domain.md 2.9). */
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** What each derived key is for; one never stands in for another. */
type Purpose =
  | 'words'
  | 'keepsake'
  | 'code'
  | 'asker'
  | 'dedupe'
  | 'ticket'
  | 'news'
  | 'seen'
  | 'topic'
  | 'held'
  | 'message';

export interface Sealed {
  /** Names the key, so that it can be replaced while rows of the old one are still read. */
  keyId: string;
  /** 12 bytes nonce, 16 bytes tag, then the ciphertext. */
  sealed: Buffer;
}

export interface KeyRing {
  /** AES-256-GCM by the newest key. `context` is bound to it: a row moved under another id does not open. */
  seal(text: string, context: string): Sealed;
  /** @throws Error, without a word of the content, when the key is not here or the row was changed. */
  open(sealed: Sealed, context: string): string;
  /** HMAC-SHA-256, base64url, by the newest key. */
  tag(purpose: Purpose, value: string): string;
  /** The same by every key, newest first: a code given out before the key was replaced still works. */
  tags(purpose: Purpose, value: string): string[];
  /** Bytes that only this key and this value give. */
  bytes(purpose: Purpose, value: string): Buffer;
}

interface Key {
  id: string;
  derived(purpose: Purpose): Buffer;
}

/** @param keys each 32 bytes as base64 or hex, the newest first. @throws RangeError for one that is not. */
export function createKeyRing(keys: readonly string[]): KeyRing {
  const ring = keys.map(readKey);
  const [newest] = ring;
  if (!newest) throw new RangeError('there is no key');
  const hmac = (key: Key, purpose: Purpose, value: string) =>
    createHmac('sha256', key.derived(purpose)).update(value).digest();
  return {
    seal: (text, context) => {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', newest.derived('words'), nonce);
      cipher.setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return { keyId: newest.id, sealed: Buffer.concat([nonce, cipher.getAuthTag(), body]) };
    },
    open: ({ keyId, sealed }, context) => {
      const key = ring.find((one) => one.id === keyId);
      if (!key) throw new Error(`The questions key ${keyId} is not among QUESTIONS_KEY`);
      const decipher = createDecipheriv('aes-256-gcm', key.derived('words'), sealed.subarray(0, 12));
      decipher.setAAD(Buffer.from(context));
      decipher.setAuthTag(sealed.subarray(12, 28));
      try {
        return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()]).toString('utf8');
      } catch {
        throw new Error('A locked row does not open: it was changed, or is not where it belongs');
      }
    },
    tag: (purpose, value) => hmac(newest, purpose, value).toString('base64url'),
    tags: (purpose, value) => ring.map((key) => hmac(key, purpose, value).toString('base64url')),
    bytes: (purpose, value) => hmac(newest, purpose, value),
  };
}

/** 32 bytes from base64, base64url or hex; null for anything else. */
export function keyBytes(text: string): Buffer | null {
  const written = text.trim();
  if (/^[0-9a-f]{64}$/i.test(written)) return Buffer.from(written, 'hex');
  if (!/^[A-Za-z0-9+/_-]{43}=?$/.test(written)) return null;
  return Buffer.from(written, 'base64');
}

function readKey(text: string): Key {
  const secret = keyBytes(text);
  if (secret?.length !== 32) throw new RangeError('a questions key must be 32 bytes, as base64');
  const known = new Map<Purpose, Buffer>();
  return {
    id: createHash('sha256').update('pledgekeeper questions key').update(secret).digest('hex').slice(0, 12),
    derived: (purpose) => {
      const key =
        known.get(purpose) ?? Buffer.from(hkdfSync('sha256', secret, '', `pledgekeeper ${purpose}`, 32));
      known.set(purpose, key);
      return key;
    },
  };
}
