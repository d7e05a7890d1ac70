/** The kinds of change between two versions of a pack, and how many there are. */

/** What a piece of a document is, in a word. */
export type PieceKind = 'heading' | 'paragraph' | 'list item' | 'quote' | 'note' | 'fact' | 'caption';

export type ItemChange =
  | { kind: 'item-added' }
  | { kind: 'item-removed' }
  | { kind: 'item-renamed'; was: string; is: string }
  /** Of a private paper, for those who may not read it. */
  | { kind: 'private-changed' }
  /** Taken at another place in the order of business. */
  | { kind: 'item-moved'; was: string | null; is: string | null };

export type PieceChange =
  | { kind: 'piece-added'; piece: PieceKind; place: string; is: string }
  | { kind: 'piece-removed'; piece: PieceKind; place: string; was: string }
  | { kind: 'piece-changed'; piece: PieceKind; place: string; was: string; is: string }
  /** The same words at another place: nothing was written anew. */
  | { kind: 'piece-moved'; piece: PieceKind; place: string; was: string; is: string }
  /** The same words at the same place under another number, because something above came or went. */
  | { kind: 'renumbered'; piece: PieceKind | 'table' | 'figure'; place: string; was: string; is: string };

export type TableChange =
  | { kind: 'table-added' | 'table-removed'; place: string; rows: number }
  | { kind: 'column-added' | 'column-removed'; place: string; column: string }
  | { kind: 'row-added'; place: string; row: string; is: string }
  | { kind: 'row-removed'; place: string; row: string; was: string }
  | { kind: 'row-moved'; place: string; row: string }
  | { kind: 'cell-changed'; place: string; row: string; column: string; was: string; is: string }
  | { kind: 'status-changed'; place: string; row: string; was: string; is: string };

export type FigureChange =
  | { kind: 'figure-added' | 'figure-removed'; place: string }
  | { kind: 'figure-changed'; place: string; was: string; is: string };

export type DocumentChange = PieceChange | TableChange | FigureChange;

export type Change = (ItemChange | DocumentChange) & {
  document: { key: string; title: string; itemNumber: string | null };
};

export interface ChangeCounts {
  added: number;
  removed: number;
  changed: number;
  moved: number;
  /** Status changes, which are among the changed. */
  statuses: number;
}

/** Renumbering is no change, and is not counted. */
export function countChanges(changes: Change[]): ChangeCounts {
  const ending = (...ends: string[]) =>
    changes.filter(({ kind }) => ends.some((end) => kind.endsWith(end))).length;
  return {
    added: ending('-added'),
    removed: ending('-removed'),
    changed: ending('-changed', '-renamed'),
    moved: ending('-moved'),
    statuses: ending('status-changed'),
  };
}
