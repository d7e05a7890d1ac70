/** How the Word document looks: named styles only, so that a council's own template can take their place. */
import { type IStylesOptions, LineRuleType } from 'docx';

/** Arial is on every council machine; the PDF's Arimo has the same widths. */
export const font = 'Arial';

/** On white, each has a contrast of at least 7 to 1 (domain.md 2.5 asks for 4.5). */
export const colours = {
  heading: '17405C',
  quiet: '4A5560',
  marking: '7A1F1F',
  line: '9AA7B2',
  shade: 'E9EFF3',
  /** On that shade: said at the letters themselves, because a council's table style may have white ones there. */
  ink: '1B2733',
};

/** A4 with 2 cm sides, in twentieths of a point. */
export const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 1304, right: 1134, bottom: 1134, left: 1134, header: 567, footer: 567 },
  textWidth: 11906 - 2 * 1134,
};

const spacing = (before: number, after: number) => ({
  before,
  after,
  line: 276,
  lineRule: LineRuleType.AUTO,
});

const heading = (size: number, before: number, outlineLevel: number) => ({
  run: { font, size, bold: true, color: colours.heading },
  paragraph: { spacing: spacing(before, 120), keepNext: true, keepLines: true, outlineLevel },
});

const paragraphStyle = (
  id: string,
  name: string,
  size: number,
  space: [number, number],
  more: object = {},
) => ({
  id,
  name,
  basedOn: 'Normal',
  quickFormat: true,
  run: { font, size },
  paragraph: { spacing: spacing(...space), ...more },
});

const fact = { tabStops: [{ type: 'left' as const, position: 2551 }], indent: { left: 2551, hanging: 2551 } };
const ruled = { border: { bottom: { style: 'single' as const, size: 8, space: 8, color: colours.heading } } };

/** Set in, with a bar at the side: what somebody said, told apart without colour or slanted letters. */
const quoted = {
  indent: { left: 851, right: 851 },
  border: { left: { style: 'single' as const, size: 18, space: 10, color: colours.heading } },
};

export const styles: IStylesOptions = {
  default: {
    document: { run: { font, size: 22, language: { value: 'en-GB', eastAsia: 'en-GB' } } },
    heading1: heading(40, 60, 0),
    heading2: heading(28, 360, 1),
    heading3: heading(24, 280, 2),
    heading4: heading(22, 240, 3),
    heading5: heading(22, 200, 4),
    listParagraph: { run: { font, size: 22 }, paragraph: { spacing: spacing(0, 100) } },
  },
  paragraphStyles: [
    paragraphStyle('Body', 'Committee', 24, [0, 0]),
    paragraphStyle('BodyText', 'Body Text', 22, [0, 140]),
    paragraphStyle('Fact', 'Title block', 22, [0, 40], fact),
    paragraphStyle('LastFact', 'Title block end', 22, [0, 200], { ...fact, ...ruled }),
    paragraphStyle('Caption', 'caption', 20, [200, 80], { keepNext: true }),
    paragraphStyle('TableText', 'Table text', 19, [0, 40]),
    paragraphStyle('TableHeader', 'Table header', 19, [0, 40], { keepNext: true }),
    paragraphStyle('Figure', 'Figure', 22, [0, 200], { keepLines: true }),
    paragraphStyle('Quote', 'Quote', 22, [120, 40], { ...quoted, keepNext: true, keepLines: true }),
    paragraphStyle('QuoteSource', 'Quote source', 20, [0, 200], quoted),
    paragraphStyle('Note', 'Table note', 18, [80, 160]),
  ],
};
