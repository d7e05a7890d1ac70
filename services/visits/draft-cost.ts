/** What one rota costs: first the places left open, then what is not covered, then fairness, then what is only nicer. */
import type { Slot } from './draft-slots';
import { dayGap } from './draft-slots';
import type { RotaProblem } from './rota-problem';
import { whyNotEligible } from './rules';

/** Each is worth more than all that come after it can add up to in a year, but for the two that balance each other. */
const weights = {
  openPlace: 10_000_000,
  serviceNotVisited: 100_000,
  pledgeNotTouched: 20_000,
  serviceAgain: 4_000,
  /** Times the square of what a member has above or below their share. */
  share: 100,
  /** A change of a rota that stood: dearer than anything nicer, cheaper than a share two visits out. */
  moved: 60,
  movedDay: 40,
  sameParty: 20,
  soonAgain: 6,
  monthAfter: 4,
  samePair: 5,
  sameVisitor: 4,
  visitsBefore: 2,
};

/** `services` and `members` are places in the problem's lists; a slot's `members` may be fewer than asked for. */
export interface Choice {
  service: number;
  members: readonly number[];
}

export interface Costing {
  slots: Slot[];
  /** Lower is better. */
  cost(choices: readonly Choice[]): number;
  /** The best day on which all of them may go; null when there is none. */
  dayFor(slot: number, choice: Choice): { day: Slot['days'][number]['day']; cost: number } | null;
  /** Every member's fair share of all the year's places, kept visits included. */
  share: number[];
  /** Places that kept visits give each. */
  keptLoad: number[];
  mayGo(slot: number, member: number): boolean;
}

export function costing(problem: RotaProblem, slots: Slot[]): Costing {
  const { services, members, settings } = problem;
  const indexOf = new Map(members.map((member, index) => [member.personId, index]));
  const serviceIndex = new Map(services.map((service, index) => [service.id, index]));
  const places = settings.membersAVisit;
  const keptLoad = members.map(
    (member) => problem.kept.filter((visit) => visit.memberIds.includes(member.personId)).length,
  );
  const keptVisits = services.map(
    (service) => problem.kept.filter((visit) => visit.serviceId === service.id).length,
  );
  const eligible = slots.map((slot) =>
    slot.days.map(({ day }) => members.map((member) => whyNotEligible(member, day) === null)),
  );
  const share = shares(problem, slots);
  const pledges = [...new Set(services.flatMap((service) => service.pledges))];
  const before = slots.map((slot) => ({
    service: slot.before ? (serviceIndex.get(slot.before.serviceId) ?? -1) : -1,
    members: (slot.before?.memberIds ?? []).map((id) => indexOf.get(id) ?? -1),
    day: slot.before?.day ?? null,
  }));
  const visitedBy = services.map((service) => service.lastVisitors.map((id) => indexOf.get(id) ?? -1));

  const days = new Map<number, ReturnType<Costing['dayFor']>>();
  const dayFor = (slotNo: number, { service, members: who }: Choice) => {
    const home = services[service]?.isHome ? 1 : 0;
    let key = slotNo * 2 + home;
    for (let place = 0; place < places; place += 1) key = key * (members.length + 1) + (who[place] ?? -1) + 1;
    const known = days.get(key);
    if (known !== undefined) return known;
    const found = findDay(slotNo, home === 1, who);
    days.set(key, found);
    return found;
  };
  function findDay(slotNo: number, home: boolean, who: readonly number[]) {
    let best: { day: Slot['days'][number]['day']; cost: number } | null = null;
    for (const [index, day] of (slots[slotNo]?.days ?? []).entries()) {
      const mine = eligible[slotNo]?.[index];
      const stood = before[slotNo]?.day;
      // A home's visit that stood before has been asked about already.
      if (home && day.tooSoonForHome && day.day !== stood) continue;
      if (who.some((member) => !mine?.[member])) continue;
      const cost = day.cost + (stood && stood !== day.day ? weights.movedDay : 0);
      if (!best || cost < best.cost) best = { day: day.day, cost };
    }
    return best;
  }

  function cost(choices: readonly Choice[]): number {
    let total = 0;
    const load = [...keptLoad];
    const visits = [...keptVisits];
    for (let slotNo = 0; slotNo < choices.length; slotNo += 1) {
      const choice = choices[slotNo] as Choice;
      const day = dayFor(slotNo, choice);
      if (!day) {
        total += weights.openPlace * (places + 1);
        continue;
      }
      total += day.cost + weights.openPlace * (places - choice.members.length);
      visits[choice.service] = (visits[choice.service] ?? 0) + 1;
      for (const member of choice.members) load[member] = (load[member] ?? 0) + 1;
      total += ofVisit(slotNo, choice) + again(choices, slotNo);
    }
    return total + ofServices(visits) + ofShares(load);
  }

  function ofVisit(slotNo: number, { service, members: who }: Choice): number {
    let total = 0;
    const [first] = who;
    if (who.length > 1 && who.every((one) => members[one]?.party === members[first ?? -1]?.party))
      total += weights.sameParty;
    for (const one of who) if (visitedBy[service]?.includes(one)) total += weights.sameVisitor;
    const last = services[service]?.lastVisited;
    const [day] = slots[slotNo]?.days ?? [];
    if (last && day) total += Math.max(0, 6 - dayGap(last, day.day) / 30);
    const stood = before[slotNo];
    if (stood?.day) {
      if (stood.service !== service) total += weights.moved;
      for (const one of who) if (!stood.members.includes(one)) total += weights.moved;
    }
    return total;
  }

  /** Against the slots before it: the same member soon again, the same two together again. */
  function again(choices: readonly Choice[], slotNo: number): number {
    let total = 0;
    const mine = (choices[slotNo] as Choice).members;
    for (let other = 0; other < slotNo; other += 1) {
      const theirs = (choices[other] as Choice).members;
      let both = 0;
      for (const member of mine) if (theirs.includes(member)) both += 1;
      if (both === 0) continue;
      const apart = Math.abs((slots[slotNo]?.monthNo ?? 0) - (slots[other]?.monthNo ?? 0));
      if (apart === 0) total += weights.soonAgain * both;
      else if (apart === 1) total += weights.monthAfter * both;
      if (both > 1) total += weights.samePair;
    }
    return total;
  }

  function ofServices(visits: number[]): number {
    let total = 0;
    const touched = new Set<number>();
    for (const [index, count] of visits.entries()) {
      const service = services[index];
      if (!service) continue;
      if (count > 0) for (const pledge of service.pledges) touched.add(pledge);
      // Where not every service can be visited, those seen longest ago come first.
      if (count === 0) total += weights.serviceNotVisited + longAgo(service.lastVisited, problem.from);
      else total += weights.serviceAgain * (count - 1) ** 2;
    }
    return total + weights.pledgeNotTouched * (pledges.length - touched.size);
  }

  function ofShares(load: number[]): number {
    let total = 0;
    for (const [index, count] of load.entries()) {
      total += weights.share * (count - (share[index] ?? 0)) ** 2;
      total += weights.visitsBefore * count * Math.min(members[index]?.visitsBefore ?? 0, 20);
    }
    return total;
  }

  return {
    ...{ slots, cost, dayFor, share, keptLoad },
    mayGo: (slotNo, member) => eligible[slotNo]?.some((day) => day[member]) ?? false,
  };
}

function longAgo(lastVisited: RotaProblem['from'] | null, from: RotaProblem['from']): number {
  return 10 * (lastVisited ? Math.min(Math.max(dayGap(lastVisited, from), 0), 2000) : 2000);
}

/** By months in office: a member of half the year has half a share, however many days they are away. */
function shares(problem: RotaProblem, slots: Slot[]): number[] {
  const dates = [
    ...slots.map((slot) => slot.days[0]?.day ?? problem.until),
    ...problem.kept.map((visit) => visit.day),
  ];
  const inOffice = problem.members.map(
    (member) =>
      dates.filter(
        (day) => (!member.fromDay || member.fromDay <= day) && (!member.untilDay || member.untilDay >= day),
      ).length,
  );
  const all = inOffice.reduce((sum, count) => sum + count, 0);
  const places =
    slots.length * problem.settings.membersAVisit +
    problem.kept.reduce((sum, visit) => sum + visit.memberIds.length, 0);
  return inOffice.map((count) => (all === 0 ? 0 : (places * count) / all));
}
