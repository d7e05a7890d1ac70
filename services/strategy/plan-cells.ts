/** What stands in one cell of a plan: several measures, or several posts, told apart. */
import { isGroup, type postFinder } from './known-posts';

const bullet = /^([•●▪◦‣·*–-]|\d{1,2}[.)](?=\s)|\(?[a-z]\))\s*/;
/** A line that starts a measure although its first letter is small. */
const startsMeasure = /^(%|\d|number of|percentage|no\.? of)/i;

export interface CellMeasures {
  /** Each with the words that introduced its list, if any. */
  items: { text: string; intro: string | null; announced?: boolean }[];
  /** Two percentages that stood in one line and were parted. */
  parted: string[];
}

/** Bullets, line breaks, then semicolons part measures; a line that only went on is joined again. */
export function splitMeasures(cell: string): CellMeasures {
  const bulleted = /(^|\n) *[•●▪◦‣·] */.test(cell);
  const lines = joinWrapped(cell.split('\n'), bulleted);
  const pieces = lines.length === 1 && !bulleted ? (lines[0] ?? '').split(/;\s+|;$/) : lines;
  const items: CellMeasures['items'] = [];
  const parted: string[] = [];
  let intro: string | null = null;
  // The first piece after 'the following:', which may be a whole list that lost its bullets.
  let announced = false;
  for (const piece of pieces) {
    const marked = bullet.test(piece);
    const text = piece.replace(bullet, '').trim();
    if (!text) continue;
    if (text.endsWith(':') && lines.length > 1) {
      intro = text;
      announced = true;
      continue;
    }
    if (!marked && !bulleted) intro = null;
    const lost = partRunTogether(text);
    if (lost.length > 1) parted.push(text);
    for (const part of lost) items.push({ text: tidy(part), intro, ...(announced ? { announced } : {}) });
    announced = false;
  }
  if (items.length === 0 && intro) items.push({ text: intro.replace(/:$/, ''), intro: null });
  return { items, parted };
}

/** '% with three moves % leaving by adoption', 'Plans in time. number of packs': measures that lost a line break. */
function partRunTogether(text: string): string[] {
  const sentences = text.split(/(?<=\.)\s+(?=%|number of )/i);
  return sentences.flatMap((sentence) => {
    const percentages = sentence.split(/\s+(?=% )/).filter(Boolean);
    return percentages.every((part) => part.startsWith('%')) ? percentages : [sentence];
  });
}

function joinWrapped(lines: string[], bulleted: boolean): string[] {
  // The lines of each, joined at the end: a text that grows line by line is read anew each time.
  const joined: string[][] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const goesOn = /^\p{Lowercase}/u.test(line) && !startsMeasure.test(line);
    const ended = /[.;:]$/.test(last?.at(-1) ?? '');
    const wrapped = goesOn && !ended && !bullet.test(line);
    if (last && (wrapped || (bulleted && goesOn && !bullet.test(line)))) last.push(line);
    else joined.push([line]);
  }
  return joined.map((parts) => parts.join(' '));
}

/** One line, without the full stop or semicolon that ended it. */
export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/[\s;]+$/, '')
    .replace(/(?<!\.)\.$/, '')
    .trim();
}

/** An action's words in one line; its bullets become a list after semicolons. */
export function actionTitle(cell: string): string {
  const lines = cell
    .split('\n')
    .map((line) => ({ text: tidy(line.replace(bullet, '')), listed: bullet.test(line) }));
  const filled = lines.filter(({ text }) => text);
  return filled
    .map(({ text }, index) => {
      const next = filled[index + 1];
      if (!next) return text;
      if (next.listed) return text.endsWith(':') ? text : `${text};`;
      return /[.:;!?]$/.test(text) || /^\p{Lowercase}/u.test(next.text) ? text : `${text}.`;
    })
    .join(' ');
}

export interface CellPosts {
  posts: string[];
  /** Pieces with 'and' that may be one post or two. */
  unsure: string[];
}

/** Lines, semicolons and full stops part posts; ' and ' only where each side is a known title. */
export function splitPosts(cell: string, find: ReturnType<typeof postFinder>): CellPosts {
  const posts: string[] = [];
  const unsure: string[] = [];
  const lines = cell.split('\n').map((line) => line.replace(bullet, ''));
  const pieces = joinTitles(lines, find).flatMap((line) =>
    find(line) ? [line] : line.split(/;|\.\s+(?=\p{Lu})|\.$/u),
  );
  for (const piece of pieces.map(tidy).filter(Boolean)) {
    const known = find(piece);
    if (known) posts.push(known);
    else {
      const parts = knownParts(piece, find);
      if (parts) posts.push(...parts);
      else {
        posts.push(piece);
        if (/ and |, /.test(piece)) unsure.push(piece);
      }
    }
  }
  return { posts: [...new Set(posts)], unsure };
}

/** A title that a narrow column or a page break cut in two is one again. */
function joinTitles(lines: string[], find: ReturnType<typeof postFinder>): string[] {
  const joined: string[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const together = `${last} ${line}`;
    const cut =
      last !== undefined && !find(last) && (/[,&]$| and$/.test(last) || /^\p{Lowercase}/u.test(line));
    if (last !== undefined && (cut || (!find(last) && find(together)))) joined[joined.length - 1] = together;
    else joined.push(line);
  }
  return joined;
}

function knownParts(piece: string, find: ReturnType<typeof postFinder>): string[] | null {
  // Longer than any list of titles: prose in the wrong column.
  if (piece.length > 400) return null;
  for (const separator of [/ and /g, /, /g, / & /g]) {
    for (const match of piece.matchAll(separator)) {
      const left = find(piece.slice(0, match.index));
      const rest = piece.slice(match.index + match[0].length);
      // 'participation team to support where required': the post, then what it does.
      const right = find(rest) ?? find(rest.replace(/ (to|where|as|when) .*$/, '')) ?? knownParts(rest, find);
      if (left && right) return [left, ...(typeof right === 'string' ? [right] : right)];
    }
  }
  return null;
}

/** The first named post that is not a group; the first group where there is no other (domain.md 1.2 P8). */
export function leadOf(posts: string[]): string | null {
  return posts.find((post) => !isGroup(post)) ?? posts[0] ?? null;
}
