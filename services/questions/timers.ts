/** What the clock makes due about questions: who is told of what stays unread, unanswered or open (domain.md 2.9.6, 3). */
import { addWorkingDays, type Day, instantAt, londonDay, type WorkingCalendar } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { NoticeKind, NoticeSubject, PlannedNotice } from '../notices/rules';
import type { QuestionDeps } from './deps';
import type { MeetingChanges } from './meeting-changes';
import { type AskedQuestion, phoneListAt, quarterOf, shownFrom, timersOf } from './rules';
import { findQuestion, undecided } from './store';
import { askedOfMeeting, waitingForOfficer } from './store-asked';
import { runOf } from './store-practice';
import { keptFrom, openConcerns } from './store-safety';

export interface Timing {
  /** Everything due by now; planning twice gives the same keys. */
  planned(): Promise<PlannedNotice[]>;
}

/** Nudges before an answer is due, as for updates: two before, one on the day, then the cover and the manager once. */
const nudges: { kind: NoticeKind; before: number }[] = [
  { kind: 'answer-nudge-1', before: 5 },
  { kind: 'answer-nudge-2', before: 2 },
  { kind: 'answer-due-today', before: 0 },
];
const tenDays = 10;

/** `notHome`: how many of a meeting's questions have no reply home. */
export function createTiming(
  deps: QuestionDeps,
  notHome: (meetingId: string, on: Executor) => Promise<number>,
  changes: Pick<MeetingChanges, 'planned'>,
): Timing {
  const { db, clock, people } = deps;

  const notice = (
    about: string,
    kind: NoticeKind,
    personId: string,
    subject: NoticeSubject,
    dueAt: Date,
  ): PlannedNotice => ({ key: `${about}:${kind}:${personId}`, kind, personId, subject, dueAt });

  const ids = async (committeeId: string, role: Parameters<typeof people.withRole>[1]) =>
    (await people.withRole(committeeId, role)).map((person) => person.id);

  async function unread(now: Date, calendar: WorkingCalendar): Promise<PlannedNotice[]> {
    const questions = await undecided(db);
    const kept = await keptFrom(
      db,
      questions.map((one) => one.id),
    );
    const plans: PlannedNotice[] = [];
    for (const question of questions) {
      const { id, committeeId } = question;
      const { deputyAt, managerAt } = timersOf(shownFrom(question, calendar), calendar);
      const may = (personId: string) => !kept.get(id)?.has(personId);
      const steps = [
        ['question-unread-deputy', 'question-cover', deputyAt],
        ['question-unread-manager', 'question-manager', managerAt],
      ] as const;
      for (const [kind, role, dueAt] of steps) {
        if (now < dueAt) continue;
        const held = (await ids(committeeId, role)).filter(may);
        // Nobody in that role who may know: the next above is told, so that it is never nobody.
        const told = held.length > 0 ? held : await nextAbove(committeeId, role, may);
        plans.push(
          ...told.map((person) => notice(`question:${id}`, kind, person, { questionId: id }, dueAt)),
        );
      }
    }
    return plans;
  }

  async function nextAbove(
    committeeId: string,
    role: 'question-cover' | 'question-manager',
    may: (personId: string) => boolean,
  ): Promise<string[]> {
    const managers =
      role === 'question-cover' ? (await ids(committeeId, 'question-manager')).filter(may) : [];
    return managers.length > 0 ? managers : (await ids(committeeId, 'head-of-service')).filter(may);
  }

  async function phoneLists(now: Date): Promise<PlannedNotice[]> {
    return (await openConcerns(db)).flatMap((concern) => {
      const dueAt = phoneListAt(concern);
      const { questionId, holderId } = concern;
      if (!dueAt || now < dueAt) return [];
      return [notice(`question:${questionId}`, 'concern-phone-list', holderId, { questionId }, dueAt)];
    });
  }

  async function chased(now: Date, calendar: WorkingCalendar): Promise<PlannedNotice[]> {
    const plans: PlannedNotice[] = [];
    for (const asked of await waitingForOfficer(db)) {
      const holder = asked.officerPost ? await people.holderOf(asked.committeeId, asked.officerPost) : null;
      if (!asked.dueDay || !asked.sentAt || !holder) continue;
      plans.push(...chaseOf(asked, asked.dueDay, holder.person.id, asked.sentAt, calendar));
      const late = instantAt(addWorkingDays(asked.dueDay, 1, calendar), '09:00');
      const others = [
        ...(holder.deputy ? [holder.deputy.id] : []),
        ...(await ids(asked.committeeId, 'head-of-service')),
      ].filter((id) => id !== holder.person.id);
      plans.push(
        ...[...new Set(others)].map((id) =>
          notice(`asked:${asked.id}`, 'answer-late', id, { askedId: asked.id }, late),
        ),
      );
    }
    return plans.filter((one) => one.dueAt <= now);
  }

  function chaseOf(asked: AskedQuestion, dueDay: Day, to: string, sentAt: Date, calendar: WorkingCalendar) {
    return nudges
      .map(({ kind, before }) =>
        notice(
          `asked:${asked.id}`,
          kind,
          to,
          { askedId: asked.id },
          instantAt(addWorkingDays(dueDay, -before, calendar), '09:00'),
        ),
      )
      .filter((one) => londonDay(one.dueAt) > londonDay(sentAt));
  }

  /** Before the pre-meet and before the meeting: chair and head of service; ten days after it: what is still open. */
  async function aroundMeetings(now: Date, calendar: WorkingCalendar): Promise<PlannedNotice[]> {
    const plans: PlannedNotice[] = [];
    for (const { committeeId } of await deps.committees.all()) {
      const from = addWorkingDays(londonDay(now), -20, calendar);
      for (const meeting of await deps.meetings.upcoming(committeeId, from)) {
        const asked = (await askedOfMeeting(db, meeting.id)).filter((one) => one.state !== 'withdrawn');
        const timetable = await deps.meetings.timetable(meeting);
        const dayOf = (step: 'pre-meet' | 'questions-to-officers') =>
          timetable.find((entry) => entry.step === step)?.day ?? meeting.day;
        const steering = [
          ...(await ids(committeeId, 'chair')),
          ...(await ids(committeeId, 'head-of-service')),
        ];
        const workers = await ids(committeeId, 'participation-worker');
        const beforePremeet = addWorkingDays(dayOf('pre-meet'), -1, calendar);
        const tenDaysAfter = addWorkingDays(meeting.day, tenDays, calendar);
        const agreed = asked.some((one) => one.wording !== '');
        const open = (await notHome(meeting.id, db)) > 0;
        const steps: [NoticeKind, Day, string[], boolean][] = [
          ['questions-for-premeet', beforePremeet, steering, agreed],
          ['questions-for-chair', dayOf('questions-to-officers'), steering, agreed],
          ['questions-left-open', tenDaysAfter, [...steering, ...workers], open],
        ];
        for (const [kind, day, told, wanted] of steps) {
          const dueAt = instantAt(day, '09:00');
          const over = kind !== 'questions-left-open' && londonDay(now) > meeting.day;
          if (!wanted || over || now < dueAt) continue;
          plans.push(
            ...[...new Set(told)].map((id) =>
              notice(`meeting:${meeting.id}`, kind, id, { meetingId: meeting.id }, dueAt),
            ),
          );
        }
      }
    }
    return plans;
  }

  /** One that was called off closes no question: ten days after its day those who steer are told, as if it had been held. */
  async function afterCalledOff(now: Date, calendar: WorkingCalendar): Promise<PlannedNotice[]> {
    const plans: PlannedNotice[] = [];
    for (const { committeeId } of await deps.committees.all()) {
      for (const { meeting, cancelledAt } of await deps.meetings.changes(committeeId)) {
        const dueAt = instantAt(addWorkingDays(meeting.day, tenDays, calendar), '09:00');
        const late = now >= dueAt && londonDay(now) <= addWorkingDays(meeting.day, 2 * tenDays, calendar);
        if (!cancelledAt || !late || (await notHome(meeting.id, db)) === 0) continue;
        for (const role of ['chair', 'head-of-service', 'participation-worker'] as const) {
          for (const id of await ids(committeeId, role)) {
            const about = `meeting:${meeting.id}`;
            plans.push(notice(about, 'questions-left-open', id, { meetingId: meeting.id }, dueAt));
          }
        }
      }
    }
    return plans;
  }

  /** In each quarter's third week whoever reads is asked to practise, where nobody has (domain.md 2.9.16). */
  async function practice(now: Date, calendar: WorkingCalendar): Promise<PlannedNotice[]> {
    const today = londonDay(now);
    const month = Math.floor((Number(today.slice(5, 7)) - 1) / 3) * 3 + 1;
    const start = `${today.slice(0, 4)}-${String(month).padStart(2, '0')}-15` as Day;
    const dueAt = instantAt(addWorkingDays(start, 1, calendar), '09:00');
    if (now < dueAt) return [];
    const plans: PlannedNotice[] = [];
    for (const { committeeId } of await deps.committees.all()) {
      const quarter = quarterOf(today);
      if (await runOf(db, committeeId, quarter)) continue;
      for (const id of await ids(committeeId, 'question-cover')) {
        plans.push(notice(`practice:${committeeId}:${quarter}`, 'practice-due', id, {}, dueAt));
      }
    }
    return plans;
  }

  return {
    async planned() {
      if (!deps.keys) return [];
      const now = clock.now();
      const calendar = await deps.calendar.workingCalendar();
      const plans: PlannedNotice[] = [];
      for (const plan of [
        unread,
        phoneLists,
        chased,
        aroundMeetings,
        afterCalledOff,
        changes.planned,
        practice,
      ]) {
        plans.push(...(await plan(now, calendar)));
      }
      return plans;
    },
  };
}

/** Whether an unread notice is still wanted: somebody may have decided since. */
export async function isStillUndecided(on: Executor, questionId: string): Promise<boolean> {
  const question = await findQuestion(on, questionId);
  return question !== null && question.decidedAt === null && question.purgedAt === null;
}
