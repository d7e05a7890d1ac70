/** One build from its row to its files: safe to run again from any point where it was killed. */
import { formatTime } from '../calendar/rules';
import { RetryLater } from '../jobs/service';
import { plainLibraryFault } from '../library/faults';
import { safeSegment } from '../library/folder';
import type { StoredFile } from '../library/rules';
import { compose } from './compose';
import type { PacksDeps } from './deps';
import { gather } from './gather';
import { contentNotes, glyphNotes } from './notes';
import { writePdf } from './pdf';
import type { PackBuild } from './rules';
import { settle } from './settle';
import * as store from './store';
import { writeWord } from './word';

/**
 * What is printed is fixed in the row before the first file is written, and the writers give the same bytes for the same
 * outline: a build that is run again puts the same files under the same names.
 * @throws Error when there is no such build, or when the database cannot be written; RetryLater when the library asked to
 * be left alone for a while. Every other fault ends the build as failed, and the clerk is told.
 */
export async function runBuild(deps: PacksDeps, buildId: string): Promise<PackBuild> {
  const build = await found(deps, buildId);
  if (build.state === 'built' || build.state === 'failed') return build;
  let ending: Pick<PackBuild, 'files' | 'notes' | 'error'>;
  try {
    ending = { ...(await makeFiles(deps, build)), error: '' };
  } catch (fault) {
    deps.log?.(fault, `pack build ${buildId}`);
    const plain = plainLibraryFault(fault);
    if (plain && plain.retryAfterSeconds !== null) await putOff(deps, build, plain.retryAfterSeconds);
    ending = { files: [], notes: [], error: plain?.sentence ?? unknownFault };
  }
  await tellOfEnd(deps, build, ending);
  return found(deps, buildId);
}

async function found({ db }: PacksDeps, buildId: string): Promise<PackBuild> {
  const build = await store.byId(db, buildId);
  if (!build) throw new Error(`No pack build has the id ${buildId}`);
  return build;
}

async function makeFiles(deps: PacksDeps, build: PackBuild): Promise<Pick<PackBuild, 'files' | 'notes'>> {
  const { db, library } = deps;
  const say = (progress: string) => store.setProgress(db, build.id, progress);
  await say('Gathering the updates');
  const composed = await fixed(deps, build);
  await say('Writing the Word document and the PDF');
  // The PDF is made in a process of its own while Word is written in this one.
  const options = { createdAt: build.requestedAt };
  const [pdf, word, officers] = await Promise.all([
    writePdf(composed.public, options),
    writeWord(composed.public, options),
    writeWord(composed.officers, options),
  ]);
  await say('Putting the files in the library');
  const { folders, fileName } = composed;
  const files: StoredFile[] = [
    await library.put(folders.public, `${fileName} v${build.no}.docx`, word),
    await library.put(folders.public, `${fileName} v${build.no}.pdf`, pdf.pdf),
    await library.put(folders.officers, `${fileName} v${build.no}, officers only.docx`, officers),
  ];
  return { files, notes: [...composed.notes, ...glyphNotes(pdf.missing)] };
}

/** What this build prints: as it was fixed by the run that came first. */
async function fixed(deps: PacksDeps, build: PackBuild): Promise<store.Composed> {
  const { db } = deps;
  const before = await store.composed(db, build.id);
  if (before) return before;
  const { id, meetingId, no } = build;
  const contents = await gather(deps, { meetingId, no, at: deps.clock.now() });
  const folder = safeSegment(`${contents.meeting.day} ${contents.committee.name}`);
  const made: store.Composed = {
    public: settle(compose(contents, 'public')),
    officers: settle(compose(contents, 'officers')),
    notes: contentNotes(contents),
    // Exact small numbers never lie in the folder from which papers are published.
    folders: { public: folder, officers: `${folder}, officers only` },
    fileName: `${contents.meeting.day} Pledges progress report`,
  };
  await store.keepComposed(db, id, made);
  return (await store.composed(db, id)) ?? made;
}

/** Only the run that ends the build queues the notice, in the same transaction. */
async function tellOfEnd(
  deps: PacksDeps,
  build: PackBuild,
  ending: Pick<PackBuild, 'files' | 'notes' | 'error'>,
): Promise<void> {
  const at = deps.clock.now();
  const state = ending.error === '' ? 'built' : 'failed';
  await deps.db.transaction().execute(async (on) => {
    if (!(await store.end(on, build.id, { ...ending, state, at }))) return;
    const subject = { buildId: build.id, meetingId: build.meetingId };
    await deps.notices.queue(on, [
      {
        key: `pack:${build.id}:finished`,
        kind: 'pack-finished',
        personId: build.requestedBy,
        subject,
        dueAt: at,
      },
    ]);
    await deps.audit.record(on, { personId: build.requestedBy, what: `pack-${state}`, subject });
  });
}

const unknownFault = 'something went wrong while it was being written, and it has been logged.';

/** A build that the clerk has waited for this long ends as failed rather than being put off again. */
const longestPutOffMs = 25 * 60_000;

/** @throws RetryLater while there is time for another try; the clerk sees when it will be. */
async function putOff({ db, clock }: PacksDeps, build: PackBuild, seconds: number): Promise<void> {
  const next = new Date(clock.now().getTime() + seconds * 1000);
  if (next.getTime() - build.requestedAt.getTime() > longestPutOffMs) return;
  await store.setProgress(
    db,
    build.id,
    `The document library is busy; the next try is at ${formatTime(next)}`,
  );
  throw new RetryLater(seconds, 'the document library asked to be left alone');
}
