/** What is in the library at the end is what was put, or the build says so. */
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderLibrary } from '../../../services/library/folder';
import type { Library } from '../../../services/library/service';
import type { ComposedPack } from '../../../services/pack/documents';
import { putFiles } from '../../../services/pack/put-files';
import type { PackBuild } from '../../../services/pack/rules';
import type { FinishedFile } from '../../../services/pack/writers/write-files';

const composed = { meetingDay: '2027-03-02', committee: 'Committee' } as ComposedPack;
const buildOf = (stage: PackBuild['stage']) => ({ no: 1, stage }) as PackBuild;
const open = '2027-03-02 Committee';
const drafts = `${open}, drafts`;
const filesIn = (folder: string): FinishedFile[] =>
  ['a.pdf', 'b.docx', 'c.html', 'd.pdf', 'e.pdf'].map((name, index) => ({
    ...{ folder, name, edition: 'public', itemNumber: index === 0 ? null : `${index}`, title: name, part: 1 },
    content: Buffer.from(`content of ${name}`),
  }));

describe('files put in the library', () => {
  let root: string;
  let folders: Library;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'pk-put-'));
    folders = createFolderLibrary({ root });
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const there = (folder: string) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).sort() : [];

  /** Does something after so many files have been put. */
  const onceThereAre = (count: number, what: () => void): Library => {
    let puts = 0;
    return {
      ...folders,
      put: async (...file) => {
        const stored = await folders.put(...file);
        puts += 1;
        if (puts === count) what();
        return stored;
      },
    };
  };

  it('the drafts’ folder deleted on the way: every file is there at the end', async () => {
    const library = onceThereAre(3, () => rmSync(join(root, drafts), { recursive: true }));
    const stored = await putFiles({ library }, buildOf('draft'), composed, filesIn(drafts));
    expect(stored).toHaveLength(5);
    expect(there(drafts)).toEqual(['a.pdf', 'b.docx', 'c.html', 'd.pdf', 'e.pdf']);
  });

  it('deleted while final papers wait in it: all come to their place, and none is left waiting', async () => {
    const library = onceThereAre(4, () => rmSync(join(root, drafts), { recursive: true }));
    await putFiles({ library }, buildOf('final'), composed, filesIn(open));
    expect(there(open)).toEqual(['a.pdf', 'b.docx', 'c.html', 'd.pdf', 'e.pdf']);
    expect(there(drafts)).toEqual([]);
  });

  it('a library that moves only what is there finds it there: what was lost while it waited is put again first', async () => {
    const library: Library = {
      ...onceThereAre(5, () => rmSync(join(root, drafts), { recursive: true })),
      move: async (from, to, content) => {
        if ((await folders.read(from.folder, from.name)) === null) throw new Error('nothing to move');
        return folders.move(from, to, content);
      },
    };
    await putFiles({ library }, buildOf('final'), composed, filesIn(open));
    expect(there(open)).toHaveLength(5);
  });

  it('files that vanish as fast as they are put: the build says so', async () => {
    const library: Library = { ...folders, list: async () => [] };
    await expect(putFiles({ library }, buildOf('draft'), composed, filesIn(drafts))).rejects.toMatchObject({
      code: 'not-kept',
    });
  });

  it('another content under the name at the end: the build says so, for each kind that the library keeps as it was', async () => {
    for (const name of ['a.pdf', 'c.html', 'b.docx']) {
      rmSync(join(root, drafts), { recursive: true, force: true });
      const library = onceThereAre(5, () => writeFileSync(join(root, drafts, name), 'somebody’s'));
      const put = (changesOffice: object) =>
        putFiles({ library: { ...library, ...changesOffice } }, buildOf('draft'), composed, filesIn(drafts));
      await expect(put({})).rejects.toMatchObject({ code: 'changed-since' });
    }
  });
});
