/** A meeting moves or is called off while questions stand for it: they go on to the next one, and people are told (domain.md 1.3 Y2, 5 failure 11). */
import { type Day, londonDay, type WorkingCalendar } from '../calendar/rules';
import { nextWorkingMoment } from '../calendar/working-hours';
import type { Executor } from '../db/tables';
import type { MeetingChange } from '../meetings/rules';
import { queueNews } from '../notices/news';
import type { NoticeKind, NoticeSubject, PlannedNotice } from '../notices/rules';
import type { QuestionDeps } from './deps';
import { type AskedQuestion, type MeetingShift, type Question, readingHours, shiftOf } from './rules';
import { askedOfMeeting } from './store-asked';
import { carryOn, questionsTouched, setToldShift } from './store-carry';
import { keptFrom } from './store-safety';

type Standing = Pick<Question, 'meetingId' | 'firstMeetingId'> & { since: Date };

export interface MeetingChanges {
  /** What stood for a meeting that was called off stands for the next one, as soon as there is one. */
  carry(): Promise<void>;
  /** What became of the meeting that it stands for; null: it is held as planned, or was when this came in. */
  shift(standing: Standing, committeeId: string, on?: Executor): Promise<MeetingShift | null>;
  /** Tells those who asked and have an account, once for each change. */
  tellAskers(): Promise<void>;
  /** News for those who read, and those who answer; planning twice gives the same keys. */
  planned(now: Date, calendar: WorkingCalendar): Promise<PlannedNotice[]>;
}

export const standingOf = (question: Question): Standing => ({ ...question, since: question.receivedAt });

export function createMeetingChanges(deps: QuestionDeps): MeetingChanges {
  const { db, clock, keys, people, meetings } = deps;

  async function shift(standing: Standing, committeeId: string, on: Executor = db) {
    const changes = await meetings.changes(committeeId, on);
    const of = (id: string | null) => changes.find((one) => one.meeting.id === id) ?? null;
    const now = standing.meetingId ? (await meetings.byId(standing.meetingId, on)).day : null;
    return shiftOf(
      { now, changed: of(standing.meetingId), first: of(standing.firstMeetingId), since: standing.since },
      londonDay(clock.now()),
    );
  }

  /** Still on its way, and nobody's secret: a worry is spoken of by people only (domain.md 2.9.9). */
  const stillStands = (question: Question, asked: AskedQuestion | undefined) =>
    !question.practice &&
    question.purgedAt === null &&
    question.state !== 'worried' &&
    question.aside === '' &&
    asked?.state !== 'home';

  async function ofOne(change: MeetingChange, dueAt: Date): Promise<PlannedNotice[]> {
    if (!keys) return [];
    const { id: meetingId, committeeId } = change.meeting;
    const asked = await askedOfMeeting(db, meetingId);
    const touched = (await questionsTouched(db, meetingId)).filter(({ question }) =>
      stillStands(
        question,
        asked.find((one) => one.id === question.askedId),
      ),
    );
    const plans: PlannedNotice[] = [];
    const plan = (key: string, kind: NoticeKind, personId: string, subject: NoticeSubject) =>
      plans.push({ key, kind, personId, subject, dueAt });
    const moved: { question: Question; to: Day | null }[] = [];
    for (const { question } of touched) {
      const found = await shift(standingOf(question), committeeId);
      if (!found) continue;
      moved.push({ question, to: found.now });
    }
    const kept = await keptFrom(
      db,
      moved.map(({ question }) => question.id),
    );
    for (const { id } of await people.withRole(committeeId, 'participation-worker')) {
      const mine = moved.filter(({ question }) => !kept.get(question.id)?.has(id));
      const [one] = mine;
      const kind = 'questions-meeting-changed';
      if (one) plan(`meeting:${meetingId}:${kind}:${one.to}:${id}`, kind, id, { meetingId });
    }
    for (const one of asked.filter(({ state, officerPost }) => state === 'agreed' && officerPost)) {
      const holder = await people.holderOf(committeeId, one.officerPost ?? '');
      const found = await shift({ ...one, since: one.sentAt ?? dueAt }, committeeId);
      const kind = 'answer-meeting-changed';
      if (holder && found) {
        plan(`asked:${one.id}:${kind}:${found.now}:${holder.person.id}`, kind, holder.person.id, {
          askedId: one.id,
        });
      }
    }
    return plans;
  }

  return {
    async carry() {
      for (const { committeeId } of await deps.committees.all()) {
        const [next] = await meetings.upcoming(committeeId);
        const off = (await meetings.changes(committeeId)).filter((one) => one.cancelledAt !== null);
        if (!next || off.length === 0) continue;
        await db.transaction().execute((on) =>
          carryOn(
            on,
            off.map((one) => one.meeting.id),
            next.id,
          ),
        );
      }
    },
    shift,
    async tellAskers() {
      if (!keys) return;
      const now = clock.now();
      const calendar = await deps.calendar.workingCalendar();
      if (nextWorkingMoment(now, calendar, readingHours) > now) return;
      for (const { committeeId } of await deps.committees.all()) {
        const members = await people.withRole(committeeId, 'shadow-member');
        for (const change of await meetings.changes(committeeId)) {
          const asked = await askedOfMeeting(db, change.meeting.id);
          for (const { question, asker, toldShift } of await questionsTouched(db, change.meeting.id)) {
            const own = asked.find((one) => one.id === question.askedId);
            const member = asker && members.find((one) => keys.tags('asker', one.id).includes(asker));
            if (!member || !stillStands(question, own)) continue;
            const found = await shift(standingOf(question), committeeId);
            const what = found && `${found.kind} ${found.now}`;
            if (!what || what === toldShift) continue;
            // Which change they were told of stands with the question, so that no row has to stay with the person.
            await db.transaction().execute(async (on) => {
              const key = `news:${keys.tag('news', `${question.id} ${what}`)}`;
              await queueNews(on, { id: deps.newId(), key, personId: member.id, now });
              await setToldShift(on, question.id, what);
            });
          }
        }
      }
    },
    async planned(now, calendar) {
      const dueAt = nextWorkingMoment(now, calendar, readingHours);
      const plans: PlannedNotice[] = [];
      for (const { committeeId } of await deps.committees.all()) {
        for (const change of await meetings.changes(committeeId)) plans.push(...(await ofOne(change, dueAt)));
      }
      return plans.filter((one) => one.dueAt <= now);
    },
  };
}
