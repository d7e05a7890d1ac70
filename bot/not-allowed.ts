/** The answer to somebody who may not: whose it is, and what they can do here instead. */
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import { type Act, whoMay } from '../services/platform/permissions';
import { show } from './press';
import type { Reply } from './turn';

export function notAllowed(act: Act): Reply {
  return show(
    messageCard({
      title: `This is for ${whoMay(act)}`,
      lines: [],
      actions: [button('What I can do here', 'help', {})],
    }),
  );
}
