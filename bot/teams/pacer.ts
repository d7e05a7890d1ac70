/** Spreads what the bot sends by itself under Teams' 50 requests a second for one app in one tenant. */

export interface Pacer {
  /** Waits for this send's place: first come, first served, the urgent before all others. */
  turn(urgency?: 'urgent'): Promise<void>;
  /** An answer goes at once and takes the next place: what the bot sends by itself waits for it. */
  spend(): void;
  /** Teams has asked to slow down (429): another process may be sending too. The pace comes back by itself. */
  refused(): void;
  /** So many processes send for the one app: each takes its part of the pace. */
  shareAmong(processes: number): void;
}

/** How far the pace gives way, and how it comes back with each send: a single refusal costs about a tenth of a second. */
const slower = 1.5;
const slowest = 8;
const faster = 0.98;
/** Milliseconds by which a late timer may be made up for. */
const makesUpFor = 100;

/**
 * A bucket of 48 a second that holds one: with at least 8 sends in flight that reached 96% of the limit with 0 or 1
 * refusals, while any larger burst, or 49.5 a second, met hundreds (platform.md 1). A little more makes up for the time before
 * the first send and after the last (bench/fan-out.ts, no refusal). Times in milliseconds.
 */
export function createPacer(
  perSecond = 48.4,
  now: () => number = () => performance.now(),
  wait: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((resolve) => setTimeout(resolve, milliseconds)),
): Pacer {
  const urgent: Waiter[] = [];
  const others: Waiter[] = [];
  let slowness = 1;
  let processes = 1;
  let next = Number.NEGATIVE_INFINITY;
  let isAwake = false;

  /** Places lie on a grid, so that a timer that is a little late costs nothing. */
  function take(since: number, places: number): void {
    next = Math.max(next, since, now() - makesUpFor) + (1000 / perSecond) * places * slowness;
    slowness = Math.max(1, slowness * faster);
  }

  async function letGo(): Promise<void> {
    isAwake = true;
    for (let waiter = first(); waiter; waiter = first()) {
      const early = next - now();
      if (early > 0) {
        await wait(early);
        // An answer may have taken the place meanwhile, or somebody more urgent have come.
        continue;
      }
      (urgent.length > 0 ? urgent : others).shift();
      take(waiter.since, processes);
      waiter.go();
    }
    isAwake = false;
  }

  const first = () => urgent[0] ?? others[0];

  return {
    turn: (urgency) =>
      new Promise((go) => {
        (urgency === 'urgent' ? urgent : others).push({ since: now(), go });
        if (!isAwake) void letGo();
      }),
    spend: () => take(now(), 1),
    shareAmong: (count) => {
      processes = Math.max(1, count);
    },
    refused: () => {
      slowness = Math.min(slowness * slower, slowest);
    },
  };
}

interface Waiter {
  since: number;
  go(): void;
}
