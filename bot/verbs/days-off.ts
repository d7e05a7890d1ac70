/** `clerk.day-off`: a day off is added, which moves dates; `clerk.days-off`: those that were added by hand can go again. */
import { button } from '../../cards/actions';
import { messageCard } from '../../cards/message-card';
import { rowsCard } from '../../cards/rows-card';
import { dayOffCard } from '../../cards/small-forms';
import { inputIds } from '../../cards/verbs';
import { addDays, type Day, formatDay, isFarAhead, londonDay, parseDay } from '../../services/calendar/rules';
import { changedLines } from '../changed-dates';
import { notAllowed } from '../not-allowed';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';

const waysOn = [
  button('Timetable', 'clerk.timetable', {}),
  button('Days added here', 'clerk.days-off', {}),
  button('Back to status', 'clerk.status', {}),
];

export const clerkDayOff: Handler<'clerk.day-off'> = async ({ services }) => {
  return show(
    dayOffCard({ submissionId: services.newId(), day: '', name: '', kind: 'bank-holiday', problem: null }),
  );
};

function dayOffProblem(day: Day | null, isFar: boolean): string {
  if (day === null) return 'Please choose the date, such as 14 June 2027.';
  if (isFar) return `${formatDay(day)} is more than five years ahead. Please look at the year.`;
  return 'Please give the day a name.';
}

export const clerkAddDayOff: Handler<'clerk.add-day-off'> = async ({ turn, data, typed, services }) => {
  const name = (typed[inputIds.dayOffName] ?? '').trim();
  const kind = typed[inputIds.dayOffKind] === 'closure' ? 'closure' : 'bank-holiday';
  const day = parseDay(typed[inputIds.dayOff] ?? '');
  const isFar = day !== null && isFarAhead(day, londonDay(turn.now));
  if (!day || isFar || name === '') {
    const problem = dayOffProblem(day, isFar);
    const form = { day: typed[inputIds.dayOff] ?? '', name, kind, problem };
    return show(dayOffCard({ submissionId: services.newId(), ...form }));
  }
  const { committeeId, person } = turn;
  const by = { personId: person.id, committeeId, submissionId: data.submissionId };
  const added = await services.daysOff.add({ from: day, to: day, kind, name }, by);
  if (!added.ok) return notAllowed('days-off.change');
  if (added.value.length === 0) {
    const problem = `${formatDay(day)} is at a weekend, so it is off already. Please choose a weekday.`;
    return show(dayOffCard({ submissionId: services.newId(), day, name, kind, problem }));
  }
  const changed = await services.datesChanged();
  return show(
    messageCard({
      title: `${formatDay(day)} is now a day off: ${name}`,
      lines: changedLines(turn, changed),
      actions: waysOn,
    }),
  );
};

/** As many as a card holds. */
const mostShown = 12;
/** No day off is added further ahead. */
const yearsAhead = 6;

export const clerkDaysOff: Handler<'clerk.days-off'> = ({ turn, services }) => showDaysOff(services, turn);

async function showDaysOff(services: BotServices, turn: Turn): Promise<Reply> {
  const today = londonDay(turn.now);
  const listed = await services.calendar.list(today, addDays(today, yearsAhead * 366));
  const added = listed.filter(({ source }) => source === 'clerk').slice(0, mostShown);
  return show(
    rowsCard({
      title: added.length === 0 ? 'No day to come was added here' : 'Days off that were added here',
      lines: added.length === 0 ? [] : ['They hold for every committee. Dates follow when one goes.'],
      groups: [
        {
          heading: null,
          rows: added.map(({ day, kind, name }) => ({
            title: `${formatDay(day)}: ${name}`,
            lines: [kind === 'closure' ? 'Offices closed' : 'Bank holiday'],
            action: button(`Remove ${formatDay(day)}`, 'clerk.remove-day-off', {
              ...{ day, kind, submissionId: services.newId() },
            }),
          })),
        },
      ],
      actions: [
        button('Add a bank holiday', 'clerk.day-off', {}),
        button('Timetable', 'clerk.timetable', {}),
        button('Back to status', 'clerk.status', {}),
      ],
    }),
  );
}

export const clerkRemoveDayOff: Handler<'clerk.remove-day-off'> = async ({ turn, data, services }) => {
  const { kind, submissionId } = data;
  const day = parseDay(data.day);
  if (!day) return showDaysOff(services, turn);
  const { committeeId, person } = turn;
  const removed = await services.daysOff.removeAdded(
    { day, kind },
    { personId: person.id, committeeId, submissionId },
  );
  if (!removed.ok) return notAllowed('days-off.change');
  const changed = await services.datesChanged();
  // As it is now, however old the card and whoever pressed before.
  const still = await services.calendar.list(day, day);
  return show(
    messageCard({
      title:
        still.length === 0
          ? `${formatDay(day)} is a working day again`
          : `${formatDay(day)} is still a day off: ${still.map(({ name }) => name).join(', ')}`,
      lines: changedLines(turn, changed),
      actions: waysOn,
    }),
  );
};
