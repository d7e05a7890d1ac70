/** What a font's own table of glyphs says that its codes are, where it has no table of characters (ISO 32000-1, 9.6.6 and 9.10.2). */
import type { PdfValue } from './pdf-values';

/** Code to text; null for a glyph whose name is the font's own and says nothing of the letter. */
export type GlyphTable = Map<number, string | null>;

const named: Record<string, string> = {
  ...{
    space: ' ',
    nbspace: ' ',
    period: '.',
    comma: ',',
    colon: ':',
    semicolon: ';',
    hyphen: '-',
    minus: '-',
  },
  ...{ sfthyphen: '-', endash: '–', emdash: '—', quoteright: '’', quoteleft: '‘', quotesingle: "'" },
  ...{ quotedblleft: '“', quotedblright: '”', quotedbl: '"', parenleft: '(', parenright: ')', slash: '/' },
  ...{ zero: '0', one: '1', two: '2', three: '3', four: '4', five: '5', six: '6', seven: '7', eight: '8' },
  ...{
    nine: '9',
    percent: '%',
    ampersand: '&',
    at: '@',
    sterling: '£',
    Euro: '€',
    question: '?',
    exclam: '!',
  },
  ...{ fi: 'fi', fl: 'fl', ff: 'ff', ffi: 'ffi', ffl: 'ffl', germandbls: 'ß', ae: 'æ', AE: 'Æ', oslash: 'ø' },
  ...{ Oslash: 'Ø', lslash: 'ł', Lslash: 'Ł', dotlessi: 'ı', plus: '+', equal: '=', underscore: '_' },
};

const accents: Record<string, string> = {
  ...{ acute: '\u0301', grave: '\u0300', circumflex: '\u0302', dieresis: '\u0308', tilde: '\u0303' },
  ...{
    ring: '\u030a',
    cedilla: '\u0327',
    caron: '\u030c',
    macron: '\u0304',
    ogonek: '\u0328',
    breve: '\u0306',
  },
};
const accented = new RegExp(`^([A-Za-z])(${Object.keys(accents).join('|')})$`);

/** @param differences what an encoding has after '/Differences': a code, then the names from there on. */
export function glyphTable(differences: PdfValue[]): GlyphTable {
  const table: GlyphTable = new Map();
  let code = 0;
  for (const one of differences) {
    if (typeof one === 'number') code = one;
    else if (typeof one === 'object' && one !== null && 'name' in one) {
      const text = textOfGlyph(one.name, code);
      if (text !== undefined) table.set(code, text);
      code += 1;
    }
  }
  return table;
}

/** Undefined where the code itself is as good as the name. */
function textOfGlyph(glyph: string, code: number): string | null | undefined {
  const name = glyph.replace(/\.[a-z]\w*$/i, '');
  if (/^[A-Za-z]$/.test(name)) return name;
  if (Object.hasOwn(named, name)) return named[name];
  const [, letter, accent] = accented.exec(name) ?? [];
  if (letter && accent) return `${letter}${accents[accent]}`.normalize('NFC');
  const [, hex] = /^(?:uni|u)([0-9A-F]{4,6})$/.exec(name) ?? [];
  if (hex) return String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff));
  // Signs of standard sets: 'afii10017' is a Cyrillic letter, 'H18533' a square.
  if (name === '' || /^(afii\d{4,5}|H\d{5}|SF\d{6})$/.test(name)) return undefined;
  const [, numeral] = /^[A-Za-z]{0,6}[_-]?([0-9A-Fa-f]{1,5})$/.exec(name) ?? [];
  if (numeral === undefined || !/\d/.test(name)) return undefined;
  // Fonts of dots call a letter by its code: 'a65', 'G41'.
  return Number.parseInt(numeral, 10) === code || Number.parseInt(numeral, 16) === code ? undefined : null;
}
