/** Who is told in somebody's place when a message about a young person's words cannot reach them (domain.md 2.9.6). */
import type { Executor } from '../db/tables';
import type { Notice } from '../notices/rules';
import type { Role } from '../people/rules';
import type { People } from '../people/service';
import type { MessageStops } from '../stops/service';
import { findQuestion } from './store';
import { keptFrom } from './store-safety';

/** In the order in which they take it up: the first rank with anybody in it is told. */
const ranks: readonly Role[] = [
  'participation-worker',
  'question-cover',
  'question-manager',
  'head-of-service',
];

export interface StandInDeps {
  people: Pick<People, 'withRole'>;
  stops: Pick<MessageStops, 'stoppedOf'>;
}

/** People of the question's committee from whom it is not kept, other than whoever was not reached. */
export async function standInsFor(deps: StandInDeps, on: Executor, notice: Notice): Promise<string[]> {
  const { questionId } = notice.subject;
  const question = questionId ? await findQuestion(on, questionId) : null;
  if (!question) return [];
  const kept = (await keptFrom(on, [question.id])).get(question.id) ?? new Set<string>();
  for (const role of ranks) {
    const people = (await deps.people.withRole(question.committeeId, role, on)).map(({ id }) => id);
    const stopped = await deps.stops.stoppedOf(people, on);
    const found = people.filter((id) => id !== notice.personId && !kept.has(id) && !stopped.has(id));
    if (found.length > 0) return found;
  }
  return [];
}
