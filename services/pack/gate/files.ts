/** The last look, at finished files: nothing private, no name and no hidden figure, in any corner of any of them. */
import type { Finding } from '../../language/rules';
import type { PacksDeps } from '../deps';
import type { ComposedPack, PackDocument } from '../documents';
import { type Forbidden, forbiddenNames, nothingForbidden, privateWords } from '../export/check';
import type { GateFinding, PackBuild } from '../rules';
import { named } from './gate';
import { textsOf } from './texts';

/** What the finished files are read for: open ones for everything, the others for names in their properties. */
export async function forbiddenIn(
  deps: PacksDeps,
  build: Pick<PackBuild, 'meetingId'>,
  composed: ComposedPack,
): Promise<{ open: Forbidden; closed: Forbidden }> {
  const people = await namesOf(deps, build, composed);
  return {
    open: { ...nothingForbidden, ...privateMatter(composed), people },
    closed: { ...nothingForbidden, people: people.map((person) => ({ ...person, inText: true })) },
  };
}

/** As the gate keeps them. */
export const ofFiles = (found: Finding[]): GateFinding[] =>
  named(found.map((finding) => ({ ...finding, document: 'files' })));

/** Members' names are public, and printed; nobody else's are. */
async function namesOf(
  { people, meetings }: PacksDeps,
  build: Pick<PackBuild, 'meetingId'>,
  composed: ComposedPack,
): Promise<Forbidden['people']> {
  const { committeeId } = await meetings.byId(build.meetingId);
  const members = new Set((await people.withRole(committeeId, 'member')).map(({ id }) => id));
  const known = await people.everyone(committeeId);
  return forbiddenNames(
    known.map(({ id, name }) => ({ name, isMember: members.has(id) })),
    [
      ...known.flatMap((person) => person.holdings.map(({ post }) => post)),
      composed.committee,
      ...composed.titles,
    ],
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
