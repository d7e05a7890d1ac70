/** Which committee a turn is about, where a council has several. */
import type { CommitteeSettings } from '../services/committees/rules';
import type { Person, Role } from '../services/people/rules';
import type { BotServices } from './services';

/** The first committee, by age, in which this person has one of the roles; null before one has been set up. */
export async function presentCommittee(
  services: BotServices,
  person: Person | null,
  roles: readonly Role[],
): Promise<CommitteeSettings | null> {
  const all = await services.committees.all();
  const [first] = all;
  if (!first || all.length === 1 || !person) return first ?? null;
  for (const committee of all) {
    for (const role of roles) {
      const holders = await services.people.withRole(committee.committeeId, role);
      if (holders.some((holder) => holder.id === person.id)) return committee;
    }
  }
  return first;
}
