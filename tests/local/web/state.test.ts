import type { ChatMessage, PersonSummary } from '../../../local/contract';
import { emptyPage, type PageAction, type PageState, pageAfter } from '../../../local/web/state';

const person = (id: string): PersonSummary => ({
  id,
  name: id,
  post: id,
  roles: [],
  aadObjectId: id,
  chatId: id,
  app: 'installed',
  unread: 0,
});
const message = (id: string, version = 1): ChatMessage => ({
  id,
  from: 'bot',
  at: '2027-01-04T09:00:00Z',
  version,
  edited: false,
  text: `${id} v${version}`,
  textFormat: 'markdown',
  summary: `${id} v${version}`,
  attachments: [],
});
const stateAfter = (...actions: PageAction[]): PageState => actions.reduce(pageAfter, emptyPage);
const people: PageAction = { kind: 'people', people: [person('nurse'), person('clerk')], wanted: null };
const opened: PageAction = { kind: 'messages', personId: 'nurse', messages: [message('1')] };
const comes = (personId: string, what: ChatMessage, unread = 1): PageAction => ({
  kind: 'happened',
  event: { kind: 'message', personId, message: what, unread },
  receivedAt: 0,
});
const texts = (state: PageState) => state.chats.nurse?.map(({ text }) => text);

describe('what the page knows', () => {
  it('begins with the person in the address, or else the first', () => {
    expect(stateAfter({ ...people, wanted: 'clerk' } as PageAction).selected).toBe('clerk');
    expect(stateAfter({ ...people, wanted: 'gone' } as PageAction).selected).toBe('nurse');
  });

  it('keeps to the chosen person while people are read again', () => {
    expect(stateAfter(people, { kind: 'selected', personId: 'clerk' }, people).selected).toBe('clerk');
  });

  it('adds a message, and changes one in its place', () => {
    expect(
      texts(stateAfter(people, opened, comes('nurse', message('2')), comes('nurse', message('1', 2)))),
    ).toEqual(['1 v2', '2 v1']);
  });

  it('is not put back by an older version that comes late', () => {
    expect(
      texts(stateAfter(people, opened, comes('nurse', message('1', 3)), comes('nurse', message('1', 2)))),
    ).toEqual(['1 v3']);
  });

  it('says aloud what is new in the chat on the screen, and counts what is new in others', () => {
    const state = stateAfter(people, opened, comes('nurse', message('2')), comes('clerk', message('9'), 4));
    expect(state.announcement).toBe('New message: 2 v1');
    expect(state.people.find(({ id }) => id === 'clerk')?.unread).toBe(4);
  });

  it('says nothing aloud when a card that is there changes', () => {
    expect(stateAfter(people, opened, comes('nurse', message('1', 2))).announcement).toBe('');
  });

  it('stops showing that the bot types when it has spoken', () => {
    const typing: PageAction = {
      kind: 'happened',
      event: { kind: 'typing', personId: 'nurse' },
      receivedAt: 0,
    };
    expect(stateAfter(people, opened, typing, typing).typing).toEqual(['nurse']);
    expect(stateAfter(people, opened, typing, comes('nurse', message('2'))).typing).toEqual([]);
  });

  it('takes away what the bot has taken back', () => {
    const deleted: PageAction = {
      kind: 'happened',
      event: { kind: 'deleted', personId: 'nurse', messageId: '1' },
      receivedAt: 0,
    };
    expect(texts(stateAfter(people, opened, deleted))).toEqual([]);
  });
});
