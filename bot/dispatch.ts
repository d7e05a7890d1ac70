/** Who is this, what do they ask, and what do they see next: the one way in for every turn. */
import { z } from 'zod';
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import { type VerbName, verbs } from '../cards/verbs';
import type { Person } from '../services/people/rules';
import { answer } from './commands';
import { presentCommittee } from './committee';
import { holdSpeech, saysThatItWaits } from './held-words';
import { withHelpNumbers } from './help-numbers';
import { listOf } from './present/words';
import { type Handler, show } from './press';
import type { BotServices } from './services';
import type { Inbound, Reply, Speaker, Turn } from './turn';
import { filesRefused } from './verbs/files-refused';
import { helpCard } from './verbs/help';
import { isShadowMember, showDoor, takeBackMessage } from './verbs/question-ask';
import { handlers } from './verbs/registry';
import { showDueList } from './verbs/updates-list';

export type Dispatch = (speaker: Speaker, inbound: Inbound) => Promise<Reply>;

export function createDispatch(services: BotServices): Dispatch {
  return async (speaker, inbound) => {
    if (inbound.kind === 'uninstalls') return nothing;
    const person = speaker.aadObjectId ? await services.people.byAadObjectId(speaker.aadObjectId) : null;
    const reply = await answerTo(person, speaker, inbound);
    return person && !isYoung(person) ? reply : withHelpNumbers(services.questionNames, reply);
  };

  async function answerTo(person: Person | null, speaker: Speaker, inbound: Inbound): Promise<Reply> {
    if (!person) return inbound.kind === 'deletes' ? nothing : stranger(services);
    const turn: Turn = {
      person,
      conversationId: speaker.conversationId,
      activityId: inbound.kind === 'presses' ? inbound.activityId : null,
      messageId: inbound.kind === 'says' ? (inbound.messageId ?? null) : null,
      now: services.clock.now(),
      via: inbound.kind === 'presses' ? inbound.via : inbound.kind === 'says' ? 'says' : 'dialog',
    };
    switch (inbound.kind) {
      case 'says':
        // A young person's words are read, whatever they come with.
        if (inbound.withFile && !isShadowMember(turn)) return filesRefused(turn);
        // A command that somebody corrects is not given twice; a young person's words are read, however they came.
        if (inbound.edited && !isShadowMember(turn)) return { kind: 'nothing' };
        // Other words of a message that is there already: what it said before goes, where nobody has read it.
        if (inbound.edited && inbound.messageId) await takeBackMessage(services, turn, inbound.messageId);
        return answer(services, turn, inbound.text, inbound.withFile === true);
      case 'deletes':
        return (
          (isShadowMember(turn) && (await takeBackMessage(services, turn, inbound.messageId))) || nothing
        );
      case 'installs':
        // Before a young person writes a word: who reads it, when, and the numbers (domain.md 2.9.1).
        return isShadowMember(turn) ? showDoor(services) : show(helpCard(person));
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
const isYoung = (person: Person) => person.roles.includes('shadow-member');

const nothing: Reply = { kind: 'nothing' };

const verbName = z.object({ verb: z.string() });
const typedText = z.union([z.string(), z.number().transform(String), z.boolean().transform(String)]);

/** A card that no longer makes sense is answered with what is true now; nothing is changed by it. */
async function press(services: BotServices, turn: Turn, sent: Record<string, unknown>): Promise<Reply> {
  const named = verbName.safeParse(sent);
  const name = named.success && Object.hasOwn(verbs, named.data.verb) ? (named.data.verb as VerbName) : null;
  if (!name) return outOfDate(services, turn);
  return pressVerb(name, services, turn, sent);
}

async function pressVerb<Name extends VerbName>(
  name: Name,
  services: BotServices,
  turn: Turn,
  sent: Record<string, unknown>,
): Promise<Reply> {
  const parsed = verbs[name].safeParse(sent);
  if (!parsed.success) return outOfDate(services, turn);
  const handler = handlers[name] as Handler<VerbName>;
  // Before any check of the words: whatever else is wrong with them, a young person's speech is with its reader.
  const held = await holdSpeech(services, turn, name, typedInputs(name, sent), sent);
  if (held.kind === 'cannot') return held.reply;
  return saysThatItWaits(
    await handler({ turn, data: parsed.data as never, typed: held.typed, services }),
    held,
    services.questionNames.dutyTeam,
  );
}

/** Everything the card carried that the verb does not name: the inputs, as typed. */
function typedInputs(name: VerbName, sent: Record<string, unknown>): Record<string, string> {
  const known = new Set(['verb', ...Object.keys(verbs[name].shape)]);
  const typed: Record<string, string> = {};
  for (const [id, value] of Object.entries(sent)) {
    const text = typedText.safeParse(value);
    if (!known.has(id) && text.success) typed[id] = text.data;
  }
  return typed;
}

function outOfDate(services: BotServices, turn: Turn): Promise<Reply> {
  return showDueList(services, turn.person.id, {
    note: 'That card was from an earlier time, so nothing was changed. This is how things stand now.',
  });
}

/** An unknown person learns whom to ask, and nothing else (the "unknown people told kindly"). */
async function stranger(services: BotServices): Promise<Reply> {
  const committee = await presentCommittee(services, null, []);
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
