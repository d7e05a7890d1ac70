import { onEachEngine } from '../../support/engines';
import { fineUpdate, type PacksWorld, packsWorld } from '../../support/packs-world';
import { good } from '../../support/papers-world';

onEachEngine('a list of small numbers that no card can hold', (openDatabase) => {
  let world: PacksWorld;
  beforeEach(async () => {
    world = await packsWorld(openDatabase);
  });
  afterEach(() => world.close());

  it('is confirmed page by page: nobody confirms a number that they have not been shown', async () => {
    const rooms = 'abcdefghijklmnopqrstuvwxy'.split('').flatMap((one) => [`${one}${one}`, `${one}z`]);
    const done = rooms.map((room) => `In room ${room} 3 sessions ran.`).join(' ');
    await world.update('1.2', { ...fineUpdate, done });
    const draft = await world.draft();
    const { packs } = world.services;
    const lists = async () => {
      const { toAnswer } = await packs.standing(draft);
      return toAnswer.filter(({ numbers }) => (numbers?.length ?? 0) > 30);
    };
    const [list] = await lists();
    const press = {
      buildId: draft.id,
      fingerprint: list?.fingerprint ?? '',
      byPersonId: world.who.clerk,
    };
    const pages = Math.ceil((list?.numbers?.length ?? 0) / 30);
    expect(pages).toBeGreaterThan(1);
    for (let page = 0; page < pages; page += 1) {
      expect((await lists()).map(({ fingerprint }) => fingerprint)).toContain(press.fingerprint);
      good(await packs.confirmNumbers({ ...press, page }));
      good(await packs.confirmNumbers({ ...press, page }));
    }
    expect((await lists()).map(({ fingerprint }) => fingerprint)).not.toContain(press.fingerprint);
  });
});
