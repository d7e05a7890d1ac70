/** What a Teams activity means to the bot: pure, one case for each kind of thing that Teams sends. */
import { z } from 'zod';
import type { Inbound } from '../turn';
import type { IncomingActivity } from './activity';

export type TeamsEvent =
  /** Answered by a message, or by replacing the message that held the card. */
  | { kind: 'message'; inbound: Inbound }
  /** Answered in the HTTP response, in the shape that the client waits for. */
  | {
      kind: 'invoke';
      shape: 'card' | 'dialog';
      inbound: Inbound;
      /** From the message box of any chat: that chat is not the bot's, and only the presser sees the answer. */
      elsewhere?: true;
    }
  /** An invoke that cannot be served: it is answered too, or the client waits and then shows a fault of its own. */
  | { kind: 'unusable-invoke' }
  | { kind: 'installed' }
  | { kind: 'removed' }
  /** Typing, reactions, upgrades, other people joining. */
  | { kind: 'passed-over' };

const data = z.record(z.string(), z.unknown());
const cardAction = z.looseObject({
  action: z.looseObject({ verb: z.string().nullish(), data: data.nullish() }),
  trigger: z.string().nullish(),
});
const dialog = z.looseObject({ data: data.nullish() });

export function readEvent(activity: IncomingActivity): TeamsEvent {
  switch (activity.type) {
    case 'message':
      return { kind: 'message', inbound: readMessage(activity) };
    case 'messageUpdate':
      return readEdit(activity);
    case 'messageDelete':
      return activity.id
        ? { kind: 'message', inbound: { kind: 'deletes', messageId: activity.id } }
        : { kind: 'passed-over' };
    case 'invoke':
      return readInvoke(activity);
    case 'installationUpdate':
      // 'add-upgrade' and 'remove-upgrade' are a new version of the app, not a person coming or going.
      if (activity.action === 'add') return { kind: 'installed' };
      if (activity.action === 'remove') return { kind: 'removed' };
      return { kind: 'passed-over' };
    case 'conversationUpdate':
      if (activity.membersAdded?.some(({ id }) => id === activity.recipient.id)) return { kind: 'installed' };
      if (activity.membersRemoved?.some(({ id }) => id === activity.recipient.id)) return { kind: 'removed' };
      return { kind: 'passed-over' };
    default:
      return { kind: 'passed-over' };
  }
}

function readMessage(activity: IncomingActivity): Inbound {
  const submitted = data.safeParse(activity.value);
  if (submitted.success && Object.keys(submitted.data).length > 0) {
    return {
      kind: 'presses',
      data: withoutTeamsPart(submitted.data),
      via: 'submit',
      activityId: activity.replyToId ?? null,
    };
  }
  return {
    kind: 'says',
    text: spokenText(activity.text ?? ''),
    ...(activity.id ? { messageId: activity.id } : {}),
    ...(hasFile(activity) ? { withFile: true } : {}),
  };
}

/** Every typed message comes a second time as text/html; a picture, a recording or a file from a drive is something else. */
function hasFile({ attachments }: IncomingActivity): boolean {
  return (attachments ?? []).some(({ contentType }) =>
    /^(?:image|video|audio)\/|^application\/(?!vnd\.microsoft\.card\.)/i.test(contentType ?? ''),
  );
}

/** Words may have been added by editing: the bot decides whether anybody is waiting for such words. */
function readEdit(activity: IncomingActivity): TeamsEvent {
  const inbound = readMessage(activity);
  return inbound.kind === 'says' && (inbound.text.trim() !== '' || inbound.withFile)
    ? { kind: 'message', inbound: { ...inbound, edited: true } }
    : { kind: 'passed-over' };
}

function readInvoke(activity: IncomingActivity): TeamsEvent {
  switch (activity.name) {
    case 'adaptiveCard/action': {
      const parsed = cardAction.safeParse(activity.value);
      if (!parsed.success) return { kind: 'unusable-invoke' };
      const { action, trigger } = parsed.data;
      return {
        kind: 'invoke',
        shape: 'card',
        inbound: {
          kind: 'presses',
          data: { ...(action.verb ? { verb: action.verb } : {}), ...withoutTeamsPart(action.data ?? {}) },
          via: trigger === 'automatic' ? 'refresh' : 'execute',
          activityId: activity.replyToId ?? null,
        },
      };
    }
    case 'task/fetch':
    case 'task/submit': {
      const parsed = dialog.safeParse(activity.value);
      if (!parsed.success) return { kind: 'unusable-invoke' };
      const kind = activity.name === 'task/fetch' ? 'opens-dialog' : 'submits-dialog';
      return {
        kind: 'invoke',
        shape: 'dialog',
        inbound: { kind, data: withoutTeamsPart(parsed.data.data ?? {}) },
      };
    }
    // The message extension: its one command opens the same dialog, whose content no chat keeps.
    case 'composeExtension/fetchTask':
    case 'composeExtension/submitAction': {
      const parsed = dialog.safeParse(activity.value ?? {});
      if (!parsed.success) return { kind: 'unusable-invoke' };
      const inbound: Inbound =
        activity.name === 'composeExtension/fetchTask'
          ? { kind: 'opens-dialog', data: { verb: 'question.ask' } }
          : { kind: 'submits-dialog', data: withoutTeamsPart(parsed.data.data ?? {}) };
      return { kind: 'invoke', shape: 'dialog', inbound, elsewhere: true };
    }
    default:
      return { kind: 'unusable-invoke' };
  }
}

/** `msteams` is an instruction to the client, sent back with the data. */
function withoutTeamsPart({ msteams: _, ...rest }: Record<string, unknown>): Record<string, unknown> {
  return rest;
}

const namedEntities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Teams sends a mention of the bot as `<at>…</at>`, and may write characters as HTML entities. */
export function spokenText(text: string): string {
  return text
    .replace(/<at\b[^<>]{0,200}>[^<]{0,500}<\/at>/gi, ' ')
    .replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]+));/gi, (whole, decimal, hex, name) => {
      if (name) return namedEntities[String(name).toLowerCase()] ?? whole;
      const code = decimal ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
    })
    .replace(/[ \t\u00a0]+/g, ' ')
    .trim();
}
