/** Who people are, and what a list of people says of them (domain.md 1.1 G19, 5 failure 8). */
import type { Day } from '../calendar/rules';
import type { Role, Standing } from '../platform/permissions';

export { inForce, Role } from '../platform/permissions';

/** A person with every role and post they have, had or will have; what they may do is asked of `may`. */
export interface Person extends Standing {
  id: string;
  name: string;
  email: string;
  /** Entra object id, lower case: the key that Teams gives with each turn. */
  aadObjectId: string | null;
  /** Every committee on which they have, had or will have a role or post, the oldest first. */
  committees: readonly CommitteeName[];
  /** The committee that they chose last, where they have several. */
  chosenCommitteeId: string | null;
}

export interface CommitteeName {
  id: string;
  /** As it is called today. */
  name: string;
}

/** One person as a list of people gives them: who they are, what they may do on its committee and which posts they hold. */
export interface PersonEntry {
  name: string;
  email: string;
  aadObjectId: string | null;
  roles: Role[];
  /** Roles in which they stand in for whoever holds them. */
  deputyRoles?: Role[];
  holdings: HoldingEntry[];
  /** Of their roles on this committee. */
  fromDay: Day | null;
  untilDay: Day | null;
}

/** A post held between two days, both included; null: open at that end. */
export interface HoldingEntry {
  post: string;
  /** Email of whoever stands in. */
  deputyEmail: string | null;
  fromDay: Day | null;
  untilDay: Day | null;
}

/** A role or post that storing a list would end, or bring to an earlier end. */
export interface Ending {
  personName: string;
  /** 'clerk', or the title of a post. */
  what: string;
  kind: 'role' | 'post' | 'standing in';
  /** The last day on which it is theirs. */
  untilDay: Day;
}

export function sameEmail(a: { email: string }, b: { email: string }): boolean {
  return a.email.toLowerCase() === b.email.toLowerCase();
}
