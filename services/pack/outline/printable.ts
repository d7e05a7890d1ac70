/** People's words made safe for every format: nothing that XML forbids, that hides, or that turns the line round. */

// Controls other than the line break, and code points that are no characters (XML 1.0, section 2.2).
const forbidden = /(?!\n)\p{Cc}|\p{Noncharacter_Code_Point}/gu;
// Marks without a shape of their own: direction overrides, joiners and spaces of no width, emoji variants.
const invisible = /\p{Cf}|\p{Variation_Selector}/gu;
// Half of a pair, as in an emoji that was cut.
const brokenPair = /\p{Cs}/gu;

/** Line breaks stay; half of a pair becomes '\ufffd'. */
export function printable(text: string): string {
  return text
    .normalize('NFC')
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(brokenPair, '\ufffd')
    .replace(forbidden, '')
    .replace(invisible, '');
}
