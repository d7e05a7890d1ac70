/** `npm run demo`: a whole quarter through the bot's HTTP door, told in plain words as it happens. */
import { setTimeout as wait } from 'node:timers/promises';
import { demoPlan } from '../../services/strategy/demo-plan';
import { fields, type TypedUpdate } from '../../services/updates/rules';
import { demoAnswer } from './answers';
import { type DemoOutcome, finishPapers } from './papers-story';
import { moveClock, peopleAt, type ScriptedPerson } from './scripted-person';

type Tell = (line: string) => void;
type People = Map<string, ScriptedPerson>;

const periodEnds = '2026-12-31';
const actions = new Map(demoPlan(4).actions.map((action) => [action.ref, action]));

export async function playQuarter(baseUrl: string, tell: Tell): Promise<DemoOutcome> {
  const people = await peopleAt(baseUrl);
  const person = (name: string) => {
    const found = people.get(name);
    if (!found) throw new Error(`The demo has no ${name}`);
    return found;
  };
  await roundOpens(baseUrl, tell, people);
  await leadsAnswer(baseUrl, tell, person);
  await lateLeadIsCovered(baseUrl, tell, person);
  await scrutiny(baseUrl, tell, person);
  await bankHolidayAdded(tell, person('Democratic Services Officer'));
  await buildPack(tell, person('Democratic Services Officer'));
  return finishPapers(baseUrl, tell, person);
}

export const leads = [
  'Head of Service',
  'Virtual School Headteacher',
  'Designated Nurse',
  'Fostering Service Manager',
  'Deputy Virtual School Headteacher',
  'Participation Lead',
  'Operational Group Administrator',
] as const;
export const lateLead = 'Service Manager';

async function roundOpens(baseUrl: string, tell: Tell, people: People): Promise<void> {
  const before = await counts(people);
  await moveClock(baseUrl, '2027-01-05T09:00:00Z');
  tell('Tuesday 5 January 2027. The round for the meeting of 2 March opens by itself.');
  for (const name of [...leads, lateLead]) {
    const lead = people.get(name);
    if (!lead) continue;
    const came = (await lead.messages()) - (before.get(name) ?? 0);
    await lead.looks();
    const [title] = await lead.reads();
    tell(`  ${name} gets ${came} message: “${title}”`);
  }
}

async function counts(people: People): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const [name, person] of people) found.set(name, await person.messages());
  return found;
}

async function leadsAnswer(
  baseUrl: string,
  tell: Tell,
  person: (name: string) => ScriptedPerson,
): Promise<void> {
  await moveClock(baseUrl, '2027-01-11T10:00:00Z');
  await impossiblePercentage(tell, person('Participation Lead'));
  for (const name of leads) {
    const sent = await answerAll(person(name), answerOfThisQuarter);
    tell(`  ${name} sends ${sent} ${sent === 1 ? 'update' : 'updates'}.`);
  }
}

/** 90.07% of 76 is the figure of the council's own papers that cannot be true (domain.md 1.4 C, trap 5). */
async function impossiblePercentage(tell: Tell, lead: ScriptedPerson): Promise<void> {
  await open(lead, '6.1');
  await lead.presses('Send update', {
    ...answerFor('6.1'),
    [fields.figure('6.1-a', 'count')]: '90.07%',
    [fields.figure('6.1-a', 'base')]: '76',
  });
  const refused = (await lead.reads()).find((text) => text.includes('90.07'));
  tell(`Monday 11 January. The Participation Lead types 90.07% of 76, and reads: ${refused ?? 'nothing'}`);
}

/** What a lead types for an action; null: nothing has changed since last time. */
type AnswerOf = (ref: string) => TypedUpdate | null;

const answerOfThisQuarter: AnswerOf = (ref) => (ref === '2.2' ? null : answerFor(ref));

/** Opens from the list, page by page, and sends each with the words of `answerOf`. Figures of 4.5 follow later. */
export async function answerAll(lead: ScriptedPerson, answerOf: AnswerOf): Promise<number> {
  let sent = 0;
  await lead.says('my updates');
  for (;;) {
    const start = (await lead.buttons()).find((title) => title.startsWith('Start with '));
    const ref = start?.slice('Start with '.length);
    if (!start || !ref || !(await stillToSend(lead))) return sent;
    await lead.presses(start);
    const answer = answerOf(ref);
    if (answer === null) await sayNoChange(lead);
    else await lead.presses('Send update', answer);
    sent += 1;
    await lead.presses('Back to my list');
  }
}

/** Words stand before figures in the list, so the first item says whether any are left. */
async function stillToSend(lead: ScriptedPerson): Promise<boolean> {
  return (await lead.reads()).find((text) => / to send| back with/.test(text))?.startsWith('Words') ?? false;
}

async function sayNoChange(lead: ScriptedPerson): Promise<void> {
  await lead.presses('No change since last time');
  await lead.presses('Send no change', {
    noChangeReason: 'The yearly report is out and the stories go on each month.',
  });
}

function answerFor(ref: string): TypedUpdate {
  const action = actions.get(ref);
  if (!action) throw new Error(`The plan has no ${ref}`);
  return demoAnswer(action, 'now', periodEnds);
}

async function open(lead: ScriptedPerson, ref: string): Promise<void> {
  await lead.says('my updates');
  await lead.presses(`Open ${ref}`);
}

async function lateLeadIsCovered(
  baseUrl: string,
  tell: Tell,
  person: (name: string) => ScriptedPerson,
): Promise<void> {
  const late = person(lateLead);
  const cover = person('Fostering Service Manager');
  for (const [now, words] of [
    ['2027-01-12T09:00:00Z', 'Tuesday 12 January. First nudge'],
    ['2027-01-15T09:00:00Z', 'Friday 15 January. Second nudge'],
    ['2027-01-19T09:00:00Z', 'Tuesday 19 January. Words are due today'],
  ] as const) {
    const before = await late.messages();
    await moveClock(baseUrl, now);
    tell(
      `${words}: the ${lateLead} gets ${(await late.messages()) - before} message; those who have sent get none.`,
    );
  }
  const covered = await cover.messages();
  await moveClock(baseUrl, '2027-01-21T09:00:00Z');
  tell(
    `Thursday 21 January. Nothing has come, so their cover gets ${(await cover.messages()) - covered} message.`,
  );
  await cover.looks();
  const first = (await cover.buttons()).find((title) => title.startsWith('Open ')) ?? '';
  await cover.presses(first);
  await cover.presses('Send update', answerFor(first.slice('Open '.length)));
  const next = (await cover.buttons()).find((title) => title.startsWith('Next: ')) ?? '';
  await cover.presses(next);
  await cover.presses('Send update', answerFor(next.slice('Next: '.length)));
  tell(`  The ${cover.name} sends two of the four. Two do not come, and the pack will say so.`);
  await clerkChases(tell, person('Democratic Services Officer'));
}

async function clerkChases(tell: Tell, clerk: ScriptedPerson): Promise<void> {
  await clerk.says('status');
  tell(`  The clerk types “status”: ${(await clerk.reads()).find((text) => text.startsWith('Sent'))}`);
  await clerk.presses('Chase all that are late');
  await clerk.presses('Send the reminder');
}

async function scrutiny(
  baseUrl: string,
  tell: Tell,
  person: (name: string) => ScriptedPerson,
): Promise<void> {
  await moveClock(baseUrl, '2027-01-29T10:00:00Z');
  const reviewer = person('Operational Group Chair');
  await reviewer.says('scrutiny');
  await reviewer.presses('Show pledge 2');
  await reviewer.presses('Look at 2.4');
  await reviewer.presses('Send back with this comment', {
    comment: 'What will be different for the three children by half-term?',
  });
  tell('Friday 29 January. The Operational Group sends 2.4 back with a question.');
  await moveClock(baseUrl, '2027-01-29T11:00:00Z');
  const lead = person('Virtual School Headteacher');
  await lead.looks();
  await lead.presses('Send update', {
    [fields.reply]: 'Each has a date to be back for some lessons by half-term, and we will check weekly.',
  });
  tell('  The lead answers in the same card, with the question beside their words.');
  tell(`  The Operational Group accepts ${await acceptAll(reviewer)} updates.`);
}

export async function acceptAll(reviewer: ScriptedPerson): Promise<number> {
  let accepted = 0;
  await reviewer.says('scrutiny');
  const pledge = (await reviewer.buttons()).find((title) => title === 'Show pledge 1');
  if (pledge) await reviewer.presses(pledge);
  let next = (await reviewer.buttons()).find((title) => title.startsWith('Start with '));
  while (next) {
    await reviewer.presses(next);
    await reviewer.presses('Accept');
    accepted += 1;
    next = (await reviewer.buttons()).find((title) => title.startsWith('Next: '));
  }
  return accepted;
}

async function bankHolidayAdded(tell: Tell, clerk: ScriptedPerson): Promise<void> {
  await clerk.says('add a bank holiday');
  await clerk.presses('Add this day', {
    dayOff: '2027-02-26',
    dayOffName: 'One-off bank holiday',
    dayOffKind: 'bank-holiday',
  });
  const moved = (await clerk.reads()).filter((text) => text.includes(' is now '));
  const publication = moved.find((text) => text.startsWith('Publication'));
  tell(`A one-off bank holiday is announced for Friday 26 February. ${moved.length - 1} dates move.`);
  if (publication) tell(`  ${publication}`);
}

async function buildPack(tell: Tell, clerk: ScriptedPerson): Promise<void> {
  await clerk.says('build the pack');
  for (let tries = 0; tries < 300; tries += 1) {
    await clerk.looks();
    // Another message may have come after the pack's card: the clerk goes back to it.
    if (tries % 50 === 49) await clerk.says('papers');
    const links = await clerk.links();
    if (links.length > 0) {
      const notes = (await clerk.reads()).slice(2);
      tell('The clerk presses “Build the pack”, and the finished card says:');
      for (const note of notes) tell(`  ${note}`);
      return;
    }
    await wait(200);
  }
  throw new Error(`The pack was not built: ${(await clerk.reads()).join(' / ')}`);
}
