/**
 * Nothing typed is lost: whatever is pressed on a form, its words are kept as their writer's draft first, and stand in it when it
 * comes back, until it is sent (docs/decisions/0033). One way for every form; no form and no handler knows of it.
 */
import { button } from '../cards/actions';
import type { Card } from '../cards/card';
import { line, quoted, section, small } from '../cards/text';
import type { VerbName } from '../cards/verbs';
import { formatMoment, londonDay } from '../services/calendar/rules';
import type { FormKey } from '../services/drafts/rules';
import {
  carryingAll,
  type FormMark,
  filledWith,
  formMark,
  formOf,
  formOn,
  isSameForm,
  markOf,
  namesWords,
  valuesOn,
} from './card-form';
import type { Then } from './committee-name';
import { holdsTheirWords } from './held-words';
import { shownInPart, withRests } from './long-forms';
import type { BotServices } from './services';
import type { Reply, Turn } from './turn';
import type { Typed } from './typed-inputs';
import { verbRights } from './verb-rights';
import { type Placed, placeByVerb } from './which-committee';

/** The form that a press came from, and what it is to that form. */
export interface PressedForm {
  mark: FormMark;
  /** The press sends the form; otherwise it leads away from it, or is of an earlier time and sends nothing any more. */
  sends: boolean;
  /** What was pressed is what the form says that it sends: anybody can write a mark. */
  isOwn: boolean;
  /** Young people's words, or the record of a worry: they go to no table of drafts. */
  theirs: boolean;
  /** Somebody has written on it since it was shown. */
  written: boolean;
}

/** null: nothing was typed on a form. A card from before buttons carried a mark says what it is by what it sends. */
export function pressedForm(
  verb: VerbName | null,
  sent: Record<string, unknown>,
  typed: Typed,
  committeeId: string | null,
): PressedForm | null {
  const read = formMark.safeParse(sent.onForm);
  const mark = read.success ? read.data : verb && markOf(verb, sent, committeeId, '');
  if (!mark || Object.keys(typed).length === 0) return null;
  return {
    mark,
    sends: mark.out !== true && verb !== null,
    isOwn: verb !== null && formOf(verb) === mark.of,
    // A button that leads away is any of the card's; what sends says itself whose words it holds.
    theirs: holdsTheirWords(mark.of) || (mark.out !== true && verb !== null && holdsTheirWords(verb)),
    written: namesWords(typed) !== mark.shown,
  };
}

/**
 * The name under which a press is stored once. A form's words are part of it: the same card sent again with other words, from
 * another device or after “something went wrong”, is another press, and is answered as one. An update compares its words itself.
 */
export function pressId(
  sent: Record<string, unknown>,
  form: PressedForm | null,
  typed: Typed,
): string | null {
  if (typeof sent.submissionId !== 'string') return null;
  if (!form?.sends || !form.isOwn || hasOwnDrafts(form.mark.of)) return sent.submissionId;
  return `${sent.submissionId}.${namesWords(typed)}`;
}

const keyOf = ({ of, thing }: FormMark, turn: Turn): FormKey => ({
  personId: turn.person.id,
  form: of,
  thing,
});

/** Where an update's drafts are others are told of them; a young person's words go to no table of drafts. */
const hasOwnDrafts = (form: VerbName) => form === 'update.send';
const isKeptHere = ({ of }: FormMark) => !hasOwnDrafts(of) && !holdsTheirWords(of);

/** Before anything is done. Kept only for whoever may send that form there: a forwarded card is nobody's draft. */
export async function keepTyped(
  services: BotServices,
  turn: Turn,
  { mark, sends, isOwn, theirs, written }: PressedForm,
  typed: Typed,
  /** Where the press itself was found to be. */
  pressedIn: Placed | null,
): Promise<void> {
  if (!written || theirs) return;
  if (hasOwnDrafts(mark.of)) {
    // Its own two ways of sending keep it themselves.
    if (!sends) await keepUpdate(services, turn, mark, typed);
    return;
  }
  const on = londonDay(turn.now);
  const placed =
    sends && isOwn && pressedIn
      ? pressedIn
      : await placeByVerb(services, turn.person, verbRights[mark.of], mark.thing, on);
  if (placed.kind === 'in' && placed.gone === undefined)
    await services.formDrafts.keep(keyOf(mark, turn), { typed, standsOn: mark.on });
}

async function keepWhole(services: BotServices, turn: Turn, mark: FormMark, words: Typed): Promise<void> {
  if (hasOwnDrafts(mark.of)) await keepUpdate(services, turn, mark, words);
  else await services.formDrafts.keep(keyOf(mark, turn), { typed: words, standsOn: mark.on });
}

/** What was typed, with the rest of what the card could not show; null: that was changed elsewhere since. */
export async function wholeWords(
  services: BotServices,
  turn: Turn,
  sent: Record<string, unknown>,
  typed: Typed,
): Promise<Typed | null> {
  const read = formMark.safeParse(sent.onForm);
  if (!read.success || !read.data.cut || Object.keys(typed).length === 0) return typed;
  const mark = read.data;
  const kept = hasOwnDrafts(mark.of)
    ? await services.updates.form(mark.thing.requestId ?? '', turn.person.id)
    : null;
  if (kept) return kept.ok ? withRests(typed, mark.cut, meantWords(kept.value.typed)) : null;
  const draft = await services.formDrafts.of(keyOf(mark, turn));
  return draft && withRests(typed, mark.cut, draft.typed);
}

/** Without the fields that are not there. */
const meantWords = (typed: Readonly<Record<string, string | undefined>>): Typed =>
  Object.fromEntries(Object.entries(typed).map(([id, text]) => [id, text ?? '']));

async function keepUpdate(services: BotServices, turn: Turn, mark: FormMark, typed: Typed): Promise<void> {
  const { requestId = '' } = mark.thing;
  const form = await services.updates.form(requestId, turn.person.id);
  if (!form.ok || !form.value.mayEdit) return;
  const basedOn = mark.on.basedOn ?? 0;
  await services.updates.saveDraft({ requestId, personId: turn.person.id, typed, basedOn });
}

/** What a press of a form came to. */
interface Pressed {
  form: PressedForm | null;
  verb: VerbName | null;
  typed: Typed;
  /** What shows the same again: null where that would send something. */
  again: Then | null;
  submissionId: string | null;
  /** They may not: nothing was kept or stored. */
  refused: boolean;
}

/**
 * The answer as it is shown: what was sent takes its draft with it; what was not is still kept, and the answer says so; and
 * whatever form is on it carries its words on every button, with what was kept of it before.
 */
export async function withTyped(
  services: BotServices,
  turn: Turn,
  reply: Reply,
  pressed: Pressed,
): Promise<Reply> {
  const shown =
    reply.kind === 'card' || reply.kind === 'dialog' ? formOn(reply.card, turn.committeeId) : null;
  const lost = await afterSending(services, turn, reply, shown, pressed);
  if (reply.kind !== 'card' && reply.kind !== 'dialog') return reply;
  if (!shown) return lost ? { ...reply, card: withWords(reply.card, pressed.typed) } : reply;
  const card = await refilled(services, turn, reply.card, shown, pressed);
  // What was put back may stand on an earlier version than the card was made with.
  const mark = formOn(card, turn.committeeId) ?? shown;
  const part = holdsTheirWords(mark.of) ? null : shownInPart(card, mark);
  if (!part) return { ...reply, card: carryingAll(card, mark) };
  // The rest of what cannot be shown is kept where it is looked for when the form is sent.
  await keepWhole(services, turn, mark, valuesOn(card));
  return { ...reply, card: carryingAll(part.card, { ...mark, cut: part.cut }) };
}

/** A message that the bot sends by itself may be a form too: its buttons carry what is typed like any other's. */
export function carryingTyped(card: Card): Card {
  const mark = formOn(card, null);
  return mark ? carryingAll(card, mark) : card;
}

/** True: it was not stored, and the answer is something else than the form that it stands in. */
async function afterSending(
  services: BotServices,
  turn: Turn,
  reply: Reply,
  shown: FormMark | null,
  { form, verb, typed, submissionId, refused }: Pressed,
): Promise<boolean> {
  if (!form?.sends || !isKeptHere(form.mark)) return false;
  if (refused) return form.written;
  const key = keyOf(form.mark, turn);
  const cameBack = shown !== null && isSameForm(shown, form.mark);
  if (
    await isStored(services, form.mark, { by: turn.person.id, verb, typed, submissionId, reply, cameBack })
  ) {
    await services.formDrafts.drop(key);
    return false;
  }
  // Somebody was first, and what they did has been shown: from now on these words stand on that.
  if (cameBack && !sameVersion(shown, form.mark))
    await services.formDrafts.keep(key, { typed, standsOn: shown.on });
  return !cameBack && form.written;
}

const sameVersion = (one: FormMark, other: FormMark) =>
  Object.entries(one.on).every(([name, no]) => other.on[name] === no);

/** These keep no row of the press: what they answer with tells. */
const answersTell: ReadonlySet<VerbName> = new Set<VerbName>([
  'pack.send-keep',
  'pack.send-despatch',
  'words.send-accept',
  'clerk.add-day-off',
  'question.record-premeet',
  'meeting.close',
]);

async function isStored(
  services: BotServices,
  mark: FormMark,
  {
    verb,
    typed,
    submissionId,
    reply,
    cameBack,
    by,
  }: {
    by: string;
    verb: VerbName | null;
    typed: Typed;
    submissionId: string | null;
    reply: Reply;
    cameBack: boolean;
  },
): Promise<boolean> {
  if (verb && answersTell.has(verb)) return reply.kind !== 'text' && !cameBack;
  if (submissionId === null) return false;
  // Several updates sent at once are stored each under its own name.
  const parts = Object.values(typed).flatMap((text) => (/\s/.test(text) ? [] : text.split(',')));
  const presses = [submissionId, ...parts.map((part) => `${submissionId} ${part}`)];
  const requests = [mark.thing.requestId ?? '', ...parts];
  return services.formDrafts.wasTaken({ by, presses, requests });
}

/** With what this person has typed into it and not sent, if the press did not bring it with it. */
async function refilled(
  services: BotServices,
  turn: Turn,
  card: Card,
  shown: FormMark,
  { form, typed, again }: Pressed,
): Promise<Card> {
  const same = form !== null && isSameForm(form.mark, shown);
  // A window of young people's words, left by one of its own buttons: nothing is kept, and nothing has to be.
  if (holdsTheirWords(shown.of)) return same && !form.sends && form.written ? filledWith(card, typed) : card;
  if (!isKeptHere(shown)) return card;
  const draft = await services.formDrafts.of(keyOf(shown, turn));
  if (!draft) return card;
  const filled = filledWith(card, draft.typed, draft.standsOn);
  if (same && form.sends) return filled;
  if (namesWords(valuesOn(filled)) === shown.shown) return filled;
  const since = small(
    `What you typed on ${formatMoment(draft.keptAt)} is here. It has not been sent or saved.`,
  );
  const startAgain =
    again &&
    button('Take my words out and start again', 'form.start-again', {
      of: shown.of,
      thing: shown.thing,
      ...again,
    });
  const [first, ...rest] = filled.body;
  return {
    ...filled,
    body: [
      ...(first ? [first] : []),
      since,
      ...rest,
      ...(startAgain ? [{ type: 'ActionSet', actions: [startAgain] }] : []),
    ],
  };
}

/** Under an answer that is no form: nothing was stored of what was written, and here it is. */
function withWords(card: Card, typed: Typed): Card {
  const there = JSON.stringify(card);
  const texts = Object.values(typed).filter(
    (text) => /\S\s+\S/.test(text) && !there.includes(JSON.stringify(text).slice(1, -1)),
  );
  if (texts.length === 0) return card;
  const title =
    'This was not stored. Here is what you wrote; where you can open the form again, it stands there too:';
  return {
    ...card,
    body: [...card.body, section([line(title, { weight: 'bolder' }), ...texts.flatMap(quoted)], 'emphasis')],
  };
}
