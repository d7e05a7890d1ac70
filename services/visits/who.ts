/** Who a person is to a visit: member, manager of the service, clerk. Looked up afresh each time. */

import { addDays, type Day, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { Person } from '../people/rules';
import type { Act } from '../platform/permissions';
import type { VisitsDeps } from './deps';
import type { VisitMember, VisitService } from './rules';
import { readMembers } from './store';

/** Whoever holds the service's post, and whoever stands in. */
export async function managersOf(
  deps: Pick<VisitsDeps, 'people'>,
  service: Pick<VisitService, 'committeeId' | 'managerPost'>,
  on?: Executor,
): Promise<Person[]> {
  const holder = await deps.people.holderOf(service.committeeId, service.managerPost, undefined, on);
  if (!holder) return [];
  return holder.deputy ? [holder.person, holder.deputy] : [holder.person];
}

export async function isManager(
  deps: Pick<VisitsDeps, 'people'>,
  service: Pick<VisitService, 'committeeId' | 'managerPost'>,
  personId: string,
  on?: Executor,
): Promise<boolean> {
  return (await managersOf(deps, service, on)).some((person) => person.id === personId);
}

export async function mayDo(
  deps: Pick<VisitsDeps, 'people'>,
  committeeId: string,
  act: Act,
  personId: string,
  on?: Executor,
): Promise<boolean> {
  return deps.people.may(personId, act, committeeId, on);
}

/** The committee's members with what they have made in the two years before `from` (today unless told). */
export function membersOf(
  deps: Pick<VisitsDeps, 'clock'>,
  on: Executor,
  committeeId: string,
  from?: Day,
): Promise<VisitMember[]> {
  const today = londonDay(deps.clock.now());
  const countUntil = from ?? addDays(today, 365);
  return readMembers(on, committeeId, { today, countFrom: addDays(countUntil, -731), countUntil });
}

/** Every post's holder today, for each committee that the actions are of. */
export async function holdersByCommittee(
  deps: Pick<VisitsDeps, 'people'>,
  actions: { committeeId: string }[],
): Promise<Map<string, Awaited<ReturnType<VisitsDeps['people']['holders']>>>> {
  const found = new Map<string, Awaited<ReturnType<VisitsDeps['people']['holders']>>>();
  for (const { committeeId } of actions) {
    if (!found.has(committeeId)) found.set(committeeId, await deps.people.holders(committeeId));
  }
  return found;
}
