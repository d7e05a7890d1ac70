import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createFolderLibrary, FileNameTaken, safeSegment } from '../../../services/library/folder';

describe('the folder library', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'library-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));
  const library = () => createFolderLibrary({ root, urlFor: (folder, name) => `/library/${folder}/${name}` });

  it('keeps a file whole, and says where it opens and what its SHA-256 is', async () => {
    const content = Buffer.from('a report');
    const stored = await library().put('2027-03-02 Committee', 'Report v1.pdf', content);
    expect(stored).toEqual({
      name: 'Report v1.pdf',
      url: '/library/2027-03-02 Committee/Report v1.pdf',
      sha256: createHash('sha256').update(content).digest('hex'),
      bytes: 8,
    });
    expect(readFileSync(join(root, '2027-03-02 Committee', 'Report v1.pdf'), 'utf8')).toBe('a report');
    expect(await library().read('2027-03-02 Committee', 'Report v1.pdf')).toEqual(content);
  });

  it('makes no second file of the same bytes under the same name', async () => {
    await library().put('meeting', 'a.docx', Buffer.from('x'));
    await library().put('meeting', 'a.docx', Buffer.from('x'));
    expect(readdirSync(join(root, 'meeting'))).toEqual(['a.docx']);
  });

  it('moves a file to its place in one step; moved already, or gone, it is there once all the same', async () => {
    const [from, to] = [
      { folder: 'drafts', name: 'waiting.pdf' },
      { folder: 'meeting', name: 'a.pdf' },
    ];
    const content = Buffer.from('x');
    const move = () => library().move(from, to, content);
    await library().put(from.folder, from.name, content);
    expect(await move()).toMatchObject({ name: 'a.pdf', url: '/library/meeting/a.pdf' });
    await move();
    expect([readdirSync(join(root, 'drafts')), readdirSync(join(root, 'meeting'))]).toEqual([[], ['a.pdf']]);
    writeFileSync(join(root, 'meeting', 'a.pdf'), 'somebody’s words');
    await library().put(from.folder, from.name, content);
    await expect(move()).rejects.toThrow(FileNameTaken);
    expect(readFileSync(join(root, 'meeting', 'a.pdf'), 'utf8')).toBe('somebody’s words');
    expect(readdirSync(join(root, 'drafts'))).toEqual(['waiting.pdf']);
  });

  it('leaves a file that somebody has changed as it is, and says that the name is taken', async () => {
    await library().put('meeting', 'a.docx', Buffer.from('x'));
    writeFileSync(join(root, 'meeting', 'a.docx'), 'somebody’s words');
    await expect(library().put('meeting', 'a.docx', Buffer.from('x'))).rejects.toThrow(FileNameTaken);
    expect(readFileSync(join(root, 'meeting', 'a.docx'), 'utf8')).toBe('somebody’s words');
  });

  it('takes one file from several who put it at once, and refuses another of its name', async () => {
    const shelf = library();
    const whole = Buffer.alloc(3_000_000, 'a');
    const puts = Array.from({ length: 6 }, () => shelf.put('meeting', 'a.docx', whole));
    const other = shelf.put('meeting', 'a.docx', Buffer.from('other'));
    await expect(other).rejects.toThrow(FileNameTaken);
    expect(new Set((await Promise.all(puts)).map(({ bytes }) => bytes))).toEqual(new Set([whole.length]));
    expect((await shelf.put('meeting', 'a.docx', whole)).bytes).toBe(whole.length);
    expect(readdirSync(join(root, 'meeting'))).toEqual(['a.docx']);
  });

  it('finishes what a killed process left half written', async () => {
    await library().put('meeting', 'other.docx', Buffer.from('y'));
    writeFileSync(join(root, 'meeting', '.a.docx.part'), 'hal');
    await library().put('meeting', 'a.docx', Buffer.from('whole'));
    expect(readdirSync(join(root, 'meeting')).sort()).toEqual(['a.docx', 'other.docx']);
    expect((await library().read('meeting', 'a.docx'))?.toString()).toBe('whole');
  });

  it.each([
    '',
    '.',
    '..',
    'a/b',
    'a\\b',
    '../../etc',
    'C:x',
    'nul',
    'NUL.txt',
    'a\u0000b',
    '.hidden',
    'dot.',
    'x'.repeat(300),
  ])('refuses %j as the name of a file or a folder', async (name) => {
    await expect(library().put('meeting', name, Buffer.from('x'))).rejects.toThrow(RangeError);
    await expect(library().put(name, 'a.docx', Buffer.from('x'))).rejects.toThrow(RangeError);
    await expect(library().read(name, 'a.docx')).rejects.toThrow(RangeError);
  });

  it('says nothing is there, rather than failing, for a file that was never put', async () => {
    expect(await library().read('meeting', 'a.docx')).toBeNull();
  });

  it.each([
    ['Children/Families: 2', 'Children-Families- 2'],
    ['..', 'Papers'],
    ['con', 'Papers con'],
    [' Committee. ', 'Committee'],
  ])('makes of %j the safe name %j', async (words, name) => {
    expect(safeSegment(words)).toBe(name);
    await library().put(safeSegment(words), 'a.docx', Buffer.from('x'));
  });
});
