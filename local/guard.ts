/** Nothing here is authenticated, so only this machine's own pages and programs may ask (DNS rebinding, cross-site posts). */
import type { IncomingMessage } from 'node:http';
import type { RequestHandler, Response } from 'express';
import { isUnreasonable, ordinaryJson } from '../services/json-shape';

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

function refuse(res: Response, status: number, code: string, message: string): void {
  res.status(status).json({ error: { code, message } });
}

/** What a proxy, a tunnel or a front end adds to a request that it passes on. */
const passedOn =
  /^(?:forwarded|via|cdn-loop|front-end-https|(?:wl-)?proxy|x-scheme|x-(?:forwarded|real|original|rewrite|client|cluster|azure|arr|envoy|proxy|proxyuser|appengine|amzn|ngrok|tunnel)|cf|.+-client-ip)(?:-.+)?$/;

/**
 * For every address in local mode: 403 to a request that was passed on, or that calls this machine by another name. A
 * proxy in front of local mode would serve to the world what nothing authenticates.
 */
export const neverForwarded: RequestHandler = (req, res, next) => {
  const header = Object.keys(req.headers).find((name) => passedOn.test(name));
  if (header !== undefined || !loopback.test(req.headers.host ?? '')) {
    const message =
      'Pledgekeeper is in local mode, which answers this machine’s own browser only, with nothing in between. Set MicrosoftAppId to serve others.';
    return refuse(res, 403, 'NotForwarded', message);
  }
  next();
};

/** A card of ours may have many values; a body that nobody has reason to send is not parsed (400, by the parser). */
export function refuseUnreasonable(_req: IncomingMessage, _res: unknown, body: Buffer): void {
  if (isUnreasonable(body, { ...ordinaryJson, values: 200_000 })) throw new RangeError('Nested too deep');
}

/**
 * Answers 403 to a Host or Origin that is not this machine, and 415 to a body that is not JSON: a page elsewhere can
 * send a form without asking, but not JSON.
 */
export const thisMachineOnly: RequestHandler = (req, res, next) => {
  const host = req.headers.host ?? '';
  if (!loopback.test(host))
    return refuse(res, 403, 'HostNotAllowed', 'This address answers to 127.0.0.1 only');
  const origin = req.headers.origin;
  if (origin !== undefined && origin.toLowerCase() !== `http://${host.toLowerCase()}`) {
    return refuse(res, 403, 'OriginNotAllowed', 'Another web page may not use this address');
  }
  const hasBody = req.headers['content-length'] !== '0' && ['POST', 'PUT', 'PATCH'].includes(req.method);
  if (hasBody && !req.is('application/json')) {
    return refuse(res, 415, 'UnsupportedMediaType', 'The body must be application/json');
  }
  next();
};
