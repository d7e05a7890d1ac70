/** People looked up by who they are to Teams, by role and by post on a committee; and written from a list. */
import type { Clock, NewId } from '../calendar/clock';
import { type Day, londonDay } from '../calendar/rules';
import { gathered } from '../db/gathered';
import type { Executor } from '../db/tables';
import { type Act, may } from '../platform/permissions';
import type { Ending, Person, PersonEntry, Role } from './rules';
import {
  readAll,
  readByAadObjectIds,
  readByIds,
  readDeputiesFor,
  readHoldings,
  readInPost,
  readPerson,
  readWithRole,
  writeChoice,
} from './store';
import { endingsBy, type Written, writePeople } from './store-people';

export interface PostHolder {
  person: Person;
  deputy: Person | null;
}

export interface People {
  /** Anybody known, in post today or not. Used on every turn: presses at once share one query. */
  byAadObjectId(aadObjectId: string, on?: Executor): Promise<Person | null>;
  byId(id: string, on?: Executor): Promise<Person | null>;
  /** Whether this person may do this on that committee today (services/platform/permissions.ts). */
  may(personId: string, act: Act, committeeId: string, on?: Executor): Promise<boolean>;
  /** In force today; whoever stands in, where nobody holds it. */
  withRole(committeeId: string, role: Role, on?: Executor): Promise<Person[]>;
  /** In force today: those who stand in for a role, whether or not somebody holds it. */
  deputiesFor(committeeId: string, role: Role, on?: Executor): Promise<Person[]>;
  /** Who holds a post for a committee on a day (today unless told), or stands in where it is vacant; null: nobody. */
  holderOf(committeeId: string, postTitle: string, day?: Day, on?: Executor): Promise<PostHolder | null>;
  /** Every post's holder for a committee on a day by post title: two queries, however many posts. */
  holders(committeeId: string, day?: Day, on?: Executor): Promise<Map<string, PostHolder>>;
  /** Everyone with a role or post on the committee today, by name: for hand-over choices and the clerk's lists. */
  everyone(committeeId: string, on?: Executor): Promise<Person[]>;
}

export interface PeopleKeeper extends People {
  /** Everyone ever stored, in post or not, of every committee. */
  known(on?: Executor): Promise<Person[]>;
  /**
   * Adds the people who are new and changes the rest to match: name, email, roles and posts on this committee, with their
   * days. Nobody is removed; a role or post no longer listed for a person ended yesterday; nothing of another committee
   * changes. Returns ids. Opens a transaction unless given one.
   */
  store(entries: PersonEntry[], options: { committeeId: string }, on?: Executor): Promise<Written>;
  /** What `store` would end, or bring to an earlier end. Changes nothing. */
  endings(entries: PersonEntry[], options: { committeeId: string }): Promise<Ending[]>;
  /** Which of several committees this person's typed words are about, until they choose another. */
  chooseCommittee(personId: string, committeeId: string, on?: Executor): Promise<void>;
}

export function createPeople(parts: { db: Executor; clock: Clock; newId: NewId }): PeopleKeeper {
  const { db, clock, newId } = parts;
  const today = () => londonDay(clock.now());
  const speaker = gathered((aadObjectIds: string[]) => readByAadObjectIds(db, aadObjectIds, today()));
  const writing = (committeeId: string) => ({ committeeId, today: today(), at: clock.now(), newId });

  async function holders(
    committeeId: string,
    day: Day,
    on: Executor,
    postTitle?: string,
  ): Promise<Map<string, PostHolder>> {
    const holdings = await readHoldings(on, committeeId, day, postTitle);
    const people = await readByIds(on, [...new Set(holdings.map(({ personId }) => personId))], day);
    const byPost = new Map<string, PostHolder>();
    // Holders come before those who stand in, so that the first of a post is the one who is asked.
    for (const { title, personId, deputy } of holdings) {
      const person = people.get(personId);
      const found = byPost.get(title);
      if (!person) continue;
      if (!found) byPost.set(title, { person, deputy: null });
      else if (deputy && !found.deputy && found.person.id !== personId) found.deputy = person;
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
    async may(personId, act, committeeId, on = db) {
      const person = await readPerson(on, personId, today());
      return person !== null && may(person, act, { committeeId, on: today() });
    },
    withRole: (committeeId, role, on = db) => readWithRole(on, committeeId, role, today()),
    deputiesFor: (committeeId, role, on = db) => readDeputiesFor(on, committeeId, role, today()),
    async holderOf(committeeId, postTitle, day = today(), on = db) {
      return (await holders(committeeId, day, on, postTitle)).get(postTitle) ?? null;
    },
    holders: (committeeId, day = today(), on = db) => holders(committeeId, day, on),
    everyone: (committeeId, on = db) => readInPost(on, today(), committeeId),
    known: (on = db) => readAll(on, today()),
    async store(entries, { committeeId }, on) {
      const write = (within: Executor) => writePeople(within, entries, writing(committeeId));
      return on ? write(on) : db.transaction().execute(write);
    },
    async endings(entries, { committeeId }) {
      const found: Ending[] = [];
      const looked = new Error('looked only');
      await db
        .transaction()
        .execute(async (on) => {
          found.push(...(await endingsBy(on, entries, writing(committeeId))));
          throw looked;
        })
        .catch((fault) => {
          if (fault !== looked) throw fault;
        });
      return found;
    },
    chooseCommittee: (personId, committeeId, on = db) => writeChoice(on, { personId, committeeId }),
  };
}
