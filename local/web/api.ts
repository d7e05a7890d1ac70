/** Asks local Teams' server; what it refuses is thrown with its own words. */
import type { AppState, CardPress, ChatMessage, ClockView, Outcome, PersonSummary } from '../contract';

async function ask<Answer>(path: string, body?: unknown): Promise<Answer> {
  const init =
    body === undefined
      ? {}
      : { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) };
  const response = await fetch(`/local/api${path}`, init);
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.error?.message ?? 'Something went wrong. Please try again.');
  return answer as Answer;
}

const chat = (personId: string) => `/chats/${encodeURIComponent(personId)}`;

export const api = {
  people: async () => (await ask<{ people: PersonSummary[] }>('/people')).people,
  messages: async (personId: string) =>
    (await ask<{ messages: ChatMessage[] }>(`${chat(personId)}/messages`)).messages,
  say: (personId: string, text: string) => ask<Outcome>(`${chat(personId)}/messages`, { text }),
  press: (personId: string, messageId: string, press: CardPress) =>
    ask<Outcome>(`${chat(personId)}/press`, { messageId, press }),
  submitDialog: (personId: string, data: Record<string, unknown>) =>
    ask<Outcome>(`${chat(personId)}/dialog`, { data }),
  look: (personId: string) => ask<unknown>(`${chat(personId)}/look`, {}),
  setApp: (personId: string, app: AppState) => ask<unknown>(`${chat(personId)}/app`, { app }),
  clock: () => ask<ClockView>('/clock'),
  moveClock: (move: { now: string } | { to: 'next-working-day' | 'next-date' }) =>
    ask<{ now: string }>('/clock', move),
};
