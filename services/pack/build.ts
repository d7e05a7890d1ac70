/** One build from its row to its files: safe to run again from any point where it was killed. */
import { formatMoment } from '../calendar/rules';
import type { Executor } from '../db/tables';
import { RetryLater } from '../jobs/service';
import type { Finding } from '../language/rules';
import { plainLibraryFault } from '../library/faults';
import { attachedNow } from './attached-now';
import { composePack } from './compose-pack';
import type { PacksDeps } from './deps';
import { asFinal, type ComposedPack } from './documents';
import { checkFiles } from './export/check';
import { forbiddenIn, ofFiles } from './gate/files';
import { glyphNotes } from './notes';
import { putFiles } from './put-files';
import { recordOf } from './record';
import type { GateFinding, PackBuild } from './rules';
import * as store from './store';
import { templateOf } from './template-of';
import { TemplateFault } from './word/template-open';
import type { FinishedFile } from './writers/write-files';
import { writeApart } from './writers/write-process';

/**
 * What is printed is fixed in the row before the first file is written, and the writers give the same bytes for the same
 * outline: a build that is run again puts the same files under the same names.
 * @throws RetryLater when the library asks to be left alone for a while; Error when there is no such build, or when the
 * database cannot be written; every other fault ends the build as failed, and the clerk is told.
 */
export async function runBuild(deps: PacksDeps, buildId: string): Promise<PackBuild> {
  const build = await found(deps, buildId);
  const run = await store.beginRun(deps.db, buildId);
  if (run === null) return build;
  let ending: Pick<PackBuild, 'files' | 'notes' | 'error' | 'findings'>;
  try {
    ending = { ...(await makeFiles(deps, build)), error: '' };
  } catch (fault) {
    const plain = plainLibraryFault(fault);
    if (plain?.retryAfterSeconds != null && mayWait(deps, build, plain.retryAfterSeconds))
      throw await putOff(deps, build, plain.sentence, plain.retryAfterSeconds);
    deps.log?.(fault, `pack build ${buildId}`);
    const { findings } = await found(deps, buildId);
    ending = { files: [], notes: [], findings, error: plainFault(fault) };
  }
  await tellOfEnd(deps, build, run, ending);
  return found(deps, buildId);
}

async function found({ db }: PacksDeps, buildId: string): Promise<PackBuild> {
  const build = await store.byId(db, buildId);
  if (!build) throw new Error(`No pack build has the id ${buildId}`);
  return build;
}

/** Longer than that, and the clerk is told that it failed; “Try again” goes on where it stopped. */
const longestWaitMs = 6 * 3_600_000;

const mayWait = ({ clock }: PacksDeps, { queuedAt }: PackBuild, seconds: number) =>
  clock.now().getTime() + seconds * 1000 - queuedAt.getTime() <= longestWaitMs;

async function putOff(
  { db, clock }: PacksDeps,
  build: PackBuild,
  sentence: string,
  seconds: number,
): Promise<RetryLater> {
  const until = new Date(clock.now().getTime() + seconds * 1000);
  await store.setWaiting(db, build.id, `It goes on by itself at ${formatMoment(until)}: ${sentence}`, until);
  return new RetryLater(seconds, 'the library asked for a pause');
}

/** Nothing leaves this process before the finished files have been read for what must not be in them. */
class HeldBack extends Error {
  override readonly name = 'HeldBack';
}

async function makeFiles(
  deps: PacksDeps,
  build: PackBuild,
): Promise<Pick<PackBuild, 'files' | 'notes' | 'findings'>> {
  const { db } = deps;
  const say = (progress: string) => store.setProgress(db, build.id, progress);
  await say('Gathering the papers');
  const composed = await fixed(deps, build);
  const template = await templateOf(deps, build);
  const theirFiles = await attachedNow(deps, build, composed);
  const attached = [...theirFiles.made, ...theirFiles.asTheyAre];
  const forbidden = await forbiddenIn(deps, build, composed);
  const job = { build, composed, template, which: 'papers', attached, forbidden } as const;
  const { files: written, missing, ...found } = await writeApart(job, say);
  const ours = ofFiles(found.ours);
  // Somebody else's file may be put right before papers are final: it does not hold back a draft.
  const theirs = ofFiles([...theirFiles.findings, ...found.theirs.map((one) => byTitle(one, attached))]);
  const findings = [...composed.findings, ...ours, ...theirs];
  const holdBackFor = async (holding: GateFinding[], all: GateFinding[]) => {
    if (!holding.some(({ severity }) => severity === 'stops')) return;
    await store.setFindings(db, build.id, all);
    throw new HeldBack('a finished file holds what it must not');
  };
  await holdBackFor(build.stage === 'final' ? [...ours, ...theirs] : ours, findings);
  const files = [...written, ...theirFiles.made];
  const record = await recordOf(deps, { ...build, findings }, composed, [...files, ...theirFiles.asTheyAre]);
  // Every officer may open it, and it tells of private papers too.
  const ofRecord = ofFiles(await checkFiles([record], forbidden.officers, 'ours'));
  await holdBackFor(ofRecord, [...findings, ...ofRecord]);
  const beside: string[] = [];
  return {
    files: await putFiles(deps, build, composed, [...files, record], say, (line) => beside.push(line)),
    notes: [...composed.notes, ...glyphNotes(missing), ...beside],
    findings,
  };
}

/** A file is known by its title, as on the agenda: the name of a copy that was made of it says too little. */
function byTitle(finding: Finding, attached: FinishedFile[]): Finding {
  const file = attached.find(({ name }) => finding.place.startsWith(`${name}: `));
  if (!file) return finding;
  const place = finding.place.slice(file.name.length + 2);
  return { ...finding, place: `Item ${file.itemNumber}, ${file.title} (${file.name}): ${place}` };
}

/** What this build prints: as it was fixed by the run that came first. */
async function fixed(deps: PacksDeps, build: PackBuild): Promise<ComposedPack> {
  const { db, clock } = deps;
  const before = await store.composed(db, build.id);
  if (before) return before;
  const made =
    build.basedOn === null ? await composePack(deps, build) : await ofDraft(deps, build, build.basedOn);
  await store.keepComposed(db, build.id, made.composed, made.dataAt ?? clock.now());
  return (await store.composed(db, build.id)) ?? made.composed;
}

/** A final version prints what its draft printed: what has come since is in no pack that nobody has read. */
async function ofDraft(
  { db }: PacksDeps,
  build: PackBuild,
  draftId: string,
): Promise<{ composed: ComposedPack; dataAt: Date | null }> {
  const draft = await store.byId(db, draftId);
  const composed = await store.composed(db, draftId);
  if (!draft || !composed) throw new Error(`The draft ${draftId} is not there`);
  return { composed: asFinal(composed, build.no), dataAt: draft.dataAt };
}

/** Only the run that ends the build queues what follows, in the same transaction. */
async function tellOfEnd(
  deps: PacksDeps,
  build: PackBuild,
  run: number,
  ending: Pick<PackBuild, 'files' | 'notes' | 'error' | 'findings'>,
): Promise<void> {
  const at = deps.clock.now();
  const state = ending.error === '' ? 'built' : 'failed';
  const subject = { buildId: build.id, meetingId: build.meetingId };
  await deps.db.transaction().execute(async (on) => {
    if (!(await store.end(on, build.id, run, { ...ending, state, at }))) return;
    // Built after all, it is told anew to whoever heard that it had failed.
    const key = `pack:${build.id}:${state}${build.tries > 0 ? `:${build.tries}` : ''}`;
    await deps.notices.queue(on, [
      { key, kind: 'pack-finished', personId: build.requestedBy, subject, dueAt: at },
    ]);
    if (state === 'built') await afterBuilt(deps, on, build);
    await deps.audit.record(on, { personId: build.requestedBy, what: `pack-${state}`, subject });
  });
}

/** What is out now is what later papers are held against; the young people's edition waits for its worker. */
async function afterBuilt(deps: PacksDeps, on: Executor, build: PackBuild): Promise<void> {
  if (build.stage !== 'final') return;
  const composed = await store.composed(on, build.id);
  if (!composed) return;
  const { id: buildId, meetingId, no: versionNo } = build;
  const { committeeId } = await deps.meetings.byId(meetingId, on);
  await deps.scorecards.recordPublished(on, { committeeId, buildId }, composed.published);
  if (composed.youngPeople) {
    const { outline } = composed.youngPeople;
    await deps.editions.ask({ meetingId, buildId, versionNo, outline }, on);
  }
}

/** Ends with a full stop: the card puts its own advice after it. */
function plainFault(fault: unknown): string {
  if (fault instanceof HeldBack) {
    return 'a finished file holds words or figures that must not be in it, so no file was put in the library. The findings say where.';
  }
  if (fault instanceof TemplateFault) {
    return `the council’s Word template cannot be used: ${fault.problems.join(' ')}`;
  }
  return (
    plainLibraryFault(fault)?.sentence ??
    'something went wrong while it was being written, and it has been logged.'
  );
}
