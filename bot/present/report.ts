/** What each refusal about a written report means, in a sentence. */
import type { ReportRefusal } from '../../services/reports/rules';
import { unreachable } from '../../services/result';

export function reportRefusalWords(refusal: ReportRefusal): string {
  switch (refusal.code) {
    case 'not-allowed':
      return 'Reports are written by leads and the clerk.';
    case 'not-found':
      return 'That is no longer there. This is how things stand now.';
    case 'changed-meanwhile':
      return 'Somebody saved this section since your card was made. Yours is below and is kept; save it if it should stand, or copy what is missing into it.';
    case 'too-long':
      return `This has ${refusal.length} characters, and a section can have ${refusal.longest}. Your words are kept.`;
    case 'needs-attention':
      return refusal.problems.map(({ message }) => message).join(' ');
    default:
      return unreachable(refusal);
  }
}
