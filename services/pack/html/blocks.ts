/** Each block of an outline as HTML: every word of it escaped, every table and drawing with a name. */

import { safeLink } from '../outline/links';
import type { Run, SettledBlock } from '../outline/settle';
import { drawChart } from '../writers/chart';
import { escaped } from '../writers/xml-text';

export interface Placed {
  block: SettledBlock;
  id: string;
  /** The id of the section's heading: with it, the names of two documents' first tables differ. */
  within: string | null;
}

type Settled<Kind extends SettledBlock['kind']> = Extract<SettledBlock, { kind: Kind }>;

export function placedBlock({ block, id, within }: Placed): string[] {
  switch (block.kind) {
    case 'heading':
      return [heading(block, id)];
    case 'paragraph':
      return [paragraph(block)];
    case 'list':
      return ['<ul>', ...block.items.map((item) => `<li>${inline(item)}</li>`), '</ul>'];
    case 'facts':
      return facts(block);
    case 'note':
      return [`<p class="note">${inline(block.runs)}</p>`];
    case 'quote':
      return [
        '<figure class="quote">',
        `<blockquote><p>“${escaped(block.text)}”</p></blockquote>`,
        `<figcaption><cite>${escaped(block.source)}</cite></figcaption>`,
        '</figure>',
      ];
    case 'table':
      return table(block, id, within);
    case 'figure':
      return figure(block, id, within);
  }
}

/** As in the other formats: 'Appendix 1: Updates not received', '2.1 Pledge 1'. */
export function headingText({ number, text }: Settled<'heading'>): string {
  if (number === null) return text;
  return number.startsWith('Appendix') ? `${number}: ${text}` : `${number} ${text}`;
}

function heading(block: Settled<'heading'>, id: string): string {
  const { level, number, text, newPage } = block;
  const hangs = number !== null && !number.startsWith('Appendix');
  const classes = [...(hangs ? ['hang'] : []), ...(newPage ? ['new-page'] : [])].join(' ');
  const words = hangs
    ? `<span class="number">${escaped(number)}</span> ${escaped(text)}`
    : escaped(headingText(block));
  return `<h${level} id="${id}"${classes ? ` class="${classes}"` : ''}>${words}</h${level}>`;
}

function paragraph({ number, runs }: Settled<'paragraph'>): string {
  if (number === null) return `<p>${inline(runs)}</p>`;
  return `<p class="numbered"><span class="number">${escaped(number)}</span> ${inline(runs)}</p>`;
}

function facts(block: Settled<'facts'>): string[] {
  return [
    '<dl>',
    ...block.facts.map(
      ({ label, text }) => `<div><dt>${escaped(label)}:</dt><dd>${escaped(text)}</dd></div>`,
    ),
    '</dl>',
  ];
}

/** It can be scrolled sideways by keyboard too, and says its name when it is reached. */
const scroller = (id: string, within: string | null) =>
  `<div class="scroll" role="region" tabindex="0" aria-labelledby="${within === null ? id : `${within} ${id}`}">`;

/** More columns than this do not fit a phone, and the table scrolls. */
const columnsOnPhone = 2;

function table(block: Settled<'table'>, id: string, within: string | null): string[] {
  const { number, caption, columns, rows } = block;
  const end = (index: number) => (columns[index]?.align === 'end' ? ' class="end"' : '');
  return [
    scroller(id, within),
    columns.length > columnsOnPhone ? '<table class="wide">' : '<table>',
    `<caption id="${id}">${escaped(`${number}: ${caption}`)}</caption>`,
    '<thead><tr>',
    ...columns.map((column, index) => `<th scope="col"${end(index)}>${escaped(column.header)}</th>`),
    '</tr></thead>',
    '<tbody>',
    ...rows.map((row) => {
      const cells = row.map((paragraphs, index) =>
        index === 0
          ? `<th scope="row"${end(index)}>${cell(paragraphs)}</th>`
          : `<td${end(index)}>${cell(paragraphs)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    }),
    '</tbody>',
    '</table>',
    '</div>',
  ];
}

function cell(paragraphs: Run[][]): string {
  const [only] = paragraphs;
  if (only && paragraphs.length === 1) return inline(only);
  return paragraphs.map((runs) => `<p>${inline(runs)}</p>`).join('');
}

function figure(block: Settled<'figure'>, id: string, within: string | null): string[] {
  const caption = `<figcaption class="above" id="${id}">${escaped(`${block.number}: ${block.caption}`)}</figcaption>`;
  const drawing = drawChart(block.chart);
  if (drawing === null) return ['<figure>', caption, `<p>${escaped(block.alt)}</p>`, '</figure>'];
  const { width, height, shapes } = drawing;
  return [
    '<figure>',
    caption,
    scroller(id, within),
    `<svg role="img" aria-labelledby="${id}-title" aria-describedby="${id}-alt" viewBox="0 0 ${width} ${height}">`,
    `<title id="${id}-title">${escaped(`${block.number}: ${block.caption}`)}</title>`,
    `<desc id="${id}-alt">${escaped(block.alt)}</desc>`,
    `${shapes}</svg>`,
    '</div>',
    '</figure>',
  ];
}

function inline(runs: Run[]): string {
  return runs
    .map(({ text, strong, link }) => {
      const words = strong ? `<strong>${escaped(text)}</strong>` : escaped(text);
      const address = link === undefined ? null : safeLink(link);
      return address === null ? words : `<a href="${escaped(address)}">${words}</a>`;
    })
    .join('');
}
