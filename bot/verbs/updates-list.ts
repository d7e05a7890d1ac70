/** `updates.list`: everything due from this person, and what they have sent. */
import { dueListCard } from '../../cards/list-card';
import { dueListView } from '../present/due-list';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

export const updatesList: Handler<'updates.list'> = ({ turn, data, services }) =>
  showDueList(services, turn, { page: data.page ?? 0 });

/** Also the answer to an old card: the fresh list, with a sentence that says why. */
export async function showDueList(
  services: BotServices,
  turn: Turn,
  options: { page?: number; note?: string } = {},
): Promise<Reply> {
  const lists = await services.rounds.dueFrom(turn.person.id);
  const view = dueListView(lists, options.page ?? 0, options.note ?? null, turn.person.committees);
  const about = [...new Set(lists.map(({ round }) => round.committeeId))];
  // One list for all of a person's committees: its own headings name them.
  return { ...show(dueListCard(view)), about: about.length === 1 ? (about[0] ?? null) : null };
}
