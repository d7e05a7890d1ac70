/** The update from elected members: visits since the last meeting and, once a year, the year of them (domain.md 1.3, F1, F3). */
import type { Day } from '../../calendar/rules';
import type { Block, Outline } from '../outline/outline';
import { heading, type PaperFacts, paper, paragraph } from './lists';
import { type YearOfVisits, yearBlocks } from './visit-year';
import { count, plainDay, sentence } from './wording';

/** A visit in themes: the service and what was learned, no child and no member of staff (domain.md 2.7). */
export interface VisitMade {
  day: Day;
  service: string;
  summary: string;
}

/** Since the last meeting. Counts only, with nobody's name: who has not gone or written is the chair's and the clerk's to see. */
export interface VisitsSince {
  due: number;
  reported: number;
  answered: number;
  made: VisitMade[];
  /** At the meeting that looks back on the year; null at the others. */
  year: YearOfVisits | null;
}

/** `visits` null: visits are not recorded in the product yet. */
export function composeMembersUpdate(visits: VisitsSince | null, facts: PaperFacts): Outline {
  return paper(facts, 'Update from elected members', [
    heading('Visits to frontline services'),
    ...(visits === null
      ? [
          paragraph(
            'Visits to frontline services are not recorded here yet. Members report on theirs at the meeting.',
          ),
        ]
      : sinceBlocks(visits)),
    ...(visits?.year ? yearBlocks(visits.year) : []),
  ]);
}

function sinceBlocks({ due, made, reported, answered }: VisitsSince): Block[] {
  if (made.length === 0)
    return [paragraph('No visit to a frontline service has been recorded since the last meeting.')];
  return [
    paragraph(
      `Members have made ${count(made.length, 'visit')} since the last meeting. These are not inspections.`,
    ),
    paragraph(
      `Visits due: ${due}. Visits made: ${made.length}. Visits reported by a member: ${reported}. Visits answered by the service: ${answered}.`,
    ),
    {
      kind: 'table',
      caption: 'Visits since the last meeting',
      columns: [
        { header: 'Service', width: 30 },
        { header: 'Date', width: 20 },
        { header: 'What members found', width: 50 },
      ],
      rows: made.map(({ day, service, summary }) => [
        service,
        plainDay(day),
        // Whose note is missing is no matter of the public's.
        summary.trim() === '' ? 'Members visited' : sentence(summary),
      ]),
    },
  ];
}
