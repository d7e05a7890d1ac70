/** The exact words of an edition as one number, so that a sign-off is for them and for nothing else. */
import { createHash } from 'node:crypto';
import type { SettledOutline } from '../pack/outline/settle';

/**
 * SHA-256 over everything that is printed but the status line, which carries the version's number. Keys are sorted: a
 * database that stores JSON gives them back in an order of its own.
 */
export function contentHash({ status: _, ...printed }: SettledOutline): string {
  return createHash('sha256')
    .update(JSON.stringify(sorted(printed)))
    .digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    entries.sort(([one], [other]) => (one < other ? -1 : 1)).map(([key, one]) => [key, sorted(one)]),
  );
}
