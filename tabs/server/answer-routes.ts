/** `/ask/answer`: with a word code alone, what happened; agreeing the words; whether the answer answered. */
import { type Response, Router } from 'express';
import { formatDay, londonDay } from '../../services/calendar/rules';
import type { AskerView } from '../../services/questions/home';
import { readByWords, waitingWords } from '../../services/questions/rules';
import { type AnswerView, answerPage, codeForm } from '../ask/answer-pages';
import { words } from '../ask/words';
import { type AskPageDeps, field, laneOf, namesNow, page } from './ask-deps';
import type { Gate } from './gate';
import type { Tickets } from './tickets';

/** `replies`: words that come in this way are slowed like a group's questions. */
export function createAnswerRoutes(deps: AskPageDeps, tickets: Tickets, replies: Gate): Router {
  const { home } = deps.questions;
  const router = Router();

  router.get('/answer', async (_request, response) => {
    page(response, 200, codeForm(await namesNow(deps), false));
  });

  router.post('/answer', async (request, response) => {
    const keepsake = field(request, 'keepsake');
    const viewed = await home.view({ keepsake });
    if (!viewed.ok) return unknown(response);
    await show(response, keepsake, viewed.value);
  });

  router.post('/answer/agree', async (request, response) => {
    const keepsake = field(request, 'keepsake');
    const answered = await home.agree({ keepsake }, field(request, 'seen'));
    if (!answered.ok) return unknown(response);
    const { view, agreed } = answered.value;
    await show(response, keepsake, view, agreed ? { done: words.agreed } : { problem: words.changed });
  });

  router.post('/answer/reply', async (request, response) => {
    const keepsake = field(request, 'keepsake');
    const viewed = await home.view({ keepsake });
    if (!viewed.ok) return unknown(response, field(request, 'words'));
    const said = field(request, 'answered');
    const answered = said === 'yes' || said === 'no' ? said : null;
    const typed = answered === 'yes' ? '' : field(request, 'words');
    if (answered === null && typed.trim() === '') {
      return show(response, keepsake, viewed.value, { problem: words.empty });
    }
    const formId = tickets.use(field(request, 'ticket'), typed);
    if (!formId) return show(response, keepsake, viewed.value, { problem: words.again, filled: typed });
    if (answered !== 'yes' && !(await replies.pass(laneOf(request, deps.behindProxy)))) {
      return show(response, keepsake, viewed.value, { problem: words.busy, filled: typed }, 503);
    }
    const responded = await home.respond({ keepsake }, { answered, words: typed, formId });
    if (!responded.ok) {
      const { code } = responded.refusal;
      if (code === 'not-found') return unknown(response, typed);
      const problem = code === 'too-long' ? words.tooLong : words.again;
      return show(response, keepsake, viewed.value, { problem, filled: typed });
    }
    const { view, received } = responded.value;
    await show(response, keepsake, view, {
      done: words.heardThanks,
      newKeepsake: received?.keepsake ?? null,
      ...(received ? { readBy: readByWords(received.readBy) } : {}),
    });
  });

  return router;

  async function unknown(response: Response, typed = ''): Promise<void> {
    page(response, 404, codeForm(await namesNow(deps), true, typed));
  }

  async function show(
    response: Response,
    code: string,
    view: AskerView,
    more: Partial<AnswerView> = {},
    status = more.problem ? 400 : 200,
  ): Promise<void> {
    const shown: AnswerView = {
      names: await namesNow(deps),
      code,
      stage: view.stage,
      askedOn: formatDay(londonDay(view.receivedAt)),
      readBy: readByWords(view.readBy),
      waiting: waitingWords(view),
      theme: view.theme,
      wording: view.wording,
      seen: view.seen,
      answer: answerParts(view),
      heard: view.heard,
      aside: view.aside,
      meeting: view.meeting,
      ticket: tickets.fresh(),
      ...{ done: null, problem: null, newKeepsake: null, filled: '' },
      ...more,
    };
    page(response, status, answerPage(shown));
  }
}

/** "You asked, they said, this happens now": the reply is a person's own text, the rest its facts. */
function answerParts({ answer }: AskerView): AnswerView['answer'] {
  if (!answer) return [];
  const by = answer.byDay ? ` By ${formatDay(answer.byDay)}.` : '';
  return [
    { title: words.theySaid, text: answer.reply },
    ...(answer.outcome === 'change' ? [{ title: words.nowThis, text: `${answer.what}${by}` }] : []),
    ...(answer.outcome === 'cannot' ? [{ title: words.cannot, text: answer.reason }] : []),
    ...(answer.outcome === 'not-ours' ? [{ title: words.passedOn, text: answer.passedTo }] : []),
  ];
}
