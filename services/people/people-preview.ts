/** What an import of people understood, in plain text. */

import { formatDay } from '../calendar/rules';
import type { PeopleDoubt } from './people-doubts';
import type { Ending, PersonEntry } from './rules';

export function describePeople(entries: PersonEntry[], doubts: PeopleDoubt[], endings: Ending[]): string {
  return [
    entries.length === 1 ? '1 person' : `${entries.length} people`,
    ...entries.map(describePerson),
    '',
    describeEndings(endings),
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

/** Nothing ends that has not been shown here. */
function describeEndings(endings: Ending[]): string {
  if (endings.length === 0) return 'Nothing that stands today ends by it.';
  const count = endings.length === 1 ? 'This ends' : `These ${endings.length} end`;
  const kinds = { role: 'as', post: 'in the post', 'standing in': 'standing in for' } as const;
  return [
    `${count} on this committee by it:`,
    ...endings.map(
      ({ personName, what, kind, untilDay }) =>
        `  ${personName} ${kinds[kind]} ${kind === 'post' ? what : what.replaceAll('-', ' ')}, after ${formatDay(untilDay)}`,
    ),
  ].join('\n');
}

function describeDoubts(doubts: PeopleDoubt[]): string {
  if (doubts.length === 0) return 'No doubts.';
  const count = doubts.length === 1 ? '1 doubt. It does' : `${doubts.length} doubts. They do`;
  const lines = doubts.map(({ message, suggestion }) => `  ${message}\n      ${suggestion}`);
  return [`${count} not stop the import:`, ...lines].join('\n');
}
