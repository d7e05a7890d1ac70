/** A bot that answers by rote: what it is told decides what local Teams must show. */
import express, { type Express } from 'express';
import { everyElement } from './every-element';

interface Activity {
  type: string;
  name?: string;
  text?: string;
  serviceUrl: string;
  conversation: { id: string };
  value?: { action?: { verb: string; data: Record<string, string> }; data?: Record<string, string> };
}

const adaptive = 'application/vnd.microsoft.card.adaptive';
export const cardOf = (content: unknown, summary: string) => ({
  type: 'message',
  summary,
  attachments: [{ contentType: adaptive, content }],
});
export const words = (text: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text, wrap: true }],
});

const reasonCard = {
  ...words('Say why, and until when.'),
  body: [{ type: 'Input.Text', id: 'why', label: 'Why', isRequired: true, errorMessage: 'Say why.' }],
  actions: [{ type: 'Action.Submit', title: 'Ask', data: { verb: 'ask' } }],
};

export function scriptedBot(app: Express): { received: Activity[]; send: typeof send } {
  const received: Activity[] = [];
  app.post('/api/messages', express.json(), async (req, res) => {
    const activity = req.body as Activity;
    received.push(activity);
    if (activity.type === 'message') {
      if (activity.text === 'break') {
        res.status(500).end();
        return;
      }
      await send(activity, cardOf(everyElement, 'Update for action 1.10'));
    }
    if (activity.type !== 'invoke') res.status(200).end();
    else res.status(200).json(invoked(activity));
  });
  return { received, send };
}

/** Posts as the bot, in the chat that the activity came from. */
async function send(to: Pick<Activity, 'serviceUrl' | 'conversation'>, message: unknown): Promise<void> {
  await fetch(`${to.serviceUrl}v3/conversations/${encodeURIComponent(to.conversation.id)}/activities`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(message),
  });
}

function invoked({ name, value }: Activity): unknown {
  if (name === 'task/fetch') {
    const card = { contentType: adaptive, content: reasonCard };
    return { task: { type: 'continue', value: { title: 'Ask for more time', card } } };
  }
  if (name === 'task/submit') return { task: { type: 'message', value: `Asked: ${value?.data?.why}` } };
  const { verb, data } = value?.action ?? { verb: '', data: {} };
  if (verb === 'save') {
    return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Draft saved.' };
  }
  if (verb === 'long') {
    const lines = Array.from({ length: 80 }, (_, index) => words(`Line ${index + 1}`).body[0]);
    return { statusCode: 200, type: adaptive, value: { ...words(''), body: lines } };
  }
  return { statusCode: 200, type: adaptive, value: words(`Sent: ${data.words}`) };
}
