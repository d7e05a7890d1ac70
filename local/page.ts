/** Serves the built page, which asks nothing of any other address. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

const policy = [
  "default-src 'self'",
  // Fluent UI writes its styles at run time.
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headers: RequestHandler = (_req, res, next) => {
  res.setHeader('content-security-policy', policy);
  res.setHeader('x-content-type-options', 'nosniff');
  res.setHeader('referrer-policy', 'no-referrer');
  next();
};

export function createPage(webDir: string): Router {
  const router = Router();
  router.use(headers);
  // File names in assets/ carry their content's hash.
  router.use(
    '/assets',
    express.static(join(webDir, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  router.get('/', (_req, res) => {
    const index = join(webDir, 'index.html');
    if (existsSync(index)) res.sendFile(index, { dotfiles: 'allow', cacheControl: false });
    else res.status(503).type('text/plain').send('The page has not been built: run npm run build.');
  });
  return router;
}
