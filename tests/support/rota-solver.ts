/** The best rota there is, by HiGHS, a solver of whole-number programmes: what ours is held against. */
import highsLoader from 'highs';
import { rotaSlots } from '../../services/visits/draft-slots';
import type { RotaProblem } from '../../services/visits/rota-problem';
import { whyNotEligible } from '../../services/visits/rules';

/** In the order in which they count; `squares` is the sum of the squares of everyone's visits: least when shares are equal. */
export interface RotaScore {
  openPlaces: number;
  servicesLeftOut: number;
  squares: number;
}

/**
 * For problems with nothing kept and everyone in office throughout: places first, then services, then shares.
 * @throws Error when the solver does not prove an optimum.
 */
export async function bestScore(problem: RotaProblem): Promise<RotaScore> {
  const highs = await highsLoader();
  const solved = highs.solve(programme(problem), { output_flag: false });
  if (solved.Status !== 'Optimal') throw new Error(`No optimum: ${solved.Status}`);
  const value = (name: string) => Math.round(solved.Columns[name]?.Primal ?? 0);
  const sum = (prefix: string) =>
    Object.keys(solved.Columns)
      .filter((name) => name.startsWith(prefix))
      .reduce((total, name) => total + value(name), 0);
  const loads = problem.members.map((_, member) => sum(`load_${member}_`));
  return {
    openPlaces: sum('open_'),
    servicesLeftOut: sum('out_'),
    squares: loads.reduce((total, load) => total + load * load, 0),
  };
}

/** In the LP format: `x` a member at a visit, `y` its kind of day, `z` its service, `load` each one's first, second, … visit. */
function programme(problem: RotaProblem): string {
  const { slots } = rotaSlots(problem);
  const { members, services, settings } = problem;
  const everyone = [...members.keys()];
  const rules: string[] = [];
  const whole: string[] = [];
  const goes = new Map(everyone.map((member) => [member, [] as string[]]));
  for (const [slot, { days }] of slots.entries()) {
    const kinds = daysThatDiffer(problem, days);
    const atSlot: string[] = [];
    for (const [kind, { may }] of kinds.entries()) {
      const chosen = `y_${slot}_${kind}`;
      whole.push(chosen);
      for (const member of everyone.filter((one) => may[one])) {
        const name = `x_${slot}_${kind}_${member}`;
        whole.push(name);
        atSlot.push(name);
        goes.get(member)?.push(name);
        rules.push(`${name} - ${chosen} <= 0`);
      }
    }
    rules.push(`${kinds.map((_, kind) => `y_${slot}_${kind}`).join(' + ')} <= 1`);
    rules.push(`${[...atSlot, `open_${slot}`].join(' + ')} = ${settings.membersAVisit}`);
    const visited = services.map((_, service) => `z_${slot}_${service}`);
    whole.push(...visited);
    rules.push(`${visited.join(' + ')} = 1`);
    for (const [kind, { tooSoonForHome }] of kinds.entries())
      if (tooSoonForHome)
        for (const service of services.keys())
          if (services[service]?.isHome) rules.push(`y_${slot}_${kind} + z_${slot}_${service} <= 1`);
  }
  for (const service of services.keys())
    rules.push(
      `${[...slots.keys()].map((slot) => `z_${slot}_${service}`).join(' + ')} + out_${service} >= 1`,
    );
  const most = slots.length;
  const loads: string[] = [];
  for (const [member, names] of goes) {
    const units = Array.from({ length: most }, (_, unit) => `load_${member}_${unit}`);
    whole.push(...units);
    loads.push(...units.map((name, unit) => `${2 * unit + 1} ${name}`));
    // A member who may never go has no visits.
    rules.push(`${units.join(' + ')}${names.map((name) => ` - ${name}`).join('')} = 0`);
  }
  const open = [...slots.keys()].map((slot) => `open_${slot}`);
  const out = [...services.keys()].map((service) => `out_${service}`);
  const costs = [...open.map((name) => `100000 ${name}`), ...out.map((name) => `5000 ${name}`), ...loads];
  return [
    `Minimize\n cost: ${costs.join(' + ')}`,
    `Subject To\n${rules.map((rule, no) => ` r${no}: ${rule}`).join('\n')}`,
    `Bounds\n${[...open, ...out].map((name) => ` 0 <= ${name} <= ${settings.membersAVisit}`).join('\n')}`,
    `Binary\n ${whole.join('\n ')}`,
    'End',
  ].join('\n');
}

/** Days on which the same members may go are one day to the solver. */
function daysThatDiffer(problem: RotaProblem, days: ReturnType<typeof rotaSlots>['slots'][number]['days']) {
  const kinds = new Map<string, { may: boolean[]; tooSoonForHome: boolean }>();
  for (const { day, tooSoonForHome } of days) {
    const may = problem.members.map((member) => whyNotEligible(member, day) === null);
    kinds.set(JSON.stringify([may, tooSoonForHome]), { may, tooSoonForHome });
  }
  return [...kinds.values()];
}
