/** Delivers messages by itself, apart from jobs and the clock: one lane for all, and one for what cannot wait for it. */
import type { Lane } from './service';

export interface DeliveryWorker {
  /** Looks again and again until stopped. */
  start(): void;
  /** Begins nothing more; resolves when what is on its way has ended. */
  stop(): Promise<void>;
  /** Everything that may go now, and comes back when nothing is left. Returns how many people were written to. */
  settle(): Promise<number>;
}

/** How long a lane rests when it found nothing to do. A safeguarding notice is on its way within this and one send. */
const restMs: Record<Lane, number> = { urgent: 500, all: 1000 };

export function createDeliveryWorker(parts: {
  deliver(lane: Lane, signal: AbortSignal): Promise<number>;
  log(error: unknown, what: string): void;
}): DeliveryWorker {
  const stopping = new AbortController();
  const lanes = (['urgent', 'all'] as const).map((lane) => createLane(lane, parts, stopping.signal));
  return {
    start: () => {
      for (const lane of lanes) lane.start();
    },
    stop: async () => {
      stopping.abort();
      await Promise.all(lanes.map((lane) => lane.stop()));
    },
    settle: async () => {
      let sent = 0;
      for (let more = -1; more !== 0; sent += more) {
        more = (await Promise.all(lanes.map((lane) => lane.once()))).reduce((sum, one) => sum + one, 0);
      }
      return sent;
    },
  };
}

function createLane(lane: Lane, parts: Parameters<typeof createDeliveryWorker>[0], stopping: AbortSignal) {
  let running = false;
  let timer: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  /** Waits for the one under way, so that whoever asks to settle knows that all has gone. */
  function once(): Promise<number> {
    const next = last.then(() =>
      parts.deliver(lane, stopping).catch((error) => {
        parts.log(error, `delivery, lane ${lane}`);
        return 0;
      }),
    );
    last = next;
    return next;
  }

  function schedule(afterMs: number): void {
    timer = setTimeout(async () => {
      const sent = await once();
      if (running) schedule(sent > 0 ? 0 : restMs[lane]);
    }, afterMs);
    timer.unref();
  }

  return {
    once,
    start: () => {
      if (running) return;
      running = true;
      schedule(0);
    },
    stop: async () => {
      running = false;
      clearTimeout(timer);
      await last;
    },
  };
}
