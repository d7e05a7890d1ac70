/** A Teams client and connector of the tests' own, not the product's: it knows only the Bot Connector protocol. */
import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import express from 'express';
import type { Card } from '../../cards/card';
import { buttonsOf, inputsOf, nodesOf } from './card-check';

type Json = Record<string, unknown>;

interface Shown {
  id: string;
  card: Card;
  /** When it came first, among the messages to everybody. */
  order: number;
}

/** As Teams refuses a message; 'cut' closes the connection without an answer. */
export interface Refusal {
  status: number | 'cut';
  code: string;
  /** Seconds. */
  retryAfter?: number;
  /** After so many it takes messages again; without it, until somebody says so. */
  times?: number;
}

let arrivals = 0;

export interface Teams {
  /** A person's chat with the bot; installs the bot for them. */
  person(aadObjectId: string, name: string): Promise<Chat>;
  close(): Promise<void>;
}

export async function openTeams(botUrl: () => string): Promise<Teams> {
  const chats = new Map<string, Chat>();
  const app = express();
  app.use(express.json({ limit: '1mb' }));
  const posted = (request: express.Request, response: express.Response) => {
    const chat = chats.get(String(request.params.conversation));
    const id = randomUUID();
    const refusal = chat?.refusalNow() ?? null;
    if (refusal?.status === 'cut') {
      request.socket.destroy();
      return;
    }
    if (refusal) {
      if (refusal.retryAfter !== undefined) response.set('Retry-After', String(refusal.retryAfter));
      response.status(refusal.status).json({ error: { code: refusal.code, message: 'Refused.' } });
      return;
    }
    chat?.receive(id, request.body);
    response.status(200).json({ id });
  };
  app.post('/v3/conversations/:conversation/activities', posted);
  app.post('/v3/conversations/:conversation/activities/:activity', posted);
  app.put('/v3/conversations/:conversation/activities/:activity', (request, response) => {
    chats.get(String(request.params.conversation))?.receive(String(request.params.activity), request.body);
    response.status(200).json({ id: request.params.activity });
  });
  const server = app.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  return {
    async person(aadObjectId, name) {
      const chat = new Chat(botUrl, serviceUrl, aadObjectId, name);
      chats.set(chat.conversationId, chat);
      await chat.deliver({ type: 'installationUpdate', action: 'add' });
      return chat;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export class Chat {
  readonly conversationId = `a:${randomUUID()}`;
  /** Every message with a card that the bot has sent here, oldest first. */
  readonly received: Shown[] = [];
  /** Other messages' words. */
  readonly texts: string[] = [];
  /** What a lock screen would have shown. */
  readonly previews: string[] = [];
  /** Not null: the connector refuses what the bot sends here, as Teams does for a person who blocked it. */
  refuses: Refusal | null = null;
  /** How often that was. */
  refused = 0;
  private shown: Shown | null = null;
  private hasNews = false;

  constructor(
    private readonly botUrl: () => string,
    private readonly serviceUrl: string,
    readonly aadObjectId: string,
    readonly name: string,
  ) {}

  refusalNow(): Refusal | null {
    const refusal = this.refuses;
    if (refusal === null) return null;
    this.refused += 1;
    if (refusal.times !== undefined) {
      refusal.times -= 1;
      if (refusal.times === 0) this.refuses = null;
    }
    return refusal;
  }

  receive(id: string, activity: Json): void {
    const [attachment] = (activity.attachments as { content: Card }[] | undefined) ?? [];
    this.previews.push([activity.summary, attachment ? '' : activity.text].filter(Boolean).join(' '));
    if (!attachment) {
      this.texts.push(String(activity.text ?? ''));
      return;
    }
    arrivals += 1;
    const message = { id, card: attachment.content, order: arrivals };
    // A notice may come at any moment, and turns nobody away from what they are in the middle of.
    if (activity.replyToId || !this.shown || this.shown.id === id) this.shown = message;
    else this.hasNews = true;
    const place = this.received.findIndex((one) => one.id === id);
    if (place >= 0) this.received[place] = { ...message, order: this.received[place]?.order ?? arrivals };
    else this.received.push(message);
  }

  /** The card on the screen: the newest answer, what a press put in its place, or what they looked at. */
  get card(): Card {
    if (!this.shown) throw new Error(`${this.name} has no card`);
    return this.shown.card;
  }

  /** Every line a person reads on it. */
  get lines(): string[] {
    return nodesOf(this.card).flatMap((node) => (typeof node.text === 'string' ? [node.text] : []));
  }

  get buttons(): string[] {
    return buttonsOf(this.card).map((action) => String(action.title));
  }

  /** Titles of every card that the bot has sent here, oldest first. */
  get headings(): string[] {
    return this.received.map(({ card }) => String(card.fallbackText ?? ''));
  }

  get linksOnCard(): string[] {
    return buttonsOf(this.card).flatMap((action) =>
      action.type === 'Action.OpenUrl' ? [String(action.url)] : [],
    );
  }

  /** Turns to the newest message. */
  looks(): void {
    this.shown = this.received.at(-1) ?? null;
    this.hasNews = false;
  }

  looksAtNews(): void {
    if (this.hasNews) this.looks();
  }

  /** Every line on the card, one under the other. */
  get text(): string {
    return this.lines.join('\n');
  }

  /** Presses the first button whose title fits. */
  async pressesLike(title: RegExp, typed: Record<string, string> = {}): Promise<void> {
    await this.presses(this.buttons.find((one) => title.test(one)) ?? title.source, typed);
  }

  /** Takes up an older message again, as it stood. */
  lookBackAt(card: Card): void {
    const found = this.received.find((one) => one.card === card);
    this.shown = { id: found?.id ?? randomUUID(), card, order: found?.order ?? 0 };
  }

  async says(text: string): Promise<void> {
    await this.deliver({ type: 'message', text });
  }

  /** Inputs by their labels; what is not named stays as the card shows it. */
  async presses(title: string, typed: Record<string, string> = {}): Promise<void> {
    await this.send(this.activityFor(title, typed));
  }

  /** The same press delivered `times` times at once, each with a new activity id, as Teams does. */
  async pressesAgainAndAgain(title: string, typed: Record<string, string>, times: number): Promise<void> {
    const activity = this.activityFor(title, typed);
    await Promise.all(Array.from({ length: times }, () => this.send({ ...activity, id: randomUUID() })));
  }

  /** What pressing would send, to deliver late or elsewhere. */
  activityFor(title: string, typed: Record<string, string> = {}): Json {
    const action = buttonsOf(this.card).find((one) => one.title === title);
    if (!action) throw new Error(`${this.name} finds no “${title}” among: ${this.buttons.join(', ')}`);
    const inputs = inputsOf(this.card);
    const unknown = Object.keys(typed).filter((label) => !inputs.some((input) => input.label === label));
    if (unknown.length > 0) {
      throw new Error(`No input “${unknown[0]}” among: ${inputs.map((input) => input.label).join(' | ')}`);
    }
    const values = Object.fromEntries(
      inputs.map((input) => [String(input.id), typed[String(input.label)] ?? String(input.value ?? '')]),
    );
    const data = { ...(action.data as Json), ...(action.associatedInputs === 'none' ? {} : values) };
    const value = { action: { type: 'Action.Execute', verb: action.verb, data }, trigger: 'manual' };
    return { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: this.shown?.id };
  }

  /** Sends a press and shows the card that answers it. */
  async send(activity: Json): Promise<Json> {
    const answer = (await this.deliver(activity)) as { type?: string; value?: unknown };
    if (answer.type === 'application/vnd.microsoft.card.adaptive') {
      const id = String(activity.replyToId ?? randomUUID());
      this.shown = { id, card: answer.value as Card, order: 0 };
    }
    return answer as Json;
  }

  async deliver(activity: Json): Promise<unknown> {
    const response = await fetch(`${this.botUrl()}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        id: randomUUID(),
        channelId: 'msteams',
        serviceUrl: this.serviceUrl,
        timestamp: new Date().toISOString(),
        from: { id: `29:${this.aadObjectId}`, name: this.name, aadObjectId: this.aadObjectId },
        recipient: { id: '28:bot', name: 'Pledgekeeper' },
        conversation: { id: this.conversationId, conversationType: 'personal', tenantId: 'tenant' },
        channelData: { tenant: { id: 'tenant' } },
        locale: 'en-GB',
        ...activity,
      }),
    });
    const body = await response.text();
    if (!response.ok) throw new Error(`/api/messages answered ${response.status}: ${body}`);
    return body === '' ? {} : JSON.parse(body);
  }
}
