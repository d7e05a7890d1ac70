/** Writes a settled outline as a Word document, on its own or in the council's own template (platform.md 8). */
import { Document, Packer, Paragraph, TextRun } from 'docx';
import type { SettledOutline } from '../outline/settle';
import { blockParts, factParts } from './blocks';
import { drawFigures } from './figure';
import { pageFooter, pageHeader } from './header';
import { enlarge } from './large';
import { fillTemplate } from './merge';
import { numbering } from './numbering';
import { finishPackage, zipPackage } from './package';
import { page, styles } from './styles';
import { readyTemplate } from './template';
import { templateTextWidth } from './template-sections';

export interface WordOptions {
  /** In the file's properties; the same moment gives the same bytes. */
  createdAt: Date;
  /** A .docx, .dotx, .docm or .dotm that `checkTemplate` has found usable: its styles, header and footer are taken. */
  template?: Buffer;
}

/**
 * The file's bytes; the same outline, moment and template give the same bytes.
 * @throws TemplateFault when the template cannot be used: `checkTemplate` says why in plain words.
 */
export async function writeWord(outline: SettledOutline, options: WordOptions): Promise<Buffer> {
  const template = options.template === undefined ? null : readyTemplate(options.template);
  const textWidth = template === null ? page.textWidth : templateTextWidth(template);
  const figures = await drawFigures(outline.blocks, textWidth);
  const document = new Document({
    title: outline.title,
    subject: outline.subject,
    creator: 'Pledgekeeper',
    lastModifiedBy: 'Pledgekeeper',
    description: [outline.status, outline.marking].filter(Boolean).join('. '),
    styles,
    numbering,
    sections: [
      {
        properties: { page: { size: page.size, margin: page.margin } },
        headers: { default: pageHeader(outline) },
        footers: { default: pageFooter(outline) },
        children: [
          ...titleBlock(outline),
          ...outline.blocks.flatMap((block, index) =>
            blockParts(block, {
              textWidth,
              figures,
              afterTable: outline.blocks[index - 1]?.kind === 'table',
            }),
          ),
          ...ending(outline),
        ],
      },
    ],
  });
  const captions = outline.blocks
    .filter((block) => block.kind === 'table')
    .map((block) => `${block.number}: ${block.caption}`);
  const parts = finishPackage(await Packer.toBuffer(document), { captions, createdAt: options.createdAt });
  const filled = template === null ? parts : fillTemplate(template, parts, outline);
  return zipPackage(outline.size === 'large' ? enlarge(filled) : filled);
}

function titleBlock(outline: SettledOutline): Paragraph[] {
  return [
    new Paragraph({ style: 'Body', children: [new TextRun(outline.body)] }),
    new Paragraph({ style: 'Heading1', children: [new TextRun(outline.title)] }),
    ...factParts(outline.facts),
  ];
}

/** Word needs a paragraph after a table that would end the document. */
function ending(outline: SettledOutline): Paragraph[] {
  return outline.blocks.at(-1)?.kind === 'table' ? [new Paragraph({ style: 'Note', children: [] })] : [];
}
