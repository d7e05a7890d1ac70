/** `clerk.build-pack` queues a build and shows its progress; `clerk.pack` shows how far it is. */
import { messageCard } from '../../cards/message-card';
import { type PackView, packCard } from '../../cards/record-cards';
import { formatDay, formatMoment } from '../../services/calendar/rules';
import type { PackBuild } from '../../services/pack/service';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply } from '../turn';
import { clerksOnly, isClerk, showStatus } from './clerk-status';

export const clerkBuildPack: Handler<'clerk.build-pack'> = async ({ turn, data, services }) => {
  if (!isClerk(turn)) return clerksOnly();
  const asked = await services.packs.request({ ...data, byPersonId: turn.person.id });
  if (!asked.ok) {
    if (asked.refusal.code === 'not-allowed') return clerksOnly();
    return showStatus(services, turn, {
      problem: 'There is no open round for that meeting to build a pack from.',
    });
  }
  if (turn.activityId) {
    const card = { conversationId: turn.conversationId, activityId: turn.activityId };
    await services.packs.attachCard(asked.value.id, card);
  }
  return showPack(services, asked.value.id);
};

export const clerkPack: Handler<'clerk.pack'> = ({ turn, data, services }) =>
  isClerk(turn) ? showPack(services, data.buildId) : Promise.resolve(clerksOnly());

async function showPack(services: BotServices, buildId: string): Promise<Reply> {
  const build = await services.packs.byId(buildId);
  if (!build) return show(messageCard({ title: 'That pack is no longer there', lines: [] }));
  return show(packCard(await packView(services, build)));
}

export async function packView(services: BotServices, build: PackBuild): Promise<PackView> {
  const meeting = await services.meetings.byId(build.meetingId);
  return {
    buildId: build.id,
    meetingId: build.meetingId,
    submissionId: services.newId(),
    title: `Pack for ${formatDay(meeting.day)}, version ${build.no}`,
    state: build.state,
    progress: progress(build),
    files: build.files.map((file) => ({ name: file.name, url: file.url })),
    notes: build.notes,
  };
}

function progress(build: PackBuild): string {
  switch (build.state) {
    case 'queued':
      return 'It is in the queue and starts in a moment. You will get a message when it is ready.';
    case 'building':
      return `${build.progress}. You will get a message when it is ready.`;
    case 'built':
      return build.builtAt
        ? `Built on ${formatMoment(build.builtAt)}. It is a draft: a Democratic Services Officer publishes.`
        : 'Built.';
    case 'failed':
      return `It could not be built: ${build.error} Nothing is lost; press “Try again”.`;
  }
}
