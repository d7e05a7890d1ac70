/** The service's reply: within ten working days, with an action where the ask is agreed; the visitors are told. */
import { addDays, type Day, formatDay, londonDay } from '../calendar/rules';
import type { Executor } from '../db/tables';
import type { VisitNoticeKind } from '../notices/visit-kinds';
import { command } from '../platform/command';
import { ok, type Result, refuse } from '../result';
import type { VisitsDeps } from './deps';
import { tidy } from './noting';
import {
  isTheme,
  type ReplyAnswer,
  type Theme,
  type Visit,
  type VisitAction,
  type VisitRefusal,
} from './rules';
import {
  insertAction,
  insertReply,
  markActionDone,
  readActions,
  readNotes,
  readReplies,
  replaceThemes,
} from './store-notes';
import { lockVisit } from './store-visits';
import { onVisit, type VisitPress } from './visit-press';
import { isManager, mayDo } from './who';

export interface TypedReply {
  answer: string;
  words: string;
  /** Only where the ask is agreed, wholly or in part. */
  action: { what: string; ownerPost: string; dueDay: Day | null };
  themes: string[];
}

const answers: readonly ReplyAnswer[] = ['agreed', 'partly', 'not-agreed', 'nothing-asked'];

export function reply(
  deps: VisitsDeps,
  press: VisitPress & { typed: TypedReply },
): Promise<Result<Visit, VisitRefusal>> {
  const answer = answers.find((one) => one === press.typed.answer);
  const words = tidy(press.typed.words);
  const what = tidy(press.typed.action.what);
  const ownerPost = tidy(press.typed.action.ownerPost);
  const { dueDay } = press.typed.action;
  const acts = answer === 'agreed' || answer === 'partly';
  return onVisit(
    deps,
    'visit.send-reply',
    press,
    async (on, visit) => {
      if (!(await isManager(deps, visit.service, press.byPersonId, on)))
        return refuse({ code: 'not-allowed' });
      const notes = await readNotes(on, [visit.id]);
      if (!notes.some((note) => note.sentAt !== null)) return refuse({ code: 'not-found' });
      const stood = (await readReplies(on, [visit.id])).get(visit.id);
      if (stood) return refuse({ code: 'already-replied', byName: stood.byName });
      const refusal = whyNotReply(deps, { answer, words, acts, what, ownerPost, dueDay });
      if (refusal) return refuse(refusal);
      // A post, never a name: the committee reads who sees to it.
      if (acts && !(await deps.people.holderOf(visit.committeeId, ownerPost, undefined, on)))
        return refuse({ code: 'no-post', post: ownerPost });
      const at = deps.clock.now();
      const personId = press.byPersonId;
      if (!answer || !(await insertReply(on, { visitId: visit.id, personId, answer, words, at })))
        return refuse({ code: 'already-replied', byName: 'Someone' });
      if (acts && dueDay)
        await giveAction(deps, on, personId, visit.committeeId, {
          id: deps.newId(),
          visitId: visit.id,
          what,
          ownerPost,
          dueDay,
          at,
        });
      const chosen = press.typed.themes.filter((theme): theme is Theme => isTheme(theme));
      if (chosen.length > 0) await replaceThemes(on, visit.id, chosen);
      await tellVisitors(deps, on, visit, 'visit-answered', visit.id, {});
      return ok(null);
    },
    { audit: ({ id }) => ({ what: 'visit reply sent', subject: { visitId: id } }) },
  );
}

/** Whoever is to see to it hears of it, unless they gave it to themselves. */
async function giveAction(
  deps: VisitsDeps,
  on: Executor,
  byPersonId: string,
  committeeId: string,
  action: Parameters<typeof insertAction>[1],
): Promise<void> {
  await insertAction(on, action);
  const owner = await deps.people.holderOf(committeeId, action.ownerPost, undefined, on);
  if (!owner || owner.person.id === byPersonId) return;
  await deps.notices.queue(on, [
    {
      key: `visit-action-given:${action.id}:${owner.person.id}`,
      kind: 'visit-action-given',
      personId: owner.person.id,
      subject: { visitId: action.visitId, actionId: action.id },
      dueAt: action.at,
    },
  ]);
}

function whyNotReply(
  deps: VisitsDeps,
  reply: {
    answer: ReplyAnswer | undefined;
    words: string;
    acts: boolean;
    what: string;
    ownerPost: string;
    dueDay: Day | null;
  },
): VisitRefusal | null {
  const { answer, words, acts, what, ownerPost, dueDay } = reply;
  const missing = (field: string): VisitRefusal => ({ code: 'words-missing', field });
  if (!answer) return missing('Your answer');
  // "We can't, because": a no without a reason is not an answer (domain.md Y3).
  if (words === '') return missing(answer === 'not-agreed' ? 'Because' : 'What you would like to say');
  if (words.length > 1500) return { code: 'words-too-long', field: 'What you would like to say', most: 1500 };
  if (acts && what === '') return missing('What will be done');
  if (what.length > 400) return { code: 'words-too-long', field: 'What will be done', most: 400 };
  if (acts && ownerPost === '') return missing('Who will see to it');
  if (acts && !dueDay) return missing('By when');
  const today = londonDay(deps.clock.now());
  if (acts && dueDay && (dueDay < today || dueDay > addDays(today, 732)))
    return {
      code: 'day-not-valid',
      why: `Please choose a day from ${formatDay(today)} on, within two years.`,
    };
  const findings = [words, what].flatMap((text) => deps.checkNote(text));
  return findings.length > 0 ? { code: 'names-someone', findings } : null;
}

/** Done, with what was done; the visitors hear of it. Its manager or a clerk may say so. */
export async function actionDone(
  deps: VisitsDeps,
  input: { actionId: string; words: string; byPersonId: string; submissionId: string },
): Promise<Result<VisitAction, VisitRefusal>> {
  const at = deps.clock.now();
  const words = tidy(input.words);
  const again = async (on: Executor): Promise<Result<VisitAction, VisitRefusal>> => {
    const [action] = await readActions(on, { id: input.actionId });
    return action ? ok(action) : refuse({ code: 'not-found' });
  };
  return command<{ action: VisitAction; visit: Visit }, VisitAction, VisitRefusal>(deps, {
    by: input.byPersonId,
    once: { submissionId: input.submissionId, verb: 'visit.action-done', again },
    async lock(on) {
      const [action] = await readActions(on, { id: input.actionId });
      const visit = action && (await lockVisit(on, action.visitId));
      return visit ? ok({ action, visit }) : refuse({ code: 'not-found' });
    },
    // Its manager, whoever holds the post that promised it, or whoever runs the visits.
    async write(on, { action, visit }) {
      const allowed =
        (await isManager(deps, visit.service, input.byPersonId, on)) ||
        (await mayDo(deps, visit.committeeId, 'visits.run', input.byPersonId, on)) ||
        (await isManager(
          deps,
          { committeeId: visit.committeeId, managerPost: action.ownerPost },
          input.byPersonId,
          on,
        ));
      if (!allowed) return refuse({ code: 'not-allowed' });
      if (words === '') return refuse({ code: 'words-missing', field: 'What was done' });
      if (words.length > 600)
        return { ok: false, refusal: { code: 'words-too-long', field: 'What was done', most: 600 } };
      const findings = deps.checkNote(words);
      if (findings.length > 0) return refuse({ code: 'names-someone', findings });
      if (await markActionDone(on, { id: action.id, words, by: input.byPersonId, at }))
        await tellVisitors(deps, on, visit, 'visit-action-done', action.id, { actionId: action.id });
      return again(on);
    },
  });
}

async function tellVisitors(
  deps: VisitsDeps,
  on: Executor,
  visit: Visit,
  kind: VisitNoticeKind,
  of: string,
  subject: { actionId?: string },
): Promise<void> {
  const visitors = visit.places.flatMap((place) =>
    place.state === 'accepted' ? (place.personId ?? []) : [],
  );
  await deps.notices.queue(
    on,
    visitors.map((personId) => ({
      key: `${kind}:${of}:${personId}`,
      kind,
      personId,
      subject: { visitId: visit.id, ...subject },
      dueAt: deps.clock.now(),
    })),
  );
}
