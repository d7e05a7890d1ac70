/** Reading and moving the clock, for the page and for scripts: `/local/api/clock`. */
import { Router } from 'express';
import { z } from 'zod';
import { ClockGoesBackwards, type LocalClock } from './clock';
import type { ClockView } from './contract';
import { parseBody, RefusedRequest } from './refused-request';

export interface ClockApiDeps {
  clock: LocalClock;
  /** The dates that matter, past ones included or not. */
  nextDates: () => Promise<{ at: Date; title: string }[]>;
  nextWorkingDay: (after: Date) => Promise<Date>;
  /** Does all work that is due at the clock's time, and comes back when there is none left. */
  settle: () => Promise<void>;
  moved: (now: Date) => void;
}

/** A slip in a year cannot be taken back, so a move may not go further than this. */
const furthestMs = 5 * 366 * 24 * 60 * 60_000;

const Move = z
  .strictObject({
    now: z.iso
      .datetime({ offset: true, error: 'must be an instant such as 2027-01-05T09:00:00Z' })
      .transform((text) => new Date(text))
      .optional(),
    to: z.enum(['next-working-day', 'next-date'], 'must be "next-working-day" or "next-date"').optional(),
  })
  .refine(({ now, to }) => (now === undefined) !== (to === undefined), {
    path: ['now'],
    message: 'give either now or to',
  });

export function createClockApi({ clock, nextDates, nextWorkingDay, settle, moved }: ClockApiDeps): Router {
  const router = Router();
  let lastMove: Promise<unknown> = Promise.resolve();
  let lastSet: Date | null = null;

  const upcoming = async () => {
    const now = clock.now();
    const dates = await nextDates();
    return dates.filter(({ at }) => at > now).sort((a, b) => a.at.getTime() - b.at.getTime());
  };

  async function target(move: z.output<typeof Move>): Promise<Date> {
    if (move.now) return move.now;
    if (move.to === 'next-working-day') return nextWorkingDay(clock.now());
    const [next] = await upcoming();
    if (next) return next.at;
    throw new RefusedRequest(409, 'NoNextDate', "'to': there is no later date that matters", 'to');
  }

  async function moveClock(move: z.output<typeof Move>): Promise<void> {
    const to = await target(move);
    // The same move asked for again (a script that repeats itself) is not a step back.
    if (to.getTime() !== lastSet?.getTime()) await setClock(to);
    await settle();
  }

  async function setClock(to: Date): Promise<void> {
    if (to.getTime() - clock.now().getTime() > furthestMs) {
      throw new RefusedRequest(400, 'TooFar', "'now': must be within five years of the clock's time", 'now');
    }
    try {
      await clock.set(to);
    } catch (error) {
      if (!(error instanceof ClockGoesBackwards)) throw error;
      const since = error.now.toISOString();
      throw new RefusedRequest(
        400,
        'ClockGoesBackwards',
        `'now': the clock never goes back; it is ${since}`,
        'now',
      );
    }
    lastSet = to;
    moved(to);
  }

  router.get('/clock', async (_req, res) => {
    const view: ClockView = {
      now: clock.now().toISOString(),
      upcoming: (await upcoming()).map(({ at, title }) => ({ at: at.toISOString(), title })),
    };
    res.json(view);
  });

  router.post('/clock', async (req, res) => {
    const move = parseBody(Move, req.body);
    // One move at a time: the second is judged by where the first has left the clock.
    const work = lastMove.then(() => moveClock(move));
    lastMove = work.catch(() => undefined);
    await work;
    res.json({ now: clock.now().toISOString() });
  });
  return router;
}
