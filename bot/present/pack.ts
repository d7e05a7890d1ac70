/** From a build of the pack to the words on its cards. */
import type { PackView } from '../../cards/pack-card';
import type { FindingView } from '../../cards/pack-lists';
import { formatDay, formatMoment, londonDay } from '../../services/calendar/rules';
import { publishedWords } from '../../services/meetings/publication-standing';
import {
  type GateFinding,
  type Kept,
  needsTwo,
  officeWords,
  type PackBuild,
  type PackFile,
} from '../../services/pack/rules';
import type { Despatch, GateStanding } from '../../services/pack/service';
import type { BotServices } from '../services';

/** 'Version 3, draft', 'Version 4, final', 'Supplement 1 (version 6), draft'. */
export function versionName(build: PackBuild): string {
  const stage = build.stage === 'final' ? 'final' : 'draft';
  return build.kind === 'supplement'
    ? `Supplement ${build.supplementNo ?? 1} (version ${build.no}), ${stage}`
    : `Version ${build.no}, ${stage}`;
}

export async function packView(services: BotServices, build: PackBuild): Promise<PackView> {
  const meeting = await services.meetings.byId(build.meetingId);
  const standing = await services.packs.standing(build);
  return {
    buildId: build.id,
    meetingId: build.meetingId,
    submissionId: services.newId(),
    title: `Papers for ${formatDay(meeting.day)}`,
    version: versionName(build),
    state: build.state,
    final: build.stage === 'final',
    progress: progress(build),
    files: mainFiles(build.files),
    fileCount: build.files.length,
    notes: build.notes,
    gate: build.dataAt === null ? null : counts(standing),
    despatched: await despatchLine(services, build),
    youngPeople: await youngPeoplesLine(services, build),
  };
}

export const counts = (standing: GateStanding) => ({
  stops: standing.stops.length,
  toAnswer: standing.toAnswer.length,
  advice: standing.advice.length,
  kept: standing.kept.length,
});

/** Whole packs only, the open one first: what is on the card itself. */
function mainFiles(files: PackFile[]): PackView['files'] {
  return files
    .filter(
      ({ itemNumber, title, url }) =>
        itemNumber === null && !/(agenda|list of papers)$/i.test(title) && url !== null,
    )
    .map((file) => ({ title: openTitle(file), url: file.url ?? '' }))
    .slice(0, 5);
}

/** Says of each file which it is: the officers’ edition must never be opened for the public one. */
export function openTitle({ name, edition, itemNumber, title }: PackFile): string {
  const kind = name.endsWith('.pdf') ? 'PDF' : name.endsWith('.html') ? 'web page' : 'Word file';
  if (itemNumber !== null) return `Open item ${itemNumber} (${kind})`;
  if (title === 'Agenda' || title === 'Part 2 agenda') return `Open the ${title} (${kind})`;
  if (title.endsWith('list of papers')) return `Open the list of papers (${kind})`;
  if (title.startsWith('Record of')) return 'Open the record of this version';
  switch (edition) {
    case 'public':
      return `Open the ${kind}`;
    case 'exempt':
      return `Open the Part 2 ${kind}`;
    case 'officers':
      return `Open the officers’ ${kind}`;
    case 'young-people':
      return `Open the young people’s ${kind}`;
  }
}

const editionWords: Record<PackFile['edition'], string> = {
  public: 'Open to the public',
  exempt: 'Part 2: not for publication',
  officers: 'For officers only',
  'young-people': 'Young people’s edition',
};

/** 'Open to the public. 42 kB. SHA-256 4f0c…' */
export function fileAbout({ edition, bytes, sha256 }: PackFile): string {
  return `${editionWords[edition]}. ${Math.max(1, Math.round(bytes / 1000))} kB. SHA-256 ${sha256.slice(0, 16)}…`;
}

function progress(build: PackBuild): string {
  switch (build.state) {
    case 'queued':
      return 'It is in the queue and starts in a moment. You will get a message when it is ready.';
    case 'building':
      return `${build.progress}. You will get a message when it is ready.`;
    case 'waiting':
      return build.progress;
    case 'built':
      return builtWords(build);
    case 'failed':
      return `It could not be built: ${build.error} Nothing is lost.`;
  }
}

function builtWords({ builtAt, sealedAt, dataAt }: PackBuild): string {
  const printed = sealedAt ?? builtAt;
  const then = dataAt && printed && formatMoment(dataAt) === formatMoment(printed);
  const from = dataAt ? `, from what was true ${then ? 'then' : `on ${formatMoment(dataAt)}`}` : '';
  if (sealedAt) {
    return `Final and sealed on ${formatMoment(sealedAt)}${from}. A later change makes a new version or a supplement. A Democratic Services Officer publishes.`;
  }
  return builtAt
    ? `Built on ${formatMoment(builtAt)}${from}. It is a draft: a Democratic Services Officer publishes.`
    : 'Built.';
}

const isLateDespatch = ({ countsAs, lawfulDay }: Despatch) =>
  countsAs !== null && lawfulDay !== null && countsAs > lawfulDay;

/** With the day that it counts as where that is another one. */
export function publicationWords({ despatchedAt, countsAs, lawfulDay }: Despatch): string {
  const day = londonDay(despatchedAt);
  return publishedWords(despatchedAt, countsAs ?? day, lawfulDay ?? countsAs ?? day);
}

async function despatchLine(services: BotServices, build: PackBuild): Promise<PackView['despatched']> {
  if (build.sealedAt === null) return null;
  const despatch = await services.packs.despatchOf(build.id);
  if (!despatch) return null;
  const by = await services.people.byId(despatch.despatchedBy);
  return {
    words: `${publicationWords(despatch)} Recorded by ${by?.name ?? 'a clerk'}.`,
    late: isLateDespatch(despatch),
  };
}

/** Where the plain edition of a final version stands; drafts have none that goes anywhere. */
async function youngPeoplesLine(services: BotServices, build: PackBuild): Promise<string | null> {
  if (build.sealedAt === null || build.kind === 'supplement') return null;
  const signOff = await services.editions.ofBuild(build.id);
  switch (signOff?.state) {
    case 'asked':
      return 'The young people’s edition waits for the participation worker to sign it off. It is nowhere until then.';
    case 'signed-off':
      return build.editionFiles.length > 0
        ? 'The young people’s edition is signed off, and lies in its folder.'
        : 'The young people’s edition is signed off, and is on its way to its folder.';
    case 'sent-back':
      return 'The participation worker has sent the young people’s edition back with a comment.';
    case undefined:
      return null;
  }
}

const labels: Record<GateFinding['severity'], string> = {
  stops: 'Must be put right',
  answer: 'Put right, or keep with a reason',
  advice: 'To think about',
};

/** For a reader: what must be put right first, what was kept last. The two who decide together see what is theirs. */
export async function findingViews(
  services: BotServices,
  standing: GateStanding,
  reader: { clerk: boolean; mayReturn: boolean; personId: string; buildId: string },
): Promise<FindingView[]> {
  const open = [...standing.stops, ...standing.toAnswer, ...standing.advice];
  const all = [
    ...open.map((finding) => ({
      finding,
      kept: standing.halfKept.get(finding.fingerprint) ?? [],
      whole: false,
    })),
    ...standing.kept.map((finding) => ({ finding, kept: finding.kept, whole: true })),
  ];
  const theirs = reader.clerk ? all : all.filter(({ finding }) => needsTwo(finding));
  return Promise.all(
    theirs.map(async ({ finding, kept, whole }, index) => ({
      ...findingView(finding, whole),
      no: index + 1,
      returnPress: reader.mayReturn && !whole && finding.source ? services.newId() : null,
      hasNumbers: reader.clerk && !whole && finding.numbers !== undefined,
      choices: reader.clerk ? fileChoices(finding, index + 1, reader.buildId, services.newId) : [],
      mayKeep:
        !whole &&
        finding.mayKeep &&
        reader.clerk !== needsTwo(finding) &&
        !kept.some(({ keptBy }) => keptBy === reader.personId),
      kept:
        kept.length === 0 ? null : (await Promise.all(kept.map((one) => keptLine(services, one)))).join(' '),
    })),
  );
}

function findingView(
  finding: GateFinding,
  whole: boolean,
): Omit<FindingView, 'no' | 'hasNumbers' | 'returnPress' | 'kept' | 'mayKeep' | 'choices'> {
  const { fingerprint, place, excerpt, why, fix } = finding;
  const label = whole ? 'Kept' : needsTwo(finding) ? twoPeople : labels[finding.severity];
  return { fingerprint, label, place, excerpt, why, fix, strong: !whole && finding.severity === 'stops' };
}

/** Two buttons at the finding itself; what was chosen is seen in the next version, and with the item's files. */
function fileChoices(
  { choose }: GateFinding,
  no: number,
  buildId: string,
  newId: () => string,
): FindingView['choices'] {
  if (!choose) return [];
  const { itemId, attachmentId, what } = choose;
  const one = (title: string, answer: 'accept' | 'refuse' | 'leave-out' | 'print') => ({
    title: `${title} (${no})`,
    data: { itemId, attachmentId, answer, buildId, submissionId: newId() },
  });
  return what === 'changes'
    ? [one('Accept the changes', 'accept'), one('Refuse the changes', 'refuse')]
    : [one('Leave hidden words out', 'leave-out'), one('Print hidden words', 'print')];
}

const twoPeople = 'Put right, or kept by two people together';
async function keptLine(services: BotServices, { keptBy, keptAt, reason, office }: Kept): Promise<string> {
  const by = await services.people.byId(keptBy);
  return `Kept by ${officeWords[office]} (${by?.name ?? 'no longer here'}), ${formatMoment(keptAt)}: ${reason}`;
}
