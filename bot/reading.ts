/** Who may read what a lead writes before the committee's papers are out: those who write, scrutinise or steer. */
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import type { Person, Role } from '../services/people/rules';
import type { UpdateRequest } from '../services/rounds/rules';
import { show } from './press';
import type { Reply } from './turn';

const readers: Role[] = ['lead', 'reviewer', 'clerk', 'chair', 'head-of-service'];

export function mayRead(
  person: Person,
  request: Pick<UpdateRequest, 'leadPersonId' | 'deputyPersonId' | 'handedBy'>,
): boolean {
  const { leadPersonId, deputyPersonId, handedBy } = request;
  if ([leadPersonId, deputyPersonId, handedBy].includes(person.id)) return true;
  return person.roles.some((role) => readers.includes(role));
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
