/** The ask page as a young person meets it: a small old phone, no script, a screen reader. Needs CHROMIUM, a browser's path. */
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { openTown, type Town } from '../support/town';
import { axeProblems } from './axe';

const executablePath = process.env.CHROMIUM;
const shots = process.env.SCREENSHOTS;

jest.setTimeout(120_000);

(executablePath ? describe : describe.skip)('the ask page', () => {
  let town: Town;
  let browser: Browser;
  let address = '';

  beforeAll(async () => {
    town = await openTown();
    await town.clock('2027-01-08T18:30:00Z');
    const worker = await town.at('Participation Worker');
    await worker.says('groups');
    address = worker.linksOnCard[0] ?? '';
    browser = await chromium.launch({
      executablePath: executablePath ?? '',
      args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
    });
  });
  afterAll(async () => {
    await browser?.close();
    await town?.stop();
  });

  async function onPhone(options: BrowserContextOptions, use: (page: Page) => Promise<void>): Promise<void> {
    const context = await browser.newContext({
      viewport: { width: 320, height: 568 },
      locale: 'en-GB',
      ...options,
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    const elsewhere: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 40[04]/.test(message.text()))
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(town.url) && !request.url().startsWith('data:'))
        elsewhere.push(request.url());
    });
    await use(page);
    expect([complaints, elsewhere]).toEqual([[], []]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  }

  async function looksRight(page: Page, name: string): Promise<void> {
    expect(await axeProblems(page)).toEqual([]);
    const wide = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect([name, wide]).toEqual([name, 0]);
    if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
  }

  const asks = async (page: Page, words: string) => {
    await page.goto(address);
    await page.getByLabel('Your question', { exact: true }).fill(words);
    await page.getByRole('button', { name: 'Send my question' }).click();
  };

  it('says who reads, when, and the numbers before the box, and keeps the numbers on screen', async () => {
    await onPhone({}, async (page) => {
      await page.goto(address);
      await looksRight(page, 'form');
      const text = (await page.locator('body').textContent()) ?? '';
      // Sent on a Friday evening: a person is there on Monday.
      expect(text).toContain('The participation worker will read this by 5pm on Monday 11 January');
      expect(text.indexOf('0800 1111')).toBeLessThan(text.indexOf('Your question'));
      expect(text.indexOf('we must tell a person who can help')).toBeLessThan(text.indexOf('Your question'));
      await page.getByRole('button', { name: 'Send my question' }).scrollIntoViewIfNeeded();
      const shown = await page.getByRole('link', { name: '999' }).boundingBox();
      expect(shown && shown.y >= 0 && shown.y < 568).toBe(true);
    });
  });

  it('reads in this order to a screen reader: numbers, heading, notice, box, topic, button', async () => {
    await onPhone({}, async (page) => {
      await page.goto(address);
      const order =
        (await page.evaluate(`[...document.querySelectorAll('h1,h2,a,input,textarea,button,.notice,legend')]
        .filter((one) => one.type !== 'hidden' && !one.hidden)
        .map((one) => one.id || one.name || one.tagName.toLowerCase())`)) as string[];
      const places = ['help', 'a', 'h1', 'div', 'words', 'notTheWorker', 'legend', 'topic'].map((name) =>
        order.indexOf(name),
      );
      expect(places).toEqual([...places].sort((one, other) => one - other));
      expect(places).not.toContain(-1);
      const labels = await page.evaluate(
        `[...document.querySelectorAll('input:not([type=hidden]),textarea')].every((one) => one.labels.length > 0)`,
      );
      expect(labels).toBe(true);
    });
  });

  it('works from question to answer with script switched off', async () => {
    await onPhone({ javaScriptEnabled: false }, async (page) => {
      await page.goto(address);
      expect(await page.getByRole('button', { name: 'Read this page to me' }).count()).toBe(0);
      await page.getByRole('button', { name: 'Send my question' }).click();
      expect(await page.getByRole('alert').textContent()).toContain('Please write your question in the box');
      await asks(page, 'can we have a say in the food');
      expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Got it. Thank you.');
      const code = (await page.locator('.code').textContent()) ?? '';
      await page.getByRole('link', { name: /see my answer/ }).click();
      await page.getByLabel('Your private code').fill(code);
      await page.getByRole('button', { name: 'See my answer' }).click();
      expect(await page.locator('main').textContent()).toContain('A real person will read it by');
    });
  });

  it('is in order on every page that it can show', async () => {
    await onPhone({}, async (page) => {
      await page.goto(`${town.url}/ask`);
      await looksRight(page, 'group-code');
      await page.goto(`${town.url}/ask/wrong-code-here-now`);
      await looksRight(page, 'wrong-code');
      await asks(page, 'what happens at the meeting');
      await looksRight(page, 'thanks');
      const code = (await page.locator('.code').textContent()) ?? '';
      await page.goto(`${town.url}/ask/answer`);
      await looksRight(page, 'code-form');
      await page.getByLabel('Your private code').fill('six words that are not real');
      await page.getByRole('button', { name: 'See my answer' }).click();
      await looksRight(page, 'no-such-code');
      await page.getByLabel('Your private code').fill(code);
      await page.getByRole('button', { name: 'See my answer' }).click();
      await looksRight(page, 'waiting');
      await bring(code, 'proposed');
      await see(page, code);
      await looksRight(page, 'wording');
      await page.getByRole('button', { name: 'Yes, ask it like this' }).click();
      await looksRight(page, 'agreed');
      await bring(code, 'home');
      await see(page, code);
      await looksRight(page, 'answer');
      await page.getByLabel('Tell us what is missing').fill('it is too far away');
      await page.getByRole('button', { name: 'No, it did not' }).click();
      await looksRight(page, 'heard');
    });
  });

  it('makes one question of Send pressed twice, and of going back and sending again', async () => {
    await onPhone({}, async (page) => {
      await page.goto(address);
      await page.getByLabel('Your question', { exact: true }).fill('why twice');
      await page.getByRole('button', { name: 'Send my question' }).dblclick({ noWaitAfter: true });
      await page.getByRole('heading', { name: 'Got it. Thank you.' }).waitFor();
      const code = await page.locator('.code').textContent();
      await page.reload();
      expect(await page.locator('.code').textContent()).toBe(code);
    });
  });

  it('gives back what was typed where the code has been paused meanwhile, with script or without', async () => {
    for (const javaScriptEnabled of [true, false]) {
      await onPhone({ javaScriptEnabled }, async (page) => {
        await page.goto(address);
        await page.getByLabel('Your question', { exact: true }).fill('why does nobody say');
        await group('paused');
        await page.getByRole('button', { name: 'Send my question' }).click();
        expect(await page.getByLabel('What you wrote').inputValue()).toBe('why does nobody say');
        if (javaScriptEnabled) await looksRight(page, 'paused');
        await group('active');
        await page.getByLabel('Your group’s code').fill(address.split('/').at(-1) ?? '');
        await page.getByRole('button', { name: 'Go' }).click();
        expect(await page.getByLabel('Your question', { exact: true }).inputValue()).toBe(
          'why does nobody say',
        );
        await page.getByRole('button', { name: 'Send my question' }).click();
        await page.getByRole('heading', { name: 'Got it. Thank you.' }).waitFor();
      });
    }
  });

  it('hides nothing that has the focus behind the numbers', async () => {
    await onPhone({}, async (page) => {
      await page.goto(address);
      await page.getByRole('button', { name: 'Send my question' }).focus();
      for (let back = 0; back < 5; back++) {
        await page.keyboard.press('Shift+Tab');
        const hidden = await page.evaluate(`(() => {
          const one = document.activeElement, help = document.querySelector('.help');
          if (!one || help.contains(one)) return null;
          const box = one.getBoundingClientRect();
          return box.top + 1 < help.getBoundingClientRect().bottom ? one.name || one.tagName : null;
        })()`);
        expect(hidden).toBeNull();
      }
    });
  });

  it('leaves room to read and write beside the numbers when it is enlarged', async () => {
    await onPhone({ viewport: { width: 320, height: 256 } }, async (page) => {
      await page.goto(address);
      const tall = (await page.locator('.help').boundingBox())?.height ?? 256;
      expect(tall).toBeLessThan(128);
      const first = await page.getByRole('link', { name: '999' }).boundingBox();
      expect(first && first.y >= 0 && first.y < 256).toBe(true);
    });
  });

  it('offers to read itself aloud where the browser can', async () => {
    await onPhone({}, async (page) => {
      await page.goto(address);
      await page.getByRole('button', { name: 'Read this page to me' }).click();
      await page.getByRole('button', { name: 'Stop reading' }).click();
      await page.getByRole('button', { name: 'Read this page to me' }).waitFor();
    });
  });

  const box = (page: Page) => page.getByLabel('Your question', { exact: true });

  it('has its box on the first screen of a small phone, under the numbers and the notice', async () => {
    await onPhone({}, async (page) => {
      await page.goto(address);
      const place = await box(page).boundingBox();
      // At least three lines of it: enough to see that here is where one writes.
      expect((place?.y ?? 999) + 80).toBeLessThan(568);
      if (shots) await page.screenshot({ path: `${shots}/first-screen.png` });
    });
  });

  it('has a dark theme with enough contrast', async () => {
    await onPhone({ colorScheme: 'dark' }, async (page) => {
      await page.goto(address);
      expect(await page.evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(20, 24, 27)');
      await looksRight(page, 'form-dark');
      await asks(page, 'why in the dark');
      await looksRight(page, 'asked-dark');
      await asks(page, ' ');
      await looksRight(page, 'problem-dark');
    });
  });

  it('gives the words back after a reload and after a fault, and offers them after a close', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 568 } });
    const page = await context.newPage();
    await page.goto(address);
    await box(page).fill('my words that nobody has sent');
    await page.reload();
    expect(await box(page).inputValue()).toBe('my words that nobody has sent');
    await page.route('**/ask/**', (route) => route.abort());
    await page.getByRole('button', { name: 'Send my question' }).click();
    await page.unroute('**/ask/**');
    await page.goto(address);
    expect(await box(page).inputValue()).toBe('my words that nobody has sent');
    await page.close();
    // Whoever opens the page next sees that something was written, and not what.
    const next = await context.newPage();
    await next.goto(address);
    expect(await next.content()).not.toContain('my words');
    expect(await box(next).inputValue()).toBe('');
    expect(await axeProblems(next)).toEqual([]);
    if (shots) await next.screenshot({ path: `${shots}/kept-offer.png` });
    await next.getByRole('button', { name: 'Bring back what I wrote' }).click();
    expect(await box(next).inputValue()).toBe('my words that nobody has sent');
    await next.getByRole('button', { name: 'Send my question' }).click();
    expect(await next.textContent('body')).toContain('Got it');
    const left = await next.evaluate('Object.keys(localStorage).concat(Object.keys(sessionStorage))');
    expect(left).toEqual([]);
    await next.goto(address);
    expect(await box(next).inputValue()).toBe('');
    await expect(next.getByRole('button', { name: 'Bring back what I wrote' }).isVisible()).resolves.toBe(
      false,
    );
    await context.close();
  });

  it('throws them away when asked to, and by itself after half an hour', async () => {
    const context = await browser.newContext({ viewport: { width: 320, height: 568 } });
    const page = await context.newPage();
    await page.goto(address);
    await box(page).fill('not for anyone');
    await page.getByRole('button', { name: 'Clear what I wrote' }).click();
    await page.reload();
    expect(await box(page).inputValue()).toBe('');
    await box(page).fill('left behind');
    await page.evaluate(
      "var k = 'ask words ask', v = JSON.parse(localStorage.getItem(k)); v.at -= 1800001; localStorage.setItem(k, JSON.stringify(v))",
    );
    await page.close();
    const next = await context.newPage();
    await next.goto(address);
    expect(await next.evaluate('Object.keys(localStorage)')).toEqual([]);
    expect(await box(next).inputValue()).toBe('');
    await context.close();
  });

  async function group(to: 'active' | 'paused'): Promise<void> {
    const { questions, people, committees } = town.services;
    const committeeId = (await committees.all())[0]?.committeeId ?? '';
    const personId = (await people.withRole(committeeId, 'participation-worker'))[0]?.id ?? '';
    const code = address.split('/').at(-1) ?? '';
    const list = await questions.groups.list(committeeId, personId);
    const found = list.ok ? list.value.find((one) => one.code === code) : undefined;
    await questions.groups.change({ groupId: found?.id ?? '', personId, code, to });
  }

  async function see(page: Page, code: string): Promise<void> {
    await page.goto(`${town.url}/ask/answer`);
    await page.getByLabel('Your private code').fill(code);
    await page.getByRole('button', { name: 'See my answer' }).click();
  }

  /** What the worker and the officer do meanwhile. */
  async function bring(keepsake: string, to: 'proposed' | 'home'): Promise<void> {
    const { questions, people, committees, newId } = town.services;
    const [committee] = await committees.all();
    const [worker] = await people.withRole(committee?.committeeId ?? '', 'participation-worker');
    const viewed = await questions.home.view({ keepsake });
    if (!viewed.ok || !worker) throw new Error('no question of this code');
    const { questionId } = viewed.value;
    if (to === 'proposed') {
      await questions.queue.open(questionId, worker.id);
      await questions.queue.okToUse(questionId, worker.id);
      const proposed = await questions.wording.propose({
        ...{ questionIds: [questionId], personId: worker.id, submissionId: newId() },
        ...{ theme: 'Meetings', wording: 'What can young people do at meetings?', couldBeSix: true },
      });
      expect(proposed.ok).toBe(true);
      return;
    }
    const [asked] = await questions.underWay(committee?.committeeId ?? '');
    const post = 'Virtual School Headteacher';
    const holder = await people.holderOf(committee?.committeeId ?? '', post);
    if (!asked || !holder) throw new Error('nothing to answer');
    await questions.answering.toOfficer({ askedId: asked.id, post, personId: worker.id });
    await questions.answering.answer({
      ...{ askedId: asked.id, personId: holder.person.id, submissionId: newId(), keepWords: true },
      ...{
        outcome: 'cannot' as const,
        answer: 'We looked at it. It is not possible now.',
        what: '',
        byDay: null,
      },
      ...{ who: '', reason: 'The room is too small for everyone.', passedTo: '' },
    });
    await questions.answering.reply({
      askedId: asked.id,
      personId: worker.id,
      text: 'They looked at it. Not now.',
    });
  }
});
