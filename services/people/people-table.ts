/** Reads a list of people: one row a person, or several where a person holds posts at different times. */
import type { Day } from '../calendar/rules';
import { defineTable, type RowReading, readDeclared } from '../spreadsheets/declared-table';
import type { Problem, Sheet, TableDoubt } from '../spreadsheets/rules';
import { readRoles, roleNames } from './role-words';
import type { Role } from './rules';

export type PeopleColumn = 'name' | 'email' | 'objectId' | 'roles' | 'post' | 'deputy' | 'from' | 'until';

export const peopleTable = defineTable<PeopleColumn>({
  id: 'people',
  called: 'list of people',
  columns: {
    name: {
      title: 'Name',
      longest: 120,
      spellings: /^(full |display )?names?$/,
      about: 'How the person is called here.',
      examples: ['Councillor Alex Example', 'Sam Example'],
      needed: true,
    },
    email: {
      title: 'Email',
      longest: 254,
      spellings: /^(e ?mail|e ?mail address|work email|user principal name|upn)$/,
      about:
        'The work address that Teams knows them by: email or user principal name. It is enough to find them.',
      examples: ['alex.example@council.example', 'sam.example@council.example'],
      needed: true,
    },
    objectId: {
      title: 'Entra object id',
      spellings: /^((entra|azure ad|aad|microsoft entra) )?(object|user) id$|^entra id$/,
      about: 'May stay empty: it is looked up, or learned when the person first writes in Teams.',
      examples: [null, null],
    },
    roles: {
      title: 'Roles',
      longest: 300,
      spellings: /^roles?( here)?$/,
      about: 'What they do here, with ; between two.',
      examples: ['member; chair', 'lead'],
      needed: true,
    },
    post: {
      title: 'Post',
      longest: 600,
      spellings: /^(posts?|post titles?|job titles?)$/,
      about: 'The title of the post they hold, as the plan names it; ; between two.',
      examples: [null, 'Service Manager, Cared for and Care Leavers'],
    },
    deputy: {
      title: 'Deputy',
      longest: 600,
      spellings: /^(deputy|deputies|cover)$/,
      about: 'Who stands in for the post: a name in this list, or an email.',
      examples: [null, 'alex.example@council.example'],
    },
    from: {
      title: 'From',
      spellings: /^(from|start|start date)$/,
      about: 'First day; empty: already here.',
      examples: [null, '2026-09-01'],
    },
    until: {
      title: 'Until',
      spellings: /^(until|to|end|end date)$/,
      about: 'Last day; empty: open.',
      examples: [null, null],
    },
  },
  notes: [
    'A row is one person, or several rows one person who holds posts at different times.',
    `The roles are ${roleNames}.`,
  ],
});

export interface PeopleRow {
  sheet: string;
  row: number;
  name: string;
  email: string;
  objectId: string | null;
  roles: Role[];
  posts: string[];
  /** As written: names or emails, one for all posts or one for each. */
  deputies: string[];
  fromDay: Day | null;
  untilDay: Day | null;
}

export interface PeopleReading {
  rows: PeopleRow[];
  problems: Problem[];
  doubts: TableDoubt[];
}

export function readPeopleTable(sheets: Sheet[]): PeopleReading {
  const { rows, problems, doubts } = readDeclared(peopleTable, sheets);
  return { rows: rows.map(readRow), problems, doubts };
}

function readRow(row: RowReading<PeopleColumn>): PeopleRow {
  const name = row.text('name');
  if (!name) row.problem('name', 'There is no name.', 'Write how the person is called here.');
  const [fromDay, untilDay] = [row.day('from'), row.day('until')];
  if (fromDay && untilDay && fromDay > untilDay)
    row.problem('until', `${untilDay} comes before ${fromDay}.`, 'Check which of the two is right.');
  const posts = row.list('post');
  const deputies = row.list('deputy');
  if (deputies.length > 1 && deputies.length !== posts.length)
    row.problem(
      'deputy',
      'There are more or fewer deputies than posts.',
      'Name one for all posts, or one for each in the same order.',
    );
  return {
    sheet: row.sheet,
    row: row.row.number,
    name,
    email: row.email('email'),
    objectId: readObjectId(row),
    roles: readRoles(row),
    posts,
    deputies,
    fromDay,
    untilDay,
  };
}

/** A user principal name in this column is an address and no object id: the address column finds the person. */
function readObjectId(row: RowReading<PeopleColumn>): string | null {
  const written = row.text('objectId').replace(/[{}]/g, '').toLowerCase();
  if (written === '') return null;
  if (!written.includes('@')) return written;
  row.doubt(
    'objectId',
    `"${written}" is an address and no object id; it is left out here.`,
    'That does no harm: the person is found by the address.',
  );
  return null;
}
