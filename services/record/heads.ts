/** Signed heads of the record's chain, outside the database: whoever changes the chain cannot change what was said of it. */
import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  sign as signBytes,
  verify as verifyBytes,
} from 'node:crypto';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Head } from './chain';

const SignedHead = z.object({
  format: z.literal('pledgekeeper-record-head-1'),
  /** ISO 8601, UTC. */
  madeAt: z.string(),
  no: z.int().min(0),
  hash: z.string(),
  /** Ed25519, SPKI, base64: to be compared with the one that the council wrote down. */
  publicKey: z.string(),
  /** Over the other fields, in this order, base64. */
  signature: z.string(),
});
export type SignedHead = z.infer<typeof SignedHead>;

const keyFile = 'record.key';
const headsFile = 'record-heads.jsonl';

/** Signed by the key in the data folder, which is made the first time, for its owner alone. */
export function signHead(dataDir: string, head: Head, now: Date): SignedHead {
  const key = privateKey(dataDir);
  const publicKey = createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64');
  const unsigned = {
    format: 'pledgekeeper-record-head-1',
    madeAt: now.toISOString(),
    ...head,
    publicKey,
  } as const;
  const signature = signBytes(null, bytesOf(unsigned), key).toString('base64');
  return { ...unsigned, signature };
}

/** Beside the backup, and in the data folder, where `doctor` compares the chain with the last one. */
export function keepHead(dataDir: string, signed: SignedHead, backupFile: string): string {
  const file = `${backupFile}.record.json`;
  writeFileSync(file, `${JSON.stringify(signed, null, 2)}\n`, { mode: 0o600, flush: true });
  appendFileSync(join(dataDir, headsFile), `${JSON.stringify(signed)}\n`, { mode: 0o600, flush: true });
  return file;
}

/** Signed heads to compare the record with. */
export interface KeptHeads {
  /** The oldest first. */
  heads: SignedHead[];
  /** Lines of the file, from 1, that are no head, or were changed since they were signed. */
  unreadLines: number[];
}

/** Those kept in the data folder. */
export function keptHeads(dataDir: string): KeptHeads {
  const kept: KeptHeads = { heads: [], unreadLines: [] };
  const file = join(dataDir, headsFile);
  if (!existsSync(file)) return kept;
  for (const [place, line] of readFileSync(file, 'utf8').split('\n').entries()) {
    if (line.trim() === '') continue;
    const head = readHeadText(line);
    if (head) kept.heads.push(head);
    else kept.unreadLines.push(place + 1);
  }
  return kept;
}

/** null: not a head, or not signed by the key that it names. */
export function readHeadText(text: string): SignedHead | null {
  try {
    const head = SignedHead.parse(JSON.parse(text));
    const key = createPublicKey({ key: Buffer.from(head.publicKey, 'base64'), format: 'der', type: 'spki' });
    return verifyBytes(null, bytesOf(head), key, Buffer.from(head.signature, 'base64')) ? head : null;
  } catch {
    return null;
  }
}

const bytesOf = ({ format, madeAt, no, hash, publicKey }: Omit<SignedHead, 'signature'>) =>
  Buffer.from(JSON.stringify([format, madeAt, no, hash, publicKey]));

function privateKey(dataDir: string): KeyObject {
  const file = join(dataDir, keyFile);
  if (!existsSync(file)) {
    const { privateKey: made } = generateKeyPairSync('ed25519');
    writeFileSync(file, made.export({ type: 'pkcs8', format: 'pem' }), {
      mode: 0o600,
      flag: 'wx',
      flush: true,
    });
  }
  return createPrivateKey(readFileSync(file));
}
