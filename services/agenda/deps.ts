/** What the agenda needs of the rest of the product. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import type { Committees } from '../committees/service';
import type { Executor } from '../db/tables';
import type { Library } from '../library/service';
import type { Meetings } from '../meetings/service';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import type { Reports } from '../reports/service';

export interface AgendasDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  meetings: Pick<Meetings, 'byId' | 'changes' | 'countsAs' | 'lawfulPublication' | 'upcoming'>;
  committees: Pick<Committees, 'settingsOn'>;
  people: Pick<People, 'may' | 'withRole'>;
  notices: Pick<Notices, 'queue'>;
  reports: Pick<Reports, 'titles' | 'meetingOf' | 'carry'>;
  library: Pick<Library, 'list' | 'read'>;
  /** Its files are looked through in a job: the transaction's own, so that none is forgotten. */
  onAttached?: (on: Executor, attached: { itemId: string }) => Promise<void>;
  audit: Pick<Audit, 'record'>;
}
