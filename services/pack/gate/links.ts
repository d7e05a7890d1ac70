/** Links and bold lines that a screen reader cannot make sense of (domain.md 2.5). */
import type { Severity } from '../../language/rules';
import type { Run } from '../outline/settle';

/** What is wrong with a document's structure, before its place is worked out. */
export interface Fault {
  where: string;
  severity: Severity;
  rule: string;
  excerpt: string;
  why: string;
  fix: string;
}

const emptyLink =
  /^\W*(?:click here|here|this(?: link| page| document| report)?|link|read more|more|more information|see here|download|website|page|document|pdf|click|find out more)\W*$/i;
const bareAddress = /^\s*(?:https?:\/\/|www\.)\S+\s*$/i;

export function linkFaults(runs: Run[], where: string): Fault[] {
  return runs.flatMap((run): Fault[] => {
    if (
      run.link === undefined ||
      (!emptyLink.test(run.text) && !bareAddress.test(run.text) && run.text.trim() !== '')
    )
      return [];
    return [
      {
        where,
        severity: 'answer',
        rule: 'structure-link-text',
        excerpt: run.text,
        why: 'Read on its own, as screen readers do, this link does not say where it leads.',
        fix: 'Use the title of the page as the words of the link.',
      },
    ];
  });
}

/** A short line all in bold looks like a heading, and is none to a screen reader. */
export function falseHeading(runs: Run[]): Fault[] {
  const text = words(runs).trim();
  const shown = runs.filter((run) => run.text.trim() !== '');
  if (text === '' || text.length > 80 || /[.!?:;]$/.test(text) || !shown.every(({ strong }) => strong))
    return [];
  return [
    {
      where: 'a paragraph',
      severity: 'advice',
      rule: 'structure-false-heading',
      excerpt: text,
      why: 'This line looks like a heading, and a screen reader does not know it as one.',
      fix: 'Make it a heading, or plain text.',
    },
  ];
}

const words = (runs: Run[]): string => runs.map(({ text }) => text).join('');
