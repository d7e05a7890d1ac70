/** Changes in words: a sentence each for the record, and lines for a card. */
import { unreachable } from '../../result';
import { count, list } from '../compose/wording';
import { type Change, countChanges } from './changes';
import { toldWords } from './words';

/** 'Item 5, Progress against the pledges', or the title alone. */
export function documentName({ title, itemNumber }: Change['document']): string {
  return itemNumber === null ? title : `Item ${itemNumber}, ${title}`;
}

/** What happened, where, and the words: 'Paragraph 6.1: “by March” became “by April”.' */
export function changeSentence(change: Change): string {
  switch (change.kind) {
    case 'item-added':
      return 'New in this version.';
    case 'item-removed':
      return 'No longer in the pack.';
    case 'private-changed':
      return 'It came, went or was changed. Its own readers and whoever makes the papers see how.';
    case 'item-renamed':
      return `The title was “${change.was}”, and is now “${change.is}”.`;
    case 'item-moved':
      return change.was === null || change.is === null || change.was === change.is
        ? 'Moved to another place in the order.'
        : `Moved: it was item ${change.was}, and is now item ${change.is}.`;
    case 'piece-added':
      return `${capital(change.place)}: a new ${change.piece}, “${change.is}”.`;
    case 'piece-removed':
      return `${capital(change.place)}: a ${change.piece} was taken out, “${change.was}”.`;
    case 'piece-changed':
      return `${capital(change.place)}: ${toldWords(change.was, change.is)}.`;
    case 'piece-moved':
      return `${capital(change.is)}: moved here, word for word; it stood at ${change.was}.`;
    case 'renumbered':
      return `${capital(change.piece)} ${bare(change.was)} is now ${bare(change.is)}, word for word.`;
    case 'table-added':
      return `${change.place}: a new table of ${count(change.rows, 'row')}.`;
    case 'table-removed':
      return `${change.place}: the table was taken out.`;
    case 'column-added':
      return `${change.place}: a new column, “${change.column}”.`;
    case 'column-removed':
      return `${change.place}: the column “${change.column}” was taken out.`;
    case 'row-added':
      return `${change.place}: a new row, ${change.row}.`;
    case 'row-removed':
      return `${change.place}: the row ${change.row} was taken out.`;
    case 'row-moved':
      return `${change.place}: the row ${change.row} stands at another place.`;
    case 'cell-changed':
      return `${change.row}, ${change.column}: ${toldWords(change.was, change.is)}.`;
    case 'status-changed':
      return `${change.row} moved from ${change.was} to ${change.is}.`;
    case 'figure-added':
      return `${change.place}: a new drawing.`;
    case 'figure-removed':
      return `${change.place}: the drawing was taken out.`;
    case 'figure-changed':
      return `${change.place}: ${toldWords(change.was, change.is)}.`;
    default:
      return unreachable(change);
  }
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const bare = (number: string) => number.replace(/^(Table|Figure) /, '');

/** '3 added, 1 taken out, 12 changed, of them 2 changes of status, and 1 moved.' */
export function countsSentence(changes: Change[]): string {
  const { added, removed, changed, moved, statuses } = countChanges(changes);
  if (added + removed + changed + moved === 0) return 'Nothing has changed.';
  const parts = [
    added > 0 ? `${added} added` : '',
    removed > 0 ? `${removed} taken out` : '',
    changed > 0 ? `${changed} changed${statuses > 0 ? ` (${count(statuses, 'change')} of status)` : ''}` : '',
    moved > 0 ? `${moved} moved` : '',
  ].filter((part) => part !== '');
  return `${capital(list(parts))}.`;
}

const weightiest: Change['kind'][] = [
  'item-removed',
  'item-added',
  'item-moved',
  'item-renamed',
  'status-changed',
];
const longestLine = 200;

/**
 * Every change for a card, a line each, no line long: counts, then items, then status changes, then the rest. Numbers that
 * only moved are left to the record; none when nothing changed.
 */
export function comparisonLines(changes: Change[]): string[] {
  if (changes.length === 0) return [];
  const told = changes.filter(({ kind }) => kind !== 'renumbered');
  const rank = ({ kind }: Change) => {
    const place = weightiest.indexOf(kind);
    return place < 0 ? weightiest.length : place;
  };
  return [
    countsSentence(changes),
    ...told
      .toSorted((one, other) => rank(one) - rank(other))
      .map((change) => `${documentName(change.document)}: ${cut(changeSentence(change))}`),
  ];
}

const cut = (text: string) => (text.length <= longestLine ? text : `${text.slice(0, longestLine - 1)}…`);
