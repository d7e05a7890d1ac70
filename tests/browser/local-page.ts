/** Local Teams' page in Chromium, opened and looked at as one person after another. */
import { type Browser, chromium, type Page } from 'playwright-core';

/** Where the browser is; without one its suites do not run. */
export const executablePath = process.env.CHROMIUM;

const flags =
  '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: executablePath ?? '', args: flags.split(' ') });

/** On a narrow screen, where people are chosen from one list. @param name as the list has it. */
export async function lookAs(page: Page, name: string): Promise<void> {
  const choice = page.getByRole('combobox', { name: 'You are looking at Teams as' });
  const option = choice.locator('option').filter({ hasText: name }).first();
  await choice.selectOption((await option.getAttribute('value')) ?? '');
  await page.getByText(`Chat of ${name}`).waitFor();
}
