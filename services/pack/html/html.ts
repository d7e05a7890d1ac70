/** Writes a settled outline as one accessible page that needs nothing else: no script, no other file, no network. */
import { createHash } from 'node:crypto';
import type { SettledOutline } from '../outline/settle';
import { escaped } from '../writers/xml-text';
import { type Placed, placedBlock } from './blocks';
import { contentsNav } from './contents';
import { pageStyle } from './style';

export interface HtmlOptions {
  /** The same moment gives the same page. */
  createdAt: Date;
}

const styleHash = createHash('sha256').update(pageStyle).digest('base64');
/** Nothing is loaded from anywhere, nothing runs; the page's own style is known by its hash. */
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

export function writeHtml(outline: SettledOutline, { createdAt }: HtmlOptions): string {
  const blocks = place(outline);
  const { title, subject, status, marking, body, facts } = outline;
  return [
    '<!DOCTYPE html>',
    '<html lang="en-GB">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<meta name="dcterms.created" content="${createdAt.toISOString()}">`,
    `<meta name="description" content="${escaped([subject, status, marking].filter(Boolean).join('. '))}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${pageStyle}</style>`,
    '</head>',
    outline.size === 'large' ? '<body class="large">' : '<body>',
    '<a class="skip" href="#main">Skip to the paper</a>',
    '<div class="sheet">',
    '<header class="banner"><div>',
    ...(marking === null ? [] : [`<p class="marking">${escaped(marking)}</p>`]),
    `<p>${escaped(status)}</p>`,
    '</div></header>',
    '<main id="main" tabindex="-1">',
    `<p class="body">${escaped(body)}</p>`,
    `<h1>${escaped(title)}</h1>`,
    ...(facts.length > 0 ? placedBlock({ block: { kind: 'facts', facts }, id: 'facts', within: null }) : []),
    ...contentsNav(blocks),
    ...blocks.flatMap(placedBlock),
    '</main>',
    '</div>',
    `<footer><p>${escaped(subject)}</p></footer>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

/** An id for each block, and the document of a joined pack that it stands in. */
function place(outline: SettledOutline): Placed[] {
  let within: string | null = null;
  return outline.blocks.map((block, index) => {
    const id = `block-${index + 1}`;
    if (block.kind === 'heading' && block.level === 2) within = id;
    return { block, id, within };
  });
}
