/** The committee pack: asked for with one press, built in a job, finished as files in the library. */
import type { Executor } from '../db/tables';
import type { StoredFile } from '../library/service';
import type { Result } from '../result';

export interface PackBuild {
  id: string;
  meetingId: string;
  /** Version of this meeting's pack: 1, 2, 3… */
  no: number;
  requestedBy: string;
  requestedAt: Date;
  state: 'queued' | 'building' | 'built' | 'failed';
  /** 'Writing the PDF': shown on the card. */
  progress: string;
  files: StoredFile[];
  /** What the clerk should know before using it: '3 updates were not received'. */
  notes: string[];
  builtAt: Date | null;
  error: string;
  /** Where the progress card is, to update it when the build has ended. */
  card: { conversationId: string; activityId: string } | null;
}

export interface Packs {
  /** Queues a build; while one is queued or building for the meeting, returns that one. Clerks only. */
  request(input: {
    meetingId: string;
    byPersonId: string;
    submissionId: string;
  }): Promise<Result<PackBuild, { code: 'not-allowed' } | { code: 'no-round' }>>;
  attachCard(buildId: string, card: { conversationId: string; activityId: string }): Promise<void>;
  byId(buildId: string, on?: Executor): Promise<PackBuild | null>;
  latest(meetingId: string, on?: Executor): Promise<PackBuild | null>;
  /** The job: composes, writes Word and PDF, puts them in the library, queues the notice. Running it twice makes no second file. */
  build(buildId: string): Promise<PackBuild>;
}
