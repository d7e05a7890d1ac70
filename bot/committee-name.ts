/** For a person with several committees: every card says which one it is about, carries it on, and switches with one press. */
import { button } from '../cards/actions';
import type { Action, Card, Element } from '../cards/card';
import { messageCard } from '../cards/message-card';
import { small } from '../cards/text';
import type { CommitteeName } from '../services/people/rules';
import { show } from './press';
import type { Reply } from './turn';

/** What is done again for the committee that is chosen: words that were typed, or what a card sent. */
export type Then = { words: string } | { press: Record<string, unknown> };

export interface Naming {
  committee: CommitteeName;
  /** Where the same can be shown as well. */
  others: CommitteeName[];
  /** null: the card is about one thing, and there is nothing to switch. */
  again: Then | null;
}

export function named(reply: Reply, naming: Naming): Reply {
  if (reply.kind !== 'card' && reply.kind !== 'dialog') return reply;
  const switches = reply.kind === 'card' ? switchesOf(naming) : [];
  return { ...reply, card: aboutCommittee(reply.card, naming.committee, switches) };
}

/** The card with the committee's name above it, and its id in everything that the card sends. */
export function aboutCommittee(card: Card, committee: CommitteeName, switches: Action[] = []): Card {
  const stamped = carrying(card, committee.id) as Card;
  const above = small(committee.name);
  const below: Element[] = switches.length > 0 ? [{ type: 'ActionSet', actions: switches }] : [];
  return { ...stamped, body: [above, ...stamped.body, ...below] };
}

/** More than these are reached by the last button's card. */
const mostButtons = 4;

function switchesOf({ others, again }: Naming): Action[] {
  if (again === null) return [];
  return others.slice(0, mostButtons).map(({ id, name }) => chooseButton(`Switch to ${name}`, id, again));
}

const chooseButton = (title: string, committeeId: string, again: Then): Action =>
  button(title, 'committee.choose', { committeeId, ...again });

/** Asked where a typed word, or an old card, could mean several. Nothing that was typed is lost: it goes on with the answer. */
export function whichCommittee(among: CommitteeName[], again: Then): Reply {
  const [offered, more] = [among.slice(0, 20), among.length > 20];
  return show(
    messageCard({
      title: 'For which committee?',
      lines: [
        'You are on several. What you choose is remembered until you switch.',
        ...(more ? ['The first twenty are shown.'] : []),
      ],
      actions: offered.map(({ id, name }) => chooseButton(name, id, again)),
    }),
  );
}

/** A copy in which whatever sends a verb sends the committee too; what names one keeps it. */
export function carrying(value: unknown, committeeId: string): unknown {
  if (Array.isArray(value)) return value.map((one) => carrying(one, committeeId));
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, inner] of Object.entries(value)) {
    copy[key] = key === 'data' ? withCommittee(inner, committeeId) : carrying(inner, committeeId);
  }
  return copy;
}

function withCommittee(data: unknown, committeeId: string): unknown {
  if (typeof data !== 'object' || data === null || !('verb' in data)) return data;
  return { committeeId, ...data };
}
