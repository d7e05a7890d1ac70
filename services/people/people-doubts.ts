/** What a person should look at before a list of people is stored: nothing here stops the import. */
import type { Day } from '../calendar/rules';
import { committeesOf } from '../platform/permissions';
import { inForce, type Person, type PersonEntry, sameEmail } from './rules';

export interface PeopleDoubt {
  code:
    | 'read-from-cell'
    | 'odd-object-id'
    | 'no-object-id'
    | 'lead-post-vacant'
    | 'two-holders'
    | 'handed-on'
    | 'not-in-the-file';
  message: string;
  suggestion: string;
}

export interface PeopleContext {
  /** The list is of this committee: what its people are to others is no business of the import. */
  committeeId: string;
  /** Everyone stored, of every committee, in post or not. */
  known: Person[];
  today: Day;
  /** Posts that lead actions of the plan in force. */
  leadPosts: string[];
  /** The stored spelling of a post's title; null: not known. */
  findPost: (title: string) => string | null;
}

export function peopleDoubts(entries: PersonEntry[], context: PeopleContext): PeopleDoubt[] {
  return [
    ...objectIdDoubts(entries, context),
    ...postDoubts(entries, context),
    ...missingPeople(entries, context),
  ];
}

function isListed(person: Person, entries: PersonEntry[]): boolean {
  return entries.some(
    (entry) => sameEmail(entry, person) || (entry.aadObjectId && entry.aadObjectId === person.aadObjectId),
  );
}

function objectIdDoubts(entries: PersonEntry[], { known }: PeopleContext): PeopleDoubt[] {
  const odd = entries.filter(
    ({ aadObjectId }) => aadObjectId && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(aadObjectId),
  );
  const without = entries.filter(
    (entry) => !entry.aadObjectId && !known.some((person) => sameEmail(person, entry) && person.aadObjectId),
  );
  return [
    ...odd.map(
      (entry): PeopleDoubt => ({
        code: 'odd-object-id',
        message: `${entry.name}: "${entry.aadObjectId}" does not look like an Entra object id.`,
        suggestion: 'Copy it from the person’s page in Entra; Teams would not know the person by it.',
      }),
    ),
    ...without.map(
      (entry): PeopleDoubt => ({
        code: 'no-object-id',
        message: `${entry.name} has no Entra object id.`,
        suggestion: `It is learned when ${entry.email} first writes to Pledgekeeper in Teams.`,
      }),
    ),
  ];
}

interface Held {
  name: string;
  post: string;
  fromDay: Day | null;
  untilDay: Day | null;
  listed: boolean;
}

function postDoubts(entries: PersonEntry[], context: PeopleContext): PeopleDoubt[] {
  const held: Held[] = [
    ...entries.flatMap(({ name, holdings }) =>
      holdings.map((holding) => ({ name, ...holding, listed: true })),
    ),
    ...context.known
      .filter((person) => !isListed(person, entries))
      .flatMap(({ name, holdings }) =>
        holdings
          .filter(
            (one) => one.committeeId === context.committeeId && !one.deputy && inForce(one, context.today),
          )
          .map((one) => ({
            name,
            post: one.post,
            fromDay: null,
            untilDay: one.untilDay as Day | null,
            listed: false,
          })),
      ),
  ];
  return [...new Set(context.leadPosts)].flatMap((post): PeopleDoubt[] => {
    const holders = held.filter((each) => each.post === post);
    const [one, other] = overlap(holders);
    if (one && other && !other.listed)
      return [
        {
          code: 'handed-on',
          message: `${other.name} is not in this list and holds ${post}; ${one.name} takes it over.`,
          suggestion: 'If both should hold it at different times, list both with their dates.',
        },
      ];
    if (one && other)
      return [
        {
          code: 'two-holders',
          message: `${one.name} and ${other.name} both hold ${post} at the same time.`,
          suggestion: 'Give one of them an Until date; until then the later one is asked.',
        },
      ];
    if (holders.some((each) => inForce(each, context.today))) return [];
    return [
      {
        code: 'lead-post-vacant',
        message: `Nobody holds ${post} today, and it leads actions of the plan.`,
        suggestion: 'Add who holds it, with the title written in the same way.',
      },
    ];
  });
}

function overlap(holders: Held[]): Held[] {
  for (const [index, one] of holders.entries()) {
    const other = holders
      .slice(index + 1)
      .find(
        (each) =>
          each.name !== one.name &&
          (one.fromDay ?? '') <= (each.untilDay ?? '9999') &&
          (each.fromDay ?? '') <= (one.untilDay ?? '9999'),
      );
    if (other) return [one, other];
  }
  return [];
}

function missingPeople(entries: PersonEntry[], { known, today, committeeId }: PeopleContext): PeopleDoubt[] {
  return known
    .filter((person) => committeesOf(person, today).includes(committeeId))
    .filter((person) => !isListed(person, entries))
    .map((person) => ({
      code: 'not-in-the-file',
      message: `${person.name} is stored here but not in this list.`,
      suggestion: 'Nothing changes for them; to end it, list them with an Until date.',
    }));
}
