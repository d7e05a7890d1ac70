import { randomUUID } from 'node:crypto';
import { getPage } from '../support/ask-page';
import { Dialog } from '../support/dialogs';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(240_000);

const group = { id: '19:group@thread.v2', conversationType: 'groupChat', isGroup: true, tenantId: 'tenant' };

/** Wherever a young person writes or ends up: their words reach their reader, and the numbers stand there. */
onEachTown('a young person anywhere', (open) => {
  let town: Town;
  let young: Chat;
  let worker: Chat;
  let lead: Chat;

  const waiting = async (): Promise<string[]> => {
    await worker.says('questions');
    const found = [...JSON.stringify(worker.card).matchAll(/"questionId":"([^"]+)"/g)];
    return [...new Set(found.map(([, id]) => id ?? ''))];
  };
  const newest = async (before: string[]): Promise<string> => {
    const [id = ''] = (await waiting()).filter((one) => !before.includes(one));
    return (await Dialog.fetch(worker, { verb: 'question.read', questionId: id })).text;
  };
  const inGroup = async (chat: Chat, more: Record<string, unknown>) => {
    // Answers in a group go to the group: here to whoever wrote, so that they can be compared.
    await chat.deliver({ conversation: { ...group, id: chat.conversationId }, ...more });
    return chat.texts.at(-1) ?? '';
  };
  const endTerm = (days: { from_day?: string; until_day: string | null }) =>
    town.offline((db) =>
      db.updateTable('person_role').set(days).where('role', '=', 'shadow-member').execute(),
    );

  beforeAll(async () => {
    town = await open();
    await town.clock('2027-01-05T10:00:00Z');
    young = await town.at('Shadow Committee Member');
    worker = await town.at('Participation Worker');
    lead = await town.at('Head of Service');
  }, 120_000);
  afterAll(() => town?.stop());

  it('is heard in a group, and everybody there is answered alike', async () => {
    const before = await waiting();
    const id = randomUUID();
    const said = await inGroup(young, { type: 'message', id, text: 'he hits me when nobody is there' });
    expect(said).toContain('one person at a time');
    expect(said).toContain('999');
    expect(said).toContain('0800 1111');
    expect(await inGroup(lead, { type: 'message', text: 'status' })).toBe(said);
    expect(await waiting()).toHaveLength(before.length + 1);
    const answers = young.texts.length;
    await inGroup(young, { type: 'messageDelete', id });
    expect(young.texts).toHaveLength(answers);
    expect(await waiting()).toHaveLength(before.length);
    await inGroup(young, { type: 'message', text: 'they lock me in my room' });
    expect(await newest(before)).toContain('they lock me in my room');
  });

  it('is heard however long the message is that Teams has carried', async () => {
    const before = await waiting();
    await young.says(`my carer hits me ${'and I am so scared '.repeat(1450)}`);
    expect(young.text).not.toContain('too long');
    expect(await newest(before)).toContain('my carer hits me');
  });

  it('is heard from a window that stood open when their time was over, or had not begun', async () => {
    await young.says('help');
    const dialog = await Dialog.open(young, 'Ask a question');
    await endTerm({ until_day: '2027-01-04' });
    const before = await waiting();
    await dialog.presses('Send my question', {
      'Your question, in your own words': 'my uncle comes in at night',
    });
    expect(dialog.text).toContain('has ended');
    expect(dialog.text).toContain('0800 1111');
    expect(await newest(before)).toContain('my uncle comes in at night');
    await endTerm({ from_day: '2027-01-06', until_day: null });
    await young.says('');
    expect(young.text).toContain('has not begun yet');
    expect(young.text).toContain('0800 1111');
    await endTerm({ from_day: '2026-09-01', until_day: null });
  });

  it('reads the numbers at an address that is none of ours, and on the pages about the service', async () => {
    const mistyped = [
      '/aks',
      '/asking/abc',
      '/Ask.html',
      '/about/nothing',
      '/%E0%A4%A',
      '/visits/%E0%A4%A.ics',
    ];
    for (const path of [...mistyped, '/about', '/about/privacy', '/about/accessibility', '/about/terms']) {
      const { status, text, html } = await getPage(`${town.url}${path}`);
      expect([path, text.includes('999'), text.includes('0800 1111')]).toEqual([path, true, true]);
      if (!path.startsWith('/about/') && path !== '/about') expect([400, 404]).toContain(status);
      expect(html).not.toMatch(/\.js:\d|node_modules|&nbsp; at /);
    }
  });
});
