/** The year of visits as evidence for the plan’s action on them: a rota in place, and practice that changes (domain.md 1.3, F1). */
import type { Day } from '../../calendar/rules';
import { yearWords } from '../../visits/year-rules';
import type { Block, Outline } from '../outline/outline';
import { heading, paragraph } from './lists';
import { count, list, openingCount, plainDay, sentence } from './wording';

/** Counts and chosen words: no member, no child, and no visit that was not made (domain.md 2.7). */
export interface YearOfVisits {
  from: Day;
  until: Day;
  /** When all of it was true. */
  asAt: Day;
  /** The plan's action that it is evidence for; null where the plan has none. */
  action: { ref: string; title: string } | null;
  planned: number;
  due: number;
  reported: number;
  answered: number;
  /** Each once; a home without its name. */
  services: string[];
  pledges: number[];
  asks: { agreed: number; notAgreed: number; done: number };
  themes: { title: string; count: number }[];
  made: { day: Day; service: string; found: string; outcome: string }[];
}

export interface YearPaperFacts {
  bodyName: string;
  /** 'Draft, version 2' */
  status: string;
}

/** By itself, for the library: what a meeting’s paper says of the year, and nothing else. */
export function composeVisitYear(year: YearOfVisits, facts: YearPaperFacts): Outline {
  const title = `Frontline visits, ${yearWords(year)}`;
  return {
    title,
    subject: `${title}: ${facts.bodyName}`,
    status: facts.status,
    marking: null,
    body: facts.bodyName,
    facts: [
      { label: 'As at', text: plainDay(year.asAt) },
      { label: 'Source', text: 'The committee’s record of visits' },
      ...(year.action
        ? [{ label: 'Evidence for', text: `Action ${year.action.ref}: ${year.action.title}` }]
        : []),
    ],
    blocks: yearBlocks(year),
  };
}

export function yearBlocks(year: YearOfVisits): Block[] {
  const { made, planned, action } = year;
  const evidence = action ? ` This is evidence for action ${action.ref} of the plan.` : '';
  const what = `What follows is what had been recorded by ${plainDay(year.asAt)}.${evidence} These visits are not inspections.`;
  if (planned === 0) {
    return [
      heading('The rota of the year'),
      paragraph(what),
      paragraph(`No rota of visits has been agreed for ${yearWords(year)}.`),
    ];
  }
  return [
    heading('The rota of the year'),
    paragraph(what),
    paragraph(
      `The rota for ${yearWords(year)} holds ${count(planned, 'visit')}. Visits due by then: ${year.due}. Visits made: ${made.length}. Visits reported by a member: ${year.reported}. Visits answered by the service: ${year.answered}.`,
    ),
    ...reach(year),
    heading('What changed because members went'),
    paragraph(changes(year)),
    ...themeTable(year),
    ...visitTable(year),
  ];
}

function reach({ services, pledges }: YearOfVisits): Block[] {
  if (services.length === 0) return [];
  const touched =
    pledges.length === 0
      ? ''
      : ` Together they touch ${pledges.length === 1 ? 'pledge' : 'pledges'} ${list(pledges.map(String))}.`;
  return [paragraph(`Services that members have been to: ${list(services)}.${touched}`)];
}

function changes({ asks: { agreed, notAgreed, done }, made }: YearOfVisits): string {
  if (made.length === 0) return 'No visit has been made yet, so there is nothing to tell.';
  if (agreed + notAgreed === 0) return 'No service has answered an ask of the visitors yet.';
  return [
    agreed === 0
      ? 'No ask has been agreed yet.'
      : `${openingCount(agreed, 'ask was', 'asks were')} agreed, in full or in part.`,
    notAgreed === 0
      ? ''
      : `${openingCount(notAgreed, 'ask was', 'asks were')} not agreed, and the members were told why.`,
    done === 0
      ? 'Nothing that was agreed has been reported as done yet.'
      : `${openingCount(done, 'thing that was agreed has', 'things that were agreed have')} been done.`,
  ]
    .filter((text) => text !== '')
    .join(' ');
}

function themeTable({ themes }: YearOfVisits): Block[] {
  if (themes.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'What visits were about',
      columns: [
        { header: 'Theme', width: 75 },
        { header: 'Visits', width: 25, align: 'end' },
      ],
      rows: themes.map((theme) => [theme.title, String(theme.count)]),
    },
  ];
}

function visitTable({ made }: YearOfVisits): Block[] {
  if (made.length === 0) return [];
  return [
    {
      kind: 'table',
      caption: 'Visits made in the year',
      columns: [
        { header: 'Service', width: 24 },
        { header: 'Date', width: 16 },
        { header: 'What members found', width: 30 },
        { header: 'What came of it', width: 30 },
      ],
      rows: made.map(({ day, service, found, outcome }) => [
        service,
        plainDay(day),
        sentence(found),
        sentence(outcome),
      ]),
    },
  ];
}
