/** What changed in one document: its headings, paragraphs, lists, quotes and notes; tables and figures apart. */

import type { Run, SettledBlock, SettledOutline } from '../outline/settle';
import type { DocumentChange, PieceKind } from './changes';
import { figureChanges } from './figures';
import { commonAnywhere, commonInOrder, mostAlike, type Pair, unpaired } from './sequence';
import { tableChanges } from './tables';
import { likenessOf } from './words';

interface Piece {
  piece: PieceKind;
  text: string;
  number: string | null;
  /** 'paragraph 6.1', or 'under “8.1 Legal”' where it has no number. */
  place: string;
}

export const textOf = (runs: Run[]): string => runs.map(({ text }) => text).join('');

/** How alike two pieces must be to be the same one, reworded. */
const least = 0.4;

export function documentChanges(was: SettledOutline, is: SettledOutline): DocumentChange[] {
  const [old, now] = [piecesOf(was), piecesOf(is)];
  const [oldKeys, nowKeys] = [old.map(keyOf), now.map(keyOf)];
  const kept = commonInOrder(oldKeys, nowKeys);
  const moved = commonAnywhere(
    oldKeys,
    nowKeys,
    unpaired(old.length, kept, 0),
    unpaired(now.length, kept, 1),
  );
  const changed = changedPairs(old, now, [...kept, ...moved]);
  const all = [...kept, ...moved, ...changed];
  const at = (list: Piece[], place: number) => list[place] as Piece;
  const changes: { at: number; change: DocumentChange }[] = [
    ...kept.flatMap(([one, other]) => renumbered(at(old, one), at(now, other), other)),
    ...moved.map(([one, other]) => ({ at: other, change: movedPiece(at(old, one), at(now, other)) })),
    ...changed.map(([one, other]) => ({ at: other, change: changedPiece(at(old, one), at(now, other)) })),
    ...unpaired(now.length, all, 1).map((other) => ({ at: other, change: addedPiece(at(now, other)) })),
  ];
  return [
    ...changes.sort((one, other) => one.at - other.at).map(({ change }) => change),
    ...unpaired(old.length, all, 0).map((one) => removedPiece(at(old, one))),
    ...tableChanges(was.blocks.filter(isTable), is.blocks.filter(isTable)),
    ...figureChanges(was.blocks, is.blocks),
  ];
}

const keyOf = ({ piece, text }: Piece) => `${piece}\n${text}`;
const isTable = (block: SettledBlock) => block.kind === 'table';

/** Reworded pieces: of the same kind, and most alike. */
function changedPairs(old: Piece[], now: Piece[], known: Pair[]): Pair[] {
  const [left, right] = [unpaired(old.length, known, 0), unpaired(now.length, known, 1)];
  const likeness = likenessOf(
    old.map(({ text }) => text),
    now.map(({ text }) => text),
  );
  const kinds = new Set(left.map((place) => old[place]?.piece));
  return [...kinds].flatMap((kind) =>
    mostAlike(
      left.filter((place) => old[place]?.piece === kind),
      right.filter((place) => now[place]?.piece === kind),
      likeness,
      least,
    ),
  );
}

function renumbered(old: Piece, now: Piece, at: number): { at: number; change: DocumentChange }[] {
  if (old.number === now.number || old.number === null || now.number === null) return [];
  const { piece, place } = now;
  return [{ at, change: { kind: 'renumbered', piece, place, was: old.number, is: now.number } }];
}

const movedPiece = (old: Piece, { piece, place }: Piece): DocumentChange => ({
  kind: 'piece-moved',
  piece,
  place,
  was: old.place,
  is: place,
});

const changedPiece = (old: Piece, { piece, place, text }: Piece): DocumentChange => ({
  kind: 'piece-changed',
  piece,
  place,
  was: old.text,
  is: text,
});

const addedPiece = ({ piece, place, text }: Piece): DocumentChange => ({
  kind: 'piece-added',
  piece,
  place,
  is: text,
});

const removedPiece = ({ piece, place, text }: Piece): DocumentChange => ({
  kind: 'piece-removed',
  piece,
  place,
  was: text,
});

function piecesOf(outline: SettledOutline): Piece[] {
  const pieces: Piece[] = [];
  let under = 'at the top';
  const add = (piece: PieceKind, text: string, number: string | null = null, place = under) =>
    pieces.push({ piece, text, number, place });
  add('heading', outline.title, null, 'title');
  add('fact', outline.body, null, 'name of the body');
  if (outline.marking !== null) add('fact', outline.marking, null, 'marking on every page');
  for (const { label, text } of outline.facts) add('fact', `${label}: ${text}`);
  for (const block of outline.blocks) {
    switch (block.kind) {
      case 'heading':
        under = `under “${block.number === null ? '' : `${block.number} `}${block.text}”`;
        add(
          'heading',
          block.text,
          block.number,
          block.number === null ? 'heading' : `section ${block.number}`,
        );
        break;
      case 'paragraph':
        add(
          'paragraph',
          textOf(block.runs),
          block.number,
          block.number === null ? under : `paragraph ${block.number}`,
        );
        break;
      case 'list':
        for (const item of block.items) add('list item', textOf(item));
        break;
      case 'quote':
        add('quote', `${block.text} (${block.source})`);
        break;
      case 'facts':
        for (const { label, text } of block.facts) add('fact', `${label}: ${text}`);
        break;
      case 'note':
        add('note', textOf(block.runs));
        break;
      case 'table':
      case 'figure':
        break;
    }
  }
  return pieces;
}
