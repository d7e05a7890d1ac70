/** Where a person types to the bot. Enter sends; Shift and Enter begins a new line. */
import { Button, Textarea } from '@fluentui/react-components';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { PersonSummary } from '../contract';
import { api } from './api';

export function Compose({ person, announce }: { person: PersonSummary; announce: (text: string) => void }) {
  const [text, setText] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [problem, setProblem] = useState('');
  const isReachable = person.app === 'installed';

  async function send() {
    const words = text.trim();
    if (!words || isSending) return;
    setIsSending(true);
    setProblem('');
    setText('');
    try {
      const { notice } = await api.say(person.id, words);
      if (notice) setProblem(notice.text);
    } catch (error) {
      // What was typed comes back, unless something else is there by now.
      setText((now) => now || words);
      setProblem(error instanceof Error ? error.message : 'Something went wrong. Please try again.');
    } finally {
      setIsSending(false);
      announce('');
    }
  }

  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    void send();
  };

  return (
    <form className="compose" onSubmit={onSubmit}>
      {problem && (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
      {!isReachable && (
        <p className="problem">
          Pledgekeeper is {person.app === 'blocked' ? 'blocked' : 'not added'} here. Change it with the App
          button above.
        </p>
      )}
      <div className="compose-row">
        <Textarea
          className="compose-box"
          aria-label="Type a message to Pledgekeeper"
          placeholder="Type a message"
          rows={1}
          resize="vertical"
          value={text}
          disabled={!isReachable}
          onChange={(_event, data) => setText(data.value)}
          onKeyDown={onKeyDown}
        />
        <Button appearance="primary" type="submit" disabled={!isReachable} disabledFocusable={isSending}>
          Send
        </Button>
      </div>
    </form>
  );
}
