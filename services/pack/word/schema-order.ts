/** Puts properties that LibreOffice and others write out of order into the order of the standard (ISO 29500-1, 17.3 and 17.9). */
import { descendants, type Element, mapChildren } from './xml';

const run =
  'rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid vanish ' +
  'webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em lang ' +
  'eastAsianLayout specVanish oMath';
const paragraph =
  'pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs ' +
  'suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid ' +
  'spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl ' +
  'divId cnfStyle rPr sectPr';
const level = 'start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr';

const orders = new Map(
  Object.entries({ 'w:rPr': run, 'w:pPr': paragraph, 'w:lvl': level }).map(([name, order]) => [
    name,
    new Map(order.split(' ').map((child, index) => [`w:${child}`, index])),
  ]),
);

/** Of a property that is there twice the last counts; what the standard does not name stays at the end. */
export function inSchemaOrder(root: Element): void {
  for (const element of descendants(root)) {
    const order = orders.get(element.name);
    if (!order) continue;
    const last = new Map<string, Element>();
    mapChildren(element, (node) => {
      if (typeof node === 'string') return [];
      if (order.has(node.name)) last.set(node.name, node);
      return [node];
    });
    const place = ({ name }: Element) => order.get(name) ?? order.size;
    mapChildren(element, (node) =>
      typeof node === 'string' || (last.get(node.name) ?? node) !== node ? [] : [node],
    );
    element.children.sort((one, other) =>
      typeof one === 'string' || typeof other === 'string' ? 0 : place(one) - place(other),
    );
  }
}
