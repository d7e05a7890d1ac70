/** Reads a page: its words, what readers of the source see, and files that are packed into its addresses. */
import { readMarkup } from './markup';
import type { ReadInner } from './package';
import { addReading, emptyReading, type Reading } from './reading';
import { apart } from './words';

const extensions: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/svg+xml': 'svg',
  'application/pdf': 'pdf',
  'text/html': 'html',
};

export function readHtml(content: Buffer, readInner: ReadInner): Reading {
  const reading = emptyReading();
  const source = content.toString('utf8');
  const markup = readMarkup(source);
  reading.texts.push(
    { place: 'text', text: markup.text, zone: 'text' },
    { place: 'alternative text', text: [...markup.said].join(apart), zone: 'text' },
    { place: 'attributes', text: [...markup.attributes].join(apart), zone: 'behind' },
    { place: 'comments, styles and scripts', text: markup.comments.join(apart), zone: 'behind' },
  );
  for (const [tag] of source.matchAll(/<meta\b[^>]*name=["']?(author|creator)\b[^>]*>/gi)) {
    const maker = /content=["']([^"']*)/i.exec(tag)?.[1];
    if (maker) reading.traces.push({ kind: 'maker', place: 'page properties', words: maker });
  }
  for (const [index, { type, bytes }] of markup.data.entries()) {
    // Fonts carry their makers' names, and nothing of ours.
    if (type.startsWith('font/') || type.includes('font')) continue;
    const place = `picture or file ${index + 1} in the page`;
    addReading(reading, readInner(`${place}.${extensions[type] ?? 'bin'}`, bytes));
  }
  return reading;
}
