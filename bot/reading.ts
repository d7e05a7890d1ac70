/** Who may read what a lead writes before the committee's papers are out: those who write, scrutinise or steer. */
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import { londonDay } from '../services/calendar/rules';
import { may } from '../services/platform/permissions';
import type { UpdateRequest } from '../services/rounds/rules';
import { show } from './press';
import type { Reply, Turn } from './turn';

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

/** The answer to a card that came to someone it was not made for. */
export function notForYou(): Reply {
  return show(
    messageCard({
      title: 'This update is with someone else',
      lines: ['The committee’s members read it in the papers for the meeting.'],
      actions: [button('What I can do here', 'help', {})],
    }),
  );
}
