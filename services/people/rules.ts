/** Who people are: roles and posts held between dates (domain.md 1.1 G19, 5 failure 8). */
import { z } from 'zod';
import type { Day } from '../calendar/rules';

export const Role = z.enum([
  'lead',
  'reviewer',
  'clerk',
  'chair',
  'member',
  'participation-worker',
  'head-of-service',
  'administrator',
  // A young person of the shadow committee with an account of their own.
  'shadow-member',
  // Reads the shadow committee's questions when the participation worker is away, and is told of what stays unread.
  'question-cover',
  // The service manager who is told of a question unread for a working day (domain.md 2.9.6).
  'question-manager',
  'performance-officer',
  'data-protection-adviser',
]);
export type Role = z.infer<typeof Role>;

export interface Person {
  id: string;
  name: string;
  email: string;
  /** Entra object id, lower case: the key that Teams gives with each turn. */
  aadObjectId: string | null;
  roles: Role[];
  /** Titles of the posts held today. */
  posts: string[];
  fromDay: Day | null;
  untilDay: Day | null;
  /** Not null: send this person nothing, and why (domain.md 5, failure 8). */
  noticesStoppedReason: string | null;
}

/** One person as a list of people gives them: who they are, what they may do here and which posts they hold. */
export interface PersonEntry {
  name: string;
  email: string;
  aadObjectId: string | null;
  roles: Role[];
  holdings: HoldingEntry[];
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

export function inForce(between: { fromDay: Day | null; untilDay: Day | null }, day: Day): boolean {
  return (!between.fromDay || between.fromDay <= day) && (!between.untilDay || between.untilDay >= day);
}

export function sameEmail(a: { email: string }, b: { email: string }): boolean {
  return a.email.toLowerCase() === b.email.toLowerCase();
}
