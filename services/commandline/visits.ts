/** `visits rota|draft|agree|year|settings`: the year’s rota, its paper and its settings without a chat. */
import { type Day, formatDay, formatShortDay, londonDay } from '../calendar/rules';
import { VisitSettings } from '../visits/rules';
import type { Rota, RotaView } from '../visits/service';
import { visitsYear, yearWords } from '../visits/year-rules';
import type { Services } from '../wiring';
import { readDay, readRange } from './day-range';

type Parts = Pick<Services, 'committees' | 'visits'>;

/** Every visit with who goes, how many each member has, and what is in the way. */
export async function showRota({ committees, visits }: Parts): Promise<string> {
  const { committeeId } = await committees.default();
  const view = await visits.rota(committeeId);
  return view ? describe(view) : 'There is no rota yet. Draft one: visits draft';
}

/** @throws Error with a plain sentence when the day cannot be read or the rota cannot be drafted. */
export async function draftRota({ committees, visits }: Parts, options: { from?: string }): Promise<string> {
  const { committeeId } = await committees.default();
  const from = options.from === undefined ? undefined : readDay('--from', options.from);
  const drafted = await visits.draftAsAdministrator(committeeId, from);
  if (!drafted.ok) throw new Error(`The rota was not drafted (${drafted.refusal.code}). Please try again.`);
  return `${await shown(visits, committeeId, drafted.value)}\n\nNobody is told until it is agreed: visits agree`;
}

/** @throws Error when there is nothing to agree. */
export async function agreeRota({ committees, visits }: Parts): Promise<string> {
  const { committeeId } = await committees.default();
  const view = await visits.rota(committeeId);
  if (!view?.rota.draft)
    throw new Error('There is no draft that waits to be agreed. Draft one: visits draft');
  const agreed = await visits.agreeAsAdministrator(view.rota.id, 'command line');
  if (!agreed.ok) throw new Error(`The rota was not agreed (${agreed.refusal.code}). Please draft it again.`);
  return `${await shown(visits, committeeId, agreed.value)}\n\nAgreed. Members are invited thirty working days before each visit.`;
}

async function shown(visits: Parts['visits'], committeeId: string, rota: Rota): Promise<string> {
  const view = await visits.rota(committeeId, rota.id);
  return view ? describe(view) : '';
}

function describe({ rota, visits, services, members }: RotaView): string {
  const service = new Map(services.map((one) => [one.id, one.name]));
  const name = new Map(members.map((one) => [one.personId, one.name]));
  const state = rota.draft ? 'a draft, to be agreed' : 'agreed';
  return [
    `Frontline visits, ${formatDay(rota.from)} to ${formatDay(rota.until)}: ${state}`,
    ...visits.map(
      (visit) =>
        `  ${formatShortDay(visit.day)}  ${service.get(visit.serviceId) ?? ''}: ${visit.memberIds.map((id) => name.get(id) ?? 'a former member').join(' and ') || 'nobody yet'}`,
    ),
    `Each member’s visits: ${members.map((member) => `${member.name} ${member.count}`).join(', ')}`,
    ...(rota.draft ? rota.notes : []).map((note) => `In the way: ${note}`),
  ].join('\n');
}

export interface SettingsOptions {
  aMonth?: string;
  members?: string;
  clerkApprovesSwaps?: string;
  preElection?: string[];
  quiet?: string[];
  frontDoor?: string;
  emergencyDuty?: string;
  designatedOfficer?: string;
  calendarEvents?: string;
}

/** Shows the settings, after changing what is named. @throws Error naming the option and the fix. */
export async function visitSettings(
  { committees, visits }: Parts,
  options: SettingsOptions,
): Promise<string> {
  const { committeeId } = await committees.default();
  const changes = {
    ...number('--a-month', 'visitsAMonth', options.aMonth),
    ...number('--members', 'membersAVisit', options.members),
    ...truth('--clerk-approves-swaps', 'clerkApprovesSwaps', options.clerkApprovesSwaps),
    ...truth('--calendar-events', 'calendarEvents', options.calendarEvents),
    ...ranges('--pre-election', 'preElection', options.preElection),
    ...ranges('--quiet', 'quietTimes', options.quiet),
    ...(options.frontDoor === undefined ? {} : { frontDoorPhone: options.frontDoor }),
    ...(options.emergencyDuty === undefined ? {} : { emergencyDutyPhone: options.emergencyDuty }),
    ...(options.designatedOfficer === undefined ? {} : { designatedOfficer: options.designatedOfficer }),
  };
  const checked = VisitSettings.partial().safeParse(changes);
  if (!checked.success) {
    const [issue] = checked.error.issues;
    throw new Error(`${String(issue?.path[0])}: ${issue?.message ?? 'is not valid'}.`);
  }
  const now = await visits.changeSettings(committeeId, changes);
  const days = (list: VisitSettings['preElection']) =>
    list.map((range) => `${range.from}..${range.until}`).join(', ') || 'none';
  return [
    `Visits a month: ${now.visitsAMonth}; members a visit: ${now.membersAVisit}`,
    `Swaps: ${now.clerkApprovesSwaps ? 'the clerk agrees to each' : 'the clerk is told'}`,
    `Events in members’ own calendars: ${now.calendarEvents ? 'yes, where Microsoft Graph is set up' : 'no'}`,
    `Pre-election: ${days(now.preElection)}`,
    `Quiet times: ${days(now.quietTimes)}`,
    `Front door: ${now.frontDoorPhone || 'not set'}; emergency duty team: ${now.emergencyDutyPhone || 'not set'}; designated officer: ${now.designatedOfficer || 'not set'}`,
  ].join('\n');
}

function number<Key extends string>(option: string, key: Key, text: string | undefined) {
  if (text === undefined) return {};
  if (!/^[1-4]$/.test(text)) throw new Error(`${option}: please give a number from 1 to 4.`);
  return { [key]: Number(text) };
}

function truth<Key extends string>(option: string, key: Key, text: string | undefined) {
  if (text === undefined) return {};
  if (text !== 'yes' && text !== 'no') throw new Error(`${option}: please say yes or no.`);
  return { [key]: text === 'yes' };
}

function ranges<Key extends string>(option: string, key: Key, texts: string[] | undefined) {
  if (texts === undefined) return {};
  const given = texts.filter((text) => text !== 'none');
  return { [key]: given.map((text) => rangeOf(option, text)) };
}

function rangeOf(option: string, text: string): { from: Day; until: Day } {
  const { from, to } = readRange(option, text);
  return { from, until: to };
}

/** Writes the year as a paper into the library. @throws Error with a plain sentence when it could not be made. */
export async function paperOfYear(
  { committees, visitPapers, clock }: Parts & Pick<Services, 'visitPapers' | 'clock'>,
  options: { from?: string },
): Promise<string> {
  const { committeeId } = await committees.default();
  const day = options.from === undefined ? londonDay(clock.now()) : readDay('--from', options.from);
  const year = visitsYear(day);
  const { state, error, files } = await visitPapers.writeAsAdministrator(committeeId, year.from);
  if (state !== 'made') throw new Error(`The paper was not made: ${error}`);
  return [
    `Frontline visits, ${yearWords(year)}, in the library as a draft:`,
    ...files.map(({ name }) => `  ${name}`),
  ].join('\n');
}
