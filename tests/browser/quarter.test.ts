/** A quarter in a real browser, against the product itself: opened, sent, accepted, built. Needs CHROMIUM, a browser's path. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { projectRoot } from '../../services/project-root';
import { openTown, type Town } from '../support/town';
import { axeProblems } from './axe';
import { executablePath, launch } from './local-page';

jest.setTimeout(60_000);

(executablePath ? describe : describe.skip)('a quarter at local Teams', () => {
  let town: Town;
  let browser: Browser;
  let page: Page;
  const complaints: string[] = [];

  beforeAll(async () => {
    if (!existsSync(join(projectRoot, 'dist', 'web'))) {
      throw new Error('The page is not built: run npm run build');
    }
    [town, browser] = await Promise.all([openTown(), launch()]);
    page = await browser.newPage({
      viewport: { width: 1280, height: 800 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    page.setDefaultTimeout(10_000);
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    await page.goto(`${town.url}/local/`);
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
    expect(complaints).toEqual([]);
  });

  const messages = () => page.getByRole('region', { name: 'Messages' });
  const card = () => messages().getByRole('listitem').last().getByRole('group').first();
  const heading = (text: string | RegExp) => messages().getByRole('heading', { name: text }).last().waitFor();
  const press = (name: string) => messages().getByRole('button', { name, exact: true }).last().click();
  const say = async (text: string) => {
    const compose = page.getByRole('textbox', { name: 'Type a message to Pledgekeeper' });
    await compose.fill(text);
    await compose.press('Enter');
  };
  const be = async (post: string) => {
    await page
      .getByRole('navigation', { name: 'People' })
      .getByRole('button')
      // Exactly this post: another's name and role together may hold the same words.
      .filter({ has: page.getByText(post, { exact: true }) })
      .first()
      .click();
    await page.getByText(`Chat of ${post}`).waitFor();
  };
  /** What must hold on every screen of the way. */
  const isWell = async (screen: string) => {
    const text = (await page.locator('body').textContent()) ?? '';
    expect({ screen, problems: await axeProblems(page) }).toEqual({ screen, problems: [] });
    expect({ screen, text }).not.toEqual({ screen, text: expect.stringMatching(/undefined|NaN|\[object/) });
  };

  it('tells a newcomer how to begin', async () => {
    await page.getByText('How to begin').waitFor();
    await page.getByText('As the clerk, press “Status”, then “Open the round now”.').waitFor();
    await page.locator('#messages').waitFor();
    await isWell('first');
  });

  it('lets the clerk open the round', async () => {
    await be('Democratic Services Officer');
    await press('Status');
    await press('Open the round now');
    await messages().getByText('The round is open. Each lead gets one message.').waitFor();
    await isWell('status');
  });

  it('shows who has a message, and lets a lead send an update', async () => {
    await page.getByRole('button', { name: /Fostering Service Manager.*new message/ }).waitFor();
    await be('Fostering Service Manager');
    await heading('Quarter 3 updates: you have 2 to check');
    await isWell('list');
    await press('Start with 3.1');
    const done = card().getByRole('textbox', { name: 'What was done' });
    expect(await done.inputValue()).not.toBe('');
    await isWell('form');
    await card()
      .getByRole('radio', { name: /On track/ })
      .check();
    await done.fill('The forum met in *December*.');
    await press('Send update');
    await messages().getByText('Here is your copy.', { exact: false }).last().waitFor();
    await messages().getByText('The forum met in *December*.').last().waitFor();
    await isWell('copy');
  });

  it('lets the reviewer accept it', async () => {
    await be('Operational Group Reviewer');
    await say('scrutiny');
    await heading('Updates for scrutiny');
    await press('Look at 3.1');
    await messages().getByText('The forum met in *December*.').last().waitFor();
    await isWell('scrutiny');
    await press('Accept');
    await heading(/^Accepted: 3\.1/);
  });

  it('lets the clerk build the pack and open it', async () => {
    await be('Democratic Services Officer');
    await say('build the pack');
    await town.settle();
    const pdf = messages().getByRole('link', { name: 'Open the PDF' }).last();
    await pdf.waitFor({ timeout: 30_000 });
    await isWell('pack');
    const opened = page.context().waitForEvent('request', (request) => request.url().endsWith('.pdf'));
    await pdf.click();
    const answer = await fetch((await opened).url());
    expect(answer.status).toBe(200);
    expect((await answer.text()).slice(0, 5)).toBe('%PDF-');
  });

  it('fits a narrow phone', async () => {
    await page.setViewportSize({ width: 320, height: 700 });
    await page.getByRole('combobox', { name: 'You are looking at Teams as' }).waitFor();
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await isWell('phone');
  });
});
