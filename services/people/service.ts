/** People looked up by who they are to Teams, by role and by post; and written from a list. */
import type { Clock, NewId } from '../calendar/clock';
import { type Day, londonDay } from '../calendar/rules';
import { gathered } from '../db/gathered';
import type { Executor } from '../db/tables';
import type { Person, PersonEntry, Role } from './rules';
import {
  readAll,
  readByAadObjectIds,
  readByIds,
  readHoldings,
  readInForce,
  readPerson,
  readWithRole,
} from './store';
import { type Written, writePeople } from './store-people';

export interface PostHolder {
  person: Person;
  deputy: Person | null;
}

export interface People {
  /** Only a person in force today; roles of every committee. Used on every turn: presses at once share one query. */
  byAadObjectId(aadObjectId: string, on?: Executor): Promise<Person | null>;
  byId(id: string, on?: Executor): Promise<Person | null>;
  /** In force today. */
  withRole(committeeId: string, role: Role, on?: Executor): Promise<Person[]>;
  /** Who holds a post on a day (today unless told); null when it is vacant. */
  holderOf(postTitle: string, day?: Day, on?: Executor): Promise<PostHolder | null>;
  /** Every post's holder on a day by post title: two queries, however many posts. */
  holders(day?: Day, on?: Executor): Promise<Map<string, PostHolder>>;
  /** Everyone in force, by name: for hand-over choices and the clerk's lists. */
  everyone(on?: Executor): Promise<Person[]>;
}

export interface PeopleKeeper extends People {
  /** Everyone ever stored, in force or not. */
  known(on?: Executor): Promise<Person[]>;
  /**
   * Adds the people who are new and changes the rest to match: name, email, dates, roles on this committee, posts. Nobody
   * is removed, and a post no longer listed for a person ends yesterday. Returns ids. Opens a transaction unless given one.
   */
  store(entries: PersonEntry[], options: { committeeId: string }, on?: Executor): Promise<Written>;
}

export function createPeople(parts: { db: Executor; clock: Clock; newId: NewId }): PeopleKeeper {
  const { db, clock, newId } = parts;
  const today = () => londonDay(clock.now());
  const speaker = gathered((aadObjectIds: string[]) => readByAadObjectIds(db, aadObjectIds, today()));

  async function holders(day: Day, on: Executor, postTitle?: string): Promise<Map<string, PostHolder>> {
    const holdings = await readHoldings(on, day, postTitle);
    const ids = holdings.flatMap(({ personId, deputyId }) => (deputyId ? [personId, deputyId] : [personId]));
    const people = await readByIds(on, [...new Set(ids)], day);
    const byPost = new Map<string, PostHolder>();
    for (const { title, personId, deputyId } of holdings) {
      const person = people.get(personId);
      if (!person || byPost.has(title)) continue;
      byPost.set(title, { person, deputy: (deputyId && people.get(deputyId)) || null });
    }
    return byPost;
  }

  return {
    async byAadObjectId(aadObjectId, on) {
      if (!on) return speaker(aadObjectId);
      const [person] = await readByAadObjectIds(on, [aadObjectId], today());
      return person ?? null;
    },
    byId: (id, on = db) => readPerson(on, id, today()),
    withRole: (committeeId, role, on = db) => readWithRole(on, committeeId, role, today()),
    async holderOf(postTitle, day = today(), on = db) {
      return (await holders(day, on, postTitle)).get(postTitle) ?? null;
    },
    holders: (day = today(), on = db) => holders(day, on),
    everyone: (on = db) => readInForce(on, today()),
    known: (on = db) => readAll(on, today()),
    async store(entries, { committeeId }, on) {
      const write = (within: Executor) =>
        writePeople(within, entries, { committeeId, today: today(), at: clock.now(), newId });
      return on ? write(on) : db.transaction().execute(write);
    },
  };
}
