/** Holds one live card on the page: keeps what was typed, shows progress, and gives the focus to what comes next. */
import { Button } from '@fluentui/react-components';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import type { CardPress, Notice, Outcome } from '../contract';
import { type CardEvents, drawCard, type LiveCard } from './live-card';

interface Props {
  /** The same card in the same chat: what was typed is kept under it while the page is open. */
  cacheKey: string;
  version: number;
  content: unknown;
  label: string;
  press: (press: CardPress) => Promise<Outcome>;
  announce: (text: string) => void;
}

interface Kept {
  version: number;
  live: LiveCard;
  /** Changed with each drawing of the frame, so that a kept card speaks to the frame that shows it. */
  events: { current: CardEvents };
}

const kept = new Map<string, Kept>();
const keptAtMost = 60;

function keep(key: string, version: number, content: unknown, current: CardEvents): Kept {
  const events = { current };
  const live = drawCard(content, {
    pressed: (press) => events.current.pressed(press),
    announce: (text) => events.current.announce(text),
  });
  const card = { version, live, events };
  kept.delete(key);
  kept.set(key, card);
  const oldest = kept.keys().next().value;
  if (kept.size > keptAtMost && oldest !== undefined) kept.delete(oldest);
  return card;
}

/** The focus goes to a card that came of a press; of a long one, the beginning is seen. Only the list scrolls. */
function comeTo(frame: HTMLElement | null): void {
  frame?.focus({ preventScroll: true });
  const list = frame?.closest('.messages');
  if (!frame || !list) return;
  const above = frame.getBoundingClientRect().top - list.getBoundingClientRect().top - 12;
  const isCutOff = above < 0 || above + frame.offsetHeight > list.clientHeight;
  if (isCutOff) list.scrollBy({ top: above });
}

export default function CardFrame({ cacheKey, version, content, label, press, announce }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLDivElement>(null);
  const isPressing = useRef(false);
  const mustComeTo = useRef(false);
  const [notice, setNotice] = useState<Notice | null>(null);
  const [isWaiting, setIsWaiting] = useState(false);
  const [broken, setBroken] = useState(false);

  const onPress = useCallback(
    async (pressed: CardPress) => {
      const live = kept.get(cacheKey)?.live;
      if (!live || isPressing.current) return;
      isPressing.current = true;
      live.hold();
      setNotice(null);
      const outcome = await press(pressed).catch(
        (error: Error): Outcome => ({ notice: { kind: 'error', text: error.message } }),
      );
      isPressing.current = false;
      if (!outcome.message) live.release();
      if (outcome.notice?.kind !== 'error') live.forgetTouch();
      setNotice(outcome.notice ?? null);
      if (!outcome.message) return;
      // The event may have brought the new card before this answer did.
      if (kept.get(cacheKey)?.version === outcome.message.version) comeTo(frame.current);
      else mustComeTo.current = true;
    },
    [cacheKey, press],
  );

  const show = useCallback(
    (isWanted: boolean) => {
      const events = { pressed: (pressed: CardPress) => void onPress(pressed), announce };
      let card = kept.get(cacheKey);
      const isOld = card !== undefined && card.version !== version;
      // What was typed and not sent is worth more than a newer card.
      const mustWait = isOld && !isWanted && !isPressing.current && card?.live.isTouched() === true;
      setIsWaiting(mustWait);
      try {
        if (!card || (isOld && !mustWait)) card = keep(cacheKey, version, content, events);
      } catch {
        setBroken(true);
        return;
      }
      card.events.current = events;
      if (card.live.element.parentElement === host.current) return;
      host.current?.replaceChildren(card.live.element);
      card.live.settle();
      if (mustComeTo.current) comeTo(frame.current);
      mustComeTo.current = false;
    },
    [cacheKey, version, content, announce, onPress],
  );
  useLayoutEffect(() => show(false), [show]);

  const isFull = (content as { msteams?: { width?: string } } | null)?.msteams?.width === 'Full';
  return (
    // biome-ignore lint/a11y/useSemanticElements: a card is a group of things, not a set of form fields
    <div
      className={isFull ? 'card-frame is-full' : 'card-frame'}
      ref={frame}
      tabIndex={-1}
      role="group"
      aria-label={label}
    >
      {isWaiting && (
        <p className="waiting">
          There is a newer version of this card. What you have typed is still here.{' '}
          <Button size="small" onClick={() => show(true)}>
            Show the newer card
          </Button>
        </p>
      )}
      {broken && <p className="problem">This card could not be shown.</p>}
      <div ref={host} />
      {notice && (
        <p className={notice.kind === 'error' ? 'problem' : 'note'} role="alert">
          {notice.text}
        </p>
      )}
    </div>
  );
}
