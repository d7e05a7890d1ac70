/** One build's words and figures from the database to what will be printed, with what the gate finds in them. */

import { Role } from '../people/rules';
import { heldCodesIn, withoutHeldNotesIn } from '../questions/held-note';
import { composePapers } from './compose/papers';
import type { PacksDeps } from './deps';
import type { ComposedPack } from './documents';
import { gateFindings } from './gate/gate';
import { hiddenFiguresOf } from './gate/hidden-figures';
import { gatherPapers, type Papers } from './gather/papers';
import { contentNotes } from './notes';
import type { PackBuild } from './rules';
import { templateOf } from './template-of';

/** Reads only. Everything in it was true at `dataAt`. */
export async function composePack(
  deps: PacksDeps,
  build: Pick<PackBuild, 'meetingId' | 'no' | 'kind' | 'itemIds' | 'supplementNo'>,
): Promise<{ composed: ComposedPack; dataAt: Date }> {
  const dataAt = deps.clock.now();
  const gathered = await gatherPapers(deps, { meetingId: build.meetingId, no: build.no, at: dataAt });
  // Young people's words that wait for their reader, or stay with them: no paper shows that something was there.
  const papers = withoutHeldNotesIn(gathered);
  const waiting = heldCodesIn(gathered).size;
  const only = build.kind === 'supplement' ? new Set(build.itemIds) : null;
  const documents = composePapers(papers, only, build.supplementNo);
  return {
    dataAt,
    composed: {
      ...documents,
      notes:
        only === null ? [...contentNotes(papers.contents), ...waitingNote(waiting)] : waitingNote(waiting),
      findings: await gateFindings(deps, papers, documents, await templateOf(deps, build)),
      meetingDay: papers.facts.day,
      committee: papers.facts.bodyName,
      attached: papers.attached.flatMap(({ item, file, made, sha256 }) => {
        if (sha256 === null || !(only === null || only.has(item.id))) return [];
        const { folder, name } = made ?? file;
        const about = { part: item.part, itemNumber: item.number, title: file.title };
        return [{ ...about, folder, name, id: file.id, sha256, made: made !== null }];
      }),
      titles: titlesOf(papers),
      hiddenFigures: hiddenFiguresOf(papers.scorecard.public, papers.scorecard.officers),
      published: papers.scorecard.public.published,
    },
  };
}

function waitingNote(waiting: number): string[] {
  if (waiting === 0) return [];
  const passages = waiting === 1 ? 'One passage is' : `${waiting} passages are`;
  return [
    `${passages} with the participation worker and not printed: they may be a young person’s own words.`,
  ];
}

/** Posts and bodies, whose names are nobody's. */
function titlesOf({ contents, agenda, facts }: Papers): string[] {
  const { committee, strategy } = contents;
  return [
    // Roles are printed by their own words: 'participation worker' is nobody's name.
    ...Role.options.map((role) => role.replaceAll('-', ' ')),
    ...[facts.bodyName, facts.parentBody, facts.contact, committee.operationalGroupName],
    ...strategy.actions.flatMap(({ leadPost, contributorPosts }) => [leadPost, ...contributorPosts]),
    ...agenda.items.flatMap(({ leadPost }) => (leadPost === null ? [] : [leadPost])),
  ];
}
