/** The last look, at finished files: nothing private, no name and no hidden figure, in any corner of any of them. */

import type { PacksDeps } from './deps';
import type { ComposedPack, PackDocument } from './documents';
import { checkFiles, type Forbidden, forbiddenNames, privateWords } from './export-check';
import { named } from './gate';
import { textsOf } from './gate-texts';
import type { GateFinding, PackBuild } from './rules';
import type { FinishedFile } from './write-files';

/** Open files are read for everything; private and officers' files for names in their properties and for traces of their making. */
export async function fileFindings(
  deps: PacksDeps,
  build: Pick<PackBuild, 'meetingId'>,
  composed: ComposedPack,
  files: FinishedFile[],
): Promise<GateFinding[]> {
  const people = await namesOf(deps, build, composed);
  const open = files.filter(({ edition }) => edition === 'public' || edition === 'young-people');
  const closed = files.filter((file) => !open.includes(file));
  const inProperties: Forbidden = {
    ...bare,
    people: people.map((person) => ({ ...person, inText: true })),
  };
  const found = [
    ...(await checkFiles(open, { ...bare, ...privateMatter(composed), people })),
    ...(await checkFiles(closed, inProperties)),
  ];
  return named(found.map((finding) => ({ ...finding, document: 'files' })));
}

const bare: Forbidden = { people: [], privateWords: [], privateTitles: [], hiddenFigures: [], canaries: [] };

/** Members' names are public, and printed; nobody else's are. */
async function namesOf(
  { people, meetings }: PacksDeps,
  build: Pick<PackBuild, 'meetingId'>,
  composed: ComposedPack,
): Promise<Forbidden['people']> {
  const { committeeId } = await meetings.byId(build.meetingId);
  const members = new Set((await people.withRole(committeeId, 'member')).map(({ id }) => id));
  const known = await people.everyone();
  return forbiddenNames(
    known.map(({ id, name }) => ({ name, isMember: members.has(id) })),
    [...known.flatMap(({ posts }) => posts), composed.committee, ...composed.titles],
  );
}

function privateMatter(
  composed: ComposedPack,
): Pick<Forbidden, 'privateWords' | 'privateTitles' | 'hiddenFigures'> {
  const words = (documents: PackDocument[]) => textsOf(documents).map(({ text }) => text);
  const open = words(composed.public);
  const items = composed.exempt.filter(({ itemNumber }) => itemNumber !== null);
  const openTitles = new Set(open);
  return {
    privateWords: privateWords(words(items), open),
    privateTitles: items.map(({ title }) => title).filter((title) => !openTitles.has(title)),
    hiddenFigures: composed.hiddenFigures,
  };
}
