/** What the parts of this capability are made with. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import type { Calendar } from '../calendar/service';
import type { Committees } from '../committees/service';
import type { Executor } from '../db/tables';
import type { Meetings } from '../meetings/service';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import type { CalendarWriter } from './calendar-writer';
import type { CheckNote } from './note-check';

export interface VisitsDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  calendar: Pick<Calendar, 'workingCalendar' | 'freshWorkingCalendar'>;
  committees: Pick<Committees, 'all'>;
  meetings: Pick<Meetings, 'upcoming' | 'byId' | 'timetable'>;
  people: Pick<People, 'byId' | 'may' | 'withRole' | 'holderOf' | 'holders'>;
  notices: Pick<Notices, 'queue' | 'notReachedAboutVisits'>;
  audit: Pick<Audit, 'record'>;
  /** Finds what could tell who a child is, in adults' notes (domain.md 1.3 D12). */
  checkNote: CheckNote;
  /** Writes to members' own calendars where the council has that on; null: only files and the feed. */
  calendarWriter: CalendarWriter | null;
}
