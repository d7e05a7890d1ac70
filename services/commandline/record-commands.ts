/** The commands about what is kept: the record, retention, and one person's rights. */
import type { Command } from 'commander';
import { keptHeads } from '../record/heads';
import type { Services } from '../wiring';
import { erasePerson, exportPerson } from './person';
import { checkRecord, type RecordOptions, readHeadFile, readRecord } from './record';
import { previewRetention, runRetention, setRetention, showRetention } from './retention';

/** How the program runs a command against the services. */
export interface RecordParts {
  withServices<Value>(work: (services: Services) => Promise<Value>): Promise<Value>;
  looking<Value>(work: (services: Services) => Promise<Value>): Promise<Value>;
  database(): { dataDir: string };
  print(text: string): void;
}

type Finish = (work: Promise<{ text: string; ok: boolean }>) => Promise<void>;

export function recordCommands(program: Command, parts: RecordParts, finish: Finish): void {
  const record = program.command('record').description('who did and saw what, the newest first');
  record
    .command('show', { isDefault: true })
    .option('--person <who>', 'of one person: e-mail address or name')
    .option('--from <day>', 'from this day on')
    .option('--until <day>', 'until this day, included')
    .option('--kind <kind>', 'how it begins: question, pack, visit, figure, update')
    .option('--page <number>', 'twenty entries each')
    .action((options: RecordOptions) =>
      finish(
        parts.withServices((services) =>
          readRecord(services, options, program.opts().committee !== undefined),
        ),
      ),
    );
  record
    .command('check')
    .description('whether the record is as it was written')
    .option('--head <file>', 'a signed head kept with a backup')
    .action(({ head }: { head?: string }) => {
      const kept =
        head === undefined
          ? keptHeads(parts.database().dataDir)
          : { heads: [readHeadFile(head)], unreadLines: [] };
      return finish(parts.looking((services) => checkRecord(services, kept)));
    });

  const retention = program.command('retention').description('how long what is kept');
  const print = (work: (services: Services) => Promise<string>) =>
    parts.withServices(work).then((text) => parts.print(text));
  retention.command('show', { isDefault: true }).action(() => print(showRetention));
  retention
    .command('set <kind> <days>')
    .option('--from <day>', 'the day this is true from')
    .action((kind: string, days: string, options: { from?: string }) =>
      finish(parts.withServices((services) => setRetention(services, kind, days, options))),
    );
  retention
    .command('preview')
    .description('what would be deleted now')
    .action(() => print(previewRetention));
  retention
    .command('run')
    .description('delete it now; the clock does so once a day')
    .action(() => print(runRetention));

  const person = program.command('person').description('one person’s rights over what is held about them');
  person
    .command('export <who>')
    .description('all that is held about somebody: shown, or as files')
    .option('--to <file>', 'as JSON, with a text to read beside it')
    .action((who: string, options: { to?: string }) =>
      finish(parts.withServices((services) => exportPerson(services, who, options))),
    );
  person
    .command('erase <who>')
    .description('what need not stay, of somebody who has left')
    .option('--yes', 'do it; without this, only what would go is shown')
    .action((who: string, options: { yes?: boolean }) =>
      finish(parts.withServices((services) => erasePerson(services, who, options))),
    );
}
