/** Who a file may say made it: programs write their own name, or one that whoever set them up never changed. */
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
    'Microsoft Office User',
    'Windows User',
    'Your User Name',
    'Administrator',
    'user',
    '',
  ].map((name) => name.toLowerCase()),
);

export const withoutPrograms = (traces: Trace[]): Trace[] =>
  traces.filter(({ kind, words }) => kind !== 'maker' || !programs.has(words.trim().toLowerCase()));
