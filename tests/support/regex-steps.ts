/** Counts what work on a text costs in steps, not in seconds: each character that an expression looks at, backtracking included. */
import { generate, parse } from 'regexp-tree';
import type { Assertion, AstRegExp, Char, Expression, Quantifier } from 'regexp-tree/ast';

/** More than this is no count any more, but an answer: far too many. */
const mostSteps = 20_000_000;

/** `undefined` at its end: the text does not match from there. */
type Go = (at: number) => boolean;
type Match = (text: string, at: number, back: boolean, go: Go) => boolean;

interface Program {
  run(text: string, at: number): boolean;
}

let steps = 0;
const step = () => {
  steps += 1;
  if (steps > mostSteps) throw new TooMany();
};
class TooMany extends Error {}

const programs = new Map<string, Program>();

function programOf({ source, flags }: RegExp): Program {
  const key = `${source}\n${flags}`;
  const known = programs.get(key);
  if (known) return known;
  const tree = parse(new RegExp(source, flags.replace(/[gyd]/g, '')).toString()) as AstRegExp;
  const groups: (string | undefined)[] = [];
  const match = tree.body === null ? nothing : compile(tree.body, flags, groups);
  const program: Program = {
    run(text, at) {
      groups.length = 0;
      return match(text, at, false, () => true);
    },
  };
  programs.set(key, program);
  return program;
}

const nothing: Match = (_text, at, _back, go) => go(at);

function compile(node: Expression, flags: string, groups: (string | undefined)[]): Match {
  switch (node.type) {
    case 'Alternative':
      return inOrder(node.expressions.map((one) => compile(one, flags, groups)));
    case 'Disjunction': {
      const [left, right] = [node.left, node.right].map((one) =>
        one === null ? nothing : compile(one, flags, groups),
      ) as [Match, Match];
      return (text, at, back, go) => left(text, at, back, go) || right(text, at, back, go);
    }
    case 'Group': {
      const inside = node.expression === null ? nothing : compile(node.expression, flags, groups);
      if (!node.capturing) return inside;
      const { number } = node;
      return (text, at, back, go) =>
        inside(text, at, back, (end) => {
          const before = groups[number];
          groups[number] = text.slice(Math.min(at, end), Math.max(at, end));
          if (go(end)) return true;
          groups[number] = before;
          return false;
        });
    }
    case 'Backreference': {
      const number = Number(node.kind === 'number' ? node.reference : node.number);
      return (text, at, _back, go) => {
        const words = groups[number] ?? '';
        for (const _ of words) step();
        return text.startsWith(words, at) && go(at + words.length);
      };
    }
    case 'Assertion':
      return assertion(node, flags, groups);
    case 'Repetition': {
      const { expression, quantifier } = node;
      const [from, to] = times(quantifier);
      const one = characterOf(expression, flags);
      if (one) return run(one, from, to, quantifier.greedy);
      return repeated(compile(expression, flags, groups), from, to, quantifier.greedy);
    }
    default: {
      const one = characterOf(node, flags);
      if (!one) throw new Error(`no way to match ${node.type}`);
      return (text, at, back, go) => {
        const end = one(text, at, back);
        return end >= 0 && go(end);
      };
    }
  }
}

function inOrder(all: Match[]): Match {
  const from = (index: number, text: string, at: number, back: boolean, go: Go): boolean => {
    const next = all[back ? all.length - 1 - index : index];
    if (next === undefined) return go(at);
    return next(text, at, back, (end) => from(index + 1, text, end, back, go));
  };
  return (text, at, back, go) => from(0, text, at, back, go);
}

function times(quantifier: Quantifier): [number, number] {
  switch (quantifier.kind) {
    case '*':
      return [0, Number.POSITIVE_INFINITY];
    case '+':
      return [1, Number.POSITIVE_INFINITY];
    case '?':
      return [0, 1];
    case 'Range':
      return [quantifier.from, quantifier.to ?? Number.POSITIVE_INFINITY];
  }
}

type Character = (text: string, at: number, back: boolean) => number;

/** Of an expression that is one character: where it ends, or -1. */
function characterOf(node: Expression | null, flags: string): Character | null {
  if (node === null) return null;
  if (node.type !== 'Char' && node.type !== 'CharacterClass' && (node.type as string) !== 'UnicodeProperty')
    return null;
  const pattern = new RegExp(`^${generate(node as Char)}$`, flags.replace(/[gydm]/g, ''));
  const isUnicode = flags.includes('u');
  const known = new Map<string, boolean>();
  return (text, at, back) => {
    step();
    const character = characterAt(text, at, back, isUnicode);
    if (character === '') return -1;
    let fits = known.get(character);
    if (fits === undefined) {
      fits = nativeExec.call(pattern, character) !== null;
      known.set(character, fits);
    }
    if (!fits) return -1;
    return back ? at - character.length : at + character.length;
  };
}

function characterAt(text: string, at: number, back: boolean, isUnicode: boolean): string {
  if (!back) return isUnicode ? String.fromCodePoint(...pointAt(text, at)) : text.charAt(at);
  const last = text.charAt(at - 1);
  const isPair = isUnicode && /[\udc00-\udfff]/.test(last);
  return isPair ? text.charAt(at - 2) + last : last;
}

function pointAt(text: string, at: number): number[] {
  const point = text.codePointAt(at);
  return point === undefined ? [] : [point];
}

/** One character many times: without a call for each. */
function run(one: Character, from: number, to: number, greedy: boolean): Match {
  return (text, at, back, go) => {
    const ends = [at];
    while (!greedy && ends.length <= from) {
      const end = one(text, ends.at(-1) ?? at, back);
      if (end < 0) return false;
      ends.push(end);
    }
    if (!greedy) {
      let end = ends.at(-1) ?? at;
      for (let count = from; ; count += 1) {
        if (go(end)) return true;
        const next = count < to ? one(text, end, back) : -1;
        if (next < 0) return false;
        end = next;
      }
    }
    while (ends.length <= to) {
      const end = one(text, ends.at(-1) ?? at, back);
      if (end < 0) break;
      ends.push(end);
    }
    for (let count = ends.length - 1; count >= from; count -= 1) if (go(ends[count] ?? at)) return true;
    return false;
  };
}

function repeated(inside: Match, from: number, to: number, greedy: boolean): Match {
  const next = (count: number, text: string, at: number, back: boolean, go: Go): boolean => {
    step();
    const again = () =>
      count < to && inside(text, at, back, (end) => end !== at && next(count + 1, text, end, back, go));
    if (count < from) return inside(text, at, back, (end) => next(count + 1, text, end, back, go));
    return greedy ? again() || go(at) : go(at) || again();
  };
  return (text, at, back, go) => next(0, text, at, back, go);
}

function assertion(node: Assertion, flags: string, groups: (string | undefined)[]): Match {
  if (node.kind === 'Lookahead' || node.kind === 'Lookbehind') {
    const inside = node.assertion === null ? nothing : compile(node.assertion, flags, groups);
    const behind = node.kind === 'Lookbehind';
    const wanted = !('negative' in node && node.negative);
    return (text, at, _back, go) => inside(text, at, behind, () => true) === wanted && go(at);
  }
  const isWord = (character: string) => /\w/.test(character);
  const newLine = flags.includes('m') ? /[\n\r\u2028\u2029]/ : null;
  const holds = (text: string, at: number): boolean => {
    if (node.kind === '^') return at === 0 || newLine?.test(text.charAt(at - 1)) === true;
    if (node.kind === '$') return at === text.length || newLine?.test(text.charAt(at)) === true;
    const edge = isWord(text.charAt(at - 1)) !== isWord(text.charAt(at));
    return edge === (node.kind === '\\b');
  };
  return (text, at, _back, go) => {
    step();
    return holds(text, at) && go(at);
  };
}

const nativeExec = RegExp.prototype.exec;

/** @returns how many steps the expressions within `work` take; infinite where they are far too many. */
export function stepsOf(work: () => unknown): number {
  steps = 0;
  let inside = false;
  RegExp.prototype.exec = function counted(this: RegExp, text: string) {
    const from = this.global || this.sticky ? this.lastIndex : 0;
    const found = nativeExec.call(this, text);
    if (inside) return found;
    inside = true;
    try {
      countFrom(this, `${text}`, from, found?.index ?? null);
    } finally {
      inside = false;
    }
    return found;
  };
  try {
    work();
    return steps;
  } catch (error) {
    if (error instanceof TooMany) return Number.POSITIVE_INFINITY;
    throw error;
  } finally {
    RegExp.prototype.exec = nativeExec;
  }
}

/** From each place at which the expression is tried until it matches, or the text ends. */
function countFrom(expression: RegExp, text: string, from: number, foundAt: number | null): void {
  const program = programOf(expression);
  const last = expression.sticky ? from : (foundAt ?? text.length);
  for (let at = from; at <= last; at += 1) program.run(text, at);
}
