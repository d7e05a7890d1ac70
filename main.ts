/** Wires everything, starts and stops: the only place that knows every part. */
import { rmSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import express from 'express';
import pino, { type Logger } from 'pino';
import { createCourier } from './bot/courier';
import { createDispatch } from './bot/dispatch';
import { helpSentence } from './bot/help-numbers';
import { createTeamsEndpoint, teamsServiceUrl } from './bot/teams/endpoint';
import { type Config, loadEnvFile, readConfig } from './config';
import type { LocalClock } from './local/clock';
import { playQuarter } from './local/demo/quarter';
import { pastClock, seedDemo } from './local/demo/seed';
import { neverForwarded, thisMachineOnly } from './local/guard';
import { lookAtLocalClock, mountLocalTeams, openLocalClock } from './local/mount';
import { markAsOurs, refuseForeign } from './local/own-database';
import { createAboutPages } from './manifest/about';
import { manifestCommand } from './manifest/command';
import { newId, systemClock } from './services/calendar/clock';
import { createProgram, type ProgramParts } from './services/commandline/program';
import { type Database, openDatabase, openForReading } from './services/db/database';
import { inOneTransaction } from './services/db/one-transaction';
import { isReachable } from './services/db/reachable';
import type { Executor } from './services/db/tables';
import { openCalendars } from './services/graph/connect';
import { openDirectory } from './services/graph/directory';
import { checkLibrary, openLibrary } from './services/graph/open-library';
import type { FolderLibraryOptions } from './services/library/folder';
import { createDeliveryWorker } from './services/notices/worker';
import { makePrivate } from './services/private-folder';
import { localQuestionsKeys, questionsKeysThere } from './services/questions/key-file';
import { createKeyRing, type KeyRing } from './services/questions/keys';
import { keptHeads } from './services/record/heads';
import { createRoundTick, type Services, wireServices } from './services/wiring';
import { helpNow } from './tabs/ask/words';
import { createAskPage, createClosedAskPage } from './tabs/server/ask-routes';
import { close, listen } from './tabs/server/listen';
import { answerTheRest } from './tabs/server/nothing-here';
import { createVisitCalendar } from './tabs/server/visit-calendar';

export interface Running {
  /** 'http://127.0.0.1:3978' */
  url: string;
  services: Services;
  /** Does everything that is due now, and resolves when nothing is. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

interface Opened {
  database: Database;
  services: Services;
  everyTick: (() => Promise<unknown>)[];
  localClock: LocalClock | null;
}

/** The database and everything that works on it, without a server. In local mode the demo committee is there. */
async function open(config: Config, log: Logger, address: { url: string }): Promise<Opened> {
  makePrivate(config.dataDir);
  const lost = (error: Error) => log.warn({ name: nameOf(error) }, 'a database connection was lost');
  const database = await openDatabase({
    ...config,
    log: lost,
    ...(config.local ? { before: refuseForeign } : {}),
  });
  const localClock = config.local ? await openLocalClock(database) : null;
  const everyTick: (() => Promise<unknown>)[] = [];
  const wiring = {
    db: database.db,
    clock: localClock ?? systemClock,
    newId,
    library: openLibrary(config, database.db, libraryFolder(config, address)),
    alone: database.engine === 'embedded',
    everyTick,
    questionKeys: questionKeysOf(config),
    calendarWriter: openCalendars(config, database.db),
    directory: openDirectory(config),
    address: () => address.url,
    log: (error: unknown, what: string) => log.error({ what, name: nameOf(error) }, 'work failed'),
  };
  const services = wireServices(wiring);
  await services.calendar.refreshBankHolidays();
  if (config.local) {
    const clock = pastClock();
    // Whole or not at all, so that a first start that is killed is simply made again.
    await inOneTransaction(database.db, async (db) => {
      await markAsOurs(db);
      await seedDemo(wireServices({ ...wiring, db, clock, everyTick: [] }), clock);
    });
  }
  return { database, services, everyTick, localClock };
}

function libraryFolder(config: Config, address: { url: string }): FolderLibraryOptions {
  const urlFor = (folder: string, name: string) =>
    config.local
      ? `${address.url}/local/library/${encodeURIComponent(folder)}/${encodeURIComponent(name)}`
      : null;
  return { root: join(config.dataDir, 'library'), urlFor };
}

/** Opens the database, wires the services and listens. @throws one plain sentence on what is in the way. */
export async function start(config: Config): Promise<Running> {
  const log = pino({ level: config.local ? 'warn' : 'info', base: null });
  const address = { url: '' };
  const { database, services, everyTick, localClock } = await open(config, log, address);
  const bot = createBot(config, services, log, address);
  const roundTick = createRoundTick(services, database.db);
  everyTick.push(roundTick.tick);
  const delivery = createDeliveryWorker({
    deliver: (lane, signal) => services.notices.deliverDue(bot.courier, lane, signal),
    log: (error, what) => log.error({ what, name: nameOf(error) }, 'work failed'),
  });

  const app = express();
  app.disable('x-powered-by');
  // Nothing is authenticated in local mode, so no other machine and no web page may reach the bot.
  if (config.local) app.use(neverForwarded).use('/api/messages', thisMachineOnly);
  app.use(bot.router);
  app.use(
    createAboutPages({
      complaints: config.complaintsContact,
      accessibility: config.accessibilityContact,
      numbers: numbersOf(config),
    }),
  );
  const ending = new AbortController();
  mountAskPage(app, config, services, log, ending.signal);
  app.use(createVisitCalendar(services.visits));
  app.get('/health', async (_request, response) => {
    const healthy = await isReachable(database.db);
    response.status(healthy ? 200 : 503).json({ healthy });
  });
  const settle = async () => {
    roundTick.hurry();
    do await services.jobs.drain();
    while ((await delivery.settle()) > 0);
  };
  const { dataDir } = config;
  const localTeams = localClock
    ? mountLocalTeams(app, services, { dataDir, clock: localClock, baseUrl: () => address.url, settle })
    : null;
  answerTheRest(app, {
    reader: config.questionsReader,
    dutyTeam: config.dutyTeam,
    failed: (name) => log.error({ name }, 'a page failed'),
  });
  const server = await listen(app, config);
  address.url = urlOf(server, config);
  await localTeams?.start();
  const sharing = await sharePace(database, bot.shareAmong, log);
  services.jobs.start();
  delivery.start();
  return {
    url: address.url,
    services,
    settle,
    async stop() {
      localTeams?.stop();
      ending.abort();
      clearInterval(sharing);
      await close(server);
      await delivery.stop();
      await services.jobs.stop();
      await database.close();
    },
  };
}

/** So often each process looks how many there are: a new one takes its part at once, the others after this long. */
const countedEveryMs = 2_000;

/** Teams allows the app so many messages a second, however many processes send them (platform.md 2). */
async function sharePace(
  database: Database,
  shareAmong: (processes: number) => void,
  log: Logger,
): Promise<NodeJS.Timeout> {
  const look = () =>
    database
      .instances()
      .then(shareAmong, (error) => log.warn({ name: nameOf(error) }, 'instances not counted'));
  await look();
  return setInterval(look, countedEveryMs).unref();
}

/** 'In danger now: 999', for a public page that a young person may come to. */
const numbersOf = ({ questionsReader: reader, dutyTeam }: Config) =>
  helpNow({ shadowCommittee: '', reader, dutyTeam }).map(({ label, number }) => `${label}: ${number}`);

/** In production without QUESTIONS_KEY the room stays closed: no ask page, no questions in chat. */
function questionKeysOf({ questionKeys, dataDir }: Config): KeyRing | null {
  const keys = questionKeys ?? localQuestionsKeys(dataDir);
  return keys.length > 0 ? createKeyRing(keys) : null;
}

/** The young people's page is there only where their words can be locked away. */
function mountAskPage(
  app: express.Express,
  config: Config,
  services: Services,
  log: Logger,
  ending: AbortSignal,
): void {
  const keys = questionKeysOf(config);
  if (!keys) {
    log.warn('QUESTIONS_KEY is not set, so the ask page and the questions are closed');
    app.use('/ask', createClosedAskPage({ reader: config.questionsReader, dutyTeam: config.dutyTeam }));
    return;
  }
  const { questions, committees, clock } = services;
  app.use(
    '/ask',
    createAskPage({
      ...{ questions, committees, keys, now: () => clock.now() },
      ...{
        reader: config.questionsReader,
        dutyTeam: config.dutyTeam,
        complaints: config.complaintsContact,
        behindProxy: !config.local,
      },
      ending,
      failed: (name) => log.error({ name }, 'the ask page failed'),
    }),
  );
}

function createBot(config: Config, services: Services, log: Logger, address: { url: string }) {
  const forBot = {
    ...services,
    askAddress: (code: string) => `${address.url}/ask/${code}`,
    questionNames: {
      reader: config.questionsReader,
      dutyTeam: config.dutyTeam,
      phones: config.safeguardingPhones,
    },
  };
  const { router, messenger, shareAmong } = createTeamsEndpoint({
    credentials: config.bot,
    dispatch: createDispatch(forBot),
    help: helpSentence(forBot.questionNames),
    conversations: services.conversations,
    matching: services.matching,
    log,
    defaultServiceUrl: () => (config.local ? `${address.url}/local/connector/` : teamsServiceUrl),
  });
  return { router, courier: createCourier(forBot, messenger), shareAmong };
}

function urlOf(server: Server, config: Config): string {
  if (config.publicUrl && !config.local) return config.publicUrl;
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** For commands that change nothing: no clock of the local page, no demo, no key made, and a database that refuses to write. */
async function servicesForLooking(config: Config, db: Executor): Promise<Services> {
  const clock = config.local ? await lookAtLocalClock(db) : systemClock;
  const keys = config.questionKeys ?? questionsKeysThere(config.dataDir);
  return wireServices({
    db,
    clock,
    newId,
    library: openLibrary(config, db, libraryFolder(config, { url: '' })),
    alone: false,
    everyTick: [],
    questionKeys: keys.length > 0 ? createKeyRing(keys) : null,
    calendarWriter: null,
    log: () => {},
  });
}

/** Only its kind: an error's text could hold what somebody wrote. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}

/** Everything a command needs; each opens only what it uses. */
function commandParts(): ProgramParts {
  const print = (text: string) => console.log(text);
  const fail = (text: string) => {
    console.error(text);
    process.exitCode = 1;
  };
  return {
    start: () => serve(readConfig(), print),
    demo: () => demo(readConfig(), print),
    manifest: (to) => manifestCommand(readConfig(), to),
    withServices: async (work) => {
      const { database, services } = await open(readConfig(), pino({ level: 'warn', base: null }), {
        url: '',
      });
      try {
        return await work(services, database.db);
      } finally {
        await database.close();
      }
    },
    looking: async (work) => {
      const config = readConfig();
      const database = await openForReading(config);
      try {
        return await work(await servicesForLooking(config, database.db), database.db);
      } finally {
        await database.close();
      }
    },
    database: () => readConfig(),
    about: () => {
      const config = readConfig();
      return {
        engine: config.databaseUrl ? 'PostgreSQL' : `embedded, in ${config.dataDir}`,
        mode: config.local ? 'local mode (no MicrosoftAppId)' : 'Microsoft Teams',
        library: () => checkLibrary(config, libraryFolder(config, { url: '' })),
        contacts: { complaints: config.complaintsContact, accessibility: config.accessibilityContact },
        heads: keptHeads(config.dataDir),
        safety: { dutyTeam: config.dutyTeam !== null, phones: config.safeguardingPhones.length > 0 },
      };
    },
    print,
    fail,
  };
}

/** Serves until the process is told to end. */
async function serve(config: Config, print: (text: string) => void): Promise<void> {
  const running = await start(config);
  print(
    config.local
      ? `Pledgekeeper is ready, in local mode. Open ${running.url}/local in a browser. Ctrl+C stops it.`
      : `Pledgekeeper is ready: messages come to ${running.url}/api/messages.`,
  );
  const stop = () => void running.stop().then(() => process.exit(0));
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
}

/** A quarter on its own data, afresh each time; the files stay. */
async function demo(config: Config, print: (text: string) => void): Promise<void> {
  if (!config.local) throw new Error('The demo runs in local mode only: leave MicrosoftAppId empty.');
  const dataDir = join(config.dataDir, 'demo');
  rmSync(dataDir, { recursive: true, force: true });
  // Its made-up committee's pack is nobody's business but this folder's.
  const running = await start({
    ...config,
    dataDir,
    databaseUrl: null,
    port: 0,
    sharePoint: null,
    calendarIdentity: null,
  });
  try {
    const { files } = await playQuarter(running.url, print);
    print('The files:');
    for (const { url } of files) {
      const [folder = '', name = ''] = new URL(url).pathname.split('/').slice(-2).map(decodeURIComponent);
      print(`  ${join(dataDir, 'library', folder, name)}`);
    }
  } finally {
    await running.stop();
  }
}

async function main(): Promise<void> {
  loadEnvFile();
  await createProgram(commandParts()).parseAsync();
}

if (require.main === module) {
  main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : 'Something went wrong.');
    process.exitCode = 1;
  });
}
