/** Says why a rota is not all it should be: the smallest set of rules that is in the way, the month and the service. */
import { addDays, type Day, dayParts, formatDay } from '../calendar/rules';
import type { Choice, Costing } from './draft-cost';
import { type DayRule, dayRuleBroken, type RotaProblem } from './rota-problem';
import { type NotEligible, whyNotEligible } from './rules';

type Rule = DayRule | NotEligible;

const ruleWords: Record<Rule, string> = {
  'not-trained': 'training',
  'no-check': 'checks that are in force on the day',
  away: 'the dates on which members are away',
  'not-in-office': 'the dates of members’ terms of office',
  notice: 'time to invite, and for a home to ask its manager and children',
  'pre-election': 'the pre-election period',
  'committee-day': 'committee days',
  'working-day': 'working days',
};
const rules = Object.keys(ruleWords) as Rule[];

export function explainRota(problem: RotaProblem, costs: Costing, choices: readonly Choice[]): string[] {
  return [
    ...choices.flatMap((choice, slot) => openPlaces(problem, costs, slot, choice)),
    ...notVisited(problem, costs, choices),
    ...unequalShares(problem, costs, choices),
  ];
}

function openPlaces(problem: RotaProblem, costs: Costing, slot: number, choice: Choice): string[] {
  const wanted = problem.settings.membersAVisit;
  const found = costs.dayFor(slot, choice) ? choice.members.length : 0;
  if (found >= wanted) return [];
  const { month = '' } = costs.slots[slot] ?? {};
  const service = problem.services[choice.service];
  const inTheWay = smallestRelaxation(problem, costs, slot, service?.isHome ?? false);
  const why = inTheWay
    ? `The rule in the way is ${list(inTheWay.map((rule) => ruleWords[rule]))}${names(problem, costs, slot, inTheWay)}.`
    : 'There are too few members.';
  return [
    `${month}, ${service?.name}: ${found === 0 ? 'no member' : `only ${found}`} of the ${wanted} that are needed may go on any one day. ${why}`,
  ];
}

/** The first of the smallest sets of rules without which enough members could go on one day; null when none helps. */
export function smallestRelaxation(
  problem: RotaProblem,
  costs: Costing,
  slot: number,
  isHome: boolean,
): Rule[] | null {
  const days = daysOfMonth(problem, costs.slots[slot]?.month ?? '');
  const broken = days.map((day) => ({
    byDay: dayRuleBroken(problem, day, isHome),
    byMember: problem.members.map((member) => rulesAgainst(member, day)),
  }));
  const enough = (relaxed: ReadonlySet<Rule>) =>
    broken.some(
      ({ byDay, byMember }) =>
        byDay.every((rule) => relaxed.has(rule)) &&
        byMember.filter((against) => against.every((rule) => relaxed.has(rule))).length >=
          problem.settings.membersAVisit,
    );
  for (let size = 1; size <= rules.length; size += 1) {
    const found = subsets(rules, size).find((set) => enough(new Set(set)));
    if (found) return found;
  }
  return null;
}

/** Every rule against a member on a day, not only the first. */
function rulesAgainst(member: RotaProblem['members'][number], day: Day): NotEligible[] {
  const free = {
    ...member,
    fromDay: null,
    untilDay: null,
    away: [],
    trainedOn: day,
    checkFrom: day,
    checkUntil: day,
  };
  return [
    whyNotEligible({ ...free, fromDay: member.fromDay, untilDay: member.untilDay }, day),
    whyNotEligible({ ...free, away: member.away }, day),
    whyNotEligible({ ...free, trainedOn: member.trainedOn }, day),
    whyNotEligible({ ...free, checkFrom: member.checkFrom, checkUntil: member.checkUntil }, day),
  ].filter((rule) => rule !== null);
}

function daysOfMonth(problem: RotaProblem, month: string): Day[] {
  const days: Day[] = [];
  for (let day = problem.from; day <= problem.until; day = addDays(day, 1)) {
    const { monthName, year } = dayParts(day);
    if (`${monthName} ${year}` === month) days.push(day);
  }
  return days;
}

/** ' (Councillor A, Councillor B)': whom the rule keeps from this month. */
function names(problem: RotaProblem, costs: Costing, slot: number, inTheWay: Rule[]): string {
  const days = costs.slots[slot]?.days ?? [];
  const kept = problem.members.filter(
    (member) =>
      days.length > 0 &&
      days.every(({ day }) => rulesAgainst(member, day).some((rule) => inTheWay.includes(rule))),
  );
  if (kept.length === 0) return '';
  return ` (for all of the month: ${list(kept.slice(0, 6).map((member) => member.name))}${kept.length > 6 ? ` and ${kept.length - 6} more` : ''})`;
}

function notVisited(problem: RotaProblem, costs: Costing, choices: readonly Choice[]): string[] {
  const seen = new Set([
    ...problem.kept.map((visit) => visit.serviceId),
    ...choices.flatMap((choice, slot) =>
      costs.dayFor(slot, choice) ? (problem.services[choice.service]?.id ?? []) : [],
    ),
  ]);
  const missed = problem.services.filter((service) => !seen.has(service.id));
  if (missed.length === 0) return [];
  const visits = choices.length + problem.kept.length;
  const which = list(missed.map((service) => service.name));
  if (visits < problem.services.length)
    return [
      `There are ${visits} visits for ${problem.services.length} services, so this year leaves out ${which}. The rule in the way is the number of visits a month.`,
    ];
  return [
    `This year leaves out ${which}. The rule in the way is ${missed.every((service) => service.isHome) ? ruleWords.notice : 'the days that are left'}: the first day for ${missed[0]?.isHome ? 'a home' : 'a visit'} is ${formatDay(missed[0]?.isHome ? problem.earliest.home : problem.earliest.service)}.`,
  ];
}

function unequalShares(problem: RotaProblem, costs: Costing, choices: readonly Choice[]): string[] {
  const load = [...costs.keptLoad];
  for (const { members } of choices) for (const member of members) load[member] = (load[member] ?? 0) + 1;
  const over = load.map((count, index) => count - (costs.share[index] ?? 0));
  const most = Math.max(...over);
  const least = Math.min(...over);
  if (most - least <= 1 + 1e-9 || choices.length === 0) return [];
  const low = over.indexOf(least);
  const member = problem.members[low];
  if (!member) return [];
  const months = choices.filter((_, slot) => costs.mayGo(slot, low)).length;
  const days = costs.slots.flatMap((slot) => slot.days);
  const reasons = new Set(days.flatMap(({ day }) => rulesAgainst(member, day)));
  const because =
    reasons.size > 0 ? ` The rule in the way is ${list([...reasons].map((rule) => ruleWords[rule]))}.` : '';
  return [
    `Shares cannot be within one visit: ${member.name} may go in ${months} of ${choices.length} months and has ${load[low]}, while ${problem.members[over.indexOf(most)]?.name} has ${load[over.indexOf(most)]}.${because}`,
  ];
}

function subsets(items: readonly Rule[], size: number): Rule[][] {
  if (size === 0) return [[]];
  return items.flatMap((item, index) =>
    subsets(items.slice(index + 1), size - 1).map((rest) => [item, ...rest]),
  );
}

function list(items: string[]): string {
  return items.length < 2 ? items.join('') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
}
