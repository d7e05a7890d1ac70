/** A small committee in the middle of a round, on real services: papers can be built, looked through and made final. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Database } from '../../services/db/database';
import type { PackBuild } from '../../services/pack/service';
import type { Role } from '../../services/people/rules';
import type { Measure, Plan, PlannedMeasure } from '../../services/strategy/rules';
import type { TypedUpdate } from '../../services/updates/rules';
import { day, good, type PapersWorld, papersWorld, type WorldOptions } from './papers-world';

export interface PacksWorld extends PapersWorld {
  march: string;
  /** Ids by name of the people whom `papersWorld` does not have. */
  others: Record<'group-chair' | 'adviser' | 'both' | 'worker', string>;
  /** One update of the action under that ref, sent and accepted as its next version. */
  update(ref: string, typed?: TypedUpdate): Promise<void>;
  /** A draft, asked for and built. */
  draft(): Promise<PackBuild>;
  /** The draft made final and built; every finding that needs an answer kept first. */
  final(draft?: PackBuild): Promise<PackBuild>;
  /** Keeps what a clerk can keep. */
  keepAll(build: PackBuild): Promise<void>;
  supplement(itemIds: string[]): Promise<PackBuild>;
  /** The library's folders with their files, byte for byte. */
  shelves(): Record<string, Record<string, Buffer>>;
}

const measure = (code: string, over: Partial<Measure> = {}): PlannedMeasure => ({
  ...{ code, name: `Measure ${code}`, kind: 'count', unit: 'people', goodDirection: 'up', baseline: null },
  ...{ target: null, due: null, frequency: null, smallNumberRisk: false, note: null },
  ...over,
});

export const post = 'Fostering Service Manager';

const action = (ref: string, title: string, measures: PlannedMeasure[]): Plan['actions'][number] => ({
  ...{
    pledgeNo: Number(ref.split('.')[0]),
    ref,
    title,
    leadPost: post,
    contributorPosts: [],
    kind: 'deliver',
  },
  ...{ starts: null, due: day('2027-08-31'), duePrecision: 'stated', flags: [], measures },
});

export const smallPlan: Plan = {
  ...{ title: 'Pledges 2026 to 2027', fromDay: day('2026-09-01'), untilDay: day('2027-08-31') },
  pledges: [
    { no: 1, slug: 'homes', wording: 'We will find you a good home.', shortName: 'Good homes' },
    { no: 2, slug: 'learning', wording: 'We will help you to learn.', shortName: 'Learning and work' },
  ],
  workstreams: [],
  actions: [
    action('1.1', 'Find more foster homes', [
      measure('1.1-a', { name: 'Foster homes approved', unit: 'homes' }),
    ]),
    action('1.2', 'Write a welcome guide', []),
    action('2.1', 'Offer places for work experience', [
      measure('2.1-a', { name: 'Young people on a work placement', smallNumberRisk: true }),
    ]),
  ],
};

export const fineUpdate: TypedUpdate = {
  status: 'on-track',
  done: 'Two open days were held in the winter.',
  difference: 'More families know how to apply.',
  next: 'A third open day in the spring.',
};

export async function packsWorld(
  open: () => Promise<Database>,
  options: WorldOptions & { plan?: Plan } = {},
): Promise<PacksWorld> {
  const world = await papersWorld(open, options);
  const { services, committeeId, who, by, root } = world;
  const march = world.meetings['2027-03-02'] ?? '';
  const held = { deputyEmail: null, fromDay: null, untilDay: null };
  const holding = (title: string) => [{ ...held, post: title }];
  // Names as people have them: the checks look for them in every file.
  const people: [string, string, Role[], string | null][] = [
    ['clerk', 'Ottoline Varnish', ['clerk'], null],
    ['second', 'Peregrine Tallow', ['clerk'], null],
    ['lead', 'Quillon Marsh', ['lead'], post],
    ['group-chair', 'Rosalba Kettle', ['reviewer'], 'Chair of the Operational Group'],
    ['adviser', 'Septimus Larch', ['data-protection-adviser'], null],
    [
      'both',
      'Thessaly Brook',
      ['reviewer', 'data-protection-adviser'],
      'Vice-chair of the Operational Group',
    ],
    ['worker', 'Ursuline Pike', ['participation-worker'], null],
  ];
  await services.people.store(
    people.map(([who, name, roles, title]) => ({
      ...{ name, roles, email: `${who}@council.example`, aadObjectId: null, fromDay: null, untilDay: null },
      holdings: title ? holding(title) : [],
    })),
    { committeeId },
  );
  const others = Object.fromEntries(
    (await services.people.everyone(committeeId)).map(({ email, id }) => [email.split('@')[0], id]),
  ) as PacksWorld['others'];
  await services.strategies.store(options.plan ?? smallPlan, { committeeId, by: 'test', source: 'test' });
  await services.rounds.planUpcoming();
  const planned = await services.rounds.present(committeeId);
  if (!planned) throw new Error('No round was planned');
  const round = good(await services.rounds.open(planned.id, who.clerk));
  world.clock.at = new Date('2027-01-12T10:00:00Z');

  const requestOf = async (ref: string) => {
    const { requests } = await services.rounds.overview(round.id);
    const request = requests.find((one) => one.ref === ref);
    if (!request) throw new Error(`${ref} was not asked for`);
    return request;
  };
  const packs = services.packs;
  const packsWorld: PacksWorld = {
    ...world,
    march,
    others,
    async update(ref, typed = fineUpdate) {
      const { id: requestId } = await requestOf(ref);
      const basedOn = (await services.updates.history(requestId)).length;
      const { submissionId } = by(who.lead);
      good(await services.updates.send({ requestId, personId: who.lead, typed, basedOn, submissionId }));
      const pressed = { versionNo: basedOn + 1, reviewerId: others['group-chair'] };
      good(
        await services.scrutiny.accept({ requestId, ...pressed, submissionId: by(who.lead).submissionId }),
      );
    },
    async draft() {
      const asked = good(await packs.request({ meetingId: march, ...by(who.clerk) }));
      return packs.build(asked.id);
    },
    async keepAll(build) {
      const { toAnswer } = await packs.standing(build);
      for (const { fingerprint } of toAnswer) {
        const reason = 'It has been looked at and stands.';
        good(await packs.keepFinding({ buildId: build.id, fingerprint, reason, byPersonId: who.clerk }));
      }
    },
    async final(draft) {
      const read = draft ?? (await packsWorld.draft());
      await packsWorld.keepAll(read);
      const made = good(await packs.makeFinal({ buildId: read.id, evenSo: false, ...by(who.clerk) }));
      return packs.build(made.id);
    },
    async supplement(itemIds) {
      const asked = good(await packs.requestSupplement({ meetingId: march, itemIds, ...by(who.clerk) }));
      return packs.build(asked.id);
    },
    shelves: () => shelvesUnder(root),
  };
  return packsWorld;
}

function shelvesUnder(root: string): ReturnType<PacksWorld['shelves']> {
  if (!existsSync(root)) return {};
  return Object.fromEntries(
    readdirSync(root)
      .sort()
      .map((folder) => [
        folder,
        Object.fromEntries(
          readdirSync(join(root, folder))
            .sort()
            .map((name) => [name, readFileSync(join(root, folder, name))]),
        ),
      ]),
  );
}
