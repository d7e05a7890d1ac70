/** `clerk.chase` shows whom a reminder would go to; `clerk.send-chase` sends it. */

import { button } from '../../cards/actions';
import { chaseCard } from '../../cards/clerk-cards';
import { messageCard } from '../../cards/message-card';
import { formatMoment, isSendingTime, nextSendingTime } from '../../services/calendar/rules';
import type { ChaseTarget } from '../../services/rounds/service';
import { counted, sentenceCase } from '../present/words';
import { type Handler, show } from '../press';
import { roundRefusalWords } from '../refusals';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can } from '../which-committee';
import { showStatus } from './clerk-status';

export const clerkChase: Handler<'clerk.chase'> = ({ turn, data, services }) =>
  showChase(services, turn, data.roundId, data.requestId ?? null);

export async function showChase(
  services: BotServices,
  turn: Turn,
  roundId: string,
  requestId: string | null,
): Promise<Reply> {
  const targets = await services.rounds.chasePreview(roundId, requestId);
  return show(
    chaseCard({
      roundId,
      requestId,
      submissionId: services.newId(),
      people: targets.map((target) => ({
        name: target.name,
        refs: target.requests.map((request) => request.ref).join(', '),
        last: lastWords(target),
        again: !target.hasOneThatDay,
      })),
      when: await whenItGoes(services, turn),
    }),
  );
}

function lastWords({ lastChased, hasOneThatDay }: ChaseTarget): string {
  if (!lastChased) return '';
  const by = lastChased.byName ? `, by ${lastChased.byName}` : '';
  const so = hasOneThatDay ? ' Not again that day.' : '';
  return `Last reminded ${formatMoment(lastChased.at)}${by}.${so}`;
}

async function whenItGoes(services: BotServices, turn: Turn): Promise<string> {
  const calendar = await services.calendar.workingCalendar();
  return isSendingTime(turn.now, calendar)
    ? 'The reminder goes out now.'
    : `The reminder goes out on ${formatMoment(nextSendingTime(turn.now, calendar))}: reminders go between 09:00 and 16:00 on working days.`;
}

export const clerkSendChase: Handler<'clerk.send-chase'> = async ({ turn, data, services }) => {
  const { roundId, submissionId } = data;
  const sent = await services.rounds.chase({
    roundId,
    requestId: data.requestId ?? null,
    byPersonId: turn.person.id,
    submissionId,
  });
  if (!sent.ok) return showStatus(services, turn, { problem: roundRefusalWords(sent.refusal) });
  if (sent.value.length === 0) return showChase(services, turn, roundId, data.requestId ?? null);
  return show(
    messageCard({
      title: 'Reminder on its way',
      lines: [
        `${sentenceCase(counted(sent.value.length, 'person gets one message', 'people get one message each'))}. ${await whenItGoes(services, turn)}`,
      ],
      actions: [
        ...(can(turn, 'messages.read') ? [button('Messages sent', 'clerk.notices', { roundId })] : []),
        button('Back to status', 'clerk.status', {}),
      ],
    }),
  );
};
