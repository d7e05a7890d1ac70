/** One build of a meeting's pack: a numbered version, draft or final, and what may be done with it. */
import type { Finding } from '../language/rules';
import type { StoredFile } from '../library/rules';

/** Who a file is for; each edition lies in a folder of its own. */
export type Edition = 'public' | 'exempt' | 'officers' | 'young-people';

/** A finished file of a build, and what it is. */
export interface PackFile extends StoredFile {
  folder: string;
  edition: Edition;
  /** '5', or null for a whole pack and what is no item of the agenda. */
  itemNumber: string | null;
  /** 'Item 5: Progress against the pledges' */
  title: string;
}

/** What the gate found, and the name by which it is known again in the next version. */
export interface GateFinding extends Finding {
  fingerprint: string;
  /** Of a finding that asks about a word or lists numbers: the document that they stand in. */
  document?: string;
  /** Whose words they are, where somebody in particular wrote them: they can be returned to them. */
  source?:
    | { kind: 'update'; requestId: string; versionNo: number }
    | { kind: 'report'; reportId: string; key: string };
  /** Dealt with by choosing, where it is shown: what is to be done about changes or hidden words of an attached file. */
  choose?: { itemId: string; attachmentId: string; what: 'changes' | 'hidden' };
}

/** Whose decision it is: a clerk's, or, where a child could be known, the chair's and the adviser's together. */
export type KeepingOffice = 'clerk' | 'chair' | 'adviser';

export const officeWords: Record<KeepingOffice, string> = {
  clerk: 'the clerk',
  chair: 'the Operational Group’s chair',
  adviser: 'the data protection adviser',
};

/** One person's decision to keep a finding, with the reason. */
export interface Kept {
  office: KeepingOffice;
  reason: string;
  keptBy: string;
  keptAt: Date;
}

/**
 * A pattern that could point at a child: it is kept only by the Operational Group's chair and the data protection adviser
 * together (domain.md 2.10, S8).
 */
export const needsTwo = (finding: Pick<Finding, 'privacy' | 'severity' | 'mayKeep'>): boolean =>
  finding.mayKeep && finding.privacy && finding.severity === 'stops';

export interface PackBuild {
  id: string;
  meetingId: string;
  /** Version of this meeting's papers: 1, 2, 3… supplements among them. */
  no: number;
  kind: 'pack' | 'supplement';
  /** 1, 2, 3… among the meeting's supplements. */
  supplementNo: number | null;
  /** Of a supplement: the agenda items in it. */
  itemIds: string[];
  /** A final version prints what its draft printed, without the draft mark. */
  stage: 'draft' | 'final';
  basedOn: string | null;
  requestedBy: string;
  requestedAt: Date;
  /** The same, until a person has it tried again. */
  queuedAt: Date;
  /** `waiting`: the library asked to be tried again later; the build goes on by itself. */
  state: 'queued' | 'building' | 'waiting' | 'built' | 'failed';
  /** 'Writing the PDF': shown on the card. */
  progress: string;
  /** When everything it prints was true. */
  dataAt: Date | null;
  files: PackFile[];
  /** Of the young people's edition, once it was signed off. */
  editionFiles: PackFile[];
  /** What the clerk should know before using it: '3 updates were not received'. */
  notes: string[];
  findings: GateFinding[];
  retryAt: Date | null;
  tries: number;
  builtAt: Date | null;
  /** Final versions only: nothing of it changes from then on. */
  sealedAt: Date | null;
  error: string;
  /** Where the progress card is, to update it when the build has ended. */
  card: { conversationId: string; activityId: string } | null;
}

/** The findings of a build as they stand now that some have been kept. */
export interface GateStanding {
  /** Nothing is final while one of these stands. */
  stops: GateFinding[];
  /** Each is put right, or kept with a reason. */
  toAnswer: GateFinding[];
  advice: GateFinding[];
  kept: (GateFinding & { kept: Kept[] })[];
  /** Of those that need two people: what one of them has decided already, by fingerprint. */
  halfKept: Map<string, Kept[]>;
}

export function gateStanding(findings: GateFinding[], decisions: ReadonlyMap<string, Kept[]>): GateStanding {
  const standing: GateStanding = { stops: [], toAnswer: [], advice: [], kept: [], halfKept: new Map() };
  for (const finding of findings) {
    const kept = finding.mayKeep ? (decisions.get(finding.fingerprint) ?? []) : [];
    if (isKept(finding, kept)) {
      standing.kept.push({ ...finding, kept });
      continue;
    }
    if (kept.length > 0) standing.halfKept.set(finding.fingerprint, kept);
    if (finding.severity === 'stops') standing.stops.push(finding);
    else if (finding.severity === 'answer') standing.toAnswer.push(finding);
    else standing.advice.push(finding);
  }
  return standing;
}

function isKept(finding: GateFinding, kept: Kept[]): boolean {
  if (!needsTwo(finding)) return kept.length > 0;
  const [chair, adviser] = (['chair', 'adviser'] as const).map((office) =>
    kept.find((one) => one.office === office),
  );
  return chair !== undefined && adviser !== undefined && chair.keptBy !== adviser.keptBy;
}

/** The gate is open when nothing stops and everything that needs an answer has one. */
export const gateIsOpen = ({ stops, toAnswer }: GateStanding) => stops.length + toAnswer.length === 0;

export type FinalRefusal =
  | { code: 'not-built' }
  /** A later version has been asked for: that one is looked at first. */
  | { code: 'not-the-latest'; latestNo: number }
  | { code: 'final-already' }
  /** Its final version was begun and could not be built: that one is tried again. */
  | { code: 'final-failed'; buildId: string }
  | { code: 'gate-closed'; stops: number; toAnswer: number };

/** Why a build cannot be made final now; null when it can. */
export function whyNotFinal(
  build: PackBuild,
  latest: PackBuild,
  standing: GateStanding,
): FinalRefusal | null {
  if (build.stage === 'final') return { code: 'final-already' };
  if (build.state !== 'built') return { code: 'not-built' };
  if (latest.no !== build.no) {
    if (latest.basedOn !== build.id) return { code: 'not-the-latest', latestNo: latest.no };
    return latest.state === 'failed'
      ? { code: 'final-failed', buildId: latest.id }
      : { code: 'final-already' };
  }
  if (gateIsOpen(standing)) return null;
  return { code: 'gate-closed', stops: standing.stops.length, toAnswer: standing.toAnswer.length };
}

/** A build that shows no end after this long was killed for good: the next press begins a new one. */
const givenUpAfterMs = 30 * 60_000;

export function isGoing({ state, queuedAt, retryAt }: PackBuild, now: Date): boolean {
  if (state === 'built' || state === 'failed') return false;
  const since = Math.max(queuedAt.getTime(), retryAt?.getTime() ?? 0);
  return now.getTime() - since < givenUpAfterMs;
}

/** Long enough to say why; short enough to be read. */
export const reasonLength = { least: 10, most: 500 } as const;

/** The version of the same kind before this one that can still be read. */
export function earlierOf(build: PackBuild, versions: PackBuild[]): PackBuild | null {
  return (
    versions.find(
      (one) =>
        one.no < build.no &&
        one.kind === build.kind &&
        one.state === 'built' &&
        // A final version prints what its draft printed: comparing the two says nothing.
        one.id !== build.basedOn,
    ) ?? null
  );
}
