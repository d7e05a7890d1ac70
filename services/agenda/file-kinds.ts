/** Which files may go with an item, told from their name and their first bytes, and what to do about each other kind. */

/** Larger than any report with its pictures: told from the listing, before a byte of it is read. */
export const largestFile = 50_000_000;

/** By the ending of the name. What is not in this list is no document at all. */
const refusedKinds: [RegExp, string][] = [
  [
    /^(xls[xmb]?|xlt[xm]?|ods|csv|tsv|numbers)$/,
    'A workbook is never attached: what it hides goes out with it. Give its figures as a table in the paper.',
  ],
  [
    /^(doc|dot)$/,
    'Old Word files (.doc) keep what nobody sees. Open it in Word, save it as a Word document (.docx), and attach that.',
  ],
  [
    /^(docm|dotm|dotx)$/,
    'Templates and files with macros are not attached. Save it as a Word document (.docx), and attach that.',
  ],
  [
    /^(rtf|odt|txt|md|pages|wps)$/,
    'Open it in Word, save it as a Word document (.docx) or as PDF, and attach that.',
  ],
  [/^(ppt[xm]?|pps[xm]?|odp|key)$/, 'Slides are attached as PDF: save them as PDF, and attach that.'],
  [
    /^(png|jpe?g|gif|tiff?|bmp|webp|heic|svg)$/,
    'A picture alone cannot be heard or searched. Put it in a Word document with words that describe it, and attach that.',
  ],
  [/^(zip|7z|rar|gz|tar)$/, 'Take the documents out of the archive, and attach each by itself.'],
  [/^(msg|eml)$/, 'An e-mail names people. Put what is needed of it in a paper, and attach that.'],
  [/^html?$/, 'Save the page as PDF, and attach that.'],
];

/** Why a file of this name and size may not be attached, with the fix; null when its content may be looked at. */
export function whyNotByName(name: string, bytes: number | null): string | null {
  if (name.startsWith('~$')) {
    return 'That is not the document: it is the lock file that Word makes while somebody has the document open. Close it in Word, and attach the document itself.';
  }
  const ending = endingOf(name);
  if (ending !== 'pdf' && ending !== 'docx') {
    const known = refusedKinds.find(([pattern]) => pattern.test(ending));
    return known?.[1] ?? 'Only PDF and Word documents (.docx) are attached. Save it as one of them.';
  }
  if (bytes === 0) return 'The file is empty. Save it again from the program it was written with.';
  if (bytes !== null && bytes > largestFile) {
    return 'The file is larger than 50 MB. Make its pictures smaller, or split it in two.';
  }
  return null;
}

/** What the first bytes say, where that is not what the name says; null when the two agree. */
export function whyNotByContent(name: string, content: Buffer): string | null {
  if (content.length === 0) return whyNotByName(name, 0);
  if (content.length > largestFile) return whyNotByName(name, content.length);
  const head = content.subarray(0, 1024).toString('latin1');
  if (endingOf(name) === 'pdf') {
    if (head.includes('%PDF-')) return null;
    return `It is named .pdf and is ${kindInWords(content, head)}. Open it in the program it was written with, save it as PDF, and attach that.`;
  }
  if (isOldOffice(content)) {
    return holdsEncryption(content)
      ? 'It is protected by a password, so nobody can say what it holds. Take the password off, save it, and attach it again.'
      : 'It is named .docx and is an old Office file. Open it in Word, save it as a Word document (.docx), and attach that.';
  }
  if (head.startsWith('PK')) return null;
  return `It is named .docx and is ${kindInWords(content, head)}. Open it in Word, save it as a Word document (.docx), and attach that.`;
}

export function endingOf(name: string): string {
  return /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
}

function kindInWords(content: Buffer, head: string): string {
  if (head.includes('%PDF-')) return 'a PDF';
  if (head.startsWith('PK')) return 'a Word document or another package';
  if (isOldOffice(content)) return 'an old Office file';
  if (head.startsWith('{\\rtf')) return 'a Rich Text file';
  if (/^\s*<(!doctype|html|\?xml)/i.test(head)) return 'a web page';
  if (/^(\x89PNG|\xff\xd8|GIF8)/.test(head)) return 'a picture';
  return 'no such document';
}

const oldOffice = [0xd0, 0xcf, 0x11, 0xe0];
const isOldOffice = (content: Buffer) => oldOffice.every((byte, index) => content[index] === byte);

/** Word keeps an encrypted document in an old Office file under this name (MS-OFFCRYPTO 2.3.2). */
const holdsEncryption = (content: Buffer) => content.includes(Buffer.from('EncryptedPackage', 'utf16le'));
