/** The handlers of the shadow committee's questions. */
import type { questionVerbs } from '../../cards/verbs-questions';
import type { Handler } from '../press';
import { meetingClose } from './meeting-close';
import { questionAnswer, questionToAnswer } from './question-answer';
import {
  questionAgree,
  questionAsk,
  questionCode,
  questionComing,
  questionMine,
  questionNews,
  questionRespond,
  questionSend,
} from './question-ask';
import { questionAddGroup, questionChangeGroup, questionGroups } from './question-groups';
import { questionOk, questionQueue, questionRead, questionSetAside, questionWorried } from './question-queue';
import {
  questionAddTheme,
  questionForgotten,
  questionPractice,
  questionPremeet,
  questionRecordPremeet,
  questionStartPractice,
  questionTheme,
  questionYear,
} from './question-records';
import {
  questionAboutSomeone,
  questionAllegation,
  questionHandOver,
  questionNoMatter,
  questionOnRecord,
  questionTakeOver,
} from './question-safety';
import {
  questionAgreedWithWorker,
  questionChangeWording,
  questionForSomeone,
  questionPropose,
  questionReply,
  questionSendForSomeone,
  questionToOfficer,
  questionWithdraw,
  questionWording,
  questionWordings,
} from './question-wording';

export const questionHandlers: { [Name in keyof typeof questionVerbs]: Handler<Name> } = {
  'question.ask': questionAsk,
  'question.send': questionSend,
  'question.coming': questionComing,
  'question.mine': questionMine,
  'question.news': questionNews,
  'question.code': questionCode,
  'question.agree': questionAgree,
  'question.respond': questionRespond,
  'question.queue': questionQueue,
  'question.read': questionRead,
  'question.ok': questionOk,
  'question.set-aside': questionSetAside,
  'question.worried': questionWorried,
  'question.hand-over': questionHandOver,
  'question.on-record': questionOnRecord,
  'question.no-matter': questionNoMatter,
  'question.about-someone': questionAboutSomeone,
  'question.allegation': questionAllegation,
  'question.take-over': questionTakeOver,
  'question.for-someone': questionForSomeone,
  'question.send-for-someone': questionSendForSomeone,
  'question.wordings': questionWordings,
  'question.propose': questionPropose,
  'question.wording': questionWording,
  'question.change-wording': questionChangeWording,
  'question.agreed-with-worker': questionAgreedWithWorker,
  'question.withdraw': questionWithdraw,
  'question.to-officer': questionToOfficer,
  'question.to-answer': questionToAnswer,
  'question.answer': questionAnswer,
  'question.reply': questionReply,
  'question.premeet': questionPremeet,
  'question.record-premeet': questionRecordPremeet,
  'question.groups': questionGroups,
  'question.add-group': questionAddGroup,
  'question.change-group': questionChangeGroup,
  'question.year': questionYear,
  'question.theme': questionTheme,
  'question.add-theme': questionAddTheme,
  'question.practice': questionPractice,
  'question.start-practice': questionStartPractice,
  'question.forgotten': questionForgotten,
  'meeting.close': meetingClose,
};
