/** Slows guessing and floods for everyone alike. It counts, and forgets each request as soon as it is answered. */

export interface Gate {
  /**
   * True when it is this request's turn; false when it is turned away. `from` is where the request came in, the widest
   * network first, and is held only while it waits: each network has its turn, and within it each narrower one, so a
   * source that sends ten thousand waits for itself.
   */
  pass(from: readonly string[]): Promise<boolean>;
}

export interface GateOptions {
  perSecond: number;
  /** Saved up while it is quiet. */
  burst: number;
  /** How many may wait at once; past it the longest lane loses its newest. */
  waiting: number;
  /** When the program ends: whoever still waits is turned away. */
  ending?: AbortSignal;
  now?: () => number;
}

type Waiter = (mine: boolean) => void;

/** Those who wait in one network: in lanes of narrower networks, in the order of their turns, or at its end one by one. */
interface Lane {
  waiters: Waiter[];
  lanes: Map<string, Lane>;
  /** In it and all below. */
  held: number;
}

const emptyLane = (): Lane => ({ waiters: [], lanes: new Map(), held: 0 });

/**
 * One bucket for all. When it is empty each waits for a turn, the right code and the wrong one alike, so that a quick
 * answer tells a guesser nothing.
 */
export function createGate(options: GateOptions): Gate {
  const { perSecond, burst, waiting, now = () => performance.now() } = options;
  let tokens = burst;
  let filledAt = now();
  let all = emptyLane();
  let timer: NodeJS.Timeout | undefined;

  function fill(): void {
    const at = now();
    tokens = Math.min(burst, tokens + ((at - filledAt) / 1000) * perSecond);
    filledAt = at;
  }

  function serve(): void {
    timer = undefined;
    fill();
    while (tokens >= 1 && all.held > 0) {
      tokens -= 1;
      takeNext(all)?.(true);
    }
    schedule();
  }

  function schedule(): void {
    if (timer || all.held === 0) return;
    timer = setTimeout(serve, Math.max(5, ((1 - tokens) / perSecond) * 1000));
    timer.unref();
  }

  options.ending?.addEventListener('abort', () => {
    clearTimeout(timer);
    const waiters = everyone(all);
    all = emptyLane();
    for (const waiter of waiters) waiter(false);
  });

  return {
    pass(from) {
      if (options.ending?.aborted) return Promise.resolve(false);
      fill();
      if (all.held === 0 && tokens >= 1) {
        tokens -= 1;
        return Promise.resolve(true);
      }
      return new Promise((resolve) => {
        add(all, from, resolve);
        if (all.held > waiting) takeNewestOfLongest(all)?.(false);
        schedule();
      });
    },
  };
}

function add(lane: Lane, [first, ...rest]: readonly string[], waiter: Waiter): void {
  lane.held += 1;
  if (first === undefined) {
    lane.waiters.push(waiter);
    return;
  }
  const below = lane.lanes.get(first) ?? emptyLane();
  lane.lanes.set(first, below);
  add(below, rest, waiter);
}

/** The next in turn; the lane it came from goes behind every other. */
function takeNext(lane: Lane): Waiter | undefined {
  lane.held -= 1;
  const [first] = lane.lanes;
  if (!first) return lane.waiters.shift();
  const [name, below] = first;
  const waiter = takeNext(below);
  lane.lanes.delete(name);
  if (below.held > 0) lane.lanes.set(name, below);
  return waiter;
}

function takeNewestOfLongest(lane: Lane): Waiter | undefined {
  lane.held -= 1;
  let longest: [string, Lane] | undefined;
  for (const one of lane.lanes) if (!longest || one[1].held > longest[1].held) longest = one;
  if (!longest) return lane.waiters.pop();
  const waiter = takeNewestOfLongest(longest[1]);
  if (longest[1].held === 0) lane.lanes.delete(longest[0]);
  return waiter;
}

function everyone(lane: Lane): Waiter[] {
  return [...lane.waiters, ...[...lane.lanes.values()].flatMap(everyone)];
}
