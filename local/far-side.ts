/** Posts activities to the bot's own door, as the Bot Connector service does, and says honestly when that fails. */

export interface BotAnswer {
  status: number;
  /** Parsed JSON; undefined when there was none. */
  body: unknown;
}

/** The bot could not be reached, or did not answer in time. */
export class BotUnreachable extends Error {
  constructor(cause: unknown) {
    super('The bot did not answer', { cause });
    this.name = 'BotUnreachable';
  }
}

export type PostToBot = (activity: Record<string, unknown>) => Promise<BotAnswer>;

/** Teams gives up after about fifteen seconds (platform.md 2). */
export function createFarSide(messagesUrl: () => string, timeoutMs = 15_000): PostToBot {
  return async (activity) => {
    try {
      const response = await fetch(messagesUrl(), {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(activity),
        signal: AbortSignal.timeout(timeoutMs),
      });
      return { status: response.status, body: parse(await response.text()) };
    } catch (cause) {
      throw new BotUnreachable(cause);
    }
  };
}

function parse(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
