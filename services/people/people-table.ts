/** Reads a list of people: one row a person, or several where a person holds posts at different times. */
import { z } from 'zod';
import { Day, parseDay } from '../calendar/rules';
import {
  type Cell,
  cellText,
  findColumns,
  isBlank,
  type Problem,
  type Row,
  type Sheet,
} from '../spreadsheets/rules';
import { Role } from './rules';

export const peopleColumns = {
  name: 'Name',
  email: 'Email',
  objectId: 'Entra object id',
  roles: 'Roles',
  post: 'Post',
  deputy: 'Deputy',
  from: 'From',
  until: 'Until',
} as const;
export type PeopleColumn = keyof typeof peopleColumns;

const headings: Record<PeopleColumn, RegExp> = {
  name: /^(full |display )?names?$/,
  email: /^(e ?mail|e ?mail address|work email)$/,
  objectId: /^((entra|azure ad|aad|microsoft entra) )?(object|user) id$|^entra id$/,
  roles: /^roles?$/,
  post: /^(posts?|post titles?|job titles?)$/,
  deputy: /^(deputy|deputies|cover)$/,
  from: /^(from|start|start date)$/,
  until: /^(until|to|end|end date)$/,
};

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

export function readPeopleTable(sheets: Sheet[]): { rows: PeopleRow[]; problems: Problem[] } {
  const rows: PeopleRow[] = [];
  const problems: Problem[] = [];
  let found = false;
  for (const sheet of sheets) {
    let columns: Partial<Record<PeopleColumn, number>> | null = null;
    for (const row of sheet.rows) {
      const header = findColumns(row, headings, ['name', 'email', 'roles']);
      if (header) columns = header;
      else if (columns && !isBlank(row)) rows.push(readRow(sheet.name, row, columns, problems));
    }
    found ||= columns !== null;
  }
  const whole = (message: string, fix: string) =>
    problems.push({ row: null, sheet: '', column: '', message, fix });
  const columnNames = Object.values(peopleColumns).join(', ');
  if (!found)
    whole('No heading row with Name, Email and Roles was found.', `Name the columns ${columnNames}.`);
  else if (rows.length === 0) whole('The list has no people.', 'Put each person in a row.');
  return { rows, problems };
}

function readRow(
  sheet: string,
  row: Row,
  columns: Partial<Record<PeopleColumn, number>>,
  problems: Problem[],
): PeopleRow {
  const cell = (column: PeopleColumn): Cell => row.cells[columns[column] ?? -1] ?? null;
  const text = (column: PeopleColumn) => cellText(cell(column)).replace(/\s+/g, ' ');
  const list = (column: PeopleColumn) =>
    cellText(cell(column))
      .split(/[;\n]/)
      .map((item) => item.replace(/\s+/g, ' ').trim())
      .filter(Boolean);
  const problem = (column: PeopleColumn, message: string, fix: string) =>
    problems.push({ row: row.number, sheet, column: peopleColumns[column], message, fix });
  const day = (column: 'from' | 'until') => {
    const written = cell(column);
    if (cellText(written) === '') return null;
    const read = written instanceof Date ? Day.parse(cellText(written)) : parseDay(cellText(written));
    if (!read)
      problem(column, `"${cellText(written)}" is not a date.`, 'Write it as 2026-09-01 or 01/09/2026.');
    return read;
  };

  const name = text('name');
  const email = text('email').replace(/^mailto:/i, '');
  if (!name) problem('name', 'There is no name.', 'Write how the person is called here.');
  if (!z.email().safeParse(email).success)
    problem(
      'email',
      email ? `"${email}" is not an email address.` : 'There is no email address.',
      'Write the work address.',
    );
  const roles = list('roles').flatMap((written) => readRole(written, problem));
  if (list('roles').length === 0) problem('roles', 'There is no role.', `Choose from ${roleNames}.`);
  const [fromDay, untilDay] = [day('from'), day('until')];
  if (fromDay && untilDay && fromDay > untilDay)
    problem('until', `${untilDay} comes before ${fromDay}.`, 'Check which of the two is right.');
  const posts = list('post');
  const deputies = list('deputy');
  if (deputies.length > 1 && deputies.length !== posts.length)
    problem(
      'deputy',
      'There are more or fewer deputies than posts.',
      'Name one for all posts, or one for each in the same order.',
    );
  const objectId = text('objectId').replace(/[{}]/g, '').toLowerCase() || null;
  return { sheet, row: row.number, name, email, objectId, roles, posts, deputies, fromDay, untilDay };
}

const roleNames = Role.options.map((role) => role.replaceAll('-', ' ')).join(', ');

function readRole(
  written: string,
  problem: (column: PeopleColumn, message: string, fix: string) => void,
): Role[] {
  const role = Role.safeParse(written.toLowerCase().replace(/[\s_]+/g, '-'));
  if (role.success) return [role.data];
  problem('roles', `"${written}" is not a role.`, `The roles are ${roleNames}; put ; between two.`);
  return [];
}
