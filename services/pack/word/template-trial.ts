/** A template is tried by writing a paper with it: what would fail in every build fails here, at once, with its reason. */
import { unzipSync } from 'fflate';
import { placeholderFindings } from '../../language/placeholders';
import { settle } from '../outline/settle';
import { checkTemplate, readyTemplate, type TemplateCheck } from './template';
import { contrastFaults } from './template-contrast';
import { type Template, TemplateFault } from './template-open';
import { writeWord } from './word';
import { descendants, type Element, parseXml, plainText } from './xml';

export type TemplateTrial =
  /** `faults`: what would stand on every paper and should be put right first. */
  (Extract<TemplateCheck, { ok: true }> & { faults: string[] }) | Extract<TemplateCheck, { ok: false }>;

/** For the command that sets a committee's template. Never throws for what is in the file. */
export async function tryTemplate(file: Buffer): Promise<TemplateTrial> {
  const checked = checkTemplate(file);
  if (!checked.ok) return checked;
  try {
    const written = await writeWord(sample, { template: file, createdAt: new Date(0) });
    const parts = unzipSync(written);
    for (const [name, bytes] of Object.entries(parts)) {
      if (/\.(xml|rels)$/.test(name)) parseXml(bytes);
    }
    const words = parts['word/document.xml'];
    if (!words || !textOf(parseXml(words)).includes(sampleWords)) throw new Error('the paper is not in it');
  } catch (fault) {
    if (fault instanceof TemplateFault) return { ok: false, problems: fault.problems };
    return {
      ok: false,
      problems: [
        'No paper could be written with it: it is made in a way that Pledgekeeper does not know. Open it in Word, save it as a Word document (.docx), and choose it again.',
      ],
    };
  }
  return { ...checked, faults: templateFaults(file) };
}

/** What a template would put on every paper and nobody means to be there; empty when it cannot be opened. */
export function templateFaults(file: Buffer): string[] {
  let template: Template;
  try {
    template = readyTemplate(file);
  } catch {
    return [];
  }
  const places = [template.document, ...template.margins.values()].map(({ root }) => root);
  const left = places.flatMap(paragraphs).flatMap(placeholdersIn);
  return [
    ...[...new Set(left)].map(
      (words) =>
        `It says “${words}”, which is there to be filled in and would stand on every paper. Take it out.`,
    ),
    ...contrastFaults(template),
  ];
}

/** Our own tokens are filled in for every paper. */
const token = /\{\{\s*(body|status|marking|subject|title)\s*\}\}/gi;
/** Forms of a date or a time, and words in square brackets: in a template they are always for somebody to fill in. */
const toFill =
  /\b(?:dd?|day)[ ./-]{1,3}(?:m{1,4}|month|mon)[ ./-]{1,3}(?:y{2,4}|year)\b|\b(?:hh|00):(?:mm|00)\b|\[[^\][\n]{2,80}\]/gi;

function placeholdersIn(words: string): string[] {
  const text = words.replace(token, ' ');
  const found = placeholderFindings({ place: '', text, kind: 'paragraph', document: '', part: 1 });
  const own = [...text.matchAll(toFill)].map(([all]) => all);
  const all = [...own, ...found.map(({ excerpt }) => excerpt.trim())];
  // The same words found in two ways are said once, in the longer form.
  return all.filter(
    (one, index) =>
      !all.some(
        (other, at) =>
          at !== index &&
          (other.length > one.length || at < index) &&
          other.toLowerCase().includes(one.toLowerCase()),
      ),
  );
}

function paragraphs(root: Element): string[] {
  return [...descendants(root)].filter(({ name }) => name === 'w:p').map(textOf);
}

const textOf = (element: Element): string =>
  [...descendants(element)]
    .filter(({ name }) => name === 'w:t')
    .map((one) => plainText(one.children.filter((child) => typeof child === 'string').join('')))
    .join('');

const sampleWords = 'A paragraph of a paper that is written to try the template';

/** One of each kind that papers are made of. */
const sample = settle({
  title: 'A trial paper',
  subject: 'A trial paper',
  status: 'Draft, version 1',
  marking: 'Not for publication',
  body: 'Committee',
  facts: [{ label: 'Date of meeting', text: 'Tuesday' }],
  blocks: [
    { kind: 'heading', level: 2, text: 'First heading', numbered: true },
    { kind: 'paragraph', text: `${sampleWords}.`, numbered: true },
    { kind: 'list', items: ['One', 'Two'] },
    {
      kind: 'table',
      caption: 'A table',
      columns: [
        { header: 'First', width: 50 },
        { header: 'Second', width: 50 },
      ],
      rows: [['A', 'B']],
    },
  ],
});
