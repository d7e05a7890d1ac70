/** A committee with six members, four services and a clerk, on a real database, in June before the rota’s year. */
import { randomUUID } from 'node:crypto';
import { addWorkingDays, Day, instantAt } from '../../../services/calendar/rules';
import type { Database } from '../../../services/db/database';
import type { PersonEntry, Role } from '../../../services/people/rules';
import type { CalendarEntry } from '../../../services/visits/calendar-writer';
import { checkNote } from '../../../services/visits/note-check';
import type { Visit } from '../../../services/visits/rules';
import { createVisits, type Visits } from '../../../services/visits/service';
import { wireServices } from '../../../services/wiring';

export const at = (day: string, time = '09:30') => instantAt(Day.parse(day), time);
export const day = (text: string) => Day.parse(text);

export type Scene = Awaited<ReturnType<typeof setScene>>;

const members = ['Ash', 'Birch', 'Cedar', 'Elm', 'Fir', 'Hazel'];

function entry(
  name: string,
  roles: Role[],
  posts: string[] = [],
  untilDay: string | null = null,
): PersonEntry {
  return {
    name,
    email: `${name.toLowerCase()}@council.example`,
    aadObjectId: `aad-${name.toLowerCase()}`,
    roles,
    holdings: posts.map((post) => ({ post, deputyEmail: null, fromDay: null, untilDay: null })),
    fromDay: null,
    untilDay: untilDay ? Day.parse(untilDay) : null,
  };
}

export async function setScene(database: Database) {
  const clock = { at: at('2026-06-15'), now: (): Date => clock.at };
  const written: CalendarEntry[] = [];
  const library = {
    put: () => Promise.reject(new Error('no library')),
    move: () => Promise.reject(new Error('no library')),
    read: async () => null,
    list: async () => [],
    asPdf: async () => null,
  };
  const services = wireServices({
    ...{ db: database.db, clock, newId: randomUUID, library, alone: true, everyTick: [] },
    log: (error) => {
      throw error;
    },
  });
  await services.calendar.refreshBankHolidays();
  const { committeeId } = await services.committees.add({
    fromDay: day('2026-01-01'),
    name: 'Corporate Parenting Committee',
    parentBody: 'Children and Families Committee',
    governanceModel: 'committee-system',
    operationalGroupName: 'Operational Group',
    shadowCommitteeName: 'My VOICE',
    meetingTime: '14:00',
    venue: 'Committee Suite',
    offsets: {},
  });
  await services.people.store(
    [
      ...members.map((name) => entry(name, ['member'])),
      entry('Clerk', ['clerk']),
      entry('Chair', ['chair']),
      entry('Manager', ['lead'], ['Team Manager']),
      entry('Keeper', ['lead'], ['Registered Manager']),
    ],
    { committeeId },
  );
  const people = Object.fromEntries((await services.people.known()).map((one) => [one.name, one.id]));
  const id = (name: string) => {
    const found = people[name];
    if (!found) throw new Error(`Nobody is called ${name}`);
    return found;
  };
  const visits: Visits = createVisits({
    ...services,
    db: database.db,
    checkNote,
    calendarWriter: {
      write: async (one) => {
        written.push(one);
        return { kind: 'written' };
      },
    },
  });
  await visits.storeServices(
    committeeId,
    ['Front door', 'Virtual School', 'Care leavers', 'Home'].map((name, index) => ({
      ...{
        name,
        place: `Place of ${name}`,
        contact: 'Desk, 01632 960110',
        whatToSee: 'The work',
        whatToAsk: 'What helps?',
      },
      managerPost: name === 'Home' ? 'Registered Manager' : 'Team Manager',
      ...{ pledges: [index + 1], isHome: name === 'Home', startsAt: '10:00', minutes: 90 },
    })),
  );
  for (const [index, name] of members.entries())
    await visits.storeMember(committeeId, id(name), {
      party: index % 2 === 0 ? 'Red' : 'Blue',
      trainedOn: day('2025-01-10'),
      checkFrom: day('2025-01-10'),
      checkUntil: day('2028-12-31'),
      visitsBefore: 0,
    });

  async function agreedRota(): Promise<Visit[]> {
    const rota = await visits.draftAsAdministrator(committeeId);
    if (!rota.ok) throw new Error(rota.refusal.code);
    await visits.agreeAsAdministrator(rota.value.id, 'test');
    return visits.ofCommittee(committeeId, rota.value.from, rota.value.until);
  }

  return {
    ...{ clock, services, visits, committeeId, id, written, agreedRota, members },
    db: database.db,
    press: (visitId: string, who: string) => ({ visitId, byPersonId: id(who), submissionId: randomUUID() }),
    submissionId: () => randomUUID() as string,
    /** Their name. */
    who: (personId: string | null) =>
      Object.keys(people).find((name) => people[name] === personId) ?? 'nobody',
    /** Working days before or after a visit, at 09:30. */
    async near(visit: Visit, offset: number) {
      const calendar = await services.calendar.workingCalendar();
      clock.at = instantAt(addWorkingDays(visit.day, offset, calendar), '09:30');
    },
    leaves: (name: string, untilDay: string) =>
      services.people.store([entry(name, ['member'], [], untilDay)], { committeeId }),
    async planned() {
      return visits.plannedNotices();
    },
  };
}
