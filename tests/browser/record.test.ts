/** The record's card in a real browser: light and dark, on a desk and on a narrow phone. Needs CHROMIUM, a browser's path. */
import type { Browser, Page } from 'playwright-core';
import { openTown, type Town } from '../support/town';
import { axeProblems } from './axe';
import { executablePath, launch, lookAs } from './local-page';

jest.setTimeout(120_000);

(executablePath ? describe : describe.skip)('the record in a browser', () => {
  let town: Town;
  let browser: Browser;

  beforeAll(async () => {
    [town, browser] = await Promise.all([openTown(), launch()]);
    await town.clock('2027-01-05T10:00:00Z');
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 320],
    ['dark', 320],
  ] as const)('is read and narrowed in %s at %i pixels', async (colorScheme, width) => {
    const page: Page = await browser.newPage({
      ...{ viewport: { width: 320, height: 800 }, locale: 'en-GB', reducedMotion: 'reduce', colorScheme },
    });
    page.setDefaultTimeout(20_000);
    await page.goto(`${town.url}/local/`);
    await lookAs(page, 'Democratic Services Officer');
    // Who one is, is chosen in another way on a wide screen; what is looked at here is the card.
    await page.setViewportSize({ width, height: 800 });
    await page
      .getByRole('textbox', { name: /message/i })
      .first()
      .fill('record');
    await page.keyboard.press('Enter');
    const messages = page.getByRole('region', { name: 'Messages' });
    await messages.getByText('Who did and saw what').last().waitFor();
    await messages.getByLabel('About what').last().selectOption({ label: 'Visits' });
    await messages.getByRole('button', { name: 'Show these', exact: true }).last().click();
    await messages
      .getByText(/agreed the rota of visits/)
      .last()
      .waitFor();
    expect(await axeProblems(page)).toEqual([]);
    const wider = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    expect(wider).toBe(false);
    await page.close();
  });
});
