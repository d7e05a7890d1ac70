/** What comes in over the wire, parsed once, before the SDK sees it: it throws on a body without a type (platform.md 1). */
import { z } from 'zod';

const text = z.string().nullish();
const account = z.looseObject({ id: z.string().min(1), name: text, aadObjectId: text, tenantId: text });

/** The fields that the bot reads; the SDK gets the whole activity. */
export const incomingActivity = z.looseObject({
  type: z.string().min(1),
  id: text,
  name: text,
  action: text,
  text,
  value: z.unknown().optional(),
  replyToId: text,
  channelId: text,
  serviceUrl: z.string().regex(/^https?:\/\/[^\s/]+/),
  deliveryMode: text,
  conversation: z.looseObject({
    id: z.string().min(1),
    conversationType: text,
    isGroup: z.boolean().nullish(),
    tenantId: text,
  }),
  from: account,
  recipient: account,
  attachments: z.array(z.looseObject({ contentType: text })).nullish(),
  membersAdded: z.array(z.looseObject({ id: text })).nullish(),
  membersRemoved: z.array(z.looseObject({ id: text })).nullish(),
  channelData: z.unknown().optional(),
});

export type IncomingActivity = z.infer<typeof incomingActivity>;

const teamsData = z.looseObject({ tenant: z.looseObject({ id: z.string() }) });

/** Every Entra tenant that the activity names, each as it stands there: it may name one in several places. */
export function tenantsOf(activity: IncomingActivity): string[] {
  const data = teamsData.safeParse(activity.channelData);
  const named = [
    activity.conversation.tenantId,
    data.success ? data.data.tenant.id : null,
    activity.from.tenantId,
  ];
  return named.filter((one): one is string => typeof one === 'string' && one !== '');
}

/** The Entra tenant that the activity names, or null. */
export function tenantOf(activity: IncomingActivity): string | null {
  return tenantsOf(activity)[0] ?? null;
}

/** This bot talks with one person at a time; clients that do not say are taken at their word. */
export function isPersonal(activity: IncomingActivity): boolean {
  const type = activity.conversation.conversationType;
  return type ? type === 'personal' : activity.conversation.isGroup !== true;
}
