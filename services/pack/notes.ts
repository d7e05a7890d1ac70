/** What the clerk should know of a pack before using it, in a line each. */

import { verdictsOf } from './compose/figure-facts';
import { figureRow } from './compose/figures';
import { countPositions, isLate, printedVersion } from './compose/position';
import { count, list } from './compose/wording';
import type { PackAction, PackContents } from './gather/contents';
import type { MissingGlyph } from './pdf/glyphs';

export function contentNotes(contents: PackContents): string[] {
  const { actions } = contents;
  const positions = countPositions(contents);
  const waiting = positions.awaiting + positions['sent-back'];
  const toFollow = actions.flatMap((item) =>
    (printedVersion(item, 'public')?.content.figures ?? []).filter((figure) => figure.toCome),
  ).length;
  const disputed = [...verdictsOf(contents).standing.values()].flatMap((one) =>
    one.kind === 'conflict' ? one.figures.slice(0, 1) : [],
  );
  const lines: [number, (number: number) => string][] = [
    [positions['not-received'], (number) => `${count(number, 'update was', 'updates were')} not received.`],
    [
      waiting,
      (number) => `${count(number, 'update is', 'updates are')} not accepted yet, and so not printed.`,
    ],
    [actions.filter(isLate).length, (number) => `${count(number, 'update')} came late.`],
    [toFollow, (number) => `${count(number, 'figure is', 'figures are')} to follow.`],
    [
      actions.flatMap((item) => hiddenRows(item, contents)).length,
      (number) =>
        `${count(number, 'row')} of figures hold a small number that is hidden in the public edition.`,
    ],
    [
      disputed.length,
      (number) =>
        `Sources disagree on ${count(number, 'figure')} (${list([...new Set(disputed.map(({ measureCode }) => measureCode))])}), not printed until you confirm one: type “figures in conflict”.`,
    ],
  ];
  return lines.filter(([number]) => number > 0).map(([number, line]) => line(number));
}

function hiddenRows(item: PackAction, contents: PackContents) {
  return item.action.measures.filter(
    (measure) => figureRow(measure, printedVersion(item, 'public'), item.last, 'public', contents).hidden,
  );
}

/** One line for each character, with the first places it stands in. */
export function glyphNotes(missing: MissingGlyph[]): string[] {
  const places = new Map<string, Set<string>>();
  for (const { character, where } of missing) {
    places.set(character, (places.get(character) ?? new Set()).add(where));
  }
  return [...places].map(([character, where]) => {
    const shown = [...where].slice(0, 3).join('; ');
    return `The PDF’s fonts cannot draw “${character}” (${shown}); □ stands in its place.`;
  });
}
