/** What the questions' services are made of, and the two things that other capabilities give them. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import type { Day } from '../calendar/rules';
import type { Calendar } from '../calendar/service';
import type { Committees } from '../committees/service';
import type { Executor } from '../db/tables';
import type { Meetings } from '../meetings/service';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import type { Strategies } from '../strategy/service';
import type { KeyRing } from './keys';
import type { CheckPlainWords, CheckWording } from './wording-checks';

/** The answer was changed before it went home: what was promised is another thing now, or null for nothing. */
export type ChangeCommitteeAction = (
  on: Executor,
  actionId: string,
  promised: { what: string; byDay: Day; who: string } | null,
  byPersonId: string,
) => Promise<void>;

/** "We will change something" becomes a committee action, in the answer's own transaction. Returns its id. */
export type AddCommitteeAction = (
  on: Executor,
  action: {
    committeeId: string;
    meetingId: string | null;
    /** The asked question it came of. */
    askedId: string;
    what: string;
    byDay: Day;
    /** A post, as the officer wrote it. */
    who: string;
    addedBy: string;
  },
) => Promise<string | null>;

export interface QuestionDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  calendar: Pick<Calendar, 'workingCalendar'>;
  committees: Pick<Committees, 'settingsOn' | 'all'>;
  meetings: Pick<Meetings, 'byId' | 'upcoming' | 'timetable' | 'changes'>;
  people: Pick<People, 'may' | 'withRole' | 'byId' | 'holderOf' | 'holders' | 'everyone'>;
  strategies: Pick<Strategies, 'current'>;
  notices: Pick<Notices, 'queue'>;
  audit: Pick<Audit, 'record'>;
  /** null: the room is closed, and nothing can be asked. */
  keys: KeyRing | null;
  /** What is coming to the next meeting, in plain words; the pledges by their short names where it is empty. */
  agendaTopics?: (committeeId: string) => Promise<string[]>;
  checkWording: CheckWording;
  /** Whether an officer's answer could tell a reader who is meant. */
  checkIdentity: CheckWording;
  checkPlainWords: CheckPlainWords;
  addCommitteeAction: AddCommitteeAction;
  changeCommitteeAction?: ChangeCommitteeAction;
}
