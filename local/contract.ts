/** What local Teams' server and its page say to each other: types only, shared by both. */

/** One person in the role switcher, as main gives it. */
export interface LocalPerson {
  id: string;
  name: string;
  /** Title of the post, such as 'Head of Service'. */
  post: string;
  roles: string[];
  aadObjectId: string;
}

/** Whether the bot can reach a person: as in Teams, each may remove it or block it. */
export type AppState = 'installed' | 'blocked' | 'uninstalled';

export interface PersonSummary extends LocalPerson {
  chatId: string;
  app: AppState;
  /** Messages from the bot since the chat was last open. */
  unread: number;
}

export interface CardAttachment {
  contentType: string;
  content?: unknown;
}

export interface ChatMessage {
  id: string;
  from: 'bot' | 'person';
  /** ISO instant of the app's clock. */
  at: string;
  /** Grows with each change of what is shown: an update by the bot, or this person's own view of a card. */
  version: number;
  edited: boolean;
  text: string;
  /** 'plain' is shown as it stands; anything else as Markdown. */
  textFormat: string;
  /** What a lock screen would show. */
  summary: string;
  attachments: CardAttachment[];
}

/** What a person pressed on a card: inputs are already merged into `data`, as a Teams client does. */
export type CardPress =
  | { kind: 'execute'; verb: string; id?: string | undefined; data: Record<string, unknown> }
  | { kind: 'submit'; data: Record<string, unknown> };

export interface DialogView {
  title: string;
  card: unknown;
}

/** A line under the card or the compose box: what the bot said in place of a card, or what went wrong. */
export interface Notice {
  kind: 'message' | 'error';
  text: string;
}

/** What came of a press or a typed message. Absent parts mean nothing to show. */
export interface Outcome {
  notice?: Notice;
  /** The card's message as it stands now. */
  message?: ChatMessage;
  dialog?: DialogView;
  /** True when an open dialog should close. */
  closeDialog?: boolean;
}

export interface ClockView {
  /** ISO instant. */
  now: string;
  /** The next dates that matter, soonest first. */
  upcoming: { at: string; title: string }[];
}

export type LocalEvent =
  | { kind: 'message'; personId: string; message: ChatMessage; unread: number }
  | { kind: 'deleted'; personId: string; messageId: string }
  | { kind: 'typing'; personId: string }
  | { kind: 'clock'; now: string }
  | { kind: 'people' };
