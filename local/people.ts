/** Who the role switcher offers, the clerk first: a newcomer begins there. */

import type { Day } from '../services/calendar/rules';
import type { Role } from '../services/people/rules';
import type { PeopleKeeper } from '../services/people/service';
import { isInForce, postsOf, rolesOn } from '../services/platform/permissions';
import type { LocalPerson } from './contract';

const order: Role[] = [
  'clerk',
  'head-of-service',
  'lead',
  'reviewer',
  'participation-worker',
  'shadow-member',
  'question-cover',
  'question-manager',
  'chair',
  'member',
  'performance-officer',
  'data-protection-adviser',
  'administrator',
];

export async function localPeople(people: Pick<PeopleKeeper, 'known'>, today: Day): Promise<LocalPerson[]> {
  const everyone = await people.known();
  const rank = (roles: Role[]) => Math.min(...roles.map((role) => order.indexOf(role)), order.length);
  return everyone
    .filter((person) => isInForce(person, today))
    .map((person) => ({ ...person, roles: rolesOn(person, today), posts: postsOf(person, today) }))
    .toSorted((one, other) => rank(one.roles) - rank(other.roles))
    .flatMap(({ id, name, posts, roles, aadObjectId }) =>
      aadObjectId ? [{ id, name, post: posts[0] ?? name, roles, aadObjectId }] : [],
    );
}
