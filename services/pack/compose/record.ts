/** The record of one build, for the clerk: what was built and from what, what the gate found, what is still missing. */

import type { Day } from '../../calendar/rules';
import { formatMoment } from '../../calendar/rules';
import type { Change } from '../compare/changes';
import type { ComposedPack } from '../documents';
import type { Block, Cell, Column, Outline } from '../outline/outline';
import {
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
  /** How it differs from the version before, in words; null when there is none to compare with. */
  changes: { earlierNo: number; list: Change[] } | null;
}

export function composeRecord(facts: RecordFacts): Outline {
  const { build, composed } = facts;
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
    blocks: [...gate(facts), ...missing(composed), ...changes(facts), ...files(facts)],
  };
}

const heading = (text: string): Block => ({ kind: 'heading', level: 2, text, numbered: true });
const paragraph = (text: string): Block => ({ kind: 'paragraph', text, numbered: true });

function table(caption: string, columns: [header: string, width: number][], rows: Cell[][]): Block {
  const made: Column[] = columns.map(([header, width]) => ({ header, width }));
  return { kind: 'table', caption, columns: made, rows };
}

function gate({ standing }: RecordFacts): Block[] {
  const { stops, toAnswer, advice, kept } = standing;
  const verdict = gateIsOpen(standing)
    ? 'The checks are passed: nothing stands in the way of final papers.'
    : `${openingCount(stops.length, 'finding')} must be put right, and ${toAnswer.length} put right or kept with a reason, before these papers can be final.`;
  const rows: Cell[][] = [
    ...stops.map((finding) => findingRow('Must be put right', finding)),
    ...toAnswer.map((finding) => findingRow('Put right or keep', finding)),
    ...kept.map((finding) => findingRow(`Kept by ${finding.kept.map(keptBy).join(' And by ')}`, finding)),
    ...advice.map((finding) => findingRow('To think about', finding)),
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

const findingRow = (label: string, { place, excerpt, why, fix }: GateFinding): Cell[] => [
  place,
  label,
  excerpt === '' ? '–' : excerpt,
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

function files({ files: built }: RecordFacts): Block[] {
  return [
    heading('Files'),
    table(
      'Files of this version, with what proves them unchanged',
      [
        ['File', 40],
        ['Folder', 25],
        ['SHA-256', 35],
      ],
      built.map(({ folder, name, sha256 }) => [name, folder, sha256.replace(/(.{16})(?=.)/g, '$1 ')]),
    ),
  ];
}
