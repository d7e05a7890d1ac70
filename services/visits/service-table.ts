/** Reads a table of frontline services, and one of who may visit them: every row understood, or named with its fix. */
import { addDays, type Day, formatDay } from '../calendar/rules';
import { defineTable, type RowReading, readDeclared } from '../spreadsheets/declared-table';
import type { Problem, Sheet, TableDoubt } from '../spreadsheets/rules';
import { ServiceEntry } from './rules';

type ServiceColumn =
  | 'name'
  | 'place'
  | 'manager'
  | 'contact'
  | 'see'
  | 'ask'
  | 'pledges'
  | 'home'
  | 'time'
  | 'minutes';

export const serviceTable = defineTable<ServiceColumn>({
  id: 'services',
  called: 'table of frontline services',
  columns: {
    name: {
      title: 'Service',
      spellings: /^(service|name|service name|team|service or team)$/,
      about: 'What visitors call it.',
      examples: ['Leaving care team', 'Harbour children’s home'],
      needed: true,
    },
    place: {
      title: 'Place',
      spellings: /^(place|address|where|location)$/,
      about: 'Where visitors go.',
      examples: ['Town Hall, Room 4', 'The manager tells visitors the address'],
      needed: true,
    },
    manager: {
      title: 'Manager',
      spellings: /^(manager|managers? post|post)$/,
      about: 'The title of the post that manages it, as in the list of people.',
      examples: ['Service Manager, Cared for and Care Leavers', 'Home Manager'],
      needed: true,
    },
    contact: {
      title: 'Contact',
      spellings: /^(contact|contact number|telephone|phone|tel)( on the day)?$/,
      about: 'Whom to ring on the day. Format the column as Text, so that a number keeps its first 0.',
      examples: ['01632 960123', '01632 960124'],
    },
    see: {
      title: 'What may be seen',
      spellings: /^(what (may|can) be seen|what to see|see)$/,
      about: 'What visitors may look at.',
      examples: ['The drop-in on a Tuesday', 'The shared rooms'],
    },
    ask: {
      title: 'What to ask',
      spellings: /^(what to ask|ask|questions)$/,
      about: 'Questions that help a visit.',
      examples: ['What gets in the way?', 'What do children ask for?'],
    },
    pledges: {
      title: 'Pledges',
      spellings: /^pledges?( touched)?$/,
      about: 'The numbers of the pledges it touches: 1, 3.',
      examples: ['5', '1, 3'],
    },
    home: {
      title: 'Home',
      spellings: /^(home|is (it )?a home)$/,
      about: 'yes for a place where children live: the manager and the children agree first.',
      examples: ['no', 'yes'],
    },
    time: {
      title: 'Time',
      spellings: /^(time|usual time|starts?|start time)$/,
      about: 'When a visit usually begins: 10:00.',
      examples: ['10:30', '16:00'],
    },
    minutes: {
      title: 'Minutes',
      spellings: /^(minutes|length|duration)( in minutes)?$/,
      about: 'How long a visit takes, from 15 to 480 minutes.',
      examples: [90, 60],
    },
  },
  notes: ['A row is one service. Do not name or describe any child.'],
});

export interface Understood<Entry> {
  entries: Entry[];
  /** Anything here: nothing must be stored. */
  problems: Problem[];
  doubts: TableDoubt[];
}

/** `pledges`: the numbers of the plan in force; null: there is none yet, and nothing to compare with. */
export function readServiceTable(sheets: Sheet[], pledges: number[] | null): Understood<ServiceEntry> {
  const reading = readDeclared(serviceTable, sheets);
  const seen = new Map<string, number>();
  const entries = reading.rows.flatMap((row) => {
    const entry = readService(row);
    if (entry && pledges) doubtUnknownPledges(row, entry.pledges, pledges);
    const key = row.text('name').toLowerCase();
    const earlier = seen.get(key);
    if (key !== '' && earlier !== undefined)
      row.problem(
        'name',
        `"${row.text('name')}" stands twice: here and in row ${earlier}.`,
        'Keep one row for it.',
      );
    seen.set(key, earlier ?? row.row.number);
    return entry ? [entry] : [];
  });
  return { entries, problems: reading.problems, doubts: reading.doubts };
}

function readService(row: RowReading<ServiceColumn>): ServiceEntry | null {
  const pledges = readPledges(row);
  const time = row.text('time') === '' ? '10:00' : row.time('time');
  const minutes = row.text('minutes') === '' ? 90 : row.number('minutes');
  const parsed = ServiceEntry.safeParse({
    name: row.text('name'),
    place: row.text('place'),
    managerPost: row.text('manager'),
    contact: row.contact('contact'),
    whatToSee: row.text('see'),
    whatToAsk: row.text('ask'),
    pledges,
    isHome: row.yesNo('home'),
    startsAt: time ?? '',
    minutes: minutes ?? 0,
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
    time: [`"${row.text('time')}" is not a time.`, 'Write it as 10:00.'],
    minutes: [`"${row.text('minutes')}" is not a number of minutes from 15 to 480.`, 'Write it as 90.'],
    pledges: ['A pledge is not a number from 1 to 20.', 'Write the numbers: 1, 3.'],
  };
  for (const issue of parsed.error.issues) {
    const column = columnOf[String(issue.path[0])] ?? 'name';
    row.problem(
      column,
      ...(fixes[column] ?? (['This is too long.', 'Shorten it to 600 letters.'] as [string, string])),
    );
  }
  return null;
}

/** A visit's themes are kept under its pledges: one that the plan does not have leads nowhere. */
function doubtUnknownPledges(row: RowReading<ServiceColumn>, named: number[], known: number[]): void {
  const unknown = named.filter((no) => !known.includes(no));
  if (unknown.length === 0) return;
  const numbers = [...known].sort((one, other) => one - other).join(', ');
  row.doubt(
    'pledges',
    `The plan has no pledge ${unknown.join(' or ')}; it has ${numbers}.`,
    'Write the numbers of pledges that the plan has.',
  );
}

/** '1-3' and '1 to 3' are all three. */
function everyPledge(written: string, first: string, last: string): string {
  const [from, to] = [Number(first), Number(last)];
  if (to <= from || to > 20) return written;
  return Array.from({ length: to - from + 1 }, (_, index) => from + index).join(', ');
}

/** '1, 3', or '3.1' where Excel or a hurried hand made one number of an action: the pledge is its first part. */
function readPledges(row: RowReading<ServiceColumn>): number[] {
  const written = row.text('pledges');
  const months = /^\d{1,2}[-/ ](?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)/i.test(written);
  if (months) {
    row.problem(
      'pledges',
      `"${written}" is what Excel made of two numbers.`,
      'Format the column as Text and type them again: 1, 3.',
    );
    return [1];
  }
  const refs = written.replace(/(\d+)\s*(?:-|–|to)\s*(\d+)/gi, everyPledge).match(/\d+(?:\.\d+)?/g) ?? [];
  if (refs.length === 0)
    row.problem('pledges', 'There is no pledge.', 'Write the numbers of the pledges it touches: 1, 3.');
  const single = refs.filter((ref) => ref.includes('.'));
  if (single.length > 0)
    row.doubt(
      'pledges',
      `"${written}" is read as pledge ${[...new Set(refs.map((ref) => Number.parseInt(ref, 10)))].join(' and ')}.`,
      'Write whole numbers with commas: 1, 3. Format the column as Text, or Excel makes one number of them.',
    );
  return [...new Set(refs.map((ref) => Number.parseInt(ref, 10)))];
}

type MemberColumn = 'email' | 'party' | 'trained' | 'checkFrom' | 'checkUntil' | 'before';

export const memberTable = defineTable<MemberColumn>({
  id: 'members',
  called: 'table of members',
  columns: {
    email: {
      title: 'Email',
      spellings: /^(e ?mail|e ?mail address|work email)$/,
      about: 'The work address, as in the list of people.',
      examples: ['councillor.one@council.example', 'councillor.two@council.example'],
      needed: true,
    },
    party: {
      title: 'Party',
      longest: 120,
      spellings: /^(party|group|political group)$/,
      about: 'The party, or Independent.',
      examples: ['Independent', 'Party A'],
      needed: true,
    },
    trained: {
      title: 'Trained on',
      spellings: /^(trained( on)?|training( date)?)$/,
      about: 'The day of the visits training; empty: not trained yet, and not asked.',
      examples: ['2026-05-14', '2026-05-14'],
    },
    checkFrom: {
      title: 'Check from',
      spellings: /^(check|dbs)( valid)? from$/,
      about: 'The first day of the member’s check.',
      examples: ['2026-06-01', '2026-06-01'],
    },
    checkUntil: {
      title: 'Check until',
      spellings: /^(check|dbs)( valid)? (until|to)$/,
      about: 'The last day on which the check is good.',
      examples: ['2029-05-31', '2029-05-31'],
    },
    before: {
      title: 'Visits before',
      spellings: /^visits( made)? before$/,
      about: 'How many visits were made in the two years before.',
      examples: [0, 3],
    },
  },
  notes: ['A row is one member, who is in the list of people with the role member.'],
});

export interface MemberEntry {
  email: string;
  party: string;
  trainedOn: Day | null;
  checkFrom: Day | null;
  checkUntil: Day | null;
  visitsBefore: number;
}

export interface MemberContext {
  today: Day;
  /** Whether somebody with this address is on the committee as a member, today or later: as visits ask. */
  mayVisit(email: string): boolean;
}

export function readMemberTable(sheets: Sheet[], context: MemberContext): Understood<MemberEntry> {
  const reading = readDeclared(memberTable, sheets);
  const seen = new Map<string, number>();
  const entries = reading.rows.map((row) => {
    const entry = readMember(row);
    doubtDays(row, entry, context.today);
    if (entry.email !== '' && !context.mayVisit(entry.email))
      row.doubt(
        'email',
        `${entry.email} is no member of this committee, so no visit is asked of them.`,
        'Import people first, with the role member, or take the row out.',
      );
    const earlier = seen.get(entry.email.toLowerCase());
    if (entry.email !== '' && earlier !== undefined)
      row.problem(
        'email',
        `${entry.email} stands twice: here and in row ${earlier}.`,
        'Keep one row for each member.',
      );
    seen.set(entry.email.toLowerCase(), earlier ?? row.row.number);
    return entry;
  });
  return { entries, problems: reading.problems, doubts: reading.doubts };
}

/** Long before a member could have been trained, or long after any check ends: a slip of the year. */
const farDays = 20 * 366;

function doubtDays(row: RowReading<MemberColumn>, entry: MemberEntry, today: Day): void {
  const fix = 'If that is not meant, write the day as 2026-09-01 or 01/09/2026.';
  const { trainedOn, checkFrom, checkUntil } = entry;
  if (trainedOn && trainedOn > today)
    row.doubt(
      'trained',
      `${formatDay(trainedOn)} is still to come: no visit is asked of them before it.`,
      fix,
    );
  if (checkFrom && checkFrom > today)
    row.doubt(
      'checkFrom',
      `${formatDay(checkFrom)} is still to come: no visit is asked of them before it.`,
      fix,
    );
  if (checkUntil && checkUntil < today)
    row.doubt('checkUntil', `${formatDay(checkUntil)} has gone by: no visit is asked of them now.`, fix);
  const days = [
    ['trained', trainedOn],
    ['checkFrom', checkFrom],
    ['checkUntil', checkUntil],
  ] as const;
  for (const [column, day] of days)
    if (day && (day < addDays(today, -farDays) || day > addDays(today, farDays)))
      row.doubt(column, `${formatDay(day)} is more than 20 years away.`, fix);
}

function readMember(row: RowReading<MemberColumn>): MemberEntry {
  const party = row.text('party');
  if (party === '') row.problem('party', 'There is no party.', 'Write the party, or Independent.');
  const before = row.text('before') === '' ? 0 : row.number('before');
  if (before === null || before > 999)
    row.problem(
      'before',
      `"${row.text('before')}" is not a number of visits.`,
      'Write how many were made in the two years before.',
    );
  const [checkFrom, checkUntil] = [row.day('checkFrom'), row.day('checkUntil')];
  if (checkFrom && checkUntil && checkFrom > checkUntil)
    row.problem('checkUntil', `${checkUntil} comes before ${checkFrom}.`, 'Check which of the two is right.');
  return {
    email: row.email('email'),
    party,
    trainedOn: row.day('trained'),
    checkFrom,
    checkUntil,
    visitsBefore: before ?? 0,
  };
}
