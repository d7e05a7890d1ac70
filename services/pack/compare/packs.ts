/** Two versions of a meeting's papers compared: the open papers first, then the private ones. */
import type { ComposedPack } from '../documents';
import type { Change } from './changes';
import { compareVersions } from './compare';

/** None when both print the same. */
export function comparePacks(earlier: ComposedPack, later: ComposedPack): Change[] {
  const documents = ({ public: open, exempt, youngPeople }: ComposedPack) => [
    ...open,
    ...exempt.map((document) => ({ ...document, key: `exempt:${document.key}` })),
    ...(youngPeople ? [youngPeople] : []),
  ];
  return compareVersions(documents(earlier), documents(later));
}
