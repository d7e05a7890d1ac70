/** Keeps the page's state in step with the server: reads it once, then listens to its events. */
import { type Dispatch, useCallback, useEffect, useReducer } from 'react';
import type { LocalEvent } from '../contract';
import { api } from './api';
import { emptyPage, type PageAction, type PageState, pageAfter } from './state';

const personInAddress = () => decodeURIComponent(location.hash.replace(/^#\/?/, '')) || null;

export interface Page {
  state: PageState;
  dispatch: Dispatch<PageAction>;
  select: (personId: string) => void;
  readClock: () => Promise<void>;
}

export function usePage(): Page {
  const [state, dispatch] = useReducer(pageAfter, emptyPage);
  const { selected } = state;

  const readPeople = useCallback(async () => {
    dispatch({ kind: 'people', people: await api.people(), wanted: personInAddress() });
  }, []);
  const readClock = useCallback(async () => {
    dispatch({ kind: 'clock-read', clock: await api.clock(), receivedAt: Date.now() });
  }, []);
  const select = useCallback((personId: string) => {
    history.replaceState(null, '', `#/${encodeURIComponent(personId)}`);
    dispatch({ kind: 'selected', personId });
  }, []);

  useEffect(() => {
    let timer: number | undefined;
    // Several changes to people come together (a clock that moves): one reading is enough.
    const readPeopleSoon = () => {
      clearTimeout(timer);
      timer = window.setTimeout(() => void readPeople().catch(() => undefined), 150);
    };
    const source = new EventSource('/local/api/events');
    source.onopen = () => {
      dispatch({ kind: 'online', online: true });
      readPeopleSoon();
      void readClock().catch(() => undefined);
    };
    source.onerror = () => dispatch({ kind: 'online', online: false });
    source.onmessage = ({ data }) => {
      const event = JSON.parse(data) as LocalEvent;
      dispatch({ kind: 'happened', event, receivedAt: Date.now() });
      if (event.kind === 'people') readPeopleSoon();
      // Moved from elsewhere, by a script say: what comes next has changed.
      if (event.kind === 'clock') void readClock().catch(() => undefined);
    };
    return () => {
      clearTimeout(timer);
      source.close();
    };
  }, [readPeople, readClock]);

  useEffect(() => {
    if (!selected || !state.online) return;
    void api
      .messages(selected)
      .then((messages) => dispatch({ kind: 'messages', personId: selected, messages }));
  }, [selected, state.online]);

  useLooking(selected, state);
  return { state, dispatch, select, readClock };
}

/** What is on the screen is read: told to the server when a chat is opened and when a message comes to it. */
function useLooking(selected: string | null, state: PageState): void {
  const messages = selected ? state.chats[selected] : undefined;
  const lastId = messages?.at(-1)?.id;
  const isThere = messages !== undefined;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new message is a reason to look again
  useEffect(() => {
    if (!selected || !isThere) return;
    const timer = window.setTimeout(() => void api.look(selected).catch(() => undefined), 300);
    return () => clearTimeout(timer);
  }, [selected, isThere, lastId]);
}
