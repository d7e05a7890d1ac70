/** Reads a table of frontline services, and one of who may visit them: every row understood, or named with its fix. */
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
import { ServiceEntry } from './rules';

export const serviceColumns = {
  name: 'Service',
  place: 'Place',
  manager: 'Manager',
  contact: 'Contact',
  see: 'What may be seen',
  ask: 'What to ask',
  pledges: 'Pledges',
  home: 'Home',
  time: 'Time',
  minutes: 'Minutes',
} as const;
type ServiceColumn = keyof typeof serviceColumns;

const serviceHeadings: Record<ServiceColumn, RegExp> = {
  name: /^(service|name|service name|team)$/,
  place: /^(place|address|where)$/,
  manager: /^(manager|managers? post|post)$/,
  contact: /^contact( on the day)?$/,
  see: /^(what (may|can) be seen|what to see|see)$/,
  ask: /^(what to ask|ask|questions)$/,
  pledges: /^pledges?$/,
  home: /^(home|is (it )?a home)$/,
  time: /^(time|usual time|starts?)$/,
  minutes: /^(minutes|length)( in minutes)?$/,
};

export interface Understood<Entry> {
  entries: Entry[];
  /** Anything here: nothing must be stored. */
  problems: Problem[];
}

export function readServiceTable(sheets: Sheet[]): Understood<ServiceEntry> {
  const read = rowsOf(sheets, serviceHeadings, ['name', 'place', 'manager'], serviceColumns, readService);
  const seen = new Set<string>();
  for (const { entry, place } of read.rows) {
    if (seen.has(entry.name.toLowerCase()))
      read.problems.push({
        ...place,
        column: 'Service',
        message: `"${entry.name}" stands twice.`,
        fix: 'Keep one row for it.',
      });
    seen.add(entry.name.toLowerCase());
  }
  return { entries: read.rows.map(({ entry }) => entry), problems: read.problems };
}

type Reader<Column extends string> = {
  text(column: Column): string;
  day(column: Column): Day | null;
  problem(column: Column, message: string, fix: string): void;
};

function readService({ text, problem }: Reader<ServiceColumn>): ServiceEntry | null {
  const pledges = text('pledges')
    .split(/[^\d]+/)
    .filter(Boolean)
    .map(Number);
  if (pledges.length === 0)
    problem('pledges', 'There is no pledge.', 'Write the numbers of the pledges it touches: 1, 3.');
  const home = text('home').toLowerCase();
  if (!/^(|yes|y|no|n|true|false)$/.test(home))
    problem('home', `"${text('home')}" is not yes or no.`, 'Write yes for a home.');
  const time = text('time') || '10:00';
  const minutes = Number(text('minutes') || 90);
  const parsed = ServiceEntry.safeParse({
    name: text('name'),
    place: text('place'),
    managerPost: text('manager'),
    contact: text('contact'),
    whatToSee: text('see'),
    whatToAsk: text('ask'),
    pledges,
    isHome: /^(yes|y|true)$/.test(home),
    startsAt: time.replace(/^(\d):/, '0$1:').replace('.', ':'),
    minutes,
  });
  if (parsed.success) return parsed.data;
  const columnOf: Record<string, ServiceColumn> = {
    name: 'name',
    place: 'place',
    managerPost: 'manager',
    contact: 'contact',
    whatToSee: 'see',
    whatToAsk: 'ask',
    pledges: 'pledges',
    startsAt: 'time',
    minutes: 'minutes',
  };
  const fixes: Partial<Record<ServiceColumn, [string, string]>> = {
    name: ['There is no service, or its name is longer than 120 letters.', 'Write its name.'],
    place: ['There is no place.', 'Write where visitors go.'],
    manager: ['There is no manager.', 'Write the title of the post that manages it.'],
    time: [`"${time}" is not a time.`, 'Write it as 10:00.'],
    minutes: [`"${text('minutes')}" is not a number of minutes from 15 to 480.`, 'Write it as 90.'],
    pledges: ['A pledge is not a number from 1 to 20.', 'Write the numbers: 1, 3.'],
  };
  for (const issue of parsed.error.issues) {
    const column = columnOf[String(issue.path[0])] ?? 'name';
    problem(
      column,
      ...(fixes[column] ?? (['This is too long.', 'Shorten it to 600 letters.'] as [string, string])),
    );
  }
  return null;
}

export const memberColumns = {
  email: 'Email',
  party: 'Party',
  trained: 'Trained on',
  checkFrom: 'Check from',
  checkUntil: 'Check until',
  before: 'Visits before',
} as const;
type MemberColumn = keyof typeof memberColumns;

const memberHeadings: Record<MemberColumn, RegExp> = {
  email: /^(e ?mail|e ?mail address)$/,
  party: /^(party|group|political group)$/,
  trained: /^(trained( on)?|training( date)?)$/,
  checkFrom: /^(check|dbs)( valid)? from$/,
  checkUntil: /^(check|dbs)( valid)? (until|to)$/,
  before: /^visits( made)? before$/,
};

export interface MemberEntry {
  email: string;
  party: string;
  trainedOn: Day | null;
  checkFrom: Day | null;
  checkUntil: Day | null;
  visitsBefore: number;
}

export function readMemberTable(sheets: Sheet[]): Understood<MemberEntry> {
  const read = rowsOf(sheets, memberHeadings, ['email', 'party'], memberColumns, readMember);
  return { entries: read.rows.map(({ entry }) => entry), problems: read.problems };
}

function readMember({ text, day, problem }: Reader<MemberColumn>): MemberEntry | null {
  const email = text('email').replace(/^mailto:/i, '');
  if (!email.includes('@'))
    problem('email', `"${email}" is not an email address.`, 'Write the member’s work address.');
  if (text('party') === '') problem('party', 'There is no party.', 'Write the party, or Independent.');
  const before = text('before') || '0';
  if (!/^\d{1,3}$/.test(before))
    problem(
      'before',
      `"${before}" is not a number of visits.`,
      'Write how many were made in the two years before.',
    );
  const [checkFrom, checkUntil] = [day('checkFrom'), day('checkUntil')];
  if (checkFrom && checkUntil && checkFrom > checkUntil)
    problem('checkUntil', `${checkUntil} comes before ${checkFrom}.`, 'Check which of the two is right.');
  const trainedOn = day('trained');
  return { email, party: text('party'), trainedOn, checkFrom, checkUntil, visitsBefore: Number(before) };
}

/** The rows below each heading row; `read` gives null where a problem has been named. */
function rowsOf<Column extends string, Entry>(
  sheets: Sheet[],
  headings: Record<Column, RegExp>,
  required: Column[],
  titles: Record<Column, string>,
  read: (reader: Reader<Column>) => Entry | null,
): { rows: { entry: Entry; place: Pick<Problem, 'row' | 'sheet'> }[]; problems: Problem[] } {
  const rows: { entry: Entry; place: Pick<Problem, 'row' | 'sheet'> }[] = [];
  const problems: Problem[] = [];
  let found = false;
  for (const sheet of sheets) {
    let columns: Partial<Record<Column, number>> | null = null;
    for (const row of sheet.rows) {
      const header = findColumns(row, headings, required);
      if (header) columns = header;
      else if (columns && !isBlank(row)) {
        const place = { row: row.number, sheet: sheet.name };
        const entry = read(
          readerOf(row, columns, (column, message, fix) =>
            problems.push({ ...place, column: titles[column], message, fix }),
          ),
        );
        if (entry) rows.push({ entry, place });
      }
    }
    found ||= columns !== null;
  }
  const names = Object.values(titles).join(', ');
  const whole = (message: string, fix: string) =>
    problems.push({ row: null, sheet: '', column: '', message, fix });
  if (!found) whole('No heading row was found.', `Name the columns ${names}.`);
  else if (rows.length === 0 && problems.length === 0)
    whole('The table has no rows.', 'Put each in a row of its own.');
  return { rows, problems };
}

function readerOf<Column extends string>(
  row: Row,
  columns: Partial<Record<Column, number>>,
  problem: Reader<Column>['problem'],
): Reader<Column> {
  const cell = (column: Column): Cell => row.cells[columns[column] ?? -1] ?? null;
  return {
    problem,
    text: (column) => cellText(cell(column)).replace(/\s+/g, ' '),
    day(column) {
      const written = cellText(cell(column));
      if (written === '') return null;
      const read = cell(column) instanceof Date ? Day.parse(written) : parseDay(written);
      if (!read) problem(column, `"${written}" is not a date.`, 'Write it as 2026-09-01 or 01/09/2026.');
      return read;
    },
  };
}
