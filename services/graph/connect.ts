/** A connection to the Graph that the settings name, and the way into members' calendars through it. */
import { systemClock } from '../calendar/clock';
import type { Executor } from '../db/tables';
import type { CalendarWriter } from '../visits/calendar-writer';
import { createGraphCalendars } from './calendars';
import { createGraphConnection, type GraphConnection } from './connection';
import type { PatienceOptions } from './patience';
import { createTokens, type GraphIdentity } from './tokens';

export interface GraphPlace {
  graphBaseUrl: string;
  authorityHost: string;
}

export function connect(
  { graphBaseUrl, authorityHost }: GraphPlace,
  identity: GraphIdentity,
  patience: Partial<PatienceOptions> = {},
): GraphConnection {
  const { protocol, origin } = new URL(graphBaseUrl);
  // A double on this machine is no resource that a sign-in knows.
  const resource = protocol === 'https:' ? origin : 'https://graph.microsoft.com';
  const tokens = createTokens({ identity, authorityHost, scope: `${resource}/.default` });
  return createGraphConnection({ baseUrl: graphBaseUrl, tokens, patience });
}

/** Reminders are sent after calendars are written: what needs a long wait is put off, not waited for. */
const brief: Partial<PatienceOptions> = { attempts: 2, longestWaitSeconds: 2 };

/** null where there is no identity to write as; whether it is used is each committee's setting. */
export function openCalendars(
  settings: GraphPlace & { calendarIdentity: GraphIdentity | null },
  db: Executor,
): CalendarWriter | null {
  const { calendarIdentity: identity } = settings;
  if (!identity) return null;
  // Real time, as for SharePoint.
  return createGraphCalendars({ db, clock: systemClock, graph: connect(settings, identity, brief) });
}
