/** Who is this, in which committee, may they, and what do they see next: the one way in for every turn. */
import { z } from 'zod';
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import { type VerbName, verbs } from '../cards/verbs';
import { londonDay } from '../services/calendar/rules';
import type { Person } from '../services/people/rules';
import { type Act, isInForce, may } from '../services/platform/permissions';
import { answer } from './commands';
import { named, type Then, whichCommittee } from './committee-name';
import { type HeldWords, holdSpeech, holdsTheirWords, nothingHeld, saysThatItWaits } from './held-words';
import { withHelpNumbers } from './help-numbers';
import { notAllowed } from './not-allowed';
import { listOf } from './present/words';
import { type Handler, show } from './press';
import type { BotServices } from './services';
import type { Inbound, Reply, Speaker, Turn } from './turn';
import { readTyped, type Typed } from './typed-inputs';
import { keepTyped, type PressedForm, pressedForm, pressId, wholeWords, withTyped } from './typed-kept';
import { verbRights } from './verb-rights';
import { filesRefused } from './verbs/files-refused';
import { helpCard } from './verbs/help';
import { isShadowMember, overhear, showDoor, takeBackMessage, toFormerMember } from './verbs/question-ask';
import { handlers } from './verbs/registry';
import { showDueList } from './verbs/updates-list';
import { nothingsId, type Placed, placeByPerson, placeByVerb, presentCommittees } from './which-committee';

export type Dispatch = (speaker: Speaker, inbound: Inbound) => Promise<Reply>;

export function createDispatch(services: BotServices): Dispatch {
  return async (speaker, inbound) => {
    if (inbound.kind === 'uninstalls') return nothing;
    const person = speaker.aadObjectId ? await services.people.byAadObjectId(speaker.aadObjectId) : null;
    const reply = await answerTo(person, speaker, inbound);
    // Where others read it the answer is the same to everybody.
    if (inbound.kind === 'overheard') return nothing;
    return person && !isYoung(person) ? reply : withHelpNumbers(services.questionNames, reply);
  };

  async function answerTo(person: Person | null, speaker: Speaker, inbound: Inbound): Promise<Reply> {
    const now = services.clock.now();
    const isThere = person !== null && isInForce(person, londonDay(now));
    const former = person && !isThere ? formerPlace(person) : undefined;
    if (!person || (!isThere && !former)) return inbound.kind === 'deletes' ? nothing : stranger(services);
    const here = presentCommittees(person, londonDay(now));
    // What they chose counts for as long as they are there.
    const chosen = here.find(({ id }) => id === person.chosenCommitteeId) ?? here[0];
    const turn: Turn = {
      person,
      committeeId: former ?? chosen?.id ?? '',
      conversationId: speaker.conversationId,
      activityId: inbound.kind === 'presses' ? inbound.activityId : null,
      messageId: inbound.kind === 'says' || inbound.kind === 'overheard' ? (inbound.messageId ?? null) : null,
      now,
      via: inbound.kind === 'presses' ? inbound.via : inbound.kind === 'says' ? 'says' : 'dialog',
    };
    if (former) return toFormerMember(services, turn, inbound);
    switch (inbound.kind) {
      case 'says':
        // A young person's words are read, whatever they come with.
        if (inbound.withFile && !isShadowMember(turn)) return filesRefused(turn);
        // A command that somebody corrects is not given twice; a young person's words are read, however they came.
        if (inbound.edited && !isShadowMember(turn)) return { kind: 'nothing' };
        // Other words of a message that is there already: what it said before goes, where nobody has read it.
        if (inbound.edited && inbound.messageId) await takeBackMessage(services, turn, inbound.messageId);
        return says(services, turn, inbound.text, inbound.withFile === true);
      case 'overheard':
        if (isShadowMember(turn)) await overhear(services, turn, inbound);
        return nothing;
      case 'deletes':
        return (
          (isShadowMember(turn) && (await takeBackMessage(services, turn, inbound.messageId))) || nothing
        );
      case 'installs':
        // Before a young person writes a word: who reads it, when, and the numbers (domain.md 2.9.1).
        return isShadowMember(turn) ? showDoor(services) : show(helpCard(turn));
      case 'presses':
      case 'opens-dialog':
      case 'submits-dialog':
        return press(services, turn, inbound.data);
      default:
        return nothing;
    }
  }
}

/** Whoever has ever had a place on a shadow committee: a term that is over makes nobody older. */
const isYoung = (person: Person) => formerPlace(person) !== undefined;

/** The shadow committee that they were on last. */
const formerPlace = (person: Person): string | undefined =>
  person.appointments.filter(({ role }) => role === 'shadow-member').at(-1)?.committeeId;

const nothing: Reply = { kind: 'nothing' };

/** Typed words: each command names its act, and asks which committee where it could be several. */
async function says(services: BotServices, turn: Turn, text: string, withFile: boolean): Promise<Reply> {
  const found = answer(turn, text, withFile);
  const again: Then = { words: text.slice(0, 200) };
  const placed = placeByPerson(turn.person, found.act, londonDay(turn.now));
  const reply = await inCommittee(turn, placed, found, again, (there) => found.run(services, there));
  const pressed = { form: null, verb: null, typed: {}, again, submissionId: null, refused: false };
  return withTyped(services, shownIn(turn, placed), reply, pressed);
}

const shownIn = (turn: Turn, placed: Placed): Turn =>
  placed.kind === 'in' ? { ...turn, committeeId: placed.committeeId } : turn;

/** The turn in the committee it was placed in, its answer named where the person has several. */
async function inCommittee(
  turn: Turn,
  placed: Placed,
  right: { act: Act; switches: boolean; loaded?: boolean },
  again: Then,
  run: (turn: Turn) => Promise<Reply>,
): Promise<Reply> {
  const on = londonDay(turn.now);
  const all = presentCommittees(turn.person, on);
  switch (placed.kind) {
    case 'refused':
    case 'nowhere':
      return notAllowed(right.act);
    case 'ask':
      return whichCommittee(placed.among, again);
    case 'in': {
      const reply = await run({ ...turn, committeeId: placed.committeeId });
      // What the service itself looked up says its committee, or names none: where it was let in says nothing of it.
      const here = right.loaded ? null : placed.committeeId;
      const about = reply.kind === 'card' && reply.about !== undefined ? reply.about : here;
      const committee = all.find(({ id }) => id === about);
      if (all.length < 2 || !committee || about === null) return reply;
      const others = all.filter(
        ({ id }) => id !== about && may(turn.person, right.act, { committeeId: id, on }),
      );
      return named(reply, { committee, others, again: right.switches ? again : null });
    }
  }
}

const verbName = z.object({ verb: z.string() });

/** A card that no longer makes sense is answered with what is true now; nothing is changed by it. */
async function press(services: BotServices, turn: Turn, sent: Record<string, unknown>): Promise<Reply> {
  const read = verbName.safeParse(sent);
  const known = read.success && Object.hasOwn(verbs, read.data.verb) ? (read.data.verb as VerbName) : null;
  const name = known && verbs[known].safeParse(sent).success ? known : null;
  const taken = readTyped(sent, ['committeeId', ...(known ? Object.keys(verbs[known].shape) : [])]);
  if (!taken.ok) return { kind: 'text', text: taken.why };
  const whole = await wholeWords(services, turn, sent, taken.typed);
  if (!whole) return { kind: 'text', text: restChanged };
  const right = name && verbRights[name];
  const placed = right && (await placeByVerb(services, turn.person, right, sent, londonDay(turn.now)));
  const there = placed && right?.of !== 'loaded' ? shownIn(turn, placed) : turn;
  const form = pressedForm(name, sent, whole, there.committeeId);
  const held = await heldOf(services, turn, { name, known, form, typed: whole, sent, placed, there });
  if (held.kind === 'cannot') return held.reply;
  if (form) await keepTyped(services, there, form, held.typed, placed);
  const again = name && !('submissionId' in sent) ? { press: withoutForm(sent, taken.typed) } : null;
  const submissionId = pressId(sent, form, whole);
  const gone = placed?.kind === 'in' ? placed.gone : undefined;
  // What their card was about is not there for them: nothing of it was stored.
  const refused = placed?.kind === 'refused' || placed?.kind === 'nowhere' || gone !== undefined;
  const pressed = { form, verb: name, typed: held.typed, again, submissionId, refused };
  // A button that leads away carries the words for keeping alone.
  const leaves = form !== null && !form.sends;
  const data = leaves
    ? withoutForm(sent, taken.typed)
    : submissionId === null
      ? sent
      : { ...sent, submissionId };
  const reply = await answerPress(services, turn, {
    name,
    placed,
    sent: gone === undefined ? data : { ...data, [gone]: nothingsId },
    typed: leaves ? {} : held.typed,
  });
  return saysThatItWaits(
    await withTyped(services, there, reply, pressed),
    held,
    services.questionNames.dutyTeam,
  );
}

const restChanged =
  'Part of this text was too long for the card, and it has been changed elsewhere since. Nothing was stored or lost: what you see is still on the card. Please open the form again, and put in what is new.';

interface Sent {
  name: VerbName | null;
  placed: Placed | null;
  sent: Record<string, unknown>;
  typed: Typed;
}

function answerPress(services: BotServices, turn: Turn, { name, placed, sent, typed }: Sent): Promise<Reply> {
  if (name === null || placed === null || placed.kind === 'nowhere') return outOfDate(services, turn);
  if (name === 'committee.choose') return choose(services, turn, sent);
  if (name === 'form.start-again')
    return placed.kind === 'refused'
      ? Promise.resolve(notAllowed(verbRights[name].act))
      : startAgain(services, turn, sent);
  return pressVerb(name, services, turn, { placed, sent, typed });
}

/** What somebody pressed, to show the same again: without the words that were typed then. */
function withoutForm(sent: Record<string, unknown>, typed: Typed): Record<string, unknown> {
  const { onForm: _, ...rest } = sent;
  return Object.fromEntries(Object.entries(rest).filter(([id]) => !Object.hasOwn(typed, id)));
}

/**
 * Before rights, and before any check of the words: whatever else is wrong, a young person's speech is with its reader. Words on
 * a form that is left as it was shown go nowhere, and neither do those of a window that are kept nowhere.
 */
async function heldOf(
  services: BotServices,
  turn: Turn,
  {
    name,
    known,
    form,
    typed,
    sent,
    placed,
    there,
  }: {
    name: VerbName | null;
    /** What was pressed, also where its card is of an earlier time. */
    known: VerbName | null;
    form: PressedForm | null;
    typed: Typed;
    sent: Record<string, unknown>;
    placed: Placed | null;
    there: Turn;
  },
): Promise<HeldWords> {
  const untouched = form && !form.sends && (!form.written || holdsTheirWords(form.mark.of));
  const isAsked = form === null && known !== null && holdsTheirWords(known);
  if (untouched || isAsked) return { ...nothingHeld, typed: { ...typed } };
  // A card of an earlier time changes nothing, and what is a young person's on it reaches its reader all the same.
  const verb = form && !form.sends ? form.mark.of : (name ?? known ?? 'help');
  const isIn = placed?.kind === 'in' && name !== null && verbRights[name].of !== 'loaded';
  const about = isIn ? there.committeeId : null;
  const ids = form && !form.sends ? form.mark.thing : sent;
  return holdSpeech(services, turn, verb, { typed, sent: ids, about: form && !form.sends ? null : about });
}

/** Remembered, and what was asked for is done for the committee that was chosen. */
async function choose(services: BotServices, turn: Turn, sent: Record<string, unknown>): Promise<Reply> {
  const parsed = verbs['committee.choose'].safeParse(sent);
  if (!parsed.success) return outOfDate(services, turn);
  const { committeeId, words, press: again } = parsed.data;
  const on = londonDay(turn.now);
  if (!may(turn.person, 'committee.choose', { committeeId, on })) return notAllowed('committee.choose');
  await services.people.chooseCommittee(turn.person.id, committeeId);
  const person = { ...turn.person, chosenCommitteeId: committeeId };
  const there = { ...turn, person, committeeId };
  if (words !== undefined) return says(services, there, words, false);
  const { verb } = again ?? {};
  if (again && verb !== 'committee.choose') return press(services, there, { ...again, committeeId });
  return show(helpCard(there));
}

/** What was typed is forgotten by whoever typed it, and the form is shown as it is stored. */
async function startAgain(services: BotServices, turn: Turn, sent: Record<string, unknown>): Promise<Reply> {
  const parsed = verbs['form.start-again'].safeParse(sent);
  if (!parsed.success) return outOfDate(services, turn);
  const { of, thing, words, press: again } = parsed.data;
  await services.formDrafts.drop({ personId: turn.person.id, form: of, thing });
  if (words !== undefined) return says(services, turn, words, false);
  if (again && again.verb !== 'form.start-again') return press(services, turn, again);
  return show(helpCard(turn));
}

async function pressVerb<Name extends VerbName>(
  name: Name,
  services: BotServices,
  turn: Turn,
  { placed, sent, typed }: { placed: Placed; sent: Record<string, unknown>; typed: Typed },
): Promise<Reply> {
  const parsed = verbs[name].safeParse(sent);
  if (!parsed.success) return outOfDate(services, turn);
  const right = verbRights[name];
  const handler = handlers[name] as Handler<VerbName>;
  const data = parsed.data as never;
  const switches = right.of === 'chosen' && Object.keys(typed).length === 0 && !('submissionId' in sent);
  return inCommittee(
    turn,
    placed,
    { act: right.act, switches, loaded: right.of === 'loaded' },
    { press: { ...sent, ...typed } },
    (there) => handler({ turn: there, data, typed, services }),
  );
}

const fromAnEarlierTime = 'That card was from an earlier time, so nothing was changed.';

function outOfDate(services: BotServices, turn: Turn): Promise<Reply> {
  if (isShadowMember(turn)) return showDoor(services, 'Ask your council a question', fromAnEarlierTime);
  return showDueList(services, turn, {
    note: `${fromAnEarlierTime} This is how things stand now.`,
  });
}

/** An unknown person, or one no longer in post, learns whom to ask, and nothing else (the "unknown people told kindly"). */
async function stranger(services: BotServices): Promise<Reply> {
  const [committee] = await services.committees.all();
  const clerks = committee ? await services.people.withRole(committee.committeeId, 'clerk') : [];
  const whom = clerks.length > 0 ? listOf(clerks.map((clerk) => clerk.name)) : 'the committee’s clerk';
  return show(
    messageCard({
      title: 'I do not know you yet',
      lines: [`Please ask ${whom} to add you. They need your name, e-mail address and Entra object id.`],
      actions: [button('Try again', 'help', {})],
    }),
  );
}
