/** Tells everyone whom a change of a visit touches: who goes or went to go, and the service's manager. */
import type { Executor } from '../db/tables';
import type { VisitsDeps } from './deps';
import { readVisit } from './store-visits';
import { managersOf } from './who';

/** In the caller's transaction. `only`: these people alone, such as those whose place went to someone else. */
export async function changedNotices(
  deps: VisitsDeps,
  on: Executor,
  visitId: string,
  kind: 'visit-changed' | 'visit-cancelled',
  only?: string[],
): Promise<void> {
  const visit = await readVisit(on, visitId);
  if (!visit) return;
  const managers = await managersOf(deps, visit.service, on);
  const people = only ?? [
    ...visit.places.flatMap((place) => place.personId ?? []),
    ...managers.slice(0, 1).map((manager) => manager.id),
  ];
  await deps.notices.queue(
    on,
    [...new Set(people)].map((personId) => ({
      key: `visit:${visitId}:${kind}:${visit.sequence}:${personId}`,
      kind,
      personId,
      subject: { visitId },
      dueAt: deps.clock.now(),
    })),
  );
}
