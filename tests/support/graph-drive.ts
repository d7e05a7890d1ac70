/** A SharePoint drive in memory, answering as the pages of Microsoft Graph v1.0 say: folders, files, sessions, columns. */
import { createHash, randomUUID } from 'node:crypto';
import type { DriveAnswer, DriveFile, DriveOptions, DriveRequest } from './graph-drive-types';

interface Session {
  parentId: string;
  name: string;
  received: Buffer[];
}

const failed = (status: number, code: string): DriveAnswer => ({
  status,
  json: { error: { code, message: code } },
});

export class GraphDrive {
  readonly items = new Map<string, DriveFile>();
  readonly sessions = new Map<string, Session>();
  readonly downloads = new Map<string, Buffer>();
  base = '';

  constructor(readonly options: DriveOptions) {
    this.items.set('root', this.#item('root', null, null));
  }

  answer(request: DriveRequest): DriveAnswer {
    const { method, url } = request;
    const [path = '', query = ''] = url.split('?');
    if (path.startsWith('/up/')) return this.#session(request, path.slice('/up/'.length));
    if (path.startsWith('/down/')) {
      const body = this.downloads.get(path.slice('/down/'.length));
      return body
        ? { status: 200, body, headers: { 'content-type': 'application/octet-stream' } }
        : failed(404, 'gone');
    }
    const drive = `/v1.0/drives/${encodeURIComponent(this.options.driveId)}`;
    if (!path.startsWith(`${drive}/`)) return failed(404, 'itemNotFound');
    const rest = path.slice(drive.length);
    const list = /^\/list\/columns$/.exec(rest);
    if (list) return { status: 200, json: { value: this.options.columns.map((name) => ({ name })) } };
    const at =
      /^\/(?:root|items\/([^/:]+))(?::\/(.*?))?(?::?\/(content|children|createUploadSession|listItem\/fields))?$/.exec(
        rest,
      );
    if (!at) return failed(400, 'invalidRequest');
    const [, id = 'root', relative, action] = at;
    const segments = relative === undefined ? [] : relative.split('/').map(decodeURIComponent);
    const start = this.items.get(decodeURIComponent(id));
    if (!start) return failed(404, 'itemNotFound');
    return this.#act(request, { start, segments, action, query: new URLSearchParams(query), method });
  }

  #act(
    request: DriveRequest,
    place: {
      start: DriveFile;
      segments: string[];
      action: string | undefined;
      query: URLSearchParams;
      method: string;
    },
  ): DriveAnswer {
    const { start, segments, action, query, method } = place;
    const item = segments.reduce<DriveFile | undefined>(
      (parent, name) => parent && this.childOf(parent.id, name),
      start,
    );
    const parent = segments
      .slice(0, -1)
      .reduce<DriveFile | undefined>((above, name) => above && this.childOf(above.id, name), start);
    const name = segments.at(-1) ?? '';
    const conflict = query.get('@microsoft.graph.conflictBehavior') ?? 'replace';
    switch (`${method} ${action ?? ''}`) {
      case 'GET ':
        return item ? { status: 200, json: this.describe(item) } : failed(404, 'itemNotFound');
      case 'GET children': {
        if (!item) return failed(404, 'itemNotFound');
        return this.#page(request.url.split('?')[0] ?? '', item, Number(query.get('$skiptoken') ?? 0));
      }
      case 'POST children': {
        const wanted = JSON.parse(request.body.toString()) as Record<string, unknown>;
        if (!item) return failed(404, 'itemNotFound');
        if (this.childOf(item.id, String(wanted.name))) return failed(409, 'nameAlreadyExists');
        return { status: 201, json: this.describe(this.add(item.id, String(wanted.name), null)) };
      }
      case 'PUT content':
        if (!parent || segments.length === 0) return failed(404, 'itemNotFound');
        if (request.headers['content-type'] !== 'application/octet-stream')
          return failed(400, 'invalidRequest');
        if (request.body.length > this.options.largestPut) return failed(413, 'maxSizeExceeded');
        if (item && conflict !== 'replace') return failed(409, 'nameAlreadyExists');
        if (item)
          return { status: 200, json: this.describe(this.edit(item, request.body, this.options.appId)) };
        return { status: 201, json: this.describe(this.#take(parent.id, name, request.body)) };
      case 'POST createUploadSession': {
        const asked = JSON.parse(request.body.toString()) as { item?: Record<string, unknown> };
        const open = [...this.sessions.values()].some(
          (one) => one.parentId === parent?.id && one.name === name,
        );
        if (!parent) return failed(404, 'itemNotFound');
        if (open || (item && asked.item?.['@microsoft.graph.conflictBehavior'] === 'fail')) {
          return failed(409, 'nameAlreadyExists');
        }
        const id = randomUUID();
        this.sessions.set(id, { parentId: parent.id, name, received: [] });
        return {
          status: 200,
          json: { uploadUrl: `${this.base}/up/${id}`, expirationDateTime: '2027-12-31T00:00:00Z' },
        };
      }
      case 'PATCH ':
        return item ? this.#move(item, request) : failed(404, 'itemNotFound');
      case 'DELETE ':
        return item ? this.#remove(item, request) : failed(404, 'itemNotFound');
      case 'PATCH listItem/fields':
        return item ? this.#setFields(item, request) : failed(404, 'itemNotFound');
      case 'GET content': {
        if (!item?.content) return failed(404, 'itemNotFound');
        const wanted = query.get('format') === 'pdf' ? pdfOf(item) : item.content;
        if (!wanted) return failed(406, 'notAcceptable');
        const id = randomUUID();
        this.downloads.set(id, wanted);
        return { status: 302, headers: { location: `${this.base}/down/${id}` } };
      }
      default:
        return failed(400, 'invalidRequest');
    }
  }

  #session({ method, headers, body }: DriveRequest, id: string): DriveAnswer {
    const session = this.sessions.get(id);
    if (!session) return failed(404, 'itemNotFound');
    // The page warns of it: a token on the address of a session may be refused.
    if (headers.authorization) return failed(401, 'unauthenticated');
    const have = session.received.reduce((sum, part) => sum + part.length, 0);
    const standing = { expirationDateTime: '2027-12-31T00:00:00Z', nextExpectedRanges: [`${have}-`] };
    if (method === 'GET') return { status: 200, json: standing };
    if (method === 'DELETE') {
      this.sessions.delete(id);
      return { status: 204 };
    }
    const range = /^bytes (\d+)-(\d+)\/(\d+)$/.exec(headers['content-range'] ?? '');
    if (!range) return failed(400, 'invalidRequest');
    const [from = 0, to = 0, total = 0] = range.slice(1).map(Number);
    const last = to === total - 1;
    if (from !== have) return failed(416, 'invalidRange');
    if (body.length !== to - from + 1 || body.length >= 60 * 1024 * 1024) return failed(400, 'invalidRange');
    if (!last && body.length % 327_680 !== 0) return failed(400, 'invalidRange');
    if (last && this.childOf(session.parentId, session.name)) return failed(409, 'nameAlreadyExists');
    session.received.push(body);
    if (!last) return { status: 202, json: { ...standing, nextExpectedRanges: [`${to + 1}-`] } };
    this.sessions.delete(id);
    const item = this.#take(session.parentId, session.name, Buffer.concat(session.received));
    return { status: 201, json: this.describe(item) };
  }

  #setFields(item: DriveFile, { headers, body }: DriveRequest): DriveAnswer {
    const etag = headers['if-match'];
    // A list item's eTag is not written as its drive item's is.
    if (etag !== undefined && etag !== listEtagOf(item)) return failed(412, 'preconditionFailed');
    const fields = JSON.parse(body.toString()) as Record<string, unknown>;
    if (Object.keys(fields).some((name) => !this.options.columns.includes(name)))
      return failed(400, 'invalidRequest');
    Object.assign(item.fields, fields);
    item.version++;
    return { status: 200, json: { '@odata.etag': listEtagOf(item), ...item.fields } };
  }

  #move(item: DriveFile, { headers, body }: DriveRequest): DriveAnswer {
    const etag = headers['if-match'];
    if (etag !== undefined && etag !== etagOf(item)) return failed(412, 'preconditionFailed');
    const wanted = JSON.parse(body.toString()) as { name?: string; parentReference?: { id?: string } };
    const parentId = wanted.parentReference?.id ?? item.parentId;
    const name = wanted.name ?? item.name;
    if (parentId === null || !this.items.has(parentId)) return failed(404, 'itemNotFound');
    if ((this.childOf(parentId, name) ?? item) !== item) return failed(409, 'nameAlreadyExists');
    Object.assign(item, { parentId, name, version: item.version + 1, lastBy: this.options.appId });
    return { status: 200, json: this.describe(item) };
  }

  #remove(item: DriveFile, { headers }: DriveRequest): DriveAnswer {
    const etag = headers['if-match'];
    if (etag !== undefined && etag !== etagOf(item)) return failed(412, 'preconditionFailed');
    this.items.delete(item.id);
    return { status: 204 };
  }

  #page(path: string, folder: DriveFile, from: number): DriveAnswer {
    const all = [...this.items.values()].filter(({ parentId }) => parentId === folder.id);
    const { pageSize } = this.options;
    const more = from + pageSize < all.length;
    return {
      status: 200,
      json: {
        value: all.slice(from, from + pageSize).map((item) => this.describe(item)),
        ...(more ? { '@odata.nextLink': `${this.base}${path}?$skiptoken=${from + pageSize}` } : {}),
      },
    };
  }

  #take(parentId: string, name: string, body: Buffer): DriveFile {
    const altered = this.options.alters(name) ? Buffer.concat([body, Buffer.from('<property/>')]) : body;
    return this.add(parentId, name, altered);
  }

  /** Adds a file, or a folder, without asking. */
  add(parentId: string, name: string, content: Buffer | null, by = this.options.appId): DriveFile {
    const item = { ...this.#item(name, parentId, content), by, lastBy: by };
    this.items.set(item.id, item);
    return item;
  }

  edit(item: DriveFile, content: Buffer, by: string): DriveFile {
    return Object.assign(item, { content, lastBy: by, version: item.version + 1 });
  }

  /** SharePoint writes the columns' values into Office files, whenever it comes to it. */
  alterOffice(): void {
    for (const item of this.files().filter(({ name }) => /\.docx$/i.test(name))) {
      item.content = Buffer.concat([item.content ?? Buffer.alloc(0), Buffer.from('<property/>')]);
      item.version++;
    }
  }

  #item(name: string, parentId: string | null, content: Buffer | null): DriveFile {
    const id = parentId === null ? 'root' : `01${randomUUID().replaceAll('-', '').toUpperCase()}`;
    return { id, name, parentId, content, version: 1, by: '', lastBy: '', fields: {} };
  }

  /** As SharePoint does: letters of either case are the same name. */
  childOf(parentId: string, name: string): DriveFile | undefined {
    return [...this.items.values()].find(
      (item) => item.parentId === parentId && item.name.toLowerCase() === name.toLowerCase(),
    );
  }

  at(...segments: string[]): DriveFile | undefined {
    return segments.reduce<DriveFile | undefined>(
      (parent, name) => parent && this.childOf(parent.id, name),
      this.items.get('root'),
    );
  }

  describe(item: DriveFile): Record<string, unknown> {
    const { id, name, content, parentId } = item;
    const person = (who: string) => ({ application: { id: who, displayName: who } });
    return {
      id,
      name,
      size: content?.length ?? 0,
      eTag: etagOf(item),
      cTag: `"c:{${createHash('md5')
        .update(content ?? '')
        .digest('hex')}},1"`,
      webUrl: `https://contoso.sharepoint.com/${encodeURIComponent(name)}`,
      createdBy: person(item.by),
      lastModifiedBy: person(item.lastBy),
      parentReference: { id: parentId },
      ...(content === null ? { folder: { childCount: 0 } } : { file: {} }),
    };
  }

  files(): DriveFile[] {
    return [...this.items.values()].filter(({ content }) => content !== null);
  }
}

export const etagOf = ({ id, version }: DriveFile) => `"{${id}},${version}"`;

const listEtagOf = ({ id, version }: DriveFile) => `"${id},${version}"`;

/** A stand-in for the service's own conversion. */
function pdfOf({ name, content }: DriveFile): Buffer | null {
  if (!content || !/\.(docx|xlsx|pptx)$/i.test(name)) return null;
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), content]);
}
