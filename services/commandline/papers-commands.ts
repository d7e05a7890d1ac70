/** The commands about papers: report templates, written reports, the usual order of business. */
import type { Command } from 'commander';
import type { Services } from '../wiring';
import type { CommandResult } from './import-file';
import { importOrder, showOrder } from './order-of-business';
import { importReport, listReports } from './reports';
import { importTemplate, listTemplates, showTemplate } from './templates';

/** How the program runs a command against the services: printing what it gives, or failing with it. */
export interface PapersParts {
  print(work: (services: Services) => Promise<string>): Promise<void>;
  finish(work: (services: Services) => Promise<CommandResult>): Promise<void>;
}

export function papersCommands(program: Command, { print, finish }: PapersParts): void {
  const template = program
    .command('template')
    .description('the house forms of reports, each true from a day on');
  template.command('list').action(() => print(listTemplates));
  template
    .command('show <which>')
    .description('one as JSON: its year, first day or name')
    .action((which: string) => finish((services) => showTemplate(services, which)));
  template
    .command('import <file>')
    .description('a form as JSON, true from its "fromDay"')
    .action((file: string) => finish((services) => importTemplate(services, file)));

  const report = program.command('report').description('reports written for a meeting');
  const forMeeting = (command: Command) =>
    command.option('--meeting <date>', 'which meeting; the next one unless told');
  forMeeting(report.command('list')).action((options: { meeting?: string }) =>
    print((services) => listReports(services, options)),
  );
  forMeeting(report.command('import <file>'))
    .description('plain text or Markdown with the form’s headings')
    .action((file: string, options: { meeting?: string }) =>
      finish((services) => importReport(services, { file, ...options })),
    );

  const order = program
    .command('agenda')
    .description('agendas are worked on in the chat; here is their usual order')
    .command('order')
    .description('the usual order of business');
  order.command('show').action(() => print(showOrder));
  order
    .command('import <file>')
    .option('--from <date>', 'the day of the first meeting that it is for; today unless told')
    .action((file: string, options: { from?: string }) =>
      finish((services) => importOrder(services, { file, ...options })),
    );
}
