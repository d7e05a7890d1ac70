/** Tells open pages what changed, as server-sent events. */
import type { Request, Response } from 'express';
import type { LocalEvent } from './contract';

export interface EventStream {
  send(event: LocalEvent): void;
  /** Holds the answer open. */
  connect(req: Request, res: Response): void;
  close(): void;
}

/** Quiet connections are closed by browsers and proxies; a comment keeps them. */
const heartbeatMs = 20_000;

export function createEventStream(): EventStream {
  const open = new Set<Response>();
  const heartbeat = setInterval(() => {
    for (const res of open) res.write(': still here\n\n');
  }, heartbeatMs);
  heartbeat.unref();

  return {
    send: (event) => {
      for (const res of open) res.write(`data: ${JSON.stringify(event)}\n\n`);
    },
    connect: (req, res) => {
      res.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
      res.write('retry: 1000\n\n');
      open.add(res);
      req.on('close', () => open.delete(res));
    },
    close: () => {
      clearInterval(heartbeat);
      for (const res of open) res.end();
      open.clear();
    },
  };
}
