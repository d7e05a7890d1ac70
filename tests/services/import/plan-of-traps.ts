/** A plan's table with every trap that the council's own has, in words of our own (domain.md 1.4 C). */
import type { Cell, Sheet } from '../../../services/spreadsheets/rules';

export const header = ['Ref', 'Action', 'How do we measure success', 'Who’s responsible'];
const group = 'Cared for Children and Care Leavers Operational Group.';
const head = 'Head of Service for Cared for Children and Care Leavers.';

export function sheetOf(rows: Cell[][], name = ''): Sheet {
  return { name, rows: rows.map((cells, index) => ({ number: index + 1, cells })) };
}

export const planOfTraps: Cell[][] = [
  ['Our strategy'],
  ['Pledge One: We will care as any good parent would'],
  ['What young people told us: please do better.'],
  ['1. Year 1 (September 2026 – August 2027)'],
  header,
  ['1.1', 'Set up the groups', 'Groups in place by October 2026.', `${head}\n${group}`],
  ['1.2', 'Build a list of contacts', 'The list (tbc) is in use.', head],
  [1.3, 'Work with Rowena Ashgrove on training', '80% (7 of 76) of members trained', head],
  ['1.4', 'Watch the numbers', 'We have 1 within the council on a scheme', head],
  ['1.5', 'Five', 'x', head],
  ['1.6', 'Six', 'x', head],
  ['1.7', 'Seven', 'x', head],
  ['1.8', 'Eight', 'x', head],
  ['1.9', 'Change the name of our committee', 'The pledge will be agreed by full council', head],
  [1.1, 'Review our scorecard', 'New scorecard in place by September 2026', head],
  ['Pledge 2', 'We will improve learning and work'],
  ['Ref', 'ACTION', 'How do we\nmeasure  success?', "WHO'S RESPONSIBLE"],
  [
    '2.1',
    'Open up apprenticeships',
    'An increase in young people on apprenticeships from 7 young people to a target of 12 by August 2027.',
    `${group}\nDeputy Virtual School Headteacher.\nPost 16 Adviser.`,
  ],
  [
    '2.2',
    'Check homes monthly',
    '% with 3 or more moves in a year % leaving through adoption.\nEvery child to have a plan.',
    'Virtual school Headteacher and Deputy Headteacher.',
  ],
  ['2.3', 'Help children live', '15 guardianships and 47 care orders will be revoked', group],
  ['', 'near home', 'Number of homes (29% now)', 'Designated Nurse and Named Nurse, Looked After'],
  ['', '', '', 'Children and Care Leavers.'],
  ['2.4', 'Assess health', 'Panel meets bi-monthly;\nPassports given.\nPassports given.', head],
  ['2.5', 'Complaints', 'Increased complaints. Forum running weekly from June 2026', head],
];

export const expectedRefs = [
  ...['1.1', '1.2', '1.3', '1.4', '1.5', '1.6', '1.7', '1.8', '1.9', '1.10'],
  ...['2.1', '2.2', '2.3', '2.4', '2.5'],
];
