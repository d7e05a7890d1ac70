/** Keeps a list of messages scrolled to its newest; of one longer than the screen, to its beginning. */
import { useEffect, useLayoutEffect, useRef } from 'react';

const near = 80;

/** How far down the newest message is seen best: whole, or from where it begins. */
function restingPlace(list: HTMLElement): number {
  const end = list.scrollHeight - list.clientHeight;
  const newest = list.querySelector(':scope > ol > li:last-child');
  if (!newest) return end;
  const beginning = newest.getBoundingClientRect().top - list.getBoundingClientRect().top + list.scrollTop;
  return Math.max(0, Math.min(end, beginning - 4));
}

/** Follows what comes, as long as the person has not scrolled away to read or write something else. */
export function useEndOfList(count: number | undefined) {
  const ref = useRef<HTMLElement>(null);
  const isAtRest = useRef(true);
  const isAtEnd = useRef(true);
  useEffect(() => {
    const list = ref.current;
    if (!list) return;
    const settle = () => {
      if (isAtRest.current) list.scrollTop = restingPlace(list);
    };
    const watch = () => {
      isAtRest.current = Math.abs(list.scrollTop - restingPlace(list)) < near;
      isAtEnd.current = list.scrollHeight - list.scrollTop - list.clientHeight < near;
    };
    list.addEventListener('scroll', watch, { passive: true });
    const grown = new ResizeObserver(settle);
    for (const child of list.children) grown.observe(child);
    return () => {
      list.removeEventListener('scroll', watch);
      grown.disconnect();
    };
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is the reason to move
  useLayoutEffect(() => {
    const list = ref.current;
    if (!list || !(isAtRest.current || isAtEnd.current)) return;
    isAtRest.current = true;
    list.scrollTop = restingPlace(list);
  }, [count]);
  return ref;
}
