import { randomUUID } from 'node:crypto';
import { verbs } from '../../cards/verbs';
import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(60_000);

const secret = 'Words that only the lead’s readers may see';

describe('people who were not meant', () => {
  let town: Town;
  let lead: Chat;
  let clerk: Chat;
  const ids = { requestId: '', roundId: '', meetingId: '', buildId: '', moreTimeId: '' };

  beforeAll(async () => {
    town = await openTown();
    lead = await town.at('Virtual School Headteacher');
    clerk = await town.at('Democratic Services Officer');
    await town.clock('2027-01-05T09:00:00Z');
    await lead.says('my updates');
    await lead.presses('Open 2.3');
    await lead.presses('Ask for more time');
    await lead.presses('Ask for more time', { 'New date': '2027-01-25', Because: secret });
    await lead.says('my updates');
    await lead.presses('Open 2.3');
    ids.requestId = dataOf(lead.activityFor('Send update')).requestId ?? '';
    await lead.presses('Send update', typedSecret());
    await lead.presses('Change this update');
    await lead.presses('Save draft', { 'What was done': `${secret}, a draft` });
    await clerk.says('status');
    ids.roundId = dataOf(clerk.activityFor('Messages sent')).roundId ?? '';
    ids.meetingId = dataOf(clerk.activityFor('Build the pack')).meetingId ?? '';
    ids.moreTimeId = dataOf(clerk.activityFor('Agree to more time')).moreTimeId ?? '';
    await clerk.presses('Build the pack');
    ids.buildId = /"buildId":"([^"]+)"/.exec(JSON.stringify(clerk.card))?.[1] ?? '';
    await town.settle();
  }, 120_000);
  afterAll(() => town?.stop());

  const typedSecret = () => ({
    Status: 'on-track',
    'What was done': secret,
    'What difference did it make?': secret,
  });

  /** What each verb would carry from cards of other people. */
  function carried(verb: keyof typeof verbs): Record<string, unknown> {
    const shape = Object.keys(verbs[verb].shape);
    const all = {
      ...ids,
      submissionId: randomUUID(),
      basedOn: 1,
      versionNo: 1,
      agree: true,
      pledgeNo: 2,
      page: 0,
    };
    const known = Object.entries(all).filter(([key]) => shape.includes(key));
    return { ...Object.fromEntries(known), ...inputs };
  }

  it('has ids of every kind to try', () => {
    expect(Object.entries(ids).filter(([, id]) => id === '')).toEqual([]);
  });

  it('tells an unknown person kindly whom to ask, and nothing else', async () => {
    const stranger = await town.stranger('Somebody Else');
    for (const text of ['hello', 'status', 'my updates', 'scrutiny', 'build the pack']) {
      await stranger.says(text);
      expect(stranger.text).toMatch(/ask .*Democratic Services Officer/i);
      expect(problemsOf(stranger.card)).toEqual([]);
    }
    for (const verb of Object.keys(verbs) as (keyof typeof verbs)[]) {
      const answer = await stranger.send(press(verb, carried(verb)));
      expect([verb, JSON.stringify(answer)]).toEqual([verb, expect.stringContaining('do not know you')]);
      expect(JSON.stringify(answer)).not.toMatch(/Words that only|Quarter 3|2\.3/);
    }
    expect(stranger.headings.every((title) => /do not know you/.test(title))).toBe(true);
  });

  it.each(['Councillor B', 'System Administrator'])(
    'shows no lead’s words to a %s through any verb, and changes nothing',
    async (name) => {
      const before = await standing();
      const person = await town.at(name);
      for (const verb of Object.keys(verbs) as (keyof typeof verbs)[]) {
        for (const dataNow of [
          carried(verb),
          { ...carried(verb), agree: false, overOther: true, basedOn: 0 },
        ]) {
          const answer = (await person.send(press(verb, dataNow))) as { statusCode?: number };
          expect([verb, answer.statusCode]).toEqual([verb, 200]);
          expect([verb, JSON.stringify(answer)]).not.toEqual([
            verb,
            expect.stringContaining('Words that only'),
          ]);
          expect([verb, problemsOf(person.card)]).toEqual([verb, []]);
        }
      }
      for (const text of [
        'my updates',
        'status',
        'scrutiny',
        'messages sent',
        'chase',
        'build the pack',
        'help',
      ]) {
        await person.says(text);
        expect(JSON.stringify(person.card)).not.toContain('Words that only');
      }
      await town.settle();
      expect(await standing()).toEqual(before);
    },
  );

  /** Everything that a press could have changed, as the lead and the clerk see it. */
  async function standing(): Promise<unknown> {
    await lead.says('my updates');
    const list = lead.text;
    await lead.presses('Open 2.3');
    const form = lead.text;
    await clerk.says('status');
    const status = clerk.text;
    await clerk.says('timetable');
    const timetable = clerk.text;
    await clerk.says('messages sent');
    return { list, form, status, timetable, messages: clerk.text };
  }

  it('lets a lead see another lead’s update, and not change it', async () => {
    const other = await town.at('Designated Nurse');
    await other.send(press('update.open', { requestId: ids.requestId }));
    expect(other.text).toContain(secret);
    expect(other.text).not.toContain('a draft');
    expect(other.buttons).not.toContain('Send update');
  });

  it.each([
    ['no type', { type: undefined }],
    ['an empty type', { type: '' }],
    ['a number for a type', { type: 7 }],
    ['a list for a sender', { from: [] }],
    ['no conversation', { conversation: undefined }],
    ['a service address that is none', { serviceUrl: 'javascript:alert(1)' }],
    ['a name that is an object', { type: 'invoke', name: { toString: 'x' } }],
    ['members that are none', { type: 'conversationUpdate', membersAdded: 'all' }],
  ])('answers a body with %s plainly', async (_, body) => {
    const { status, text } = await post({ ...envelope(), type: 'message', text: 'help', ...body });
    expect([400, 200]).toContain(status);
    expect(text).not.toMatch(/Error|at .*\.(ts|js)|node_modules/);
  });

  it.each([
    ['not JSON', '{"type": '],
    ['a text', '"hello"'],
    ['a list', '[]'],
    ['null', 'null'],
    ['too much', JSON.stringify({ type: 'message', text: 'x'.repeat(3_000_000) })],
    ['too deep', `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`],
  ])('answers a body that is %s plainly', async (_, raw) => {
    const { status, text } = await postRaw(raw);
    expect([400, 413]).toContain(status);
    expect(text.length).toBeLessThan(200);
  });

  it.each([
    ['constructor', {}],
    ['__proto__', {}],
    ['toString', {}],
    ['update.send', { requestId: { $ne: 1 }, basedOn: 'x', submissionId: [] }],
    ['update.send', { requestId: ids.requestId, basedOn: -1, submissionId: 'x'.repeat(10_000) }],
    ['update.open', { requestId: "'; drop table person; --" }],
    ['update.open', { requestId: '\u0000' }],
    ['updates.list', { page: 1e9 }],
    ['scrutiny.list', { pledgeNo: 999 }],
    ['clerk.status', { pledgeNo: 999 }],
  ])('answers a press of “%s” with odd data by a card', async (verb, odd) => {
    for (const person of [lead, clerk, await town.at('Operational Group Chair')]) {
      const body = `{"__proto__":{"roles":["clerk"]},"constructor":{"prototype":{"x":1}},${JSON.stringify(odd).slice(1)}`;
      const data = JSON.parse(body.replace(/,}$/, '}')) as Record<string, unknown>;
      const answer = (await person.send(press(verb, data))) as { statusCode?: number; type?: string };
      expect([answer.statusCode, answer.type]).toEqual([200, 'application/vnd.microsoft.card.adaptive']);
      expect(problemsOf(person.card)).toEqual([]);
    }
  });

  it('keeps deep and odd typed values out, and the words that are words', async () => {
    await lead.says('my updates');
    await lead.presses('Open 2.5');
    const activity = lead.activityFor('Send update', {
      ...typedSecret(),
      'What was done': 'Kept \u0000 words \ud800',
    });
    const data = dataOf(activity) as Record<string, unknown>;
    Object.assign(data, { next: { deep: [[[[]]]] }, voice: 12, extra: null });
    await lead.send(activity);
    expect(lead.text).toMatch(/your copy/);
    expect(lead.text).toMatch(/Kept.*words/);
  });

  it('keeps the newer words when deliveries come in another order', async () => {
    await lead.says('my updates');
    await lead.presses('Open 2.6');
    const first = lead.activityFor('Send update', { ...typedSecret(), 'What was done': 'First words' });
    await lead.send(first);
    await lead.presses('Change this update');
    const second = lead.activityFor('Send update', { ...typedSecret(), 'What was done': 'Second words' });
    await lead.send({ ...second, id: 'delivered once' });
    await lead.send({ ...first, id: 'delivered late, again' });
    await lead.says('my updates');
    await lead.presses('Open 2.6');
    expect(JSON.stringify(lead.card)).toContain('Second words');
    await lead.send(press('update.history', { requestId: dataOf(first).requestId ?? '' }));
    expect(lead.lines.filter((text) => text.startsWith('Version '))).toHaveLength(2);
  });

  it('keeps both when the same card is open in two tabs with different words', async () => {
    await lead.says('my updates');
    await lead.presses('Open 2.7');
    const one = lead.activityFor('Send update', {
      ...typedSecret(),
      'What was done': 'Words of the first tab',
    });
    const two = lead.activityFor('Send update', {
      ...typedSecret(),
      'What was done': 'Words of the second tab',
    });
    await Promise.all([lead.send(one), lead.send(two)]);
    await lead.send(press('update.history', { requestId: dataOf(one).requestId ?? '' }));
    expect(lead.text).toContain('Words of the first tab');
    expect(lead.text).toContain('Words of the second tab');
    expect(lead.lines.filter((text) => text.startsWith('Version '))).toHaveLength(2);
  });

  it('says in a group chat only where to find it, and shows nothing', async () => {
    const group = {
      conversation: {
        id: '19:group@thread.v2',
        conversationType: 'groupChat',
        isGroup: true,
        tenantId: 'tenant',
      },
    };
    const answer = await lead.deliver({ ...press('update.open', { requestId: ids.requestId }), ...group });
    expect(JSON.stringify(answer)).not.toContain('Words that only');
    expect(JSON.stringify(answer)).toMatch(/one person at a time/);
  });

  function envelope() {
    return {
      id: randomUUID(),
      channelId: 'msteams',
      serviceUrl: 'http://127.0.0.1:9/',
      from: { id: `29:${lead.aadObjectId}`, aadObjectId: lead.aadObjectId },
      recipient: { id: '28:bot' },
      conversation: { id: 'a:hostile', conversationType: 'personal' },
    };
  }
  const post = (body: unknown) => postRaw(JSON.stringify(body));
  async function postRaw(body: string) {
    const headers = { 'content-type': 'application/json' };
    const response = await fetch(`${town.url}/api/messages`, { method: 'POST', headers, body });
    return { status: response.status, text: await response.text() };
  }
});

const inputs = {
  status: 'done',
  done: 'Words of a stranger',
  difference: 'Words of a stranger',
  comment: 'Words of a stranger',
  untilDay: '2027-01-26',
  moreTimeReason: 'Words of a stranger',
  noChangeReason: 'Words of a stranger',
  dayOff: '2027-02-25',
  dayOffName: 'A day off of a stranger',
  dayOffKind: 'bank-holiday',
};

function press(verb: string, data: Record<string, unknown>): Record<string, unknown> {
  const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
  return { type: 'invoke', name: 'adaptiveCard/action', value, replyToId: 'a message of old' };
}

function dataOf(activity: Record<string, unknown>): Record<string, string> {
  return (activity.value as { action: { data: Record<string, string> } }).action.data;
}
