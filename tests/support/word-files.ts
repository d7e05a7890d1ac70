/** Small Word files as people and programs leave them: with changes, hidden words, comments, properties. */
import { wml, zip } from './small-files';

const types =
  '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">' +
  '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
  '<Default Extension="xml" ContentType="application/xml"/>' +
  '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations =
  '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
  '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>';

/** @param inner what stands in the body. */
export function wordFile(inner: string, parts: Record<string, string | Buffer> = {}): Buffer {
  return zip({
    '[Content_Types].xml': types,
    '_rels/.rels': relations,
    'word/document.xml': `<w:document ${wml}><w:body>${inner}<w:sectPr/></w:body></w:document>`,
    ...parts,
  });
}

export const words = (text: string, properties = '') =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${text}</w:t></w:r>`;
export const para = (inner: string, properties = '') =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner}</w:p>`;
export const inserted = (inner: string) => `<w:ins w:id="1" w:author="Pat Example">${inner}</w:ins>`;
export const deleted = (text: string) =>
  `<w:del w:id="2" w:author="Pat Example"><w:r><w:delText xml:space="preserve">${text}</w:delText></w:r></w:del>`;
