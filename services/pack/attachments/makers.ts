/** Who a file may say made it: programs write their own name, which is nobody's. */
import type { Trace } from '../export/reading';

const programs = new Set(
  [
    'Pledgekeeper',
    'Writer',
    'Microsoft Word',
    'Microsoft® Word for Microsoft 365',
    'LibreOffice',
    'Un-named',
    'python-docx',
  ].map((name) => name.toLowerCase()),
);

export const withoutPrograms = (traces: Trace[]): Trace[] =>
  traces.filter(({ kind, words }) => kind !== 'maker' || !programs.has(words.trim().toLowerCase()));
