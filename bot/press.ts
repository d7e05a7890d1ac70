/** One press on a card: who, which verb, what it carried and what was typed. */
import type { Card } from '../cards/card';
import type { ParsedVerb, VerbName } from '../cards/verbs';
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';

export interface Press<Name extends VerbName> {
  turn: Turn;
  data: ParsedVerb<Name>;
  /** Inputs by id, as typed. */
  typed: Record<string, string>;
  services: BotServices;
}

export type Handler<Name extends VerbName> = (press: Press<Name>) => Promise<Reply>;

export function show(card: Card): Extract<Reply, { kind: 'card' }> {
  return { kind: 'card', card, summary: card.fallbackText };
}
