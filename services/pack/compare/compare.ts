/** What changed between two versions of a pack, as a list that can be told in words. */

import type { SettledOutline } from '../outline/settle';
import { documentChanges } from './blocks';
import type { Change, DocumentChange, ItemChange } from './changes';
import { longestRising } from './sequence';

export interface ComparedDocument {
  /** The same in both versions for the same item: its id. */
  key: string;
  title: string;
  /** '5'; null for what is not an item of business, such as the front sheet. */
  itemNumber: string | null;
  outline: SettledOutline;
}

/** Changes in the order of the newer version; what left the pack stands at the end. */
export function compareVersions(was: ComparedDocument[], is: ComparedDocument[]): Change[] {
  const before = new Map(was.map((document, place) => [document.key, { document, place }]));
  const moved = movedKeys(was, is);
  const now = is.flatMap((document): Change[] => {
    const old = before.get(document.key)?.document;
    if (!old) return [about(document, { kind: 'item-added' })];
    const changes: (ItemChange | DocumentChange)[] = [];
    if (old.title !== document.title)
      changes.push({ kind: 'item-renamed', was: old.title, is: document.title });
    if (moved.has(document.key))
      changes.push({ kind: 'item-moved', was: old.itemNumber, is: document.itemNumber });
    changes.push(...documentChanges(old.outline, document.outline));
    return changes.map((change) => about(document, change));
  });
  const keys = new Set(is.map(({ key }) => key));
  const gone = was.filter(({ key }) => !keys.has(key));
  return [...now, ...gone.map((document) => about(document, { kind: 'item-removed' }))];
}

function about({ key, title, itemNumber }: ComparedDocument, change: ItemChange | DocumentChange): Change {
  return { ...change, document: { key, title, itemNumber } };
}

/** Those that stand in another order among what both versions have; a new item above moves nobody. */
function movedKeys(was: ComparedDocument[], is: ComparedDocument[]): Set<string> {
  const place = new Map(was.map(({ key }, index) => [key, index]));
  const common = is.filter(({ key }) => place.has(key));
  const steady = new Set(longestRising(common.map(({ key }) => place.get(key) ?? 0)));
  return new Set(common.filter((_, index) => !steady.has(index)).map(({ key }) => key));
}
