/** The record of one build, for the clerk: what was built and from what, what the gate found, what is still missing. */

import type { Day } from '../../calendar/rules';
import { formatMoment } from '../../calendar/rules';
import type { Change } from '../compare/changes';
import type { ComposedPack } from '../documents';
import type { Block, Cell, Column, Outline } from '../outline/outline';
import {
  type Edition,
  type GateFinding,
  type GateStanding,
  gateIsOpen,
  type Kept,
  officeWords,
  type PackBuild,
} from '../rules';
import { comparisonBlocks } from './comparison';
import { longDay, openingCount } from './wording';

export interface RecordedFile {
  folder: string;
  name: string;
  edition: Edition;
  itemNumber: string | null;
  bytes: number;
  sha256: string;
}

export interface RecordFacts {
  build: PackBuild;
  composed: ComposedPack;
  /** A post or a role, never a name. */
  requestedByPost: string;
  dataAt: Date;
  files: RecordedFile[];
  standing: GateStanding;
  /** Numbers of the private items of the agenda as it is now: one without a paper is in no edition, and its title is private. */
  privateItems: string[];
  /** How it differs from the version before, in words; null when there is none to compare with. */
  changes: { earlierNo: number; list: Change[] } | null;
}

/**
 * Every officer may open it, and a private item is for its own officers: of private papers it says that they are there, how
 * many findings and changes each has, and what proves their files unchanged; never a title or a word.
 */
export function composeRecord(facts: RecordFacts): Outline {
  const { build, composed } = facts;
  const isPrivate = privatePlaces(facts);
  const version = `${build.stage === 'final' ? 'Final' : 'Draft'}, version ${build.no}`;
  return {
    title: `Record of version ${build.no}`,
    subject: `Papers for ${longDay(composed.meetingDay as Day)}`,
    status: `${version}. For officers: not for publication`,
    marking: null,
    body: composed.committee,
    facts: [
      { label: 'Version', text: version },
      { label: 'Asked for', text: `${formatMoment(build.requestedAt)}, by the ${facts.requestedByPost}` },
      { label: 'True as at', text: formatMoment(facts.dataAt) },
    ],
    blocks: [...gate(facts, isPrivate), ...missing(composed), ...changes(facts), ...files(facts)],
  };
}

/** Whether a place is of a private item, 'Item 9, paragraph 6.1', or in the private front sheet. */
function privatePlaces({ composed, privateItems }: RecordFacts): (place: string) => boolean {
  const { exempt, attached } = composed;
  const numbers = [
    ...privateItems,
    ...exempt.map(({ itemNumber }) => itemNumber),
    ...attached.filter(({ part }) => part === 2).map(({ itemNumber }) => itemNumber),
  ];
  const items = new Set(numbers.filter((number) => number !== null).map((number) => `Item ${number}`));
  const [front] = exempt;
  return (place) =>
    items.has(place.split(',')[0] ?? '') || (front !== undefined && place.startsWith(front.outline.title));
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, numbered: true });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text, numbered: true });

function table(caption: string, columns: [header: string, width: number][], rows: Cell[][]): Block {
  const made: Column[] = columns.map(([header, width]) => ({ header, width }));
  return { kind: 'table', caption, columns: made, rows };
}

function gate({ standing }: RecordFacts, isPrivate: (place: string) => boolean): Block[] {
  const { stops, toAnswer, advice, kept } = standing;
  const verdict = gateIsOpen(standing)
    ? 'The checks are passed: nothing stands in the way of final papers.'
    : `${openingCount(stops.length, 'finding')} must be put right, and ${toAnswer.length} put right or kept with a reason, before these papers can be final.`;
  const row = (label: string, finding: GateFinding) =>
    isPrivate(finding.place) ? privateRow(label, finding) : findingRow(label, finding);
  const rows: Cell[][] = [
    ...stops.map((finding) => row('Must be put right', finding)),
    ...toAnswer.map((finding) => row('Put right or keep', finding)),
    ...kept.map((finding) => row(keptWords(finding, isPrivate(finding.place)), finding)),
    ...advice.map((finding) => row('To think about', finding)),
  ];
  return [
    heading('What the checks found'),
    paragraph(verdict),
    ...(rows.length > 0
      ? [
          table(
            'Findings',
            [
              ['Where', 20],
              ['What', 20],
              ['Words', 22],
              ['Why, and what helps', 38],
            ],
            rows,
          ),
        ]
      : []),
  ];
}

/** The office and never the name: the record lies beside the papers. */
const keptBy = ({ office, keptAt, reason }: Kept) =>
  `${officeWords[office]}, ${formatMoment(keptAt)}: ${reason}`;

const keptWords = ({ kept }: { kept: Kept[] }, ofPrivate: boolean) =>
  ofPrivate
    ? `Kept by ${kept.map(({ office }) => officeWords[office]).join(' and by ')}`
    : `Kept by ${kept.map(keptBy).join(' And by ')}`;

const privateRow = (label: string, { place }: GateFinding): Cell[] => [
  `${(place.split(',')[0] ?? '').startsWith('Item ') ? place.split(',')[0] : 'Part 2'}, a private paper`,
  label,
  '–',
  'Whoever makes the papers reads it on the card of this version.',
];

/** What may tell who somebody is stays with those who put it right: a record lies in the library for years. */
const findingRow = (label: string, { place, excerpt, privacy, why, fix }: GateFinding): Cell[] => [
  place,
  label,
  privacy || excerpt === '' ? '–' : excerpt,
  `${why} ${fix}`,
];

function missing({ notes }: ComposedPack): Block[] {
  return [
    heading('What is still missing'),
    ...(notes.length > 0
      ? [{ kind: 'list', items: notes } satisfies Block]
      : [paragraph('Nothing that the product knows of.')]),
  ];
}

function changes({ changes: told }: RecordFacts): Block[] {
  if (told === null) return [];
  return [heading(`What changed since version ${told.earlierNo}`), ...comparisonBlocks(told.list)];
}

function files({ files: built, composed }: RecordFacts): Block[] {
  return [
    heading('Files'),
    table(
      'Files of this version, with what proves them unchanged',
      [
        ['File', 40],
        ['Folder', 25],
        ['SHA-256', 35],
      ],
      built.map((file) => [
        fileName(file, composed),
        file.folder,
        file.sha256.replace(/(.{16})(?=.)/g, '$1 '),
      ]),
    ),
  ];
}

/** A private paper's file is named by its title. */
function fileName({ name, edition, itemNumber }: RecordedFile, { meetingDay }: ComposedPack): string {
  if (edition !== 'exempt' || itemNumber === null) return name;
  return `${meetingDay} Item ${itemNumber}, a private paper${/\.\w+$/.exec(name)?.[0] ?? ''}`;
}
