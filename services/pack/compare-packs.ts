/** Two versions of a meeting's papers compared: the open papers first, then the private ones; in words for a card. */
import { compareVersions } from './compare';
import { comparisonLines } from './compare-told';
import type { ComposedPack } from './documents';

/** @returns lines in words, at most `most` of them; none when both print the same. */
export function comparePacks(earlier: ComposedPack, later: ComposedPack, most: number): string[] {
  const documents = ({ public: open, exempt, youngPeople }: ComposedPack) => [
    ...open,
    ...exempt.map((document) => ({ ...document, key: `exempt:${document.key}` })),
    ...(youngPeople ? [youngPeople] : []),
  ];
  return comparisonLines(compareVersions(documents(earlier), documents(later)), most);
}
