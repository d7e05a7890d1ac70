import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { Document, Packer, Paragraph } from 'docx';
import { createFolderLibrary } from '../../../services/library/folder';

const leftOver = () => readdirSync(tmpdir()).filter((name) => name.startsWith('pledgekeeper-pdf-'));

describe('a file of the folder library as PDF', () => {
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'library-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const program = (script: string) => {
    const path = join(root, '.soffice');
    writeFileSync(path, `#!/bin/sh\n${script}\n`);
    chmodSync(path, 0o755);
    return path;
  };

  it('is a PDF as it is', async () => {
    const library = createFolderLibrary({ root, pdf: { soffice: null } });
    await library.put('meeting', 'a.PDF', Buffer.from('%PDF-1.4 mine'));
    expect((await library.asPdf('meeting', 'a.PDF'))?.toString()).toBe('%PDF-1.4 mine');
  });

  it('is none where there is no LibreOffice, no such file, or nothing that becomes a PDF', async () => {
    const library = createFolderLibrary({ root, pdf: { soffice: null } });
    await library.put('meeting', 'a.docx', Buffer.from('x'));
    await library.put('meeting', 'a.exe', Buffer.from('x'));
    expect(await library.asPdf('meeting', 'a.docx')).toBeNull();
    expect(await library.asPdf('meeting', 'b.docx')).toBeNull();
    expect(await createFolderLibrary({ root }).asPdf('meeting', 'a.exe')).toBeNull();
  });

  it.each([
    ['fails', 'exit 1', 5000],
    ['writes something else', 'mkdir out; echo nonsense > out/in.pdf', 5000],
    ['hangs, with a child that hangs', 'sleep 60 & sleep 60', 300],
  ])('is none when LibreOffice %s, and nothing is left behind', async (_, script, withinMs) => {
    const before = leftOver();
    const library = createFolderLibrary({ root, pdf: { soffice: program(script), withinMs } });
    await library.put('meeting', '-rf x.docx', Buffer.from('x'));
    const began = Date.now();
    expect(await library.asPdf('meeting', '-rf x.docx')).toBeNull();
    expect(Date.now() - began).toBeLessThan(20_000);
    expect(leftOver()).toEqual(before);
  });

  it('shows LibreOffice none of the settings, and not the name of the file', async () => {
    const seen = join(root, '.seen');
    const library = createFolderLibrary({ root, pdf: { soffice: program(`(env; echo "$@") > '${seen}'`) } });
    process.env.AZURE_CLIENT_SECRET = 'hush';
    try {
      await library.put('meeting', 'Somebody’s report.docx', Buffer.from('x'));
      await library.asPdf('meeting', 'Somebody’s report.docx');
    } finally {
      delete process.env.AZURE_CLIENT_SECRET;
    }
    expect(readFileSync(seen, 'utf8')).toContain('--convert-to pdf');
    expect(readFileSync(seen, 'utf8')).not.toMatch(/hush|Somebody/);
  });

  (existsSync('/usr/bin/soffice') ? it : it.skip)(
    'is made by LibreOffice where that is installed',
    async () => {
      const library = createFolderLibrary({ root });
      const word = await Packer.toBuffer(
        new Document({ sections: [{ children: [new Paragraph('Attached')] }] }),
      );
      await library.put('meeting', 'Report, 50% #1.docx', word);
      const pdf = await library.asPdf('meeting', 'Report, 50% #1.docx');
      expect((await PDFDocument.load(pdf ?? Buffer.alloc(0))).getPageCount()).toBe(1);
    },
  );
});
