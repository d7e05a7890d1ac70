/** The demo committee on its first day: the real plan, a year of meetings, and last quarter already reported. */

import type { Clock } from '../../services/calendar/clock';
import { addDays, Day, instantAt } from '../../services/calendar/rules';
import type { CommitteeSettings } from '../../services/committees/rules';
import type { Round } from '../../services/rounds/rules';
import { demoPlan } from '../../services/strategy/demo-plan';
import type { Services } from '../../services/wiring';
import { demoAnswer } from './answers';
import { importDemoFigures } from './figures';
import { seedPapers } from './papers';
import { demoEntries } from './people';
import { askSamples } from './questions';
import { seedVisits } from './visits';

/** Monday: the round for the meeting of 2 March 2027 opens by itself the next morning. */
export const demoStart = instantAt(Day.parse('2027-01-04'), '09:00');

/** The Year 1 plan moved on four years, so that it is under way in the demo's year. */
const yearsLater = 4;
const meetingDays = ['2026-12-01', '2027-03-02', '2027-06-08', '2027-09-07'] as const;
const beforeAll = instantAt(Day.parse('2026-09-01'), '09:00');

const settings: Omit<CommitteeSettings, 'committeeId'> = {
  fromDay: Day.parse('2022-11-01'),
  name: 'Cared for Children and Care Leavers Committee',
  parentBody: 'Children and Families Committee',
  governanceModel: 'committee-system',
  operationalGroupName: 'Cared for Children and Care Leavers Operational Group',
  shadowCommitteeName: 'Shadow committee (My VOICE)',
  meetingTime: '14:00',
  venue: 'Committee Suite',
  offsets: {},
};

/** A clock that the seed sets as the past goes by. */
export interface PastClock extends Clock {
  at: Date;
}

export function pastClock(): PastClock {
  const clock: PastClock = { at: beforeAll, now: () => clock.at };
  return clock;
}

/** Does nothing when there is a committee already. `past` must run on `clock`. */
export async function seedDemo(past: Services, clock: PastClock): Promise<boolean> {
  if ((await past.committees.all()).length > 0) return false;
  await past.calendar.refreshBankHolidays();
  const { committeeId } = await past.committees.add(settings);
  await past.people.store(demoEntries(), { committeeId });
  await past.strategies.store(demoPlan(yearsLater), { committeeId, by: 'demo', source: 'the demo plan' });
  for (const day of meetingDays) await past.meetings.add({ committeeId, day: Day.parse(day), by: 'demo' });
  await past.meetings.recompute();
  await past.rounds.planUpcoming();
  await reportLastQuarter(past, clock, committeeId);
  await askSamples(past, clock, committeeId);
  await importDemoFigures(past, clock, committeeId);
  clock.at = instantAt(Day.parse('2026-12-17'), '09:00');
  await seedPapers(past, committeeId);
  await seedVisits(past, clock, committeeId);
  return true;
}

async function reportLastQuarter(past: Services, clock: PastClock, committeeId: string): Promise<void> {
  const planned = await past.rounds.present(committeeId);
  if (!planned) throw new Error('The demo has no round to report in');
  clock.at = planned.opensAt;
  await past.rounds.openDue();
  const [reviewer] = await past.people.withRole(committeeId, 'reviewer');
  if (!reviewer) throw new Error('The demo has no reviewer');
  const { requests } = await past.rounds.overview(planned.id);
  for (const request of requests) {
    if (request.leadPersonId)
      await reportOne(past, clock, planned, request.actionId, request.id, request.leadPersonId);
  }
  clock.at = new Date(planned.figuresDueAt.getTime() + 48 * 3_600_000);
  for (const request of requests) {
    const accepted = await past.scrutiny.accept({
      requestId: request.id,
      versionNo: 1,
      reviewerId: reviewer.id,
      submissionId: past.newId(),
    });
    if (!accepted.ok) throw new Error(`The demo could not accept ${request.ref}: ${accepted.refusal.code}`);
  }
  clock.at = instantAt(addDays(planned.meetingDay, 2), '09:00');
  await past.rounds.closeDue();
}

async function reportOne(
  past: Services,
  clock: PastClock,
  round: Round,
  actionId: string,
  requestId: string,
  personId: string,
): Promise<void> {
  clock.at = new Date(round.wordsDueAt.getTime() - 24 * 3_600_000);
  const action = await past.strategies.action(actionId);
  if (!action) throw new Error(`The demo has no action ${actionId}`);
  const sent = await past.updates.send({
    requestId,
    personId,
    typed: demoAnswer(action, 'last', round.periodEnds),
    basedOn: 0,
    submissionId: past.newId(),
  });
  if (sent.ok) return;
  const why =
    sent.refusal.code === 'needs-attention' ? sent.refusal.problems.map((one) => one.message).join(' ') : '';
  throw new Error(`The demo could not send ${action.ref}: ${sent.refusal.code} ${why}`);
}
