import fc from 'fast-check';
import { Day } from '../../../services/calendar/rules';
import type { Measure } from '../../../services/strategy/rules';
import { sameUpdate } from '../../../services/updates/compare';
import { emptyFigure } from '../../../services/updates/parse-figure';
import { parseUpdate } from '../../../services/updates/parse-update';
import { type Figure, Status, type TypedUpdate, type UpdateContent } from '../../../services/updates/rules';
import { typedFrom, typedFromLast } from '../../../services/updates/typed';
import { measure } from './measures';

const today = Day.parse('2027-01-12');
const plain: TypedUpdate = {
  status: 'on-track',
  done: 'Two open days held',
  difference: 'Young people say they know whom to ask',
};

function problemsOf(typed: TypedUpdate): Record<string, string> {
  const parsed = parseUpdate(typed, [], today);
  return parsed.ok ? {} : Object.fromEntries(parsed.problems.map(({ label, message }) => [label, message]));
}

describe('what must be filled in', () => {
  test('a status, what was done and the difference it made are enough on track', () => {
    expect(parseUpdate(plain, [], today)).toEqual({
      ok: true,
      content: {
        status: 'on-track',
        done: 'Two open days held',
        difference: 'Young people say they know whom to ask',
        next: '',
        voice: '',
        reply: '',
        noChangeReason: null,
        figures: [],
      },
    });
  });

  test.each([
    [{ status: '' }, ['Status']],
    [{ status: 'green' }, ['Status']],
    [{ done: '  \n ' }, ['What was done']],
    [{ difference: '' }, ['What difference did it make?']],
    [{ status: 'done', difference: '' }, ['What difference did it make?']],
    [{ status: 'at-risk' }, ['What happens next']],
    [{ status: 'off-track' }, ['What happens next']],
    [{ status: 'off-track', next: 'A new date is set' }, []],
    [{ status: 'not-started', done: '', difference: '' }, ['What happens next']],
    [{ status: 'not-started', done: '', difference: '', next: 'Starts in March' }, []],
    [{ status: 'not-started', difference: '', next: 'Starts in March' }, ['What difference did it make?']],
    [{ difference: 'Too early to tell, because it began last week' }, []],
  ])('%j needs attention at %j', (typed, labels) => {
    expect(Object.keys(problemsOf({ ...plain, ...typed }))).toEqual(labels);
  });

  test('an empty card hears of everything at once', () => {
    expect(Object.keys(problemsOf({}))).toEqual(['Status']);
    expect(Object.keys(problemsOf({ status: 'off-track' }))).toEqual(['What was done', 'What happens next']);
  });

  test('text that is too long says by how much', () => {
    expect(problemsOf({ ...plain, done: 'x'.repeat(2_140) })).toEqual({
      'What was done': 'This is 2,140 characters. Please shorten it by 140, to 2,000.',
    });
    expect(problemsOf({ ...plain, done: '🎓'.repeat(2_000) })).toEqual({});
  });
});

describe('people’s text', () => {
  test.each([
    ['line one\r\nline two\rline three', 'line one\nline two\nline three'],
    ['a\u0000b\u0007c\u009fd', 'abcd'],
    ['one\ttab', 'one tab'],
    ['spoofed \u202egnp.exe', 'spoofed gnp.exe'],
    ['half \ud83d character', 'half  character'],
    ['👩‍👧 Cymraeg ŵ, اردو, 中文, می‌شود', '👩‍👧 Cymraeg ŵ, اردو, 中文, می‌شود'],
    ['*stars* [x](y) <at>z</at>', '*stars* [x](y) <at>z</at>'],
  ])('%j is kept as %j', (typed, kept) => {
    const parsed = parseUpdate({ ...plain, done: typed }, [], today);
    expect(parsed.ok && parsed.content.done).toBe(kept);
  });
});

const measures = [
  measure('count'),
  measure('percentage'),
  measure('milestone'),
  measure('descriptive'),
  measure('count', { code: '9.9-weeks', unit: 'weeks' }),
];

const text = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  .map((value) => value.replace(/[\p{C}]/gu, '').trim());
const filled = text.map((value) => `A${value}`.trim());
const pastDay = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2027-01-12'), noInvalidDate: true })
  .map((date) => Day.parse(date.toISOString().slice(0, 10)));
const given = { asAt: pastDay, source: filled, words: text, toCome: fc.constant(false) };
const whole = fc.integer({ min: 0, max: 10_000_000 });

function anyFigure(one: Measure): fc.Arbitrary<Figure> {
  const empty = emptyFigure(one);
  const over = (parts: { [Part in keyof Figure]?: fc.Arbitrary<Figure[Part]> }): fc.Arbitrary<Figure> =>
    fc.record(parts as { [key: string]: fc.Arbitrary<unknown> }).map((some) => ({ ...empty, ...some }));
  const toCome = over({ source: text, words: text });
  switch (one.kind) {
    case 'count':
      return fc.oneof(
        toCome,
        over({ ...given, count: one.unit === 'weeks' ? whole.map((tenths) => tenths / 10) : whole }),
      );
    case 'percentage':
      return fc.oneof(
        toCome,
        over({ ...given, base: fc.integer({ min: 1, max: 10_000_000 }), count: whole }).map((figure) => ({
          ...figure,
          count: Math.min(figure.count ?? 0, figure.base ?? 0),
        })),
      );
    case 'milestone':
      return fc.oneof(
        over({ reached: fc.constantFrom(false, null), words: text, source: text }),
        over({ reached: fc.constant(true), reachedOn: pastDay, words: text }),
      );
    case 'descriptive':
      return over({ words: text, source: text });
  }
}

const update: fc.Arbitrary<UpdateContent> = fc.record({
  status: fc.constantFrom(...Status.options),
  done: filled,
  difference: filled,
  next: filled,
  voice: text,
  reply: text,
  noChangeReason: fc.constant(null),
  figures: fc.tuple(...measures.map(anyFigure)),
});

describe('from an update to its card and back', () => {
  test('nothing is changed on the way', () => {
    fc.assert(
      fc.property(update, (content) => {
        expect(parseUpdate(typedFrom(content, measures), measures, today)).toEqual({ ok: true, content });
      }),
    );
  });

  test('any typing gives an update or a list of what to put right, each at an input of this card', () => {
    const ids = Object.keys(typedFrom(someUpdate(), measures));
    const anyTyping = fc.dictionary(
      fc.oneof(
        fc.constantFrom('status', 'done', 'count:9.9-c', 'base:9.9-p', 'count:9.9-p', 'asAt:9.9-c', ...ids),
        fc.string(),
      ),
      fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('5', '90.07%', 'yes', 'done', '2026-01-01')),
    );
    let refused = 0;
    fc.assert(
      fc.property(anyTyping, (typed) => {
        const parsed = parseUpdate(typed, measures, today);
        if (parsed.ok) return;
        refused += 1;
        expect(parsed.problems.length).toBeGreaterThan(0);
        for (const problem of parsed.problems) expect(problem.label).not.toBe(problem.field);
      }),
    );
    expect(refused).toBeGreaterThan(10);
  });

  test('last time’s card starts with words, sources and milestones, but no number and no date of a figure', () => {
    fc.assert(
      fc.property(update, (content) => {
        const typed = typedFromLast(content, measures);
        expect(Object.keys(typed).filter((id) => /^(count|base|asAt):/.test(id))).toEqual([]);
        const parsed = parseUpdate(typed, measures, today);
        expect(parsed.ok && parsed.content.figures.filter((figure) => figure.toCome).length).toBe(3);
        expect(parsed.ok && parsed.content.done).toBe(content.done);
      }),
    );
  });

  function someUpdate(): UpdateContent {
    const [content] = fc.sample(update, { numRuns: 1, seed: 1 });
    if (!content) throw new Error('fast-check gave no sample');
    return content;
  }
});

describe('whether two updates say the same', () => {
  test('a figure that says nothing counts as absent', () => {
    fc.assert(
      fc.property(update, (content) => {
        const silent = {
          ...content,
          figures: [...content.figures, emptyFigure(measure('count', { code: 'new' }))],
        };
        expect(sameUpdate(content, silent)).toBe(true);
        expect(sameUpdate(content, { ...content, figures: content.figures.toReversed() })).toBe(true);
      }),
    );
  });

  test('one changed word or number is a difference', () => {
    fc.assert(
      fc.property(update, (content) => {
        expect(sameUpdate(content, { ...content, next: `${content.next}!` })).toBe(false);
        const figures = content.figures.map((figure, place) =>
          place === 0 ? { ...figure, count: -1 } : figure,
        );
        expect(sameUpdate(content, { ...content, figures })).toBe(false);
      }),
    );
  });
});
