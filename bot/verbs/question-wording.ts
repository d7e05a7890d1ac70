/** The worker's part after OK to use: one wording for alike questions, who must answer, the reply home; all in dialogs. */

import {
  forSomeoneCard,
  keepsakeCard,
  type ProposalFields,
  type WordingView,
  wordingCard,
  wordingsCard,
} from '../../cards/question-wording';
import { questionInputs as inputs } from '../../cards/verbs-questions';
import { formatMoment } from '../../services/calendar/rules';
import { type AskedQuestion, type QuestionRefusal, readByWords } from '../../services/questions/rules';
import type { AskedView } from '../../services/questions/wording';
import type { Result } from '../../services/result';
import { askedState, outcomeParts, questionRefusalWords } from '../present/questions';
import { type Handler, type Press, show } from '../press';
import type { BotServices } from '../services';
import type { Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';
import { inDialogOnly } from './question-ask';
import { showQueue } from './question-queue';

const text = (words: string): Reply => ({ kind: 'text', text: words });

export const problemsOf = (refusal: QuestionRefusal): string[] =>
  refusal.code === 'needs-attention'
    ? refusal.problems.map((one) => one.message)
    : [questionRefusalWords(refusal)];

function proposalOf(typed: Record<string, string>): ProposalFields {
  return {
    theme: typed[inputs.theme] ?? '',
    wording: typed[inputs.wording] ?? '',
    couldBeSix: typed[inputs.couldBeSix] === 'yes',
  };
}

export const questionForSomeone: Handler<'question.for-someone'> = async ({ turn, data, services }) => {
  const way = data.premeet ? 'pre-meet' : 'worker';
  return showForSomeone(services, turn, way, { words: '', forWhom: '', cameFrom: 'worker' }, null);
};

async function showForSomeone(
  services: BotServices,
  turn: Turn,
  way: 'worker' | 'pre-meet',
  filled: { words: string; forWhom: string; cameFrom: string },
  problem: string | null,
): Promise<Reply> {
  if (!inDialogOnly(turn)) return showQueue(services, turn);
  return show(forSomeoneCard({ submissionId: services.newId(), way, filled, problem }));
}

export const questionSendForSomeone: Handler<'question.send-for-someone'> = async (press) => {
  const { turn, data, typed, services } = press;
  const committee = await committeeOf(services, turn);
  const cameFrom = typed[inputs.cameFrom] === 'survey' ? 'survey' : 'worker';
  const filled = {
    words: typed[inputs.words] ?? '',
    forWhom: typed[inputs.forWhom] ?? '',
    cameFrom,
  } as const;
  const received = await services.questions.deposit({
    ...{
      committeeId: committee.committeeId,
      way: data.way === 'worker' ? cameFrom : data.way,
      words: filled.words,
    },
    formId: `${turn.person.id} ${data.submissionId}`,
    ...{ enteredBy: turn.person.id, forWhom: filled.forWhom.trim() },
  });
  if (!received.ok) {
    return showForSomeone(services, turn, data.way, filled, questionRefusalWords(received.refusal));
  }
  if (!inDialogOnly(turn)) return showQueue(services, turn);
  return show(
    keepsakeCard({
      title: 'It is in the queue',
      lines: [
        `It will be read by ${readByWords(received.value.readBy)}.`,
        'Give this private code to the one who asked. It is shown once.',
      ],
      keepsake: received.value.keepsake,
    }),
  );
};

const shownAtOnce = 12;

export const questionWordings: Handler<'question.wordings'> = ({ turn, services }) =>
  showWordings(services, turn, { theme: '', wording: '', couldBeSix: false, questionIds: '' }, []);

async function showWordings(
  services: BotServices,
  turn: Turn,
  filled: ProposalFields & { questionIds: string },
  problems: string[],
): Promise<Reply> {
  if (!inDialogOnly(turn)) return showQueue(services, turn);
  const committee = await committeeOf(services, turn);
  const items = await services.questions.queue.list(committee.committeeId, turn.person.id);
  const open = items.filter(
    ({ question, held }) =>
      question.state === 'ok' &&
      question.askedId === null &&
      question.aside === '' &&
      !held &&
      !question.unsent,
  );
  const ready: { questionId: string; came: string; words: string }[] = [];
  for (const { question } of open.slice(0, shownAtOnce)) {
    const read = await services.questions.queue.open(question.id, turn.person.id);
    const words = read.ok ? (read.value.content?.words ?? null) : null;
    if (words)
      ready.push({ questionId: question.id, came: formatMoment(question.receivedAt), words: short(words) });
  }
  if (ready.length === 0) return text('Nothing waits for a wording.');
  return show(wordingsCard({ submissionId: services.newId(), ready, filled, problems }));
}

/** A card has room for so much; the whole stands in the question's own window. */
const short = (words: string) =>
  words.length > 1200 ? `${words.slice(0, 1200)}… (open it to read it all)` : words;

export const questionPropose: Handler<'question.propose'> = async ({ turn, data, typed, services }) => {
  const filled = { ...proposalOf(typed), questionIds: typed[inputs.questionIds] ?? '' };
  const questionIds = filled.questionIds.split(',').filter((id) => id !== '');
  if (questionIds.length === 0)
    return showWordings(services, turn, filled, ['Please tick the questions it stands for.']);
  const { submissionId } = data;
  const proposed = await services.questions.wording.propose({
    ...filled,
    ...{ questionIds, personId: turn.person.id, submissionId },
  });
  if (!proposed.ok) return showWordings(services, turn, filled, problemsOf(proposed.refusal));
  return showWording(services, turn, proposed.value.id);
};

export const questionWording: Handler<'question.wording'> = ({ turn, data, services }) =>
  showWording(services, turn, data.askedId);

async function showWording(
  services: BotServices,
  turn: Turn,
  askedId: string,
  more: { problems?: string[]; typed?: Typed } = {},
): Promise<Reply> {
  if (!inDialogOnly(turn)) return showQueue(services, turn);
  const viewed = await services.questions.wording.view(askedId, turn.person.id);
  if (!viewed.ok) return text(questionRefusalWords(viewed.refusal));
  const { asked, questions, wording, seen } = viewed.value;
  const can = canDo(asked);
  const typed = more.typed ?? {};
  return show(
    wordingCard({
      askedId,
      theme: asked.theme,
      wording,
      seen,
      state: askedState(asked),
      facts: [
        ['Stands for', `${questions.length} ${questions.length === 1 ? 'question' : 'questions'}`],
        ...(asked.state === 'proposed'
          ? [['Agreed so far', String(questions.filter((one) => one.agreedAt).length)] as [string, string]]
          : []),
        ...heardFact(viewed.value),
      ],
      parts: [
        ...(asked.answer ? [{ title: 'They said', text: asked.answer }, ...outcomeParts(asked)] : []),
        ...withoutInput(typed, can, wording),
      ],
      can,
      posts: asked.state === 'agreed' ? await services.questions.answering.posts(asked.committeeId) : [],
      filled: {
        theme: typed[inputs.theme] ?? asked.theme,
        wording: typed[inputs.wording] ?? wording,
        couldBeSix: typed[inputs.couldBeSix] === 'yes',
        reason: typed[inputs.reason] ?? '',
        post: typed[inputs.post] ?? '',
        reply: typed[inputs.reply] ?? (asked.reply || asked.answer),
      },
      problems: more.problems ?? [],
    }),
  );
}

/** A wording that can no longer be changed has no input to stand in: what was typed of one stays to be read. */
function withoutInput(typed: Typed, can: WordingView['can'], stored: string) {
  const text = typed[inputs.wording] ?? '';
  if (can.includes('change') || text.trim() === '' || text === stored) return [];
  return [{ title: 'You had typed this, and it was not stored', text }];
}

function heardFact({ questions }: AskedView): [string, string][] {
  const yes = questions.filter((one) => one.heard === 'yes').length;
  const no = questions.filter((one) => one.heard === 'no').length;
  return yes + no === 0 ? [] : [['Did it answer?', `${yes} yes, ${no} no`]];
}

function canDo(asked: AskedQuestion): WordingView['can'] {
  switch (asked.state) {
    case 'proposed':
      return ['agree', 'change', 'withdraw'];
    case 'agreed':
      return asked.sentAt ? ['officer', 'withdraw'] : ['officer', 'change', 'withdraw'];
    case 'answered':
      return ['reply'];
    default:
      return [];
  }
}

/** What the inputs of the window hold, by input; those that a press did not send are not here. */
type Typed = Partial<Record<string, string>>;

/**
 * After each step the same window shows how it stands, or what it still needs. Its inputs are several forms side by side, and
 * nothing here may be a draft (0033): so every press carries all of them, and what it did not store stands in them again.
 * @param uses inputs whose words are stored once it is done.
 */
async function step(
  { turn, data, typed, services }: Press<StepVerb>,
  uses: readonly string[],
  done: Result<AskedQuestion, QuestionRefusal>,
): Promise<Reply> {
  if (!done.ok)
    return showWording(services, turn, data.askedId, { problems: problemsOf(done.refusal), typed });
  const left = Object.entries(typed).filter(([input]) => !uses.includes(input));
  return showWording(services, turn, data.askedId, { typed: Object.fromEntries(left) });
}

type StepVerb =
  | 'question.change-wording'
  | 'question.agreed-with-worker'
  | 'question.withdraw'
  | 'question.to-officer'
  | 'question.reply';

export const questionChangeWording: Handler<'question.change-wording'> = async (press) => {
  const { turn, data, typed, services } = press;
  const input = { askedId: data.askedId, personId: turn.person.id, ...proposalOf(typed) };
  const changed = await services.questions.wording.change(input);
  return step(press, [inputs.theme, inputs.wording, inputs.couldBeSix], changed);
};

export const questionAgreedWithWorker: Handler<'question.agreed-with-worker'> = async (press) => {
  const { turn, data, services } = press;
  const { wording } = services.questions;
  return step(press, [], await wording.agreedWithWorker(data.askedId, turn.person.id, data.seen ?? ''));
};

export const questionWithdraw: Handler<'question.withdraw'> = async (press) => {
  const { turn, data, typed, services } = press;
  const reason = typed[inputs.reason] ?? '';
  const done = await services.questions.wording.withdraw(data.askedId, turn.person.id, reason);
  return step(press, [inputs.reason], done);
};

export const questionToOfficer: Handler<'question.to-officer'> = async (press) => {
  const { turn, data, typed, services } = press;
  const input = { askedId: data.askedId, post: typed[inputs.post] ?? '', personId: turn.person.id };
  return step(press, [inputs.post], await services.questions.answering.toOfficer(input));
};

export const questionReply: Handler<'question.reply'> = async (press) => {
  const { turn, data, typed, services } = press;
  const input = { askedId: data.askedId, personId: turn.person.id, text: typed[inputs.reply] ?? '' };
  return step(press, [inputs.reply], await services.questions.answering.reply(input));
};
