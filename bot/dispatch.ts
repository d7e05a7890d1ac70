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
import { holdSpeech, saysThatItWaits } from './held-words';
import { withHelpNumbers } from './help-numbers';
import { notAllowed } from './not-allowed';
import { listOf } from './present/words';
import { type Handler, show } from './press';
import type { BotServices } from './services';
import type { Inbound, Reply, Speaker, Turn } from './turn';
import { readTyped } from './typed-inputs';
import { carriedByForms, keepTyped } from './typed-kept';
import { verbRights } from './verb-rights';
import { filesRefused } from './verbs/files-refused';
import { helpCard } from './verbs/help';
import { isShadowMember, showDoor, takeBackMessage, toFormerMember } from './verbs/question-ask';
import { handlers } from './verbs/registry';
import { showDueList } from './verbs/updates-list';
import { type Placed, placeByPerson, placeByVerb, presentCommittees } from './which-committee';

export type Dispatch = (speaker: Speaker, inbound: Inbound) => Promise<Reply>;

export function createDispatch(services: BotServices): Dispatch {
  return async (speaker, inbound) => {
    if (inbound.kind === 'uninstalls') return nothing;
    const person = speaker.aadObjectId ? await services.people.byAadObjectId(speaker.aadObjectId) : null;
    const reply = await answerTo(person, speaker, inbound);
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
      messageId: inbound.kind === 'says' ? (inbound.messageId ?? null) : null,
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
  const words = text.slice(0, 200);
  return inCommittee(
    turn,
    placeByPerson(turn.person, found.act, londonDay(turn.now)),
    found,
    { words },
    (there) => found.run(services, there),
  );
}

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
  const name = read.success && Object.hasOwn(verbs, read.data.verb) ? (read.data.verb as VerbName) : null;
  if (!name) return outOfDate(services, turn);
  if (name === 'committee.choose') return choose(services, turn, sent);
  return pressVerb(name, services, turn, sent);
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

async function pressVerb<Name extends VerbName>(
  name: Name,
  services: BotServices,
  turn: Turn,
  sent: Record<string, unknown>,
): Promise<Reply> {
  const parsed = verbs[name].safeParse(sent);
  if (!parsed.success) return outOfDate(services, turn);
  const right = verbRights[name];
  const placed = await placeByVerb(services, turn.person, right, sent, londonDay(turn.now));
  const handler = handlers[name] as Handler<VerbName>;
  const data = parsed.data as never;
  const read = readTyped(sent, ['committeeId', ...carriedByForms, ...Object.keys(verbs[name].shape)]);
  if (!read.ok) return { kind: 'text', text: read.why };
  const { typed } = read;
  const switches = right.of === 'chosen' && Object.keys(typed).length === 0 && !('submissionId' in sent);
  // Before rights, and before any check of the words: whatever else is wrong, a young person's speech is with its reader.
  const about = placed.kind === 'in' && right.of !== 'loaded' ? placed.committeeId : null;
  const held = await holdSpeech(services, turn, name, { typed, sent, about });
  if (held.kind === 'cannot') return held.reply;
  await keepTyped(services, turn, held.typed, sent);
  const reply = await inCommittee(
    turn,
    placed,
    { act: right.act, switches, loaded: right.of === 'loaded' },
    { press: { ...sent, ...held.typed } },
    (there) => handler({ turn: there, data, typed: held.typed, services }),
  );
  return saysThatItWaits(reply, held, services.questionNames.dutyTeam);
}

function outOfDate(services: BotServices, turn: Turn): Promise<Reply> {
  return showDueList(services, turn, {
    note: 'That card was from an earlier time, so nothing was changed. This is how things stand now.',
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
