/** Takes fields out of a template that would bring a name, a file or another source into a paper. */
import { descendants, type Element, elements, fragment, mapChildren, plainText } from './xml';

/** Every other field goes, with what it last showed: a list of what is known to be harmless cannot forget one. */
const harmless = new Set([
  'PAGE',
  'NUMPAGES',
  'SECTION',
  'SECTIONPAGES',
  'SEQ',
  'STYLEREF',
  'SYMBOL',
  'ADVANCE',
]);
/** The file's own property of that name is ours. */
const ours: Record<string, string> = { TITLE: '{{title}}', SUBJECT: '{{subject}}' };

/** What they show are words of the template: those stay, without the field. */
const unlinked = new Set(['HYPERLINK', 'REF']);

interface Open {
  /** Every run of it; `shown` of them are what it last showed. */
  runs: Element[];
  shown: Set<Element>;
  code: string;
  showing: boolean;
}

export function removeFields(root: Element): void {
  const gone = new Set<Element>();
  const words = new Map<Element, string>();
  const open: Open[] = [];
  for (const element of descendants(root)) {
    if (element.name === 'w:fldSimple') {
      const code = element.attributes.get('w:instr') ?? '';
      judge({ runs: [element], shown: new Set(), code, showing: false }, gone, words);
    }
    if (element.name !== 'w:r') continue;
    const before = [...open];
    for (const part of elements(element)) {
      const type = part.name === 'w:fldChar' ? part.attributes.get('w:fldCharType') : '';
      const current = open.at(-1);
      if (type === 'begin') open.push({ runs: [], shown: new Set(), code: '', showing: false });
      else if (type === 'separate' && current) current.showing = true;
      else if (part.name === 'w:instrText' && current) current.code += part.children.join('');
      else if (type === 'end' && current) {
        current.runs.push(element);
        open.pop();
        judge(current, gone, words);
      }
    }
    const marks = elements(element).some(({ name }) => name === 'w:fldChar' || name === 'w:instrText');
    for (const field of new Set([...before, ...open])) {
      if (field.runs.at(-1) !== element) field.runs.push(element);
      if (field.showing && !marks) field.shown.add(element);
    }
  }
  // A field without an end holds all that follows; only its own marks go.
  for (const { runs } of open) if (runs[0]) gone.add(runs[0]);
  if (gone.size > 0) drop(root, gone, words);
}

function judge({ runs, shown, code }: Open, gone: Set<Element>, words: Map<Element, string>): void {
  const name = /^\s*(\w+)/.exec(plainText(code))?.[1]?.toUpperCase() ?? '';
  if (harmless.has(name)) return;
  for (const run of runs) if (!unlinked.has(name) || !shown.has(run)) gone.add(run);
  const token = ours[name];
  if (token !== undefined && runs[0]) words.set(runs[0], token);
}

function drop(parent: Element, gone: Set<Element>, words: Map<Element, string>): void {
  mapChildren(parent, (node) => {
    if (typeof node === 'string') return [node];
    if (!gone.has(node)) {
      const before = node.children.length;
      drop(node, gone, words);
      // A contents list leaves a paragraph for each of its lines.
      const emptied = before > 0 && elements(node).every(({ name }) => name === 'w:pPr');
      const goes =
        parent.name === 'w:body' && node.name === 'w:p' && before !== node.children.length && emptied;
      return goes && !endsSection(node) ? [] : [node];
    }
    const token = words.get(node);
    if (token === undefined) return [];
    const look = elements(node).find(({ name }) => name === 'w:rPr');
    const [run] = fragment(`<w:r><w:t>${token}</w:t></w:r>`);
    if (run && look) run.children.unshift(look);
    return run ? [run] : [];
  });
}

const endsSection = (paragraph: Element) =>
  elements(paragraph).some(({ children }) =>
    children.some((node) => typeof node !== 'string' && node.name === 'w:sectPr'),
  );
