/** `edition.open`: the young people's edition, to read and to sign off; also what “young people's edition” shows. */

import { editionCard } from '../../cards/edition-card';
import { messageCard } from '../../cards/message-card';
import { editionRefusalWords, editionView } from '../present/edition';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';

export const editionOpen: Handler<'edition.open'> = ({ turn, data, services }) =>
  showEdition(services, turn, data.buildId, { problem: null, comment: '' });

export async function showEdition(
  services: BotServices,
  turn: Turn,
  buildId: string,
  filled: { problem: string | null; comment: string },
): Promise<Reply> {
  const viewed = await services.editions.view(buildId, turn.person.id);
  if (!viewed.ok) {
    const words =
      viewed.refusal.code === 'not-allowed'
        ? 'The young people’s edition is read here by participation workers and clerks of the committee.'
        : editionRefusalWords(viewed.refusal);
    return show(messageCard({ title: 'Young people’s edition', lines: [words] }));
  }
  const view = await editionView(services, viewed.value, { ...filled, personId: turn.person.id });
  return show(editionCard(view));
}

/** What waits for this person's committee; else the newest. */
export async function showPresentEdition(services: BotServices, turn: Turn): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const present = await services.editions.present(committee.committeeId);
  if (present) return showEdition(services, turn, present.buildId, { problem: null, comment: '' });
  const lines = [
    'There is none yet. It is ready when the pack has been made final, and its worker then gets a message.',
  ];
  return show(messageCard({ title: 'Young people’s edition', lines }));
}
