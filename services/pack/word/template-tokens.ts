/** The words in double braces that a template may hold, also where Word has split one over several runs. */

import { escaped } from '../writers/xml-text';
import { childOf, descendants, type Element, elements, mapChildren, plainText } from './xml';

export type Token = 'body' | 'status' | 'marking' | 'subject' | 'title';

const pattern = /\{\{\s*(body|status|marking|subject|title)\s*\}\}/gi;

/** The tokens of one paragraph, in order; those of a text box that hangs on it are its own paragraphs'. */
export function tokensOf(paragraph: Element): Token[] {
  const said = ownTexts(paragraph).map(wordsOf).join('');
  return [...said.matchAll(pattern)].map(([, name]) => name?.toLowerCase() as Token);
}

/** Tokens anywhere in a part. */
export const tokensIn = (root: Element): Token[] =>
  [...descendants(root)].filter(({ name }) => name === 'w:p').flatMap(tokensOf);

/** Puts the values in; a paragraph that is left with nothing goes, where another one stays beside it. */
export function replaceTokens(root: Element, values: Record<Token, string>): void {
  mapChildren(root, (node) => {
    if (typeof node === 'string') return [node];
    const tokens = node.name === 'w:p' ? tokensOf(node) : [];
    if (tokens.length > 0) replaceIn(node, values);
    const emptied = tokens.length > 0 && isBlank(node);
    const others = root.name === 'w:body' || elements(root).filter(({ name }) => name === 'w:p').length > 1;
    if (emptied && others && !childOf(childOf(node, 'w:pPr'), 'w:sectPr')) return [];
    replaceTokens(node, values);
    return [node];
  });
}

/** Each token's words go into the text in which it begins. */
function replaceIn(paragraph: Element, values: Record<Token, string>): void {
  const texts = ownTexts(paragraph);
  const words = texts.map(wordsOf);
  const said = words.join('');
  const found = [...said.matchAll(pattern)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    value: values[match[1]?.toLowerCase() as Token],
  }));
  let at = 0;
  for (const [index, text] of texts.entries()) {
    const from = at;
    const to = from + (words[index]?.length ?? 0);
    at = to;
    let result = '';
    for (let place = from; place < to; place += 1) {
      const token = found.find((one) => one.from <= place && place < one.to);
      if (token === undefined) result += said[place];
      else if (token.from === place) result += token.value;
    }
    if (result === words[index]) continue;
    text.children = result === '' ? [] : [escaped(result)];
    text.attributes.set('xml:space', 'preserve');
  }
}

const wordsOf = (text: Element) =>
  plainText(text.children.filter((node) => typeof node === 'string').join(''));

function ownTexts(parent: Element): Element[] {
  return elements(parent).flatMap((element) => {
    if (element.name === 'w:t') return [element];
    return element.name === 'w:p' || element.name === 'w:txbxContent' ? [] : ownTexts(element);
  });
}

/** Nothing to be seen in it. */
export function isBlank(paragraph: Element): boolean {
  const seen = ['w:drawing', 'w:pict', 'w:fldSimple', 'w:fldChar', 'w:sym', 'w:br', 'w:ptab'];
  return [...descendants(paragraph)].every(
    (element) => !seen.includes(element.name) && (element.name !== 'w:t' || wordsOf(element).trim() === ''),
  );
}
