/** What a committee's own tables already name, for the checks of words: people, bodies, posts, services, the plan. */
import type { Clock } from './calendar/clock';
import { londonDay } from './calendar/rules';
import type { Committees } from './committees/service';
import type { Executor } from './db/tables';
import type { Person } from './people/rules';
import type { People } from './people/service';
import { postsOf, rolesOn } from './platform/permissions';
import type { Scorecards } from './scorecard/service';
import type { Strategies } from './strategy/service';
import type { Visits } from './visits/service';

interface Deps {
  clock: Clock;
  committees: Pick<Committees, 'settingsOn'>;
  people: Pick<People, 'everyone'>;
  strategies: Pick<Strategies, 'current'>;
  visits: Pick<Visits, 'services'>;
  scorecards: Pick<Scorecards, 'thresholds'>;
}

/** What the checks of words need not ask about: who and what a committee's own tables already name. Never a young person. */
export async function councilFacts(committeeId: string, deps: Deps, on?: Executor) {
  const today = londonDay(deps.clock.now());
  const settings = await deps.committees.settingsOn(committeeId, today, on);
  const strategy = await deps.strategies.current(committeeId, on);
  const known = await deps.people.everyone(committeeId, on);
  // A young person's name is known to nobody's papers.
  const adults = known.filter((one) => !rolesOn(one, today).includes('shadow-member'));
  const isMember = (one: Person) => rolesOn(one, today).some((role) => role === 'member' || role === 'chair');
  const services = await deps.visits.services(committeeId, on);
  const { smallCount } = await deps.scorecards.thresholds(committeeId, today, on);
  const actions = strategy?.actions ?? [];
  return {
    parentBody: settings.parentBody,
    smallCount,
    bodies: [
      settings.name,
      settings.parentBody,
      settings.operationalGroupName,
      settings.shadowCommitteeName,
      ...(strategy ? [strategy.title] : []),
    ],
    members: adults.filter(isMember).map(({ name }) => name),
    officers: adults.filter((one) => !isMember(one)).map(({ name }) => name),
    posts: [
      ...new Set([
        ...adults.flatMap((one) => postsOf(one, today, committeeId)),
        ...actions.flatMap(({ leadPost, contributorPosts }) => [leadPost, ...contributorPosts]),
      ]),
    ],
    services: services.map(({ name, place }) => ({ name, place })),
    planTexts: [
      ...(strategy?.pledges ?? []).flatMap(({ wording, shortName }) => [wording, shortName]),
      ...(strategy?.workstreams ?? []).map(({ name }) => name),
      ...actions.flatMap(({ title, measures }) => [
        title,
        ...measures.flatMap(({ name, note, target }) => [name, note ?? '', `${target?.basis ?? ''}`]),
      ]),
    ],
  };
}
