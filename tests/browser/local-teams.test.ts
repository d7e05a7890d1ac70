/** Local Teams' page in a real browser: what a new user sees, presses and hears. Needs CHROMIUM, a browser's path. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../services/project-root';
import { people, raiseStage, type Stage } from '../local/far-side-bot';
import { axeProblems } from './axe';
import { everyElement } from './every-element';
import { executablePath, launch } from './local-page';
import { cardOf, scriptedBot, words } from './scripted-bot';

const webDir = join(projectRoot, 'dist', 'web');

/** More people than fit on the screen. */
const members = Array.from({ length: 15 }, (_, index) => ({
  id: `member-${index + 1}`,
  name: `Member ${index + 1}`,
  post: `Member ${index + 1}`,
  roles: ['member'],
  aadObjectId: `00000000-0000-4000-8000-0000000001${String(index).padStart(2, '0')}`,
}));

(executablePath ? describe : describe.skip)('the local Teams page', () => {
  let stage: Stage;
  let bot: ReturnType<typeof scriptedBot>;
  let browser: Browser;
  let page: Page;
  const elsewhere: string[] = [];
  const complaints: string[] = [];

  beforeAll(async () => {
    if (!existsSync(webDir)) throw new Error('The page is not built: run npm run build');
    browser = await launch();
  });
  afterAll(async () => {
    await browser?.close();
  });

  beforeEach(async () => {
    const nextDates = async () => [{ at: new Date('2027-01-06T09:00:00Z'), title: 'Updates due' }];
    stage = await raiseStage(
      (app) => {
        bot = scriptedBot(app);
      },
      { webDir, nextDates, people: async () => [...people, ...members] },
    );
    page = await browser.newPage({
      viewport: { width: 1200, height: 900 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    page.setDefaultTimeout(8_000);
    page.on('request', (request) => {
      if (!request.url().startsWith(stage.baseUrl) && !request.url().startsWith('data:')) {
        elsewhere.push(request.url());
      }
    });
    page.on('console', (message) => {
      if (message.type() === 'error' && !message.text().includes('500')) complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${stage.baseUrl}/local/`);
    await compose().waitFor();
  });
  afterEach(async () => {
    await page.close();
    await stage.close();
    expect(elsewhere).toEqual([]);
    expect(complaints).toEqual([]);
  });

  const compose = () => page.getByRole('textbox', { name: 'Type a message to Pledgekeeper' });
  const askForCard = async () => {
    await compose().fill('status');
    await compose().press('Enter');
    const card = page.getByRole('group', { name: 'Update for action 1.10' });
    await card.getByRole('button', { name: 'Send update' }).waitFor();
    return card;
  };
  const sendAsBot = async (text: string, personId = 'nurse') => {
    const { chatId } = await stage.person(personId);
    const to = { serviceUrl: `${stage.baseUrl}/local/connector/`, conversation: { id: chatId } };
    await bot.send(to, cardOf(words(text), text));
  };

  it('shows every element that the product uses, in each theme and width, with nothing for axe to say', async () => {
    const card = await askForCard();
    for (const text of ['A named health contact', 'Write to every child', 'Off track', 'As at']) {
      await card.getByText(text, { exact: false }).first().waitFor();
    }
    for (const theme of ['light', 'dark', 'contrast']) {
      await page.getByLabel('Theme').selectOption(theme);
      expect({ theme, problems: await axeProblems(page) }).toEqual({ theme, problems: [] });
    }
    await page.getByLabel('Width').selectOption('phone');
    await page.getByLabel('Theme').selectOption('light');
    expect(await axeProblems(page)).toEqual([]);
    await page.getByLabel('Width').selectOption('wide');
  });

  it('has no sideways scrolling at 320 pixels', async () => {
    await page.setViewportSize({ width: 320, height: 800 });
    await askForCard();
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(320);
    expect(await axeProblems(page)).toEqual([]);
  });

  it('says aloud what is missing, and sends nothing', async () => {
    const card = await askForCard();
    const before = bot.received.length;
    await card.getByRole('button', { name: 'Send update' }).click();
    await page.getByRole('status').getByText('Not sent. Choose a status. Say what was done.').waitFor();
    expect(await card.getByRole('textbox', { name: 'What was done' }).getAttribute('aria-invalid')).toBe(
      'true',
    );
    expect(bot.received).toHaveLength(before);
  });

  it('sends what was filled in, shows the card that comes back, and puts the focus on it', async () => {
    const card = await askForCard();
    await card.getByRole('radio', { name: /On track/ }).check();
    await card.getByRole('textbox', { name: 'What was done' }).fill('Wrote to *all*');
    await card.getByLabel('As at').fill('2026-12-31');
    await card.getByLabel('Nothing has changed').check();
    await card.getByRole('button', { name: 'Send update' }).click();
    await page.getByText('Sent: Wrote to all').waitFor();
    expect(bot.received.at(-1)?.value?.action).toEqual({
      type: 'Action.Execute',
      verb: 'send',
      data: {
        action: '1.10',
        status: 'on-track',
        words: 'Wrote to *all*',
        asAt: '2026-12-31',
        noChange: 'true',
      },
    });
    const focused = await page.evaluate('document.activeElement.textContent');
    expect(focused).toContain('Sent: Wrote to all');
  });

  it('shows the beginning of a long card that came of a press', async () => {
    const card = await askForCard();
    await card.getByRole('button', { name: 'Read it all' }).click();
    await page.getByText('Line 1', { exact: true }).waitFor();
    const top = (await card.boundingBox())?.y ?? 0;
    const list = await page.getByRole('region', { name: 'Messages' }).boundingBox();
    expect(top).toBeGreaterThanOrEqual(list?.y ?? Number.POSITIVE_INFINITY);
    expect(top).toBeLessThan((list?.y ?? 0) + 40);
  });

  it('keeps what is being typed when other messages come, another chat is looked at, and the theme changes', async () => {
    const card = await askForCard();
    const box = card.getByRole('textbox', { name: 'What was done' });
    await box.fill('Half a sent');
    await sendAsBot('A reminder');
    await page.getByText('A reminder').first().waitFor();
    await page.getByRole('button', { name: /Democratic Services Officer/ }).click();
    await page.getByText('Chat of Democratic Services Officer').waitFor();
    await page.getByRole('button', { name: /Designated Nurse/ }).click();
    await page.getByLabel('Theme').selectOption('dark');
    expect(await box.inputValue()).toBe('Half a sent');
  });

  it('shows a newer version of a card only when the person wants it, once they have typed', async () => {
    const card = await askForCard();
    const box = card.getByRole('textbox', { name: 'What was done' });
    await box.fill('Mine');
    const { chatId } = await stage.person('nurse');
    const { messages } = (await stage.get('/local/api/chats/nurse/messages')).body as {
      messages: { id: string }[];
    };
    const at = `${stage.baseUrl}/local/connector/v3/conversations/${encodeURIComponent(chatId)}/activities`;
    await fetch(`${at}/${messages.at(-1)?.id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(cardOf({ ...everyElement, body: words('Newer').body }, 'Update for action 1.10')),
    });
    await card.getByText('There is a newer version of this card.').waitFor();
    expect(await box.inputValue()).toBe('Mine');
    await card.getByRole('button', { name: 'Show the newer card' }).click();
    await card.getByText('Newer', { exact: true }).waitFor();
  });

  it('opens a dialog, keeps the keyboard in it, sends it and closes it', async () => {
    const card = await askForCard();
    await card.getByRole('button', { name: 'Ask for more time' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask for more time' });
    await dialog.getByRole('textbox', { name: 'Why' }).waitFor();
    expect(await axeProblems(page)).toEqual([]);
    for (let press = 0; press < 6; press += 1) {
      await page.keyboard.press('Tab');
      const isInside = "document.querySelector('[role=dialog]').contains(document.activeElement)";
      expect(await page.evaluate(isInside)).toBe(true);
    }
    await dialog.getByRole('textbox', { name: 'Why' }).fill('The figures come on Friday');
    await dialog.getByRole('button', { name: 'Ask', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('status').getByText('Asked: The figures come on Friday').waitFor();
  });

  it('scrolls the lists, never the whole page', async () => {
    await sendAsBot('Good morning', 'member-15');
    await page.getByRole('button', { name: /Member 15.*1 new message/ }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollHeight')).toBe(900);
  });

  it('says honestly that the bot failed', async () => {
    await compose().fill('break');
    await compose().press('Enter');
    await page.getByRole('alert').getByText('Something went wrong. Please try again.').waitFor();
  });

  it('moves the clock to the next date, and says so in words', async () => {
    await page.getByRole('button', { name: 'Next date: Updates due, Wednesday 6 January 2027' }).click();
    await page.getByText('Wednesday 6 January 2027, 09:00').waitFor();
    await page.getByLabel('Go to day').fill('2027-07-01');
    await page.getByRole('button', { name: 'Go', exact: true }).click();
    await page.getByText('Thursday 1 July 2027, 09:00').waitFor();
  });

  it('counts what a person has not read', async () => {
    await page.getByRole('button', { name: /Democratic Services Officer/ }).click();
    await sendAsBot('Good morning');
    await page.getByRole('button', { name: /Designated Nurse.*1 new message/ }).click();
    await page.getByText('Good morning').first().waitFor();
    await page.getByRole('button', { name: /Designated Nurse lead$/ }).waitFor();
  });
});
