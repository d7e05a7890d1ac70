/** A pack of every kind of block, joined of three documents with numbers of their own, for the tests of all writers. */
import { join } from '../../services/pack/outline/join';
import type { Block, Outline } from '../../services/pack/outline/outline';
import { type SettledOutline, settle } from '../../services/pack/outline/settle';

export const marking = 'Not for publication: Schedule 12A, paragraph 2';

const outline = (title: string, blocks: Block[], over: Partial<Outline> = {}): Outline => ({
  title,
  subject: 'Cared for Children and Care Leavers Committee, Tuesday 2 March 2027',
  status: 'Draft, version 3',
  marking: null,
  body: 'Cared for Children and Care Leavers Committee',
  facts: [
    { label: 'Date of meeting', text: 'Tuesday 2 March 2027' },
    { label: 'Report of', text: 'Head of Service, Cared for Children and Care Leavers' },
  ],
  blocks,
  ...over,
});

const section = (text: string, key?: string): Block => ({
  kind: 'heading',
  level: 2,
  text,
  numbered: true,
  ...(key ? { key } : {}),
});
const part = (text: string): Block => ({ kind: 'heading', level: 3, text, numbered: true });
const says = (text: Extract<Block, { kind: 'paragraph' }>['text'], key?: string): Block => ({
  kind: 'paragraph',
  text,
  numbered: true,
  ...(key ? { key } : {}),
});

const front = outline(
  'Agenda',
  [
    { kind: 'heading', level: 2, text: 'Part 1: items to be taken in public', numbered: false },
    {
      kind: 'table',
      caption: 'Order of business',
      columns: [
        { header: 'Item', width: 1 },
        { header: 'Business', width: 6 },
        { header: 'Paper', width: 3 },
      ],
      rows: [
        ['1', 'Apologies for absence', 'None'],
        ['2', 'Declarations of interest', 'None'],
        [
          '5',
          'Progress against the pledges',
          [{ link: 'Item 5 Progress report.pdf', text: 'Progress report (PDF)' }],
        ],
      ],
    },
    {
      kind: 'paragraph',
      numbered: false,
      text: ['Questions to ', { link: 'mailto:committees@council.test', text: 'the committee team' }, '.'],
    },
  ],
  {
    facts: [
      { label: 'Date', text: 'Tuesday 2 March 2027' },
      { label: 'Venue', text: 'Committee Suite' },
    ],
  },
);

const progress = outline('Progress against the pledges', [
  section('Purpose of the report', 'purpose'),
  says('This report says how the work went in Quarter 3, with 321 cared-for children at its end.'),
  says(['The detail is in ', { to: 'detail' }, ', ', { to: 'actions' }, ' and ', { to: 'missing' }, '.']),
  section('Background'),
  part('Pledge 1: We will listen'),
  says([{ strong: 'Key message. ' }, 'Most of the work is on track.'], 'detail'),
  { kind: 'heading', level: 4, text: 'What changed since last time', numbered: false },
  {
    kind: 'list',
    items: [
      'Action 1.2 is done.',
      [
        'Action 1.4 has a new date, see ',
        { link: 'https://council.test/plan?a=1&b=2#p', text: 'the published plan' },
        '.',
      ],
    ],
  },
  {
    kind: 'table',
    caption: 'Actions and what was done',
    key: 'actions',
    columns: [
      { header: 'Action', width: 2 },
      { header: 'Position', width: 2 },
      { header: 'This quarter', width: 1, align: 'end' },
      { header: 'Words', width: 5 },
    ],
    rows: [
      [
        { paragraphs: [[{ strong: '1.1' }], 'Children in care council'] },
        '● On track',
        '97%',
        'Staff met each month.\nA guide went out.',
      ],
      [[{ strong: '1.2' }], '✓ Done', '1,204', 'Ended in November.'],
    ],
  },
  { kind: 'note', text: 'c: 5 or fewer, hidden to protect privacy.' },
  {
    kind: 'figure',
    caption: 'Assessments in time',
    alt: 'The share of assessments in time rose from 91% in Quarter 1 to 97% in Quarter 4; Quarter 3 is not shown.',
    chart: {
      unit: '% of assessments in time',
      points: [
        { label: 'Quarter 1, 2025/26', value: 91 },
        { label: 'Quarter 2, 2025/26', value: 94 },
        { label: 'Quarter 3, 2025/26', value: null },
        { label: 'Quarter 4, 2025/26', value: 97 },
      ],
      target: 95,
    },
  },
  {
    kind: 'figure',
    caption: 'Visits made',
    alt: 'One quarter only: 12 visits in Quarter 4.',
    chart: { unit: 'visits', points: [{ label: 'Quarter 4', value: 12 }], target: null },
  },
  {
    kind: 'quote',
    text: 'Being told early matters more than how it is told.',
    source: 'A parent at the spring forum',
  },
  part('Pledge 2: We will keep you safe'),
  says('First of the second part.'),
  says('Second of the second part.'),
  { kind: 'heading', level: 2, text: 'Access to information', numbered: false },
  { kind: 'paragraph', numbered: false, text: 'The background papers are with the report author.' },
  { kind: 'page-break' },
  { kind: 'appendix', text: 'Updates not received', key: 'missing' },
  says('One update was not received.'),
  part('Late'),
  says('Two came late.'),
]);

const visits = outline('Visits', [
  section('Purpose of the report'),
  says('Four visits were made.'),
  section('Findings'),
  says('Each visit is in the table.'),
  {
    kind: 'table',
    caption: 'Visits of the quarter',
    columns: [
      { header: 'Place', width: 3 },
      { header: 'Day', width: 2 },
    ],
    rows: [['Contact centre', 'Monday 7 December 2026']],
  },
  { kind: 'appendix', text: 'The rota' },
  says('The rota stands until May 2027.'),
]);

export function richPack(over: Partial<Outline> = {}): SettledOutline {
  return join(settle({ ...front, title: 'Agenda and reports pack', ...over }), [
    { heading: 'Item 5: Progress against the pledges', outline: settle(progress) },
    { heading: 'Item 6: Visits made', outline: settle(visits) },
  ]);
}

export const richReport = (): SettledOutline => settle(progress);
