/** A council's own Word template: opened without trust, its parts found by their relations, and said in words if it fails. */
import { type Unzipped, unzipSync } from 'fflate';
import { descendants, type Element, elements, parseXml, XmlFault } from './xml';

/** Each problem is a sentence for the person who chose the file. */
export class TemplateFault extends Error {
  constructor(readonly problems: string[]) {
    super(problems.join(' '));
  }
}

export interface Related {
  type: string;
  /** A part's name in the package, or an address outside it. */
  target: string;
  outside: boolean;
}

export interface TemplatePart {
  name: string;
  root: Element;
  related: Map<string, Related>;
}

export interface Template {
  files: Unzipped;
  document: TemplatePart;
  styles: TemplatePart | null;
  numbering: TemplatePart | null;
  settings: TemplatePart | null;
  fontTable: TemplatePart | null;
  /** The name of the theme's part. */
  theme: string | null;
  /** Headers and footers by the id that the document calls them. */
  margins: Map<string, TemplatePart>;
}

const mostBytes = 100_000_000;
const oldWord = [0xd0, 0xcf, 0x11, 0xe0];
const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/';
const words = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const askAgain = 'Open it in Word, save it as a Word document (.docx), and choose it again.';

/** @throws TemplateFault */
export function openTemplate(file: Buffer): Template {
  const files = unzipped(file);
  const main = [...relatedTo(files, '').values()].find(({ type }) => type === 'officeDocument');
  if (!main) {
    throw new TemplateFault([
      `The file is a zip archive but no Word document: it names no document inside. ${askAgain}`,
    ]);
  }
  const document = openPart(files, main.target);
  const body = elements(document.root).find(({ name }) => name === 'w:body');
  if (document.root.attributes.get('xmlns:w') !== words || !body) {
    throw new TemplateFault([
      'The file is not saved in the form that Word uses by default (it may be “Strict Open XML”, or no text document). ' +
        askAgain,
    ]);
  }
  const one = (type: string) => {
    const found = [...document.related.values()].find((related) => related.type === type && !related.outside);
    return found && files[found.target] ? found.target : null;
  };
  const open = (type: string) => {
    const name = one(type);
    return name === null ? null : openPart(files, name);
  };
  const margins = new Map<string, TemplatePart>();
  for (const [id, { type, target, outside }] of document.related) {
    if ((type === 'header' || type === 'footer') && !outside) margins.set(id, openPart(files, target));
  }
  return {
    files,
    document,
    styles: open('styles'),
    numbering: open('numbering'),
    settings: open('settings'),
    fontTable: open('fontTable'),
    theme: one('theme'),
    margins,
  };
}

function unzipped(file: Buffer): Unzipped {
  if (oldWord.every((byte, index) => file[index] === byte)) {
    throw new TemplateFault([
      'The file is protected by a password, or is an old Word file (.doc). Take the password off, ' +
        'save it as a Word document (.docx), and choose it again.',
    ]);
  }
  let total = 0;
  const tooLarge = new TemplateFault([
    'The file is too large for a template: unpacked it has more than 100 MB. Take large pictures out of it.',
  ]);
  try {
    return unzipSync(file, {
      filter: ({ originalSize }) => {
        total += originalSize;
        if (total > mostBytes) throw tooLarge;
        return true;
      },
    });
  } catch (fault) {
    if (fault === tooLarge) throw fault;
    throw new TemplateFault([
      `The file is damaged or is no Word document: it cannot be unpacked. ${askAgain}`,
    ]);
  }
}

function openPart(files: Unzipped, name: string): TemplatePart {
  const bytes = files[name];
  if (!bytes) {
    throw new TemplateFault([`The file is damaged: its part “${name}” is missing. ${askAgain}`]);
  }
  return { name, root: parsed(bytes, name), related: relatedTo(files, name) };
}

function parsed(bytes: Uint8Array, name: string): Element {
  try {
    return parseXml(bytes);
  } catch (fault) {
    if (!(fault instanceof XmlFault)) throw fault;
    throw new TemplateFault([
      `The file is damaged: its part “${name}” cannot be read (${fault.message}). ${askAgain}`,
    ]);
  }
}

/** What a part is related to, by id; of the package itself for the name ''. */
function relatedTo(files: Unzipped, name: string): Map<string, Related> {
  const folder = name.slice(0, name.lastIndexOf('/') + 1);
  const file = `${folder}_rels/${name.slice(folder.length)}.rels`;
  const bytes = files[file];
  const found = new Map<string, Related>();
  if (!bytes) return found;
  for (const relation of descendants(parsed(bytes, file))) {
    const { attributes } = relation;
    const [id, type, target] = ['Id', 'Type', 'Target'].map((key) => attributes.get(key));
    if (!id || !type || target === undefined) continue;
    const outside = attributes.get('TargetMode') === 'External';
    found.set(id, {
      type: type.startsWith(relations) ? type.slice(relations.length) : type,
      target: outside ? target : resolved(folder, target),
      outside,
    });
  }
  return found;
}

/** '../media/a.png' from the folder 'word/' is 'media/a.png'; '/word/a.xml' begins at the top. */
function resolved(folder: string, target: string): string {
  const path: string[] = [];
  const full = target.startsWith('/') ? target : `${folder}${target}`;
  for (const step of full.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '' && step !== '.') path.push(step);
  }
  return path.join('/');
}
