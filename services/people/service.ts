/** People looked up by who they are to Teams, by role and by post. */
import type { Day } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Person, Role } from './rules';

export interface PostHolder {
  person: Person;
  deputy: Person | null;
}

export interface People {
  /** Only a person in force today; roles of every committee. Used on every turn: one query. */
  byAadObjectId(aadObjectId: string, on?: Executor): Promise<Person | null>;
  byId(id: string, on?: Executor): Promise<Person | null>;
  /** In force today. */
  withRole(committeeId: string, role: Role, on?: Executor): Promise<Person[]>;
  /** Who holds a post on a day (today unless told); null when it is vacant. */
  holderOf(postTitle: string, day?: Day, on?: Executor): Promise<PostHolder | null>;
  /** Every post's holder on a day in one query, by post title. */
  holders(day?: Day, on?: Executor): Promise<Map<string, PostHolder>>;
  /** Everyone in force, by name: for hand-over choices and the clerk's lists. */
  everyone(on?: Executor): Promise<Person[]>;
}
