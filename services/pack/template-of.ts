/** The Word template that a meeting's papers are written in. */
import type { PacksDeps } from './deps';
import type { PackBuild } from './rules';

/** The council's own look, as it is on the day of the meeting. */
export async function templateOf(
  { meetings, committees }: Pick<PacksDeps, 'meetings' | 'committees'>,
  build: Pick<PackBuild, 'meetingId'>,
): Promise<Buffer | null> {
  const { committeeId, day } = await meetings.byId(build.meetingId);
  return (await committees.wordTemplateOn(committeeId, day))?.file ?? null;
}
