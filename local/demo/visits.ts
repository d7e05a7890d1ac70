/** The demo’s frontline visits: twelve services, twelve members of three parties, and an autumn of visits behind them. */
import { Day, instantAt, londonDay } from '../../services/calendar/rules';
import type { Role } from '../../services/people/rules';
import type { Result } from '../../services/result';
import type { ReplyAnswer, Theme, Visit, VisitRefusal } from '../../services/visits/rules';
import { endOf } from '../../services/visits/times';
import type { Services } from '../../services/wiring';
import services from './visits.json';

/** Members and managers whom the rest of the demo does not know. After its people, so that theirs keep their places. */
export const visitPeople: { name: string; roles: Role[]; posts?: string[] }[] = [
  ...'DEFGHIJKL'.split('').map((letter) => ({ name: `Councillor ${letter}`, roles: ['member' as const] })),
  ...[...new Set(services.map((service) => service.manager))].map((post) => ({
    name: post,
    roles: ['lead' as const],
    posts: [post],
  })),
];

/** The demo begins on 4 January: December’s note waits for its reply, and January’s visit has been said yes to. */
const lastAnswered = Day.parse('2026-11-30');
const lastMade = Day.parse('2026-12-31');
const lastPlayed = Day.parse('2027-01-31');

const memberNames = [
  'Chair of the Committee',
  ...'BCDEFGHIJKL'.split('').map((letter) => `Councillor ${letter}`),
];

/** `past` must run on `clock`, which stands where the rest of the seed left it, and is left there. */
export async function seedVisits(past: Services, clock: { at: Date }, committeeId: string): Promise<void> {
  const end = clock.at;
  clock.at = instantAt(Day.parse('2026-06-15'), '10:00');
  await past.visits.changeSettings(committeeId, {
    preElection: [{ from: Day.parse('2027-03-30'), until: Day.parse('2027-05-06') }],
    quietTimes: [
      { from: Day.parse('2026-12-19'), until: Day.parse('2027-01-05') },
      { from: Day.parse('2027-07-24'), until: Day.parse('2027-08-31') },
    ],
    // Numbers that Ofcom keeps for drama: nobody is rung by a demo.
    frontDoorPhone: '01632 960101',
    emergencyDutyPhone: '01632 960102',
    designatedOfficer: '01632 960103',
  });
  await past.visits.storeServices(committeeId, services.map(asEntry));
  await storeMembers(past, committeeId);
  const drafted = checked(await past.visits.draftAsAdministrator(committeeId), 'draft the rota');
  checked(await past.visits.agreeAsAdministrator(drafted.id, 'demo'), 'agree the rota');
  for (const visit of await past.visits.ofCommittee(committeeId, drafted.from, lastPlayed))
    await makeVisit(past, clock, visit);
  clock.at = end;
}

function asEntry(service: (typeof services)[number]) {
  return {
    name: service.name,
    place: service.place,
    managerPost: service.manager,
    contact: `${service.manager}, 01632 960110`,
    whatToSee: service.see,
    whatToAsk: service.ask,
    pledges: service.pledges,
    isHome: 'home' in service,
    startsAt: '10:00',
    minutes: 90,
  };
}

async function storeMembers(past: Services, committeeId: string): Promise<void> {
  const everyone = await past.people.everyone(committeeId);
  for (const [index, name] of memberNames.entries()) {
    const person = everyone.find((one) => one.name === name);
    if (!person) throw new Error(`The demo has no ${name}`);
    await past.visits.storeMember(committeeId, person.id, {
      party: `Party ${'ABC'[index % 3]}`,
      trainedOn: Day.parse('2025-06-12'),
      checkFrom: Day.parse('2025-05-01'),
      // One runs out in the spring, as some always does.
      checkUntil: Day.parse(index === 7 ? '2027-04-30' : '2029-04-30'),
      visitsBefore: (index * 5) % 4,
    });
  }
}

interface Story {
  met: string;
  worked: string;
  hindered: string;
  ask: string;
  theme: Theme;
  answer: ReplyAnswer;
  words: string;
  what: string;
  due: string;
  done: string;
}

const stories: Story[] = [
  {
    met: 'The team manager',
    worked: 'The team knows its families, and speaks of them with care.',
    hindered: 'The case system stops several times a day, and work is typed twice.',
    ask: 'Mend the case system, or say by when it will be.',
    theme: 'equipment',
    answer: 'agreed',
    words: 'We have raised it with the supplier and agreed a date.',
    what: 'Move the team to the new version of the case system',
    due: '2026-11-30',
    done: 'The team moved in November and no longer types anything twice.',
  },
  {
    met: 'The duty manager and two advisers',
    worked: 'Young people drop in and are known by name.',
    hindered: 'There is no quiet room to talk in.',
    ask: 'Find one room that can be kept free in the afternoons.',
    theme: 'buildings',
    answer: 'agreed',
    words: 'Yes. A meeting room will be kept free after two each day.',
    what: 'Keep a quiet room free every afternoon',
    due: '2027-02-26',
    done: '',
  },
  {
    met: 'The head of the team',
    worked: 'Reviews are prepared with young people and start on time.',
    hindered: 'Some partners do not send anyone.',
    ask: 'Ask partners to name someone for each review.',
    theme: 'partners',
    answer: 'not-agreed',
    words:
      'We cannot ask this of partners before their own reorganisation in the spring. We will ask again then.',
    what: '',
    due: '',
    done: '',
  },
];

/** Both say yes; once it is past, the first sends a note and the manager replies, but for the last before the demo begins. */
async function makeVisit(past: Services, clock: { at: Date }, visit: Visit): Promise<void> {
  const visitors = visit.places.flatMap((place) => place.personId ?? []);
  const [manager] = await past.visits.managersOf(visit.service);
  const [first] = visitors;
  if (!manager || !first) throw new Error(`The demo has nobody for ${visit.service.name}`);
  const press = (byPersonId: string) => ({ visitId: visit.id, byPersonId, submissionId: past.newId() });
  clock.at = new Date(endOf(visit).getTime() - 28 * 86_400_000);
  if (visit.service.isHome)
    checked(await past.visits.agreeHome({ ...press(manager.id), childrenAgree: true }), 'agree');
  for (const one of visitors) checked(await past.visits.accept(press(one)), 'accept');
  if (visit.day > lastMade) return;
  clock.at = new Date(endOf(visit).getTime() + 86_400_000);
  const story = stories[Number(visit.day.slice(5, 7)) % stories.length] as Story;
  const { met, worked, hindered, ask } = story;
  const note = { typed: { met, worked, hindered, ask }, themes: [story.theme], sent: true };
  checked(await past.visits.writeNote({ ...press(first), ...note }), 'send the note');
  if (visit.day > lastAnswered) return;
  clock.at = new Date(endOf(visit).getTime() + 7 * 86_400_000);
  await answerVisit(past, visit, manager.id, story);
}

async function answerVisit(past: Services, visit: Visit, byPersonId: string, story: Story): Promise<void> {
  const press = { visitId: visit.id, byPersonId, submissionId: past.newId() };
  const dueDay = story.due === '' ? null : Day.parse(story.due);
  const action = { what: story.what, ownerPost: visit.service.managerPost, dueDay };
  const typed = { answer: story.answer, words: story.words, action, themes: [] };
  const late = story.due !== '' && story.due < londonDay(past.clock.now());
  if (late) action.dueDay = londonDay(past.clock.now());
  checked(await past.visits.reply({ ...press, typed }), 'reply');
  if (story.done === '') return;
  const [record] = await past.visits.records([visit.id]);
  for (const { id } of record?.actions ?? [])
    checked(
      await past.visits.actionDone({
        actionId: id,
        words: story.done,
        byPersonId,
        submissionId: past.newId(),
      }),
      'say what was done',
    );
}

function checked<Value>(result: Result<Value, VisitRefusal>, what: string): Value {
  if (result.ok) return result.value;
  throw new Error(`The demo could not ${what}: ${JSON.stringify(result.refusal)}`);
}
