/** A councillor’s visit by cards on a phone, from the invitation to what happened because they went. */
import { onEachTown, type Town } from '../support/town';

onEachTown('probe', (open) => {
  let town: Town;
  beforeAll(async () => {
    town = await open();
  });
  afterAll(() => town.stop());
  it('shows', async () => {
    const clerk = await town.at('Democratic Services Officer');
    await clerk.says('rota');
    console.log(clerk.text, clerk.buttons);
    const [c] = await town.services.committees.all();
    const visits = await town.services.visits.ofCommittee(
      c!.committeeId,
      '2026-09-01' as never,
      '2027-08-31' as never,
    );
    console.log(
      visits
        .map(
          (v) =>
            `${v.day} ${v.state} ${v.service.name} ${v.places.map((p) => `${p.name}:${p.state}`).join(', ')}`,
        )
        .join('\n'),
    );
    await town.settle();
    for (const name of [
      'Chair of the Committee',
      'Councillor B',
      'Councillor D',
      'Democratic Services Officer',
      'Health Team Manager',
    ]) {
      const chat = await town.at(name);
      await town.settle();
      console.log(name, chat.headings, chat.text.slice(0, 900), chat.buttons);
    }
  });
});
