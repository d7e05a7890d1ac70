import fc from 'fast-check';
import { compose } from '../../../services/pack/compose/compose';
import { isPlain } from '../../../services/pack/compose/plain-words';
import { printedVersion } from '../../../services/pack/compose/position';
import { composeYoung } from '../../../services/pack/compose/young';
import { askedAbout, tellable, threeThings } from '../../../services/pack/compose/young-choice';
import type { PackContents } from '../../../services/pack/gather/contents';
import { type SettledOutline, settle } from '../../../services/pack/outline/settle';
import { Status } from '../../../services/updates/rules';
import { sampleContents } from '../../support/pack-sample';
import { readingGrade, sentencesOf, syllables, wordsOf } from '../../support/reading-age';

const edition = (contents: PackContents) => settle(composeYoung(contents));

/** Every word of it, a paragraph, cell or list item a line. */
function linesOf(outline: SettledOutline): string[] {
  const text = (runs: { text: string }[]) => runs.map((run) => run.text).join('');
  return [
    outline.title,
    ...outline.blocks.flatMap((block) => {
      switch (block.kind) {
        case 'heading':
          return [block.text];
        case 'paragraph':
        case 'note':
          return [text(block.runs)];
        case 'list':
          return block.items.map(text);
        case 'table':
          return [
            block.caption,
            ...block.columns.map(({ header }) => header),
            ...block.rows.flat(2).map(text),
          ];
        default:
          return [];
      }
    }),
  ];
}
const prose = (outline: SettledOutline) => linesOf(outline).filter((line) => /[.?]$/.test(line));
const allText = (outline: SettledOutline) => linesOf(outline).join('\n');

function withStatuses(statuses: (Status | null)[], next = ''): PackContents {
  const contents = sampleContents();
  return {
    ...contents,
    actions: contents.actions.map((item, index) => {
      const status = statuses[index % statuses.length];
      if (!status || !item.standing || !item.request) return { ...item, standing: null };
      const content = { ...item.standing.content, status, next };
      return {
        ...item,
        request: { ...item.request, state: 'accepted' },
        standing: { ...item.standing, content },
      };
    }),
  };
}
const anyStatuses = fc.array(fc.option(fc.constantFrom(...Status.options)), { minLength: 1, maxLength: 50 });

describe('the young people’s edition', () => {
  const outline = edition(sampleContents());

  it('has the four parts of the plain form and says who can help', () => {
    expect(outline.blocks.flatMap((block) => (block.kind === 'heading' ? [block.text] : []))).toEqual([
      'Three things happening',
      'What it means for you',
      'What we want to ask you',
      'Who can help',
    ]);
    expect(allText(outline)).toMatch(/a worker who helps young people/);
    expect(allText(outline)).toMatch(/Childline on 0800 1111/);
    expect(allText(outline)).toMatch(/Call 999/);
    expect(outline.facts).toEqual([{ label: 'Date of meeting', text: 'Tuesday 2 March 2027' }]);
    expect(outline.size).toBe('large');
  });

  it('can be read at about nine to eleven, in short sentences, whatever has happened', () => {
    expect(['cat', 'table', 'councillors', 'promise', 'education'].map(syllables)).toEqual([1, 2, 3, 2, 4]);
    fc.assert(
      fc.property(anyStatuses, (statuses) => {
        const text = prose(edition(withStatuses(statuses))).join('\n');
        expect(readingGrade(text)).toBeLessThan(6);
        for (const sentence of sentencesOf(text)) expect(wordsOf(sentence).length).toBeLessThanOrEqual(26);
        const average = wordsOf(text).length / sentencesOf(text).length;
        expect(average).toBeLessThan(12);
      }),
      { numRuns: 40 },
    );
  });

  it('has no acronym, no jargon, no exclamation mark and no name, whatever has happened', () => {
    fc.assert(
      fc.property(anyStatuses, (statuses) => {
        const text = allText(edition(withStatuses(statuses)));
        expect(text).not.toMatch(/\b[A-Z]{2,}\b|!/);
        expect(text).not.toMatch(
          /Canary|scorecard|placement|governance|workstream|strategy|outcome|off track|on track/i,
        );
      }),
      { numRuns: 40 },
    );
  });

  it('prints nothing that the public edition does not: no figure about people, nothing that is not accepted', () => {
    const contents = sampleContents();
    const open = JSON.stringify(settle(compose(contents, 'public'))).toLowerCase();
    const titles = contents.actions.map(({ action }) => action.title);
    const looked = { titles: 0, quoted: 0 };
    for (const line of linesOf(outline)) {
      for (const title of titles.filter((one) => line.includes(one))) {
        looked.titles += 1;
        const item = contents.actions.find(({ action }) => action.title === title);
        expect(item && printedVersion(item, 'public')).not.toBeNull();
        expect(open).toContain(title.toLowerCase());
      }
      for (const [, quoted = ''] of line.matchAll(/“([^”]+)”/g)) {
        looked.quoted += 1;
        const known = [...titles, ...contents.strategy.pledges.map(({ shortName }) => shortName)];
        expect(known.map((one) => one.toLowerCase())).toContain(quoted.toLowerCase());
      }
    }
    expect([looked.titles > 0, looked.quoted > 0]).toEqual([true, true]);
    const numbers = allText(outline).match(/\d+/g)?.map(Number) ?? [];
    const allowed = new Set([2, 2027, 800, 1111, 999, ...Array.from({ length: 51 }, (_, index) => index)]);
    expect(numbers.filter((number) => !allowed.has(number))).toEqual([]);
  });

  it('keeps back every word of an update that is not accepted', () => {
    const contents = sampleContents();
    const secret = {
      ...contents,
      actions: contents.actions.map((item) =>
        item.standing && item.request
          ? {
              ...item,
              request: { ...item.request, state: 'sent' as const },
              standing: {
                ...item.standing,
                content: { ...item.standing.content, status: 'off-track' as const, next: 'Zebra walks home' },
              },
            }
          : item,
      ),
    };
    const text = allText(edition(secret));
    expect(text).not.toMatch(/Zebra|running late|“Keep/);
    expect(text).toContain('We do not have news of 50 things yet.');
  });

  it('counts every thing once', () => {
    fc.assert(
      fc.property(anyStatuses, (statuses) => {
        const contents = withStatuses(statuses);
        const table = edition(contents).blocks.find((block) => block.kind === 'table');
        const numbers =
          table?.kind === 'table'
            ? table.rows.flatMap((row) => row.slice(1).map((cell) => Number(cell[0]?.[0]?.text)))
            : [];
        expect(numbers.reduce((sum, number) => sum + number, 0)).toBe(contents.actions.length);
      }),
      { numRuns: 40 },
    );
  });

  it('never says that something runs late without saying what comes next', () => {
    let told = 0;
    for (const next of ['', 'We meet the carers in May', 'KPIs to be reviewed by the OG at the Q3 forum']) {
      for (const line of linesOf(edition(withStatuses(['off-track'], next))).filter((one) =>
        /This is running late/.test(one),
      )) {
        told += 1;
        expect(line).toMatch(/happen next/);
        expect(line).not.toMatch(/KPI|forum/);
      }
    }
    expect(told).toBeGreaterThan(0);
    expect(allText(edition(withStatuses(['off-track'], 'We meet the carers in May')))).not.toContain(
      'in May',
    );
    expect(allText(edition(withStatuses(['off-track'], 'We meet every carer in the spring')))).toContain(
      'What will happen next: we meet every carer in the spring.',
    );
  });

  it('stands on its own when nothing is known', () => {
    const text = allText(edition(withStatuses([null])));
    expect(text).toContain('We have no news that we can tell you yet.');
    expect(text).not.toMatch(/undefined|null/);
  });
});

describe('the choice of three things', () => {
  it('is one finished, one that needs help and one that goes well, each from another promise', () => {
    const three = threeThings(tellable(sampleContents()));
    expect(three).toHaveLength(3);
    expect(three[0]?.status).toBe('done');
    expect(['off-track', 'at-risk']).toContain(three[1]?.status);
    expect(new Set(three.map(({ pledgeNo }) => pledgeNo)).size).toBe(3);
  });

  it('tells what needs help even when every promise of it has been told of already', () => {
    const thing = (title: string, pledgeNo: number, status: Status) => ({
      title,
      pledgeNo,
      status,
      before: null,
      next: null,
    });
    const three = threeThings([
      thing('a', 1, 'done'),
      thing('b', 1, 'at-risk'),
      thing('c', 2, 'on-track'),
      thing('d', 3, 'on-track'),
    ]);
    expect(three.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
  });

  it('is never the same thing twice, and asks only about what needs help', () => {
    let asked = 0;
    fc.assert(
      fc.property(anyStatuses, (statuses) => {
        const items = tellable(withStatuses(statuses));
        const three = threeThings(items);
        expect(new Set(three).size).toBe(three.length);
        expect(three.length).toBe(Math.min(3, items.length));
        const troubled = items.some(({ status }) => status === 'off-track' || status === 'at-risk');
        expect(three.some(({ status }) => status === 'off-track' || status === 'at-risk')).toBe(troubled);
        const about = askedAbout(items);
        asked += about.length;
        expect(about.every(({ status }) => ['off-track', 'at-risk'].includes(status))).toBe(true);
      }),
    );
    expect(asked).toBeGreaterThan(20);
  });
});

it.each([
  ['Celebrate care leavers in their national week', true],
  ['Use the NHS dental referral route so children see a dentist', false],
  ['Step in earlier when an adoption might break down', false],
  ['We meet Anna at the centre', false],
  ['We will see 4 of them', false],
  ['', false],
])('%s: plain enough to print is %s', (text, plain) => expect(isPlain(text, 13)).toBe(plain));
