import { createHash } from 'node:crypto';
import type { Database } from '../../../services/db/database';
import { LibraryFault } from '../../../services/library/faults';
import { FileNameTaken } from '../../../services/library/folder';
import type { FileFacts } from '../../../services/library/rules';
import { onEachEngine } from '../../support/engines';
import { bytes, meeting, openPlace, type Place, unit } from './town';

const facts: FileFacts = {
  meetingDay: '2027-03-02',
  committee: 'Committee',
  part: 1,
  version: 3,
  status: 'draft',
};

onEachEngine('the library in SharePoint', (open) => {
  let database: Database;
  let place: Place;
  beforeAll(async () => {
    database = await open();
  });
  afterAll(() => database.close());
  beforeEach(async () => {
    await database.db.deleteFrom('library_file').execute();
    place = await openPlace(database);
  });
  afterEach(() => place.close());
  const file = (name: string) => place.graph.drive.at('Packs', '2027', meeting, name);
  const authorized = (step: string) =>
    place.graph.seen.filter((one) => one.step === step).map(({ headers }) => headers.authorization);

  it('makes the folders, puts a small file with one PUT, and says where it opens and what its SHA-256 is', async () => {
    const content = bytes(900);
    const stored = await place.library().put(meeting, 'Report v1.docx', content);
    expect(stored).toEqual({
      name: 'Report v1.docx',
      url: 'https://contoso.sharepoint.com/Report%20v1.docx',
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: 900,
    });
    expect(file('Report v1.docx')?.content).toEqual(content);
    expect(place.graph.steps()).not.toContain('create-session');
    expect(await place.library().read(meeting, 'Report v1.docx')).toEqual(content);
  });

  it('sends a large file in order, in multiples of 320 KiB, and no token with any of it', async () => {
    const content = bytes(2 * unit + 5);
    await place.library().put(meeting, 'Report v1.pdf', content);
    expect(file('Report v1.pdf')?.content?.equals(content)).toBe(true);
    const fragments = place.graph.seen.filter(({ step }) => step === 'fragment');
    expect(fragments.map(({ headers }) => headers['content-range'])).toEqual([
      `bytes 0-${unit - 1}/${content.length}`,
      `bytes ${unit}-${2 * unit - 1}/${content.length}`,
      `bytes ${2 * unit}-${2 * unit + 4}/${content.length}`,
    ]);
    expect(authorized('fragment')).toEqual([undefined, undefined, undefined]);
    expect(authorized('create-session')).toEqual(['Bearer local']);
  });

  it.each([1, 999, 1000, 1001, unit - 1, unit, unit + 1, 2 * unit])(
    'keeps a file of %i bytes whole',
    async (length) => {
      // A view of a larger buffer, as the writers may give it.
      const content = bytes(length + 20).subarray(10, length + 10);
      await place.library().put(meeting, 'a.pdf', content);
      expect(file('a.pdf')?.content?.equals(content)).toBe(true);
    },
  );

  it.each(['50% & #1 + café’s (ж).docx', "Chair's opinion, 100%25.docx", 'a+b=c;d,e@f$g!.docx'])(
    'keeps the name %s as it is',
    async (name) => {
      await place.library().put('Folder #2 & 100%', name, bytes(1200));
      expect(place.graph.drive.at('Packs', '2027', 'Folder #2 & 100%', name)?.content).toEqual(bytes(1200));
      expect(await place.library().read('Folder #2 & 100%', name)).toEqual(bytes(1200));
      expect((await place.library().list('Folder #2 & 100%')).map((one) => one.name)).toEqual([name]);
    },
  );

  it.each(['', '..', 'a/b', 'a:b', '~$a.docx', 'x_vti_y', 'dot.'])('refuses %j as a name', async (name) => {
    await expect(place.library().put(meeting, name, bytes(5))).rejects.toThrow(RangeError);
    await expect(place.library().put(name, 'a.docx', bytes(5))).rejects.toThrow(RangeError);
    expect(place.graph.seen).toEqual([]);
  });

  it('refuses an empty file, and sends nothing', async () => {
    await expect(place.library().put(meeting, 'a.docx', Buffer.alloc(0))).rejects.toMatchObject({
      code: 'empty-file',
    });
    expect(place.graph.seen).toEqual([]);
  });

  it('makes no second file of the same bytes, and does not even fetch it to see', async () => {
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    place.graph.seen.length = 0;
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    expect(place.graph.steps()).toEqual(['find']);
    expect(place.graph.drive.files()).toHaveLength(1);
  });

  it('never writes over another’s file, nor over other bytes of its own', async () => {
    await place.library().put(meeting, 'mine.docx', bytes(500));
    const folder = place.graph.drive.at('Packs', '2027', meeting);
    place.graph.drive.add(folder?.id ?? '', 'theirs.docx', bytes(400, 7), 'somebody');
    await expect(place.library().put(meeting, 'theirs.docx', bytes(500))).rejects.toThrow(FileNameTaken);
    await expect(place.library().put(meeting, 'Theirs.DOCX', bytes(9000))).rejects.toThrow(FileNameTaken);
    await expect(place.library().put(meeting, 'mine.docx', bytes(500, 2))).rejects.toThrow(FileNameTaken);
    expect(file('theirs.docx')?.content).toEqual(bytes(400, 7));
    expect(file('mine.docx')?.content).toEqual(bytes(500));
  });

  it('says that a stranger has changed its file since, and leaves theirs', async () => {
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    const kept = file('a.docx');
    if (kept) place.graph.drive.edit(kept, bytes(500, 9), 'stranger');
    await expect(place.library().put(meeting, 'a.docx', bytes(500), facts)).rejects.toMatchObject({
      code: 'changed-since',
    });
    expect(file('a.docx')?.content).toEqual(bytes(500, 9));
  });

  it('takes a file whose columns somebody has changed for its own still', async () => {
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    const kept = file('a.docx');
    if (kept) kept.version++;
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    place.graph.seen.length = 0;
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    expect(place.graph.steps()).toEqual(['find']);
  });

  it('knows an Office file that SharePoint altered on the way in, and one that a stranger altered', async () => {
    place.graph.drive.options.alters = (name) => name.endsWith('.docx');
    const altered = Buffer.concat([bytes(500), Buffer.from('<property/>')]);
    // Its answer was lost, so only the author tells.
    place.graph.faults = ({ step, no }) => (step === 'put' && no < 12 ? { cut: 'before-answer' } : null);
    await place.library().put(meeting, 'a.docx', bytes(500));
    expect(file('a.docx')?.content).toEqual(altered);
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    expect(place.graph.drive.files()).toHaveLength(1);
    const kept = file('a.docx');
    if (kept) place.graph.drive.edit(kept, bytes(60), 'stranger');
    await expect(place.library().put(meeting, 'a.docx', bytes(500))).rejects.toMatchObject({
      code: 'changed-since',
    });
  });

  it('knows an Office file that SharePoint alters long after it was put, and its columns set', async () => {
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    place.graph.drive.alterOffice();
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    expect(place.graph.drive.files()).toHaveLength(1);
    const kept = file('a.docx');
    place.graph.drive.items.delete(kept?.id ?? '');
    place.graph.drive.add(kept?.parentId ?? '', 'a.docx', bytes(30));
    await expect(place.library().put(meeting, 'a.docx', bytes(500), facts)).rejects.toMatchObject({
      code: 'changed-since',
    });
  });

  it('puts a file again that somebody has taken away', async () => {
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    place.graph.drive.items.delete(file('a.docx')?.id ?? '');
    await place.library().put(meeting, 'a.docx', bytes(500), facts);
    expect(file('a.docx')).toMatchObject({ content: bytes(500), fields: { PackVersion: 3 } });
  });

  it('two at once make one folder and one file', async () => {
    const two = [place.library(), place.library()];
    for (const length of [700, 2 * unit]) {
      await Promise.all(two.map((library) => library.put(meeting, `${length}.pdf`, bytes(length), facts)));
    }
    const folders = [...place.graph.drive.items.values()].filter(({ content }) => content === null);
    expect(folders.map(({ name }) => name)).toEqual(['root', 'Packs', '2027', meeting]);
    expect(place.graph.drive.files().map(({ name, content }) => [name, content?.length])).toEqual([
      ['700.pdf', 700],
      [`${2 * unit}.pdf`, 2 * unit],
    ]);
  });

  describe('columns', () => {
    it('are set after the file is there, and again only when they differ', async () => {
      await place.library().put(meeting, 'a.docx', bytes(500), facts);
      expect(file('a.docx')?.fields).toEqual({
        MeetingDate: '2027-03-02T12:00:00Z',
        Committee: 'Committee',
        Part: 'Part 1',
        PackVersion: 3,
        PackStatus: 'draft',
      });
      await place.library().put(meeting, 'a.docx', bytes(500), { ...facts, status: 'final' });
      expect(file('a.docx')?.fields).toMatchObject({ PackStatus: 'final' });
      place.graph.seen.length = 0;
      await place.library().put(meeting, 'a.docx', bytes(500), { ...facts, status: 'final' });
      expect(place.graph.steps()).toEqual(['find']);
    });

    it.each([
      [['Committee', 'PackStatus'], { Committee: 'Committee', PackStatus: 'draft' }],
      [[], {}],
    ])('that the library lacks are no fault: it has %j', async (columns, fields) => {
      place.graph.drive.options.columns = columns;
      await place.library().put(meeting, 'a.docx', bytes(500), facts);
      expect(file('a.docx')).toMatchObject({ content: bytes(500), fields });
      // Made later, they are set when the file is put again.
      place.graph.drive.options.columns = ['MeetingDate', 'Committee', 'Part', 'PackVersion', 'PackStatus'];
      await place.library().put(meeting, 'a.docx', bytes(500), facts);
      expect(file('a.docx')?.fields).toMatchObject({ PackVersion: 3 });
    });

    it('are set by the next run when a run ended before them', async () => {
      place.graph.faults = ({ step }) => (step === 'fields' ? { status: 423, code: 'resourceLocked' } : null);
      await expect(place.library().put(meeting, 'a.docx', bytes(500), facts)).rejects.toMatchObject({
        code: 'locked',
      });
      place.graph.faults = () => null;
      await place.library().put(meeting, 'a.docx', bytes(500), facts);
      expect(file('a.docx')?.fields).toMatchObject({ PackVersion: 3 });
      expect(place.graph.drive.files()).toHaveLength(1);
    });

    it('are not set on what a stranger has made of the file meanwhile', async () => {
      place.graph.faults = ({ step }) => {
        const kept = file('a.docx');
        if (step === 'fields' && kept?.version === 1) place.graph.drive.edit(kept, bytes(70), 'stranger');
        return null;
      };
      await expect(place.library().put(meeting, 'a.docx', bytes(500), facts)).rejects.toMatchObject({
        code: 'changed-since',
      });
      expect(file('a.docx')).toMatchObject({ content: bytes(70), fields: {} });
    });
  });

  describe('reading', () => {
    it('follows the redirect to the content, and takes no token there', async () => {
      await place.library().put(meeting, 'a.docx', bytes(5000));
      expect(await place.library().read(meeting, 'a.docx')).toEqual(bytes(5000));
      expect(authorized('content')).toEqual(['Bearer local']);
      expect(authorized('download')).toEqual([undefined]);
    });

    it('asks for a fresh address when the first has run out', async () => {
      await place.library().put(meeting, 'a.docx', bytes(5000));
      let first = true;
      place.graph.faults = ({ step }) => {
        if (step !== 'download' || !first) return null;
        first = false;
        return { status: 404 };
      };
      expect(await place.library().read(meeting, 'a.docx')).toEqual(bytes(5000));
    });

    it('says that nothing is there, where nothing is', async () => {
      expect(await place.library().read(meeting, 'a.docx')).toBeNull();
      expect(await place.library().list(meeting)).toEqual([]);
      expect(await place.library().asPdf(meeting, 'a.docx')).toBeNull();
    });

    it('lists every page of a folder, files only, in order of name', async () => {
      place.graph.drive.options.pageSize = 2;
      for (const name of ['c.pdf', 'a.pdf', 'b.pdf', 'e.pdf', 'd.pdf']) {
        await place.library().put(meeting, name, bytes(10));
      }
      const folder = place.graph.drive.at('Packs', '2027', meeting);
      place.graph.drive.add(folder?.id ?? '', 'Old papers', null);
      const listed = await place.library().list(meeting);
      expect(listed.map(({ name }) => name)).toEqual(['a.pdf', 'b.pdf', 'c.pdf', 'd.pdf', 'e.pdf']);
      expect(listed[0]).toEqual({ name: 'a.pdf', bytes: 10, url: 'https://contoso.sharepoint.com/a.pdf' });
    });

    it('gives a Word file as PDF, a PDF as it is, and nothing for what cannot be turned', async () => {
      const library = place.library();
      await library.put(meeting, 'a.docx', bytes(50));
      await library.put(meeting, 'b.pdf', Buffer.from('%PDF-1.4 as it is'));
      await library.put(meeting, 'c.png', bytes(50));
      expect((await library.asPdf(meeting, 'a.docx'))?.subarray(0, 8).toString()).toBe('%PDF-1.7');
      expect((await library.asPdf(meeting, 'b.pdf'))?.toString()).toBe('%PDF-1.4 as it is');
      expect(await library.asPdf(meeting, 'c.png')).toBeNull();
      expect(authorized('download')).toEqual([undefined, undefined]);
    });

    it('never takes the token to another host', async () => {
      await place.library().put(meeting, 'a.docx', bytes(50));
      place.graph.faults = ({ step }) =>
        step === 'content' ? { status: 302, headers: { location: 'http://192.0.2.1/steal' } } : null;
      await expect(place.library().read(meeting, 'a.docx')).rejects.toThrow(LibraryFault);
    });
  });
});
