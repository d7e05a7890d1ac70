import fc from 'fast-check';
import type { Chart } from '../../../services/pack/outline/outline';
import { drawChart, svgFile } from '../../../services/pack/writers/chart';
import { scaleOf } from '../../../services/pack/writers/chart-scale';

const chart = (values: (number | null)[], over: Partial<Chart> = {}): Chart => ({
  unit: '% in time',
  points: values.map((value, index) => ({ label: `Quarter ${index + 1}, 2026/27`, value })),
  target: null,
  ...over,
});
const shapes = (one: Chart) => drawChart(one)?.shapes ?? '';
const circles = (svg: string) =>
  [...svg.matchAll(/<circle cx="([\d.]+)" cy="([\d.]+)"/g)].map(([, x, y]) => ({
    x: Number(x),
    y: Number(y),
  }));
const trend = (svg: string) =>
  [...svg.matchAll(/<path d="M([^"]*)" fill="none"/g)].map(([, way]) => way?.split('L'));

describe('a trend', () => {
  it.each<[string, (number | null)[]]>([
    ['nothing', []],
    ['one figure', [12]],
    ['one figure that can be seen', [null, 12, null]],
    ['no figure that can be seen', [null, null]],
    ['what is no number', [Number.NaN, 4]],
  ])('is not drawn of %s', (_what, values) => {
    expect(drawChart(chart(values))).toBeNull();
  });

  it('leaves a gap for a hidden figure: no mark, no line over it, and words that it is not shown', () => {
    const svg = shapes(chart([90, 94, null, 95, 97]));
    expect(circles(svg)).toHaveLength(4);
    expect(trend(svg)?.map((points) => points?.length)).toEqual([2, 2]);
    expect(svg).toContain('>not shown<');
    const gap = circles(svg).map(({ x }) => x);
    expect(gap[2]).toBeGreaterThan((gap[1] ?? 0) * 1.2);
  });

  it('draws a lonely figure between two gaps as a mark alone', () => {
    const svg = shapes(chart([90, null, 94, null, 97]));
    expect(circles(svg)).toHaveLength(3);
    expect(trend(svg)).toEqual([]);
  });

  it('has an axis that only what can be seen decides', () => {
    const text = (svg: string) => [...svg.matchAll(/text-anchor="end">([^<]*)</g)].map(([, tick]) => tick);
    expect(text(shapes(chart([90, null, 97])))).toEqual(text(shapes(chart([90, 97]))));
  });

  it('says the target in words, its line dashed and no label of a point on it', () => {
    let labels = 0;
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.integer({ min: -50, max: 2000 }), { nil: null }), {
          minLength: 2,
          maxLength: 12,
        }),
        fc.integer({ min: -50, max: 2000 }),
        (values, target) => {
          const svg = shapes(chart(values, { target }));
          if (svg === '') return;
          const line = Number(/<path d="M\d+ ([\d.]+)H\d+"[^>]*stroke-dasharray/.exec(svg)?.[1]);
          expect(svg).toContain('>Target<');
          for (const [, y] of svg.matchAll(/y="([\d.]+)" text-anchor="middle" font-weight="bold" fill/g)) {
            labels += 1;
            // The letters stand from 11 above to 3 below their foot.
            expect(line > Number(y) - 11 && line < Number(y) + 3).toBe(false);
          }
        },
      ),
    );
    expect(labels).toBeGreaterThan(100);
  });

  it('keeps every mark and value within the drawing, and labels off the values', () => {
    let marks = 0;
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { nil: null }), {
          minLength: 2,
          maxLength: 40,
        }),
        (values) => {
          const drawing = drawChart(chart(values));
          if (drawing === null) return;
          for (const [, x, y] of drawing.shapes.matchAll(/(?:x|cx)="([\d.-]+)" (?:y|cy)="([\d.-]+)"/g)) {
            marks += 1;
            expect(Number(x)).toBeGreaterThanOrEqual(0);
            expect(Number(x)).toBeLessThanOrEqual(drawing.width);
            expect(Number(y)).toBeGreaterThanOrEqual(0);
            expect(Number(y)).toBeLessThanOrEqual(drawing.height);
          }
        },
      ),
    );
    expect(marks).toBeGreaterThan(200);
  });

  it('writes figures as the tables do, and people’s words as words', () => {
    const svg = svgFile(
      drawChart(
        chart([1204, 1300], {
          unit: 'children & <script>',
          points: [
            { label: '"A"', value: 1204 },
            { label: '<b>', value: 1300 },
          ],
        }),
      ) ?? { width: 0, height: 0, shapes: '' },
    );
    expect(svg).toContain('>1,204<');
    expect(svg).toContain('children &amp; &lt;script&gt;');
    expect(svg).not.toContain('<b>');
  });
});

describe('an axis', () => {
  it('has round ticks about all values, and few of them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -10_000, max: 10_000 }), { minLength: 1, maxLength: 20 }),
        (values) => {
          const { from, to, ticks } = scaleOf(values);
          expect(from).toBeLessThanOrEqual(Math.min(...values));
          expect(to).toBeGreaterThanOrEqual(Math.max(...values));
          expect(to).toBeGreaterThan(from);
          expect(ticks.length).toBeGreaterThanOrEqual(2);
          expect(ticks.length).toBeLessThanOrEqual(7);
        },
      ),
    );
  });
});
