/** Reads what a bot answers to an invoke: its shapes are the bot's to get wrong, so each is parsed. */
import { z } from 'zod';
import type { BotAnswer } from './far-side';

const WithCard = z.looseObject({ content: z.unknown() });

const ActionBody = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('application/vnd.microsoft.card.adaptive'),
    value: z.looseObject({ type: z.literal('AdaptiveCard') }),
  }),
  z.looseObject({ type: z.literal('application/vnd.microsoft.activity.message'), value: z.string() }),
  z.looseObject({
    type: z.enum(['application/vnd.microsoft.error', 'application/vnd.microsoft.error.preconditionFailed']),
    value: z.looseObject({ message: z.string().optional() }).optional(),
  }),
]);

const TaskBody = z.looseObject({
  task: z.discriminatedUnion('type', [
    z.looseObject({
      type: z.literal('continue'),
      value: z.looseObject({ title: z.string().optional(), card: WithCard }),
    }),
    z.looseObject({ type: z.literal('message'), value: z.string().optional() }),
  ]),
});

export type ActionAnswer =
  | { kind: 'card'; card: unknown }
  | { kind: 'message'; text: string }
  | { kind: 'error'; text: string | null };

export type TaskAnswer =
  | { kind: 'dialog'; title: string; card: unknown }
  | { kind: 'closed'; text: string | null }
  | { kind: 'error' };

const isSuccess = ({ status }: BotAnswer) => status >= 200 && status < 300;

/** The answer to 'adaptiveCard/action'. An error's own words are shown; no words stand for "something went wrong". */
export function readActionAnswer(answer: BotAnswer): ActionAnswer {
  const parsed = ActionBody.safeParse(answer.body);
  if (!isSuccess(answer) || !parsed.success) return { kind: 'error', text: null };
  const body = parsed.data;
  switch (body.type) {
    case 'application/vnd.microsoft.card.adaptive':
      return { kind: 'card', card: body.value };
    case 'application/vnd.microsoft.activity.message':
      return { kind: 'message', text: body.value };
    default:
      return { kind: 'error', text: body.value?.message ?? null };
  }
}

/** The answer to 'task/fetch' and 'task/submit'. No body, or no task in it, closes the dialog. */
export function readTaskAnswer(answer: BotAnswer): TaskAnswer {
  if (!isSuccess(answer)) return { kind: 'error' };
  const hasTask = z.looseObject({ task: z.looseObject({}) }).safeParse(answer.body).success;
  if (!hasTask) return { kind: 'closed', text: null };
  const parsed = TaskBody.safeParse(answer.body);
  if (!parsed.success) return { kind: 'error' };
  const { task } = parsed.data;
  if (task.type === 'message') return { kind: 'closed', text: task.value ?? null };
  return { kind: 'dialog', title: task.value.title ?? '', card: task.value.card.content };
}
