/** Attached files opened as a stranger would: read apart, the result kept with the item, and the clerk's choices about it. */
import { createHash } from 'node:crypto';
import type { Attachment } from '../../agenda/rules';
import type { Audit } from '../../audit/service';
import type { Clock } from '../../calendar/clock';
import type { Executor } from '../../db/tables';
import { type Choice, type FileReading, readerVersion } from './facts';
import { cleanApart, readApart } from './process';
import { kindOf } from './read';
import * as store from './store';

export type { StoredFacts } from './store';

export interface Attachments {
  /** Reads the file, or remembers how this content was read. Starts a process: never in a transaction. */
  look(
    file: Pick<Attachment, 'id' | 'name'>,
    content: Buffer,
  ): Promise<{ sha256: string; reading: FileReading }>;
  /** A PDF that was made here of such a file. */
  lookAtMade(content: Buffer): Promise<{ sha256: string; reading: FileReading }>;
  /** A copy of a Word file that may be printed, with its words; null where none could be made. */
  clean(
    content: Buffer,
    choice: Choice,
    title: string,
  ): Promise<{ clean: Buffer; reading: FileReading } | null>;
  choiceOf(attachmentId: string, sha256: string, on?: Executor): Promise<Choice>;
  /** In the caller's transaction. What was chosen before for this content stays where nothing new is said. */
  choose(
    on: Executor,
    chosen: {
      attachmentId: string;
      sha256: string;
      choice: Partial<Choice>;
      byPersonId: string;
      /** Whose file it is, for the record. */
      itemId: string;
    },
  ): Promise<Choice>;
  /** What is known of attachments that have been looked at. */
  factsOf(attachmentIds: string[], on?: Executor): Promise<store.StoredFacts[]>;
}

export const digestOf = (content: Buffer | string): string =>
  createHash('sha256').update(content).digest('hex');

/** Readings are remembered with their words, in memory alone: about as many as one meeting has. */
const remembered = 60;

export function createAttachments({
  db,
  clock,
  audit,
}: {
  db: Executor;
  clock: Clock;
  audit: Pick<Audit, 'record'>;
}): Attachments {
  const known = new Map<string, unknown>();

  async function once<Value>(key: string, work: () => Promise<Value>): Promise<Value> {
    if (known.has(key)) return known.get(key) as Value;
    const value = await work();
    const [oldest] = known.keys();
    if (known.size >= remembered && oldest !== undefined) known.delete(oldest);
    known.set(key, value);
    return value;
  }

  async function read(name: string, content: Buffer) {
    const sha256 = digestOf(content);
    const reading = await once(`${kindOf(name)} ${sha256}`, () => readApart(name, content));
    // Too long may have been the machine's fault: it is tried again the next time.
    if (reading.facts.problem === 'too-long') known.delete(`${kindOf(name)} ${sha256}`);
    await store.keepReading(db, { sha256, reader: readerVersion, facts: reading.facts, at: clock.now() });
    return { sha256, reading };
  }

  return {
    async look({ id, name }, content) {
      const found = await read(name, content);
      await store.keepSeen(db, { attachmentId: id, sha256: found.sha256, at: clock.now() });
      return found;
    },
    lookAtMade: (content) => read('made.pdf', content),
    clean: (content, choice, title) =>
      once(`clean ${digestOf(content)} ${JSON.stringify([choice, title])}`, () =>
        cleanApart(content, choice, title),
      ),
    choiceOf: (attachmentId, sha256, on = db) => store.choiceOf(on, attachmentId, sha256),
    async choose(on, { attachmentId, sha256, choice, byPersonId, itemId }) {
      const chosen = { ...(await store.choiceOf(on, attachmentId, sha256)), ...choice };
      await store.keepChoice(on, { attachmentId, sha256, choice: chosen, by: byPersonId, at: clock.now() });
      const subject = { attachmentId, itemId, changes: chosen.changes ?? '', hidden: chosen.hidden ?? '' };
      await audit.record(on, { personId: byPersonId, what: 'attached-file-decided', subject });
      return chosen;
    },
    factsOf: (attachmentIds, on = db) => store.factsOf(on, attachmentIds, readerVersion),
  };
}
