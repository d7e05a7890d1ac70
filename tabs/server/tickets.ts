/** A form's own number: random and signed, so that one load of the page makes a few questions at most, and names nobody. */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { KeyRing } from '../../services/questions/keys';

export interface Tickets {
  fresh(): string;
  /**
   * The number of a good ticket that may bring these words; null for one that is old, forged or used up. The same words
   * again are the same question, and always may.
   */
  use(ticket: string, words: string): string | null;
}

const lastsMs = 48 * 3_600_000;
/** Back, a few words more, and send again: each is a question of its own. */
const questionsAtMost = 3;
const rememberAtMost = 20_000;

export function createTickets(keys: KeyRing, now: () => number = Date.now): Tickets {
  /** By ticket, keyed hashes of what it brought. */
  const uses = new Map<string, Set<string>>();
  const sign = (body: string) => keys.tag('ticket', body).slice(0, 24);

  return {
    fresh() {
      const body = `${randomBytes(12).toString('base64url')}.${now().toString(36)}`;
      return `${body}.${sign(body)}`;
    },
    use(ticket, words) {
      const [id = '', made = '', given = '', ...rest] = ticket.slice(0, 200).split('.');
      const signed = sign(`${id}.${made}`);
      const isOurs = rest.length === 0 && isSame(given, signed);
      const age = now() - Number.parseInt(made, 36);
      if (!isOurs || !(age >= 0 && age < lastsMs)) return null;
      const brought = uses.get(id) ?? new Set<string>();
      const what = keys.tag('ticket', words).slice(0, 12);
      if (!brought.has(what) && brought.size >= questionsAtMost) return null;
      uses.set(id, brought.add(what));
      if (uses.size > rememberAtMost) {
        const oldest = uses.keys().next().value;
        if (oldest !== undefined) uses.delete(oldest);
      }
      return id;
    },
  };
}

/** In bytes: of text as long as ours in characters, one with accents is longer. */
function isSame(given: string, ours: string): boolean {
  const [theirs, wanted] = [Buffer.from(given), Buffer.from(ours)];
  return theirs.length === wanted.length && timingSafeEqual(theirs, wanted);
}
