/** The pre-meet, the year, the survey's themes, practice and what was deleted: records about questions, agreed words only. */

import { messageCard } from '../../cards/message-card';
import { type PremeetView, premeetCard } from '../../cards/question-answer';
import { recordsCard, type ThemeView, themeCard, yearCard } from '../../cards/question-records';
import { questionInputs as inputs } from '../../cards/verbs-questions';
import { addDays, formatDay, formatMoment, londonDay, parseDay } from '../../services/calendar/rules';
import type { PracticeResult } from '../../services/questions/practice';
import { askedState, questionRefusalWords } from '../present/questions';
import { counted, sentenceCase } from '../present/words';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { can, committeeOf } from '../which-committee';
import { isShadowMember } from './question-ask';
import { readersOnly } from './question-queue';
import { problemsOf } from './question-wording';

const mayEnter = (turn: Turn) => can(turn, 'questions.enter');

/** The meeting whose pre-meet is next, or was last within four weeks. */
async function premeetMeeting(services: BotServices, turn: Turn) {
  const committee = await committeeOf(services, turn);
  if (!committee) return null;
  const today = londonDay(turn.now);
  const around = await services.meetings.upcoming(committee.committeeId, addDays(today, -28));
  const meeting = around.find((one) => one.day >= today) ?? around.at(-1);
  return meeting ? { committee, meeting } : null;
}

export const questionPremeet: Handler<'question.premeet'> = ({ turn, services }) =>
  showPremeet(services, turn);

export async function showPremeet(
  services: BotServices,
  turn: Turn,
  more: { problem?: string; form?: PremeetView['form'] } = {},
): Promise<Reply> {
  const found = await premeetMeeting(services, turn);
  if (!found) return show(messageCard({ title: 'No meeting is planned', lines: [] }));
  const { meeting } = found;
  const viewed = await services.questions.meeting.premeet(meeting.id, turn.person.id);
  if (!viewed.ok)
    return show(messageCard({ title: 'Pre-meet', lines: [questionRefusalWords(viewed.refusal)] }));
  const { held, asked, questionsIn } = viewed.value;
  const planned = (await services.meetings.timetable(meeting)).find((entry) => entry.step === 'pre-meet');
  return show(
    premeetCard({
      meetingId: meeting.id,
      title: `Pre-meet for the meeting on ${formatDay(meeting.day)}`,
      lines: [
        held
          ? `Held on ${formatDay(held.day)} with the ${held.workerName}. ${came(held)}`
          : planned
            ? `Planned for ${formatDay(planned.day)}.`
            : '',
        `${sentenceCase(counted(questionsIn, 'question has', 'questions have'))} come in for this meeting.`,
        ...(asked.some((one) => one.promised)
          ? [
              `Answers promised: ${asked
                .filter((one) => one.promised)
                .map((one) => one.theme)
                .join(', ')}.`,
            ]
          : []),
      ].filter((text) => text !== ''),
      asked: asked.map((one) => ({
        ...{ askedId: one.id, theme: one.theme, wording: one.wording },
        state: askedState(one),
      })),
      form: mayEnter(turn)
        ? (more.form ?? {
            day: held?.day ?? planned?.day ?? '',
            chairCame: held?.chairCame ?? false,
            headCame: held?.headCame ?? false,
            promised: asked
              .filter((one) => one.promised)
              .map((one) => one.id)
              .join(','),
          })
        : null,
      problem: more.problem ?? null,
    }),
  );
}

function came({ chairCame, headCame }: { chairCame: boolean; headCame: boolean }): string {
  if (chairCame && headCame) return 'The chair and the head of service were there.';
  if (chairCame) return 'The chair was there, the head of service was not.';
  return headCame
    ? 'The head of service was there, the chair was not.'
    : 'Neither the chair nor the head of service was there.';
}

export const questionRecordPremeet: Handler<'question.record-premeet'> = async ({
  turn,
  data,
  typed,
  services,
}) => {
  const form = {
    day: typed[inputs.premeetDay] ?? '',
    chairCame: typed[inputs.chairCame] === 'yes',
    headCame: typed[inputs.headCame] === 'yes',
    promised: typed[inputs.promised] ?? '',
  };
  const found = await premeetMeeting(services, turn);
  if (found?.meeting.id !== data.meetingId) return showPremeet(services, turn);
  const day = parseDay(form.day);
  if (!day) return showPremeet(services, turn, { form, problem: 'Day it was held: please choose the date.' });
  const recorded = await services.questions.meeting.recordPremeet({
    ...{ meetingId: data.meetingId, personId: turn.person.id, day },
    ...{ chairCame: form.chairCame, headCame: form.headCame, promisedIds: form.promised.split(',') },
  });
  if (recorded.ok) return showPremeet(services, turn);
  return showPremeet(services, turn, { form, problem: questionRefusalWords(recorded.refusal) });
};

const shownAtOnce = 15;

export const questionYear: Handler<'question.year'> = ({ turn, services }) => showYear(services, turn);

export async function showYear(services: BotServices, turn: Turn): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  if (!committee) return show(messageCard({ title: 'You said, we did', lines: [] }));
  const ownWords = isShadowMember(turn) || mayEnter(turn);
  const until = londonDay(turn.now);
  const from = addDays(until, -365);
  const { committeeId, shadowCommitteeName } = committee;
  const [items, counts, themes] = await Promise.all([
    services.questions.year.youSaid(committeeId, from, until),
    services.questions.year.counts(committeeId, from, until),
    services.questions.year.themes(committeeId),
  ]);
  return show(
    yearCard({
      title: 'You said, we did, we can’t because',
      counts: [
        `From the ${shadowCommitteeName}, ${formatDay(from)} to ${formatDay(until)}: ${counted(counts.asked, 'question', 'questions')} answered.`,
        `Changed something: ${counts.changed}. Answered: ${counts.answered}. Can’t, because: ${counts.cannot}. Passed on: ${counts.notOurs}.`,
        `Evidence for action 6.3: ${counts.changed} of ${counts.asked} led to a change.`,
        ...heardLine(counts),
      ],
      // The wording stays with those who asked and those who read it; everyone else reads the theme (domain.md 2.2, R1).
      items: items.slice(0, shownAtOnce).map((item) => ({ ...item, youSaid: ownWords ? item.youSaid : '' })),
      themes: themes.slice(0, 10).map((one) => ({
        ...one,
        more: [
          one.service,
          one.actionRef ? `action ${one.actionRef}` : '',
          one.byDay ? `by ${formatDay(one.byDay)}` : '',
        ]
          .filter((text) => text !== '')
          .join(' · '),
      })),
      more: Math.max(0, items.length - shownAtOnce),
      canAdd: mayEnter(turn),
    }),
  );
}

/** Members read this too: with five or fewer on a side a reader could tell who said it (domain.md 2.10 S1, S10). */
function heardLine({ heardYes, heardNo }: { heardYes: number; heardNo: number }): string[] {
  if (heardYes + heardNo === 0) return [];
  if ([heardYes, heardNo].some((count) => count > 0 && count < 6)) {
    return [
      'How many said that it answered them is hidden: five or fewer on a side could tell who they are.',
    ];
  }
  return [`Those who asked said: it answered ${heardYes}, it did not ${heardNo}.`];
}

const emptyTheme: ThemeView['filled'] = {
  ...{ survey: '', theme: '', did: '', reason: '', byDay: '', service: '', actionRef: '' },
};

export const questionTheme: Handler<'question.theme'> = async ({ services }) => {
  return show(themeCard({ submissionId: services.newId(), filled: emptyTheme, problems: [] }));
};

export const questionAddTheme: Handler<'question.add-theme'> = async ({ turn, data, typed, services }) => {
  const committee = await committeeOf(services, turn);

  const read = (id: keyof typeof inputs) => typed[inputs[id]] ?? '';
  const filled = {
    ...{ survey: read('survey'), theme: read('theme'), did: read('did'), reason: read('reason') },
    ...{ byDay: read('byDay'), service: read('service'), actionRef: read('actionRef') },
  };
  const added = await services.questions.year.addTheme({
    ...filled,
    ...{ cannotBecause: filled.reason, byDay: parseDay(filled.byDay) },
    ...{ committeeId: committee.committeeId, personId: turn.person.id, submissionId: data.submissionId },
  });
  if (added.ok) return showYear(services, turn);
  return show(themeCard({ submissionId: services.newId(), filled, problems: problemsOf(added.refusal) }));
};

export const questionPractice: Handler<'question.practice'> = ({ turn, services }) =>
  showPractice(services, turn);

export async function showPractice(
  services: BotServices,
  turn: Turn,
  note: string | null = null,
): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const runs = await services.questions.practice.list(committee.committeeId, turn.person.id);
  if (!runs?.ok) return readersOnly();
  return show(
    recordsCard({
      title: 'Practising the safety route',
      lines: [
        ...(note ? [note] : []),
        'A message each quarter takes the whole way: it arrives, is read, is marked as a worry and is handed over.',
      ],
      rows: runs.value.map((run) => ({
        title: `${run.quarter}, sent ${formatMoment(run.started_at)}`,
        text: run.finished_at ? resultWords(run.result as PracticeResult) : 'Not finished yet',
      })),
      start: can(turn, 'questions.practise'),
    }),
  );
}

function resultWords(result: PracticeResult): string {
  const after = (minutes: number | null) => (minutes === null ? 'never' : `after ${minutes} minutes`);
  return [
    `Read ${after(result.minutesToRead)}, marked ${after(result.minutesToWorried)},`,
    `handed over ${after(result.minutesToHandOver)}${result.reference ? `, reference ${result.reference}` : ''}.`,
  ].join(' ');
}

export const questionStartPractice: Handler<'question.start-practice'> = async ({ turn, services }) => {
  const committee = await committeeOf(services, turn);
  const started = await services.questions.practice.start(committee.committeeId, turn.person.id);
  if (!started.ok) return showPractice(services, turn, questionRefusalWords(started.refusal));
  return showPractice(services, turn, 'It is on its way. Nobody is told which message it is.');
};

export const questionForgotten: Handler<'question.forgotten'> = async ({ turn, services }) => {
  const record = await services.questions.forgetting.record(turn.committeeId);
  return show(
    recordsCard({
      title: 'What has been deleted',
      lines: [
        'Young people’s words go a fortnight after the answer is home, and at most three months after the meeting. A worry waits until it is on the child’s record.',
      ],
      rows: record.map((one) => ({
        title: formatMoment(one.at),
        text: `The words of ${counted(one.questions, 'question', 'questions')} deleted.${one.waiting > 0 ? ` ${sentenceCase(counted(one.waiting, 'locked item waits', 'locked items wait'))}.` : ''}`,
      })),
      start: false,
    }),
  );
};
