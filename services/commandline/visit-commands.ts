/** The commands of frontline visits: `import services|members FILE`, `visits …`. */
import type { Command } from 'commander';
import type { Executor } from '../db/tables';
import { titlesOf } from '../spreadsheets/declared-table';
import { memberTable, serviceTable } from '../visits/service-table';
import type { Services } from '../wiring';
import { askAtTerminal } from './ask';
import { importMembers, importServices } from './import-visits';
import { agreeRota, draftRota, paperOfYear, type SettingsOptions, showRota, visitSettings } from './visits';

interface Parts {
  withServices<Value>(work: (services: Services, db: Executor) => Promise<Value>): Promise<Value>;
  print(text: string): void;
  fail(text: string): void;
}

export function visitCommands(program: Command, parts: Parts): void {
  const printed = async (work: (services: Services) => Promise<string>) =>
    parts.print(await parts.withServices(work));
  const imported = async (work: Promise<{ text: string; ok: boolean }>) => {
    const { text, ok } = await work;
    if (ok) parts.print(text);
    else parts.fail(text);
  };
  const group = program.commands.find((one) => one.name() === 'import') ?? program.command('import');
  group
    .command('services <file>')
    .description(`columns ${titlesOf(serviceTable)}`)
    .option('--retire-others', 'services that are not in the file are visited no more')
    .option(
      '--answers <file>',
      'answers to the questions: written where it is not there yet, read where it is',
    )
    .option('--yes', 'store them; without this, only what was understood is shown')
    .action((file: string, options) =>
      imported(
        parts.withServices((services, db) =>
          importServices({ ...services, ...askAtTerminal(), db }, { file, ...options }),
        ),
      ),
    );
  group
    .command('members <file>')
    .description(`columns ${titlesOf(memberTable)}`)
    .option(
      '--answers <file>',
      'answers to the questions: written where it is not there yet, read where it is',
    )
    .option('--yes', 'store them; without this, only what was understood is shown')
    .action((file: string, options) =>
      imported(
        parts.withServices((services, db) =>
          importMembers({ ...services, ...askAtTerminal(), db }, { file, ...options }),
        ),
      ),
    );

  const visits = program.command('visits').description('councillors’ frontline visits');
  visits
    .command('rota')
    .description('the year, who goes, and fairness')
    .action(() => printed(showRota));
  visits
    .command('draft')
    .description('draft the year’s rota, or draft it again')
    .option('--from <date>', 'any day of the year meant; from June on it is the next, otherwise this')
    .action((options: { from?: string }) => printed((services) => draftRota(services, options)));
  visits
    .command('agree')
    .description('agree the draft')
    .action(() => printed(agreeRota));
  visits
    .command('year')
    .description('make the year of visits a paper in the library: evidence for the plan’s action on visits')
    .option('--from <date>', 'any day of the year meant; this year unless told')
    .action((options: { from?: string }) => printed((services) => paperOfYear(services, options)));
  visits
    .command('settings')
    .description('show the settings, after changing what is named')
    .option('--a-month <count>', 'visits a month')
    .option('--members <count>', 'members a visit')
    .option('--clerk-approves-swaps <yes-or-no>')
    .option('--calendar-events <yes-or-no>', 'events in members’ own calendars, through Microsoft Graph')
    .option('--pre-election <days...>', 'FROM..TO, or none')
    .option('--quiet <days...>', 'FROM..TO to keep away from where there is a choice, or none')
    .option('--front-door <phone>')
    .option('--emergency-duty <phone>')
    .option('--designated-officer <phone>')
    .action((options: SettingsOptions) => printed((services) => visitSettings(services, options)));
}
