/** The officer's card: an agreed wording to answer, with its outcome; the same manners as an update. */
import { messageCard } from '../../cards/message-card';
import { type ToAnswerView, toAnswerCard } from '../../cards/question-answer';
import { questionInputs as inputs } from '../../cards/verbs-questions';
import { formatDay, parseDay } from '../../services/calendar/rules';
import type { AskedQuestion, OutcomeKind } from '../../services/questions/rules';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { problemsOf } from './question-wording';

const kinds: OutcomeKind[] = ['answered', 'change', 'cannot', 'not-ours'];

export const questionToAnswer: Handler<'question.to-answer'> = ({ turn, data, services }) =>
  showToAnswer(services, turn, data.askedId ?? null);

export async function showToAnswer(
  services: BotServices,
  turn: Turn,
  askedId: string | null,
  more: Partial<Pick<ToAnswerView, 'filled' | 'problems' | 'advice'>> = {},
): Promise<Reply> {
  const due = await services.questions.answering.dueFrom(turn.person.id);
  const wanted = askedId ?? due[0]?.id ?? null;
  const found = wanted ? await services.questions.answering.forAnswer(wanted, turn.person.id) : null;
  if (!found?.ok) {
    return show(messageCard({ title: 'No question waits for an answer from you', lines: [] }));
  }
  const asked = found.value;
  const [from, others] = [await fromWords(services, asked), due.filter((one) => one.id !== asked.id)];
  return show(
    toAnswerCard({
      askedId: asked.id,
      submissionId: services.newId(),
      ...{ theme: asked.theme, wording: asked.wording, from },
      due: asked.dueDay ? `Please answer by ${formatDay(asked.dueDay)}.` : '',
      filled: {
        outcome: asked.outcome ?? '',
        ...{ answer: asked.answer, what: asked.what, byDay: asked.byDay ?? '', who: asked.who },
        ...{ reason: asked.reason, passedTo: asked.passedTo },
      },
      ...{ problems: [], advice: [] },
      ...more,
      others: others.slice(0, 3).map((one) => ({ askedId: one.id, theme: one.theme })),
    }),
  );
}

async function fromWords(services: BotServices, asked: AskedQuestion): Promise<string> {
  if (!asked.meetingId) return 'From the young people';
  const meeting = await services.meetings.byId(asked.meetingId);
  const { shadowCommitteeName } = await services.committees.settingsOn(asked.committeeId, meeting.day);
  const changes = await services.meetings.changes(asked.committeeId);
  const isOff = changes.some((one) => one.meeting.id === meeting.id && one.cancelledAt !== null);
  const forWhich = `From the ${shadowCommitteeName}, for the meeting on ${formatDay(meeting.day)}`;
  return isOff ? `${forWhich}, which will not happen. They still wait for your answer.` : forWhich;
}

export const questionAnswer: Handler<'question.answer'> = async ({ turn, data, typed, services }) => {
  const filled: ToAnswerView['filled'] = {
    outcome: typed[inputs.outcome] ?? '',
    answer: typed[inputs.answer] ?? '',
    what: typed[inputs.what] ?? '',
    byDay: typed[inputs.byDay] ?? '',
    who: typed[inputs.who] ?? '',
    reason: typed[inputs.reason] ?? '',
    passedTo: typed[inputs.passedTo] ?? '',
  };
  const { askedId, submissionId } = data;
  const outcome = kinds.find((kind) => kind === filled.outcome);
  if (!outcome) {
    return showToAnswer(services, turn, askedId, {
      filled,
      problems: ['What is the outcome? Please choose one.'],
    });
  }
  const answered = await services.questions.answering.answer({
    ...filled,
    ...{ askedId, personId: turn.person.id, submissionId, outcome },
    byDay: parseDay(filled.byDay),
    keepWords: typed[inputs.keepWords] === 'yes',
  });
  if (!answered.ok) {
    const { refusal } = answered;
    if (refusal.code === 'plain-words') {
      return showToAnswer(services, turn, askedId, { filled, advice: refusal.problems });
    }
    return showToAnswer(services, turn, askedId, { filled, problems: problemsOf(refusal) });
  }
  const { dueDay } = answered.value;
  return show(
    messageCard({
      title: 'Your answer is sent',
      lines: [
        'The participation worker brings it home to the young people, and they say whether it answered them.',
        dueDay ? `You can change it until then: type “questions to answer”.` : '',
      ].filter((line) => line !== ''),
      words: [{ label: 'Your answer', text: answered.value.answer }],
    }),
  );
};
