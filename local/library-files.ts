/** Opens finished documents in the browser, from the folder that stands in for the document library. */
import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { type RequestHandler, Router } from 'express';

/** One path segment, not hidden. */
const isSegment = (name: string) => /^[^./\\\0][^/\\\0]*$/.test(name) && name !== '..';

/** A document is shown as a document: an HTML one may style itself, and do nothing else. */
const htmlPolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; sandbox";

async function within(root: string, folder: string, file: string): Promise<string | null> {
  if (!isSegment(folder) || !isSegment(file)) return null;
  try {
    const [base, path] = await Promise.all([realpath(root), realpath(join(root, folder, file))]);
    return path.startsWith(base + sep) ? path : null;
  } catch {
    return null;
  }
}

export function createLibraryFiles(root: string): Router {
  const send: RequestHandler = async (req, res) => {
    const [folder, file] = [String(req.params.folder), String(req.params.file)];
    const path = await within(root, folder, file);
    if (!path) {
      res.status(404).type('text/plain').send('There is no such document.');
      return;
    }
    const inline = /\.(pdf|html|txt)$/i.test(file);
    res.setHeader(
      'content-disposition',
      `${inline ? 'inline' : 'attachment'}; filename*=UTF-8''${encodeURIComponent(file)}`,
    );
    res.setHeader('x-content-type-options', 'nosniff');
    if (/\.html$/i.test(file)) res.setHeader('content-security-policy', htmlPolicy);
    else res.removeHeader('content-security-policy');
    res.sendFile(path, { dotfiles: 'allow', cacheControl: false });
  };
  return Router().get('/:folder/:file', send);
}
