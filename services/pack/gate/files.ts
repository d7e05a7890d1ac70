/** The last look, at finished files: nothing private, no name and no hidden figure, in any corner of any of them. */
import type { Finding } from '../../language/rules';
import type { PacksDeps } from '../deps';
import type { ComposedPack, PackDocument } from '../documents';
import { type Forbidden, forbiddenNames, nothingForbidden, privateWords } from '../export/check';
import type { GateFinding, PackBuild } from '../rules';
import { named } from './gate';
import { type PrivateMatter, privateMatterOf } from './private-matter';
import { textsOf } from './texts';

/** What files of each kind of reader must not hold. */
export interface ForbiddenByReader {
  /** Everyone: the open papers, the young people's edition. */
  open: Forbidden;
  /** Officers: names and exact figures are theirs to read, and private items are not. */
  officers: Forbidden;
  /** Whoever may read the private papers. */
  closed: Forbidden;
}

/** What the finished files are read for: open ones for everything, the others for names in their properties. */
export async function forbiddenIn(
  deps: PacksDeps,
  build: Pick<PackBuild, 'meetingId'>,
  composed: ComposedPack,
): Promise<ForbiddenByReader> {
  const people = await namesOf(deps, build, composed);
  const inProperties = people.map((person) => ({ ...person, inText: true }));
  const { hiddenFigures } = composed;
  const ofPrivateItems = privateMatter(composed, await privateMatterOf(deps, build.meetingId));
  return {
    open: { ...nothingForbidden, ...ofPrivateItems, hiddenFigures, people },
    officers: { ...nothingForbidden, ...ofPrivateItems, people: inProperties },
    closed: { ...nothingForbidden, people: inProperties },
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

/** Of what this version prints, and of what is private about the meeting now. */
function privateMatter(
  composed: ComposedPack,
  now: PrivateMatter,
): Pick<Forbidden, 'privateWords' | 'privateTitles'> {
  const words = (documents: PackDocument[]) => textsOf(documents).map(({ text }) => text);
  const open = words(composed.public);
  const items = composed.exempt.filter(({ itemNumber }) => itemNumber !== null);
  const openTitles = new Set(open);
  const titles = new Set([...items.map(({ title }) => title), ...now.titles]);
  return {
    privateWords: privateWords([...words(items), ...now.texts], open),
    privateTitles: [...titles].filter((title) => title.trim() !== '' && !openTitles.has(title)),
  };
}
