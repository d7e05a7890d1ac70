/** Finds a good rota: a careful first one, then every small change that makes it better, and a shake to begin again. */
import type { Choice, Costing } from './draft-cost';

/** How many rotas are looked at: well under a second for a year of twelve members and twelve services. */
const budget = 40_000;

export function searchRota(
  { slots, cost, dayFor, share, keptLoad, mayGo }: Costing,
  size: { services: number; members: number; places: number },
  start: Choice[],
): Choice[] {
  const sets = memberSets(size.members, size.places);
  const random = seeded(slots.length * 1009 + size.members * 31 + size.services);
  let looked = 0;

  let best = [...start];
  let bestCost = cost(best);

  /** Takes each change that helps; comes back when none does. */
  function descend(from: Choice[], fromCost: number): [Choice[], number] {
    let now = from;
    let nowCost = fromCost;
    const consider = (changed: Choice[]): boolean => {
      looked += 1;
      const changedCost = cost(changed);
      if (changedCost >= nowCost - 1e-9) return false;
      now = changed;
      nowCost = changedCost;
      return true;
    };
    for (let better = true; better && looked < budget; ) {
      better = false;
      for (let slot = 0; slot < slots.length; slot += 1) {
        better = otherMembers(now, slot, consider) || better;
        better = otherService(now, slot, consider) || better;
      }
      for (let one = 0; one < slots.length; one += 1)
        for (let other = 0; other < one; other += 1) better = exchange(now, one, other, consider) || better;
      better = levelShares(now, consider) || better;
      if (!better && slots.length * sets.length <= 80) better = twoTogether(now, consider);
    }
    return [now, nowCost];

    // Each looks at `now` again after a change has been taken.
    function otherMembers(_: Choice[], slot: number, take: (changed: Choice[]) => boolean): boolean {
      let helped = false;
      for (const members of sets) helped = take(withChoice(now, slot, { members })) || helped;
      return helped;
    }
    function otherService(_: Choice[], slot: number, take: (changed: Choice[]) => boolean): boolean {
      let helped = false;
      for (let service = 0; service < size.services; service += 1)
        if (service !== now[slot]?.service) helped = take(withChoice(now, slot, { service })) || helped;
      return helped;
    }
    function exchange(_: Choice[], one: number, other: number, take: (changed: Choice[]) => boolean) {
      const [a, b] = [now[one] as Choice, now[other] as Choice];
      let helped = take(
        withChoice(withChoice(now, one, { service: b.service }), other, { service: a.service }),
      );
      for (const mine of a.members) {
        for (const theirs of b.members) {
          if (a.members.includes(theirs) || b.members.includes(mine)) continue;
          const given = withChoice(now, one, { members: replaced(a.members, mine, theirs) });
          helped = take(withChoice(given, other, { members: replaced(b.members, theirs, mine) })) || helped;
          if (helped) return true;
        }
      }
      return helped;
    }
    function twoTogether(_: Choice[], take: (changed: Choice[]) => boolean): boolean {
      for (let one = 0; one < slots.length; one += 1)
        for (let other = 0; other < one; other += 1)
          for (const [s, t] of [
            [now[one]?.service ?? 0, now[other]?.service ?? 0],
            [now[other]?.service ?? 0, now[one]?.service ?? 0],
          ] as const)
            for (const mine of sets)
              for (const theirs of sets)
                if (
                  take(
                    withChoice(withChoice(now, one, { service: s, members: mine }), other, {
                      service: t,
                      members: theirs,
                    }),
                  )
                )
                  return true;
      return false;
    }
  }

  /**
   * Moves one visit from whoever has most above their share to whoever has most below it, through others where the two
   * cannot change places themselves: the shortest such chain, as in a flow with convex costs, so none is missed.
   */
  function levelShares(choices: Choice[], take: (changed: Choice[]) => boolean): boolean {
    const load = [...keptLoad];
    for (const { members } of choices) for (const member of members) load[member] = (load[member] ?? 0) + 1;
    const over = (member: number) => (load[member] ?? 0) - (share[member] ?? 0);
    const everyone = Array.from({ length: size.members }, (_, index) => index);
    for (const giver of everyone.toSorted((one, other) => over(other) - over(one))) {
      const reached = new Map<number, { from: number; choices: Choice[] }>([[giver, { from: -1, choices }]]);
      const queue = [giver];
      for (let member = queue.shift(); member !== undefined; member = queue.shift()) {
        const standing = reached.get(member)?.choices ?? choices;
        for (const [slot, choice] of standing.entries()) {
          if (!choice.members.includes(member)) continue;
          for (const next of everyone) {
            if (reached.has(next) || choice.members.includes(next) || !mayGo(slot, next)) continue;
            const changed = withChoice(standing, slot, { members: replaced(choice.members, member, next) });
            if (!dayFor(slot, changed[slot] as Choice)) continue;
            if (over(giver) - over(next) > 1 + 1e-9 && take(changed)) return true;
            reached.set(next, { from: member, choices: changed });
            queue.push(next);
          }
        }
      }
    }
    return false;
  }

  [best, bestCost] = descend(best, bestCost);
  while (looked < budget && slots.length > 0) {
    const [found, foundCost] = descendFrom(shaken(best));
    if (foundCost < bestCost - 1e-9) [best, bestCost] = [found, foundCost];
  }
  return best;

  function descendFrom(choices: Choice[]): [Choice[], number] {
    looked += 1;
    return descend(choices, cost(choices));
  }

  /** A few slots get other members and change services among themselves. */
  function shaken(choices: Choice[]): Choice[] {
    const changed = [...choices];
    const count = 2 + random(Math.min(3, slots.length));
    for (let turn = 0; turn < count; turn += 1) {
      const [one, other] = [random(slots.length), random(slots.length)];
      const [a, b] = [changed[one] as Choice, changed[other] as Choice];
      changed[one] = { service: b.service, members: sets[random(sets.length)] ?? a.members };
      changed[other] = { ...(changed[other] as Choice), service: a.service };
      if (random(4) === 0) changed[one] = { ...(changed[one] as Choice), service: random(size.services) };
    }
    return changed;
  }
}

function withChoice(choices: Choice[], slot: number, change: Partial<Choice>): Choice[] {
  const changed = [...choices];
  changed[slot] = { ...(choices[slot] as Choice), ...change };
  return changed;
}

function replaced(members: readonly number[], member: number, by: number): number[] {
  return members.map((one) => (one === member ? by : one)).toSorted((one, other) => one - other);
}

/** Every set of members up to the size asked for, the full ones first. */
export function memberSets(members: number, places: number): number[][] {
  let sets: number[][] = [[]];
  const all: number[][] = [[]];
  for (let size = 1; size <= places; size += 1) {
    sets = sets.flatMap((set) =>
      Array.from({ length: members }, (_, index) => index)
        .filter((index) => index > (set.at(-1) ?? -1))
        .map((index) => [...set, index]),
    );
    all.unshift(...sets);
  }
  return all;
}

/** The same numbers each time: a draft made twice from the same facts is the same draft. */
function seeded(seed: number): (below: number) => number {
  let state = (seed >>> 0) + 1;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}
