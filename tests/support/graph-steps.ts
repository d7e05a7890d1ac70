/** What a request to Graph is for: faults are scripted by it. */

export type Step =
  | 'find'
  | 'item'
  | 'make-folder'
  | 'children'
  | 'put'
  | 'create-session'
  | 'fragment'
  | 'session-status'
  | 'cancel'
  | 'fields'
  | 'move'
  | 'remove'
  | 'content'
  | 'pdf'
  | 'columns'
  | 'download'
  | 'find-event'
  | 'make-event'
  | 'change-event'
  | 'delete-event'
  | 'token'
  | 'unknown';

/** What kind of request it is: the faults are scripted by it. */
export function stepOf({ method, url }: { method: string; url: string }): Step {
  if (url.startsWith('/up/')) {
    return method === 'PUT' ? 'fragment' : method === 'DELETE' ? 'cancel' : 'session-status';
  }
  if (url.startsWith('/down/')) return 'download';
  if (url.includes('/oauth2/') || url.includes('openid-configuration')) return 'token';
  if (/\/users\/[^/]+\/events/.test(url)) {
    if (method === 'POST') return 'make-event';
    if (method === 'PATCH') return 'change-event';
    return method === 'DELETE' ? 'delete-event' : 'find-event';
  }
  if (url.includes('/listItem/fields')) return 'fields';
  if (url.includes('/list/columns')) return 'columns';
  if (url.includes('/createUploadSession')) return 'create-session';
  if (/\/content\?format=/.test(url)) return 'pdf';
  if (/\/content(\?|$)/.test(url)) return method === 'PUT' ? 'put' : 'content';
  if (/\/children(\?|$)/.test(url)) return method === 'POST' ? 'make-folder' : 'children';
  if (method === 'PATCH') return 'move';
  if (method === 'DELETE') return 'remove';
  if (/\/root(:|\?|$)/.test(url)) return 'find';
  return /\/items\//.test(url) ? 'item' : 'unknown';
}
