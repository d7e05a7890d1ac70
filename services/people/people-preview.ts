/** What an import of people understood, in plain text. */
import type { PeopleDoubt } from './people-doubts';
import type { PersonEntry } from './rules';

export function describePeople(entries: PersonEntry[], doubts: PeopleDoubt[]): string {
  return [
    entries.length === 1 ? '1 person' : `${entries.length} people`,
    ...entries.map(describePerson),
    '',
    describeDoubts(doubts),
  ].join('\n');
}

function describePerson({ name, email, roles, holdings, fromDay, untilDay }: PersonEntry): string {
  const posts = holdings.map(({ post, deputyEmail, ...dates }) =>
    [post, deputyEmail && `deputy ${deputyEmail}`, between(dates.fromDay, dates.untilDay)]
      .filter(Boolean)
      .join(', '),
  );
  const facts = [roles.map((role) => role.replaceAll('-', ' ')).join(', '), between(fromDay, untilDay)];
  const lines = [`  ${name} <${email}>: ${facts.filter(Boolean).join('; ')}`];
  return [...lines, ...posts.map((post) => `      ${post}`)].join('\n');
}

function between(fromDay: string | null, untilDay: string | null): string {
  return [fromDay && `from ${fromDay}`, untilDay && `until ${untilDay}`].filter(Boolean).join(' ');
}

function describeDoubts(doubts: PeopleDoubt[]): string {
  if (doubts.length === 0) return 'No doubts.';
  const count = doubts.length === 1 ? '1 doubt. It does' : `${doubts.length} doubts. They do`;
  const lines = doubts.map(({ message, suggestion }) => `  ${message}\n      ${suggestion}`);
  return [`${count} not stop the import:`, ...lines].join('\n');
}
