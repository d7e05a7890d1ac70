/** Makes the first cell of every table row a row header: Typst 0.14 has no words for it (platform.md 8). */
import { PDFArray, PDFDict, PDFDocument, PDFName, type PDFObject } from '@cantoo/pdf-lib';

/** Every table of an outline has row headers in its first column, so no table has to be picked out. */
export async function markRowHeaders(pdf: Uint8Array): Promise<Buffer> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const root = document.catalog.lookup(PDFName.of('StructTreeRoot'), PDFDict);
  walk(root, (element) => {
    if (roleOf(element) !== 'TR') return;
    const first = kids(element)[0];
    if (!first || roleOf(first) !== 'TD') return;
    first.set(PDFName.of('S'), PDFName.of('TH'));
    first.set(PDFName.of('A'), document.context.obj([{ O: 'Table', Scope: 'Row' }]));
  });
  return Buffer.from(await document.save({ updateFieldAppearances: false, addDefaultPage: false }));
}

function walk(element: PDFDict, visit: (element: PDFDict) => void): void {
  for (const kid of kids(element)) {
    visit(kid);
    walk(kid, visit);
  }
}

const roleOf = (element: PDFDict) => element.lookupMaybe(PDFName.of('S'), PDFName)?.decodeText();

/** Child elements only: marked content is a number or a dictionary without a role. */
function kids(element: PDFDict): PDFDict[] {
  const value = element.lookup(PDFName.of('K'));
  const items: (PDFObject | undefined)[] =
    value instanceof PDFArray ? value.asArray().map((item) => element.context.lookup(item)) : [value];
  return items.filter((item): item is PDFDict => item instanceof PDFDict && roleOf(item) !== undefined);
}
