import fc from 'fast-check';
import { compose } from '../../../services/pack/compose/compose';
import type { Audience, PackAction, PackContents } from '../../../services/pack/gather/contents';
import { contentNotes } from '../../../services/pack/notes';
import { type SettledBlock, type SettledOutline, settle } from '../../../services/pack/outline/settle';
import { sampleContents, sampleFigure } from '../../support/pack-sample';

const settled = (contents: PackContents, audience: Audience = 'public') =>
  settle(compose(contents, audience));
type Table = Extract<SettledBlock, { kind: 'table' }>;
const tables = (outline: SettledOutline) =>
  outline.blocks.filter((block): block is Table => block.kind === 'table');
const cellText = (cell: Table['rows'][number][number] | undefined) =>
  (cell ?? []).map((runs) => runs.map(({ text }) => text).join('')).join(' | ');
const rows = (outline: SettledOutline, caption: RegExp) =>
  tables(outline)
    .filter((table) => caption.test(table.caption))
    .flatMap((table) => table.rows.map((row) => row.map(cellText)));
const row = (outline: SettledOutline, caption: RegExp, start: string) =>
  rows(outline, caption).find(([first]) => first === start || first?.startsWith(`${start} `)) ?? [];
const headings = (outline: SettledOutline) =>
  outline.blocks.flatMap((block) =>
    block.kind === 'heading' ? [`${block.number ?? ''} ${block.text}`.trim()] : [],
  );
const under = (outline: SettledOutline, heading: string) => {
  const from = outline.blocks.findIndex((block) => block.kind === 'heading' && block.text === heading);
  const rest = outline.blocks.slice(from + 1);
  const to = rest.findIndex((block) => block.kind === 'heading');
  return rest
    .slice(0, to < 0 ? undefined : to)
    .flatMap((block) => (block.kind === 'paragraph' ? [block.runs.map(({ text }) => text).join('')] : []));
};
const everything = (outline: SettledOutline) => JSON.stringify(outline);

/** The sample with one action changed. */
function changed(ref: string, change: (item: PackAction) => PackAction): PackContents {
  const contents = sampleContents();
  return {
    ...contents,
    actions: contents.actions.map((item) => (item.action.ref === ref ? change(item) : item)),
  };
}

function withFigure(code: string, count: number, base: number | null = null): PackContents {
  const ref = code.split('-')[0] ?? '';
  return changed(ref, (item) => {
    const measure = item.action.measures.find((one) => one.code === code);
    if (!measure || !item.standing) throw new Error(`no ${code}`);
    const figure = sampleFigure(measure, 1, {
      count,
      base,
      toCome: false,
      words: 'A note with the number in it',
    });
    const figures = item.standing.content.figures.map((one) => (one.measureId === measure.id ? figure : one));
    return { ...item, standing: { ...item.standing, content: { ...item.standing.content, figures } } };
  });
}

describe('the progress report', () => {
  it('has the sections of the 2022 house form, in order', () => {
    expect(headings(settled(sampleContents())).filter((text) => !/^6\.|^A(ppendix|\d)/.test(text))).toEqual([
      '1 Purpose of Report',
      '2 Executive Summary',
      '3 Recommendations',
      '4 Reasons for Recommendations',
      '5 Other Options Considered',
      '6 Background',
      '7 Consultation and Engagement',
      '8 Implications',
      '8.1 Legal',
      '8.2 Finance',
      '8.3 Policy',
      '8.4 Equality',
      '8.5 Human Resources',
      '8.6 Risk Management',
      '8.7 Rural Communities',
      '8.8 Children and Young People/Cared for Children',
      '8.9 Public Health',
      '8.10 Climate Change',
      'Access to Information',
    ]);
  });

  it('has every action once in the pledges’ tables, in reading order: 1.10 after 1.9', () => {
    const contents = sampleContents();
    const refs = rows(settled(contents), /^Pledge \d, actions/).map(([ref]) => ref);
    expect(refs).toEqual(contents.actions.map(({ action }) => action.ref));
    expect(refs.indexOf('1.10')).toBe(refs.indexOf('1.9') + 1);
    expect(rows(settled(contents), /measures of success/)).toHaveLength(134);
  });

  it('recommends one thing to a number, each with a verb in base form that an advisory committee may use', () => {
    for (const text of under(settled(sampleContents()), 'Recommendations')) {
      expect(text).toMatch(/^That the Committee (note|comment on|receive|endorse) /);
    }
  });

  it('never leaves the effect on cared-for children blank, or at one sentence', () => {
    const contents = sampleContents();
    const nothing = { ...contents, actions: contents.actions.map((item) => ({ ...item, standing: null })) };
    for (const one of [contents, nothing]) {
      const text = under(settled(one), 'Children and Young People/Cared for Children').join(' ');
      expect(text.split(/\.\s|\.$/).filter(Boolean).length).toBeGreaterThanOrEqual(2);
    }
  });

  it('uses the committee’s name of the day, and says that it is a draft', () => {
    const contents = sampleContents();
    const renamed = { ...contents, committee: { ...contents.committee, name: 'Our Promise Committee' } };
    expect(settled(renamed).body).toBe('Our Promise Committee');
    expect(everything(settled(renamed))).not.toContain('Cared for Children and Care Leavers Committee');
    expect(settled(contents).status).toBe('Draft, version 1');
  });

  it('names no person', () => {
    for (const audience of ['public', 'officers'] as const) {
      expect(everything(settled(sampleContents(), audience))).not.toContain('Canary');
    }
  });

  it('shows every status as a word and a shape', () => {
    for (const [, , status] of rows(settled(sampleContents()), /^Pledge \d, actions/)) {
      expect(status).toMatch(/[✔●▲■○] (Done|On track|At risk|Off track|Not started)/);
    }
  });
});

describe('what is not accepted', () => {
  const secret = 'Words that nobody has accepted';
  const unaccepted = (state: 'sent' | 'returned') =>
    changed('2.3', (item) => {
      if (!item.request || !item.standing) throw new Error('2.3 has an update');
      const content = {
        ...item.standing.content,
        done: secret,
        difference: secret,
        next: secret,
        voice: secret,
      };
      const figures = content.figures.map((figure) => ({
        ...figure,
        count: 987,
        base: null,
        source: secret,
      }));
      return {
        ...item,
        request: { ...item.request, state },
        standing: { ...item.standing, content: { ...content, figures } },
      };
    });

  it.each(['sent', 'returned'] as const)(
    'is not printed for the public when it is %s, and is listed instead',
    (state) => {
      const outline = settled(unaccepted(state));
      expect(everything(outline)).not.toContain(secret);
      expect(everything(outline)).not.toContain('987');
      expect(row(outline, /actions$/, '2.3')[2]).toContain('Awaiting scrutiny');
      expect(row(outline, /^Received, not yet accepted/, '2.3')[2]).toBe('14 January 2027');
      expect(row(outline, /^Status of each action/, '2.3').slice(3)).toEqual([
        'No accepted update',
        'Cannot be said yet',
      ]);
    },
  );

  it('is shown to officers, with where it is', () => {
    expect(row(settled(unaccepted('returned'), 'officers'), /actions$/, '2.3').join()).toContain(secret);
    expect(row(settled(unaccepted('returned'), 'officers'), /actions$/, '2.3')[2]).toContain('Sent back');
  });
});

describe('the honest page', () => {
  const outline = settled(sampleContents());

  it('lists what was not received, late, extended, carried forward and to follow', () => {
    expect(rows(outline, /^Not received/).map(([ref]) => ref)).toEqual(['1.4']);
    expect(rows(outline, /^Received, not yet/).map(([ref]) => ref)).toEqual(['2.2', '2.5']);
    expect(rows(outline, /^Received late/)).toEqual([
      ['3.1', expect.any(String), '19 January 2027', '21 January 2027'],
    ]);
    expect(rows(outline, /^More time agreed/)).toEqual([
      ['4.1', expect.any(String), '22 January 2027', 'Two clinics report on the 21st.'],
    ]);
    expect(rows(outline, /^Carried forward/)).toEqual([
      ['1.6', expect.any(String), 'The rota runs as agreed until May.'],
    ]);
    expect(rows(outline, /^Figures to follow/)).toEqual([['4.4', expect.any(String), '4.4-b']]);
  });

  it('does not call late what came in time and was put right after scrutiny', () => {
    const contents = changed('2.6', (item) =>
      item.standing
        ? { ...item, standing: { ...item.standing, no: 2, sentAt: new Date('2027-02-09T10:00:00Z') } }
        : item,
    );
    expect(rows(settled(contents), /^Received late/).map(([ref]) => ref)).toEqual(['3.1']);
  });

  it('says action by action what has changed since last time', () => {
    const changes = rows(outline, /^Status of each action/);
    expect(changes).toHaveLength(50);
    for (const [ref, , before, now, change] of changes) {
      if (now === 'No accepted update') expect(change).toBe('Cannot be said yet');
      else if (before === 'None') expect([ref, change]).toEqual(['6.6', 'First report']);
      else if (before === now)
        expect(change).toMatch(
          ref === '1.6' ? /^No change of status; last time’s words/ : /^No change of status$/,
        );
      else expect(change).toBe(`Moved from ${before?.slice(2)} to ${now?.slice(2)}`);
    }
  });

  it('names an action that left the plan, came into it or was reworded', () => {
    const contents = sampleContents();
    const plan = [
      { ref: '7.1', title: 'Something closed' },
      ...contents.actions
        .filter(({ action }) => action.ref !== '6.5')
        .map(({ action }) => ({ ref: action.ref, title: action.ref === '1.1' ? 'Old words' : action.title })),
    ];
    const text = everything(settled({ ...contents, last: { periodLabel: 'Quarter 2', plan } }));
    expect(text).toContain('7.1 Something closed: no longer in the plan.');
    expect(text).toMatch(/6\.5 [^"]*: new in the plan\./);
    expect(text).toMatch(/1\.1 [^"]*: reworded; it was “Old words”\./);
  });

  it('says so where there is nothing to list, and nothing to compare with', () => {
    const contents = sampleContents();
    const first = {
      ...contents,
      last: null,
      actions: contents.actions.map((item) => ({ ...item, last: null })),
    };
    expect(everything(settled(first))).toContain('there is nothing to compare with');
    const complete = { ...contents, actions: contents.actions.slice(0, 3) };
    expect(under(settled(complete), 'Not received')).toEqual(['Every update was received.']);
  });

  it('tells the clerk the same in a line each', () => {
    expect(contentNotes(sampleContents())).toEqual(
      expect.arrayContaining([
        '1 update was not received.',
        '2 updates are not accepted yet, and so not printed.',
        '1 update came late.',
        '1 figure is to follow.',
      ]),
    );
  });
});

describe('figures', () => {
  it.each([
    ['2.1-a', 4, null, 'c'],
    ['2.1-a', 0, null, '0'],
    ['2.1-a', 6, null, '6'],
    ['4.4-c', 3, null, '3'],
    ['5.5-b', 156, 160, 'c'],
    ['5.5-b', 120, 160, '120 of 160 (75%)'],
    ['4.4-b', 69, 76, '69 of 76 (91%)'],
    ['4.3-a', 13.4, null, '13.4'],
  ])('%s with %p of %p is printed as %p, and exactly for officers', (code, count, base, shown) => {
    const contents = withFigure(code, count, base);
    const printed = row(settled(contents), /measures of success/, code);
    expect(printed[1]).toBe(shown);
    expect(printed[5]?.includes('A note with the number in it')).toBe(shown !== 'c');
    expect(row(settled(contents, 'officers'), /measures of success/, code)[1]).toMatch(
      new RegExp(`^${count}( of ${base} .*)?$`),
    );
  });

  it('explains “c” under every table that has one, and under no other', () => {
    for (const [index, block] of settled(sampleContents()).blocks.entries()) {
      if (block.kind !== 'table') continue;
      const hidden = block.rows.some((cells) => cells.some((cell) => cellText(cell) === 'c'));
      const next = settled(sampleContents()).blocks[index + 1];
      expect([block.caption, next?.kind === 'note']).toEqual([block.caption, hidden]);
    }
  });

  it('says which way is good: complaints up (5.4), scores down (4.3)', () => {
    const outline = settled(sampleContents());
    expect(row(outline, /measures of success/, '5.4-b')[4]).toBe('Up is good');
    expect(row(outline, /measures of success/, '4.3-a')[4]).toBe('Down is good');
    expect(row(outline, /measures of success/, '4.4-c')[4]).toBe('Watched only');
  });

  it('prints no starting figure on which two sources disagree, and shows both to officers', () => {
    const contents = changed('3.3', (item) => ({ ...item, last: null }));
    const outline = settled(contents);
    expect(row(outline, /measures of success/, '3.3-a')[2]).toBe(
      'Starting figure: two sources disagree; to be confirmed',
    );
    expect(everything(outline)).not.toMatch(/\b(321|315)\b/);
    expect(everything(settled(contents, 'officers'))).toMatch(/321 .*315/);
  });

  it('writes targets in words that a reader knows', () => {
    const outline = settled(sampleContents());
    const target = (code: string) => row(outline, /measures of success/, code)[3];
    expect(target('2.1-a')).toBe('12 or more');
    expect(target('3.7-b')).toBe('12 or fewer');
    expect(target('3.3-d')).toBe('80% or more');
    expect(target('4.5-a')).toBe('100%');
    expect(target('3.2-a')).toBe('A decrease');
    expect(target('1.1-a')).toBe('In place');
  });

  it('hides every small count and share of the public edition, whatever is sent', () => {
    const numbers = fc.record({ count: fc.nat(60), base: fc.nat(60) });
    fc.assert(
      fc.property(numbers, ({ count, base }) => {
        const [low, high] = [Math.min(count, base), Math.max(count, base)];
        const apprentices = row(settled(withFigure('2.1-a', low)), /measures of success/, '2.1-a')[1];
        expect(apprentices).toBe(low >= 1 && low <= 5 ? 'c' : `${low}`);
        const homes = row(settled(withFigure('5.5-b', low, high)), /measures of success/, '5.5-b')[1];
        const small = (one: number) => one >= 1 && one <= 5;
        expect(homes === 'c').toBe(small(low) || small(high - low) || high < 10);
      }),
      { seed: 20270302, numRuns: 12 },
    );
  });
});

it('settles whatever people write: blank, long, odd', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom('public', 'officers'),
      (words, audience) => {
        const contents = changed('1.1', (item) => {
          if (!item.standing) return item;
          const content = {
            ...item.standing.content,
            done: words,
            difference: words,
            next: words,
            voice: words,
            noChangeReason: words,
          };
          const figures = content.figures.map((figure) => ({ ...figure, source: words, words }));
          return {
            ...item,
            standing: { ...item.standing, content: { ...content, figures } },
            extension: { untilDay: sampleContents().meeting.day, reason: words },
          };
        });
        settled({ ...contents, actions: contents.actions.slice(0, 2) }, audience as Audience);
      },
    ),
    { seed: 20270302, numRuns: 60 },
  );
});
