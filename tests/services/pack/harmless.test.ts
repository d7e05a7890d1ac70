/** A legitimate pack is never held back: whatever figures and harmless words it holds, the export check passes our own files. */
import fc from 'fast-check';
import { compose } from '../../../services/pack/compose/compose';
import { composeScorecard } from '../../../services/pack/compose/scorecard';
import { checkFiles, nothingForbidden } from '../../../services/pack/export/check';
import { hiddenFiguresOf } from '../../../services/pack/gate/hidden-figures';
import type { PackContents } from '../../../services/pack/gather/contents';
import { writeHtml } from '../../../services/pack/html/html';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { writeWord } from '../../../services/pack/word/word';
import { assembleScorecard } from '../../../services/scorecard/assemble';
import { baselineFigures } from '../../../services/scorecard/baselines';
import { quartersBefore } from '../../../services/scorecard/periods';
import type { ScorecardFacts, SourcedFigure } from '../../../services/scorecard/rules';
import { sampleContents } from '../../support/pack-sample';
import { factsOf, figure, quarters } from '../scorecard/figure-sample';

const createdAt = new Date('2027-02-18T10:00:00Z');
const contents = sampleContents();
const measures = contents.strategy.actions
  .flatMap((action) => action.measures)
  .filter(({ kind }) => kind === 'count' || kind === 'percentage');

/** What leads and the performance team write beside figures, with numbers that count nobody. */
const notes = [
  '',
  'Taken from the case management system on 4 January 2027.',
  'Counted over 13 weeks; see section 4 of the guide.',
  'As in table 3 of the return of 2025-26.',
  'The definition has changed since 1 April 2026.',
];

const count = fc.oneof(fc.nat(5), fc.nat(30), fc.integer({ min: 31, max: 600 }));
const given = fc.record({
  measure: fc.constantFrom(...measures),
  counts: fc.array(fc.option(count, { freq: 4 }), { minLength: 8, maxLength: 8 }),
  more: fc.array(count, { minLength: 8, maxLength: 8 }),
  parts: fc.array(count, { maxLength: 4 }),
  note: fc.constantFrom(...notes),
});
type Given = typeof given extends fc.Arbitrary<infer Value> ? Value : never;

function figuresOf({ measure, counts, more, parts, note }: Given): SourcedFigure[] {
  const base = (at: number) => (measure.kind === 'percentage' ? (counts[at] ?? 0) + (more[at] ?? 0) : null);
  const over = counts.flatMap((one, back) =>
    one === null
      ? []
      : [
          figure(measure.code, {
            asAt: quartersBefore(quarters.now, back),
            count: one,
            base: base(back),
            note,
          }),
        ],
  );
  const broken =
    measure.kind === 'count' && counts[0] != null
      ? parts.map((one, index) => figure(measure.code, { part: `Level: ${'ABCD'[index]}`, count: one }))
      : [];
  return [...over, ...broken];
}

/** `small-numbers --count`: one setting for the scorecard and for what the finished files are looked through for. */
const smallCount = fc.constantFrom(1, 3, 5, 7, 12);

const packs = fc
  .tuple(
    fc.uniqueArray(given, { selector: ({ measure }) => measure.code, minLength: 3, maxLength: 40 }),
    smallCount,
  )
  .map(([all, most]) =>
    factsOf([...all.flatMap(figuresOf), ...baselineFigures(contents.strategy)], {
      thresholds: { smallCount: most, smallBase: 2 * most },
    }),
  );

async function found(scorecard: ScorecardFacts, formats: string): Promise<string[]> {
  const [open, exact] = [assembleScorecard(scorecard, 'public'), assembleScorecard(scorecard, 'officers')];
  const printed: PackContents = { ...contents, scorecard };
  const outlines = [compose(printed, 'public'), composeScorecard(open, contents, 'public')].map(settle);
  const files = await Promise.all(
    outlines.flatMap((outline, index) => [
      { name: `${index}.html`, content: Buffer.from(writeHtml(outline, { createdAt })) },
      writeWord(outline, { createdAt }).then((content) => ({ name: `${index}.docx`, content })),
      ...(formats === 'pdf'
        ? [writePdf(outline, { createdAt }).then(({ pdf }) => ({ name: `${index}.pdf`, content: pdf }))]
        : []),
    ]),
  );
  const findings = await checkFiles(files, {
    ...nothingForbidden,
    hiddenFigures: hiddenFiguresOf(open, exact),
    people: [{ name: 'Canary Leadname', inText: false }],
  });
  return findings.map(({ rule, place, excerpt }) => `${rule} ${place} ${excerpt}`);
}

describe('harmless papers', () => {
  it(
    'pass in Word and as a page, whatever the figures are',
    () =>
      fc.assert(
        fc.asyncProperty(packs, async (facts) => expect(await found(facts, '')).toEqual([])),
        { seed: 20270302, numRuns: 10, endOnFailure: true },
      ),
    600000,
  );
  it(
    'pass as PDF too',
    () =>
      fc.assert(
        fc.asyncProperty(packs, async (facts) => expect(await found(facts, 'pdf')).toEqual([])),
        { seed: 20270302, numRuns: 2, endOnFailure: true },
      ),
    600000,
  );
});
