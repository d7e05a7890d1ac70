/** A text as words, numbers and signs, with where its sentences begin: read once, from left to right, by the checks of identity. */

export interface Token {
  kind: 'word' | 'number' | 'sign';
  /** As it stands in the normalised text. */
  text: string;
  /** Of a word, in lower case and without a possessive ending: 'jayden' of 'Jayden’s'. */
  lower: string;
  possessive: boolean;
  start: number;
  end: number;
  /** Nothing stands between it and the one before. */
  glued: boolean;
  /** A line begins here. */
  newLine: boolean;
  /** The first word of a sentence, of a line, of what follows a colon, or within brackets or quotation marks. */
  first: boolean;
}

/** A word may hold apostrophes; a number may hold points and commas. Anything else but a space is one sign. */
const piece = /[\p{L}\p{M}]+(?:[’'][\p{L}\p{M}]+)*|\d+(?:[.,]\d+)*|\S/gu;
const opens = /^[.!?…:;•●▪❖◦·|–(“"‘'[—>\ue001]$/;
/** A full stop after these ends no sentence. */
const shortened = new Set(
  'mr mrs ms dr prof cllr cllrs st no nos para paras approx eg ie etc vs cf fig ref rev hon inc'.split(' '),
);

export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let end = 0;
  let first = true;
  for (const found of text.matchAll(piece)) {
    const between = text.slice(end, found.index);
    const newLine = tokens.length === 0 || between.includes('\n');
    if (newLine) first = true;
    const token = tokenOf(found[0], found.index, {
      glued: between === '' && tokens.length > 0,
      newLine,
      first,
    });
    const before = tokens.at(-1);
    tokens.push(token);
    end = token.end;
    // '1.5-a Young people': what stands after the code of a measure begins.
    if (token.kind === 'word') first = isCode(tokens) && (first || isMeasure(tokens));
    else if (token.kind === 'number')
      first = first && (startsItem(text, token) || text.charAt(token.end) === '-');
    else if (opens.test(token.text) && !(token.text === '.' && before && isShort(before))) first = true;
    else if (token.text === '-' && !token.glued) first = true;
    else if (token.text === ',') first = false;
  }
  return tokens;
}

const isShort = ({ lower, text }: Token) =>
  shortened.has(lower) || (text.length === 1 && /\p{Lu}/u.test(text));

const isCode = (tokens: readonly Token[]) => {
  const [number, hyphen, letter] = tokens.slice(-3);
  return number?.kind === 'number' && hyphen?.text === '-' && letter?.text.length === 1 && letter.glued;
};

/** 'Trend of 3.1-b Foster carers': within a sentence too, a measure begins after its code. */
const isMeasure = (tokens: readonly Token[]) => /^\d{1,2}\.\d{1,2}$/.test(tokens.at(-3)?.text ?? '');

/** '1. Purpose' and '2) Next': the number of an item, after which a sentence begins. */
const startsItem = (text: string, { end }: Token) => /^[.)]?\s/.test(text.slice(end, end + 2));

function tokenOf(text: string, start: number, where: Pick<Token, 'glued' | 'newLine' | 'first'>): Token {
  const kind = /^[\p{L}\p{M}]/u.test(text) ? 'word' : /^\d/.test(text) ? 'number' : 'sign';
  const bare = kind === 'word' ? text.replace(/[’']s$/i, '') : text;
  return {
    kind,
    text,
    lower: bare.toLowerCase(),
    possessive: bare !== text,
    start,
    end: start + text.length,
    ...where,
  };
}

/** How a word is written. `mixed` is anything such as 'DfE', 'iPad' and 'McKay'. */
export function caseOf({
  kind,
  text,
  possessive,
}: Token): 'lower' | 'capital' | 'capitals' | 'mixed' | 'none' {
  if (kind !== 'word') return 'none';
  const word = possessive ? text.slice(0, -2) : text;
  if (!/\p{Lu}/u.test(word)) return 'lower';
  if (/^\p{Lu}[\p{Ll}\p{M}’'\p{Lo}]*$/u.test(word)) return word.length === 1 ? 'capitals' : 'capital';
  if (/^\p{Lu}[\p{Lu}’']*$/u.test(word)) return 'capitals';
  return 'mixed';
}

/** The next word, unless a sign or the end of the line comes first. */
export function wordAfter(tokens: readonly Token[], index: number): Token | null {
  const next = tokens[index + 1];
  return next?.kind === 'word' && !next.newLine ? next : null;
}

export function wordBefore(tokens: readonly Token[], index: number): Token | null {
  const before = tokens[index - 1];
  return before?.kind === 'word' && tokens[index]?.newLine === false ? before : null;
}
