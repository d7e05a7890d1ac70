/** One build of a meeting's pack. */
import type { StoredFile } from '../library/rules';

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
