/** A visit on a phone, in a real browser, against the product itself: invited, accepted, noted. Needs CHROMIUM, a browser's path. */
import type { Browser, Page } from 'playwright-core';
import { openTown, type Town } from '../support/town';
import { axeProblems } from './axe';
import { executablePath, launch, lookAs } from './local-page';

jest.setTimeout(60_000);

(executablePath ? describe : describe.skip)('a councillor’s visit on a phone', () => {
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
    page.setDefaultTimeout(15_000);
    await page.goto(`${town.url}/local/`);
    await town.clock('2027-01-05T10:00:00Z');
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  const messages = () => page.getByRole('region', { name: 'Messages' });
  const press = (name: string) => messages().getByRole('button', { name, exact: true }).last().click();
  const shows = (text: string | RegExp) => messages().getByText(text).last().waitFor();
  const be = (name: string) => lookAs(page, name);
  const isWell = async (screen: string) => {
    expect({ screen, problems: await axeProblems(page) }).toEqual({ screen, problems: [] });
    const wider = await page.evaluate('document.documentElement.scrollWidth > window.innerWidth');
    expect({ screen, wider }).toEqual({ screen, wider: false });
  };

  it('is accepted in one tap', async () => {
    await be('Councillor H');
    await shows('You are invited to a frontline visit');
    await shows('This is not an inspection or a Regulation 44 visit.');
    await isWell('invitation');
    await press('I will go');
    await shows('Thank you: you are going');
    await messages()
      .getByRole('link', { name: 'Add to my calendar' })
      .or(messages().getByText('Add to my calendar'))
      .last()
      .waitFor();
    await isWell('accepted');
  });

  it('is noted in four questions, with the safety route beside them', async () => {
    await town.clock('2027-02-17T10:00:00Z');
    await shows('Your note of the visit');
    await isWell('note');
    await press('I saw or heard something that worried me');
    await shows('Something worried you: tell someone now');
    await isWell('safety');
    await press('Back to the note');
    const field = (name: string) => messages().getByRole('textbox', { name }).last();
    await field('Who met you (their role)').fill('The team manager');
    await field('What worked').fill('Young people are seen soon.');
    await field('What got in the way').fill('The letters are hard to read.');
    await field('One thing you would ask the service to change').fill('Write the first letter again.');
    await press('Send the note');
    await shows('Thank you: your note has been sent');
    await isWell('sent');
  });

  it('is replied to by the service, on the same small screen', async () => {
    await town.settle();
    await be('Health Team Manager');
    await shows('Reply to the visitors');
    await isWell('reply');
  });
});
