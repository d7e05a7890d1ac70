/** What a person should look at before a list of people is stored: nothing here stops the import. */
import type { Day } from '../calendar/rules';
import { committeesOf } from '../platform/permissions';
import { inForce, type Person, type PersonEntry, sameEmail } from './rules';

export interface PeopleDoubt {
  code:
    | 'read-from-cell'
    | 'odd-object-id'
    | 'no-object-id'
    | 'other-account'
    | 'known-elsewhere'
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
    ...identityDoubts(entries, context),
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

/**
 * Who somebody is to Teams, and how they are called, is the same on every committee: a list of one that changes it says so,
 * since whoever signs in with another account has that person's rights everywhere.
 */
function identityDoubts(entries: PersonEntry[], { known, committeeId, today }: PeopleContext): PeopleDoubt[] {
  return entries.flatMap((entry): PeopleDoubt[] => {
    const person =
      known.find(({ aadObjectId }) => entry.aadObjectId && aadObjectId === entry.aadObjectId.toLowerCase()) ??
      known.find((one) => sameEmail(one, entry));
    if (!person) return [];
    const there = committeesOf(person, today);
    const others = person.committees.filter(({ id }) => id !== committeeId && there.includes(id));
    const elsewhere = others.map(({ name }) => `the ${name}`).join(' and ');
    const also = others.length > 0 ? ` They are on ${elsewhere} too, and it changes there as well.` : '';
    const id = entry.aadObjectId?.toLowerCase();
    const doubts: PeopleDoubt[] = [];
    if (id && person.aadObjectId && person.aadObjectId !== id)
      doubts.push({
        code: 'other-account',
        message: `${person.name} is stored here with another Entra object id, ${person.aadObjectId}.${also}`,
        suggestion: `Whoever signs in as ${id} gets all that ${person.name} may do. Check it in Entra.`,
      });
    const changed = [
      ...(person.name === entry.name ? [] : [`the name “${person.name}”`]),
      ...(sameEmail(person, entry) ? [] : [`the address ${person.email}`]),
    ];
    if (others.length > 0 && changed.length > 0)
      doubts.push({
        code: 'known-elsewhere',
        message: `${entry.name} is stored here with ${changed.join(' and ')}.${also}`,
        suggestion: 'If it is the same person under a new name or address, go on.',
      });
    return doubts;
  });
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
