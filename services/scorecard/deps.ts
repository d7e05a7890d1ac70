/** What the scorecard needs of the rest of the product. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import type { Committees } from '../committees/service';
import type { Executor } from '../db/tables';
import type { Meetings } from '../meetings/service';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import type { Strategies } from '../strategy/service';

export interface ScorecardDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  audit: Pick<Audit, 'record'>;
  committees: Pick<Committees, 'settingsOn'>;
  meetings: Pick<Meetings, 'byId'>;
  notices: Pick<Notices, 'queue'>;
  people: Pick<People, 'may' | 'byId' | 'holders' | 'everyone' | 'withRole'>;
  strategies: Pick<Strategies, 'byId' | 'current'>;
}
