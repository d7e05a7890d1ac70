/** Reads a stranger's PDF: its words page by page, what it says of itself, and what lies behind its pages. */
import { readFile } from '../export/check';
import type { PdfFacts } from '../export/pdf-facts';
import { pageEnd } from '../export/pdf-text';
import type { Reading, Trace } from '../export/reading';
import { apart } from '../export/words';
import { type FileReading, type FileText, noFacts, type Problem, unreadable } from './facts';
import { withoutPrograms } from './makers';
import { kindsOf, wordsIn } from './read-word';

export function readPdfFile(content: Buffer): FileReading {
  const reading = readFile('attached.pdf', content);
  const problem = problemOf(reading);
  if (problem !== null || !reading.pdf) return unreadable('pdf', problem ?? 'damaged');
  const texts = [...pageTexts(reading), ...propertyTexts(reading.pdf)];
  const words = texts.reduce((all, { kind, text }) => all + (kind === 'paragraph' ? wordsIn(text) : 0), 0);
  const traces = withoutPrograms(withoutWords(reading, words));
  return {
    facts: {
      ...noFacts,
      kind: 'pdf',
      pages: reading.pdf.pages,
      language: reading.pdf.language,
      hasTitle: reading.pdf.title !== '',
      tagged: reading.pdf.tagged,
      picturePages: reading.pdf.picturePages.length,
      words,
      headings: reading.pdf.headings,
      pictures: reading.pdf.figures,
      picturesWithoutWords: reading.pdf.figuresWithoutWords,
      comments: reading.traces.filter(({ kind }) => kind === 'comments').length,
      traces: kindsOf(traces),
    },
    traces,
    texts,
  };
}

function problemOf({ pdf, traces }: Reading): Problem | null {
  if (traces.some(({ kind }) => kind === 'locked')) return 'password';
  if (!pdf) return 'damaged';
  if (!pdf.whole) return 'cut-short';
  // A page that is in the list and not in the file has been lost on the way.
  if (pdf.pages === 0 || (pdf.pagesStated ?? 0) > pdf.pages) return 'damaged';
  return null;
}

/** Few words for its pages: they are pictures, or letters that nobody can read back. */
function withoutWords({ pdf, traces }: Reading, words: number): Trace[] {
  const known = traces.some(({ kind }) => kind === 'no-words');
  if (known || words >= Math.min(pdf?.pages ?? 1, 3)) return traces;
  return [...traces, { kind: 'no-words', place: 'pages', words: '' }];
}

function pageTexts({ texts }: Reading): FileText[] {
  const titles = new Set(
    texts
      .filter(({ place }) => place.startsWith('bookmarks'))
      .flatMap(({ text }) => text.split(apart).map(inOneLine)),
  );
  return texts.flatMap(({ place, text, zone }): FileText[] => {
    if (zone !== 'text') return [];
    if (place === 'text')
      return text.split(pageEnd).flatMap((page, index) => paragraphs(page, index + 1, titles));
    const kind = place.includes('alternative text') ? 'alt-text' : 'note';
    return text
      .split(apart)
      .map((words): FileText => ({ place, text: withoutNumber(inOneLine(words)), kind }))
      .filter((one) => one.text !== '');
  });
}

const inOneLine = (text: string) => text.split(/\s+/).filter(Boolean).join(' ');

/** 'Page 3 of 12', and the number of a section before its title: they count pages and sections, and nobody. */
const withoutNumber = (text: string) =>
  text
    .replace(/\bpage \d{1,4}(?: of \d{1,4})?\b/gi, '')
    .replace(/^\d{1,2}(?:\.\d{1,2}){0,3}\.? (?=\p{Lu})/u, '')
    .trim();

/** Lines of a page belong together until one ends a sentence, or together they are a title that the bookmarks have. */
function paragraphs(page: string, no: number, titles: ReadonlySet<string>): FileText[] {
  const found: FileText[] = [];
  let open: string[] = [];
  const close = () => {
    const text = open.join(' ');
    if (text !== '') found.push({ place: `page ${no}`, text, kind: 'paragraph' });
    open = [];
  };
  for (const line of page.replaceAll(apart, '\n').split('\n')) {
    const one = line
      .trim()
      .split(/[ \t\u00a0]+/)
      .join(' ');
    // Programs break a line between any two words: an empty one alone ends nothing.
    if (one === '') continue;
    open.push(one);
    const title = open.join(' ');
    if (titles.has(title)) {
      found.push({ place: `page ${no}`, text: withoutNumber(title), kind: 'heading' });
      open = [];
      continue;
    }
    if (titles.has(open.slice(-2).join(' ')) && open.length > 2) {
      const [number = '', words = ''] = open.splice(-2);
      close();
      found.push({ place: `page ${no}`, text: withoutNumber(`${number} ${words}`), kind: 'heading' });
      continue;
    }
    if (/[.!?:;]["”’)]?$/.test(one.slice(-2)) || open.length > 60) close();
  }
  close();
  return found;
}

/** What stands in several places is said once; a number alone is a setting. */
function propertyTexts({ properties }: PdfFacts): FileText[] {
  const known = new Map<string, string>();
  for (const { name, words } of properties) {
    if (/\p{L}/u.test(words) && !known.has(words)) known.set(words, name);
  }
  return [...known].map(([text, name]) => ({
    place: `file properties, ${name}`,
    text,
    kind: 'note' as const,
  }));
}
