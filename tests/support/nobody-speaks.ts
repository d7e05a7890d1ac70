/** For tables in which no young person speaks: nothing is looked for, and nothing waits. */
import type { Questions } from '../../services/questions/service';

export const nobodySpeaks: Pick<Questions, 'held'> = {
  held: { hold: async ({ text }) => ({ ok: true, value: { text, waiting: 0, readBy: null, late: null } }) },
};
