/** The record's chain: each entry's link holds a hash of the entry and of the link before, so that a change shows. */
import { createHash } from 'node:crypto';

export interface Link {
  no: number;
  entryId: string;
  committeeId: string | null;
  /** Hex SHA-256 of the link before; '' for the first. */
  previous: string;
  hash: string;
  /** The entry as it stands now; null: there is none any more. */
  entry: { at: string; personId: string | null; what: string; subject: string } | null;
}

/**
 * SHA-256 of a JSON list as PostgreSQL writes one. `at` is ISO 8601 UTC with microseconds, `subject` the text of the jsonb:
 * both are written in one way only. The database works out the same when it stores (migrations/2026-11-30-record.ts).
 */
export function linkHash(link: Omit<Link, 'hash' | 'entry'> & { entry: NonNullable<Link['entry']> }): string {
  const { no, entryId, committeeId, previous, entry } = link;
  const parts = [previous, no, entryId, entry.at, entry.personId, entry.what, committeeId, entry.subject];
  const text = `[${parts.map((part) => JSON.stringify(part)).join(', ')}]`;
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Where the chain ends: what a backup signs, and what a later chain must still hold. */
export interface Head {
  no: number;
  hash: string;
}

export type Break =
  | { kind: 'changed'; no: number; at: string; what: string }
  | { kind: 'entry-missing'; no: number }
  | { kind: 'link-missing'; no: number }
  | { kind: 'link-changed'; no: number };

/** Follows links in their order; `add` gives the first break, and null for as long as all is well. */
export function createFollower(): { add(link: Link): Break | null; head(): Head } {
  let head: Head = { no: 0, hash: '' };
  return {
    head: () => head,
    add(link) {
      const { no, entry } = link;
      if (no !== head.no + 1) return { kind: 'link-missing', no: head.no + 1 };
      if (link.previous !== head.hash) return { kind: 'link-changed', no };
      if (entry === null) return { kind: 'entry-missing', no };
      if (linkHash({ ...link, entry }) !== link.hash) {
        return { kind: 'changed', no, at: entry.at, what: entry.what };
      }
      head = { no, hash: link.hash };
      return null;
    },
  };
}

export function breakSentence(found: Break): string {
  switch (found.kind) {
    case 'changed':
      return `The record is broken at entry ${found.no} (${found.at.slice(0, 16).replace('T', ' ')} UTC, “${found.what}”): it is not as it was stored.`;
    case 'entry-missing':
      return `The record is broken at entry ${found.no}: the entry is gone.`;
    case 'link-missing':
      return `The record is broken at entry ${found.no}: it and its link are gone.`;
    case 'link-changed':
      return `The record is broken at entry ${found.no}: its link does not follow the one before.`;
  }
}
