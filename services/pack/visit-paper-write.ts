/** One paper of a year of visits from its row to its files: composed once, read through, put in the library as a draft. */
import type { Audit } from '../audit/service';
import type { Clock, NewId } from '../calendar/clock';
import { londonDay } from '../calendar/rules';
import type { Committees } from '../committees/service';
import type { Executor } from '../db/tables';
import { type Jobs, RetryLater } from '../jobs/service';
import { checkTexts } from '../language/check';
import type { LanguageContext } from '../language/context';
import type { Language } from '../language/service';
import { plainLibraryFault } from '../library/faults';
import { safeSegment } from '../library/folder';
import type { Library } from '../library/service';
import type { Meetings } from '../meetings/service';
import type { Notices } from '../notices/service';
import { Role } from '../people/rules';
import type { People } from '../people/service';
import { withoutHeldNotesIn } from '../questions/held-note';
import { assembleScorecard } from '../scorecard/assemble';
import type { Scorecards } from '../scorecard/service';
import { visitsYear, yearWords } from '../visits/year-rules';
import { composeVisitYear } from './compose/visit-year';
import { type Forbidden, forbiddenNames, nothingForbidden, privateWords } from './export/check';
import { hiddenFiguresOf } from './gate/hidden-figures';
import { type PrivateMatterDeps, privateMatterOf } from './gate/private-matter';
import { textsOf } from './gate/texts';
import { type VisitYearDeps, yearOfVisits } from './gather/visit-year';
import { type SettledOutline, settle } from './outline/settle';
import type { VisitPaper } from './store-visit-papers';
import * as store from './store-visit-papers';
import { TemplateFault } from './word/template-open';
import { writePaperApart } from './writers/paper-process';

export interface VisitPapersDeps extends Pick<VisitYearDeps, 'strategies' | 'visits'>, PrivateMatterDeps {
  meetings: Pick<Meetings, 'upcoming'>;
  scorecards: Pick<Scorecards, 'facts'>;
  db: Executor;
  clock: Clock;
  newId: NewId;
  library: Library;
  jobs: Pick<Jobs, 'enqueue'>;
  notices: Pick<Notices, 'queue'>;
  audit: Pick<Audit, 'record'>;
  people: Pick<People, 'may' | 'withRole' | 'everyone'>;
  committees: Pick<Committees, 'settingsOn' | 'wordTemplateOn'>;
  language: Pick<Language, 'contextOf'>;
  log: (fault: unknown, what: string) => void;
}

/** Longer than that a busy library is not waited for: whoever asked is told, and may ask again. */
export const goesOnForMs = 6 * 3_600_000;

export async function foundPaper(on: Executor, id: string): Promise<VisitPaper> {
  const paper = await store.paperById(on, id);
  if (!paper) throw new Error(`No paper of visits has the id ${id}`);
  return paper;
}

type Ending = Pick<VisitPaper, 'files' | 'error'> & { state: 'made' | 'held' | 'failed' };

/** Safe to run again from any point: what it prints is fixed in its row, and the same words give the same files. */
export async function writePaper(deps: VisitPapersDeps, id: string): Promise<VisitPaper> {
  const { db, clock } = deps;
  const paper = await foundPaper(db, id);
  if (paper.state !== 'queued') return paper;
  let ending: Ending;
  try {
    ending = await makeFiles(deps, paper);
  } catch (fault) {
    const plain = plainLibraryFault(fault);
    const waited = clock.now().getTime() - paper.askedAt.getTime();
    if (plain?.retryAfterSeconds != null && waited < goesOnForMs)
      throw new RetryLater(plain.retryAfterSeconds, 'the library asked for a pause');
    deps.log(fault, `visit paper ${id}`);
    ending = { state: 'failed', files: [], error: plain?.sentence ?? plainFault(fault) };
  }
  await db.transaction().execute(async (on) => {
    const at = clock.now();
    if (!(await store.endPaper(on, id, { ...ending, at }))) return;
    await deps.audit.record(on, {
      ...{ personId: paper.askedBy, what: `visit-paper-${ending.state}` },
      subject: { paperId: id, committeeId: paper.committeeId },
    });
    if (paper.askedBy === null) return;
    await deps.notices.queue(on, [
      {
        ...{ key: `visit-paper:${id}`, kind: 'visit-paper-ended', personId: paper.askedBy },
        ...{ subject: { paperId: id }, dueAt: at },
      },
    ]);
  });
  return foundPaper(db, id);
}

const plainFault = (fault: unknown) =>
  fault instanceof TemplateFault
    ? `the council’s Word template cannot be used: ${fault.problems.join(' ')}`
    : 'something went wrong while it was being written, and it has been logged.';

const held: Ending = {
  ...{ state: 'held', files: [] },
  error:
    'it holds words that an open paper must not hold (a name, a hidden number, or words of a private item), so no file was put in the library. Please look at the wording of each visit.',
};

async function makeFiles(deps: VisitPapersDeps, paper: VisitPaper): Promise<Ending> {
  const { committeeId } = paper;
  const day = londonDay(paper.askedAt);
  const { name: bodyName } = await deps.committees.settingsOn(committeeId, day);
  const outline = (await store.keptOutline(deps.db, paper.id)) ?? (await compose(deps, paper, bodyName));
  if (holdsPrivateWords(outline, await deps.language.contextOf(committeeId))) return held;
  const folder = safeSegment(`${bodyName}, frontline visits`);
  const title = `Frontline visits, ${yearWords(visitsYear(paper.from))}`;
  const template = (await deps.committees.wordTemplateOn(committeeId, day))?.file ?? null;
  const known = await deps.people.everyone(committeeId);
  const people = forbiddenNames(
    // A member's name is public in other papers: in this one it would say who went, and who did not.
    known.map(({ name }) => ({ name, isMember: false })),
    [...Role.options, ...known.flatMap((person) => person.holdings.map(({ post }) => post)), bodyName, title],
  );
  const { files, findings } = await writePaperApart({
    piece: {
      outline,
      formats: ['docx', 'pdf', 'html'],
      about: {
        ...{ folder, edition: 'public', itemNumber: null, title, part: 1 },
        name: safeSegment(`${day} ${title} v${paper.no}`),
      },
    },
    ...{
      createdAt: paper.askedAt,
      template,
      forbidden: { ...(await ofMeetings(deps, committeeId)), people },
    },
  });
  if (findings.some(({ severity }) => severity === 'stops')) return held;
  const stored: VisitPaper['files'] = [];
  for (const file of files) stored.push(await deps.library.put(folder, file.name, file.content));
  return { state: 'made', files: stored, error: '' };
}

/** What the meetings to come keep from the public: a wording of a visit is free text, and may repeat it. */
async function ofMeetings(deps: VisitPapersDeps, committeeId: string): Promise<Forbidden> {
  const meetings = await deps.meetings.upcoming(committeeId);
  const matter = { titles: new Set<string>(), texts: [] as string[] };
  for (const { id } of meetings) {
    const { titles, texts } = await privateMatterOf(deps, id);
    for (const title of titles) matter.titles.add(title);
    matter.texts.push(...texts);
  }
  return {
    ...nothingForbidden,
    privateTitles: [...matter.titles],
    privateWords: privateWords(matter.texts, []),
    hiddenFigures: await hiddenNow(deps, committeeId, meetings[0]?.id ?? null),
  };
}

async function hiddenNow(
  deps: VisitPapersDeps,
  committeeId: string,
  meetingId: string | null,
): Promise<Forbidden['hiddenFigures']> {
  if (meetingId === null || (await deps.strategies.current(committeeId)) === null) return [];
  const facts = await deps.scorecards.facts(meetingId);
  return hiddenFiguresOf(assembleScorecard(facts, 'public'), assembleScorecard(facts, 'officers'));
}

async function compose(deps: VisitPapersDeps, paper: VisitPaper, bodyName: string): Promise<SettledOutline> {
  const year = withoutHeldNotesIn(await yearOfVisits(deps, paper.committeeId, visitsYear(paper.from)));
  const status = `Draft, version ${paper.no}`;
  return store.keepOutline(deps.db, paper.id, settle(composeVisitYear(year, { bodyName, status })));
}

/** Words that nobody knows are asked about when the paper is an item; names and small numbers hold it back. */
function holdsPrivateWords(outline: SettledOutline, context: LanguageContext): boolean {
  const texts = textsOf([{ key: 'visits', itemNumber: null, part: 1, outline }]);
  return checkTexts(texts, context).some(
    ({ severity, privacy, term, certain }) =>
      severity === 'stops' && privacy && (term === undefined || certain === true),
  );
}
