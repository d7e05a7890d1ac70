/** Draws a trend as SVG, the same in every format: points with their values, gaps where a figure is missing or hidden. */

import type { Chart } from '../outline/outline';
import { scaleOf } from './chart-scale';
import { escaped } from './xml-text';

export interface Drawing {
  width: number;
  height: number;
  /** The shapes alone: each format puts its own `svg` element and alternative text about them. */
  shapes: string;
}

type Point = { label: string; value: number; x: number; y: number };

const width = 680;
const top = 52;
const left = 64;
/** Where the target is named beside the drawing, and where nothing is. */
const rightOf = { target: 556, none: 640 };
const bottom = 184;
const size = 15;
const lineHeight = 18;
/** About the width of a character, for what has to fit beside what. */
const characterWidth = size * 0.56;
/** On white, each has a contrast of at least 7 to 1; the grid, which carries nothing, less. */
const ink = { line: '#17405c', text: '#1d252c', target: '#7a2e0e', grid: '#d5dce2' };
/** Arial where there is one; Arimo has the same widths and is what the PDF holds. */
const font = `font-family="Arial, Arimo, 'Liberation Sans', 'DejaVu Sans', sans-serif"`;

/**
 * null when fewer than two values can be seen: there is no trend to draw. A value of null has no mark, no line on either
 * side of it and no part in the axis, so that nothing of it can be measured.
 */
export function drawChart(chart: Chart): Drawing | null {
  const values = chart.points.map(({ value }) => (value !== null && Number.isFinite(value) ? value : null));
  const visible = values.filter((value) => value !== null);
  if (visible.length < 2) return null;
  const target = chart.target !== null && Number.isFinite(chart.target) ? chart.target : null;
  const scale = scaleOf(target === null ? visible : [...visible, target]);
  const toY = (value: number) =>
    round(bottom - ((value - scale.from) / (scale.to - scale.from)) * (bottom - top));
  const right = target === null ? rightOf.none : rightOf.target;
  const slot = (right - left) / chart.points.length;
  const toX = (index: number) => round(left + slot * (index + 0.5));
  const points = values.map((value, index): Point | null =>
    value === null ? null : { label: chart.points[index]?.label ?? '', value, x: toX(index), y: toY(value) },
  );
  const percent = chart.unit.trimStart().startsWith('%');
  const say = (value: number) => `${spoken(value)}${percent ? '%' : ''}`;
  const targetY = target === null ? null : toY(target);
  const valueYs = points.map((_, index) => labelY(points, index, targetY));
  const below = labelsBelow(
    chart.points.map(({ label }, index) => ({ label, shown: values[index] !== null, x: toX(index) })),
    slot,
    Math.max(bottom, ...valueYs) + 8,
  );
  const shapes = [
    `<rect width="${width}" height="${below.height}" fill="#ffffff"/>`,
    text(left - 44, 18, chart.unit, 'bold'),
    ...scale.ticks.flatMap((tick) => [
      `<path d="M${left} ${toY(tick)}H${right}" stroke="${ink.grid}" stroke-width="1"/>`,
      text(left - 10, toY(tick) + 5, spoken(tick), 'end'),
    ]),
    ...(target === null || targetY === null ? [] : targetLine(targetY, say(target), right)),
    ...lines(points),
    ...points.flatMap((point, index) =>
      point === null ? [] : mark(point, say(point.value), aside(points, index, valueYs[index] ?? point.y)),
    ),
    ...below.shapes,
  ];
  return { width, height: below.height, shapes: `<g ${font} font-size="${size}">${shapes.join('')}</g>` };
}

/** A file of its own: for the picture in a Word document and in a PDF. */
export function svgFile({ width: across, height, shapes }: Drawing): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${height}" viewBox="0 0 ${across} ${height}">${shapes}</svg>`;
}

/** '1,204', '97.5': at most two decimals, as the tables have them. */
const spoken = (value: number) => value.toLocaleString('en-GB', { maximumFractionDigits: 2 });
const round = (value: number) => Math.round(value * 10) / 10;

function text(x: number, y: number, words: string, look: 'start' | 'middle' | 'end' | 'bold'): string {
  const anchor = look === 'bold' ? ' font-weight="bold"' : ` text-anchor="${look}"`;
  return `<text x="${x}" y="${y}" fill="${ink.text}"${anchor}>${escaped(words)}</text>`;
}

/** Dashed, and said in words in the margin where no point can lie. */
function targetLine(y: number, value: string, right: number): string[] {
  return [
    `<path d="M${left} ${y}H${right}" stroke="${ink.target}" stroke-width="2" stroke-dasharray="9 6"/>`,
    text(right + 10, y - 3, 'Target', 'start'),
    text(right + 10, y - 3 + lineHeight, value, 'start'),
  ];
}

/** One line for each run of neighbours that can all be seen: never over a gap. */
function lines(points: (Point | null)[]): string[] {
  const runs: Point[][] = [[]];
  for (const point of points) {
    if (point === null) runs.push([]);
    else runs.at(-1)?.push(point);
  }
  return runs
    .filter((run) => run.length > 1)
    .map(
      (run) =>
        `<path d="M${run.map(({ x, y }) => `${x} ${y}`).join('L')}" fill="none" stroke="${ink.line}" stroke-width="3"/>`,
    );
}

/** The value in white edging, so that a line behind it takes nothing from it. */
function mark({ x, y }: Point, value: string, at: { x: number; y: number }): string[] {
  const place = `x="${at.x}" y="${at.y}" text-anchor="middle" font-weight="bold"`;
  return [
    `<circle cx="${x}" cy="${y}" r="5" fill="${ink.line}"/>`,
    `<text ${place} stroke="#ffffff" stroke-width="5" stroke-linejoin="round">${escaped(value)}</text>`,
    `<text ${place} fill="${ink.text}">${escaped(value)}</text>`,
  ];
}

const above = -12;
const under = 24;
/** How far a value reaches above and below the foot of its letters. */
const reach = { up: 15, down: 5 };

/** Above the point, or under it where the target's line or the way to a neighbour passes through the words. */
function labelY(points: (Point | null)[], index: number, targetY: number | null): number {
  const point = points[index];
  if (!point) return 0;
  const cost = (offset: number) => {
    const y = point.y + offset;
    const crossed = targetY !== null && targetY > y - reach.up && targetY < y + reach.down ? 10 : 0;
    const outside = y + reach.down > bottom ? 4 : 0;
    const steep = [points[index - 1], points[index + 1]].filter(
      (other) => other != null && (offset < 0 ? other.y < point.y - 8 : other.y > point.y + 8),
    ).length;
    return crossed + outside + steep;
  };
  return round(point.y + (cost(above) <= cost(under) ? above : under));
}

/** A little to the side where the way to one neighbour alone would pass through the words. */
function aside(points: (Point | null)[], index: number, y: number): { x: number; y: number } {
  const point = points[index];
  if (!point) return { x: 0, y };
  const inWay = (other: Point | null | undefined) =>
    other != null && (y < point.y ? other.y < point.y - 8 : other.y > point.y + 8);
  const [before, after] = [inWay(points[index - 1]), inWay(points[index + 1])];
  if (before === after) return { x: point.x, y };
  return { x: round(point.x + (before ? asideBy : -asideBy)), y };
}

const asideBy = 14;

/** What each point is, and in words that a figure is not shown; every second or third where they stand too close. */
function labelsBelow(labels: { label: string; shown: boolean; x: number }[], slot: number, from: number) {
  const words = labels.flatMap(({ label }) => label.split(/\s+/).map((word) => Math.min(word.length, 10)));
  const across = Math.max(...words) * characterWidth + 8;
  const every = Math.max(1, Math.ceil(across / slot));
  const room = Math.floor((slot * every - 4) / characterWidth);
  const written = labels.map(({ label, shown, x }, index) => {
    const named = (labels.length - 1 - index) % every === 0;
    return { x, lines: named ? wordsBelow(label, shown, Math.max(room, 7)) : [] };
  });
  const most = Math.max(...written.map(({ lines: found }) => found.length));
  return {
    height: round(from + most * lineHeight + 10),
    shapes: written.flatMap(({ x, lines: found }) =>
      found.map((line, index) => text(x, round(from + size + index * lineHeight), line, 'middle')),
    ),
  };
}

const mostLines = 3;

const wordsBelow = (label: string, shown: boolean, room: number) => [
  ...wrapped(label, room).slice(0, mostLines),
  ...(shown ? [] : wrapped('not shown', room)),
];

function wrapped(label: string, room: number): string[] {
  const found: string[] = [];
  for (const word of label.split(/\s+/)) {
    const joined = `${found.at(-1) ?? ''} ${word}`.trim();
    if (found.length > 0 && joined.length <= room) found[found.length - 1] = joined;
    else found.push(word.length > room ? `${word.slice(0, room - 1)}…` : word);
  }
  return found;
}
