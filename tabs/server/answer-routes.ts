/** `/ask/answer`: with a word code alone, what happened; agreeing the words; whether the answer answered. */
import { type Response, Router } from 'express';
import { formatDay, londonDay } from '../../services/calendar/rules';
import type { AskerView } from '../../services/questions/home';
import { type AnswerView, answerPage, codeForm } from '../ask/answer-pages';
import { words } from '../ask/words';
import { type AskPageDeps, field, namesNow, page, readByWords } from './ask-deps';
import type { Tickets } from './tickets';

export function createAnswerRoutes(deps: AskPageDeps, tickets: Tickets): Router {
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
    const agreed = await home.agree({ keepsake });
    if (!agreed.ok) return unknown(response);
    await show(response, keepsake, agreed.value, { done: words.agreed });
  });

  router.post('/answer/reply', async (request, response) => {
    const keepsake = field(request, 'keepsake');
    const viewed = await home.view({ keepsake });
    if (!viewed.ok) return unknown(response);
    const said = field(request, 'answered');
    const answered = said === 'yes' || said === 'no' ? said : null;
    const typed = answered === 'yes' ? '' : field(request, 'words');
    if (answered === null && typed.trim() === '') {
      return show(response, keepsake, viewed.value, { problem: words.empty });
    }
    const formId = tickets.use(field(request, 'ticket'), typed);
    if (!formId) return show(response, keepsake, viewed.value, { problem: words.again, filled: typed });
    const responded = await home.respond({ keepsake }, { answered, words: typed, formId });
    if (!responded.ok) {
      const { code } = responded.refusal;
      if (code === 'not-found') return unknown(response);
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

  async function unknown(response: Response): Promise<void> {
    page(response, 404, codeForm(await namesNow(deps), true));
  }

  async function show(
    response: Response,
    code: string,
    view: AskerView,
    more: Partial<AnswerView> = {},
  ): Promise<void> {
    const shown: AnswerView = {
      names: await namesNow(deps),
      code,
      stage: view.stage,
      askedOn: formatDay(londonDay(view.receivedAt)),
      readBy: readByWords(view.readBy),
      wording: view.wording,
      answer: answerParts(view),
      heard: view.heard,
      aside: view.aside,
      ticket: tickets.fresh(),
      ...{ done: null, problem: null, newKeepsake: null, filled: '' },
      ...more,
    };
    page(response, more.problem ? 400 : 200, answerPage(shown));
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
