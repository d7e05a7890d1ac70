/** How the bot's replies look on the wire: messages, and the answers that each kind of invoke waits for. */
import type { Activity } from 'botbuilder';
import type { Card } from '../../cards/card';
import { fitted } from '../../cards/fitted';
import { typedAgainCard } from '../../cards/typed-again-card';
import { unreachable } from '../../services/result';
import type { OutgoingMessage, Reply } from '../turn';

const cardType = 'application/vnd.microsoft.card.adaptive';

/** `userId` is the channel's id of the one person who will see it; `summary` is all that a lock screen shows. */
export function cardMessage({ card, summary }: OutgoingMessage, userId: string): Partial<Activity> {
  return { type: 'message', summary, attachments: [attachment(card, userId)] };
}

function attachment(card: Card, userId: string): { contentType: string; content: Card } {
  return { contentType: cardType, content: refreshedFor(card, userId) };
}

/**
 * A refresh names its people by Teams' own ids, at most 60 of them (platform.md 2); in a personal chat there is one. Where
 * only the Entra id is known the card does not refresh: a press still gets the fresh one.
 */
function refreshedFor({ refresh, ...whole }: Card, userId: string): Card {
  const card = fitted(whole);
  if (!refresh) return card;
  return isTeamsId(userId) ? { ...card, refresh: { ...refresh, userIds: [userId] } } : card;
}

function isTeamsId(userId: string): boolean {
  return !/^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(userId);
}

/** Plain, so that nobody's words are read as Markdown. */
export function textMessage(text: string): Partial<Activity> {
  return { type: 'message', text, textFormat: 'plain' };
}

/** null: there is nothing to say. */
export function replyMessage(reply: Reply, userId: string): Partial<Activity> | null {
  switch (reply.kind) {
    case 'card':
      return cardMessage(reply, userId);
    case 'dialog':
      return cardMessage({ card: reply.card, summary: reply.title }, userId);
    case 'text':
      return textMessage(reply.text);
    case 'nothing':
      return null;
    default:
      return unreachable(reply);
  }
}

/** The body of an invoke's answer; the HTTP status is 200 for all of them, faults included. */
export type InvokeBody = Record<string, unknown> | null;

/** Universal Actions: what `adaptiveCard/action` waits for. */
export function cardAnswer(reply: Reply, userId: string): InvokeBody {
  switch (reply.kind) {
    case 'card':
    case 'dialog':
      return { statusCode: 200, type: cardType, value: refreshedFor(reply.card, userId) };
    case 'text':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: reply.text };
    case 'nothing':
      return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: '' };
    default:
      return unreachable(reply);
  }
}

/** Dialogs: what `task/fetch` and `task/submit` wait for. An empty body closes the dialog. */
export function dialogAnswer(reply: Reply, userId: string): InvokeBody {
  switch (reply.kind) {
    case 'dialog':
      return openDialog(reply.title, reply.card, userId);
    case 'card':
      return openDialog(reply.summary, reply.card, userId);
    case 'text':
      return { task: { type: 'message', value: reply.text } };
    case 'nothing':
      return null;
    default:
      return unreachable(reply);
  }
}

function openDialog(title: string, card: Card, userId: string): InvokeBody {
  return {
    task: {
      type: 'continue',
      value: { title, width: 'medium', height: 'large', card: attachment(card, userId) },
    },
  };
}

export type InvokeFault = { status: 400 | 403 | 500; code: string; text: string };

export const faults = {
  unusable: {
    status: 400,
    code: 'BadRequest',
    text: 'I could not read that. Type “my updates” and I will send you a fresh card.',
  },
  unexpected: {
    status: 500,
    code: 'InternalServerError',
    text: 'Something went wrong here. What you typed is still on the card: please press the button again in a minute.',
  },
} satisfies Record<string, InvokeFault>;

/** For whom an answer could not be made, nobody knows: it carries the numbers to ring. */
export interface Fallen {
  help: string;
  userId: string;
  /** What the press carried: typed words stand in a dialog that comes back. */
  data: Record<string, unknown>;
}

export function faultAnswer(shape: 'card' | 'dialog', fault: InvokeFault, fallen: Fallen): InvokeBody {
  if (shape === 'dialog') {
    const card = typedAgainCard(fallen.data, dialogFault, fallen.help);
    if (card) return openDialog('Please try again', card, fallen.userId);
    return { task: { type: 'message', value: said(fault.text, fallen.help) } };
  }
  return {
    statusCode: fault.status,
    type: 'application/vnd.microsoft.error',
    value: { code: fault.code, message: said(fault.text, fallen.help) },
  };
}

/** What happened, and the numbers where they are known. */
export const said = (text: string, help: string) => (help === '' ? text : `${text} ${help}`);

const dialogFault = 'What you wrote is still here. Please wait a minute and press the button.';

export const sayings = {
  oneToOne:
    'I talk with one person at a time. Open a chat with me from the Apps list, and type “help” there. What a member of the shadow committee writes to me here is read by their participation worker.',
  trouble: 'Something went wrong here, and I could not answer. Please try again in a minute.',
};
