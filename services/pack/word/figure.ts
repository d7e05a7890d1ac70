/** A figure in Word: its drawing as SVG, as a PNG for programs that know no SVG, and its alternative text. */
import { ImageRun, Paragraph, TextRun } from 'docx';
import type { SettledBlock } from '../outline/settle';
import { drawChart, svgFile } from '../writers/chart';
import { pngOf } from '../writers/picture';

type SettledFigure = Extract<SettledBlock, { kind: 'figure' }>;

interface Picture {
  svg: Buffer;
  png: Buffer;
  /** In pixels of 1/96 inch. */
  width: number;
  height: number;
}

export type Figures = Map<SettledBlock, Picture>;

/** Larger than this, letters in a drawing would be larger than the text about it. */
const widest = 640;
const twentiethsInPixel = 15;

/** Every figure that has something to draw. */
export async function drawFigures(blocks: SettledBlock[], textWidth: number): Promise<Figures> {
  const figures: Figures = new Map();
  for (const block of blocks) {
    if (block.kind !== 'figure') continue;
    const drawing = drawChart(block.chart);
    if (drawing === null) continue;
    const svg = svgFile(drawing);
    const width = Math.min(widest, Math.floor(textWidth / twentiethsInPixel));
    const height = Math.round((drawing.height * width) / drawing.width);
    figures.set(block, { svg: Buffer.from(svg), png: await pngOf(svg), width, height });
  }
  return figures;
}

/** Where there is nothing to draw, what the drawing would have shown stands in words. */
export function figureParts(figure: SettledFigure, figures: Figures): Paragraph[] {
  const caption = new Paragraph({
    style: 'Caption',
    children: [new TextRun({ text: `${figure.number}: ${figure.caption}`, bold: true })],
  });
  const picture = figures.get(figure);
  if (!picture) return [caption, new Paragraph({ style: 'BodyText', children: [new TextRun(figure.alt)] })];
  const { svg, png, width, height } = picture;
  const drawing = new ImageRun({
    type: 'svg',
    data: svg,
    fallback: { type: 'png', data: png },
    transformation: { width, height },
    altText: {
      name: figure.number,
      title: `${figure.number}: ${figure.caption}`,
      description: figure.alt,
    },
  });
  return [caption, new Paragraph({ style: 'Figure', children: [drawing] })];
}
