/** Which committee a turn is about. */
import type { CommitteeSettings } from '../services/committees/rules';
import type { BotServices } from './services';

/** The oldest committee, today's settings; null before one has been set up. */
export async function presentCommittee(services: BotServices): Promise<CommitteeSettings | null> {
  const [first] = await services.committees.all();
  return first ?? null;
}
