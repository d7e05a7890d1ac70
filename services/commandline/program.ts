/** Every `npm run pledgekeeper -- …` command: its arguments, its help, and where it goes. */
import { Command } from 'commander';
import { DatabaseUnavailable } from '../db/errors';
import type { Executor } from '../db/tables';
import { peopleTable } from '../people/people-table';
import { figureDeclared } from '../scorecard/figure-table';
import { titlesOf } from '../spreadsheets/declared-table';
import { ownColumns, planTable } from '../strategy/plan-columns';
import type { Services } from '../wiring';
import { askAtTerminal } from './ask';
import { backup } from './backup';
import { addCommittee, type CommitteeOptions, changeCommittee, listCommittees } from './committees';
import { addDayOff, listDaysOff, removeDayOff } from './days-off';
import { type About, doctor } from './doctor';
import { addElection, listElections, removeElection } from './elections';
import { exportPlan } from './export-plan';
import { importFigures } from './import-figures';
import { importPeople } from './import-people';
import { importPlan } from './import-plan';
import {
  acceptTerm,
  type CountOptions,
  changeName,
  countLanguage,
  forgetTerm,
  listLanguage,
  nationalTerms,
} from './language';
import { addMeeting, cancelMeeting, changeProfile, listMeetings, moveMeeting, readProfile } from './meetings';
import { listStopped, startMessages, stopMessages } from './message-stops';
import { papersCommands } from './papers-commands';
import { rekeyQuestions } from './questions';
import { recordCommands } from './record-commands';
import { restore } from './restore';
import { smallNumbersSetting } from './small-numbers';
import { templateNames, writeTemplateFile } from './template-file';
import { timetable } from './timetable';
import { visitCommands } from './visit-commands';
import { setWordTemplate, type WordTemplateOptions } from './word-template';

export interface ProgramParts {
  /** Starts the server and comes back when it listens. */
  start(): Promise<void>;
  demo(): Promise<void>;
  /** Writes the Teams app package; gives what to print. */
  manifest(to?: string): Promise<string>;
  /** Reads the settings and opens the database, without a server; closes it afterwards. */
  withServices<Value>(work: (services: Services, db: Executor) => Promise<Value>): Promise<Value>;
  /** As `withServices`, for commands that change nothing: the database refuses to be written to. */
  looking<Value>(work: (services: Services, db: Executor) => Promise<Value>): Promise<Value>;
  database(): { databaseUrl: string | null; dataDir: string };
  about(): About;
  print(text: string): void;
  fail(text: string): void;
}

export function createProgram(given: ProgramParts): Command {
  const program = new Command('pledgekeeper');
  const parts: ProgramParts = {
    ...given,
    withServices: (work) =>
      given.withServices((services, db) => work(forCommittee(services, program.opts().committee), db)),
    looking: (work) =>
      given.looking((services, db) => work(forCommittee(services, program.opts().committee), db)),
  };
  program
    .description('Quarterly pledge updates, scrutiny and the committee pack, in Microsoft Teams.')
    .helpCommand(true)
    .option('--committee <name>', 'which committee, where there are several')
    .showHelpAfterError('(add --help to see what it takes)');
  serverCommands(program, parts);
  importCommands(program, parts);
  meetingCommands(program, parts);
  committeeCommands(program, parts);
  papersCommands(program, {
    print: (work) => printed(parts, work),
    finish: (work) => finish(parts, parts.withServices(work)),
  });
  upkeepCommands(program, parts);
  recordCommands(program, parts, (work) => finish(parts, work));
  visitCommands(program, parts);
  return program;
}

/** With a name given, that committee is the one a command is about. */
function forCommittee(services: Services, name: string | undefined): Services {
  if (name === undefined) return services;
  const { committees } = services;
  const named = async (on?: Executor) => {
    const all = await committees.all(on);
    const wanted = name.trim().toLowerCase();
    const found = all.find((one) => one.name.toLowerCase() === wanted);
    if (found) return found;
    throw new Error(
      `--committee: there is no “${name}”. There is: ${all.map((one) => one.name).join('; ')}.`,
    );
  };
  return { ...services, committees: { ...committees, default: named } };
}

function serverCommands(program: Command, parts: ProgramParts): void {
  program.command('start').description('run the service').action(parts.start);
  program.command('demo').description('play a whole quarter without a browser').action(parts.demo);
  program
    .command('manifest')
    .description('write the Teams app package (zip)')
    .option('--to <file>', 'where to')
    .action(async ({ to }: { to?: string }) => parts.print(await parts.manifest(to)));
}

function importCommands(program: Command, parts: ProgramParts): void {
  const group = program
    .command('import')
    .description('read the plan, the people or the figures from a table (.xlsx, .csv)');
  group
    .command('plan <file>')
    .description(`columns ${titlesOf(planTable, ownColumns)}`)
    .option('--strategy-title <title>', 'what the strategy is called')
    .option('--from <date>', 'first day of the plan’s year')
    .option('--until <date>', 'last day of the plan’s year')
    .option(
      '--answers <file>',
      'answers to the questions: written where it is not there yet, read where it is',
    )
    .option('--yes', 'store it; without this, only what was understood is shown')
    .action((file: string, options) =>
      finish(
        parts,
        parts.withServices((services, db) =>
          importPlan({ ...services, ...askAtTerminal(), db }, { file, ...options }),
        ),
      ),
    );
  group
    .command('people <file>')
    .description(`columns ${titlesOf(peopleTable)}`)
    .option(
      '--answers <file>',
      'answers to the questions: written where it is not there yet, read where it is',
    )
    .option('--yes', 'store them; without this, only what was understood is shown')
    .action((file: string, options) =>
      finish(
        parts,
        parts.withServices((services, db) =>
          importPeople({ ...services, ...askAtTerminal(), db }, { file, ...options }),
        ),
      ),
    );
  group
    .command('figures <file>')
    .description(`columns ${titlesOf(figureDeclared)}`)
    .option(
      '--answers <file>',
      'answers to the questions: written where it is not there yet, read where it is',
    )
    .option('--yes', 'store them; without this, only what was understood is shown')
    .action((file: string, options) =>
      finish(
        parts,
        parts.withServices((services, db) =>
          importFigures({ ...services, ...askAtTerminal(), db }, { file, ...options }),
        ),
      ),
    );
  program
    .command('template-file <which>')
    .description(
      `a file to fill in for an import, with an example: ${templateNames.join(', ')}; needs no database`,
    )
    .requiredOption('--to <file>', 'where to: .xlsx or .csv')
    .action((which: string, { to }: { to: string }) => finish(parts, writeTemplateFile(which, to)));
  program
    .command('export')
    .description('write what is stored as a table')
    .command('plan <file>')
    .description('the plan with all that is known of it, as .xlsx or .csv that import plan reads back')
    .action((file: string) =>
      finish(
        parts,
        parts.withServices((services) => exportPlan(services, { file })),
      ),
    );
}

function meetingCommands(program: Command, parts: ProgramParts): void {
  program
    .command('timetable <date>')
    .description('every date of a meeting worked back from it, with its reason; needs no database')
    .option('--closed <days>', 'days the offices are closed: 2026-12-24,2026-12-29..2026-12-31')
    .option('--light', 'the light profile, for summer and urgent rounds')
    .option('--json', 'as JSON')
    .action((date: string, options) => finish(parts, timetable(date, options)));

  const meeting = program.command('meeting').description('the committee’s meetings');
  meeting
    .command('add <date>')
    .option('--light', 'the light profile')
    .action((date: string, options) =>
      printed(parts, (services) => addMeeting(services, { date, ...options })),
    );
  meeting
    .command('move <date> <to>')
    .description('to another day; every date follows')
    .action((date: string, to: string) => printed(parts, (services) => moveMeeting(services, { date, to })));
  meeting
    .command('cancel <date>')
    .description('it will not be held')
    .action((date: string) => printed(parts, (services) => cancelMeeting(services, { date })));
  meeting
    .command('profile <date> <profile>')
    .description('“light” for a short round, “normal” for the usual one; every date follows')
    .action((date: string, profile: string) =>
      printed(parts, (services) => changeProfile(services, { date, profile: readProfile(profile) })),
    );
  meeting.command('list').action(() => printed(parts, listMeetings));

  const election = program
    .command('election')
    .description('polling days: a meeting from notice to polling day is flagged');
  election
    .command('add <polling-day> <name>')
    .option('--notice <date>', 'the day of the notice of election; otherwise the latest there may be')
    .action((pollingDay: string, name: string, options: { notice?: string }) =>
      printed(parts, (services) => addElection(services, { pollingDay, name, ...options })),
    );
  election
    .command('remove <polling-day>')
    .action((pollingDay: string) => printed(parts, (services) => removeElection(services, { pollingDay })));
  election.command('list').action(() => printed(parts, listElections));

  const dayOff = program.command('day-off').description('bank holidays and days the offices are closed');
  dayOff
    .command('add <days> <name>')
    .description('one day, or FROM..TO')
    .option('--closure', 'the offices are closed; otherwise it is a bank holiday')
    .action((days: string, name: string, options) =>
      printed(parts, (services) => addDayOff(services, { days, name, ...options })),
    );
  dayOff
    .command('remove <days>')
    .action((days: string) => printed(parts, (services) => removeDayOff(services, { days })));
  dayOff.command('list').action(() => printed(parts, (services) => listDaysOff(services)));
}

function committeeCommands(program: Command, parts: ProgramParts): void {
  const committee = program
    .command('committee')
    .description('the committee’s names, each true from a day on');
  const withOptions = (command: Command) =>
    command
      .option('--parent-body <name>', 'the body it advises')
      .option('--operational-group <name>')
      .option('--shadow-committee <name>')
      .option('--time <HH:mm>')
      .option('--venue <place>')
      .option('--offset <step=days...>', 'move a step of the timetable: words-due=-31')
      .option('--from <date>', 'the day this is true from');
  withOptions(committee.command('add <name>')).action((name: string, options: CommitteeOptions) =>
    printed(parts, (services) => addCommittee(services, name, options)),
  );
  withOptions(committee.command('change').option('--name <name>')).action((options: CommitteeOptions) =>
    printed(parts, (services) => changeCommittee(services, options)),
  );
  committee
    .command('word-template [file]')
    .description('the council’s own Word look for its papers (.docx, .dotx)')
    .option('--from <date>', 'the day it is used from')
    .option('--none', 'back to Pledgekeeper’s own look')
    .action((file: string | undefined, options: WordTemplateOptions) =>
      printed(parts, (services) => setWordTemplate(services, file, options)),
    );
  const language = program
    .command('language')
    .description('what the language helper leaves alone, and its count');
  language.command('list').action(() => printed(parts, listLanguage));
  for (const [word, list] of [
    ['protect', 'protectedNames'],
    ['place', 'placeNames'],
  ] as const) {
    language
      .command(`${word} <name>`)
      .option('--remove', 'take it off the list')
      .action((name: string, { remove }: { remove?: boolean }) =>
        printed(parts, (services) => changeName(services, list, name, !remove)),
      );
  }
  language
    .command('accept <word>')
    .description('a word that the checks need not ask about again: a place, a service, an organisation')
    .requiredOption('--kind <kind>', 'place, service, organisation, member, officer or plan-term')
    .action((word: string, { kind }: { kind: string }) =>
      printed(parts, (services) => acceptTerm(services, word, kind)),
    );
  language
    .command('forget <word>')
    .description('have the checks ask about it again')
    .action((word: string) => printed(parts, (services) => forgetTerm(services, word)));
  language
    .command('national-terms <on|off>')
    .action((state: string) => printed(parts, (services) => nationalTerms(services, state)));
  language
    .command('count')
    .description('times suggested and times changed, for action 1.4')
    .option('--from <date>', 'first day, a year before the last unless told')
    .option('--until <date>', 'last day, today unless told')
    .action((options: CountOptions) => printed(parts, (services) => countLanguage(services, options)));

  committee.command('list').action(() => printed(parts, listCommittees));

  const messages = program.command('messages').description('whose messages are stopped');
  messages
    .command('stopped')
    .description('the list')
    .action(() => printed(parts, listStopped));
  messages
    .command('stop <email> <reason>')
    .description('send this person nothing; the reason is for the clerk and the manager alone')
    .option('--from <date>', 'the first day, today unless told')
    .option('--until <date>', 'the last day; without it until they are started again')
    .action((email: string, reason: string, options: { from?: string; until?: string }) =>
      printed(parts, (services) => stopMessages(services, { email, reason, ...options })),
    );
  messages
    .command('start <email>')
    .description('messages go again, with what is still due')
    .action((email: string) => printed(parts, (services) => startMessages(services, { email })));
}

function upkeepCommands(program: Command, parts: ProgramParts): void {
  program
    .command('questions')
    .description('the young people’s questions')
    .command('rekey')
    .description('seal every locked row by the newest of QUESTIONS_KEY')
    .action(() => printed(parts, rekeyQuestions));
  program
    .command('small-numbers')
    .description('from which size on a number of children is printed')
    .option('--count <number>', 'counts from 1 to this are hidden')
    .option('--base <number>', 'percentages of fewer than this are hidden')
    .option('--from <date>', 'the day this is true from')
    .action((options) => printed(parts, (services) => smallNumbersSetting(services, options)));
  program
    .command('doctor')
    .description('what needs attention, each with its fix')
    .action(() =>
      finish(
        parts,
        parts
          .looking((services) => doctor(services, parts.about(), program.opts().committee !== undefined))
          .catch((error: unknown) => whyNotOpen(error, parts.about())),
      ),
    );
  program
    .command('backup')
    .requiredOption('--to <file>')
    .action(async ({ to }: { to: string }) => {
      const made = await backup({ ...parts.database(), to });
      parts.print(`Written: ${made.file}, ${sum(made.rows)} rows, ${made.bytes} bytes.`);
      parts.print(
        `Signed head of the record: ${made.head}, entry ${made.entries}. Keep it apart from the backup.`,
      );
    });
  program
    .command('restore <file>')
    .option('--replace', 'delete what is there first')
    .action(async (from: string, { replace }: { replace?: boolean }) => {
      const restored = await restore({ ...parts.database(), from, replace: replace ?? false });
      parts.print(`Restored ${sum(restored.rows)} rows of the backup made at ${restored.madeAt}.`);
    });
}

/** What `doctor` says of a database that is not there to be looked at; any other fault is a bug. */
function whyNotOpen(error: unknown, { mode }: About): { text: string; ok: boolean } {
  if (!(error instanceof DatabaseUnavailable)) throw error;
  return { text: `  ok    Settings read: ${mode}.\n  fix   ${error.message}`, ok: false };
}

async function printed(parts: ProgramParts, work: (services: Services) => Promise<string>): Promise<void> {
  parts.print(await parts.withServices(work));
}

async function finish(
  parts: ProgramParts,
  work: { text: string; ok: boolean } | Promise<{ text: string; ok: boolean }>,
): Promise<void> {
  const { text, ok } = await work;
  if (ok) parts.print(text);
  else parts.fail(text);
}

function sum(rows: Record<string, number>): number {
  return Object.values(rows).reduce((total, count) => total + count, 0);
}
