/** Who is this, what do they ask, and what do they see next: the one way in for every turn. */
import { z } from 'zod';
import { button } from '../cards/actions';
import { messageCard } from '../cards/message-card';
import { type VerbName, verbs } from '../cards/verbs';
import { answer } from './commands';
import { presentCommittee } from './committee';
import { holdSpeech, saysThatItWaits } from './held-words';
import { listOf } from './present/words';
import { type Handler, show } from './press';
import type { BotServices } from './services';
import type { Inbound, Reply, Speaker, Turn } from './turn';
import { readTyped } from './typed-inputs';
import { filesRefused } from './verbs/files-refused';
import { helpCard } from './verbs/help';
import { isShadowMember } from './verbs/question-ask';
import { handlers } from './verbs/registry';
import { showDueList } from './verbs/updates-list';

export type Dispatch = (speaker: Speaker, inbound: Inbound) => Promise<Reply>;

export function createDispatch(services: BotServices): Dispatch {
  return async (speaker, inbound) => {
    if (inbound.kind === 'uninstalls') return { kind: 'nothing' };
    const person = speaker.aadObjectId ? await services.people.byAadObjectId(speaker.aadObjectId) : null;
    if (!person) return stranger(services);
    const turn: Turn = {
      person,
      conversationId: speaker.conversationId,
      activityId: inbound.kind === 'presses' ? inbound.activityId : null,
      now: services.clock.now(),
      via: inbound.kind === 'presses' ? inbound.via : inbound.kind === 'says' ? 'says' : 'dialog',
    };
    switch (inbound.kind) {
      case 'says':
        // A young person's words are read, whatever they come with.
        if (inbound.withFile && !isShadowMember(turn)) return filesRefused(turn);
        // A command that somebody corrects is not given twice; a young person's words are read, however they came.
        if (inbound.edited && !isShadowMember(turn)) return { kind: 'nothing' };
        return answer(services, turn, inbound.text, inbound.withFile === true);
      case 'installs':
        return show(helpCard(person));
      case 'presses':
      case 'opens-dialog':
      case 'submits-dialog':
        return press(services, turn, inbound.data);
    }
  };
}

const verbName = z.object({ verb: z.string() });

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
  const read = readTyped(sent, Object.keys(verbs[name].shape));
  if (!read.ok) return { kind: 'text', text: read.why };
  const handler = handlers[name] as Handler<VerbName>;
  // Before any check of the words: whatever else is wrong with them, a young person's speech is with its reader.
  const held = await holdSpeech(services, turn, name, read.typed, sent);
  if (held.kind === 'cannot') return held.reply;
  return saysThatItWaits(
    await handler({ turn, data: parsed.data as never, typed: held.typed, services }),
    held,
    services.questionNames.dutyTeam,
  );
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
