/** Who did and saw what, for the clerk and the data protection adviser; and whether the record is as it was written. */
import { addDays, type Day, formatDay, instantAt, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { breakSentence, createFollower, type Head } from './chain';
import { plainWords } from './plain-words';
import { countUnlinked, type Entry, hashAt, readEntries, readHead, readLinks } from './store';

export interface Asked {
  /** null: the administrator at the command line. */
  readerId: string | null;
  committeeIds: string[];
  /** Entries that belong to no committee, as those about a person's own settings. */
  alsoOfNone?: boolean;
  personId?: string | undefined;
  from?: Day | undefined;
  /** Included. */
  until?: Day | undefined;
  /** 'question', 'pack', 'visit', …: how `what` begins. */
  kind?: string | undefined;
  page?: number;
}

export interface Line {
  /** 'Tuesday 5 January 2027, 09:02'. */
  when: string;
  who: string;
  /** 'opened a young person’s question'. */
  did: string;
}

export interface Checked {
  head: Head;
  /** The first break in one sentence; null: all is as it was written. */
  broken: string | null;
}

export interface RecordKeeper {
  read(asked: Asked, on?: Executor): Promise<{ lines: Line[]; more: boolean }>;
  check(on?: Executor): Promise<Checked>;
  head(on?: Executor): Promise<Head>;
  /** False: the chain does not hold this head, so what it stood for was changed or cut off. */
  holds(head: Head, on?: Executor): Promise<boolean>;
}

export const linesAPage = 20;

export function createRecord({ db }: { db: Executor }): RecordKeeper {
  return {
    async read(asked, on = db) {
      const { page = 0, from, until } = asked;
      const entries = await readEntries(on, {
        readerId: asked.readerId,
        committeeIds: asked.committeeIds,
        alsoOfNone: asked.alsoOfNone ?? false,
        personId: asked.personId,
        kind: asked.kind,
        from: from && instantAt(from, '00:00'),
        until: until && instantAt(addDays(until, 1), '00:00'),
        limit: linesAPage + 1,
        offset: page * linesAPage,
      });
      return { lines: entries.slice(0, linesAPage).map(lineOf), more: entries.length > linesAPage };
    },
    async check(on = db) {
      const follower = createFollower();
      for await (const link of readLinks(on)) {
        const found = follower.add(link);
        if (found) return { head: follower.head(), broken: breakSentence(found) };
      }
      const unlinked = await countUnlinked(on);
      const broken =
        unlinked > 0
          ? `The record holds ${unlinked} entries that are not in its chain: they were put in past it.`
          : null;
      return { head: follower.head(), broken };
    },
    head: (on = db) => readHead(on),
    holds: async (head, on = db) => head.no === 0 || (await hashAt(on, head.no)) === head.hash,
  };
}

function lineOf(entry: Entry): Line {
  const day = formatDay(londonDay(entry.at));
  const time = new Intl.DateTimeFormat('en-GB', {
    timeStyle: 'short',
    timeZone: 'Europe/London',
  }).format(entry.at);
  const who = entry.isYoung
    ? 'A member of the shadow committee'
    : (entry.personName ?? (entry.personId ? 'Somebody no longer listed' : 'Pledgekeeper, or nobody named'));
  return { when: `${day}, ${time}`, who, did: plainWords(entry.what, entry.subject) };
}
