/** Local Teams for a product that is wired: its people, its dates and its clock, at `/local`. */

import { join } from 'node:path';
import type { Express } from 'express';
import type { Clock } from '../services/calendar/clock';
import { londonDay } from '../services/calendar/rules';
import type { Database } from '../services/db/database';
import type { Executor } from '../services/db/tables';
import { projectRoot } from '../services/project-root';
import type { Services } from '../services/wiring';
import { createLocalClock, type LocalClock } from './clock';
import { loadClockOffset, saveClockOffset } from './clock-store';
import { demoStart } from './demo/seed';
import { nextDates, nextWorkingDay } from './next-dates';
import { localPeople } from './people';
import { createLocalTeams, type LocalTeams } from './routes';

/** It goes on from where it was moved to, and begins on the demo committee's first day. */
export function openLocalClock({ db }: Database): Promise<LocalClock> {
  return createLocalClock({
    load: () => loadClockOffset(db),
    save: (offset) => saveClockOffset(db, offset),
    first: demoStart,
  });
}

/** Where it stands, for those who change nothing: never set, it is this machine's. */
export async function lookAtLocalClock(on: Executor): Promise<Clock> {
  const offset = (await loadClockOffset(on)) ?? 0;
  return { now: () => new Date(Date.now() + offset) };
}

export function mountLocalTeams(
  app: Express,
  services: Services,
  rest: { dataDir: string; clock: LocalClock; baseUrl: () => string; settle: () => Promise<void> },
): LocalTeams {
  const localTeams = createLocalTeams({
    ...rest,
    webDir: join(projectRoot, 'dist', 'web'),
    people: () => localPeople(services.people, londonDay(services.clock.now())),
    heardIn: async (aadObjectId) => (await services.conversations.find(aadObjectId))?.conversationId ?? null,
    nextDates: () => nextDates(services),
    nextWorkingDay: (after) => nextWorkingDay(services, after),
  });
  app.use('/local', localTeams.router);
  app.get('/', (_request, response) => response.redirect('/local'));
  return localTeams;
}
