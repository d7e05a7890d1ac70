/** What each kind of notice brings to a message. */
import type { Action, Card } from '../cards/card';

/** One part can stand alone as a card, or be one line and one button among several. */
export interface Part {
  noticeIds: string[];
  line: string;
  action: Action;
  card: Card;
}
