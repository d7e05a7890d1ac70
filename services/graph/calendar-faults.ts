/** What the clerk is told when a member's calendar could not be written, and when it is tried again. */
import type { LibraryFault, LibraryFaultCode } from '../library/faults';
import type { CalendarOutcome } from '../visits/calendar-writer';

const minutes = (count: number) => count * 60;

/** These are about one member's calendar; after any other nobody's is tried for now. */
const ofOneCalendar: ReadonlySet<LibraryFaultCode> = new Set(['not-allowed', 'locked', 'full', 'refused']);
const passing: ReadonlySet<LibraryFaultCode> = new Set([
  'unreachable',
  'cut-off',
  'slow',
  'unwell',
  'locked',
]);

export function outcomeOfFault(fault: LibraryFault): CalendarOutcome {
  const usual = passing.has(fault.code) ? minutes(5) : minutes(60);
  return {
    kind: 'not-now',
    sentence: sentenceOf(fault),
    afterSeconds: fault.code === 'busy' ? Math.max(fault.retryAfterSeconds ?? 0, minutes(1)) : usual,
    everyones: !ofOneCalendar.has(fault.code),
  };
}

function sentenceOf({ code, serviceCode, status }: LibraryFault): string {
  const word = serviceCode ?? status;
  const number = word === null ? '' : ` (${word})`;
  switch (code) {
    case 'unreachable':
    case 'cut-off':
    case 'slow':
    case 'unwell':
    case 'busy':
    case 'locked':
      return 'Microsoft 365 does not answer well at the moment. It is tried again by itself.';
    case 'sign-in-refused':
      return `Pledgekeeper was not let in to Microsoft 365${number}. The administrator can put that right.`;
    case 'not-allowed':
      return `Pledgekeeper may not write to this calendar${number}: it needs Calendars.ReadWrite, as docs/permissions.md says. The administrator can put that right.`;
    case 'full':
      return 'The member’s mailbox is full.';
    default:
      return status === 404
        ? `Microsoft 365 knows no calendar for this member${number}. The file on the card and the link still work.`
        : `Microsoft 365 did not take the entry${number}. The file on the card and the link still work.`;
  }
}
