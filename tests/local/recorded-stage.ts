/** Local Teams with a bot that writes down what it gets, and answers what the test says. */
import express from 'express';
import type { CardPress, ChatMessage, Outcome } from '../../local/contract';
import { raiseStage, type Stage } from './far-side-bot';

type Json = Record<string, unknown>;

export interface Activity extends Json {
  type: string;
  id: string;
  serviceUrl: string;
  from: { id: string };
  conversation: { id: string };
}

export const card = (text: string, rest: Json = {}) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
  ...rest,
});

export const cardAnswer = (text: string) => ({
  statusCode: 200,
  type: 'application/vnd.microsoft.card.adaptive',
  value: card(text),
});

export interface RecordedStage extends Stage {
  received: Activity[];
  last(): Activity;
  /** What the bot answers to the next activities; 200 and nothing, until it is set. */
  answer: { status: number; body?: unknown };
  /** The nurse's part of the page's API. */
  at(path: string): string;
  shown(): Promise<ChatMessage[]>;
  press(messageId: string, press: CardPress): Promise<Outcome>;
  /** Gives the message's id. */
  sendAsBot(card: unknown): Promise<string>;
}

export async function raiseRecordedStage(): Promise<RecordedStage> {
  const received: Activity[] = [];
  const told: { answer: RecordedStage['answer'] } = { answer: { status: 200 } };
  const stage = await raiseStage((app) => {
    app.post('/api/messages', express.json(), (req, res) => {
      received.push(req.body as Activity);
      res.status(told.answer.status).json(told.answer.body);
    });
  });
  const at = (path: string) => `/local/api/chats/nurse/${path}`;
  return Object.assign(told, stage, {
    received,
    at,
    last: () => received.at(-1) as Activity,
    shown: async () => ((await stage.get(at('messages'))).body as { messages: ChatMessage[] }).messages,
    press: async (messageId: string, press: CardPress) =>
      (await stage.post(at('press'), { messageId, press })).body as Outcome,
    sendAsBot: async (content: unknown) => {
      const { chatId } = await stage.person('nurse');
      const { body } = await stage.post(
        `/local/connector/v3/conversations/${encodeURIComponent(chatId)}/activities`,
        {
          type: 'message',
          attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
        },
      );
      return (body as { id: string }).id;
    },
  });
}
