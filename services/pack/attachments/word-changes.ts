/** Tracked changes and hidden words in a Word file: counted, and taken as a clerk has chosen (ISO 29500-1, 17.13.5). */
import { type Element, mapChildren, type Node } from '../word/xml';
import type { Choice, Facts } from './facts';
import { child, isHiding } from './word-package';

type Counts = Pick<Facts, 'inserted' | 'deleted' | 'restyled' | 'hidden'>;

const inserting = new Set(['w:ins', 'w:moveTo', 'w:cellIns', 'w:customXmlInsRangeStart']);
const deleting = new Set(['w:del', 'w:moveFrom', 'w:cellDel', 'w:customXmlDelRangeStart']);
const isRestyling = (name: string) =>
  name.endsWith('PrChange') ||
  name === 'w:numberingChange' ||
  name === 'w:cellMerge' ||
  name === 'w:tblGridChange';

/** @param hiddenStyles ids of the styles whose words are hidden. */
export function countChanges(root: Element, hiddenStyles: ReadonlySet<string>): Counts {
  const counts: Counts = { inserted: 0, deleted: 0, restyled: 0, hidden: 0 };
  const look = (element: Element): void => {
    if (inserting.has(element.name)) counts.inserted += 1;
    else if (deleting.has(element.name)) counts.deleted += 1;
    else if (isRestyling(element.name)) counts.restyled += 1;
    if (hasHiddenWords(element, hiddenStyles)) counts.hidden += 1;
    for (const one of element.children) if (typeof one !== 'string') look(one);
  };
  look(root);
  return counts;
}

/** A run whose words are not seen; a row that is hidden with its table's text. */
function hasHiddenWords(element: Element, hiddenStyles: ReadonlySet<string>): boolean {
  if (element.name === 'w:tr') return isOnProperty(child(element, 'w:trPr'), 'w:hidden');
  if (element.name === 'w:p') {
    return hiddenStyles.has(valueIn(child(element, 'w:pPr'), 'w:pStyle')) && hasWords(element);
  }
  return element.name === 'w:r' && isHiddenRun(element, hiddenStyles) && hasWords(element);
}

function isHiddenRun(run: Element, hiddenStyles: ReadonlySet<string>): boolean {
  const properties = child(run, 'w:rPr');
  return isHiding(properties) || hiddenStyles.has(valueIn(properties, 'w:rStyle'));
}

const valueIn = (parent: Element | undefined, name: string) =>
  child(parent, name)?.attributes.get('w:val') ?? '';

const isOnProperty = (parent: Element | undefined, name: string) => {
  const found = child(parent, name);
  return found !== undefined && !['0', 'false', 'off'].includes(found.attributes.get('w:val') ?? '');
};

/** What is seen of a run besides its letters. */
const seen = new Set(['w:t', 'w:delText', 'w:drawing', 'w:pict', 'w:object', 'w:sym']);
const hasWords = (element: Element): boolean =>
  element.children.some((one) => typeof one !== 'string' && (seen.has(one.name) || hasWords(one)));

/** Marks of where something was moved, changed or said: they hold names and dates, and print nothing. */
const rangeMark =
  /^w:(moveFrom|moveTo|customXml(Ins|Del|MoveFrom|MoveTo))Range(Start|End)$|^w:comment(RangeStart|RangeEnd|Reference)$|^w:annotationRef$|^w:(permStart|permEnd|proofErr)$/;

/** Changes the tree. @param choice must have decided about whatever is there. */
export function settleChanges(root: Element, choice: Choice, hiddenStyles: ReadonlySet<string>): void {
  settle(root, choice, hiddenStyles);
  joinParagraphs(root);
}

function settle(parent: Element, choice: Choice, hiddenStyles: ReadonlySet<string>): void {
  mapChildren(parent, (node) => {
    if (typeof node === 'string') return [node];
    return settleOne(node, choice, hiddenStyles);
  });
}

function settleOne(element: Element, choice: Choice, hiddenStyles: ReadonlySet<string>): Node[] {
  const accept = choice.changes !== 'refuse';
  const { name } = element;
  if (rangeMark.test(name)) return [];
  if (isRestyling(name)) return [];
  const goes = accept ? deleting : inserting;
  const stays = accept ? inserting : deleting;
  const isChange = goes.has(name) || stays.has(name);
  // In the properties of a paragraph's end or a row it marks that end or row; their own elements see to it.
  if (isChange && element.children.length === 0) return [];
  if (goes.has(name)) return [];
  if (name === 'w:tr' && rowGoes(element, accept)) return [];
  if (!accept) restoreProperties(element);
  if (name === 'w:p') markEnd(element, accept);
  if (choice.hidden !== 'print' && name === 'w:tr' && isOnProperty(child(element, 'w:trPr'), 'w:hidden'))
    return [];
  if (choice.hidden !== 'print' && hasHiddenWords(element, hiddenStyles)) return emptied(element);
  if (choice.hidden === 'print') show(element);
  settle(element, choice, hiddenStyles);
  if (name === 'w:delText') element.name = 'w:t';
  if (name === 'w:delInstrText') element.name = 'w:instrText';
  return stays.has(name) ? element.children : [element];
}

/** A hidden paragraph keeps its place, because it may be the only one of a cell. */
function emptied(element: Element): Node[] {
  if (element.name !== 'w:p') return [];
  const properties = child(element, 'w:pPr');
  return [{ ...element, children: properties ? [properties] : [] }];
}

function show(element: Element): void {
  if (element.name !== 'w:rPr' && element.name !== 'w:trPr') return;
  mapChildren(element, (node) => {
    if (typeof node === 'string') return [node];
    if (/^w:(vanish|specVanish|hidden)$/.test(node.name)) return [];
    const tiny = node.name === 'w:sz' && Number.parseInt(node.attributes.get('w:val') ?? '', 10) <= 4;
    return tiny ? [] : [node];
  });
}

function rowGoes(row: Element, accept: boolean): boolean {
  return child(child(row, 'w:trPr'), accept ? 'w:del' : 'w:ins') !== undefined;
}

/** What the look was before a change of it that is refused. */
function restoreProperties(element: Element): void {
  const change = element.children.find(
    (one): one is Element => typeof one !== 'string' && one.name === `${element.name}Change`,
  );
  const before = change && child(change, element.name);
  if (!before) return;
  // What a change of a paragraph's look does not speak of: its end's own look, and the section that it ends.
  const untouched = element.children.filter(
    (one) => typeof one !== 'string' && (one.name === 'w:rPr' || one.name === 'w:sectPr'),
  );
  element.children = [...before.children, ...untouched];
}

const endGoes = 'pledgekeeper:end-goes';

/** Where the end of a paragraph itself was put in or taken out, two paragraphs become one. */
function markEnd(paragraph: Element, accept: boolean): void {
  const marks = child(child(paragraph, 'w:pPr'), 'w:rPr');
  const names = accept ? ['w:del', 'w:moveFrom'] : ['w:ins', 'w:moveTo'];
  if (names.some((name) => child(marks, name) !== undefined)) paragraph.attributes.set(endGoes, '1');
}

const standsBetween = new Set(['w:tbl', 'w:sdt', 'w:sectPr', 'w:altChunk']);

function joinParagraphs(parent: Element): void {
  const joined: Node[] = [];
  let carried: Node[] | null = null;
  let open: Element | null = null;
  for (const node of parent.children) {
    if (typeof node !== 'string') joinParagraphs(node);
    if (typeof node === 'string' || node.name !== 'w:p') {
      // Only another paragraph can take the words over; before a table they stay a paragraph.
      if (typeof node !== 'string' && standsBetween.has(node.name) && open && carried) {
        joined.push(open);
        [open, carried] = [null, null];
      }
      joined.push(node);
      continue;
    }
    if (carried) {
      const properties = node.children.filter((one) => typeof one !== 'string' && one.name === 'w:pPr');
      const rest = node.children.filter((one) => typeof one === 'string' || one.name !== 'w:pPr');
      node.children = [...properties, ...carried, ...rest];
      [open, carried] = [null, null];
    }
    const goes = node.attributes.delete(endGoes);
    if (goes) {
      carried = node.children.filter((one) => typeof one === 'string' || one.name !== 'w:pPr');
      open = node;
    } else joined.push(node);
  }
  // The last paragraph of a cell or of the text stays: there is nothing that could take it over.
  if (
    open &&
    carried &&
    (carried.length > 0 || !joined.some((one) => typeof one !== 'string' && one.name === 'w:p'))
  ) {
    joined.push(open);
  }
  parent.children = joined;
}
