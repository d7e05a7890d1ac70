/** Dialogs as a Teams client opens and submits them: nothing of them becomes a message in the chat. */
import type { Card } from '../../cards/card';
import { buttonsOf, inputsOf, nodesOf } from './card-check';
import type { Chat } from './teams';

type Json = Record<string, unknown>;

export class Dialog {
  private constructor(
    private readonly chat: Chat,
    /** null once it has closed. */
    public card: Card | null,
    /** What it said when it closed. */
    public said: string,
  ) {}

  /** Presses a button of the card in the chat that opens a window. */
  static async open(chat: Chat, title: string): Promise<Dialog> {
    const action = buttonsOf(chat.card).find((one) => one.title === title);
    const data = action?.data as { msteams?: { type?: string } } | undefined;
    if (data?.msteams?.type !== 'task/fetch') {
      throw new Error(`“${title}” opens no window; there is: ${chat.buttons.join(', ')}`);
    }
    return Dialog.fetch(chat, data);
  }

  static async fetch(chat: Chat, data: Json): Promise<Dialog> {
    const dialog = new Dialog(chat, null, '');
    dialog.take(await chat.deliver({ type: 'invoke', name: 'task/fetch', value: { data } }));
    return dialog;
  }

  private take(answer: unknown): void {
    const task = (answer as { task?: { type: string; value: unknown } } | null)?.task;
    if (task?.type === 'continue') {
      this.card = (task.value as { card: { content: Card } }).card.content;
    } else {
      this.card = null;
      this.said = String(task?.value ?? '');
    }
  }

  get lines(): string[] {
    return nodesOf(this.card).flatMap((node) => (typeof node.text === 'string' ? [node.text] : []));
  }

  get text(): string {
    return this.card ? this.lines.join('\n') : this.said;
  }

  get buttons(): string[] {
    return this.card ? buttonsOf(this.card).map((action) => String(action.title)) : [];
  }

  /** What pressing would send. */
  dataFor(title: string, typed: Record<string, string> = {}): Json {
    if (!this.card) throw new Error(`The window has closed: ${this.said}`);
    const action = buttonsOf(this.card).find((one) => one.title === title);
    if (!action) throw new Error(`No “${title}” among: ${this.buttons.join(', ')}`);
    const fields = inputsOf(this.card);
    const unknown = Object.keys(typed).find((label) => !fields.some((one) => one.label === label));
    if (unknown) {
      throw new Error(`No input “${unknown}” among: ${fields.map((one) => String(one.label)).join(' | ')}`);
    }
    const values = Object.fromEntries(
      fields.map((one) => [String(one.id), typed[String(one.label)] ?? String(one.value ?? '')]),
    );
    return { ...(action.data as Json), ...(action.associatedInputs === 'none' ? {} : values) };
  }

  async presses(title: string, typed: Record<string, string> = {}): Promise<void> {
    await this.submits(this.dataFor(title, typed));
  }

  async submits(data: Json): Promise<void> {
    this.take(await this.chat.deliver({ type: 'invoke', name: 'task/submit', value: { data } }));
  }
}
