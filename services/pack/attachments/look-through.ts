/** The job that follows an attachment: each file of the item is opened, so that its card says what was found. */
import { whyNotByName } from '../../agenda/file-kinds';
import type { Agendas } from '../../agenda/service';
import type { Library } from '../../library/service';
import type { Attachments } from './service';
import { type HoldSpeech, speechInFile } from './speech';

/** The kind of the job; its payload is `{ itemId }`. */
export const attachedJob = 'attached-read';

interface Deps {
  library: Pick<Library, 'read' | 'list'>;
  agendas: Pick<Agendas, 'item'>;
  attachments: Pick<Attachments, 'look'>;
  holdSpeech: HoldSpeech;
}

/** Safe to run again. @throws what the library throws: the job is tried again. */
export async function lookThrough(
  { library, agendas, attachments, holdSpeech }: Deps,
  itemId: string,
): Promise<void> {
  const found = await agendas.item(itemId);
  for (const file of found?.item.attachments ?? []) {
    const listed = (await library.list(file.folder)).find(({ name }) => name === file.name);
    if (!listed || whyNotByName(file.name, listed.bytes) !== null) continue;
    const content = await library.read(file.folder, file.name);
    if (content === null) continue;
    const { reading } = await attachments.look(file, content);
    // The reader has them before the pack is built, which they may hold up.
    const about = { itemId, place: `Item ${found?.item.number ?? ''}, ${file.title}`, excerpt: file.title };
    await speechInFile(holdSpeech, about, reading.texts);
  }
}
