/** What changed between two versions, whole, as a part of the record: whoever sends papers out must be able to see all of it. */
import { type Change, countChanges } from '../compare/changes';
import { changeSentence, countsSentence, documentName } from '../compare/told';
import type { Block, Cell } from '../outline/outline';
import { openingCount } from './wording';

/** Every change, paper by paper; a sentence when there is none. */
export function comparisonBlocks(changes: Change[]): Block[] {
  const documents = byDocument(changes);
  const counts: Block = { kind: 'paragraph', numbered: true, text: countsSentence(changes) };
  return documents.length === 0 ? [counts] : [counts, summary(documents), ...documents.flatMap(documentPart)];
}

function summary(documents: Change[][]): Block {
  return {
    kind: 'table',
    caption: 'How much has changed',
    columns: [
      { header: 'Paper', width: 48 },
      { header: 'Added', width: 13, align: 'end' },
      { header: 'Taken out', width: 13, align: 'end' },
      { header: 'Changed', width: 13, align: 'end' },
      { header: 'Moved', width: 13, align: 'end' },
    ],
    rows: documents.map((own): Cell[] => {
      const { added, removed, changed, moved } = countChanges(own);
      const numbers = [added, removed, changed, moved].map(String);
      return [documentName((own[0] as Change).document), ...numbers];
    }),
  };
}

/** In the order in which they first come. */
function byDocument(changes: Change[]): Change[][] {
  const groups = new Map<string, Change[]>();
  for (const change of changes) {
    const group = groups.get(change.document.key) ?? [];
    group.push(change);
    groups.set(change.document.key, group);
  }
  return [...groups.values()];
}

function documentPart(changes: Change[]): Block[] {
  const told = changes.filter(({ kind }) => kind !== 'renumbered');
  const renumbered = changes.filter(({ kind }) => kind === 'renumbered');
  const document = (changes[0] as Change).document;
  const blocks: Block[] = [{ kind: 'heading', level: 3, text: documentName(document), numbered: false }];
  if (told.length > 0) blocks.push({ kind: 'list', items: told.map(changeSentence) });
  if (renumbered.length > 0) {
    blocks.push({
      kind: 'paragraph',
      numbered: true,
      text: `${openingCount(renumbered.length, 'number has', 'numbers have')} changed, and not the words beside ${renumbered.length === 1 ? 'it' : 'them'}.`,
    });
    blocks.push({ kind: 'list', items: renumbered.map(changeSentence) });
  }
  return blocks;
}
