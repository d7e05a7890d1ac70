/** Two versions of a meeting's papers compared: the open papers first, then the private ones. */
import type { ComposedPack } from '../documents';
import type { Change } from './changes';
import { compareVersions } from './compare';

/** None when both print the same. For whoever makes the papers: the words of private ones are in it. */
export function comparePacks(earlier: ComposedPack, later: ComposedPack): Change[] {
  return compareVersions(documentsOf(earlier), documentsOf(later));
}

/**
 * The same for every officer: of a private paper, which is for its own officers, it says that it has changed, under no
 * title. An item that is private in one of the two is private in both.
 */
export function compareForOfficers(earlier: ComposedPack, later: ComposedPack): Change[] {
  const closed = [...earlier.exempt, ...later.exempt].map(({ key }) => key).filter((key) => key !== 'agenda');
  const isPrivate = (key: string) => key.startsWith(exempt) || closed.includes(key);
  const told = new Set<string>();
  return comparePacks(earlier, later).flatMap((change): Change[] => {
    const { key, itemNumber } = change.document;
    if (!isPrivate(key)) return [change];
    const name = key.replace(exempt, '');
    if (told.has(name)) return [];
    told.add(name);
    const title = itemNumber === null ? 'The private front sheet' : 'a private paper';
    return [{ kind: 'private-changed', document: { key, title, itemNumber } }];
  });
}

const exempt = 'exempt:';

const documentsOf = ({ public: open, exempt: closed, youngPeople }: ComposedPack) => [
  ...open,
  ...closed.map((document) => ({ ...document, key: `${exempt}${document.key}` })),
  ...(youngPeople ? [youngPeople] : []),
];
