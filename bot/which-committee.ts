/** In which committee a turn is, and whether this person may do there what they ask: decided once, before any handler. */
import { z } from 'zod';
import type { Day } from '../services/calendar/rules';
import { londonDay } from '../services/calendar/rules';
import type { CommitteeSettings } from '../services/committees/rules';
import type { CommitteeName, Person } from '../services/people/rules';
import type { Act } from '../services/platform/permissions';
import { committeesOf, committeesWhere, may } from '../services/platform/permissions';
import type { BotServices } from './services';
import type { Turn } from './turn';
import type { VerbRight } from './verb-rights';

export type Placed =
  /** `gone`: the field with the id of what is nowhere that they can be; the handler is given the id of nothing in it. */
  | { kind: 'in'; committeeId: string; gone?: string }
  /** They have the right on several, and have chosen none of them. */
  | { kind: 'ask'; among: CommitteeName[] }
  | { kind: 'refused' }
  /** The card names a meeting that never was: meetings are called off, not deleted. */
  | { kind: 'nowhere' };

const carried = z.object({ committeeId: z.string().max(100) });

/** The committees that a person is on today, with their names, the oldest first. */
export function presentCommittees(person: Person, on: Day): CommitteeName[] {
  const today = committeesOf(person, on);
  return person.committees.filter(({ id }) => today.includes(id));
}

/** Never asked which committee: a young person's words would wait in the card that asks, and nobody would read them. */
const youngPersons: ReadonlySet<Act> = new Set<Act>(['questions.ask', 'questions.mine']);

/** For what has no thing of its own: the one that the card carried, else the one chosen last, else the only one. */
export function placeByPerson(person: Person, act: Act, on: Day, sent: unknown = {}): Placed {
  const where = committeesWhere(person, act, on);
  const card = carried.safeParse(sent);
  if (card.success) {
    const { committeeId } = card.data;
    return where.includes(committeeId) ? { kind: 'in', committeeId } : { kind: 'refused' };
  }
  const [only, ...others] = where;
  if (only === undefined) return { kind: 'refused' };
  if (person.chosenCommitteeId !== null && where.includes(person.chosenCommitteeId))
    return { kind: 'in', committeeId: person.chosenCommitteeId };
  if (others.length === 0 || youngPersons.has(act)) return { kind: 'in', committeeId: only };
  return { kind: 'ask', among: person.committees.filter(({ id }) => where.includes(id)) };
}

/** The id of nothing, in the place of one that is gone: so that no answer says of any id whether it is somewhere else. */
export const nothingsId = '00000000-0000-0000-0000-000000000000';

/**
 * For a verb: where its thing belongs. A thing that is gone belongs nowhere, and its handler says so; one of a committee that
 * they have no place on is as good as gone, and is answered alike to the letter.
 */
export async function placeByVerb(
  services: BotServices,
  person: Person,
  { act, of }: VerbRight,
  sent: Record<string, unknown>,
  on: Day,
): Promise<Placed> {
  if (of === 'chosen') return placeByPerson(person, act, on, sent);
  if (of === 'loaded') {
    const placed = placeByPerson(person, act, on);
    const [first] = placed.kind === 'ask' ? placed.among : [];
    return first ? { kind: 'in', committeeId: first.id } : placed;
  }
  if (committeesWhere(person, act, on).length === 0) return { kind: 'refused' };
  const [thing, field] = of;
  const id = sent[field];
  const committeeId = typeof id === 'string' ? await services.committees.of(thing, id) : null;
  if (committeeId !== null && committeesOf(person, on).includes(committeeId))
    return may(person, act, { committeeId, on }) ? { kind: 'in', committeeId } : { kind: 'refused' };
  if (thing === 'meeting') return { kind: 'nowhere' };
  const placed = placeByPerson(person, act, on, sent);
  return placed.kind === 'in' && typeof id === 'string' ? { ...placed, gone: field } : placed;
}

/** What this person may do in the committee of this turn. */
export function can(turn: Turn, act: Act): boolean {
  return may(turn.person, act, { committeeId: turn.committeeId, on: londonDay(turn.now) });
}

/** Names and dates of the committee of this turn, as they are today. */
export function committeeOf(services: BotServices, turn: Turn): Promise<CommitteeSettings> {
  return services.committees.settingsOn(turn.committeeId, londonDay(turn.now));
}
