/** Whether a file can be a council's Word template, and what of it will be used, in plain words. */
import { inSchemaOrder } from './schema-order';
import { cleanPart, keepsLink } from './template-clean';
import { openTemplate, type Template, TemplateFault } from './template-open';
import { bodyOf, isWide, placeProblems, sectionsOf } from './template-sections';
import { hiddenStyles, missingStyles } from './template-styles';
import { tokensIn } from './template-tokens';
import { descendants, type Element } from './xml';

export type TemplateCheck =
  /** Sentences on what will be left out or added. */
  | { ok: true; notes: string[] }
  /** Sentences that each say what is wrong and what to do. */
  | { ok: false; problems: string[] };

/** For the command that sets a committee's template. Never throws for what is in the file. */
export function checkTemplate(file: Buffer): TemplateCheck {
  try {
    const raw = openTemplate(file);
    const notes = notesOn(raw);
    cleanTemplate(raw);
    const problems = placeProblems(raw);
    return problems.length > 0 ? { ok: false, problems } : { ok: true, notes };
  } catch (fault) {
    if (fault instanceof TemplateFault) return { ok: false, problems: fault.problems };
    throw fault;
  }
}

/** Open, and with nothing left in it that a paper must not hold. @throws TemplateFault when it cannot be used. */
export function readyTemplate(file: Buffer): Template {
  const template = openTemplate(file);
  cleanTemplate(template);
  const problems = placeProblems(template);
  if (problems.length > 0) throw new TemplateFault(problems);
  return template;
}

const pictures = /\.(png|jpe?g|gif|bmp|tiff?|emf|wmf|svg)$/i;

function cleanTemplate(template: Template): void {
  for (const part of [template.document, template.styles, template.numbering, ...template.margins.values()]) {
    if (part) inSchemaOrder(part.root);
  }
  const hidden = hiddenStyles(template);
  for (const part of [template.document, ...template.margins.values()]) {
    const kept = (id: string) => {
      const related = part.related.get(id);
      if (related?.type === 'hyperlink') return related.outside && keepsLink(related.target);
      return related?.type === 'image' && !related.outside && pictures.test(related.target);
    };
    cleanPart(part.root, kept, hidden);
  }
}

function notesOn(template: Template): string[] {
  const notes: string[] = [];
  const say = (when: boolean, sentence: string) => {
    if (when) notes.push(sentence);
  };
  const names = Object.keys(template.files);
  const roots = [template.document, ...template.margins.values()].map(({ root }) => root);
  const has = (...wanted: string[]) => roots.some((root) => hasAny(root, wanted));
  const missing = missingStyles(template);
  const sections = sectionsOf(template);
  const body = tokensIn(bodyOf(template)).includes('body');
  say(!body, 'The paper goes after what the template holds, because it has no {{body}}.');
  say(missing.length > 0, `It has no style for these, and ours are used: ${missing.join(', ')}.`);
  say(
    names.some((name) => /vbaProject|vbaData/i.test(name)),
    'Its macros are left out.',
  );
  say(
    hasAny(template.settings?.root, ['w:documentProtection', 'w:writeProtection']),
    'Its protection is left out.',
  );
  say(
    has('w:commentReference') || names.some((name) => /comments/i.test(name)),
    'Its comments are left out.',
  );
  say(has('w:ins', 'w:del', 'w:moveFrom', 'w:moveTo'), 'Its tracked changes are taken as accepted.');
  say(has('w:vanish'), 'Its hidden text is left out.');
  say(has('w:object', 'w:altChunk', 'w:subDoc', 'w:control'), 'Embedded and linked objects are left out.');
  say(has('w:footnoteReference', 'w:endnoteReference'), 'Its own footnotes are left out.');
  say(has('w:sdt'), 'Its form fields become plain text; those that name the author are left empty.');
  say(
    has('w:fldChar', 'w:fldSimple'),
    'Of its fields, page numbers stay and the title and subject become ours; a contents list and all others are left out.',
  );
  say(
    names.some((name) => name === 'docProps/custom.xml' || name.startsWith('customXml/')),
    'Its own properties and attached data are left out.',
  );
  say(sections.some(isWide), 'It has wide pages: put {{body}} where the pages are upright.');
  say(
    pictureWithoutWords(roots),
    'A picture in it has no alternative text. Add it in Word (Picture, Alt Text), or mark it as decorative.',
  );
  return notes;
}

function hasAny(root: Element | undefined, wanted: string[]): boolean {
  return root !== undefined && [...descendants(root)].some(({ name }) => wanted.includes(name));
}

const pictureWithoutWords = (roots: Element[]) =>
  roots.some((root) =>
    [...descendants(root)].some(
      (element) =>
        element.name === 'wp:docPr' &&
        !element.attributes.get('descr') &&
        !hasAny(element, ['adec:decorative']),
    ),
  );
