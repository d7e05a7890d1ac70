/** A person of the demo at their Teams client: finds buttons by their words, types, presses, reads what comes back. */
import type { ChatMessage, ClockView, Outcome, PersonSummary } from '../contract';

type Node = Record<string, unknown>;

export interface ScriptedPerson {
  name: string;
  says(text: string): Promise<void>;
  /** Turns to the newest card; otherwise they stay with the one they are at, whatever else arrives. */
  looks(): Promise<void>;
  /** Presses the button with this title on the card they are at, with what was typed by input id. */
  presses(title: string, typed?: Record<string, string>): Promise<void>;
  /** Titles of the buttons on the card they are at. */
  buttons(): Promise<string[]>;
  /** Every line of text on the card they are at. */
  reads(): Promise<string[]>;
  /** How many messages the bot has sent this person. */
  messages(): Promise<number>;
  /** Links on the card they are at. */
  links(): Promise<{ title: string; url: string }[]>;
}

export async function peopleAt(baseUrl: string): Promise<Map<string, ScriptedPerson>> {
  const { people } = await ask<{ people: PersonSummary[] }>(`${baseUrl}/local/api/people`);
  return new Map(people.map((person) => [person.name, scripted(baseUrl, person)]));
}

function scripted(baseUrl: string, person: PersonSummary): ScriptedPerson {
  const chat = `${baseUrl}/local/api/chats/${person.id}`;
  const all = async () => (await ask<{ messages: ChatMessage[] }>(`${chat}/messages`)).messages;
  const fromBot = async () => (await all()).filter((message) => message.from === 'bot');

  let at: string | null = null;

  async function present(): Promise<{ message: ChatMessage; card: Node }> {
    const cards = (await fromBot()).filter((one) => cardOf(one) !== null);
    const message = cards.find((one) => one.id === at) ?? cards.at(-1);
    const card = message ? cardOf(message) : null;
    if (!message || !card) throw new Error(`${person.name} has no card yet`);
    return { message, card };
  }

  return {
    name: person.name,
    async says(text) {
      checked(person, text, await ask<Outcome>(`${chat}/messages`, { text }));
      at = null;
      at = (await present()).message.id;
    },
    async looks() {
      at = null;
    },
    async presses(title, typed = {}) {
      const { message, card } = await present();
      at = message.id;
      const action = actionsOf(card).find((one) => one.title === title);
      if (!action) {
        const titles = actionsOf(card).map((one) => one.title);
        throw new Error(`${person.name} finds no “${title}” among: ${titles.join(', ')}`);
      }
      const inputs = action.associatedInputs === 'none' ? {} : { ...valuesOf(card), ...typed };
      const data = { ...(action.data as Node), ...inputs };
      const press = { kind: 'execute', verb: String(action.verb), data };
      checked(person, title, await ask<Outcome>(`${chat}/press`, { messageId: message.id, press }));
    },
    buttons: async () => actionsOf((await present()).card).map((action) => String(action.title)),
    reads: async () =>
      nodesOf((await present()).card).flatMap((node) => (typeof node.text === 'string' ? [node.text] : [])),
    messages: async () => (await fromBot()).length,
    links: async () =>
      actionsOf((await present()).card)
        .filter((action) => action.type === 'Action.OpenUrl')
        .map((action) => ({ title: String(action.title), url: String(action.url) })),
  };
}

function checked(person: PersonSummary, what: string, outcome: Outcome): void {
  if (outcome.notice?.kind === 'error') throw new Error(`${person.name}, “${what}”: ${outcome.notice.text}`);
}

function cardOf(message: ChatMessage): Node | null {
  const content = message.attachments.find(
    (one) => one.contentType === 'application/vnd.microsoft.card.adaptive',
  )?.content;
  return (content as Node | undefined) ?? null;
}

function nodesOf(value: unknown): Node[] {
  if (Array.isArray(value)) return value.flatMap(nodesOf);
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  const seen = Object.entries(node).filter(([key]) => key !== 'fallback' && key !== 'refresh');
  return [node, ...seen.flatMap(([, inner]) => nodesOf(inner))];
}

function actionsOf(card: Node): Node[] {
  return nodesOf(card).filter((node) => String(node.type).startsWith('Action.'));
}

/** What the inputs hold before anyone types, as a client sends it. */
function valuesOf(card: Node): Record<string, string> {
  const inputs = nodesOf(card).filter((node) => String(node.type).startsWith('Input.'));
  return Object.fromEntries(inputs.map((input) => [String(input.id), String(input.value ?? '')]));
}

async function ask<Answer>(url: string, body?: unknown): Promise<Answer> {
  const response = await fetch(url, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  const answer = await response.text();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${answer}`);
  return JSON.parse(answer) as Answer;
}

/** Moves the local clock and waits until what became due is done. On a slow machine the clock may have got there by itself. */
export async function moveClock(baseUrl: string, now: string): Promise<void> {
  const clock = `${baseUrl}/local/api/clock`;
  const present = new Date((await ask<ClockView>(clock)).now).getTime();
  const to = new Date(now).getTime() > present ? now : new Date(present + 5_000).toISOString();
  await ask(clock, { now: to });
}
