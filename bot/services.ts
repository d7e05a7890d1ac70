/** What a verb may ask of the product: one object, made in main.ts. */
import type { CommitteeActions } from '../services/actions/service';
import type { Agendas } from '../services/agenda/service';
import type { Clock, NewId } from '../services/calendar/clock';
import type { DaysOff } from '../services/calendar/days-off';
import type { Calendar } from '../services/calendar/service';
import type { Committees } from '../services/committees/service';
import type { Cycle } from '../services/cycle/service';
import type { FormDrafts } from '../services/drafts/service';
import type { Editions } from '../services/editions/service';
import type { Language } from '../services/language/service';
import type { MeetingKeeping } from '../services/meetings/keeping';
import type { ChangedDates } from '../services/meetings/rules';
import type { Meetings } from '../services/meetings/service';
import type { Notices } from '../services/notices/service';
import type { Packs } from '../services/pack/service';
import type { VisitPapers } from '../services/pack/visit-papers';
import type { People, PeopleKeeper } from '../services/people/service';
import type { WorkProgramme } from '../services/programme/service';
import type { Questions } from '../services/questions/service';
import type { RecordKeeper } from '../services/record/service';
import type { Reports } from '../services/reports/service';
import type { Rounds } from '../services/rounds/service';
import type { Scorecards } from '../services/scorecard/service';
import type { Scrutiny } from '../services/scrutiny/service';
import type { MessageStops } from '../services/stops/service';
import type { Strategies } from '../services/strategy/service';
import type { Updates } from '../services/updates/service';
import type { Visits } from '../services/visits/service';

export interface BotServices {
  clock: Clock;
  newId: NewId;
  calendar: Calendar;
  committees: Committees;
  people: People & Pick<PeopleKeeper, 'chooseCommittee'>;
  strategies: Strategies;
  meetings: Meetings;
  meetingKeeping: MeetingKeeping;
  rounds: Rounds;
  updates: Updates;
  formDrafts: FormDrafts;
  scrutiny: Scrutiny;
  scorecards: Scorecards;
  notices: Notices;
  record: RecordKeeper;
  stops: MessageStops;
  packs: Packs;
  language: Pick<Language, 'readDraft' | 'confirmOwn'>;
  cycle: Cycle;
  questions: Questions;
  /** As this council's young people and workers know them. */
  questionNames: { reader: string; dutyTeam: string | null; phones: string[] };
  /** Where a group's ask page is; null before the program listens. */
  askAddress(code: string): string | null;
  reports: Reports;
  agendas: Agendas;
  committeeActions: CommitteeActions;
  workProgramme: WorkProgramme;
  editions: Editions;
  visits: Visits;
  visitPapers: VisitPapers;
  /** 'https://pledgekeeper.example.gov.uk': where our own pages and files are; '' when not known. */
  address(): string;
  daysOff: DaysOff;
  /** By a new day off: recomputed, stored and told to the clerks. A sentence each. */
  datesChanged(): Promise<ChangedDates>;
}
