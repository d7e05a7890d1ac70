/** Drafts a year's rota: hard rules always, then coverage, then equal shares, then what is nicer (domain.md 1.3 F1, F2). */
import { type Choice, type Costing, costing } from './draft-cost';
import { memberSets, searchRota } from './draft-search';
import { rotaSlots, type Slot } from './draft-slots';
import { explainRota } from './explain-rota';
import type { DraftedRota, PlannedVisit, RotaProblem } from './rota-problem';

/**
 * Pure, and the same each time for the same facts. A place that no eligible member can take is left open, and `notes` name
 * the rule, the month and the service.
 */
export function draftRota(problem: RotaProblem): DraftedRota {
  const { slots, notes } = rotaSlots(problem);
  if (problem.services.length === 0)
    return { visits: problem.kept, notes: ['There is no service to visit yet. Import them first.'] };
  const costs = costing(problem, slots);
  const size = {
    services: problem.services.length,
    members: problem.members.length,
    places: problem.settings.membersAVisit,
  };
  const found = searchRota(costs, size, firstChoices(problem, costs, size));
  const visits = found.flatMap((choice, slot) => planned(problem, costs, slot, choice));
  const all = [...problem.kept, ...visits].toSorted((one, other) => (one.day < other.day ? -1 : 1));
  return { visits: all, notes: [...notes, ...explainRota(problem, costs, found)] };
}

function planned(
  problem: RotaProblem,
  { slots, dayFor }: Costing,
  slot: number,
  choice: Choice,
): PlannedVisit[] {
  const service = problem.services[choice.service];
  const day = dayFor(slot, choice);
  if (!service || !day) return [];
  return [
    {
      visitId: slots[slot]?.before?.visitId ?? null,
      serviceId: service.id,
      day: day.day,
      memberIds: choice.members.flatMap((index) => problem.members[index]?.personId ?? []),
      byHand: false,
    },
  ];
}

/** What stood before where it still may; else the services longest unseen, and the members with fewest so far. */
function firstChoices(
  problem: RotaProblem,
  costs: Costing,
  size: { services: number; members: number; places: number },
): Choice[] {
  const waiting = servicesToPlace(problem, costs.slots);
  const sets = memberSets(size.members, size.places);
  const choices: Choice[] = costs.slots.map((slot) => ({
    service: serviceOf(problem, slot, waiting),
    members: [],
  }));
  for (const [slot, choice] of choices.entries()) {
    const stood = (costs.slots[slot]?.before?.memberIds ?? [])
      .map((id) => problem.members.findIndex((member) => member.personId === id))
      .filter((index) => index >= 0)
      .toSorted((one, other) => one - other);
    if (stood.length === size.places && costs.dayFor(slot, { ...choice, members: stood })) {
      choices[slot] = { ...choice, members: stood };
      continue;
    }
    let cheapest = Number.POSITIVE_INFINITY;
    for (const members of sets) {
      const tried = choices.with(slot, { ...choice, members });
      const cost = costs.cost(tried.slice(0, slot + 1));
      if (cost < cheapest) {
        cheapest = cost;
        choices[slot] = { ...choice, members };
      }
    }
  }
  return choices;
}

function serviceOf(problem: RotaProblem, slot: Slot, waiting: number[]): number {
  const stood = problem.services.findIndex((service) => service.id === slot.before?.serviceId);
  if (stood >= 0) return stood;
  const home = (index: number) => problem.services[index]?.isHome ?? false;
  const soon = slot.days.every((day) => day.tooSoonForHome);
  const place = waiting.findIndex((index) => !soon || !home(index));
  return waiting.splice(Math.max(place, 0), 1)[0] ?? 0;
}

function servicesToPlace(problem: RotaProblem, slots: Slot[]): number[] {
  const taken = new Set([
    ...problem.kept.map((visit) => visit.serviceId),
    ...slots.flatMap((slot) => slot.before?.serviceId ?? []),
  ]);
  const order = problem.services
    .map((_, index) => index)
    .toSorted((one, other) =>
      (problem.services[one]?.lastVisited ?? '') < (problem.services[other]?.lastVisited ?? '') ? -1 : 1,
    );
  const free = order.filter((index) => !taken.has(problem.services[index]?.id ?? ''));
  // More visits than services: round again.
  while (free.length < slots.length && order.length > 0) free.push(...order);
  return free;
}
