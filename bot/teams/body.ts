/** Reads one JSON body with a limit of its own: express's 100 kB would refuse a large activity (platform.md 1). */
import type { IncomingMessage } from 'node:http';
import { isUnreasonable } from '../../services/json-shape';

/** Bytes. Teams takes messages to 100 kB; what it sends with a filled card may be several times that. */
export const largestBody = 2_000_000;

export type Body = { kind: 'json'; value: unknown } | { kind: 'not-json' } | { kind: 'too-large' };

/**
 * Only `application/json` is read: a form on some web page cannot send that here without being asked first. Rejects when
 * the sender goes away before the end.
 */
export function readJson(request: IncomingMessage, limit: number = largestBody): Promise<Body> {
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    request.resume();
    return Promise.resolve({ kind: 'not-json' });
  }
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    let bytes = 0;
    request.on('data', (part: Buffer) => {
      bytes += part.length;
      // What is beyond the limit is read to its end, so that the answer arrives, and kept nowhere.
      if (bytes <= limit) parts.push(part);
      else parts.length = 0;
    });
    request.once('end', () => resolve(bytes > limit ? { kind: 'too-large' } : parse(parts)));
    request.once('error', reject);
    request.once('close', () => {
      if (!request.complete) reject(new Error('The sender went away'));
    });
  });
}

function parse(parts: Buffer[]): Body {
  const bytes = Buffer.concat(parts);
  if (isUnreasonable(bytes)) return { kind: 'too-large' };
  try {
    return { kind: 'json', value: JSON.parse(bytes.toString('utf8')) };
  } catch {
    return { kind: 'not-json' };
  }
}
