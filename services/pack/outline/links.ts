/** Which links a paper may hold: web pages, e-mail addresses and files that lie beside it. */

/** Stands for the folder that the paper lies in, and is never printed. */
const beside = 'https://paper.invalid/folder/';

/**
 * The address as a writer puts it, encoded; null for every other scheme, a link with a password in it, one that climbs
 * out of the paper's folder, or one to nowhere: its words are then printed without a link.
 */
export function safeLink(link: string): string | null {
  if (!URL.canParse(link, beside)) return null;
  const url = new URL(link, beside);
  if (url.username !== '' || url.password !== '') return null;
  if (url.protocol === 'mailto:') return url.pathname === '' ? null : url.href;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (/^\s*https?:\/\//i.test(link)) return url.href;
  const file = url.href.startsWith(beside) ? url.href.slice(beside.length) : '';
  // './' in front, so that 'a:b.pdf' is not taken for a scheme; nothing else of the name changes.
  return file === '' || file.startsWith('#') ? null : file.split('/')[0]?.includes(':') ? `./${file}` : file;
}
