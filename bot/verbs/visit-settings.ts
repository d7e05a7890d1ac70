/** `visit.settings`: the clerk sees and changes how visits are run. */

import { visitInputs as inputs } from '../../cards/verbs-visits';
import { visitSettingsCard } from '../../cards/visit-settings-card';
import { formatShortDay } from '../../services/calendar/rules';
import type { VisitSettings } from '../../services/visits/rules';
import { listOf } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { visitRefusalWords } from '../visit-refusals';
import { committeeOf } from '../which-committee';

type Typed = Record<string, string>;

export const visitSettings: Handler<'visit.settings'> = ({ turn, services }) =>
  showSettings(services, turn, {}, {});

export const visitSaveSettings: Handler<'visit.save-settings'> = async ({ turn, data, typed, services }) => {
  const committee = await committeeOf(services, turn);
  const text = (id: string) => (typed[id] ?? '').trim();
  const saved = await services.visits.setSettings({
    committeeId: committee?.committeeId ?? '',
    change: {
      visitsAMonth: Number(typed[inputs.aMonth]),
      membersAVisit: Number(typed[inputs.members]),
      clerkApprovesSwaps: typed[inputs.swaps] === 'agrees',
      ...{ frontDoorPhone: text(inputs.frontDoor), emergencyDutyPhone: text(inputs.emergencyDuty) },
      designatedOfficer: text(inputs.designatedOfficer),
    },
    ...{ byPersonId: turn.person.id, submissionId: data.submissionId },
  });
  if (!saved.ok)
    return showSettings(services, turn, typed, { problem: visitRefusalWords(saved.refusal).join(' ') });
  const done = 'Kept. An agreed rota stays as it is until it is drafted again.';
  return showSettings(services, turn, {}, { done });
};

/** `typed`: what was typed and not kept, shown again. */
export async function showSettings(
  services: BotServices,
  turn: Turn,
  typed: Typed,
  told: { problem?: string; done?: string },
): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const now = await services.visits.settings(committee?.committeeId ?? '');
  return show(
    visitSettingsCard({
      ...{ problem: told.problem ?? null, done: told.done ?? null },
      visitsAMonth: typed[inputs.aMonth] ?? String(now.visitsAMonth),
      membersAVisit: typed[inputs.members] ?? String(now.membersAVisit),
      swaps: typed[inputs.swaps] ?? (now.clerkApprovesSwaps ? 'agrees' : 'told'),
      frontDoor: typed[inputs.frontDoor] ?? now.frontDoorPhone,
      emergencyDuty: typed[inputs.emergencyDuty] ?? now.emergencyDutyPhone,
      designatedOfficer: typed[inputs.designatedOfficer] ?? now.designatedOfficer,
      others: [
        ['Pre-election', rangeWords(now.preElection)],
        ['Quiet times', rangeWords(now.quietTimes)],
        ['Events in members’ own calendars', now.calendarEvents ? 'Yes' : 'No'],
      ],
      submissionId: services.newId(),
    }),
  );
}

function rangeWords(ranges: VisitSettings['preElection']): string {
  return ranges.length === 0
    ? 'None'
    : listOf(ranges.map(({ from, until }) => `${formatShortDay(from)} to ${formatShortDay(until)}`));
}
