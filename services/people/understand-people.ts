/** Turns a list's rows into people: rows of one person joined, deputies found, what does not fit named. */
import type { Day } from '../calendar/rules';
import { type Problem, placeOf, type Sheet, type TableDoubt } from '../spreadsheets/rules';
import { clashesWithKnown, deputyFinder, differingNames, sameObjectId } from './people-checks';
import { type PeopleContext, type PeopleDoubt, peopleDoubts } from './people-doubts';
import { type PeopleRow, readPeopleTable } from './people-table';
import type { HoldingEntry, PersonEntry } from './rules';

export interface UnderstoodPeople {
  entries: PersonEntry[];
  doubts: PeopleDoubt[];
  /** Anything here: nobody must be stored. */
  problems: Problem[];
}

export function understandPeople(sheets: Sheet[], context: PeopleContext): UnderstoodPeople {
  const { rows, problems, doubts: inCells } = readPeopleTable(sheets);
  const groups = groupByEmail(rows);
  problems.push(
    ...sameObjectId(rows),
    ...groups.filter(([row]) => row?.email).flatMap(differingNames),
    ...clashesWithKnown(rows, context.known),
  );
  const deputyOf = deputyFinder(rows, context.known, problems);
  const entries = groups.map((group) => toEntry(group, deputyOf, context.findPost));
  const doubts = [...inCells.map(asPeopleDoubt), ...peopleDoubts(entries, context)];
  return { entries, doubts, problems };
}

function asPeopleDoubt(doubt: TableDoubt): PeopleDoubt {
  return { code: 'read-from-cell', message: `${placeOf(doubt)}: ${doubt.message}`, suggestion: doubt.fix };
}

function toEntry(
  group: PeopleRow[],
  deputyOf: (row: PeopleRow, index: number) => string | null,
  findPost: PeopleContext['findPost'],
): PersonEntry {
  const [first] = group;
  const holdings = group.flatMap((row) =>
    row.posts.map(
      (post, index): HoldingEntry => ({
        post: findPost(post) ?? post,
        deputyEmail: deputyOf(row, index),
        fromDay: row.fromDay,
        untilDay: row.untilDay,
      }),
    ),
  );
  const starts = group.map(({ fromDay }) => fromDay ?? '').sort();
  const ends = group.map(({ untilDay }) => untilDay ?? '9999').sort();
  return {
    name: first?.name ?? '',
    email: first?.email ?? '',
    aadObjectId: group.find(({ objectId }) => objectId)?.objectId ?? null,
    roles: [...new Set(group.flatMap(({ roles }) => roles))],
    holdings,
    fromDay: (starts[0] || null) as Day | null,
    untilDay: (ends.at(-1) === '9999' ? null : ends.at(-1)) as Day | null,
  };
}

function groupByEmail(rows: PeopleRow[]): PeopleRow[][] {
  const groups = new Map<string, PeopleRow[]>();
  for (const row of rows) {
    const key = row.email.toLowerCase();
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}
