import { demoPeople } from '../../../local/demo/people';
import { compose } from '../../../services/pack/compose/compose';
import { figureFacts } from '../../../services/pack/compose/figure-facts';
import {
  checkFiles,
  type Forbidden,
  forbiddenNames,
  nothingForbidden,
  privateWords,
} from '../../../services/pack/export/check';
import { hiddenFiguresOf } from '../../../services/pack/gate/hidden-figures';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { writeWord } from '../../../services/pack/word/word';
import { assembleScorecard } from '../../../services/scorecard/assemble';
import { sampleContents } from '../../support/pack-sample';

jest.setTimeout(120_000);

const createdAt = new Date('2027-02-18T10:00:00Z');
const contents = sampleContents();
const secret =
  'The home in the north of the borough closes before the summer because its manager has been suspended from work.';

const forbidden: Forbidden = {
  people: [
    ...forbiddenNames(
      demoPeople.map(({ name, roles }) => ({ name, isMember: roles.includes('member') })),
      [
        ...demoPeople.flatMap(({ posts, roles }) => [...(posts ?? []), ...roles]),
        contents.committee.name,
        contents.committee.operationalGroupName,
      ],
    ),
    { name: 'Canary Leadname', inText: false },
  ],
  privateWords: privateWords([secret], ['The home in the north of the borough is one of four.']),
  privateTitles: ['Closing of one home'],
  hiddenFigures: hiddenFiguresOf(
    assembleScorecard(figureFacts(contents), 'public'),
    assembleScorecard(figureFacts(contents), 'officers'),
  ),
  canaries: ['Zebrafinch'],
};

describe('our own files', () => {
  it('pass: the whole plan in Word and PDF holds nothing that must not be there', async () => {
    const outline = settle(compose(contents, 'public'));
    const [word, pdf] = await Promise.all([
      writeWord(outline, { createdAt }),
      writePdf(outline, { createdAt }),
    ]);
    const files = [
      { name: 'report.docx', content: word },
      { name: 'report.pdf', content: pdf.pdf },
    ];
    expect(await checkFiles(files, forbidden)).toEqual([]);
  });

  it('are stopped when private words, a name, a title or a small number stand in them', async () => {
    const outline = settle({
      ...compose(contents, 'public'),
      blocks: [
        ...compose(contents, 'public').blocks,
        { kind: 'paragraph', numbered: false, text: secret },
        { kind: 'paragraph', numbered: false, text: ['Ask Canary Lead', { strong: 'name' }, ' about it.'] },
        { kind: 'paragraph', numbered: false, text: 'Closing of one home' },
        { kind: 'paragraph', numbered: false, text: 'The bird is a zebra\u00adfinch.' },
      ],
    });
    const [word, pdf] = await Promise.all([
      writeWord(outline, { createdAt }),
      writePdf(outline, { createdAt }),
    ]);
    for (const content of [word, pdf.pdf]) {
      const found = await checkFiles([{ name: 'report', content }], forbidden);
      expect(new Set(found.map(({ rule }) => rule))).toEqual(
        new Set(['export-private-words', 'export-name', 'export-private-title', 'export-canary']),
      );
      expect(found.every(({ severity, privacy }) => severity === 'stops' && privacy)).toBe(true);
      expect(JSON.stringify(found)).not.toContain('suspended');
    }
  });

  it('tell every hidden figure that came out beside its measure', async () => {
    const officers = settle(compose(contents, 'officers'));
    const [word, pdf] = await Promise.all([
      writeWord(officers, { createdAt }),
      writePdf(officers, { createdAt }),
    ]);
    const hidden = forbidden.hiddenFigures;
    expect(hidden.length).toBeGreaterThanOrEqual(3);
    for (const content of [word, pdf.pdf]) {
      const found = await checkFiles([{ name: 'report', content }], {
        ...nothingForbidden,
        hiddenFigures: hidden,
      });
      const told = new Set(found.map(({ excerpt }) => excerpt));
      expect(hidden.filter(({ measure }) => !told.has(measure.slice(0, 80)))).toEqual([]);
    }
  });
});
