/** The message to whoever must agree as well before a small number is printed: that one waits, never which. */
import { button } from '../cards/actions';
import type { Action, Card } from '../cards/card';
import { messageCard } from '../cards/message-card';
import type { Notice } from '../services/notices/rules';
import type { BotServices } from './services';

export async function smallNumberPart(
  services: BotServices,
  notice: Notice,
): Promise<{ noticeIds: string[]; line: string; action: Action; card: Card } | null> {
  const { meetingId, smallNumberId } = notice.subject;
  if (!meetingId || !smallNumberId) return null;
  const item = (await services.scorecards.smallNumbers(meetingId)).find(({ id }) => id === smallNumberId);
  // Taken back, agreed by both, or changed meanwhile: nothing is waiting any more.
  if (item?.agreed.length !== 1 || item.printed) return null;
  const line = 'A small number waits for your agreement before it may be printed.';
  const action = button('Look at it', 'small-numbers.open', { meetingId, smallNumberId });
  return {
    noticeIds: [notice.id],
    line,
    action,
    card: messageCard({ title: 'A small number waits for you', lines: [line], actions: [action] }),
  };
}
