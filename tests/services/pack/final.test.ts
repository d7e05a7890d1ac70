import fc from 'fast-check';
import type { PackBuild } from '../../../services/pack/service';
import { onEachEngine } from '../../support/engines';
import { fineUpdate, type PacksWorld, packsWorld } from '../../support/packs-world';
import { good, whyNot } from '../../support/papers-world';

const open = '2027-03-02 Cared for Children Committee';
const drafts = `${open}, drafts`;
const small = 'There are 3 young people in the unit at Crewe, who moved in together.';

onEachEngine('final papers', (openDatabase) => {
  let world: PacksWorld;
  beforeEach(async () => {
    world = await packsWorld(openDatabase);
    await world.update('1.2');
  });
  afterEach(() => world.close());

  const packs = () => world.services.packs;
  const by = (who: string = world.who.clerk) => world.by(who);
  const finalOf = (build: PackBuild, evenSo = false, who?: string) =>
    packs().makeFinal({ buildId: build.id, evenSo, ...by(who) });
  const htmlOf = (build: PackBuild) => {
    const file = build.files.find(({ name, edition }) => edition === 'public' && name.endsWith('.html'));
    return world.shelves()[file?.folder ?? '']?.[file?.name ?? '']?.toString() ?? '';
  };
  const despatch = (build: PackBuild, at = world.clock.at, who?: string) =>
    packs().recordDespatch({ buildId: build.id, at, ...by(who) });

  it('print exactly what the draft printed, save its mark, in the folder papers are published from', async () => {
    const draft = await world.draft();
    expect(whyNot(await finalOf(draft, false, world.who.lead))).toBe('not-allowed');
    expect(world.shelves()[open]).toBeUndefined();
    world.clock.at = new Date(world.clock.at.getTime() + 3_600_000);
    const final = await world.final(draft);
    expect(final).toMatchObject({ state: 'built', stage: 'final', no: 2, basedOn: draft.id });
    expect([final.sealedAt, final.dataAt]).toEqual([world.clock.at, draft.dataAt]);
    expect(htmlOf(draft)).toContain('Draft, version 1');
    expect(htmlOf(final)).not.toMatch(/draft, version/i);
    const words = (html: string) =>
      html.replace(/<[^>]+>/g, ' ').replaceAll(/(Draft|Final), version \d/g, '');
    expect(words(htmlOf(final))).toBe(words(htmlOf(draft)));
    const names = (shelf: string) => Object.keys(world.shelves()[shelf] ?? {});
    expect(names(open)).toEqual(names(drafts).map((name) => name.replace(' v1.', ' v2.')));
  });

  it('are one, however often the press comes; the version it came from is no draft any more', async () => {
    const draft = await world.draft();
    await world.keepAll(draft);
    const press = { buildId: draft.id, evenSo: false, ...by() };
    const made = await Promise.all([packs().makeFinal(press), packs().makeFinal(press)]);
    expect(new Set(made.map((one) => good(one).no))).toEqual(new Set([2]));
    expect(whyNot(await finalOf(draft))).toBe('final-already');
    const built = await packs().build(made.map((one) => good(one).id)[0] ?? '');
    expect(whyNot(await finalOf(built))).toBe('final-already');
    expect((await packs().versions(world.march)).map(({ no }) => no)).toEqual([2, 1]);
  });

  it('are not made without a word when something has come since: the clerk is told what, and chooses', async () => {
    const draft = await world.draft();
    await world.update('2.1', { ...fineUpdate, done: 'Nine employers have joined.' });
    await world.keepAll(draft);
    const told = await finalOf(draft);
    expect(told.ok || told.refusal).toMatchObject({ code: 'changed-since' });
    expect(JSON.stringify(told)).toContain('2.1, Status: “No update received” became');
    await world.keepAll(draft);
    const final = await packs().build(good(await finalOf(draft, true)).id);
    expect(htmlOf(final)).not.toContain('Nine employers');
    expect(final.dataAt).toEqual(draft.dataAt);
    const next = await world.draft();
    expect(htmlOf(next)).toContain('Nine employers');
    expect((await packs().compare(final.id, next.id))?.join('\n')).toContain('Nine employers');
    expect(await packs().compare(draft.id, final.id)).toEqual([]);
  });

  it('are made of the latest version alone, once it is built', async () => {
    const first = await world.draft();
    const { id } = good(await packs().request({ meetingId: world.march, ...by() }));
    const second = await packs().byId(id);
    expect(whyNot(await finalOf(second as PackBuild))).toBe('not-built');
    await packs().build(id);
    for (const evenSo of [false, true]) {
      expect(await finalOf(first, evenSo)).toMatchObject({
        refusal: { code: 'not-the-latest', latestNo: 2 },
      });
    }
    expect(whyNot(await packs().makeFinal({ buildId: 'none', evenSo: false, ...by() }))).toBe('gone');
  });

  it('wait while something could point at a child, until two different people have agreed, each in their office', async () => {
    await world.update('1.1', { ...fineUpdate, done: small });
    const draft = await world.draft();
    const { stops } = await packs().standing(draft);
    const private_ = stops.filter(({ privacy }) => privacy);
    expect(private_.length).toBeGreaterThan(0);
    await world.keepAll(draft);
    expect(whyNot(await finalOf(draft, true))).toBe('gate-closed');
    const { group, adviser, both } = { ...world.others, group: world.others['group-chair'] };
    const keep =
      (byPersonId: string, reason = 'The number is in the public accounts.') =>
      async (one: string) =>
        packs().keepFinding({ buildId: draft.id, fingerprint: one, reason, byPersonId });
    for (const { fingerprint, mayKeep } of private_) {
      if (!mayKeep) continue;
      expect(whyNot(await keep(world.who.lead)(fingerprint))).toBe('not-allowed');
      expect(whyNot(await keep(world.who.clerk)(fingerprint))).toBe('needs-two');
      expect(whyNot(await keep(group, 'short')(fingerprint))).toBe('reason-needed');
      expect(whyNot(await keep(both)(fingerprint))).toBe('went well');
      expect(whyNot(await keep(both)(fingerprint))).toBe('same-person');
      expect((await packs().standing(draft)).halfKept.get(fingerprint)).toHaveLength(1);
      expect(whyNot(await finalOf(draft, true))).toBe('gate-closed');
      await keep(group)(fingerprint);
      await keep(group)(fingerprint);
      await keep(adviser)(fingerprint);
    }
    const standing = await packs().standing(draft);
    expect(standing.stops.filter(({ mayKeep }) => mayKeep)).toEqual([]);
    expect((await packs().askTheTwo({ buildId: draft.id, byPersonId: group })).ok).toBe(false);
  });

  it('remember what was kept, with its reason, in the next version', async () => {
    await world.update('1.2', { ...fineUpdate, done: 'The IRO and the LADO have read it with ADCS.' });
    const draft = await world.draft();
    const { toAnswer, advice } = await packs().standing(draft);
    const [finding] = [...toAnswer, ...advice].filter(({ rule }) => rule === 'acronym');
    if (!finding) throw new Error('No acronym was found');
    const { fingerprint } = finding;
    const kept = { buildId: draft.id, fingerprint, byPersonId: world.who.clerk };
    expect(whyNot(await packs().keepFinding({ ...kept, reason: '   ' }))).toBe('reason-needed');
    good(await packs().keepFinding({ ...kept, reason: 'Members know it well.' }));
    await world.update('1.1');
    const next = await world.draft();
    const again = (await packs().standing(next)).kept.find((one) => one.fingerprint === fingerprint);
    expect(again?.kept.map(({ reason }) => reason)).toEqual(['Members know it well.']);
  });

  it('are recorded as published once, not before, not in the future, and never a draft', async () => {
    const draft = await world.draft();
    expect(whyNot(await despatch(draft))).toBe('not-final');
    const final = await world.final(draft);
    expect(whyNot(await despatch(final, world.clock.at, world.who.member))).toBe('not-allowed');
    expect(whyNot(await despatch(final, new Date(world.clock.at.getTime() + 60_000)))).toBe('in-future');
    const first = good(await despatch(final));
    world.clock.at = new Date(world.clock.at.getTime() + 3_600_000);
    expect(good(await despatch(final, world.clock.at, world.who.second))).toEqual(first);
    expect((await packs().despatchOf(final.id))?.despatchedBy).toBe(world.who.clerk);
  });

  it('never change once sealed: whatever is pressed, row and files stay as they were', async () => {
    const draft = await world.draft();
    const final = await world.final(draft);
    const row = () =>
      world.db.selectFrom('pack_build').selectAll().where('id', '=', final.id).executeTakeFirstOrThrow();
    const published = () => world.db.selectFrom('published_figure').selectAll().execute();
    const [sealed, shelf, figures] = [await row(), world.shelves()[open], await published()];
    const target = { buildId: final.id };
    const presses: Record<string, () => Promise<unknown>> = {
      'build it again': () => packs().request({ meetingId: world.march, ...by() }),
      'try again': () => packs().retry({ ...target, ...by() }),
      'run the job again': () => packs().build(final.id),
      'make it final': () => finalOf(final, true),
      'make its draft final': () => finalOf(draft, true),
      'record publication': () => despatch(final),
      'release the edition': () => packs().releaseEdition(final.id),
      'a lead sends': () => world.update('2.1'),
      'keep findings': () => world.keepAll(final),
      'a supplement': () => packs().requestSupplement({ meetingId: world.march, itemIds: ['x'], ...by() }),
    };
    const names = fc.array(fc.constantFrom(...Object.keys(presses)), { minLength: 3, maxLength: 5 });
    const pressed = new Set<string>();
    await fc.assert(
      fc.asyncProperty(names, async (order) => {
        for (const name of order) {
          await presses[name]?.();
          pressed.add(name);
        }
        expect(await row()).toEqual(sealed);
        expect(world.shelves()[open]).toEqual(shelf);
        expect(await published()).toEqual(figures);
      }),
      { seed: 30, numRuns: 6 },
    );
    expect(pressed.size).toBeGreaterThan(6);
  });
});
