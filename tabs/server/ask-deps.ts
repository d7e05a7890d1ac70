/** What the ask page's routes share: what they are given, the names on the page, and how an answer is sent. */
import type { Request, RequestHandler, Response } from 'express';
import { londonDay } from '../../services/calendar/rules';
import type { Committees } from '../../services/committees/service';
import type { KeyRing } from '../../services/questions/keys';
import type { Questions } from '../../services/questions/service';
import type { AskNames } from '../ask/words';
import { networksOf } from './lanes';

export interface AskPageDeps {
  questions: Questions;
  committees: Pick<Committees, 'all' | 'settingsOn'>;
  keys: KeyRing;
  now: () => Date;
  /** As the council names who reads; the same words for every group. */
  reader: string;
  dutyTeam: string | null;
  /** Whom to tell when their information was handled wrongly. */
  complaints?: string | null;
  /** Told that something failed: a name, never what was typed or where. */
  failed: (name: string) => void;
  /** Behind a front end that is trusted to say where a request came in. */
  behindProxy: boolean;
  /** When the program ends, nobody is kept waiting. */
  ending: AbortSignal;
}

export async function namesFor(deps: AskPageDeps, committeeId: string): Promise<AskNames> {
  const settings = await deps.committees.settingsOn(committeeId, londonDay(deps.now()));
  const { reader, dutyTeam, complaints = null } = deps;
  return { shadowCommittee: settings.shadowCommitteeName, reader, dutyTeam, complaints };
}

/** Where no group is known: the first committee's words serve. */
export async function namesNow(deps: AskPageDeps): Promise<AskNames> {
  const [first] = await deps.committees.all();
  const { reader, dutyTeam, complaints = null } = deps;
  return { shadowCommittee: first?.shadowCommitteeName ?? '', reader, dutyTeam, complaints };
}

export function field(request: Request, name: string): string {
  const value: unknown = (request.body as Record<string, unknown> | undefined)?.[name];
  return typeof value === 'string' ? value : '';
}

export function page(response: Response, status: number, html: string): void {
  // Not `send`: its ETag would be a mark of the page that a browser shows again.
  response.status(status).type('html').end(html);
}

/** Held while the request waits for its turn, and then gone. */
export function laneOf(request: Request, behindProxy: boolean): string[] {
  const told = behindProxy
    ? String(request.headers['x-forwarded-for'] ?? '')
        .split(',')
        .at(-1)
        ?.trim()
    : '';
  // A front end may add the port, which is another with each connection.
  const address = told?.replace(/^(\d+(?:\.\d+){3}|\[.*\]):\d+$/, '$1').replace(/^\[(.*)\]$/, '$1');
  return networksOf(address || request.socket.remoteAddress || '');
}

const policy = [
  "default-src 'none'",
  "style-src 'self'",
  "script-src 'self'",
  'img-src data:',
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Shown to one reader, and kept, framed or told of nowhere. */
export const privately: RequestHandler = (_request, response, next) => {
  response.set({
    'Content-Security-Policy': policy,
    'X-Content-Type-Options': 'nosniff',
    'Referrer-Policy': 'no-referrer',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
    'X-Robots-Tag': 'noindex, nofollow',
    'Cache-Control': 'no-store',
  });
  next();
};
