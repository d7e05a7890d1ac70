/** Calendar files over HTTP: a member’s private feed and one event, each behind a secret that no log ever holds. */
import { createHash } from 'node:crypto';
import express, { type Request, type Response, type Router } from 'express';
import type { FileAnswer, Visits } from '../../services/visits/service';

type Files = Pick<Visits, 'feed' | 'eventFile'>;

/** `GET /visits/<secret>.ics` and `GET /visits/event/<token>.ics`. Anything unknown or stopped is 404, all alike. */
export function createVisitCalendar(visits: Files): Router {
  const router = express.Router();
  router.get('/visits/event/:token', (request, response) =>
    answer(request, response, 'token', (token) => visits.eventFile(token)),
  );
  router.get('/visits/:secret', (request, response) =>
    answer(request, response, 'secret', (secret) => visits.feed(secret)),
  );
  return router;
}

const secretForm = /^([A-Za-z0-9_.-]{10,300})\.ics$/;

async function answer(
  request: Request,
  response: Response,
  name: string,
  find: (secret: string) => Promise<FileAnswer | null>,
): Promise<void> {
  // Whoever has the address has the file: nothing may keep it, index it or pass it on.
  response.set({
    'Cache-Control': 'private, no-cache',
    'Referrer-Policy': 'no-referrer',
    'X-Robots-Tag': 'noindex, nofollow',
    'X-Content-Type-Options': 'nosniff',
  });
  const secret = secretForm.exec(String(request.params[name]))?.[1];
  const file = secret ? await find(secret) : null;
  if (!file) {
    response
      .status(404)
      .type('text/plain')
      .send('There is no calendar at this address. Ask the bot for a new link.');
    return;
  }
  const etag = `"${createHash('sha256').update(file.body).digest('base64url').slice(0, 27)}"`;
  response.set({ ETag: etag, 'Last-Modified': file.changedAt.toUTCString() });
  if (isKnown(request, etag, file.changedAt)) {
    response.status(304).end();
    return;
  }
  response
    .type('text/calendar; charset=utf-8')
    .set('Content-Disposition', `inline; filename="${file.name}"`)
    .send(file.body);
}

/** RFC 9110: an ETag that is asked for outweighs a date. */
function isKnown(request: Request, etag: string, changedAt: Date): boolean {
  const tags = request.get('if-none-match');
  if (tags !== undefined)
    return tags.split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag || tag.trim() === '*');
  const since = Date.parse(request.get('if-modified-since') ?? '');
  return !Number.isNaN(since) && Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}
