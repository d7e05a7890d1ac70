/** What other parts of the product hold ready for the pack, as its papers print it. */
import type { ApprovedQuestion } from '../../questions/meeting-part';
import type { VisitCounts, VisitLine } from '../../visits/report-rules';
import type { ShadowQuestion } from '../compose/lists';
import type { YearOfVisits } from '../compose/visit-year';
import type { VisitMade, VisitsSince } from '../compose/visits';
import { sentence } from '../compose/wording';

const outcomes: Record<NonNullable<ApprovedQuestion['outcome']>, string> = {
  answered: 'Answered.',
  change: 'We will change something:',
  cannot: 'We can’t, because:',
  'not-ours': 'Not ours to answer; passed to:',
};

/** At theme level: the agreed wording itself stays with those who asked (domain.md 2.2, R1). */
export function asShadowQuestion({ theme, answer, outcome, more }: ApprovedQuestion): ShadowQuestion {
  return {
    theme,
    answer,
    outcome: outcome === null ? '' : `${outcomes[outcome]} ${sentence(more)}`.trim(),
  };
}

export function asVisitsSince(
  { counts, lines }: { counts: VisitCounts; lines: VisitLine[] },
  year: YearOfVisits | null,
): VisitsSince {
  const { due, reported, answered } = counts;
  return { due, reported, answered, made: lines.map(asVisitMade), year };
}

function asVisitMade({ day, service, summary, outcome }: VisitLine): VisitMade {
  const told = [summary, outcome].map((text) => sentence(text)).filter((text) => text !== '');
  return { day, service, summary: told.join(' ') };
}
