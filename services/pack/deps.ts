/** What the pack needs of the rest of the product. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import type { Executor } from '../db/tables';
import type { Jobs } from '../jobs/service';
import type { Library } from '../library/service';
import type { Notices } from '../notices/service';
import type { People } from '../people/service';
import type { GatherDeps } from './gather';

export interface PacksDeps extends GatherDeps {
  db: Executor;
  clock: Clock;
  newId: NewId;
  people: Pick<People, 'byId' | 'withRole'>;
  library: Library;
  jobs: Pick<Jobs, 'enqueue'>;
  notices: Pick<Notices, 'queue'>;
  audit: Pick<Audit, 'record'>;
  /** For faults of a build: the log gets the fault and the build's id, the card gets plain words. */
  log?: (fault: unknown, what: string) => void;
}
