/** Who may read what a lead writes before the committee's papers are out: those who write, scrutinise or steer. */
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import { londonDay } from '../services/calendar/rules';
import { committeesOf, may } from '../services/platform/permissions';
import type { UpdateRequest } from '../services/rounds/rules';
import { show } from './press';
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';
import { showDueList } from './verbs/updates-list';

export function mayRead(
  { person, now }: Turn,
  request: Pick<UpdateRequest, 'committeeId' | 'leadPersonId' | 'deputyPersonId' | 'handedBy'>,
): boolean {
  const there = { committeeId: request.committeeId, on: londonDay(now) };
  if (!may(person, 'updates.own', there)) return false;
  const { leadPersonId, deputyPersonId, handedBy } = request;
  if ([leadPersonId, deputyPersonId, handedBy].includes(person.id)) return true;
  return may(person, 'updates.read', there);
}

export const updateIsGone = (services: BotServices, turn: Turn): Promise<Reply> =>
  showDueList(services, turn, { note: 'That update is no longer asked for. This is due now.' });

/** On the committee that asked for it: what it is to anybody else, no answer says. */
export const isOnCommittee = ({ person, now }: Turn, { committeeId }: Pick<UpdateRequest, 'committeeId'>) =>
  committeesOf(person, londonDay(now)).includes(committeeId);

/** The answer to a card that came to someone it was not made for; of another committee it is as good as gone. */
export async function notForYou(
  services: BotServices,
  turn: Turn,
  request: Pick<UpdateRequest, 'committeeId'>,
): Promise<Reply> {
  if (!isOnCommittee(turn, request)) return updateIsGone(services, turn);
  return show(
    messageCard({
      title: 'This update is with someone else',
      lines: ['The committee’s members read it in the papers for the meeting.'],
      actions: [button('What I can do here', 'help', {})],
    }),
  );
}
