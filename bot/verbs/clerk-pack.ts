/** `clerk.build-pack` queues a draft and shows its progress; `clerk.pack` shows how far it is; `pack.retry` tries it again. */

import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { packCard } from '../../cards/pack-card';
import type { PackBuild } from '../../services/pack/service';
import { notAllowed } from '../not-allowed';
import { packView } from '../present/pack';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';
import { showStatus } from './clerk-status';

export const clerkBuildPack: Handler<'clerk.build-pack'> = async ({ turn, data, services }) => {
  const asked = await services.packs.request({ ...data, byPersonId: turn.person.id });
  if (asked.ok) return showBegun(services, turn, asked.value);
  switch (asked.refusal.code) {
    case 'not-allowed':
      return notAllowed('pack.make');
    case 'no-round':
      return showStatus(services, turn, {
        problem: 'There is no open round for that meeting to build a pack from.',
      });
  }
};

export const clerkPack: Handler<'clerk.pack'> = ({ turn, data, services }) =>
  can(turn, 'pack.make') ? showPack(services, data.buildId) : Promise.resolve(notAllowed('pack.make'));

export const packRetry: Handler<'pack.retry'> = async ({ turn, data, services }) => {
  const again = await services.packs.retry({ ...data, byPersonId: turn.person.id });
  if (again.ok) return showBegun(services, turn, again.value);
  return again.refusal.code === 'not-allowed' ? notAllowed('pack.make') : packIsGone();
};

/** The card that was pressed shows the build's end, so that nobody has to look for it. */
export async function showBegun(services: BotServices, turn: Turn, build: PackBuild): Promise<Reply> {
  if (turn.activityId) {
    const card = { conversationId: turn.conversationId, activityId: turn.activityId };
    await services.packs.attachCard(build.id, card);
  }
  return showPack(services, build.id);
}

export async function showPack(services: BotServices, buildId: string): Promise<Reply> {
  const build = await services.packs.byId(buildId);
  return build ? show(packCard(await packView(services, build))) : packIsGone();
}

export function packIsGone(): Reply {
  return show(
    messageCard({
      title: 'That pack is no longer there',
      lines: [],
      actions: [button('Back to status', 'clerk.status', {})],
    }),
  );
}
