/** The ask page's routes: no log-in, no cookie, no access log; nothing about who asks is read, let alone kept. */
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import type { AskGroup } from '../../services/questions/rules';
import { readByWords } from '../../services/questions/rules';
import { askedPage, askForm, groupCodeForm, messagePage, type SendAgain } from '../ask/ask-form';
import { keepWords } from '../ask/keep-words';
import { readAloud } from '../ask/read-aloud';
import { style } from '../ask/style';
import { words } from '../ask/words';
import { createAnswerRoutes } from './answer-routes';
import { type AskPageDeps, field, laneOf, namesFor, namesNow, page, privately } from './ask-deps';
import { createGate, type Gate } from './gate';
import { createTickets } from './tickets';

/** What one form may hold: 20,000 characters of any script, as a browser encodes them. */
const formLimit = '256kb';
/** Of a form that is turned away, to give its words back; a flood is not read further. */
const turnedAwayLimit = '64kb';
const everyone = { perSecond: 30, burst: 150, waiting: 400 };
/** Questions of one group: a class writes at once, a flood waits behind them. */
const oneGroup = { perSecond: 0.2, burst: 40, waiting: 60 };

export function createAskPage(deps: AskPageDeps): Router {
  const { questions } = deps;
  const tickets = createTickets(deps.keys);
  const gateFor = (limits: typeof everyone) => createGate({ ...limits, ending: deps.ending });
  const gate = gateFor(everyone);
  const groupGates = new Map<string, Gate>();
  const readSmall = formReader(turnedAwayLimit);
  const router = Router();
  router.use(privately);

  router.get('/-/style.css', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('css').end(style);
  });
  router.get('/-/read-aloud.js', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('js').end(readAloud);
  });
  router.get('/-/keep-words.js', (_request, response) => {
    response.set('Cache-Control', 'public, max-age=3600').type('js').end(keepWords);
  });

  /** Everyone alike, before a code is looked at or a form is read. */
  router.use(async (request, response, next) => {
    if (await gate.pass(laneOf(request, deps.behindProxy))) return next();
    response.set('Connection', 'close');
    await new Promise((done) => readSmall(request, response, done));
    const names = await namesNow(deps);
    page(response, 503, messagePage(names, words.troubleTitle, [words.busyNow], sentBefore(request)));
  });
  router.use(formReader(formLimit));

  router.use(createAnswerRoutes(deps, tickets, gateFor(oneGroup)));

  router.get('/', async (_request, response) => {
    page(response, 200, groupCodeForm(await namesNow(deps), false));
  });

  /** The code is posted: whatever was typed into its box, only a code that is ours becomes part of an address. */
  router.post('/', async (request, response) => {
    const group = await questions.groups.byCode(field(request, 'code'));
    const typed = field(request, 'words');
    if (!group) return noGroup(response, typed);
    if (typed.trim() === '') return response.redirect(303, `/ask/${group.code}`);
    page(response, 200, await form(group, { topic: '', words: typed, notTheWorker: false }, null));
  });

  router.get('/:code', async (request, response) => {
    const group = await questions.groups.byCode(String(request.params.code));
    if (!group) return noGroup(response);
    page(response, 200, await form(group, { topic: '', words: '', notTheWorker: false }, null));
  });

  router.post('/:code', async (request, response) => {
    const group = await questions.groups.byCode(String(request.params.code));
    if (!group) return noGroup(response, field(request, 'words'));
    const filled = {
      topic: field(request, 'topic'),
      words: field(request, 'words'),
      notTheWorker: field(request, 'notTheWorker') === 'yes',
    };
    const again = async (status: number, problem: string) =>
      page(response, status, await form(group, filled, problem));
    if (filled.words.trim() === '') return again(400, words.empty);
    const formId = tickets.use(field(request, 'ticket'), `${filled.topic}\n${filled.words}`);
    if (!formId) return again(400, words.again);
    if (!(await groupGate(group.id).pass(laneOf(request, deps.behindProxy)))) return again(503, words.busy);
    const { isLost, ...chosen } = await questions.chosenTopic(group.committeeId, filled.topic);
    const received = await questions.deposit({
      committeeId: group.committeeId,
      way: 'ask-page',
      words: filled.words,
      ...chosen,
      formId,
      groupId: group.id,
      notTheWorker: filled.notTheWorker,
    });
    if (!received.ok) {
      return again(400, received.refusal.code === 'too-long' ? words.tooLong : words.empty);
    }
    const names = await namesFor(deps, group.committeeId);
    const { keepsake, readBy } = received.value;
    page(
      response,
      200,
      askedPage({ names, readBy: readByWords(readBy), keepsake, code: group.code, topicLost: isLost }),
    );
  });

  router.use(async (_request, response) => noGroup(response));
  router.use(createFailure(deps));
  return router;

  function groupGate(groupId: string): Gate {
    const known = groupGates.get(groupId) ?? gateFor(oneGroup);
    groupGates.set(groupId, known);
    return known;
  }

  /** For a wrong code and a paused one: the same page, and the same work to make it. */
  async function noGroup(response: Response, typed = ''): Promise<void> {
    page(response, 404, groupCodeForm(await namesNow(deps), true, typed));
  }

  async function form(
    group: AskGroup,
    filled: { topic: string; words: string; notTheWorker: boolean },
    problem: string | null,
  ): Promise<string> {
    return askForm({
      names: await namesFor(deps, group.committeeId),
      readBy: readByWords(await questions.readBy()),
      code: group.code,
      topics: await questions.topicChoices(group.committeeId),
      someoneElse: await questions.hasSomeoneElse(group.committeeId),
      ticket: tickets.fresh(),
      filled,
      problem,
    });
  }
}

const formReader = (limit: string) => express.urlencoded({ extended: false, limit, parameterLimit: 20 });

/** What a form brought, for the page that sends it once more; null where nothing was read. */
function sentBefore(request: Request): SendAgain | null {
  const fields = ['ticket', 'topic', 'notTheWorker', 'keepsake', 'answered'].flatMap((name) => {
    const value = field(request, name);
    return value === '' ? [] : [[name, value] as const];
  });
  const typed = field(request, 'words');
  if (typed.trim() === '') return null;
  return { action: request.baseUrl + request.path, fields: Object.fromEntries(fields), typed };
}

/** Where words cannot be locked away nothing is taken in: the numbers and whom to speak to. */
export function createClosedAskPage(names: { reader: string; dutyTeam: string | null }): Router {
  const router = Router();
  router.use(privately);
  router.get('/-/style.css', (_request, response) => void response.type('css').end(style));
  router.use((_request, response) => {
    page(response, 503, messagePage({ shadowCommittee: '', ...names }, words.closedTitle, [words.closed]));
  });
  return router;
}

/** An error's own words could hold what somebody typed: its name alone is told, and the numbers are shown. */
function createFailure(deps: AskPageDeps): ErrorRequestHandler {
  return async (error: unknown, request, response, _next) => {
    const status = (error as { status?: unknown } | null)?.status;
    const isTheirs = typeof status === 'number' && status >= 400 && status < 500;
    if (!isTheirs) deps.failed(error instanceof Error ? error.name : typeof error);
    if (response.headersSent) return void response.end();
    const names = await namesNow(deps).catch(() => ({ shadowCommittee: '', ...deps }));
    const text = status === 413 ? words.tooLong : words.trouble;
    page(
      response,
      isTheirs ? (status as number) : 500,
      messagePage(names, words.troubleTitle, [text], sentBefore(request)),
    );
  };
}
