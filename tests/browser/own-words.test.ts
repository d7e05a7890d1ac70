/** Confirming numbers, accepting words and returning them, pressed in a real browser. Needs CHROMIUM, a browser's path. */
import type { Browser, Page } from 'playwright-core';
import { good } from '../support/papers-world';
import { openTown, type Town } from '../support/town';
import { axeProblems } from './axe';
import { executablePath, launch, lookAs } from './local-page';

const shots = process.env.SCREENSHOTS;
/** On which people are chosen from one list. */
const phone = { width: 390, height: 844 };

jest.setTimeout(300_000);

(executablePath ? describe : describe.skip)('words that are settled with a press', () => {
  let town: Town;
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    [town, browser] = await Promise.all([openTown(), launch()]);
    page = await browser.newPage({ viewport: phone, locale: 'en-GB', reducedMotion: 'reduce' });
    page.setDefaultTimeout(40_000);
    await page.goto(`${town.url}/local/`);
    await town.clock('2027-01-13T10:00:00Z');
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  const messages = () => page.getByRole('region', { name: 'Messages' });
  const press = (name: string | RegExp) =>
    messages().getByRole('button', { name, exact: true }).last().click();
  const says = async (words: string) => {
    const box = page.getByRole('textbox', { name: 'Type a message' });
    await box.fill(words);
    await box.press('Enter');
  };
  const be = (name: string) => lookAs(page, name);
  /** Light and dark, on a desk and on the narrowest phone. */
  async function looksRight(name: string): Promise<void> {
    for (const [size, width] of [
      ['desk', 1100],
      ['phone', 320],
    ] as const) {
      await page.setViewportSize({ width, height: 900 });
      for (const theme of ['light', 'dark'] as const) {
        await page.getByRole('combobox', { name: 'Theme' }).selectOption(theme);
        await messages().getByRole('button').last().scrollIntoViewIfNeeded();
        expect(await axeProblems(page)).toEqual([]);
        const wide = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        expect(wide).toBeLessThanOrEqual(0);
        if (shots) await page.screenshot({ path: `${shots}/${name}-${size}-${theme}.png` });
      }
    }
    await page.setViewportSize(phone);
    await page.getByRole('combobox', { name: 'Theme' }).selectOption('light');
  }

  it('by the lead on their copy', async () => {
    await be('Fostering Service Manager');
    await says('my updates');
    await press('Open 3.1');
    const done = messages().getByLabel('What was done').last();
    await done.fill(
      'Two open days were held with Zephyrine Hub in the autumn. Two young people moved to another school.',
    );
    await messages().getByLabel('What difference did it make?').last().fill('Yes.');
    await messages()
      .getByRole('radio', { name: /On track/ })
      .last()
      .check();
    await press('Send update');
    await messages()
      .getByText(/taken to count something other than children/)
      .last()
      .waitFor();
    await looksRight('lead-numbers');
    await press('None of these counts children');
    await messages().getByText('That is recorded with your name.').last().waitFor();
    await looksRight('lead-confirmed');
  });

  it('by the clerk at the findings', async () => {
    const [committee] = await town.services.committees.all();
    const committeeId = committee?.committeeId ?? '';
    const people = await town.services.people.everyone(committeeId);
    const reviewerId = people.find(({ name }) => name === 'Operational Group Chair')?.id ?? '';
    const round = await town.services.rounds.present(committeeId);
    const { requests } = await town.services.rounds.overview(round?.id ?? '');
    const sent = requests.find(({ state }) => state === 'sent');
    const decision = { requestId: sent?.id ?? '', versionNo: sent?.versionNo ?? 0, reviewerId };
    good(await town.services.scrutiny.accept({ ...decision, submissionId: 'accepted-in-the-browser' }));
    await be('Democratic Services Officer');
    await says('build the pack');
    await town.settle();
    await press('What was found');
    await messages()
      .getByText(/Two young people moved/)
      .last()
      .waitFor();
    await looksRight('clerk-findings');
    await messages()
      .getByRole('button', { name: /^Say what/ })
      .last()
      .click();
    await messages().getByText('Words that nobody knows yet').last().waitFor();
    await looksRight('clerk-words');
    await messages().getByRole('combobox').last().selectOption('service');
    await press('Accept what I chose');
    await messages()
      .getByText(/known from now on/)
      .last()
      .waitFor();
    await messages()
      .getByRole('button', { name: /^Look at the numbers/ })
      .first()
      .click();
    await messages()
      .getByText(/^Small numbers in/)
      .last()
      .waitFor();
    await looksRight('clerk-numbers');
    await press('None of these counts children');
    await messages().getByText('That is recorded with your name.').last().waitFor();
    await messages()
      .getByRole('button', { name: /^Return it/ })
      .first()
      .click();
    await messages()
      .getByText(/The update on 3.1 has been sent back/)
      .last()
      .waitFor();
    await looksRight('clerk-returned');
  });
});
