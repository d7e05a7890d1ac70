import { setTimeout as wait } from 'node:timers/promises';
import type { Database } from '../../../services/db/database';
import {
  createJobs,
  type JobHandler,
  type JobsOptions,
  PermanentFailure,
  RetryLater,
} from '../../../services/jobs/service';
import { onEachEngine } from '../../support/engines';

const nineOClock = new Date('2027-01-05T09:00:00Z');
const minutes = (count: number) => new Date(nineOClock.getTime() + count * 60_000);

/** Something to wait for: `reached` resolves when the handler is inside, `letGo` lets it end. */
function gate() {
  let letGo = () => {};
  let arrive = () => {};
  const reached = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const open = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const pass = () => {
    arrive();
    return open;
  };
  return { reached, letGo, pass };
}

onEachEngine('jobs', (open) => {
  let database: Database;
  let time: Date;
  let done: string[];
  let logged: string[];
  beforeEach(async () => {
    database = await open();
    time = nineOClock;
    done = [];
    logged = [];
  });
  afterEach(() => database.close());

  const make = (handlers: Record<string, JobHandler>, options: Partial<JobsOptions> = {}) =>
    createJobs({
      db: database.db,
      clock: { now: () => time },
      handlers,
      random: () => 0,
      log: (_error, what) => logged.push(what),
      ...options,
    });
  const note: JobHandler = async (payload) => {
    done.push(payload.id ?? '');
  };
  const job = (id: string, more: object = {}) => ({ kind: 'note', key: id, payload: { id }, ...more });
  const rows = () => database.db.selectFrom('job').selectAll().orderBy('key').execute();

  it('takes a job of one kind and key once, for ever', async () => {
    const jobs = make({ note });
    expect(await jobs.enqueue(database.db, job('a'))).toBe(true);
    expect(await jobs.enqueue(database.db, job('a'))).toBe(false);
    await jobs.drain();
    expect(await jobs.enqueue(database.db, job('a'))).toBe(false);
    await jobs.drain();
    expect(done).toEqual(['a']);
  });

  it('forgets a job whose transaction was undone', async () => {
    const jobs = make({ note });
    await database.db
      .transaction()
      .execute(async (on) => {
        await jobs.enqueue(on, job('a'));
        throw new Error('undone');
      })
      .catch(() => {});
    await jobs.drain();
    expect(done).toEqual([]);
  });

  it('runs what is due, what that brings about, and nothing that is due later', async () => {
    const jobs = make({
      note,
      first: async () => {
        await jobs.enqueue(database.db, job('follow-up'));
      },
    });
    await jobs.enqueue(database.db, { kind: 'first', key: '1', payload: {} });
    await jobs.enqueue(database.db, job('later', { runAt: minutes(10) }));
    await jobs.drain();
    expect(done).toEqual(['follow-up']);
    time = minutes(10);
    await jobs.drain();
    expect(done).toEqual(['follow-up', 'later']);
  });

  it('leaves kinds that it has no handler for to an instance that has', async () => {
    const old = make({});
    await old.enqueue(database.db, job('a'));
    await old.drain();
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 0 }]);
    await make({ note }).drain();
    expect(done).toEqual(['a']);
  });

  it('tries a fault again after its backoff, then gives it up and keeps it to be seen', async () => {
    const tries: boolean[] = [];
    const jobs = make({
      note: async (_payload, { lastAttempt }) => {
        tries.push(lastAttempt);
        throw new Error('no disk');
      },
    });
    await jobs.enqueue(database.db, job('a', { maxAttempts: 2 }));
    await jobs.drain();
    expect(await rows()).toMatchObject([
      {
        state: 'waiting',
        attempts: 1,
        last_error: 'Error: no disk',
        run_at: new Date(nineOClock.getTime() + 5000),
      },
    ]);
    await jobs.drain();
    expect(tries).toEqual([false]);
    time = minutes(1);
    await jobs.drain();
    expect(tries).toEqual([false, true]);
    expect(await jobs.failed()).toMatchObject([
      { kind: 'note', key: 'a', attempts: 2, lastError: 'Error: no disk', endedAt: minutes(1) },
    ]);
    expect(logged).toHaveLength(2);
  });

  it('puts a job off for exactly as long as its handler says, as often as it says', async () => {
    const jobs = make({
      note: async () => {
        throw new RetryLater(60, 'throttled');
      },
    });
    await jobs.enqueue(database.db, job('a', { maxAttempts: 1 }));
    for (const minute of [0, 1, 2]) {
      time = minutes(minute);
      await jobs.drain();
      expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 0, run_at: minutes(minute + 1) }]);
    }
    expect(logged).toEqual([]);
  });

  it('gives up at once where trying again cannot help', async () => {
    const jobs = make({
      note: async () => {
        throw new PermanentFailure('no such meeting');
      },
    });
    await jobs.enqueue(database.db, job('a'));
    await jobs.drain();
    expect(await rows()).toMatchObject([
      { state: 'failed', last_error: 'PermanentFailure: no such meeting' },
    ]);
  });

  it('does not free a running job when the app’s clock is moved by months', async () => {
    const inside = gate();
    const one = make({ note: inside.pass });
    await one.enqueue(database.db, job('a'));
    const ended = one.drain();
    await inside.reached;
    time = new Date('2027-07-01T09:00:00Z');
    await make({ note }).drain();
    expect(done).toEqual([]);
    inside.letGo();
    await ended;
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 1 }]);
  });

  it('keeps a long job’s lease alive', async () => {
    const inside = gate();
    const one = make({ note: inside.pass }, { leaseSeconds: 0.6 });
    await one.enqueue(database.db, job('a'));
    const ended = one.drain();
    await inside.reached;
    await wait(1000);
    await make({ note }).drain();
    expect(done).toEqual([]);
    inside.letGo();
    await ended;
  });

  it('undoes what a holder writes after another has taken its job', async () => {
    const inside = gate();
    const slow: JobHandler = async (_payload, { finish }) => {
      await inside.pass();
      await database.db.transaction().execute(async (on) => {
        const fact = { name: 'effect', value: '1', set_at: time };
        await on.insertInto('installation_fact').values(fact).execute();
        await finish(on);
      });
    };
    const one = make({ note: slow });
    await one.enqueue(database.db, job('a'));
    const ended = one.drain();
    await inside.reached;
    // As if the process had hung for longer than its lease.
    await database.db
      .updateTable('job')
      .set({ leased_until: new Date(0) })
      .execute();
    await make({ note }).drain();
    inside.letGo();
    await ended;
    expect(done).toEqual(['a']);
    expect(logged).toContainEqual(expect.stringMatching(/^job note /));
    expect(await database.db.selectFrom('installation_fact').selectAll().execute()).toEqual([]);
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 2 }]);
  });

  it('ends a job and what it wrote together, or undoes both', async () => {
    let faults = 1;
    const jobs = make({
      note: (_payload, { finish }) =>
        database.db.transaction().execute(async (on) => {
          const fact = { name: 'effect', value: '1', set_at: time };
          await on.insertInto('installation_fact').values(fact).execute();
          await finish(on);
          if (faults-- > 0) throw new Error('after finishing');
        }),
    });
    await jobs.enqueue(database.db, job('a'));
    await jobs.drain();
    expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1 }]);
    time = minutes(1);
    await jobs.drain();
    expect(await rows()).toMatchObject([{ state: 'done', attempts: 2 }]);
    expect(await database.db.selectFrom('installation_fact').selectAll().execute()).toHaveLength(1);
  });

  /** As a killed process leaves it. */
  const abandon = (attempts: number) =>
    database.db
      .updateTable('job')
      .set({
        state: 'running',
        attempts,
        lease_token: 'dead',
        leased_until: new Date(Date.now() + 3_600_000),
      })
      .execute();

  it('takes up at once what the only process of an embedded database left running', async () => {
    await make({}).enqueue(database.db, job('a'));
    await abandon(1);
    await make({ note }).drain();
    expect(done).toEqual([]);
    await make({ note }, { alone: true }).drain();
    expect(done).toEqual(['a']);
  });

  it('gives up a job that has ended its process on every attempt', async () => {
    const jobs = make({ note }, { pollMs: 20 });
    await jobs.enqueue(database.db, job('a', { maxAttempts: 3 }));
    await abandon(3);
    await database.db
      .updateTable('job')
      .set({ leased_until: new Date(0) })
      .execute();
    jobs.start();
    while ((await jobs.failed()).length === 0) await wait(10);
    await jobs.stop();
    expect(done).toEqual([]);
    expect(logged).toHaveLength(1);
  });

  it('runs each job once, however many instances drain together', async () => {
    const instances = [1, 2, 3].map(() => make({ note }, { atOnce: 3 }));
    const names = Array.from({ length: 60 }, (_, index) => `job ${index}`).sort();
    for (const name of names) await instances[0]?.enqueue(database.db, job(name));
    await Promise.all(instances.map((instance) => instance.drain()));
    expect(done.sort()).toEqual(names);
  });

  it('runs the ticks in order before each poll, never two at once, and goes on after a fault', async () => {
    const seen: string[] = [];
    let within = 0;
    const jobs = make(
      { note },
      {
        pollMs: 5,
        everyTick: [
          async () => {
            expect(++within).toBe(1);
            seen.push('first');
            throw new Error('fault');
          },
          async () => {
            await jobs.enqueue(database.db, job(`tick ${seen.length}`));
            await wait(5);
            seen.push('second');
            within--;
          },
        ],
      },
    );
    jobs.start();
    await jobs.drain();
    expect(done.length).toBeGreaterThan(0);
    while (seen.length < 12) await wait(5);
    await jobs.stop();
    expect(seen.slice(0, 6)).toEqual(['first', 'second', 'first', 'second', 'first', 'second']);
    expect(logged[0]).toBe('tick 1');
  });

  it('polls until stopped, and stopping waits for the job in hand and begins no other', async () => {
    const inside = gate();
    const slow: JobHandler = async (payload, inHand) => {
      await inside.pass();
      await note(payload, inHand);
    };
    const jobs = make({ note: slow }, { pollMs: 5, atOnce: 1 });
    await jobs.enqueue(database.db, job('a'));
    await jobs.enqueue(database.db, job('b', { runAt: minutes(-1) }));
    jobs.start();
    await inside.reached;
    const stopped = jobs.stop();
    inside.letGo();
    await stopped;
    await wait(30);
    expect(done).toEqual(['b']);
    expect(await rows()).toMatchObject([{ state: 'waiting' }, { state: 'done' }]);
  });

  it('gives up waiting for a job that does not end, and leaves it to its lease', async () => {
    const inside = gate();
    const jobs = make({ note: inside.pass }, { pollMs: 5, graceMs: 20 });
    await jobs.enqueue(database.db, job('a'));
    jobs.start();
    await inside.reached;
    await jobs.stop();
    expect(await rows()).toMatchObject([{ state: 'running' }]);
    inside.letGo();
  });
});
