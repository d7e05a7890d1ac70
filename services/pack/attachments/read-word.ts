/** Reads a stranger's Word file: its words, changes, hidden text, comments and properties, and what is packed in it. */
import { readFile } from '../export/check';
import { readMarkup } from '../export/markup';
import type { Trace } from '../export/reading';
import { type Element, plainText } from '../word/xml';
import { drawnWords } from './drawn-words';
import type { FileReading, FileText } from './facts';
import { noFacts } from './facts';
import { withoutPrograms } from './makers';
import { countChanges } from './word-changes';
import { child, hiddenStyleIds, openWord, type WordPackage, within } from './word-package';
import { textsOfStory } from './word-texts';

/** @throws TooLarge; Error where it cannot be opened. */
export function readWord(content: Buffer): FileReading {
  const file = openWord(content);
  const hiddenStyles = hiddenStyleIds(file.styles);
  const counts = file.stories.map(({ root }) => countChanges(root, hiddenStyles));
  const sum = (key: 'inserted' | 'deleted' | 'restyled' | 'hidden') =>
    counts.reduce((all, one) => all + one[key], 0);
  const texts = [...file.stories.flatMap(textsOfStory), ...drawnTexts(file), ...propertyTexts(file)];
  const comments = file.stories
    .filter(({ root }) => root.name === 'w:comments')
    .reduce((all, { root }) => all + within(root, 'w:comment').length, 0);
  const pictures = file.stories.flatMap(({ root }) => within(root, 'wp:docPr'));
  // Changes and hidden words are for the clerk to decide about; the rest of what the export check sees stands as it is.
  const traces = withoutPrograms(readFile('attached.docx', content).traces).filter(
    ({ kind }) => kind !== 'tracked-changes' && kind !== 'hidden-text',
  );
  const saysMore = printedProperties.some(([name]) => name !== 'dc:title' && coreWords(file, name) !== '');
  if (saysMore && !traces.some(({ kind }) => kind === 'properties')) {
    traces.push({ kind: 'properties', place: 'file properties', words: '' });
  }
  if (holdsAnother(file)) traces.push({ kind: 'taken-in', place: 'the whole file', words: '' });
  const said = texts.filter(({ kind }) => kind !== 'note' && kind !== 'alt-text');
  const wordCount = said.reduce((all, { text }) => all + wordsIn(text), 0);
  if (wordCount === 0) traces.push({ kind: 'no-words', place: 'the whole file', words: '' });
  const silent = pictures.filter((picture) => !picture.attributes.get('descr') && !isDecorative(picture));
  if (silent.length > 0) traces.push({ kind: 'no-alt', place: 'pictures', words: '' });
  return {
    facts: {
      ...noFacts,
      kind: 'docx',
      language: languageOf(file),
      hasTitle: coreWords(file, 'dc:title') !== '',
      words: wordCount,
      headings: texts.filter(({ kind }) => kind === 'heading').length,
      pictures: pictures.length,
      picturesWithoutWords: silent.length,
      inserted: sum('inserted'),
      deleted: sum('deleted'),
      restyled: sum('restyled'),
      hidden: sum('hidden'),
      comments,
      traces: kindsOf(traces),
    },
    traces,
    texts,
  };
}

/** Letters of pictures that are drawn in lines: a reader of the page sees them like any other. */
function drawnTexts({ files }: WordPackage): FileText[] {
  return Object.entries(files).flatMap(([name, bytes]): FileText[] => {
    if (!/^word\/media\//i.test(name)) return [];
    const text = drawnWords(Buffer.from(bytes));
    return text === '' ? [] : [{ place: 'words in a picture', text, kind: 'paragraph' }];
  });
}

/** A document that another program takes in when it opens this one: our copy would lose its words without a sign. */
const holdsAnother = ({ stories }: WordPackage): boolean =>
  stories.some(({ root }) => within(root, 'w:altChunk').length + within(root, 'w:subDoc').length > 0);

export const kindsOf = (traces: Trace[]): string[] => [...new Set(traces.map(({ kind }) => kind))];

export const wordsIn = (text: string): number => {
  let count = 0;
  for (const piece of text.split(/\s/)) if (/[\p{L}\p{N}]/u.test(piece.slice(0, 40))) count += 1;
  return count;
};

const isDecorative = (picture: Element) =>
  within(picture, 'adec:decorative').some((one) => one.attributes.get('val') === '1');

function languageOf({ styles }: WordPackage): string {
  const defaults = child(child(child(styles?.root, 'w:docDefaults'), 'w:rPrDefault'), 'w:rPr');
  return child(defaults, 'w:lang')?.attributes.get('w:val') ?? '';
}

const printedProperties: [string, string][] = [
  ['dc:title', 'title'],
  ['dc:subject', 'subject'],
  ['dc:description', 'comments'],
  ['cp:keywords', 'keywords'],
  ['cp:category', 'category'],
  ['cp:contentStatus', 'status'],
];

function propertyTexts(file: WordPackage): FileText[] {
  const core = printedProperties.map(
    ([name, label]): FileText => ({
      place: `file properties, ${label}`,
      text: coreWords(file, name),
      kind: 'note',
    }),
  );
  const custom = partText(file, 'docProps/custom.xml').split('\u001e');
  const links = Object.keys(file.files)
    .filter((name) => /^word\/_rels\/.*\.rels$/.test(name))
    .flatMap((name) => [...readMarkup(partSource(file, name)).attributes])
    .filter((address) => /^(https?|mailto|file):/i.test(address) && !address.includes('schemas.'));
  return [
    ...core,
    ...custom.map((text): FileText => ({ place: 'file properties', text: text.trim(), kind: 'note' })),
    ...links.map((text): FileText => ({ place: 'address of a link', text, kind: 'note' })),
  ].filter(({ text }) => text !== '');
}

const partSource = ({ files }: WordPackage, name: string) => Buffer.from(files[name] ?? []).toString('utf8');
const partText = (file: WordPackage, name: string) => readMarkup(partSource(file, name)).text;

function coreWords(file: WordPackage, name: string): string {
  const source = partSource(file, 'docProps/core.xml');
  const from = source.indexOf(`<${name}`);
  const to = from < 0 ? -1 : source.indexOf(`</${name}`, from);
  if (to < 0) return '';
  return plainText(source.slice(source.indexOf('>', from) + 1, to)).trim();
}
