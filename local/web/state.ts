/** What the page knows, and how each thing that happens changes it (pure). */
import type { ChatMessage, ClockView, LocalEvent, PersonSummary } from '../contract';

export interface PageState {
  people: PersonSummary[];
  /** Id of the person whose chat is shown; null until people are known. */
  selected: string | null;
  /** By person id; a chat that was never opened here is not there. */
  chats: Record<string, ChatMessage[]>;
  /** Person ids in whose chat the bot is typing. */
  typing: string[];
  clock: (ClockView & { receivedAt: number }) | null;
  online: boolean;
  /** For the live region. */
  announcement: string;
}

export type PageAction =
  | { kind: 'people'; people: PersonSummary[]; wanted: string | null }
  | { kind: 'selected'; personId: string }
  | { kind: 'messages'; personId: string; messages: ChatMessage[] }
  | { kind: 'changed'; personId: string; message: ChatMessage }
  | { kind: 'clock-read'; clock: ClockView; receivedAt: number }
  | { kind: 'online'; online: boolean }
  | { kind: 'announced'; text: string }
  | { kind: 'happened'; event: LocalEvent; receivedAt: number };

export const emptyPage: PageState = {
  people: [],
  selected: null,
  chats: {},
  typing: [],
  clock: null,
  online: true,
  announcement: '',
};

export function pageAfter(state: PageState, action: PageAction): PageState {
  switch (action.kind) {
    case 'people': {
      const { people, wanted } = action;
      const isThere = (id: string | null) => people.some((person) => person.id === id);
      const selected = [state.selected, wanted].find(isThere) ?? people[0]?.id ?? null;
      return { ...state, people, selected };
    }
    case 'selected':
      return { ...state, selected: action.personId };
    case 'messages':
      return { ...state, chats: { ...state.chats, [action.personId]: action.messages } };
    case 'changed':
      return withMessage(state, action.personId, action.message);
    case 'clock-read':
      return { ...state, clock: { ...action.clock, receivedAt: action.receivedAt } };
    case 'online':
      return { ...state, online: action.online };
    case 'announced':
      return { ...state, announcement: action.text };
    case 'happened':
      return afterEvent(state, action.event, action.receivedAt);
  }
}

function afterEvent(state: PageState, event: LocalEvent, receivedAt: number): PageState {
  switch (event.kind) {
    case 'message': {
      const { personId, message, unread } = event;
      const known = state.chats[personId]?.some(({ id }) => id === message.id) ?? false;
      const people = state.people.map((person) => (person.id === personId ? { ...person, unread } : person));
      const after = withMessage({ ...state, people }, personId, message);
      if (message.from === 'person' || known || personId !== state.selected) return after;
      const typing = state.typing.filter((id) => id !== personId);
      return { ...after, typing, announcement: `New message: ${message.summary || 'a card'}` };
    }
    case 'deleted': {
      const messages = state.chats[event.personId]?.filter(({ id }) => id !== event.messageId);
      return messages ? { ...state, chats: { ...state.chats, [event.personId]: messages } } : state;
    }
    case 'typing':
      return state.typing.includes(event.personId)
        ? state
        : { ...state, typing: [...state.typing, event.personId] };
    case 'clock':
      return state.clock ? { ...state, clock: { ...state.clock, now: event.now, receivedAt } } : state;
    case 'people':
      return state;
  }
}

/** An older version that comes late (an event overtaken by an answer) changes nothing. */
function withMessage(state: PageState, personId: string, message: ChatMessage): PageState {
  const messages = state.chats[personId];
  if (!messages) return state;
  const at = messages.findIndex(({ id }) => id === message.id);
  if (at >= 0 && (messages[at]?.version ?? 0) >= message.version) return state;
  const changed =
    at < 0 ? [...messages, message] : messages.map((other, index) => (index === at ? message : other));
  return { ...state, chats: { ...state.chats, [personId]: changed } };
}
