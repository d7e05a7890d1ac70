/** A stored message as the page shows it to its person. */
import type { StoredMessage } from './connector/chat-state';
import type { CardAttachment, ChatMessage } from './contract';

export const adaptiveCardType = 'application/vnd.microsoft.card.adaptive';

/** The card that this person sees in the message; undefined when it has none. */
export function adaptiveCardOf(message: StoredMessage): unknown {
  if (message.view) return message.view.card;
  return message.activity.attachments?.find(({ contentType }) => contentType === adaptiveCardType)?.content;
}

export function messageView(message: StoredMessage): ChatMessage {
  const { id, from, at, version, edited, activity } = message;
  return {
    id,
    from,
    at,
    version,
    edited,
    text: activity.text ?? '',
    textFormat: activity.textFormat ?? (from === 'bot' ? 'markdown' : 'plain'),
    summary: activity.summary ?? activity.text ?? '',
    attachments: attachmentsOf(message),
  };
}

function attachmentsOf({ activity, view }: StoredMessage): CardAttachment[] {
  const attachments = activity.attachments ?? [];
  if (!view) return attachments;
  const own = { contentType: adaptiveCardType, content: view.card };
  const at = attachments.findIndex(({ contentType }) => contentType === adaptiveCardType);
  return at < 0 ? [...attachments, own] : attachments.map((other, index) => (index === at ? own : other));
}
