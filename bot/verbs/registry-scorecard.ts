/** The handlers of figures and small numbers. */
import type { scorecardVerbs } from '../../cards/verbs-scorecard';
import type { Handler } from '../press';
import { figuresAdd, figuresSend, figuresWithdraw } from './figures-add';
import { figuresConfirm, figuresOpen } from './figures-confirm';
import { figuresList } from './figures-list';
import { smallNumbersAgree, smallNumbersList, smallNumbersOpen, smallNumbersWithdraw } from './small-numbers';

export const scorecardHandlers: { [Name in keyof typeof scorecardVerbs]: Handler<Name> } = {
  'figures.list': figuresList,
  'figures.open': figuresOpen,
  'figures.confirm': figuresConfirm,
  'figures.add': figuresAdd,
  'figures.send': figuresSend,
  'figures.withdraw': figuresWithdraw,
  'small-numbers.list': smallNumbersList,
  'small-numbers.open': smallNumbersOpen,
  'small-numbers.agree': smallNumbersAgree,
  'small-numbers.withdraw': smallNumbersWithdraw,
};
