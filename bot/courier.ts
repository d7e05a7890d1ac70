/** Turns the notices due to one person into one message, built from what is true now (design.md 4). */
import type { Card } from '../cards/card';
import { packCard } from '../cards/pack-card';
import { isSafeguarding } from '../services/notices/kinds';
import type { Notice } from '../services/notices/rules';
import type { Courier, Delivery } from '../services/notices/service';
import { whyNotNeeded } from '../services/rounds/still-due';
import type { Messenger } from './messenger';
import { namedParts } from './notice-committee';
import { combinedCard, type Part, partsFor } from './notice-parts';
import { packView } from './present/pack';
import type { BotServices } from './services';
import { carryingTyped } from './typed-kept';

export function createCourier(services: BotServices, messenger: Messenger): Courier {
  return {
    async deliver(personId: string, notices: Notice[]): Promise<Delivery> {
      const person = await services.people.byId(personId);
      if (!person) return ended(notices, 'This person is no longer in post.');
      if (!person.aadObjectId) {
        return {
          result: {
            kind: 'not-reached',
            unreached: 'no-account',
            reason: 'there is no Entra object id for this person. Please import one',
          },
          notNeeded: new Map(),
        };
      }
      const parts = await namedParts(services, person, await partsFor(services, person, notices), notices);
      const needed = new Set(parts.flatMap((part) => part.noticeIds));
      const notNeeded = await reasonsFor(
        services,
        personId,
        notices.filter((one) => !needed.has(one.id)),
      );
      const card = messageFor(parts);
      if (!card) return { result: { kind: 'nothing-to-send' }, notNeeded };
      // The lock screen says that there is something, never what (domain.md 2.9.12).
      const message = { card: carryingTyped(card), summary: card.fallbackText };
      const isUrgent = notices.some(({ id, kind }) => needed.has(id) && isSafeguarding(kind));
      const result = await messenger.send(person.aadObjectId, message, isUrgent ? 'urgent' : undefined);
      if (result.kind === 'delivered') await finishProgressCards(services, messenger, notices);
      return { result, notNeeded };
    },
  };
}

/** By notice: why it is not sent, as the clerk's list says it. */
async function reasonsFor(
  services: BotServices,
  personId: string,
  notices: Notice[],
): Promise<Map<string, string>> {
  if (notices.length === 0) return new Map();
  const lists = await services.rounds.dueFrom(personId);
  return new Map(
    notices.map(({ id, kind, subject }) => [
      id,
      whyNotNeeded(kind, subject.roundId, lists) ?? 'What it was about has been dealt with.',
    ]),
  );
}

/** The card that showed a build's progress is replaced, so that it never says "building" for ever. */
async function finishProgressCards(
  services: BotServices,
  messenger: Messenger,
  notices: Notice[],
): Promise<void> {
  for (const { kind, subject } of notices) {
    const build =
      kind === 'pack-finished' && subject.buildId ? await services.packs.byId(subject.buildId) : null;
    if (!build?.card) continue;
    const card = packCard(await packView(services, build));
    // The message itself has been delivered: an old card that cannot be replaced costs nobody anything.
    await messenger.update(build.card.conversationId, build.card.activityId, {
      card,
      summary: card.fallbackText,
    });
  }
}

function messageFor(parts: Part[]): Card | null {
  const [only] = parts;
  if (!only) return null;
  return parts.length === 1 ? only.card : combinedCard(parts);
}

function ended(notices: Notice[], reason: string): Delivery {
  return { result: { kind: 'nothing-to-send' }, notNeeded: new Map(notices.map((one) => [one.id, reason])) };
}
