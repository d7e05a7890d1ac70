/** Keeps a list of messages scrolled to its newest. */
import { useEffect, useLayoutEffect, useRef } from 'react';

/** Stays at the end, as long as the person has not scrolled away from it. */
export function useEndOfList(count: number | undefined) {
  const ref = useRef<HTMLElement>(null);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const list = ref.current;
    if (!list) return;
    const toEnd = () => {
      if (isAtEnd.current) list.scrollTop = list.scrollHeight;
    };
    const watch = () => {
      isAtEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < 80;
    };
    list.addEventListener('scroll', watch, { passive: true });
    const grown = new ResizeObserver(toEnd);
    for (const child of list.children) grown.observe(child);
    return () => {
      list.removeEventListener('scroll', watch);
      grown.disconnect();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to move
  useLayoutEffect(() => {
    const list = ref.current;
    if (list && isAtEnd.current) list.scrollTop = list.scrollHeight;
  }, [count]);
  return ref;
}
