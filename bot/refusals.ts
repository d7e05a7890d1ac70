/** Where a refusal becomes a card: what happened, that nothing is lost, and the way on. */
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import { formatMoment } from '../services/calendar/rules';
import { unreachable } from '../services/result';
import type { RoundRefusal } from '../services/rounds/service';
import type { ScrutinyRefusal } from '../services/scrutiny/service';
import { labelOf } from '../services/updates/labels';
import { fields, type TypedUpdate } from '../services/updates/rules';
import type { UpdateRefusal } from '../services/updates/service';
import { counted } from './present/words';
import { show } from './press';
import { isOnCommittee, updateIsGone } from './reading';
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';
import { showUpdate } from './verbs/update-open';

/** What was typed has been kept by the service as this person's draft; it is shown again where no form can be. */
export async function updateRefused(
  services: BotServices,
  turn: Turn,
  requestId: string,
  refusal: UpdateRefusal,
  typed: TypedUpdate,
): Promise<Reply> {
  const found = await services.rounds.request(requestId);
  if (!found || !isOnCommittee(turn, found.request)) return updateIsGone(services, turn);
  switch (refusal.code) {
    case 'not-found':
      return updateIsGone(services, turn);
    case 'needs-attention':
      return showUpdate(services, turn, requestId, { problems: refusal.problems });
    case 'changed-meanwhile':
      return showUpdate(services, turn, requestId);
    case 'reason-missing':
    case 'nothing-last-time':
      return showUpdate(services, turn, requestId);
    case 'not-your-update':
      return kept(typed, {
        here: 'Here are your words, to copy to where they belong.',
        title: 'This update is with someone else',
        lines: [
          refusal.leadName
            ? `${refusal.leadName} answers for this action. Nothing was sent.`
            : 'No one holds this post at present, so nothing was sent. The clerk can help.',
        ],
        requestId: null,
      });
    case 'round-locked':
      return kept(typed, {
        title: 'This round has locked',
        lines: [
          `It locked on ${formatMoment(refusal.lockedAt)}, when the draft report went out for comment. Nothing was sent.`,
          'You can ask the clerk for more time.',
        ],
        requestId,
      });
    case 'round-not-open': {
      const due = (await services.rounds.dueFrom(turn.person.id))
        .flatMap((list) => list.items)
        .filter((item) => item.need !== null).length;
      return kept(typed, {
        title: 'That round is not open',
        lines: [
          'The card belongs to a round that is not open, so nothing was sent.',
          due > 0 ? `In the present round, ${counted(due, 'update is', 'updates are')} due from you.` : '',
        ],
        requestId: null,
      });
    }
    default:
      return unreachable(refusal);
  }
}

function kept(
  typed: TypedUpdate,
  message: { title: string; lines: string[]; requestId: string | null; here?: string },
): Reply {
  const words = [fields.done, fields.difference, fields.next, fields.voice, fields.reply]
    .map((id) => ({ label: labelOf(id, []), text: typed[id] ?? '' }))
    .filter((item) => item.text.trim() !== '');
  return show(
    messageCard({
      title: message.title,
      lines: [
        ...message.lines.filter((text) => text !== ''),
        words.length > 0 ? (message.here ?? 'Your words are kept. Here they are.') : '',
      ].filter((text) => text !== ''),
      words,
      actions: [
        ...(message.requestId
          ? [button('Ask for more time', 'update.more-time', { requestId: message.requestId })]
          : []),
        button('Show what is due from me', 'updates.list', {}),
      ],
    }),
  );
}

/** In a sentence, for the top of the form or card that comes back. */
export function roundRefusalWords(refusal: RoundRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'That is no longer there. This is how things stand now.';
    case 'not-allowed':
      return 'Only a clerk can do that.';
    case 'not-your-update':
      return refusal.leadName
        ? `${refusal.leadName} answers for this action.`
        : 'No one holds this post at present.';
    case 'round-not-open':
      return 'That round is not open.';
    case 'round-locked':
      return `This round locked on ${formatMoment(refusal.lockedAt)}.`;
    case 'already-open':
      return refusal.openedAt
        ? `The round opened on ${formatMoment(refusal.openedAt)}.`
        : 'The round is open.';
    case 'no-plan':
      return 'There is no plan yet. Import one first: npm run pledgekeeper -- import plan FILE.';
    case 'same-person':
      return 'It is with that person already.';
    case 'person-not-in-force':
      return 'That person is not in post now. Please choose someone else.';
    case 'reason-missing':
      return 'Please say in a few words why.';
    case 'day-not-valid':
      return refusal.why;
    case 'already-decided':
      return `This was ${refusal.decision} already.`;
    default:
      return unreachable(refusal);
  }
}

export function scrutinyRefusalWords(refusal: ScrutinyRefusal): string {
  switch (refusal.code) {
    case 'not-found':
      return 'That update is no longer there.';
    case 'not-a-reviewer':
      return 'Only a reviewer of the Operational Group can do that.';
    case 'own-update':
      return 'This is your own update, or of a post that you hold or stand in for. Another reviewer looks at it.';
    case 'comment-missing':
      return 'Please write a comment, so that the lead knows what to change.';
    case 'round-not-open':
      return 'That round is not open.';
    case 'newer-version':
      return 'A newer version has come. It is shown here.';
    case 'already-decided':
      return `${refusal.byName} ${refusal.decision === 'accepted' ? 'accepted it' : 'sent it back'} already.`;
    default:
      return unreachable(refusal);
  }
}
