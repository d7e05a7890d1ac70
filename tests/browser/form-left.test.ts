/** A form that is left by another button and a reload, in a real browser, against the product itself. Needs CHROMIUM, a browser's path. */
import type { Browser, Page } from 'playwright-core';
import { openTown, type Town } from '../support/town';
import { axeProblems } from './axe';
import { executablePath, launch, lookAs } from './local-page';

jest.setTimeout(120_000);

(executablePath ? describe : describe.skip)('a form that its writer leaves', () => {
  let town: Town;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [town, browser] = await Promise.all([openTown(), launch()]);
    page = await browser.newPage({
      viewport: { width: 390, height: 844 },
      locale: 'en-GB',
      reducedMotion: 'reduce',
    });
    page.setDefaultTimeout(20_000);
    await page.goto(`${town.url}/local/`);
    await town.clock('2027-01-05T10:00:00Z');
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  const messages = () => page.getByRole('region', { name: 'Messages' });
  const press = (name: string) => messages().getByRole('button', { name, exact: true }).last().click();
  const title = () => messages().getByLabel('Title, as printed').last();
  const be = (name: string) => lookAs(page, name);
  const addsAnItem = async () => {
    const box = page.getByRole('textbox', { name: 'Type a message' });
    await box.fill('agenda');
    await box.press('Enter');
    await press('Add an item');
    await title().waitFor();
  };

  it('shows the words again after “Back” and a reload, and takes them out with one press', async () => {
    await be('Democratic Services Officer');
    await addsAnItem();
    await title().fill('Holiday activities, half written');
    // Nothing else is filled in, and the way back is open all the same.
    await press('Back to the agenda');
    await messages().getByRole('button', { name: 'Add an item', exact: true }).last().waitFor();
    await page.reload();
    await be('Democratic Services Officer');
    await addsAnItem();
    expect(await title().inputValue()).toBe('Holiday activities, half written');
    await messages().getByText('It has not been sent or saved.').last().waitFor();
    expect(await axeProblems(page)).toEqual([]);
    await press('Take my words out and start again');
    await messages().getByText('It has not been sent or saved.').last().waitFor({ state: 'detached' });
    expect(await title().inputValue()).toBe('');
  });
});
