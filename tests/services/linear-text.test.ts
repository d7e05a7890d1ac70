/** A text twice as long takes about twice the steps, whatever stands in it: nobody holds the service up with one field. */

import { readTexts } from '../../services/language/check';
import { bareContext } from '../../services/language/context';
import { normalise } from '../../services/language/normalise';
import { numbersSaid, saysSmallNumber } from '../../services/language/said-numbers';
import { withoutHeldNotes } from '../../services/questions/held-note';
import { speechIn } from '../../services/questions/reported-speech';
import { isPastedWorry, isRaised, rankOf } from '../../services/questions/word-spotting';
import { checkPlainWords, checkWording } from '../../services/questions/wording-checks';
import { linesOf } from '../../services/reports/checks';
import { houseForms } from '../../services/reports/house-forms';
import { readReportFile } from '../../services/reports/read-file';
import { cellText, headingKey } from '../../services/spreadsheets/rules';
import { dateDoubts, datesIn, findDue, findPeriod } from '../../services/strategy/due-words';
import { onlyWatches, partMeasure } from '../../services/strategy/measure-parts';
import { withoutLongRuns } from '../../services/text-runs';
import { cleanText, storable } from '../../services/updates/text';
import { day } from '../support/papers-world';
import { stepsOf } from '../support/regex-steps';

jest.setTimeout(600_000);

const checked = (text: string) => ({
  ...{ text, place: 'Item 5', document: 'd', part: 1 as const },
});
const kinds = ['paragraph', 'recommendation', 'background-papers', 'cell', 'quote'] as const;

/** Everything that meets what people type, paste and import; typed words come through the one door that cuts long runs. */
const functions: Record<string, (text: string) => unknown> = {
  'the door itself': (text) => [
    withoutLongRuns(text),
    storable(text),
    cleanText(text),
    withoutHeldNotes(text),
  ],
  'one normal form': (text) => normalise(text),
  'every check of words': (text) => kinds.map((kind) => readTexts([{ ...checked(text), kind }], bareContext)),
  'numbers beside figures': (text) => [numbersSaid(text), saysSmallNumber(text, 5)],
  'speech of young people': (text) => [
    speechIn(withoutLongRuns(text)),
    speechIn(withoutLongRuns(text), { theirVoice: true }),
  ],
  'order of messages': (text) => [isPastedWorry, isRaised, rankOf].map((one) => one(withoutLongRuns(text))),
  'a wording of a question': (text) => [
    checkWording(withoutLongRuns(text)),
    checkPlainWords(withoutLongRuns(text)),
  ],
  'dates in words': (text) => [
    findDue(text, day('2026-09-01')),
    dateDoubts(text, day('2026-09-01')),
    datesIn(text, day('2026-09-01')),
    findPeriod(text),
  ],
  'measures of a plan': (text) => [partMeasure(text), partMeasure(text, true), onlyWatches(text)],
  'cells of a table': (text) => [cellText(text), headingKey(text)],
  'a report from a file': (text) => [readReportFile(text, houseForms[0] as never), linesOf(text)],
};

/** What is repeated until the text is as long as wanted. */
const pumps = [
  ...[
    ' ',
    '\n',
    '\t ',
    ' \n',
    '.',
    '…',
    '-',
    '*',
    '#',
    '0',
    'a',
    'A',
    '’',
    '“',
    '"',
    "'",
    '‘',
    '<',
    '[',
    '{',
    '(',
  ],
  ...[
    'a@',
    'a.',
    'a-',
    'A ',
    'Ab ',
    'ab ',
    '1 ',
    '1, ',
    '12 of ',
    '1/',
    '1.',
    '@',
    '0 0',
    'é ',
    '\u0301',
    'ab\n',
  ],
  ...[
    '<li',
    '<p>',
    '[ ',
    '- ',
    '1. ',
    '# ',
    ': ',
    'a: ',
    '| ',
    'I ',
    'me ',
    'said ',
    'one of ',
    'and ',
    'to ',
    'by ',
  ],
  ...[
    'that ',
    'the Act ',
    'the committee be ',
    'The Committee and ',
    'young people ',
    'the child and the child ',
  ],
  ...[
    'aged 1',
    'by end of ',
    '31 March ',
    'within 1 ',
    'data theme ',
    '0 o and 0 m will ',
    'x following: ',
    'review of ',
  ],
  ...[
    'nhs no ',
    'Flat 1, 2 ',
    'to be confirmed ',
    'contact ',
    'www.a',
    'https://a ',
    'a.gov/',
    'Strategy 2022',
    'none; ',
    '“a b ',
    " '",
    " 'a",
  ],
];

const growthOf = (work: (text: string) => unknown, pump: string, size: number) => {
  const text = (length: number) => `Words. ${pump.repeat(Math.ceil(length / pump.length))}!x`;
  const [once, twice] = [stepsOf(() => work(text(size))), stepsOf(() => work(text(2 * size)))];
  // A thousand steps are nothing, however they grow.
  return twice < 50_000 ? 1 : twice / Math.max(once, 1);
};

it.each(Object.entries(functions))('%s', (_name, work) => {
  const slow = pumps
    .filter((pump) => growthOf(work, pump, 600) > 2.4)
    // What looks a fixed way ahead grows faster only until the text is longer than that.
    .map((pump) => ({ pump, growth: growthOf(work, pump, 5_000) }))
    .filter(({ growth }) => growth > 2.4);
  expect(slow).toEqual([]);
});
