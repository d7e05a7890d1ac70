/** `edition.sign-off` and `edition.send-back`: the participation worker's answer, for one version's exact words. */
import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { inputIds } from '../../cards/verbs';
import type { EditionRefusal, SignOff } from '../../services/editions/service';
import type { Result } from '../../services/result';
import { editionRefusalWords } from '../present/edition';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { showEdition } from './edition-open';

export const editionSignOff: Handler<'edition.sign-off'> = async ({ turn, data, services }) => {
  const input = { ...data, personId: turn.person.id, agree: true, comment: '' };
  return answer(services, turn, data.buildId, await services.editions.decide(input), '');
};

export const editionSendBack: Handler<'edition.send-back'> = async ({ turn, data, typed, services }) => {
  const comment = typed[inputIds.comment] ?? '';
  const input = { ...data, personId: turn.person.id, agree: false, comment };
  return answer(services, turn, data.buildId, await services.editions.decide(input), comment);
};

function answer(
  services: BotServices,
  turn: Turn,
  buildId: string,
  decided: Result<SignOff, EditionRefusal>,
  comment: string,
): Promise<Reply> {
  if (!decided.ok) {
    const { refusal } = decided;
    const fresh = refusal.code === 'newer-version' ? refusal.buildId : buildId;
    return showEdition(services, turn, fresh, { problem: editionRefusalWords(refusal), comment });
  }
  const signed = decided.value.state === 'signed-off';
  return Promise.resolve(
    show(
      messageCard({
        title: signed ? 'Signed off: the young people’s edition' : 'Sent back: the young people’s edition',
        lines: [
          signed
            ? 'It can go out as it is. If one word of it changes, you are asked again.'
            : 'It goes nowhere. The clerk is told, with your comment, and you are asked about the next version.',
        ],
        actions: [button('Show it again', 'edition.open', { buildId })],
      }),
    ),
  );
}
