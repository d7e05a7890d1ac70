/** Whether people can read what a template's colours make of our text: 4.5 to 1, as the rules for public bodies ask (domain.md 2.5). */
import type { Template } from './template-open';
import { childOf, type Element, elements, wordValue } from './xml';

const least = 4.5;

/** The styles that our text takes from a template, by the names that Word shows. */
const used = new Set([
  ...['normal', 'heading 1', 'heading 2', 'heading 3', 'heading 4', 'heading 5', 'body text', 'caption'],
  ...['quote', 'list paragraph', 'committee', 'title block', 'table text', 'table note', 'hyperlink'],
]);

/** Sentences, each about one style. */
export function contrastFaults(template: Template): string[] {
  const root = template.styles?.root;
  if (!root) return [];
  const all = new Map(
    elements(root)
      .filter(({ name }) => name === 'w:style')
      .map((style) => [style.attributes.get('w:styleId') ?? '', style]),
  );
  return [...all.values()].flatMap((style) => {
    const name = (wordValue(style, 'w:name') ?? '').split(',')[0]?.trim() ?? '';
    if (used.has(name.toLowerCase())) {
      const colour = inherited(style, all, (one) => colourOf(childOf(one, 'w:rPr')));
      const fill = inherited(
        style,
        all,
        (one) => fillOf(childOf(one, 'w:pPr')) ?? fillOf(childOf(one, 'w:rPr')),
      );
      return fault(`The style “${name}”`, colour, fill);
    }
    return name.toLowerCase() === 'table grid' ? gridFaults(style, all) : [];
  });
}

/** Our header row has colours of its own; the rest of a table takes the style's. */
function gridFaults(style: Element, all: Map<string, Element>): string[] {
  const parts = elements(style).filter(
    (one) =>
      one.name === 'w:tblStylePr' && ['wholeTable', 'firstCol'].includes(one.attributes.get('w:type') ?? ''),
  );
  const colour = inherited(style, all, (one) => colourOf(childOf(one, 'w:rPr')));
  const fill = inherited(style, all, (one) => fillOf(childOf(one, 'w:tcPr')));
  return [
    ...fault('The style “Table Grid”', colour, fill),
    ...parts.flatMap((part) =>
      fault(
        'A part of the style “Table Grid”',
        colourOf(childOf(part, 'w:rPr')) ?? colour,
        fillOf(childOf(part, 'w:tcPr')) ?? fill,
      ),
    ),
  ];
}

function inherited(
  style: Element,
  all: Map<string, Element>,
  of: (one: Element) => string | null,
): string | null {
  const seen = new Set<Element>();
  for (let one: Element | undefined = style; one && !seen.has(one); ) {
    const found = of(one);
    if (found !== null) return found;
    seen.add(one);
    one = all.get(wordValue(one, 'w:basedOn') ?? '');
  }
  return null;
}

/** 'auto' is black on light and white on dark, by whoever shows it. */
const colour = (value: string | undefined) => (/^[0-9a-f]{6}$/i.test(value ?? '') ? (value ?? null) : null);
const colourOf = (properties: Element | undefined) => colour(wordValue(properties, 'w:color'));
const fillOf = (properties: Element | undefined) =>
  colour(childOf(properties, 'w:shd')?.attributes.get('w:fill'));

function fault(what: string, text: string | null, fill: string | null): string[] {
  if (text === null) return [];
  const found = contrast(text, fill ?? 'FFFFFF');
  if (found >= least) return [];
  const on = fill === null ? 'white' : `#${fill}`;
  return [
    `${what} writes in #${text} on ${on}: a contrast of ${found.toFixed(2)} to 1, where 4.5 to 1 is asked for. Choose a darker or a lighter colour.`,
  ];
}

/** WCAG 2.2, contrast ratio of two colours as six hexadecimal figures. */
export function contrast(one: string, other: string): number {
  const [lighter = 1, darker = 0] = [light(one), light(other)].sort((a, b) => b - a);
  return (lighter + 0.05) / (darker + 0.05);
}

function light(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
