/** The SDK's own adapter, with authentication off as in local mode, talks with local Teams as it does with Teams. */
import {
  ActivityHandler,
  CardFactory,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationReference,
  MessageFactory,
  TeamsInfo,
  TurnContext,
} from 'botbuilder';
import express, { type Express } from 'express';
import type { ChatMessage, Outcome } from '../../local/contract';
import { raiseStage, type Stage } from './far-side-bot';

const card = (text: string) => ({
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text }],
});

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({ MicrosoftAppId: '' }));
const errors: unknown[] = [];
adapter.onTurnError = async (_context, error) => {
  errors.push(error);
};

/** The last address of each person, as the product keeps it. */
const references = new Map<string, Partial<ConversationReference>>();

const bot = new ActivityHandler();
bot.onTurn(async (context, next) => {
  const reference = TurnContext.getConversationReference(context.activity);
  references.set(context.activity.from.aadObjectId ?? '', reference);
  if (context.activity.type === 'invoke') {
    const { action } = context.activity.value as { action: { data: { words: string } } };
    await context.sendActivity({
      type: 'invokeResponse',
      value: {
        status: 200,
        body: {
          statusCode: 200,
          type: 'application/vnd.microsoft.card.adaptive',
          value: card(`Got: ${action.data.words}`),
        },
      },
    });
  }
  await next();
});
bot.onMessage(async (context, next) => {
  await context.sendActivity({ type: 'typing' });
  const { name } = await TeamsInfo.getMember(context, context.activity.from.id);
  await context.sendActivity(
    MessageFactory.attachment(CardFactory.adaptiveCard(card(`Hello, ${name}`)), undefined, undefined),
  );
  await next();
});

function mountAdapter(app: Express): void {
  app.post('/api/messages', express.json(), (req, res) =>
    adapter.process(req, res, (context) => bot.run(context)),
  );
}

describe('the real adapter in local Teams', () => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await raiseStage(mountAdapter);
  });
  afterAll(() => stage.close());
  afterEach(() => expect(errors).toEqual([]));

  const messages = async (personId: string) => {
    const { body } = await stage.get(`/local/api/chats/${personId}/messages`);
    return (body as { messages: ChatMessage[] }).messages;
  };
  const last = async (personId: string) => {
    const message = (await messages(personId)).at(-1);
    if (!message) throw new Error('Nothing was said');
    return message;
  };

  it('answers what a person types, and knows who they are', async () => {
    await stage.post('/local/api/chats/nurse/messages', { text: 'hello' });
    const [said, answer] = await messages('nurse');
    expect(said).toMatchObject({ from: 'person', text: 'hello' });
    expect(answer?.attachments[0]?.content).toEqual(card('Hello, Designated Nurse'));
  });

  it('turns the answer to a press into this person’s card', async () => {
    const { id } = await last('nurse');
    const { body } = await stage.post('/local/api/chats/nurse/press', {
      messageId: id,
      press: { kind: 'execute', verb: 'send', data: { words: 'Done' } },
    });
    expect((body as Outcome).message?.attachments[0]?.content).toEqual(card('Got: Done'));
  });

  it('reaches a person who has said nothing, changes what it sent, and takes it back', async () => {
    const reference = references.get((await stage.person('clerk')).aadObjectId);
    if (!reference) throw new Error('The clerk was never installed');
    let sentId = '';
    await adapter.continueConversationAsync('', reference, async (context) => {
      const sent = await context.sendActivity(MessageFactory.attachment(CardFactory.adaptiveCard(card('1'))));
      sentId = sent?.id ?? '';
      await context.updateActivity({
        ...MessageFactory.attachment(CardFactory.adaptiveCard(card('2'))),
        id: sentId,
      });
    });
    expect(await last('clerk')).toMatchObject({
      id: sentId,
      edited: true,
      attachments: [{ content: card('2') }],
    });
    await adapter.continueConversationAsync('', reference, (context) => context.deleteActivity(sentId));
    expect(await messages('clerk')).toEqual([]);
  });

  it('opens the one chat with a person by their Entra object id', async () => {
    const person = await stage.person('clerk');
    let opened = '';
    await adapter.createConversationAsync(
      '',
      'msteams',
      `${stage.baseUrl}/local/connector/`,
      '',
      {
        isGroup: false,
        bot: { id: '28:bot', name: 'Pledgekeeper' },
        members: [{ id: person.aadObjectId, name: '' }],
        tenantId: 'tenant',
        activity: MessageFactory.text('Good morning') as never,
        channelData: { tenant: { id: 'tenant' } },
      },
      async (context) => {
        opened = context.activity.conversation.id;
      },
    );
    expect(opened).toBe(person.chatId);
    expect(await last('clerk')).toMatchObject({ text: 'Good morning' });
  });

  it('is told by name that a person has blocked it or taken it off', async () => {
    const person = await stage.person('clerk');
    const reference = references.get(person.aadObjectId);
    const send = () =>
      adapter.continueConversationAsync('', reference ?? {}, async (context) => {
        await context.sendActivity('Are you there?');
      });
    // A bot's onTurnError sees what the connector said.
    const refusal = async () => {
      errors.length = 0;
      await send();
      const error = errors.pop() as { statusCode: number; code: string };
      return [error.statusCode, error.code];
    };
    await stage.post('/local/api/chats/clerk/app', { app: 'blocked' });
    expect(await refusal()).toEqual([403, 'ConversationBlockedByUser']);
    await stage.post('/local/api/chats/clerk/app', { app: 'uninstalled' });
    expect(await refusal()).toEqual([403, 'BotNotInConversationRoster']);
    await stage.post('/local/api/chats/clerk/app', { app: 'installed' });
    await send();
    expect(await last('clerk')).toMatchObject({ text: 'Are you there?' });
  });
});
