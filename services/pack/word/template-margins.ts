/** Puts our status, marking and page number at the top and foot of a template's pages where it has none of its own. */
import type { Template, TemplatePart } from './template-open';
import { pageKinds, sectionsOf } from './template-sections';
import { tokensIn } from './template-tokens';
import { descendants, type Element, elements, fragment, parseXml } from './xml';

type Kind = 'header' | 'footer';

/** Adds to the parts of the template, as tokens: what they read as comes with all others. */
export function completeMargins(template: Template): void {
  const inherited = new Map<string, TemplatePart>();
  for (const section of sectionsOf(template)) {
    for (const [key, part] of referred(template, section)) inherited.set(key, part);
    for (const page of pageKinds(template, section)) {
      const both = (['header', 'footer'] as const).flatMap((kind) => inherited.get(`${kind} ${page}`) ?? []);
      const tokens = both.flatMap(({ root }) => tokensIn(root));
      const missing = (['marking', 'status'] as const).filter((token) => !tokens.includes(token));
      if (missing.length > 0) {
        const header = have(template, section, 'header', page, inherited);
        header.root.children.unshift(...missing.flatMap((token) => fragment(line(`{{${token}}}`))));
      }
      // A first page that is told apart is a cover, which has no number.
      if (page !== 'first' && !both.some(({ root }) => hasPageNumber(root))) {
        have(template, section, 'footer', page, inherited).root.children.push(...fragment(pageNumber));
      }
    }
  }
}

const line = (text: string) =>
  `<w:p><w:pPr><w:jc w:val="right"/></w:pPr><w:r><w:rPr><w:b/><w:sz w:val="18"/></w:rPr><w:t>${text}</w:t></w:r></w:p>`;

const field = (code: string) =>
  ['begin', code, 'end']
    .map((part) =>
      part === code
        ? `<w:instrText xml:space="preserve">${code}</w:instrText>`
        : `<w:fldChar w:fldCharType="${part}"/>`,
    )
    .map((part) => `<w:r><w:rPr><w:sz w:val="18"/></w:rPr>${part}</w:r>`)
    .join('');
const said = (words: string) =>
  `<w:r><w:rPr><w:sz w:val="18"/></w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`;
const pageNumber = `<w:p><w:pPr><w:jc w:val="right"/></w:pPr>${said('Page ')}${field('PAGE')}${said(' of ')}${field('NUMPAGES')}</w:p>`;

function hasPageNumber(root: Element): boolean {
  return [...descendants(root)].some(
    (element) =>
      (element.name === 'w:instrText' && /^\s*PAGE\b/i.test(element.children.join(''))) ||
      (element.name === 'w:fldSimple' && /^\s*PAGE\b/i.test(element.attributes.get('w:instr') ?? '')) ||
      element.name === 'w:pgNum',
  );
}

/** 'header default' and so on: what a section names itself; the rest it has from the one before. */
function referred(template: Template, section: Element): [string, TemplatePart][] {
  return elements(section).flatMap(({ name, attributes }): [string, TemplatePart][] => {
    const kind = /^w:(header|footer)Reference$/.exec(name)?.[1];
    const part = template.margins.get(attributes.get('r:id') ?? '');
    return kind && part ? [[`${kind} ${attributes.get('w:type') ?? 'default'}`, part]] : [];
  });
}

/** The part that stands there already, or a new one of this section. */
function have(
  template: Template,
  section: Element,
  kind: Kind,
  page: string,
  inherited: Map<string, TemplatePart>,
): TemplatePart {
  const key = `${kind} ${page}`;
  const standing = inherited.get(key);
  if (standing) return standing;
  const id = `added${template.margins.size + 1}`;
  const root = parseXml(Buffer.from(`<w:${kind === 'header' ? 'hdr' : 'ftr'} xmlns:w="${namespace}"/>`));
  const part: TemplatePart = { name: `added/${id}.xml`, root, related: new Map() };
  template.margins.set(id, part);
  inherited.set(key, part);
  section.children.unshift(...fragment(`<w:${kind}Reference w:type="${page}" r:id="${id}"/>`));
  return part;
}

const namespace = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
