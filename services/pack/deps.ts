/** What the pack needs of the rest of the product. */
import type { Agendas } from '../agenda/service';
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import type { Committees } from '../committees/service';
import type { Executor } from '../db/tables';
import type { Editions } from '../editions/service';
import type { Jobs } from '../jobs/service';
import type { Language } from '../language/service';
import type { Meetings } from '../meetings/service';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import type { Reports } from '../reports/service';
import type { Scorecards } from '../scorecard/service';
import type { Scrutiny } from '../scrutiny/service';
import type { Attachments } from './attachments/service';
import type { PapersDeps } from './gather/papers';

export interface PacksDeps extends PapersDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  people: Pick<People, 'byId' | 'may' | 'withRole' | 'everyone' | 'holders'>;
  meetings: Pick<Meetings, 'byId' | 'countsAs' | 'lawfulPublication'>;
  committees: Pick<Committees, 'settingsOn' | 'wordTemplateOn'>;
  language: Language;
  scrutiny: Pick<Scrutiny, 'returnPrinted'>;
  reports: Pick<Reports, 'forMeeting' | 'returnSection'>;
  scorecards: Pick<Scorecards, 'facts' | 'officesOf' | 'recordPublished'>;
  attachments: Pick<Attachments, 'look' | 'lookAtMade' | 'clean' | 'choiceOf' | 'choose' | 'factsOf'>;
  agendas: Pick<Agendas, 'of' | 'facts' | 'item'>;
  editions: Pick<Editions, 'ask' | 'mayGoOut'>;
  jobs: Pick<Jobs, 'enqueue'>;
  notices: Pick<Notices, 'queue'>;
  audit: Pick<Audit, 'record'>;
  /** For faults of a build: the log gets the fault and the build's id, the card gets plain words. */
  log?: (fault: unknown, what: string) => void;
}
