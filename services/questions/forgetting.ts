/** Forgetting by itself: words once the answer is home, links at most three months after the meeting; a locked item waits (domain.md 2.8). */
import { addDays, Day, londonDay } from '../calendar/rules';
import type { QuestionDeps } from './deps';
import type { Held } from './held';
import type { LockedRoom } from './room';
import { keepDays, keepDaysAfterReply } from './rules';
import { markPurged, toForget } from './store';
import { insertPurge, type PurgeRecord, purges } from './store-practice';
import { concernsOf, forgetKeptFrom } from './store-safety';

export interface Forgetting {
  /** Does what is due today; again on the same day changes nothing. Returns how many questions were forgotten. */
  forget(): Promise<number>;
  /** What has been forgotten of one committee's, newest first: counts, no words. */
  record(committeeId: string): Promise<PurgeRecord[]>;
}

export function createForgetting(
  deps: QuestionDeps,
  room: LockedRoom,
  held: Pick<Held, 'close'>,
): Forgetting {
  const { db, clock, newId } = deps;

  return {
    forget: () =>
      db.transaction().execute(async (on) => {
        const now = clock.now();
        const today = londonDay(now);
        const open = await toForget(on);
        const concerns = await concernsOf(
          on,
          open.map(({ question }) => question.id),
        );
        const perMeeting = new Map<string | null, { gone: number; waiting: number }>();
        const count = (meetingId: string | null) => {
          const counts = perMeeting.get(meetingId) ?? { gone: 0, waiting: 0 };
          perMeeting.set(meetingId, counts);
          return counts;
        };
        for (const { question, meetingDay, replyAt, hasLink } of open) {
          const from = meetingDay ? Day.parse(meetingDay) : londonDay(question.receivedAt);
          const last = today >= addDays(from, keepDays);
          const done = replyAt ?? question.asideAt;
          const answered = done !== null && today >= addDays(londonDay(done), keepDaysAfterReply);
          const concern = concerns.get(question.id);
          // A practice message has no child's record to stand on: its hand-over ends it.
          const ended = question.practice ? concern?.receivedAt : concern?.onRecordAt;
          const onRecord = ended != null;
          if (question.state === 'worried' && !onRecord) {
            if (last) count(question.meetingId).waiting += 1;
            continue;
          }
          // What has left for the child's own record is kept here no longer (domain.md 2.8).
          const due = last || answered || onRecord;
          const isNew = question.purgedAt === null;
          if (!due || !(isNew || (last && hasLink))) continue;
          await room.forget(on, { questionId: question.id });
          if (isNew) await held.close(on, question.id);
          await forgetKeptFrom(on, question.id);
          await markPurged(on, [question.id], last, now);
          if (isNew) count(question.meetingId).gone += 1;
          await deps.audit.record(on, {
            personId: null,
            what: last ? 'question-link-forgotten' : 'question-words-forgotten',
            subject: { questionId: question.id },
          });
        }
        let forgotten = 0;
        for (const [meetingId, { gone, waiting }] of perMeeting) {
          if (gone === 0) continue;
          forgotten += gone;
          await insertPurge(on, { id: newId(), meeting_id: meetingId, at: now, questions: gone, waiting });
        }
        return forgotten;
      }),
    record: (committeeId) => purges(db, committeeId),
  };
}
