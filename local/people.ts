/** Who the role switcher offers, the clerk first: a newcomer begins there. */
import type { Role } from '../services/people/rules';
import type { People } from '../services/people/service';
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

export async function localPeople(people: People): Promise<LocalPerson[]> {
  const everyone = await people.everyone();
  const rank = (roles: Role[]) => Math.min(...roles.map((role) => order.indexOf(role)), order.length);
  return everyone
    .toSorted((one, other) => rank(one.roles) - rank(other.roles))
    .flatMap(({ id, name, posts, roles, aadObjectId }) =>
      aadObjectId ? [{ id, name, post: posts[0] ?? name, roles, aadObjectId }] : [],
    );
}
