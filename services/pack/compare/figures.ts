/** What changed in drawings: the figures they are made of, and the words that stand for them. */

import type { SettledBlock } from '../outline/settle';
import type { DocumentChange } from './changes';
import { commonAnywhere, type Pair, unpaired } from './sequence';

type Drawing = Extract<SettledBlock, { kind: 'figure' }>;

export function figureChanges(was: SettledBlock[], is: SettledBlock[]): DocumentChange[] {
  const drawings = (blocks: SettledBlock[]) =>
    blocks.filter((block): block is Drawing => block.kind === 'figure');
  const [old, now] = [drawings(was), drawings(is)];
  const captions = (list: Drawing[]) => list.map(({ caption }) => caption);
  const places = (list: Drawing[]) => list.map((_, place) => place);
  const pairs: Pair[] = commonAnywhere(captions(old), captions(now), places(old), places(now));
  return [
    ...pairs.flatMap(([one, other]) => changesOf(old[one] as Drawing, now[other] as Drawing)),
    ...unpaired(now.length, pairs, 1).map(
      (at): DocumentChange => ({ kind: 'figure-added', place: placeOf(now[at] as Drawing) }),
    ),
    ...unpaired(old.length, pairs, 0).map(
      (at): DocumentChange => ({ kind: 'figure-removed', place: placeOf(old[at] as Drawing) }),
    ),
  ];
}

const placeOf = ({ number, caption }: Drawing) => `${number}, “${caption}”`;

function changesOf(old: Drawing, now: Drawing): DocumentChange[] {
  const place = placeOf(now);
  const changes: DocumentChange[] = [];
  if (old.number !== now.number)
    changes.push({ kind: 'renumbered', piece: 'figure', place, was: old.number, is: now.number });
  const [was, is] = [told(old), told(now)];
  if (was !== is) changes.push({ kind: 'figure-changed', place, was, is });
  return changes;
}

/** Its figures in words: 'Quarter 3: 41%; Quarter 4: not shown. Target: 80%. …' */
function told({ chart, alt }: Drawing): string {
  const points = chart.points.map(({ label, value }) => `${label}: ${value ?? 'not shown'}`).join('; ');
  return `${points}. ${chart.target === null ? '' : `Target: ${chart.target}. `}${alt}`;
}
