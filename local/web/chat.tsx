/** One person's chat with the bot, as their Teams shows it. */
import { Avatar, Button } from '@fluentui/react-components';
import { type Dispatch, useCallback, useRef, useState } from 'react';
import type { ChatMessage, DialogView, Outcome, PersonSummary } from '../contract';
import { api } from './api';
import { AppMenu } from './app-menu';
import { CardDialog } from './card-dialog';
import { Compose } from './compose';
import { focusMessage, Message } from './message';
import { titleOf } from './person-list';
import type { PageAction } from './state';
import { useEndOfList } from './use-end-of-list';

interface Props {
  person: PersonSummary;
  /** Undefined until they were read. */
  messages: ChatMessage[] | undefined;
  isTyping: boolean;
  now: Date | null;
  dispatch: Dispatch<PageAction>;
}

/** A long quarter's chat is shown from its end. */
const shownAtFirst = 30;

export function Chat({ person, messages, isTyping, now, dispatch }: Props) {
  const [dialog, setDialog] = useState<(DialogView & { messageId: string }) | null>(null);
  const [shown, setShown] = useState(shownAtFirst);
  const announce = useCallback((text: string) => dispatch({ kind: 'announced', text }), [dispatch]);
  const latest = useRef(messages);
  latest.current = messages;

  /** After a press: the dialog, or the card that came of it, gets the focus. */
  const finished = useCallback(
    (messageId: string, before: string | undefined, outcome: Outcome) => {
      if (outcome.message) dispatch({ kind: 'changed', personId: person.id, message: outcome.message });
      if (outcome.dialog) setDialog({ ...outcome.dialog, messageId });
      else if (!outcome.message && !outcome.notice) {
        setTimeout(() => {
          const newest = latest.current?.at(-1);
          if (newest && newest.id !== before) focusMessage(newest.id);
        }, 100);
      }
    },
    [dispatch, person.id],
  );
  const press = useCallback(
    async (messageId: string, pressed: Parameters<typeof api.press>[2]) => {
      const before = latest.current?.at(-1)?.id;
      const outcome = await api.press(person.id, messageId, pressed);
      finished(messageId, before, outcome);
      return outcome;
    },
    [person.id, finished],
  );

  const list = useEndOfList(messages?.length);
  const visible = messages?.slice(-shown) ?? [];
  const hiddenCount = (messages?.length ?? 0) - visible.length;
  return (
    <section className="chat" aria-label={`Chat of ${titleOf(person)} with Pledgekeeper`}>
      <header className="chat-head">
        <Avatar name="Pledgekeeper" shape="square" color="brand" size={32} aria-hidden />
        <div className="chat-title">
          <h2>Pledgekeeper</h2>
          <p>Chat of {titleOf(person)}</p>
        </div>
        <AppMenu person={person} announce={announce} />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section className="messages" id="messages" tabIndex={0} aria-label="Messages" ref={list}>
        {hiddenCount > 0 && (
          <Button appearance="subtle" onClick={() => setShown(shown + shownAtFirst)}>
            Show {hiddenCount} earlier
          </Button>
        )}
        {messages?.length === 0 && <p className="empty">Nothing yet. Type help to see what you can do.</p>}
        <ol>
          {visible.map((message) => (
            <Message
              key={message.id}
              personId={person.id}
              message={message}
              now={now}
              press={press}
              announce={announce}
            />
          ))}
        </ol>
        {isTyping && <p className="typing">Pledgekeeper is typing</p>}
      </section>
      <Compose key={person.id} person={person} announce={announce} />
      {dialog && (
        <CardDialog
          personId={person.id}
          dialog={dialog}
          close={(text) => {
            setDialog(null);
            if (text) announce(text);
          }}
          next={(view) => setDialog({ ...view, messageId: dialog.messageId })}
          announce={announce}
        />
      )}
    </section>
  );
}
