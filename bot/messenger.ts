/** How the bot reaches a person by itself; bot/teams implements it. */
import type { SendResult } from '../services/notices/service';
import type { OutgoingMessage } from './turn';

export interface Messenger {
  /** To the person's own chat with the bot; what is urgent goes before whatever else waits to be sent. */
  send(aadObjectId: string, message: OutgoingMessage, urgency?: 'urgent'): Promise<SendResult>;
  /** Replaces a message that was sent before. */
  update(conversationId: string, activityId: string, message: OutgoingMessage): Promise<SendResult>;
}
