/** Codes of Word's fields: what in them a person wrote, and which of them count pages (ISO 29500-1, 17.16.5). */

const countsPages = /^\s*(?:PAGE|NUMPAGES|SECTIONPAGES|SECTION)\b/i;

export const countPages = (code: string): boolean => countsPages.test(code);

const kinds =
  /^\s*(?:=|(?:ADDRESSBLOCK|ADVANCE|ASK|AUTHOR|AUTONUM\w{0,5}|BIBLIOGRAPHY|CITATION|COMMENTS|CREATEDATE|DATE|DOCPROPERTY|DOCVARIABLE|EDITTIME|EMBED|EQ|FILENAME|FILESIZE|FILLIN|FORM(?:CHECKBOX|DROPDOWN|TEXT)|GREETINGLINE|HYPERLINK|IF|INCLUDE(?:PICTURE|TEXT)|INDEX|INFO|KEYWORDS|LASTSAVEDBY|LINK|LISTNUM|MERGE(?:FIELD|REC|SEQ)|NEXT(?:IF)?|NOTEREF|NUM(?:CHARS|PAGES|WORDS)|PAGE(?:REF)?|PRINTDATE|QUOTE|RD|REF|REVNUM|SAVEDATE|SECTION(?:PAGES)?|SEQ|SET|SHAPE|SKIPIF|STYLEREF|SUBJECT|SYMBOL|T[ACO]|TEMPLATE|TIME|TITLE|TOA|TOC|USER(?:ADDRESS|INITIALS|NAME)|XE)\b)/i;

const ofWord = /^(?:\\\S*|"?_(?:Toc|Ref|Hlk)\w*"?|(?:MERGE|CHAR)FORMAT|"?\d-\d"?)$/i;

/** Without the word that says what kind of field it is, its switches, and the marks that Word sets for itself. */
export const saidInCode = (code: string): string =>
  code
    .replace(kinds, '')
    .split(/\s+/)
    .filter((word) => !ofWord.test(word))
    .join(' ')
    .trim();

/** 'Page 2 of 3', as a field counts it: neither a name nor a number of anybody. */
export const withoutPageCount = (text: string): string =>
  text
    .replace(/\bpage[ \t]{0,4}\d{0,4}[ \t]{0,4}(?:(?:of|\/)[ \t]{0,4}\d{0,4})?/gi, ' ')
    .replace(/[ \t]+/g, ' ');
