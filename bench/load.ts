/** A load generator: N requests at once over kept connections, each answer looked at, and peers taken in turns. */
import { Agent, request } from 'node:http';

/** One thing that can be put under load. */
export interface Peer {
  name: string;
  /** 'http://127.0.0.1:3978' */
  url: string;
  /** What worker `worker` posts next; it has had the answer to its last request. */
  nextBody: (worker: number) => string;
  /** An answer that is not good counts as a failure, and the run is worth nothing. */
  isGood: (status: number, body: string) => boolean;
}

export interface Run {
  requests: number;
  failures: number;
  perSecond: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
}

/** Loads one peer with `atOnce` workers for `seconds`. */
export async function load(peer: Peer, atOnce: number, seconds: number): Promise<Run> {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const times: number[] = [];
  let failures = 0;
  const began = performance.now();
  const until = began + seconds * 1000;
  const workers = Array.from({ length: atOnce }, async (_, worker) => {
    while (performance.now() < until) {
      const sent = performance.now();
      const { status, body } = await post(agent, peer.url, peer.nextBody(worker));
      times.push(performance.now() - sent);
      if (!peer.isGood(status, body)) failures += 1;
    }
  });
  await Promise.all(workers);
  const took = performance.now() - began;
  agent.destroy();
  times.sort((a, b) => a - b);
  const at = (part: number) => times[Math.floor(times.length * part)] ?? 0;
  return {
    requests: times.length,
    failures,
    perSecond: (times.length - failures) / (took / 1000),
    p50: at(0.5),
    p95: at(0.95),
  };
}

export function post(
  agent: Agent | undefined,
  url: string,
  body: string,
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}/api/messages`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        ...(agent ? { agent } : {}),
      },
      (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(parts).toString() }),
        );
        response.on('error', reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

export interface Comparison {
  atOnce: number;
  /** In the order of the peers; the first is what the others are divided by. */
  results: { name: string; perSecond: number; ratio: number; p50: number; p95: number; failures: number }[];
}

/**
 * Warms every peer up, then takes them in turns, `rounds` times, each round beginning with another one, so that a
 * machine that slows down slows all alike. The middle round of each counts.
 */
export async function compare(
  peers: Peer[],
  options: { atOnce: number; rounds: number; seconds: number },
): Promise<Comparison> {
  const { atOnce, rounds, seconds } = options;
  for (const peer of peers) await load(peer, atOnce, Math.min(seconds, 3));
  const runs = new Map<Peer, Run[]>(peers.map((peer) => [peer, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (let place = 0; place < peers.length; place += 1) {
      const peer = peers[(place + round) % peers.length];
      if (peer) runs.get(peer)?.push(await load(peer, atOnce, seconds));
    }
  }
  const results = peers.map((peer) => ({ name: peer.name, ...middle(runs.get(peer) ?? []) }));
  const base = results[0]?.perSecond ?? Number.NaN;
  return { atOnce, results: results.map((result) => ({ ...result, ratio: result.perSecond / base })) };
}

function middle(runs: Run[]): Run {
  const sorted = [...runs].sort((a, b) => a.perSecond - b.perSecond);
  const found = sorted[Math.floor(sorted.length / 2)];
  if (!found) throw new Error('There was no run');
  return { ...found, failures: runs.reduce((sum, run) => sum + run.failures, 0) };
}

export function asTable({ atOnce, results }: Comparison): string {
  const lines = results.map(({ name, perSecond, ratio, p50, p95, failures }) =>
    [
      name.padEnd(44),
      perSecond.toFixed(0).padStart(7),
      ratio.toFixed(2).padStart(7),
      p50.toFixed(1).padStart(8),
      p95.toFixed(1).padStart(8),
      String(failures).padStart(9),
    ].join(''),
  );
  const head = `${`${atOnce} at once`.padEnd(44)}${'per s'.padStart(7)}${'ratio'.padStart(7)}${'p50 ms'.padStart(8)}${'p95 ms'.padStart(8)}${'failures'.padStart(9)}`;
  return [head, ...lines].join('\n');
}
