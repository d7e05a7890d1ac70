/** The demo's quarter after the one that `npm run demo` plays: new words and new figures, sent by the same people through the same door. */
import { demoAnswer } from '../../local/demo/answers';
import { clerkKeeps, finished, sealed, twoPeopleDecide } from '../../local/demo/papers-story';
import { acceptAll, answerAll, lateLead, leads } from '../../local/demo/quarter';
import { peopleAt } from '../../local/demo/scripted-person';
import type { GateFinding } from '../../services/pack/rules';
import { demoPlan } from '../../services/strategy/demo-plan';
import { fields, type TypedUpdate } from '../../services/updates/rules';
import answersJson from './second-quarter.json';
import type { Town } from './town';

const actions = new Map(demoPlan(4).actions.map((action) => [action.ref, action]));
/** Status, what was done, what difference it made, what is next. */
const answers = new Map(Object.entries(answersJson));

/** The figures move by one or two, as most figures do: small changes are asked about too. A part never grows past its whole. */
function answerOf(ref: string): TypedUpdate {
  const action = actions.get(ref);
  const [status = '', done = '', difference = '', next = ''] = answers.get(ref) ?? [];
  if (!action) throw new Error(`The plan has no ${ref}`);
  const typed = demoAnswer(action, 'now', '2027-03-31');
  for (const [index, { code, kind }] of action.measures.entries()) {
    if (kind === 'descriptive') typed[fields.figure(code, 'words')] = difference;
    const count = Number(typed[fields.figure(code, 'count')] ?? '');
    const base = Number(typed[fields.figure(code, 'base')] ?? '') || Number.MAX_SAFE_INTEGER;
    if (count > 0) typed[fields.figure(code, 'count')] = `${Math.min(base, count + 1 + (index % 2))}`;
  }
  return {
    ...typed,
    [fields.status]: status,
    [fields.done]: done,
    [fields.difference]: difference,
    [fields.next]: next,
    [fields.voice]: '',
  };
}

export interface SecondQuarter {
  accepted: number;
  /** What people are asked about the finished papers, each question once; advice is no question. */
  questions: GateFinding[];
}

/** From the meeting of March to papers for June that are final. @param tell what happens, line by line. */
export async function playSecondQuarter(town: Town, tell: (line: string) => void): Promise<SecondQuarter> {
  const people = await peopleAt(town.url);
  const person = (name: string) => {
    const found = people.get(name);
    if (!found) throw new Error(`The demo has no ${name}`);
    return found;
  };
  await town.clock('2027-03-05T09:00:00Z');
  const [committee] = await town.services.committees.all();
  const round = committee && (await town.services.rounds.present(committee.committeeId));
  if (!round) throw new Error('There is no second round');
  const days = (at: Date, more: number) => new Date(at.getTime() + more * 86_400_000).toISOString();
  await town.clock(days(round.opensAt, 0));
  await town.clock(days(round.wordsDueAt, -3));
  for (const name of [...leads, lateLead]) await answerAll(person(name), answerOf);
  await town.clock(days(round.figuresDueAt, 0));
  const accepted = await acceptAll(person('Operational Group Chair'));
  const clerk = person('Democratic Services Officer');
  await town.clock(days(round.locksAt, 0));
  await clerk.says('build the pack');
  await finished(clerk);
  const [build] = await town.services.packs.versions(round.meetingId);
  const asked = (build?.findings ?? []).filter(({ severity }) => severity !== 'advice');
  const questions = [...new Map(asked.map((one) => [one.fingerprint, one])).values()];
  await twoPeopleDecide(town.url, tell, person, days(round.locksAt, 0.01));
  await clerkKeeps(tell, clerk);
  await sealed(tell, clerk);
  return { accepted, questions };
}
