/** `updates.list`: everything due from this person, and what they have sent. */
import { dueListCard } from '../../cards/list-card';
import { dueListView } from '../present/due-list';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply } from '../turn';

export const updatesList: Handler<'updates.list'> = ({ turn, data, services }) =>
  showDueList(services, turn.person.id, { page: data.page ?? 0 });

/** Also the answer to an old card: the fresh list, with a sentence that says why. */
export async function showDueList(
  services: BotServices,
  personId: string,
  options: { page?: number; note?: string } = {},
): Promise<Reply> {
  const lists = await services.rounds.dueFrom(personId);
  return show(dueListCard(dueListView(lists, options.page ?? 0, options.note ?? null)));
}
