/** `doctor`: what an administrator should put right, each with its fix. */
import { formatDay, londonDay } from '../calendar/rules';
import type { LibraryCheck } from '../library/rules';
import type { KeptHeads } from '../record/heads';
import { listOf } from '../strategy/doubts';
import type { Services } from '../wiring';
import { checkRecord } from './record';
import { visitsAttention } from './visits-attention';

type Parts = Pick<
  Services,
  | 'record'
  | 'committees'
  | 'strategies'
  | 'people'
  | 'meetings'
  | 'calendar'
  | 'questions'
  | 'jobs'
  | 'clock'
  | 'visits'
>;

export interface Diagnosis {
  text: string;
  /** False when something needs attention. */
  ok: boolean;
}

export interface About {
  engine: string;
  mode: string;
  library(): Promise<LibraryCheck>;
  /** The council's own numbers that young people and workers see. */
  safety: { dutyTeam: boolean; phones: boolean };
  /** Whom people complain to about their data, and ask for another format; null: not set. */
  contacts: { complaints: string | null; accessibility: string | null };
  /** Signed heads of the record that were kept outside the database. */
  heads: KeptHeads;
}

/** Changes nothing. @param oneCommittee whether one was named (`--committee`); else each there is. */
export async function doctor(parts: Parts, about: About, oneCommittee: boolean): Promise<Diagnosis> {
  const library = await about.library();
  const fine: string[] = [
    `Settings read: ${about.mode}.`,
    `Database open: ${about.engine}.`,
    ...library.fine,
  ];
  const attention: string[] = [...library.attention];
  const committees = oneCommittee ? [await parts.committees.default()] : await parts.committees.all();
  if (committees.length === 0) {
    attention.push('There is no committee. Add one: committee add "NAME" --parent-body "BODY"');
    return report(fine, attention);
  }
  fine.push(...committees.map(({ name }) => `Committee: ${name}.`));
  for (const { committeeId, name } of committees) {
    const found = await checkCommittee(parts, committeeId);
    const named = (line: string) => (committees.length > 1 ? `${name}: ${line}` : line);
    fine.push(...found.fine.map(named));
    attention.push(...found.attention.map(named));
  }
  if (!parts.questions.isOpen)
    attention.push('QUESTIONS_KEY is not set, so young people cannot ask. Make one: openssl rand -base64 32');
  await checkRecordChain(parts, about.heads, fine, attention);
  if (about.contacts.complaints === null)
    attention.push(
      'COMPLAINTS_CONTACT is not set: the ask page and the privacy page cannot say whom to tell when the council gets somebody’s information wrong.',
    );
  if (about.contacts.accessibility === null)
    attention.push(
      'ACCESSIBILITY_CONTACT is not set: the accessibility statement cannot say whom to ask for another format.',
    );
  if (!about.safety.dutyTeam)
    attention.push(
      'EMERGENCY_DUTY_TEAM is not set: the ask page shows 999 and Childline, and not the council’s own emergency duty team.',
    );
  if (!about.safety.phones)
    attention.push(
      'SAFEGUARDING_PHONES is not set: a worker whose worry nobody has acknowledged in an hour is shown no council number.',
    );
  const failed = await parts.jobs.failed();
  if (failed.length > 0)
    attention.push(
      `${failed.length} pieces of background work were given up. The newest: ${failed[0]?.kind}.`,
    );
  return report(fine, attention);
}

async function checkCommittee(
  parts: Parts,
  committeeId: string,
): Promise<Record<'fine' | 'attention', string[]>> {
  const [fine, attention]: [string[], string[]] = [[], []];
  await checkPlan(parts, committeeId, fine, attention);
  await checkPeople(parts, committeeId, fine, attention);
  await checkMeetings(parts, committeeId, fine, attention);
  if (parts.questions.isOpen) await checkQuestions(parts, committeeId, attention);
  attention.push(...(await visitsAttention(parts, committeeId)));
  return { fine, attention };
}

async function checkRecordChain(
  { record }: Parts,
  heads: KeptHeads,
  fine: string[],
  attention: string[],
): Promise<void> {
  const result = await checkRecord({ record }, heads);
  (result.ok ? fine : attention).push(result.text);
}

async function checkPlan(
  parts: Parts,
  committeeId: string,
  fine: string[],
  attention: string[],
): Promise<void> {
  const plan = await parts.strategies.current(committeeId);
  if (!plan) {
    attention.push('There is no plan. Import one: import plan FILE');
    return;
  }
  fine.push(`Plan: ${plan.title}, ${plan.actions.length} actions.`);
  const holders = await parts.people.holders(committeeId);
  const vacant = [...new Set(plan.actions.map((action) => action.leadPost))].filter(
    (post) => !holders.has(post),
  );
  attention.push(
    ...vacant.map((post) => `No one holds the post “${post}”, which leads actions. Import people with it.`),
  );
}

async function checkPeople(
  parts: Parts,
  committeeId: string,
  fine: string[],
  attention: string[],
): Promise<void> {
  const people = await parts.people.everyone(committeeId);
  fine.push(`People in post: ${people.length}.`);
  const unknown = people.filter((person) => person.aadObjectId === null);
  if (unknown.length > 0) {
    const named = unknown.map(({ name, email }) => `${name} (${email})`);
    attention.push(
      `Teams has never matched ${listOf(named)}, so no message can reach them. That happens by their address when they first install the app or write to it; ask them to, or import people with the Entra object id.`,
    );
  }
  for (const [role, words] of [
    ['clerk', 'clerk'],
    ['reviewer', 'reviewer of the Operational Group'],
  ] as const) {
    if ((await parts.people.withRole(committeeId, role)).length === 0) {
      attention.push(`There is no ${words}. Import people with that role.`);
    }
  }
}

async function checkMeetings(
  parts: Parts,
  committeeId: string,
  fine: string[],
  attention: string[],
): Promise<void> {
  const meetings = await parts.meetings.upcoming(committeeId);
  const calendar = await parts.calendar.workingCalendar();
  const [next] = meetings;
  if (next) fine.push(`Next meeting: ${formatDay(next.day)}.`);
  else attention.push('No meeting is planned. Add one: meeting add 2027-03-02');
  const last = meetings.at(-1)?.day ?? londonDay(parts.clock.now());
  if (last > calendar.knownUntil) {
    attention.push(
      `Bank holidays are known until ${formatDay(calendar.knownUntil)} only, and a meeting is later.`,
    );
  }
}

async function checkQuestions(parts: Parts, committeeId: string, attention: string[]): Promise<void> {
  for (const [role, words] of [
    ['participation-worker', 'participation worker, who reads the young people’s questions'],
    ['question-cover', 'question cover, who reads them when the participation worker is away'],
    ['question-manager', 'question manager, who is told of a question unread for a working day'],
  ] as const) {
    if ((await parts.people.withRole(committeeId, role)).length === 0) {
      attention.push(`There is no ${words}. Import people with that role.`);
    }
  }
}

function report(fine: string[], attention: string[]): Diagnosis {
  const lines = [...fine.map((line) => `  ok    ${line}`), ...attention.map((line) => `  fix   ${line}`)];
  return { text: lines.join('\n'), ok: attention.length === 0 };
}
