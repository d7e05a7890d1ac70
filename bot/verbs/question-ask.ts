/** A young person asks, sees their own, agrees a wording and answers back: words in dialogs only, never a message (domain.md 2.9.12). */

import { messageCard } from '../../cards/message-card';
import {
  arrivedCard,
  askCard,
  comingCard,
  doorCard,
  keptCard,
  mineCard,
  type NewsView,
  newsCard,
  receivedCard,
} from '../../cards/question-asking';
import { keepsakeCard } from '../../cards/question-wording';
import { type VerbName, verbs } from '../../cards/verbs';
import { questionInputs as inputs } from '../../cards/verbs-questions';
import { formatDay, londonDay } from '../../services/calendar/rules';
import { committeesWhere } from '../../services/platform/permissions';
import type { OwnWords } from '../../services/questions/chat-words';
import type { AskerView } from '../../services/questions/home';
import { readByWords } from '../../services/questions/rules';
import { rankOf } from '../../services/questions/word-spotting';
import { helpView, outcomeParts, questionRefusalWords, stageWords } from '../present/questions';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Inbound, Reply, Turn } from '../turn';
import { committeeOf } from '../which-committee';

/** What shows or takes words answers in a dialog alone; pressed anywhere else it gives the way there. */
export const inDialogOnly = (turn: Turn): boolean => turn.via === 'dialog';

export const isShadowMember = (turn: Turn) =>
  committeesWhere(turn.person, 'questions.ask', londonDay(turn.now)).length > 0;

/** `why`: what went wrong just now, in a sentence. */
export async function showDoor(
  services: BotServices,
  title = 'Ask your council a question',
  why: string | null = null,
): Promise<Reply> {
  const help = helpView(services.questionNames, await services.questions.readBy());
  return show(doorCard({ title, lines: [...(why ? [why] : []), ...help.notice], help }));
}

const membersOnly = (): Reply => ({
  kind: 'text',
  text: 'Asking here is for young people of the shadow committee. The participation worker can tell you more.',
});

async function showForm(
  services: BotServices,
  turn: Turn,
  filled: { topic: string; words: string; notTheWorker: boolean },
  problem: string | null,
): Promise<Reply> {
  if (!isShadowMember(turn)) return membersOnly();
  if (!inDialogOnly(turn)) return showDoor(services);
  const committee = await committeeOf(services, turn);
  const topics = committee ? await services.questions.topicChoices(committee.committeeId) : [];
  const someoneElse = committee ? await services.questions.hasSomeoneElse(committee.committeeId) : false;
  const help = helpView(services.questionNames, await services.questions.readBy());
  return show(
    askCard({
      help,
      topics,
      submissionId: services.newId(),
      // The list of what is coming names a topic by its title.
      filled: {
        ...filled,
        topic: topics.find(({ title }) => title === filled.topic)?.value ?? filled.topic,
      },
      problem,
      reader: services.questionNames.reader,
      someoneElse,
    }),
  );
}

export const questionAsk: Handler<'question.ask'> = ({ turn, data, services }) =>
  showForm(services, turn, { topic: data.topic ?? '', words: '', notTheWorker: false }, null);

export const questionSend: Handler<'question.send'> = async ({ turn, data, typed, services }) => {
  if (!isShadowMember(turn)) return membersOnly();
  const filled = {
    topic: typed[inputs.topic] ?? '',
    words: typed[inputs.words] ?? '',
    notTheWorker: typed[inputs.notTheWorker] === 'yes',
  };
  const committee = await committeeOf(services, turn);
  if (!committee) return showDoor(services);
  const { isLost, ...chosen } = await services.questions.chosenTopic(committee.committeeId, filled.topic);
  const received = await services.questions.deposit({
    ...{ committeeId: committee.committeeId, way: 'dialog', words: filled.words },
    ...chosen,
    formId: `${turn.person.id} ${data.submissionId}`,
    ...{ askerId: turn.person.id, notTheWorker: filled.notTheWorker },
  });
  if (!received.ok) return showForm(services, turn, filled, questionRefusalWords(received.refusal));
  const help = helpView(services.questionNames, null);
  const readBy = readByWords(received.value.readBy);
  // A press from outside a dialog would leave the code in the chat: it is given where it cannot stay.
  if (!inDialogOnly(turn)) return show(arrivedCard({ readBy, help, topicLost: isLost }));
  return show(receivedCard({ readBy, help, keepsake: received.value.keepsake, topicLost: isLost }));
};

/** Typed straight into the chat: kept in the locked room and read by a person, and a question only once they press Send. */
export async function takeFromChat(
  services: BotServices,
  turn: Turn,
  text: string,
  withFile: boolean,
  former = false,
): Promise<Reply> {
  const committee = await committeeOf(services, turn);
  const notTaken = 'I could not take that in';
  if (!committee || !services.questions.isOpen) return showDoor(services, notTaken);
  const received = await services.questions.deposit({
    ...{ committeeId: committee.committeeId, way: 'chat', words: text, askerId: turn.person.id },
    formId: `${turn.person.id} ${turn.messageId ?? services.newId()}`,
    ...{ unsent: true, messageId: turn.messageId },
  });
  if (!received.ok) return showDoor(services, notTaken, questionRefusalWords(received.refusal));
  const { questionId, readBy } = received.value;
  return show(
    keptCard({
      questionId,
      wordsOnly: withFile,
      reader: services.questionNames.reader,
      former,
      tells: rankOf(text) > 0,
      readBy: readByWords(readBy),
      help: helpView(services.questionNames, await services.questions.readBy()),
    }),
  );
}

/** Written where others read too: kept and read like words in the chat; other words of a message take the place of what it said. */
export async function overhear(
  services: BotServices,
  turn: Turn,
  { text }: Extract<Inbound, { kind: 'overheard' }>,
): Promise<void> {
  if (text.trim() === '') return;
  if (turn.messageId) await takeBackMessage(services, turn, turn.messageId);
  await takeFromChat(services, turn, text, false);
}

export const questionSendKept: Handler<'question.send-kept'> = async ({ turn, data, services }) => {
  if (!isShadowMember(turn)) return membersOnly();
  const sent = await services.questions.sendKept(data.questionId, turn.person.id);
  if (!sent.ok) return showDoor(services, 'There is nothing to send here now');
  return show(
    arrivedCard({
      readBy: readByWords(sent.value.readBy),
      help: helpView(services.questionNames, null),
      takeBack: data.questionId,
    }),
  );
};

export const questionTakeBack: Handler<'question.take-back'> = ({ turn, data, services }) =>
  takeBack(services, turn, { questionId: data.questionId });

async function takeBack(services: BotServices, turn: Turn, own: OwnWords): Promise<Reply> {
  const done = await services.questions.takeBack(own, turn.person.id);
  if (done.ok) {
    return showDoor(
      services,
      'Taken back',
      'Nobody has read it, and it is deleted here. It may still stand in this chat.',
    );
  }
  if (done.refusal.code === 'done-already') {
    const text = `The ${services.questionNames.reader} has read it already, so it cannot be taken back. You can write to them here, or talk to them.`;
    return showDoor(services, 'It has been read', text);
  }
  return showDoor(
    services,
    'There is nothing of it here',
    'It was taken back before, or it has been deleted.',
  );
}

/** Typed in place of pressing: about what they typed last, where that still waits for it. */
export async function answerLast(
  services: BotServices,
  turn: Turn,
  answer: 'send' | 'take-back',
): Promise<Reply> {
  const [last] = await services.questions.mine(turn.person.id);
  if (!last?.unsent) return showDoor(services);
  const press = { turn, services, data: { questionId: last.id }, typed: {} };
  return answer === 'send' ? questionSendKept(press) : questionTakeBack(press);
}

/** They deleted their message in Teams: what it said goes too, where nobody has read it. null: it was none of theirs. */
export async function takeBackMessage(
  services: BotServices,
  turn: Turn,
  messageId: string,
): Promise<Reply | null> {
  const done = await services.questions.takeBack({ messageId }, turn.person.id);
  if (!done.ok && done.refusal.code === 'not-found') return null;
  if (done.ok)
    return showDoor(
      services,
      'Taken back',
      'You deleted your message. Nobody has read it, and it is deleted here too.',
    );
  const text = `You deleted your message. The ${services.questionNames.reader} has read it already.`;
  return showDoor(services, 'It has been read', text);
}

export const questionComing: Handler<'question.coming'> = async ({ turn, services }) => {
  if (!isShadowMember(turn)) return membersOnly();
  const committee = await committeeOf(services, turn);
  const [meeting] = committee ? await services.meetings.upcoming(committee.committeeId) : [];
  const topics = committee ? await services.questions.topics(committee.committeeId) : [];
  const title = meeting ? `Coming to the meeting on ${formatDay(meeting.day)}` : 'No meeting is planned yet';
  return show(comingCard({ title, topics, help: helpView(services.questionNames, null) }));
};

export const questionMine: Handler<'question.mine'> = async ({ turn, services }) => {
  if (!isShadowMember(turn)) return membersOnly();
  if (!inDialogOnly(turn)) return showDoor(services, 'My questions');
  const mine = await services.questions.mine(turn.person.id);
  const items = await Promise.all(
    mine.map(async (question) => {
      const view = await services.questions.home.view({ questionId: question.id, personId: turn.person.id });
      const stage = view.ok ? view.value.stage : 'read';
      return {
        questionId: question.id,
        sent: `Sent ${formatDay(londonDay(question.receivedAt))}`,
        state: question.unsent ? 'Not sent as a question.' : view.ok ? stageWords(view.value) : '',
        hasNews: ['wording', 'aside'].includes(stage) || (stage === 'home' && question.heard === null),
      };
    }),
  );
  return show(mineCard({ items }));
};

export const questionNews: Handler<'question.news'> = async ({ turn, data, services }) => {
  if (!isShadowMember(turn)) return membersOnly();
  if (!inDialogOnly(turn)) return showDoor(services, 'My questions');
  const viewed = await services.questions.home.view({
    questionId: data.questionId,
    personId: turn.person.id,
  });
  return viewed.ok ? showNews(services, viewed.value) : showDoor(services, 'My questions');
};

function whatTheyCan(stage: AskerView['stage']): NewsView['can'] {
  if (stage === 'wording') return 'agree';
  if (stage === 'home') return 'hear';
  return stage === 'aside' ? 'write' : 'nothing';
}

function showNews(services: BotServices, view: AskerView, more: Partial<NewsView> = {}): Reply {
  const { questionId, stage, answer } = view;
  const parts = [
    ...(view.theme ? [{ title: 'What the papers call it', text: view.theme }] : []),
    ...(view.wording ? [{ title: 'You asked', text: view.wording }] : []),
    ...(view.aside ? [{ title: 'A person read it and says', text: view.aside }] : []),
    ...(answer ? [{ title: 'They said', text: answer.reply }, ...outcomeParts(answer)] : []),
  ];
  return show(
    newsCard({
      questionId,
      seen: view.seen,
      submissionId: services.newId(),
      sent: `Sent ${formatDay(londonDay(view.receivedAt))}`,
      lines: [
        stageWords(view),
        ...(view.meeting ? [view.meeting] : []),
        ...(view.heard
          ? [view.heard === 'yes' ? 'You told us: yes, it did.' : 'You told us: no, it did not.']
          : []),
      ],
      parts,
      can: whatTheyCan(stage),
      ...{ done: null, problem: null, filled: '' },
      ...more,
    }),
  );
}

const thanks = 'Thank you. We will ask it in these words.';
const changedMeanwhile = 'It has changed since you opened it. This is how it stands now.';

export const questionAgree: Handler<'question.agree'> = async ({ turn, data, services }) => {
  if (!isShadowMember(turn)) return membersOnly();
  const asker = { questionId: data.questionId, personId: turn.person.id };
  const answered = await services.questions.home.agree(asker, data.seen ?? '');
  if (!answered.ok || !inDialogOnly(turn)) return showDoor(services, 'My questions');
  const { view, agreed } = answered.value;
  return showNews(services, view, agreed ? { done: thanks } : { problem: changedMeanwhile });
};

export const questionRespond: Handler<'question.respond'> = async ({ turn, data, typed, services }) => {
  if (!isShadowMember(turn)) return membersOnly();
  const asker = { questionId: data.questionId, personId: turn.person.id };
  const words = data.answered === 'yes' ? '' : (typed[inputs.words] ?? '');
  const viewed = await services.questions.home.view(asker);
  if (!viewed.ok || !inDialogOnly(turn)) return showDoor(services, 'My questions');
  if (data.answered === 'words' && words.trim() === '') {
    return showNews(services, viewed.value, { problem: 'Please say what should be different.' });
  }
  const responded = await services.questions.home.respond(asker, {
    answered: data.answered === 'words' ? null : data.answered,
    words,
    formId: data.submissionId,
  });
  if (!responded.ok) {
    return showNews(services, viewed.value, {
      problem: questionRefusalWords(responded.refusal),
      filled: words,
    });
  }
  return showNews(services, responded.value.view, {
    done: responded.value.received
      ? `Thank you for telling us. A real person will read it by ${readByWords(responded.value.received.readBy)}.`
      : 'Thank you for telling us.',
  });
};

export const questionCode: Handler<'question.code'> = async ({ turn, data, services }) => {
  if (!isShadowMember(turn)) return membersOnly();
  if (!inDialogOnly(turn)) return showDoor(services, 'My questions');
  const made = await services.questions.newKeepsake(data.questionId, turn.person.id);
  if (!made.ok) return showDoor(services, 'My questions');
  return show(
    keepsakeCard({
      title: 'Your private code',
      lines: ['Write it down or take a photo. A code from before does not work any more.'],
      keepsake: made.value,
    }),
  );
};

/**
 * A member whose term has ended: what they write is kept and read like everyone's, whatever else they may do no more. It is
 * no question for a meeting, and theirs to take back.
 */
export async function toFormerMember(services: BotServices, turn: Turn, inbound: Inbound): Promise<Reply> {
  switch (inbound.kind) {
    case 'deletes':
      return (await takeBackMessage(services, turn, inbound.messageId)) ?? { kind: 'nothing' };
    case 'says': {
      if (inbound.edited && inbound.messageId) await takeBackMessage(services, turn, inbound.messageId);
      if (inbound.text.trim() === '') return termOver(services, turn);
      return takeFromChat(services, turn, inbound.text, inbound.withFile === true, true);
    }
    case 'overheard':
      await overhear(services, turn, inbound);
      return { kind: 'nothing' };
    case 'presses':
    case 'submits-dialog': {
      const { verb, questionId } = inbound.data;
      if (verb === 'question.take-back' && typeof questionId === 'string')
        return takeBack(services, turn, { questionId });
      // A window may have been open since before their time was over: what was written in it is kept like the rest.
      const written = writtenIn(inbound.data);
      return written.trim() === ''
        ? termOver(services, turn)
        : takeFromChat(services, turn, written, false, true);
    }
    default:
      return termOver(services, turn);
  }
}

/** What they wrote in a window; what the button itself carries under that name is nobody's writing. */
function writtenIn(sent: Record<string, unknown>): string {
  const { verb, [inputs.words]: written } = sent;
  const carried =
    typeof verb === 'string' && Object.hasOwn(verbs, verb) && inputs.words in verbs[verb as VerbName].shape;
  return typeof written === 'string' && !carried ? written : '';
}

async function termOver(services: BotServices, { person, now }: Turn): Promise<Reply> {
  const isToCome = person.appointments.some(
    ({ role, fromDay }) => role === 'shadow-member' && fromDay !== null && fromDay > londonDay(now),
  );
  const help = helpView(services.questionNames, await services.questions.readBy());
  return show(
    messageCard({
      title: `Your time on the shadow committee has ${isToCome ? 'not begun yet' : 'ended'}`,
      lines: [
        'Questions for meetings come from its members. But if you write something here, it is not lost.',
        ...help.notice,
      ],
      actions: [],
    }),
  );
}
