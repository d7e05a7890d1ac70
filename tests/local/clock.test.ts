import { ClockGoesBackwards, createLocalClock } from '../../local/clock';
import { raiseStage, type Stage } from './far-side-bot';

function machineAt(start: string) {
  let time = Date.parse(start);
  return {
    now: () => new Date(time),
    pass: (ms: number) => {
      time += ms;
    },
  };
}

describe('the local clock', () => {
  const machine = () => machineAt('2026-11-22T12:00:00Z');
  const kept = () => {
    let offset: number | null = null;
    return {
      load: async () => offset,
      save: async (next: number) => {
        offset = next;
      },
    };
  };

  it('ticks on from where it is set', async () => {
    const hands = machine();
    const clock = await createLocalClock({ ...kept(), machine: hands });
    expect(clock.now()).toEqual(new Date('2026-11-22T12:00:00Z'));
    await clock.set(new Date('2027-01-05T09:00:00Z'));
    hands.pass(90_000);
    expect(clock.now()).toEqual(new Date('2027-01-05T09:01:30Z'));
  });

  it('goes on from there after a restart, and begins at its first moment only once', async () => {
    const hands = machine();
    const store = kept();
    const first = new Date('2027-01-04T09:00:00Z');
    await (await createLocalClock({ ...store, machine: hands, first })).set(new Date('2027-01-05T09:00:00Z'));
    hands.pass(1_000);
    const again = await createLocalClock({ ...store, machine: hands, first });
    expect(again.now()).toEqual(new Date('2027-01-05T09:00:01Z'));
  });

  it('never goes back, also when the machine’s clock does', async () => {
    const hands = machine();
    const clock = await createLocalClock({ ...kept(), machine: hands });
    await expect(clock.set(new Date('2026-11-22T11:59:59Z'))).rejects.toThrow(ClockGoesBackwards);
    const before = clock.now();
    hands.pass(-60_000);
    expect(clock.now()).toEqual(before);
  });
});

describe('the clock’s address', () => {
  let stage: Stage;
  const done: string[] = [];
  const dates = [
    { at: new Date('2027-03-01T09:00:00Z'), title: 'Updates due' },
    { at: new Date('2027-02-01T09:00:00Z'), title: 'The round opens' },
  ];
  const noBot = () => undefined;
  const move = (body: unknown) => stage.post('/local/api/clock', body);
  beforeEach(async () => {
    done.length = 0;
    stage = await raiseStage(noBot, {
      people: async () => [],
      nextDates: async () => dates,
      settle: async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        done.push(stage.clock.now().toISOString().slice(0, 16));
      },
    });
  });
  afterEach(() => stage.close());

  it('sets the clock, does what became due, and answers only then', async () => {
    const { status, body } = await move({ now: '2027-01-05T09:00:00Z' });
    expect(status).toBe(200);
    expect(done).toEqual(['2027-01-05T09:00']);
    expect((body as { now: string }).now.slice(0, 16)).toBe('2027-01-05T09:00');
  });

  it('tells the time and the dates to come, soonest first', async () => {
    await move({ now: '2027-01-05T09:00:00Z' });
    const { body } = await stage.get('/local/api/clock');
    expect(body).toMatchObject({
      now: expect.stringMatching(/^2027-01-05T09:00/),
      upcoming: [{ title: 'The round opens' }, { title: 'Updates due', at: '2027-03-01T09:00:00.000Z' }],
    });
  });

  it('goes to the next working day, and from date to date until none is left', async () => {
    await move({ to: 'next-working-day' });
    expect(done).toEqual(['2027-01-05T09:00']);
    await move({ to: 'next-date' });
    await move({ to: 'next-date' });
    expect(done.slice(1)).toEqual(['2027-02-01T09:00', '2027-03-01T09:00']);
    expect(await move({ to: 'next-date' })).toMatchObject({ status: 409, body: { error: { field: 'to' } } });
  });

  it('takes the same move twice as one', async () => {
    const twice = await Promise.all([1, 2].map(() => move({ now: '2027-01-05T09:00:00Z' })));
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
  });

  it.each([
    [{ now: '2026-12-31T09:00:00Z' }, 'now', /never goes back; it is 2027-01-04T09:00/],
    [{ now: '2207-01-05T09:00:00Z' }, 'now', /five years/],
    [{ now: 'tomorrow' }, 'now', /an instant such as/],
    [{ now: 12 }, 'now', /an instant such as/],
    [{ to: 'yesterday' }, 'to', /next-working-day/],
    [{}, 'now', /either now or to/],
    [{ now: '2027-01-05T09:00:00Z', to: 'next-date' }, 'now', /either now or to/],
    [[], 'body', /./],
  ])('refuses %j and names %s', async (request, field, message) => {
    const { status, body } = await move(request);
    expect(status).toBe(400);
    expect(body).toMatchObject({ error: { field, message: expect.stringMatching(message) } });
    expect(done).toEqual([]);
  });
});
