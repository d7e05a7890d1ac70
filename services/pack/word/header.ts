/** What stands at the top and foot of every page: status, marking, subject and page number. */
import { AlignmentType, Footer, Header, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx';
import type { SettledOutline } from '../outline/settle';
import { colours, font, page } from './styles';

const small = { size: 18, color: colours.quiet, font };

export function pageHeader({ status, marking }: SettledOutline): Header {
  return new Header({
    children: [
      ...(marking === null ? [] : [headerLine(marking, colours.marking)]),
      headerLine(status, colours.quiet),
    ],
  });
}

const headerLine = (text: string, color: string) =>
  new Paragraph({
    alignment: AlignmentType.END,
    children: [new TextRun({ ...small, text, bold: true, color })],
  });

export function pageFooter(outline: SettledOutline): Footer {
  return new Footer({
    children: [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: page.textWidth }],
        children: [
          new TextRun({ ...small, text: outline.subject }),
          new TextRun({
            ...small,
            children: [new Tab(), 'Page ', PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES],
          }),
        ],
      }),
    ],
  });
}
