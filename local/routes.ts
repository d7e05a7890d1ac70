/** Local Teams, put together: its connector, its page, the page's API and the clock, under `/local`. */
import { join } from 'node:path';
import express, { Router } from 'express';
import { createChatApi } from './chat-api';
import type { LocalClock } from './clock';
import { createClockApi } from './clock-api';
import type { Chat, ChatEvent } from './connector/chat-state';
import { type ChatChange, createChats } from './connector/chats';
import { openChatLog } from './connector/log';
import { createConnector } from './connector/router';
import type { LocalEvent, LocalPerson } from './contract';
import { createEventStream } from './events';
import { createFarSide } from './far-side';
import { refuseUnreasonable, thisMachineOnly } from './guard';
import { createLibraryFiles } from './library-files';
import { messageView } from './message-view';
import { createPage } from './page';
import { refusedRequestAnswer } from './refused-request';
import { createRoster, type Roster } from './roster';
import { createTeamsClient } from './teams-client';

export interface LocalTeamsDeps {
  /** Where this program answers, such as `http://127.0.0.1:3978`, without a trailing slash; asked once it listens. */
  baseUrl: () => string;
  /** Absolute; holds `local-teams.jsonl` and `library/`. */
  dataDir: string;
  /** The built page: `dist/web`. */
  webDir: string;
  clock: LocalClock;
  /** For the role switcher, in its order. */
  people: () => Promise<LocalPerson[]>;
  /** In which conversation the bot heard from a person last; null when it never did. */
  heardIn?: (aadObjectId: string) => Promise<string | null>;
  nextDates: () => Promise<{ at: Date; title: string }[]>;
  /** The morning of the next working day after this instant. */
  nextWorkingDay: (after: Date) => Promise<Date>;
  /** Does all work that is due at the clock's time, and comes back when there is none left. */
  settle: () => Promise<void>;
  /** Told of what went wrong; ids only. */
  warn?: (message: string) => void;
}

export interface LocalTeams {
  /** To be mounted at `/local`. */
  router: Router;
  /** After the program listens: installs the bot for everyone who never had it. */
  start(): Promise<void>;
  stop(): void;
}

export function createLocalTeams(deps: LocalTeamsDeps): LocalTeams {
  const { baseUrl, clock, dataDir } = deps;
  const warn = deps.warn ?? ((message: string) => console.warn(message));
  const serviceUrl = () => `${baseUrl()}/local/connector/`;
  const log = openChatLog<ChatEvent>(join(dataDir, 'local-teams.jsonl'));
  const chats = createChats(log);
  const postToBot = createFarSide(() => `${baseUrl()}/api/messages`);
  const isPrivate = async (aadObjectId: string) =>
    (await deps.people()).some(
      (person) =>
        person.aadObjectId.toLowerCase() === aadObjectId.toLowerCase() &&
        person.roles.includes('shadow-member'),
    );
  const client = createTeamsClient({ chats, clock, postToBot, serviceUrl, isPrivate });
  const roster = createRoster({ people: deps.people, chats, client, heardIn: deps.heardIn, warn });
  const events = createEventStream();
  chats.listen((change) => {
    const event = eventOf(change, roster, chats.unread);
    if (event) events.send(event);
  });

  const api = Router();
  api.use(express.json({ limit: '1mb', verify: refuseUnreasonable }));
  api.get('/events', events.connect);
  api.use(createChatApi(roster, client));
  api.use(
    createClockApi({ ...deps, moved: (now) => events.send({ kind: 'clock', now: now.toISOString() }) }),
  );
  api.use((_req, res) => {
    res.status(404).json({ error: { code: 'NotFound', message: 'No such address' } });
  });
  api.use(refusedRequestAnswer(warn));

  const router = Router();
  router.use(thisMachineOnly);
  router.use('/connector', createConnector({ chats, clock, serviceUrl }));
  router.use('/api', api);
  router.use('/library', createLibraryFiles(join(dataDir, 'library')));
  router.use(createPage(deps.webDir));

  return {
    router,
    start: roster.installForAll,
    stop: () => {
      events.close();
      log.close();
    },
  };
}

function eventOf(change: ChatChange, roster: Roster, unread: (chat: Chat) => number): LocalEvent | null {
  const personId = roster.personIdOf(change.chat);
  if (change.kind === 'person' || personId === undefined) return { kind: 'people' };
  switch (change.kind) {
    case 'message':
      return { kind: 'message', personId, message: messageView(change.message), unread: unread(change.chat) };
    case 'deleted':
      return { kind: 'deleted', personId, messageId: change.messageId };
    case 'typing':
      return { kind: 'typing', personId };
  }
}
