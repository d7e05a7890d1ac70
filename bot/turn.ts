/** One thing that one known person says or presses, and what they see next: no SDK type passes this line. */
import type { Card } from '../cards/card';
import type { Person } from '../services/people/rules';

/** Who speaks, as Teams says: never from card data (platform.md 2). */
export interface Speaker {
  aadObjectId: string | null;
  conversationId: string;
}

export type Inbound =
  /** `edited`: a message that was there before, with other words now. `withFile`: a picture or file came with it. */
  | { kind: 'says'; text: string; edited?: true; withFile?: true; messageId?: string }
  /** As `says`, where others read the answer: a young person's words are kept, and nothing is shown. */
  | { kind: 'overheard'; text: string; messageId?: string }
  /** They deleted one of their messages in the chat. */
  | { kind: 'deletes'; messageId: string }
  /** `submit` is an old client's Action.Submit: the answer is a new message, not an invoke's card. */
  | {
      kind: 'presses';
      data: Record<string, unknown>;
      via: 'execute' | 'submit' | 'refresh';
      activityId: string | null;
    }
  | { kind: 'opens-dialog'; data: Record<string, unknown> }
  | { kind: 'submits-dialog'; data: Record<string, unknown> }
  | { kind: 'installs' }
  | { kind: 'uninstalls' };

export interface Turn {
  person: Person;
  /** The committee that this turn is about: they may do there what they ask. */
  committeeId: string;
  conversationId: string;
  /** The message that was pressed, to update it later; null when nothing was. */
  activityId: string | null;
  /** The message that they wrote; null when they pressed. */
  messageId: string | null;
  now: Date;
  via: 'says' | 'execute' | 'submit' | 'refresh' | 'dialog';
}

export type Reply =
  /** `about`: another committee than the turn's; null: several, or none. */
  | { kind: 'card'; card: Card; summary: string; about?: string | null }
  | { kind: 'text'; text: string }
  | { kind: 'dialog'; title: string; card: Card }
  /** Nothing to show (a dialog closes). */
  | { kind: 'nothing' };

/** A message that the bot sends by itself. `summary` is what a lock screen shows: no content (domain.md 2.9.12). */
export interface OutgoingMessage {
  card: Card;
  summary: string;
}
