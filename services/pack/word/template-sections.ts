/** Where our content goes in a template, how wide its pages are, and what its sections have at top and foot. */

import { page } from './styles';
import type { Template } from './template-open';
import { isBlank, tokensIn, tokensOf } from './template-tokens';
import { childOf, type Element, elements, fragment, isOn, mapChildren } from './xml';

export const bodyOf = (template: Template): Element => {
  const body = childOf(template.document.root, 'w:body');
  if (!body) throw new Error('A template was opened without a body');
  return body;
};

/** Every section's properties, in order; the last are the body's own. A template without any gets A4 pages. */
export function sectionsOf(template: Template): Element[] {
  const body = bodyOf(template);
  if (!childOf(body, 'w:sectPr')) body.children.push(...fragment(defaultSection));
  return elements(body).flatMap((element) => {
    const section = element.name === 'w:sectPr' ? element : childOf(childOf(element, 'w:pPr'), 'w:sectPr');
    return section && (element.name === 'w:p' || element === section) ? [section] : [];
  });
}

const { size, margin } = page;
const defaultSection =
  `<w:sectPr><w:pgSz w:w="${size.width}" w:h="${size.height}"/>` +
  `<w:pgMar w:top="${margin.top}" w:right="${margin.right}" w:bottom="${margin.bottom}" w:left="${margin.left}" ` +
  `w:header="${margin.header}" w:footer="${margin.footer}" w:gutter="0"/></w:sectPr>`;

/** What is wrong with the place for our content, in sentences. */
export function placeProblems(template: Template): string[] {
  const body = bodyOf(template);
  const all = tokensIn(body).filter((token) => token === 'body').length;
  const inMargins = [...template.margins.values()].some(({ root }) => tokensIn(root).includes('body'));
  const inBody = elements(body).filter(
    (element) => element.name === 'w:p' && tokensOf(element).includes('body'),
  );
  if (inMargins) return ['{{body}} stands in a header or footer. Put it in the text of the page.'];
  if (all > 1) return ['{{body}} stands there more than once. Leave it in one place.'];
  if (all > inBody.length) {
    return [
      '{{body}} stands in a table or a text box. Give it a paragraph of its own in the text of the page.',
    ];
  }
  return [];
}

/**
 * Puts the content in: in place of `{{body}}`, or after all that the template has. A template that ends in a section of
 * wide pages gets an upright one again, if it has any.
 * @param content as it stands in the file.
 */
export function place(template: Template, content: string): void {
  const body = bodyOf(template);
  const index = body.children.findIndex(
    (node) => typeof node !== 'string' && node.name === 'w:p' && tokensOf(node).includes('body'),
  );
  if (index >= 0) {
    inOneColumn(contentSection(template));
    body.children.splice(index, 0, content);
    return;
  }
  const last = sectionsOf(template).at(-1);
  const target = sectionOfContent(template, last);
  mapChildren(body, (node) => (node === last ? [] : [node]));
  while (isEmptyEnd(body.children.at(-1))) body.children.pop();
  inOneColumn(target);
  if (last && target !== last) {
    body.children.push({
      name: 'w:p',
      attributes: new Map(),
      children: [{ name: 'w:pPr', attributes: new Map(), children: [last] }],
    });
  }
  body.children.push(content, ...(target ? [target] : []));
}

const isEmptyEnd = (node: Element | string | undefined): boolean =>
  node !== undefined &&
  (typeof node === 'string'
    ? node.trim() === ''
    : node.name === 'w:p' && isBlank(node) && !childOf(childOf(node, 'w:pPr'), 'w:sectPr'));

/** The properties of the section that the content stands in. */
function sectionOfContent(template: Template, last: Element | undefined): Element | undefined {
  if (!last || !isWide(last)) return last;
  const upright = sectionsOf(template).find((section) => !isWide(section));
  return upright ? structuredClone(upright) : last;
}

/** In twentieths of a point. */
export function templateTextWidth(template: Template): number {
  const section = contentSection(template);
  const margins = childOf(section, 'w:pgMar');
  const sides =
    measure(margins, 'w:left', margin.left) +
    measure(margins, 'w:right', margin.right) +
    measure(margins, 'w:gutter', 0);
  return Math.max(measure(childOf(section, 'w:pgSz'), 'w:w', size.width) - sides, narrowest);
}

function measure(element: Element | undefined, name: string, otherwise: number): number {
  const value = Number.parseInt(element?.attributes.get(name) ?? '', 10);
  return Number.isFinite(value) ? value : otherwise;
}

/** The first section that ends at or after `{{body}}`; without it, the last. */
function contentSection(template: Template): Element | undefined {
  const all = sectionsOf(template);
  const body = elements(bodyOf(template));
  const at = body.findIndex((element) => element.name === 'w:p' && tokensOf(element).includes('body'));
  if (at < 0) return sectionOfContent(template, all.at(-1));
  return all.find((section) => body.findIndex((one) => one === section || isSectionOf(one, section)) >= at);
}

/** Tables of a report need the page's whole width. */
function inOneColumn(section: Element | undefined): void {
  const columns = childOf(section, 'w:cols');
  columns?.attributes.delete('w:num');
  if (columns) columns.children = [];
}

/** 6 cm: less holds no table. */
const narrowest = 3402;

const isSectionOf = (paragraph: Element, section: Element) =>
  childOf(childOf(paragraph, 'w:pPr'), 'w:sectPr') === section;

export const isWide = (section: Element): boolean => {
  const pageSize = childOf(section, 'w:pgSz');
  return Number(pageSize?.attributes.get('w:w') ?? 0) > Number(pageSize?.attributes.get('w:h') ?? Infinity);
};

/** The kinds of page that a section has: the first and the even ones may differ. */
export function pageKinds(template: Template, section: Element): ('default' | 'first' | 'even')[] {
  return [
    'default',
    ...(isOn(section, 'w:titlePg') ? (['first'] as const) : []),
    ...(isOn(template.settings?.root, 'w:evenAndOddHeaders') ? (['even'] as const) : []),
  ];
}
