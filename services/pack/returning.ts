/** What was found goes back to whoever wrote it, with the reason that the checks give: one press from the finding. */
import { londonDay } from '../calendar/rules';
import { may } from '../platform/permissions';
import type { ReturnedToAuthor } from '../reports/service';
import { ok, type Result, refuse } from '../result';
import type { ScrutinyRefusal } from '../scrutiny/service';
import type { PacksDeps } from './deps';
import { mayLook } from './keeping';
import type { GateFinding } from './rules';
import * as store from './store';

export interface ReturnInput {
  buildId: string;
  fingerprint: string;
  byPersonId: string;
  submissionId: string;
}

export type ReturnRefusal =
  | { code: 'not-allowed' }
  | { code: 'gone' }
  /** Nobody in particular wrote it. */
  | { code: 'no-author' }
  /** Other words stand there since the version was built. */
  | { code: 'newer' }
  | { code: 'already' }
  | { code: 'scrutiny'; refusal: ScrutinyRefusal };

/** The lead or author is told; pressing twice returns once. @returns what was returned, in a few words. */
export async function returnFinding(
  deps: PacksDeps,
  input: ReturnInput,
): Promise<Result<ReturnedToAuthor, ReturnRefusal>> {
  const { byPersonId, submissionId } = input;
  const build = await store.byId(deps.db, input.buildId);
  const finding = build?.findings.find(({ fingerprint }) => fingerprint === input.fingerprint);
  if (!build || !finding) return refuse({ code: 'gone' });
  const person = await deps.people.byId(byPersonId);
  const { committeeId } = await deps.meetings.byId(build.meetingId);
  const there = { committeeId, on: londonDay(deps.clock.now()) };
  if (!person || !may(person, 'findings.return', there) || !(await mayLook(deps, build, person.id)))
    return refuse({ code: 'not-allowed' });
  const { source } = finding;
  if (source === undefined) return refuse({ code: 'no-author' });
  const reason = reasonOf(finding);
  if (source.kind === 'update') {
    const { requestId, versionNo } = source;
    const press = { requestId, versionNo, submissionId, reviewerId: byPersonId, comment: reason };
    const returned = await deps.scrutiny.returnPrinted(press);
    if (returned.ok) {
      const { ref, leadPersonId, deputyPersonId } = returned.value.request;
      return ok({ what: `The update on ${ref}`, isTold: (leadPersonId ?? deputyPersonId) !== null });
    }
    const { code } = returned.refusal;
    if (code === 'newer-version') return refuse({ code: 'newer' });
    return refuse(
      code === 'already-decided' ? { code: 'already' } : { code: 'scrutiny', refusal: returned.refusal },
    );
  }
  const { reportId, key } = source;
  const writtenBefore = build.queuedAt;
  return deps.reports.returnSection({ reportId, key, reason, byPersonId, submissionId, writtenBefore });
}

/** The words are their author's own; nobody else's stand beside them. */
function reasonOf({ term, excerpt, why }: GateFinding): string {
  return `“${term ?? excerpt}”: ${why} Please look at these words, and send them again.`;
}
