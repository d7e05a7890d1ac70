/** Findings that somebody has settled since the version was built, for every paper of the committee. */
import type { Executor } from '../db/tables';
import type { PacksDeps } from './deps';
import type { GateFinding, PackBuild } from './rules';

/** Which findings a committee has settled since: the word is accepted, the list is confirmed. */
export async function settledFindings(
  deps: Pick<PacksDeps, 'language' | 'meetings'>,
  on: Executor,
  build: PackBuild,
): Promise<(finding: GateFinding) => boolean> {
  if (!build.findings.some(({ term, numbers }) => term !== undefined || numbers !== undefined))
    return () => false;
  const { committeeId } = await deps.meetings.byId(build.meetingId, on);
  return deps.language.settledOf(committeeId, on);
}
