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
