/** The end of the demo's quarter: what the checks found is dealt with, the papers are sealed, signed off and published. */
import { setTimeout as wait } from 'node:timers/promises';
import { moveClock, type ScriptedPerson } from './scripted-person';

/** Files as links, in the order of the finished card. */
export interface DemoOutcome {
  files: { title: string; url: string }[];
}

type Tell = (line: string) => void;
type Person = (name: string) => ScriptedPerson;

const clerkName = 'Democratic Services Officer';
const theTwo = ['Operational Group Chair', 'Data Protection Adviser'] as const;

export async function finishPapers(baseUrl: string, tell: Tell, person: Person): Promise<DemoOutcome> {
  const clerk = person(clerkName);
  await moveClock(baseUrl, '2027-02-18T10:00:00Z');
  // What has come since the first draft, a visit for one, is in this one: only what was read can be made final.
  await clerk.says('build the pack');
  await finished(clerk);
  tell('Thursday 18 February. The clerk builds it again, and looks at what the checks found.');
  await twoPeopleDecide(baseUrl, tell, person, '2027-02-18T10:01:00Z');
  await clerkKeeps(tell, clerk);
  await sealed(tell, clerk);
  await signedOff(baseUrl, tell, person);
  return published(baseUrl, tell, clerk);
}

/** Small counts in words: only the Operational Group's chair and the data protection adviser together may keep them. */
export async function twoPeopleDecide(
  baseUrl: string,
  tell: Tell,
  person: Person,
  now: string,
): Promise<void> {
  const clerk = person(clerkName);
  await clerk.says('papers');
  await finished(clerk);
  await clerk.presses('What was found');
  if (!(await clerk.buttons()).includes(askTitle)) return;
  await clerk.presses(askTitle);
  await moveClock(baseUrl, now);
  for (const name of theTwo) {
    const one = person(name);
    await one.looks();
    await one.presses('Look at them');
    const kept = await keepAll(one, 'The group is large enough that nobody could be known from these words.');
    tell(`  The ${name} agrees that ${kept} of them may stay, each with a reason.`);
  }
}

const askTitle = 'Ask the chair and the data protection adviser';

/** Presses the first “Keep …” until none is left, on every page. */
async function keepAll(one: ScriptedPerson, keepReason: string): Promise<number> {
  let kept = 0;
  for (;;) {
    const buttons = await one.buttons();
    const keep = buttons.find((title) => title.startsWith('Keep '));
    if (keep) {
      await one.presses(keep);
      await one.presses('Keep it', { keepReason });
      kept += 1;
    } else if (buttons.includes('Show more findings')) await one.presses('Show more findings');
    else return kept;
    if (kept > 60) throw new Error(`${one.name} is asked to keep the same finding again and again`);
  }
}

/** Each paper's list of small numbers, page by page: what was confirmed is not asked again in another quarter. */
async function confirmNumbers(tell: Tell, clerk: ScriptedPerson): Promise<void> {
  let lists = 0;
  for (;;) {
    const buttons = await clerk.buttons();
    const look = buttons.find((title) => title.startsWith('Look at the numbers'));
    if (look) {
      await clerk.presses(look);
      lists += 1;
      while ((await clerk.buttons()).includes(noChildren)) await clerk.presses(noChildren);
    } else if (buttons.includes('Show more findings')) await clerk.presses('Show more findings');
    else break;
    if (lists > 40) throw new Error('The clerk is asked about the same small numbers again and again');
  }
  tell(`  The clerk looks through ${lists} lists of small numbers, and confirms that none counts children.`);
  await clerk.says('papers');
  await clerk.presses('What was found');
}

const noChildren = 'None of these counts children';

export async function clerkKeeps(tell: Tell, clerk: ScriptedPerson): Promise<void> {
  await clerk.says('papers');
  await finished(clerk);
  await clerk.presses('What was found');
  await confirmNumbers(tell, clerk);
  const kept = await keepAll(clerk, 'Read by the clerk and the report author: it can stay as it is.');
  tell(`  The clerk keeps ${kept} others, each with a reason.`);
  await clerk.presses('Back to the pack');
}

export async function sealed(tell: Tell, clerk: ScriptedPerson): Promise<void> {
  await clerk.presses('Make it final');
  await finished(clerk);
  const said = (await clerk.reads()).find((text) => text.startsWith('Final and sealed'));
  if (!said) throw new Error(`The papers are not final: ${(await clerk.reads()).join(' / ')}`);
  tell(`The clerk presses “Make it final”: ${said}`);
}

async function signedOff(baseUrl: string, tell: Tell, person: Person): Promise<void> {
  await moveClock(baseUrl, '2027-02-18T10:30:00Z');
  const worker = person('Participation Worker');
  await worker.says('young people’s edition');
  await worker.presses('Happy for this to go out');
  await moveClock(baseUrl, '2027-02-18T10:31:00Z');
  tell(
    '  The Participation Worker reads the young people’s edition and signs it off; only then is it put anywhere.',
  );
}

async function published(baseUrl: string, tell: Tell, clerk: ScriptedPerson): Promise<DemoOutcome> {
  await moveClock(baseUrl, '2027-02-19T11:40:00Z');
  await clerk.says('papers');
  await finished(clerk);
  await clerk.presses('Record publication');
  await clerk.presses('Record publication');
  const said = (await clerk.reads()).find((text) => text.startsWith('Published on'));
  tell(`Friday 19 February. ${said ?? 'Nothing was recorded.'}`);
  const files = await clerk.links();
  return { files };
}

/** Waits until the build that the clerk is looking at has ended. */
export async function finished(clerk: ScriptedPerson): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (!(await clerk.buttons()).includes('Show progress')) return;
    await wait(200);
    await clerk.presses('Show progress').catch(() => clerk.looks());
  }
  throw new Error(`The pack was not built: ${(await clerk.reads()).join(' / ')}`);
}
