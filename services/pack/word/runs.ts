/** The pieces of a sentence in Word: plain, strong, or leading out of the document. */
import { ExternalHyperlink, type ParagraphChild, TextRun } from 'docx';
import { safeLink } from '../outline/links';
import type { Run } from '../outline/settle';

export function runParts(runs: Run[]): ParagraphChild[] {
  return runs.map(({ text, strong, link }) => {
    const address = link === undefined ? null : safeLink(link);
    if (address === null) return new TextRun({ text, bold: strong });
    return new ExternalHyperlink({
      link: address,
      children: [new TextRun({ text, bold: strong, style: 'Hyperlink' })],
    });
  });
}
