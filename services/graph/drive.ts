/** A drive's folders and files over Graph, by the addresses that its documentation gives. */
import { z } from 'zod';
import { LibraryFault } from '../library/faults';
import type { GraphConnection, Question } from './connection';
import { faultOf, patiently } from './patience';
import { type Answer, jsonOf } from './transport';

const someone = z.object({ application: z.object({ id: z.string().nullish() }).nullish() }).nullish();
const itemAnswer = z.object({
  id: z.string(),
  name: z.string(),
  size: z.number().nullish(),
  eTag: z.string().nullish(),
  webUrl: z.string().nullish(),
  folder: z.unknown().optional(),
  createdBy: someone,
  lastModifiedBy: someone,
});
const pageAnswer = z.object({ value: z.array(itemAnswer), '@odata.nextLink': z.string().optional() });

/** A driveItem, as far as we look at one. */
export type DriveItem = z.infer<typeof itemAnswer>;

export interface Drive {
  id: string;
  /** '/drives/{id}', encoded. */
  path: string;
  /** Null when nothing is there. @throws LibraryFault 'no-library' for the root of a drive that is not there. */
  find(segments: string[]): Promise<DriveItem | null>;
  byId(itemId: string): Promise<DriveItem | null>;
  /** The folder, made with those above it where they are missing. Two that make it at once have one. */
  folder(segments: string[]): Promise<DriveItem>;
  children(folderId: string): Promise<DriveItem[]>;
  /** Null when there is no such file, or no such form of it. */
  content(itemId: string, format?: 'pdf'): Promise<Buffer | null>;
}

export const encoded = (segment: string) => encodeURIComponent(segment);

/** The driveItem in an answer. @throws LibraryFault 'odd-answer' when there is none in it. */
export function itemOf(answer: Answer): DriveItem {
  const parsed = itemAnswer.safeParse(jsonOf(answer));
  if (!parsed.success) throw new LibraryFault('odd-answer', { status: answer.status });
  return parsed.data;
}

export const isFine = ({ status }: Answer) => status >= 200 && status < 300;
// Not every file can be turned into a PDF: then there is none, and that is no fault.
const notInThatForm = new Set([406, 415, 422]);

export function createDrive(graph: GraphConnection, driveId: string): Drive {
  const path = `/drives/${encoded(driveId)}`;
  const fault = (answer: Answer) => faultOf(answer, graph.patience.now());

  async function itemAt(question: Question): Promise<DriveItem | null> {
    const answer = await graph.ask(question);
    if (answer.status === 404) return null;
    if (!isFine(answer)) throw fault(answer);
    return itemOf(answer);
  }

  async function root(): Promise<DriveItem> {
    const item = await itemAt({ method: 'GET', path: `${path}/root` });
    if (!item) throw new LibraryFault('no-library', { status: 404 });
    return item;
  }

  // Addressed by path only to look: what is written is addressed by its parent's id, which a rename does not move.
  const find = (segments: string[]) =>
    segments.length === 0
      ? root()
      : itemAt({ method: 'GET', path: `${path}/root:/${segments.map(encoded).join('/')}` });

  async function folder(segments: string[]): Promise<DriveItem> {
    const there = await find(segments);
    if (there) return asFolder(there);
    const parent = await folder(segments.slice(0, -1));
    const name = segments.at(-1) ?? '';
    const answer = await graph.ask({
      method: 'POST',
      path: `${path}/items/${encoded(parent.id)}/children`,
      json: { name, folder: {}, '@microsoft.graph.conflictBehavior': 'fail' },
    });
    if (isFine(answer)) return asFolder(itemOf(answer));
    // Somebody made it just now: another instance, or this request whose answer was lost.
    const made = answer.status === 409 ? await find(segments) : null;
    if (!made) throw fault(answer);
    return asFolder(made);
  }

  async function children(folderId: string): Promise<DriveItem[]> {
    const items: DriveItem[] = [];
    let next: string | undefined = `${path}/items/${encoded(folderId)}/children?$top=200`;
    while (next) {
      const answer: Answer = await graph.ask({ method: 'GET', path: next });
      if (answer.status === 404) return items;
      if (!isFine(answer)) throw fault(answer);
      const page = pageAnswer.safeParse(jsonOf(answer));
      if (!page.success) throw new LibraryFault('odd-answer', { status: answer.status });
      items.push(...page.data.value);
      const link: string | undefined = page.data['@odata.nextLink'];
      next = link === undefined ? undefined : graph.pathOf(link);
    }
    return items;
  }

  async function content(itemId: string, format?: 'pdf'): Promise<Buffer | null> {
    const question = `${path}/items/${encoded(itemId)}/content${format ? `?format=${format}` : ''}`;
    for (let round = 1; ; round++) {
      const answer = await graph.ask({ method: 'GET', path: question });
      if (answer.status === 404 || (format && notInThatForm.has(answer.status))) return null;
      if (isFine(answer)) return answer.body;
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || !location) throw fault(answer);
      const file = await download(new URL(location, graph.urlOf(question)).href);
      if (isFine(file)) return file.body;
      // Such an address lives for minutes: asked for again it is a fresh one.
      if (round === 3 || ![401, 403, 404, 410].includes(file.status)) throw fault(file);
    }
  }

  /** The addresses are proof enough by themselves: no token goes there. */
  async function download(from: string): Promise<Answer> {
    let url = from;
    for (let hop = 0; hop < 5; hop++) {
      const answer = await patiently(graph.patience, () => graph.askPlainly({ method: 'GET', url }));
      const location = answer.headers.get('location');
      if (answer.status < 300 || answer.status >= 400 || !location) return answer;
      url = new URL(location, url).href;
    }
    throw new LibraryFault('odd-answer');
  }

  return {
    id: driveId,
    path,
    find,
    folder,
    children,
    content,
    byId: (itemId) => itemAt({ method: 'GET', path: `${path}/items/${encoded(itemId)}` }),
  };
}

export const isFolder = ({ folder }: DriveItem) => folder !== undefined && folder !== null;

function asFolder(item: DriveItem): DriveItem {
  if (!isFolder(item)) throw new LibraryFault('folder-taken');
  return item;
}
