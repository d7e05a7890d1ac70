/** The Bot Connector REST API that a bot sends to, for chats of one person with the bot. */
import express, { type ErrorRequestHandler, type Request, type Response, Router } from 'express';
import { z } from 'zod';
import type { Clock } from '../../services/calendar/clock';
import { refuseUnreasonable } from '../guard';
import { isTooBig, refusals, refuse, unreachable } from './answers';
import type { Activity, Chat, Member, StoredMessage } from './chat-state';
import type { Chats } from './chats';
import { tenantId } from './identity';

export interface ConnectorDeps {
  chats: Chats;
  clock: Clock;
  /** Where this router answers, with a trailing slash: what a created conversation names. */
  serviceUrl: () => string;
}

const ActivityBody = z.looseObject({
  type: z.string(),
  text: z.string().optional(),
  textFormat: z.string().optional(),
  summary: z.string().optional(),
  attachments: z.array(z.looseObject({ contentType: z.string(), content: z.unknown() })).optional(),
});

const NewConversation = z.looseObject({
  members: z.array(z.looseObject({ id: z.string() })).min(1),
  activity: ActivityBody.optional(),
});

function memberView({ userId, name, aadObjectId }: Member) {
  return { id: userId, name, aadObjectId, objectId: aadObjectId, tenantId, userRole: 'user' };
}

export function createConnector({ chats, clock, serviceUrl }: ConnectorDeps): Router {
  const router = Router();
  // The message limit is ours to tell, with Teams' own code, so the parser lets larger bodies through.
  router.use(express.json({ limit: '4mb', verify: refuseUnreasonable }));

  const chatOf = (req: Request, res: Response): Chat | null => {
    const chat = chats.byId(String(req.params.conversationId));
    if (!chat) refuse(res, refusals.unknownConversation);
    return chat ?? null;
  };

  const activityOf = (body: unknown, res: Response): Activity | null => {
    const parsed = ActivityBody.safeParse(body);
    if (!parsed.success) refuse(res, refusals.badSyntax(z.prettifyError(parsed.error)));
    else if (isTooBig(body)) refuse(res, refusals.tooBig);
    else return parsed.data as Activity;
    return null;
  };

  /** Id of what was said; typing leaves nothing behind. */
  const deliver = (chat: Chat, activity: Activity): string => {
    if (activity.type === 'message') return chats.say(chat, 'bot', activity, clock.now()).id;
    if (activity.type === 'typing') chats.typing(chat);
    return String(Date.now());
  };

  const post = (req: Request, res: Response) => {
    const chat = chatOf(req, res);
    const activity = chat && activityOf(req.body, res);
    if (!chat || !activity) return;
    const reason = unreachable(chat.app);
    if (reason) return refuse(res, reason);
    res.status(201).json({ id: deliver(chat, activity) });
  };

  const ownMessage = (req: Request, res: Response): { chat: Chat; message: StoredMessage } | null => {
    const chat = chatOf(req, res);
    if (!chat) return null;
    const message = chat.messages.get(String(req.params.activityId));
    const reason =
      unreachable(chat.app) ??
      (message ? (message.from === 'bot' ? null : refusals.notYours) : refusals.unknownActivity);
    if (reason || !message) {
      refuse(res, reason ?? refusals.unknownActivity);
      return null;
    }
    return { chat, message };
  };

  router.post('/v3/conversations', (req, res) => {
    const parsed = NewConversation.safeParse(req.body);
    if (!parsed.success) return refuse(res, refusals.badSyntax(z.prettifyError(parsed.error)));
    const { members, activity } = parsed.data;
    const chat = members.length === 1 ? chats.byMember(members[0]?.id ?? '') : undefined;
    if (!chat) return refuse(res, refusals.unknownUser);
    const reason = unreachable(chat.app);
    if (reason) return refuse(res, reason === refusals.notInRoster ? refusals.notInstalled : reason);
    if (activity && isTooBig(activity)) return refuse(res, refusals.tooBig);
    const activityId = activity ? deliver(chat, activity as Activity) : undefined;
    res.status(201).json({ id: chat.id, activityId, serviceUrl: serviceUrl() });
  });
  router.post('/v3/conversations/:conversationId/activities', post);
  router.post('/v3/conversations/:conversationId/activities/:activityId', post);

  router.put('/v3/conversations/:conversationId/activities/:activityId', (req, res) => {
    const found = ownMessage(req, res);
    const activity = found && activityOf(req.body, res);
    if (!found || !activity) return;
    chats.edit(found.chat, found.message, activity);
    res.status(200).json({ id: found.message.id });
  });
  router.delete('/v3/conversations/:conversationId/activities/:activityId', (req, res) => {
    const found = ownMessage(req, res);
    if (!found) return;
    chats.remove(found.chat, found.message);
    res.status(200).end();
  });

  router.get('/v3/conversations/:conversationId/members', (req, res) => {
    const chat = chatOf(req, res);
    if (chat) res.json([memberView(chat.member)]);
  });
  router.get('/v3/conversations/:conversationId/pagedmembers', (req, res) => {
    const chat = chatOf(req, res);
    if (chat) res.json({ members: [memberView(chat.member)] });
  });
  router.get('/v3/conversations/:conversationId/members/:memberId', (req, res) => {
    const chat = chatOf(req, res);
    if (!chat) return;
    if (chats.byMember(String(req.params.memberId)) !== chat) return refuse(res, refusals.unknownMember);
    res.json(memberView(chat.member));
  });
  // Local Teams has chats of one person only, so there is no team to tell of.
  router.get('/v3/teams/:teamId', (_req, res) => refuse(res, refusals.unknownTeam));

  router.use((req, res) => {
    refuse(res, { status: 404, code: 'NotFound', message: `No such route: ${req.method} ${req.path}` });
  });
  router.use(badBody);
  return router;
}

const badBody: ErrorRequestHandler = (error: { type?: string }, _req, res, next) => {
  if (error.type === 'entity.too.large') return refuse(res, refusals.tooBig);
  if (error.type === 'entity.parse.failed') return refuse(res, refusals.badSyntax('The body is not JSON.'));
  next(error);
};
