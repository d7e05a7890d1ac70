/** Where on a page the next letters stand, so that a number drawn digit by digit is read as one (ISO 32000-1, 8.3 and 9.4). */
import type { PdfValue } from './pdf-values';

type Matrix = [number, number, number, number, number, number];

const still: Matrix = [1, 0, 0, 1, 0, 0];

function times(one: Matrix, other: Matrix): Matrix {
  const [a, b, c, d, e, f] = one;
  const [g, h, i, j, k, l] = other;
  return [a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + l];
}

function matrixOf(operands: PdfValue[]): Matrix {
  const numbers = operands.slice(-6).map((one) => (typeof one === 'number' ? one : 0));
  return numbers.length === 6 ? (numbers as Matrix) : still;
}

/** A digit is about half as wide as it is high; a space between two numbers makes it more than this. */
const widestDigit = 0.7;

export interface Pen {
  /** Minds what moves the page or the letters; every other operator is nothing to it. */
  mind(operator: string, operands: PdfValue[]): void;
  /** How the place just set lies to the place set before it. */
  step(): 'next-digit' | 'same-line' | 'other-line';
  /** How much of the page a picture takes that is drawn now, in square points. */
  area(): number;
  /** In another measure than the first words of the page: letters of a chart or another drawing set on it. */
  isDrawing(): boolean;
}

export function createPen(): Pen {
  let page = still;
  const kept: Matrix[] = [];
  let size = 0;
  let at = { x: Number.NaN, y: Number.NaN, high: 0 };
  let before = at;
  let paper: number | null = null;
  const scale = () => Math.hypot(page[0], page[1]);
  return {
    mind(operator, operands) {
      if (operator === 'q') kept.push(page);
      else if (operator === 'Q') page = kept.pop() ?? still;
      else if (operator === 'cm') page = times(matrixOf(operands), page);
      else if (operator === 'Tf') size = typeof operands[1] === 'number' ? operands[1] : 0;
      else if (operator === 'Tm') {
        const [a, b, , , x, y] = times(matrixOf(operands), page);
        paper ??= scale();
        before = at;
        at = { x, y, high: Math.abs(size) * Math.hypot(a, b) };
      }
    },
    step() {
      const [across, down] = [at.x - before.x, Math.abs(at.y - before.y)];
      if (!(down < at.high * 0.1)) return 'other-line';
      return across > 0 && across < at.high * widestDigit ? 'next-digit' : 'same-line';
    },
    area: () => Math.abs(page[0] * page[3] - page[1] * page[2]),
    isDrawing: () => paper !== null && Math.abs(scale() / paper - 1) > 0.01,
  };
}
