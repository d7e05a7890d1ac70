/** What in a list of people cannot be right: rows, object ids, emails and deputies that contradict each other. */
import type { Problem } from '../spreadsheets/rules';
import { type PeopleColumn, type PeopleRow, peopleTable } from './people-table';
import { type Person, sameEmail } from './rules';

function problemAt(row: PeopleRow, column: PeopleColumn, message: string, fix: string): Problem {
  return { row: row.row, sheet: row.sheet, column: peopleTable.columns[column].title, message, fix };
}

/** By email or by name, among the rows and the people stored; adds a problem where it finds none or several. */
export function deputyFinder(rows: PeopleRow[], known: Person[], problems: Problem[]) {
  const everyone = [...rows, ...known].map(({ name, email }) => ({ name: name.toLowerCase(), email }));
  return (row: PeopleRow, index: number): string | null => {
    const written = row.deputies.length > 1 ? row.deputies[index] : row.deputies[0];
    if (!written) return null;
    // One deputy for every post of the row is named once only.
    const first = index === 0 || row.deputies.length > 1;
    const sought = written.toLowerCase();
    const matches = everyone.filter(({ name, email }) => name === sought || email.toLowerCase() === sought);
    const emails = [...new Set(matches.map(({ email }) => email.toLowerCase()))];
    const [email] = emails;
    if (emails.length !== 1 && first)
      problems.push(
        emails.length > 1
          ? problemAt(
              row,
              'deputy',
              `More than one person is called "${written}".`,
              'Write the email address.',
            )
          : problemAt(
              row,
              'deputy',
              `"${written}" is nobody in this list or stored here.`,
              'Add the person, or write the email address.',
            ),
      );
    if (email === row.email.toLowerCase() && first)
      problems.push(
        problemAt(
          row,
          'deputy',
          'A person cannot be their own deputy.',
          'Name somebody else, or leave it empty.',
        ),
      );
    return emails.length === 1 ? (email ?? null) : null;
  };
}

export function sameObjectId(rows: PeopleRow[]): Problem[] {
  return rows.flatMap((row, index) => {
    const earlier = rows
      .slice(0, index)
      .find((other) => other.objectId && other.objectId === row.objectId && !sameEmail(other, row));
    return earlier
      ? [
          problemAt(
            row,
            'objectId',
            `Row ${earlier.row} has the same object id but another email.`,
            'One of the two is wrong; look it up in Entra.',
          ),
        ]
      : [];
  });
}

export function differingNames(group: PeopleRow[]): Problem[] {
  const [first, ...others] = group;
  return others.flatMap((row) => {
    if (first && row.name.toLowerCase() !== first.name.toLowerCase())
      return [
        problemAt(
          row,
          'email',
          `Row ${first.row} has the same email under another name.`,
          'Give each person their own email.',
        ),
      ];
    if (first?.objectId && row.objectId && row.objectId !== first.objectId)
      return [
        problemAt(
          row,
          'objectId',
          `Row ${first.row} has another object id for the same email.`,
          'Keep the one that Entra shows.',
        ),
      ];
    return [];
  });
}

/** The object id says one stored person, the email another: storing would mix the two. */
export function clashesWithKnown(rows: PeopleRow[], known: Person[]): Problem[] {
  return rows.flatMap((row) => {
    const byId = row.objectId && known.find(({ aadObjectId }) => aadObjectId === row.objectId);
    const byEmail = known.find((person) => sameEmail(person, row));
    return byId && byEmail && byId.id !== byEmail.id
      ? [
          problemAt(
            row,
            'email',
            'The object id belongs to one person stored here and the email to another.',
            'Check both in Entra.',
          ),
        ]
      : [];
  });
}
