/** A pack as a web page in a real browser: on a phone, on a desk, in the dark, on paper. Needs CHROMIUM, a browser's path. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright-core';
import { compose } from '../../services/pack/compose/compose';
import { composeYoung } from '../../services/pack/compose/young';
import { writeHtml } from '../../services/pack/html/html';
import { settle } from '../../services/pack/outline/settle';
import { marking, richPack } from '../support/pack-rich';
import { sampleContents } from '../support/pack-sample';
import { hasPdftotext, pdfText } from '../support/programs';
import { axeProblems } from './axe';

const executablePath = process.env.CHROMIUM;
const createdAt = new Date('2027-02-18T10:00:00Z');
const pages = {
  pack: richPack({ marking }),
  report: settle(compose(sampleContents(), 'public')),
  young: settle(composeYoung(sampleContents())),
};

jest.setTimeout(60_000);

(executablePath ? describe : describe.skip)('a paper in a browser', () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), 'paper-'));
  const complaints: string[] = [];

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu'],
    });
    for (const [name, outline] of Object.entries(pages)) {
      writeFileSync(join(folder, `${name}.html`), writeHtml(outline, { createdAt }));
    }
  });
  afterAll(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(name: string, width: number, colorScheme: 'light' | 'dark' = 'light'): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, colorScheme });
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(`file://${join(folder, `${name}.html`)}`);
    return page;
  }

  it.each([
    ['pack', 320, 'light'],
    ['pack', 1280, 'light'],
    ['pack', 1280, 'dark'],
    ['report', 320, 'dark'],
    ['report', 1280, 'light'],
    ['young', 320, 'light'],
  ] as const)(
    '%s at %d pixels, %s: axe finds nothing, and nothing makes the page scroll sideways',
    async (name, width, scheme) => {
      const page = await open(name, width, scheme);
      expect(await axeProblems(page)).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
      expect(complaints).toEqual([]);
      await page.close();
    },
  );

  it('lets a table be scrolled with the keyboard, and says its name', async () => {
    const page = await open('pack', 320);
    const region = page.getByRole('region', {
      name: 'Item 5: Progress against the pledges Table 1: Actions and what was done',
    });
    await region.focus();
    await page.keyboard.press('ArrowRight');
    // Asked from here each time: the page's own policy lets it wait for no text run as script.
    const scrolled = () =>
      page.evaluate("[...document.querySelectorAll('.scroll')].some((one) => one.scrollLeft > 0)");
    for (let tries = 0; tries < 100 && !(await scrolled()); tries++) await page.waitForTimeout(100);
    expect(await scrolled()).toBe(true);
    await page.close();
  });

  it('begins with a way past the contents, and lists them', async () => {
    const page = await open('pack', 1280);
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the paper');
    await page
      .getByRole('navigation', { name: 'Contents' })
      .getByRole('link', { name: 'Item 6: Visits made' })
      .click();
    expect(await page.evaluate("document.querySelector(':target').textContent")).toBe('Item 6: Visits made');
    await page.close();
  });

  it('has no text under 14 point in large print, on a screen or on paper', async () => {
    const page = await open('young', 320);
    const smallest = () =>
      page.evaluate(`Math.min(...[...document.body.querySelectorAll('*')]
        .filter((one) => [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== ''))
        .map((one) => parseFloat(getComputedStyle(one).fontSize)))`);
    const points = (pixels: unknown) => (Number(pixels) * 72) / 96;
    expect(points(await smallest())).toBeGreaterThanOrEqual(14);
    await page.emulateMedia({ media: 'print' });
    expect(points(await smallest())).toBeGreaterThanOrEqual(14);
    await page.close();
  });

  (hasPdftotext ? it : it.skip)('prints with the marking and the status on every page', async () => {
    const page = await open('pack', 1280);
    const text = await pdfText(await page.pdf({ preferCSSPageSize: true }));
    const sheets = text.split('\f').filter((sheet) => sheet.trim() !== '');
    expect(sheets.length).toBeGreaterThan(3);
    for (const sheet of sheets)
      expect([sheet.includes(marking), sheet.includes('Draft, version 3')]).toEqual([true, true]);
    await page.close();
  });
});
