/** A text twice as long takes about twice the steps, whatever stands in it: nobody holds the service up with one field. */

import { clipped } from '../../bot/present/words';
import { spokenText } from '../../bot/teams/events';
import { literal, quoted } from '../../cards/text';
import { parseDay } from '../../services/calendar/rules';
import { guestAddress } from '../../services/guest-address';
import { readTexts } from '../../services/language/check';
import { bareContext } from '../../services/language/context';
import { normalise } from '../../services/language/normalise';
import { numbersSaid, saysSmallNumber } from '../../services/language/said-numbers';
import { decodeEntities } from '../../services/pack/export/markup';
import { squash } from '../../services/pack/export/words';
import { printable } from '../../services/pack/outline/printable';
import { roleOf } from '../../services/people/role-words';
import { understandPeople } from '../../services/people/understand-people';
import { withoutHeldNotes } from '../../services/questions/held-note';
import { speechIn } from '../../services/questions/reported-speech';
import { readCode } from '../../services/questions/word-codes';
import { isPastedWorry, isRaised, rankOf } from '../../services/questions/word-spotting';
import { checkPlainWords, checkWording } from '../../services/questions/wording-checks';
import { linesOf } from '../../services/reports/checks';
import { houseForms } from '../../services/reports/house-forms';
import { readReportFile } from '../../services/reports/read-file';
import { readTime } from '../../services/spreadsheets/declared-table';
import { cellText, headingKey } from '../../services/spreadsheets/rules';
import { readTextTable } from '../../services/spreadsheets/text-file';
import { dateDoubts, datesIn, findDue, findPeriod } from '../../services/strategy/due-words';
import { onlyWatches, partMeasure } from '../../services/strategy/measure-parts';
import { understandPlan } from '../../services/strategy/understand-plan';
import { breakable, inReadableWords, withoutLongRuns } from '../../services/text-runs';
import { readDay } from '../../services/updates/days';
import { problemWithWhole } from '../../services/updates/figure-problems';
import { readNumber } from '../../services/updates/numbers';
import { cleanText, storable } from '../../services/updates/text';
import { readServiceTable } from '../../services/visits/service-table';
import { day } from '../support/papers-world';
import { stepsOf } from '../support/regex-steps';
import { sheetOf } from './import/plan-of-traps';

jest.setTimeout(600_000);

const planOptions = {
  ...{ title: null, previous: null, posts: [], smallCount: 5 },
  ...{ fromDay: day('2026-09-01'), untilDay: day('2027-08-31') },
};
const peopleContext = {
  known: [],
  today: day('2026-11-30'),
  leadPosts: [],
  findPost: () => null,
  committeeId: 'c1',
};

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
  'a table’s bytes': (text) => [
    readTextTable(Buffer.from(text)),
    readTextTable(Buffer.from(`Ref,Action,Who\n1.1,"${text}",Head\n`)),
    readTextTable(Buffer.from(`é,${text}`, 'latin1')),
  ],
  'a plan': (text) =>
    understandPlan(
      [
        sheetOf([
          [text],
          [`Pledge 1: ${text}`],
          ['Ref', 'Action', 'How do we measure success', 'Who', 'Due'],
          ['1.1', text, 'Plan in place', text, text],
        ]),
      ],
      planOptions,
    ),
  'a list of people': (text) =>
    understandPeople(
      [
        sheetOf([
          ['Name', 'Email', 'Roles', 'Post', 'Deputy', 'From'],
          [text, text, text, text, text, text],
        ]),
      ],
      peopleContext,
    ),
  'a table of services': (text) =>
    readServiceTable(
      [
        sheetOf([
          ['Service', 'Place', 'Manager', 'Contact', 'Pledges', 'Home', 'Time', 'Minutes'],
          [text, text, text, text, text, text, text, text],
        ]),
      ],
      null,
    ),
  'a number and a day': (text) => [
    readNumber(text),
    problemWithWhole(readNumber(text), text),
    readDay(text),
    parseDay(text),
    readTime(text),
    guestAddress(text),
  ],
  'what is said in the chat': (text) => [spokenText(text), readCode(text), roleOf(text)],
  'what is shown and printed': (text) => [
    literal(text),
    quoted(text),
    printable(text),
    breakable(text),
    inReadableWords(text),
    squash(text),
    decodeEntities(text),
    clipped(text, 100),
  ],
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
