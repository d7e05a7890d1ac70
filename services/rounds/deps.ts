/** What the parts of this capability are made with. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import type { Calendar } from '../calendar/service';
import type { Executor } from '../db/tables';
import type { Meetings } from '../meetings/service';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import type { MessageStops } from '../stops/service';
import type { Strategies } from '../strategy/service';

export interface RoundsDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  calendar: Pick<Calendar, 'workingCalendar' | 'freshWorkingCalendar'>;
  meetings: Pick<Meetings, 'upcoming' | 'timetable' | 'byId' | 'told'>;
  people: Pick<People, 'byId' | 'may' | 'withRole'>;
  strategies: Pick<Strategies, 'current'>;
  notices: Pick<Notices, 'queue' | 'endForRound' | 'ledger'>;
  audit: Pick<Audit, 'record'>;
  stops: Pick<MessageStops, 'stoppedOf'>;
}
