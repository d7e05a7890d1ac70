/** Nothing here is authenticated, so only this machine's own pages and programs may ask (DNS rebinding, cross-site posts). */
import type { RequestHandler, Response } from 'express';

const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d{1,5})?$/i;

function refuse(res: Response, status: number, code: string, message: string): void {
  res.status(status).json({ error: { code, message } });
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
