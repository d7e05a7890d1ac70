/** A picture or file sent in the chat: refused kindly, opened by nobody, kept nowhere (domain.md 2.7: no photographs). */

import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { show } from '../press';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';

/** The bot cannot take it out of the chat: whoever sent it can, so they are asked to. */
export function filesRefused(turn: Turn): Reply {
  const visitor = can(turn, 'visits.make');
  return show(
    messageCard({
      title: 'I take words here, and no pictures or files',
      lines: [
        'I have not opened what you sent, and nothing of it is kept with me. It is still in this chat: please delete your message, in case it shows a child or where one lives.',
        ...(visitor ? ['No photographs are taken on visits. Your note in words is what helps.'] : []),
        'Anything you typed with it has not been read. Please send those words again by themselves.',
      ],
      actions: [
        ...(visitor ? [button('All my visits', 'visits.list', {})] : []),
        button('What I can do here', 'help', {}),
      ],
    }),
  );
}
