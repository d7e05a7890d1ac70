/** One thing that people can type: how it is written, the act that it is, and what it opens. */
import type { Act } from '../services/platform/permissions';
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';

export type Command = (services: BotServices, turn: Turn) => Promise<Reply>;

/** One thing that can be typed. `act` is asked of the table of rights before it runs. */
export type TypedWord = [pattern: RegExp, act: Act, command: Command];

export interface Answer {
  act: Act;
  /** The same words can be asked of another committee. */
  switches: boolean;
  run: Command;
}
