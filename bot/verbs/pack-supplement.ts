/** `pack.supplement` asks which late papers go into one; `pack.send-supplement` queues it. */

import { supplementCard } from '../../cards/pack-forms';
import { packInputIds } from '../../cards/verbs-pack';
import { formatDay } from '../../services/calendar/rules';
import { notAllowed } from '../not-allowed';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply } from '../turn';
import { can } from '../which-committee';
import { showBegun } from './clerk-pack';
import { showStatus } from './clerk-status';

export const packSupplement: Handler<'pack.supplement'> = ({ turn, data, services }) =>
  can(turn, 'pack.make')
    ? showForm(services, data.meetingId, { chosen: null, problem: null })
    : Promise.resolve(notAllowed('pack.make'));

async function showForm(
  services: BotServices,
  meetingId: string,
  form: { chosen: string[] | null; problem: string | null },
): Promise<Reply> {
  const meeting = await services.meetings.byId(meetingId);
  const items = await services.packs.supplementItems(meetingId);
  return show(
    supplementCard({
      meetingId,
      submissionId: services.newId(),
      title: `Papers for ${formatDay(meeting.day)}`,
      items,
      chosen: form.chosen ?? items.filter(({ late }) => late).map(({ id }) => id),
      problem: form.problem,
    }),
  );
}

export const packSendSupplement: Handler<'pack.send-supplement'> = async ({
  turn,
  data,
  typed,
  services,
}) => {
  const known = new Set((await services.packs.supplementItems(data.meetingId)).map(({ id }) => id));
  const itemIds = (typed[packInputIds.supplementItems] ?? '').split(',').filter((id) => known.has(id));
  const asked = await services.packs.requestSupplement({ ...data, itemIds, byPersonId: turn.person.id });
  if (asked.ok) return showBegun(services, turn, asked.value);
  switch (asked.refusal.code) {
    case 'not-allowed':
      return notAllowed('pack.make');
    case 'no-round':
      return showStatus(services, turn);
    case 'nothing-chosen':
      return showForm(services, data.meetingId, {
        chosen: [],
        problem: 'Please choose at least one item.',
      });
    case 'no-final-pack':
      return showForm(services, data.meetingId, {
        chosen: itemIds,
        problem: 'A supplement stands beside final papers. Make a version of the pack final first.',
      });
  }
};
