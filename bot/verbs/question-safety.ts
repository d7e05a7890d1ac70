/** After *Worried*, in windows only: the hand-over, its two endings, an allegation, and a locked one taken over (domain.md 2.9.5, 2.9.8). */

import { aboutSomeoneCard } from '../../cards/question-reading';
import { questionInputs as inputs } from '../../cards/verbs-questions';
import { formatTime, instantAt, londonDay, parseDay } from '../../services/calendar/rules';
import { may, postsOf } from '../../services/platform/permissions';
import { whyEnded } from '../../services/questions/rules';
import { questionRefusalWords } from '../present/questions';
import { type Handler, show } from '../press';
import type { BotServices } from '../services';
import type { Turn } from '../turn';
import { inDialogOnly } from './question-ask';
import { nothingHere, showOne, throughDialog } from './question-queue';

export const questionHandOver: Handler<'question.hand-over'> = async ({ turn, data, typed, services }) => {
  const filled = {
    reference: typed[inputs.reference] ?? '',
    receivedBy: typed[inputs.receivedBy] ?? '',
    receivedDay: typed[inputs.receivedDay] ?? '',
    receivedTime: typed[inputs.receivedTime] ?? '',
  };
  const receivedAt = readMoment(filled.receivedDay, filled.receivedTime, turn.now);
  if (receivedAt === 'not-a-time') {
    const problem = 'Time received: please write it as 14:05, or leave it empty for now.';
    return showOne(services, turn, data.questionId, { problem, filled });
  }
  const { questionId } = data;
  const { reference, receivedBy } = filled;
  const given = { questionId, personId: turn.person.id, reference, receivedBy, receivedAt };
  const recorded = await services.questions.safety.handedOver(given);
  if (recorded.ok) return showOne(services, turn, questionId);
  return showOne(services, turn, questionId, { problem: questionRefusalWords(recorded.refusal), filled });
};

function readMoment(dayText: string, timeText: string, now: Date): Date | null | 'not-a-time' {
  if (dayText.trim() === '' && timeText.trim() === '') return null;
  const day = dayText.trim() === '' ? londonDay(now) : parseDay(dayText);
  const time = timeText.trim() === '' ? formatTime(now) : timeText.trim().replace('.', ':').padStart(5, '0');
  if (!day || !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return 'not-a-time';
  return instantAt(day, time);
}

export const questionOnRecord: Handler<'question.on-record'> = async ({ turn, data, services }) => {
  const recorded = await services.questions.safety.onRecord(data.questionId, turn.person.id);
  if (recorded.ok) return showOne(services, turn, data.questionId);
  return showOne(services, turn, data.questionId, { problem: questionRefusalWords(recorded.refusal) });
};

export const questionNoMatter: Handler<'question.no-matter'> = async ({ turn, data, typed, services }) => {
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  const { questionId } = data;
  const ended = await services.questions.safety.noMatter({
    ...{ questionId, personId: turn.person.id, said: typed[inputs.endedSaid] ?? '' },
    why: whyEnded.find((why) => why === typed[inputs.endedWhy]) ?? null,
  });
  if (ended.ok) return showOne(services, turn, questionId);
  return showOne(services, turn, questionId, { problem: questionRefusalWords(ended.refusal) });
};

export const questionAboutSomeone: Handler<'question.about-someone'> = async ({ turn, data, services }) => {
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  const opened = await services.questions.queue.open(data.questionId, turn.person.id);
  if (!opened.ok) return nothingHere(questionRefusalWords(opened.refusal));
  return show(aboutSomeoneCard({ ...(await peopleChoices(services, turn, data.questionId)), problem: null }));
};

async function peopleChoices(services: BotServices, turn: Turn, questionId: string) {
  const everyone = await services.people.everyone(turn.committeeId);
  const there = { committeeId: turn.committeeId, on: londonDay(turn.now) };
  const people = everyone
    .filter((person) => !may(person, 'questions.ask', there))
    .map((person) => ({
      title: [person.name, ...postsOf(person, there.on, there.committeeId)].slice(0, 2).join(', '),
      value: person.id,
    }));
  return { questionId, people };
}

export const questionAllegation: Handler<'question.allegation'> = async ({ turn, data, typed, services }) => {
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  const chosen = [typed[inputs.aboutId], typed[inputs.managerId]];
  if (chosen.some((one) => one === undefined || one === '')) {
    const problem = 'Please choose for both, or “Someone who is not on this list”.';
    return show(aboutSomeoneCard({ ...(await peopleChoices(services, turn, data.questionId)), problem }));
  }
  const known = new Set((await services.people.everyone(turn.committeeId)).map((person) => person.id));
  const personIds = chosen.filter((id): id is string => id !== undefined && known.has(id));
  const kept = await services.questions.queue.allegation(data.questionId, turn.person.id, { personIds });
  if (!kept.ok) return nothingHere(questionRefusalWords(kept.refusal));
  if (kept.value.isMine) return showOne(services, turn, data.questionId);
  return nothingHere(
    `It is with ${kept.value.holderName} now. Ring them, and do not speak of it to anyone else.`,
  );
};

export const questionTakeOver: Handler<'question.take-over'> = async ({ turn, data, services }) => {
  if (!inDialogOnly(turn)) return throughDialog(data.questionId);
  const taken = await services.questions.safety.takeOver(data.questionId, turn.person.id);
  if (!taken.ok) return nothingHere(questionRefusalWords(taken.refusal));
  return showOne(services, turn, data.questionId);
};
