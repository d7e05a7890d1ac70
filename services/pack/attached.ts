/** Papers that are files of their own: read, looked through, and turned into PDF where something here can do that. */
import { createHash } from 'node:crypto';
import { type Agenda, type AgendaItem, type Attachment, businessOf } from '../agenda/rules';
import type { Finding } from '../language/rules';
import type { Library } from '../library/service';
import { checkFiles, nothingForbidden } from './export/check';
import { folderOf, type NamedFor } from './file-names';

/** What became of one attached file. */
export interface AttachedPaper {
  item: AgendaItem;
  file: Attachment;
  /** `as-it-is`: a PDF, or a file for which no PDF could be made. */
  kind: 'as-it-is' | 'made-pdf' | 'no-pdf' | 'missing';
  /** Of the PDF that was made: where it lies now, and its name, which stays the same for the same source. */
  made: { folder: string; name: string } | null;
  findings: Finding[];
}

const pdf = /\.pdf$/i;

/**
 * Reads each file of business that is not withdrawn; asks the library, so never in a transaction. A Word file becomes a
 * PDF once: the name holds a digest of the source, so that a build run again finds it there.
 */
export async function attachedPapers(
  library: Library,
  agenda: Agenda,
  named: NamedFor,
): Promise<AttachedPaper[]> {
  const papers: AttachedPaper[] = [];
  for (const item of businessOf(agenda)) {
    for (const file of item.attachments) papers.push(await attachedPaper(library, item, file, named));
  }
  return papers;
}

async function attachedPaper(
  library: Library,
  item: AgendaItem,
  file: Attachment,
  named: NamedFor,
): Promise<AttachedPaper> {
  const content = await library.read(file.folder, file.name);
  if (content === null) return { item, file, kind: 'missing', made: null, findings: [missing(item, file)] };
  if (pdf.test(file.name)) return looked({ item, file, kind: 'as-it-is', made: null }, file.name, content);
  const folder = folderOf(item.part === 2 ? 'exempt' : 'public', named, 'draft');
  const digest = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const name = `${named.meetingDay} Item ${item.number.padStart(2, '0')} attached ${digest}.pdf`;
  const before = await library.read(folder, name);
  const made = before ?? (await library.asPdf(file.folder, file.name));
  if (made === null) return looked({ item, file, kind: 'no-pdf', made: null }, file.name, content);
  if (before === null) await library.put(folder, name, made);
  return looked({ item, file, kind: 'made-pdf', made: { folder, name } }, name, made);
}

/** What goes out is what is looked through: the PDF where there is one, else the file itself. */
async function looked(
  paper: Omit<AttachedPaper, 'findings'>,
  name: string,
  content: Buffer,
): Promise<AttachedPaper> {
  const found = await checkFiles([{ name, content }], { ...nothingForbidden, makers: officePrograms });
  return {
    ...paper,
    findings: found.map((finding) => ({
      ...finding,
      place: `Item ${paper.item.number}, ${paper.file.title}: ${finding.place}`,
    })),
  };
}

/** Programs that make PDF write their own name, which is nobody's. */
const officePrograms = ['Writer', 'Microsoft Word', 'Microsoft® Word for Microsoft 365', 'LibreOffice'];

function missing(item: AgendaItem, file: Attachment): Finding {
  return {
    rule: 'attached-missing',
    severity: 'stops',
    privacy: false,
    place: `Item ${item.number}`,
    excerpt: file.title.slice(0, 80),
    why: 'The file that was attached is no longer in the library under its name.',
    fix: 'Put it back, or attach it again from the agenda.',
    suggestion: null,
    mayKeep: false,
  };
}

/** The same agenda, in which each file that became a PDF is that PDF. */
export function withPdfs(agenda: Agenda, papers: AttachedPaper[]): Agenda {
  const made = new Map(papers.map((paper) => [paper.file.id, paper.made]));
  const told = (file: Attachment): Attachment => {
    const as = made.get(file.id);
    return as ? { ...file, ...as, format: 'pdf' } : file;
  };
  return {
    ...agenda,
    items: agenda.items.map((item) => ({ ...item, attachments: item.attachments.map(told) })),
  };
}

/** A PDF that was made lies beside the pack; the rest is opened where the library has it. */
export function linksOf(
  links: Record<string, string | null>,
  papers: AttachedPaper[],
): Record<string, string | null> {
  const own = papers.flatMap(({ file, made }) =>
    made ? [[file.id, encodeURIComponent(made.name)] as const] : [],
  );
  return { ...links, ...Object.fromEntries(own) };
}
