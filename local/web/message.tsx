/** One message: a card in its frame, or words in a bubble. */
import { type ComponentProps, lazy, memo, Suspense } from 'react';
import type { CardAttachment, CardPress, ChatMessage, Outcome } from '../contract';
import { stampInWords } from './london';
import { markdownToHtml } from './markdown';

const CardFrame = lazy(() => import('./card-frame'));

const adaptiveCard = 'application/vnd.microsoft.card.adaptive';

interface Props {
  personId: string;
  message: ChatMessage;
  now: Date | null;
  press: (messageId: string, press: CardPress) => Promise<Outcome>;
  announce: (text: string) => void;
}

const elementId = (messageId: string) => `message-${messageId}`;

export function focusMessage(messageId: string): void {
  const item = document.getElementById(elementId(messageId));
  const frame = item?.querySelector<HTMLElement>('.card-frame');
  (frame ?? item)?.focus();
}

/** Drawn again only when the message itself changes: never because another came (typed text would be lost). */
export const Message = memo(
  function Message({ personId, message, now, press, announce }: Props) {
    const { id, from, text, textFormat, attachments, edited } = message;
    const at = new Date(message.at);
    const label = `${from === 'bot' ? 'Pledgekeeper' : 'You'}, ${stampInWords(at, now ?? at)}`;
    return (
      <li className={`message from-${from}`} id={elementId(id)} tabIndex={-1} aria-label={label}>
        <p className="stamp">
          {label}
          {edited && <span> Edited</span>}
        </p>
        {text && <Words text={text} isPlain={from === 'person' || textFormat === 'plain'} />}
        {attachments.map((attachment, index) => (
          <Attachment
            // biome-ignore lint/suspicious/noArrayIndexKey: a message's attachments never change places
            key={index}
            attachment={attachment}
            cacheKey={`${personId}/${id}/${index}`}
            version={message.version}
            label={message.summary || 'Card'}
            press={(pressed) => press(id, pressed)}
            announce={announce}
          />
        ))}
      </li>
    );
  },
  (before, after) =>
    before.message.id === after.message.id &&
    before.message.version === after.message.version &&
    before.press === after.press &&
    before.now?.toDateString() === after.now?.toDateString(),
);

type AttachmentProps = Omit<ComponentProps<typeof CardFrame>, 'content'> & { attachment: CardAttachment };

function Attachment({ attachment, ...frame }: AttachmentProps) {
  const { contentType, content } = attachment;
  if (contentType !== adaptiveCard) {
    return <p className="problem">Local Teams cannot show this attachment ({contentType}).</p>;
  }
  return (
    <Suspense fallback={<div className="card-frame">Opening the card…</div>}>
      <CardFrame content={content} {...frame} />
    </Suspense>
  );
}

function Words({ text, isPlain }: { text: string; isPlain: boolean }) {
  if (isPlain) return <p className="bubble plain">{text}</p>;
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the Markdown writer lets no HTML through (markdown.test.ts)
  return <div className="bubble" dangerouslySetInnerHTML={{ __html: markdownToHtml(text) }} />;
}
