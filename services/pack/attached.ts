/** Papers that are files of their own: opened as a stranger would, and turned into PDF where something here can do that. */
import { whyNotByName } from '../agenda/file-kinds';
import { type Agenda, type AgendaItem, type Attachment, businessOf } from '../agenda/rules';
import type { CheckedText } from '../language/rules';
import type { Library } from '../library/service';
import { inReadableWords } from '../text-runs';
import { type Choice, type Facts, type FileText, readerVersion, undecided } from './attachments/facts';
import { type FileFinding, fileFinding, placed, readingFindings } from './attachments/findings';
import { type Attachments, digestOf } from './attachments/service';
import { type HoldSpeech, speechInFile } from './attachments/speech';
import { folderOf, type NamedFor } from './file-names';

/** What became of one attached file. */
export interface AttachedPaper {
  item: AgendaItem;
  file: Attachment;
  /**
   * `as-it-is`: a PDF that somebody attached. `made-word`: a cleaned copy of a Word file, where no PDF could be made.
   * `undecided`: changes or hidden words wait for a clerk, or what may be a young person's words for their reader. `refused`: it cannot be read, or is no kind that is attached.
   */
  kind: 'as-it-is' | 'made-pdf' | 'made-word' | 'undecided' | 'refused' | 'missing';
  /** Of what was made of it: where it lies now, and its name, which stays the same for the same source. */
  made: { folder: string; name: string } | null;
  /** Of what goes out: the file itself, or what was made of it. null where nothing does. */
  sha256: string | null;
  /** What was found in what goes out. */
  facts: Facts | null;
  /** Its words, for the same checks as our own papers. */
  texts: FileText[];
  findings: FileFinding[];
}

export interface AttachedDeps {
  library: Library;
  attachments: Pick<Attachments, 'look' | 'lookAtMade' | 'clean' | 'choiceOf'>;
  holdSpeech: HoldSpeech;
}

/**
 * Reads each file of business that is not withdrawn; asks the library and starts processes, so never in a transaction. A
 * Word file becomes a PDF once: the name holds a digest of the source and of what was chosen, so that a build run again
 * finds it there.
 */
export async function attachedPapers(
  deps: AttachedDeps,
  agenda: Agenda,
  named: NamedFor,
): Promise<AttachedPaper[]> {
  const papers: AttachedPaper[] = [];
  const sizes = new Map<string, Map<string, number>>();
  for (const item of businessOf(agenda)) {
    for (const file of item.attachments) {
      const listed = sizes.get(file.folder) ?? (await sizesIn(deps.library, file.folder));
      sizes.set(file.folder, listed);
      papers.push(await attachedPaper(deps, { item, file, named, bytes: listed.get(file.name) ?? null }));
    }
  }
  return papers;
}

const sizesIn = async (library: Library, folder: string) =>
  new Map((await library.list(folder)).map(({ name, bytes }) => [name, bytes]));

interface Asked {
  item: AgendaItem;
  file: Attachment;
  named: NamedFor;
  bytes: number | null;
}

const nothing = { made: null, sha256: null, facts: null, texts: [] };

async function attachedPaper(deps: AttachedDeps, asked: Asked): Promise<AttachedPaper> {
  const { item, file, bytes } = asked;
  const about = { place: `Item ${item.number}, ${file.title}`, excerpt: file.title.slice(0, 80) };
  const why = whyNotByName(file.name, bytes);
  if (why !== null) {
    const finding = fileFinding(
      'attached-refused',
      about,
      why,
      'Take it off the agenda, and attach the other.',
    );
    return { item, file, ...nothing, kind: 'refused', findings: [finding] };
  }
  const content = await deps.library.read(file.folder, file.name);
  if (content === null) return { item, file, ...nothing, kind: 'missing', findings: [missing(about)] };
  const { sha256, reading } = await deps.attachments.look(file, content);
  const choice = await deps.attachments.choiceOf(file.id, sha256);
  const findings = readingFindings(reading, choice, { itemId: item.id, attachmentId: file.id, ...about });
  const speech = await speechInFile(deps.holdSpeech, { itemId: item.id, ...about }, reading.texts);
  const texts = [nameText(file), ...speech.texts];
  if (speech.finding !== null)
    return { item, file, ...nothing, kind: 'undecided', texts, findings: [...findings, speech.finding] };
  if (reading.facts.problem !== null) return { item, file, ...nothing, kind: 'refused', findings };
  if (reading.facts.kind === 'pdf') {
    return { item, file, kind: 'as-it-is', made: null, sha256, facts: reading.facts, texts, findings };
  }
  const open = undecided(reading.facts, choice);
  if (open.changes || open.hidden) {
    return { item, file, ...nothing, kind: 'undecided', texts, findings };
  }
  return printed(deps, asked, { content, choice, findings, about });
}

/** Only from our own copy of it, in which nothing is left that was not chosen. */
async function printed(
  { library, attachments }: AttachedDeps,
  { item, file, named }: Asked,
  source: {
    content: Buffer;
    choice: Choice;
    findings: FileFinding[];
    about: { place: string; excerpt: string };
  },
): Promise<AttachedPaper> {
  const { content, choice, findings, about } = source;
  const cleaned = await attachments.clean(content, choice, file.title);
  if (cleaned === null || cleaned.reading.facts.problem !== null) {
    const finding = fileFinding(
      'attached-not-cleaned',
      about,
      'No copy of the file could be made that holds only what is meant to be read.',
      'Open it in Word, accept or refuse all changes, save it again, and attach it again.',
    );
    return { item, file, ...nothing, kind: 'refused', findings: [...findings, finding] };
  }
  const texts = [nameText(file), ...cleaned.reading.texts];
  const folder = folderOf(item.part === 2 ? 'exempt' : 'public', named, 'draft');
  const digest = digestOf(
    `${digestOf(content)} ${JSON.stringify(choice)} ${file.title} ${readerVersion}`,
  ).slice(0, 8);
  const base = `${named.meetingDay} Item ${item.number.padStart(2, '0')} attached ${digest}`;
  const pdf = await asPdf(library, folder, base, cleaned.clean);
  if (pdf === null) {
    const made = { folder, name: `${base}.docx` };
    const sha256 = digestOf(cleaned.clean);
    return { item, file, kind: 'made-word', made, sha256, facts: cleaned.reading.facts, texts, findings };
  }
  const { sha256, reading } = await attachments.lookAtMade(pdf);
  const made = { folder, name: `${base}.pdf` };
  const ofMade =
    reading.facts.problem === null ? placed(reading, `${about.place}, as PDF`) : [unreadMade(about)];
  const own = new Set(findings.map(({ rule }) => rule));
  const all = [...findings, ...ofMade.filter(({ rule }) => !own.has(rule))];
  const more = wordsOfMadeAlone(reading.texts, texts);
  return {
    ...{ item, file, kind: 'made-pdf', made, sha256, facts: reading.facts },
    texts: [...texts, ...more],
    findings: all,
  };
}

/** What is printed of it and stood in no part of the copy as words: a field filled in, letters of a drawing. */
function wordsOfMadeAlone(made: FileText[], copy: FileText[]): FileText[] {
  const known = new Set(copy.flatMap(({ text }) => piecesOf(text)));
  return made.filter(({ text }) => piecesOf(text).some((piece) => !known.has(piece)));
}

/** Numbers of paragraphs and pages stand on paper alone. */
const piecesOf = (text: string): string[] =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((piece) => /^\p{L}{3,}$/u.test(piece));

/** The copy lies in the library first: a library that makes PDF itself makes it of what it has. */
async function asPdf(library: Library, folder: string, base: string, clean: Buffer): Promise<Buffer | null> {
  const before = await library.read(folder, `${base}.pdf`);
  if (before !== null) return before;
  await library.put(folder, `${base}.docx`, clean);
  const pdf = await library.asPdf(folder, `${base}.docx`);
  if (pdf !== null) await library.put(folder, `${base}.pdf`, pdf);
  return pdf;
}

/** The name goes out with the file. */
const nameText = ({ name }: Attachment): FileText => ({
  place: 'its name',
  text: name.replace(/\.[^.]+$/, '').replace(/[_-]+/g, ' '),
  kind: 'title',
});

const unreadMade = (about: { place: string; excerpt: string }) =>
  fileFinding(
    'attached-damaged',
    about,
    'The PDF that was made of the file cannot be read again.',
    'Save the document as PDF yourself, and attach that.',
  );

const missing = (about: { place: string; excerpt: string }): FileFinding => ({
  ...fileFinding(
    'attached-missing',
    about,
    'The file that was attached is no longer in the library under its name.',
    'Put it back, or attach it again from the agenda.',
  ),
  privacy: false,
});

/** The words of attached files, as the checks of words read them: each file is a document of its own. */
export function attachedTexts(papers: AttachedPaper[]): CheckedText[] {
  return papers.flatMap(({ item, file, texts }) =>
    texts.map((text) => ({
      ...text,
      text: inReadableWords(text.text),
      place: `Item ${item.number}, ${file.title}, ${text.place}`,
      document: `item:${item.id}:file:${file.id}`,
      part: item.part,
    })),
  );
}

/** The same agenda, in which each file that something was made of is what was made. */
export function withPdfs(agenda: Agenda, papers: AttachedPaper[]): Agenda {
  const made = new Map(papers.map((paper) => [paper.file.id, paper]));
  const told = (file: Attachment): Attachment => {
    const paper = made.get(file.id);
    if (!paper?.made) return file;
    return { ...file, ...paper.made, format: paper.kind === 'made-pdf' ? 'pdf' : 'docx' };
  };
  return {
    ...agenda,
    items: agenda.items.map((item) => ({ ...item, attachments: item.attachments.map(told) })),
  };
}

/** What was made lies beside the pack; a PDF that was attached is opened where the library has it; what is not printed is no link. */
export function linksOf(
  links: Record<string, string | null>,
  papers: AttachedPaper[],
): Record<string, string | null> {
  const own = papers.map(({ file, made, sha256 }): [string, string | null] => {
    if (made) return [file.id, encodeURIComponent(made.name)];
    return [file.id, sha256 === null ? null : (links[file.id] ?? null)];
  });
  return { ...links, ...Object.fromEntries(own) };
}
