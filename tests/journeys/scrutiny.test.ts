import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(60_000);

const words = (what: string) => ({
  Status: 'on-track',
  'What was done': what,
  'What difference did it make?': 'Yes.',
});

describe('the Operational Group and a lead', () => {
  let town: Town;
  let lead: Chat;
  let chair: Chat;
  let reviewer: Chat;

  beforeAll(async () => {
    town = await openTown();
    lead = await town.at('Virtual School Headteacher');
    chair = await town.at('Operational Group Chair');
    reviewer = await town.at('Operational Group Reviewer');
    await town.clock('2027-01-05T09:00:00Z');
  }, 120_000);
  afterAll(() => town?.stop());

  async function sends(who: Chat, ref: string, what: string): Promise<void> {
    await who.says('my updates');
    await who.presses(`Open ${ref}`);
    await who.presses('Send update', words(what));
    expect(who.text).toMatch(/your copy/);
  }

  async function looksAt(who: Chat, ref: string): Promise<void> {
    await who.says('scrutiny');
    if (!who.buttons.includes(`Look at ${ref}`)) await who.presses(`Show pledge ${ref.split('.')[0]}`);
    await who.presses(`Look at ${ref}`);
  }

  const standing = async (ref: string) => {
    await chair.says('scrutiny');
    return chair.buttons.includes(`Look at ${ref}`) ? 'waiting' : 'not waiting';
  };

  it('is told, once, that updates wait, and sees them by pledge', async () => {
    await sends(lead, '2.2', 'Words of 2.2');
    await sends(lead, '2.3', 'Words of 2.3');
    await town.settle();
    const told = chair.headings.filter((title) => /scrutiny/i.test(title));
    expect(told).toHaveLength(1);
    expect(chair.previews.join(' ')).not.toContain('Words of');
    await chair.says('scrutiny');
    expect(problemsOf(chair.card)).toEqual([]);
    expect(chair.buttons).toEqual(expect.arrayContaining(['Look at 2.2', 'Look at 2.3']));
  });

  it('sees the words beside last time’s, and accepts', async () => {
    await looksAt(chair, '2.2');
    expect(problemsOf(chair.card)).toEqual([]);
    expect(chair.text).toContain('Words of 2.2');
    expect(chair.text).toContain('Last time');
    await chair.presses('Accept');
    expect(chair.text).toMatch(/Accepted.*2\.2/);
    expect(await standing('2.2')).toBe('not waiting');
  });

  it('cannot send back without a comment, and what was typed stays', async () => {
    await looksAt(chair, '2.3');
    const press = chair.activityFor('Send back with this comment', { 'Comment, if you send it back': '   ' });
    await chair.send(press);
    expect(chair.text).toMatch(/write a comment/);
    await town.settle();
    expect(lead.headings.at(-1)).not.toMatch(/2\.3/);
  });

  it('keeps a typed comment when a newer version has come meanwhile, and decides nothing', async () => {
    await looksAt(chair, '2.3');
    const old = chair.activityFor('Send back with this comment', {
      'Comment, if you send it back': 'A comment on the first version',
    });
    await sends(lead, '2.3', 'Newer words of 2.3');
    await chair.send(old);
    expect(chair.text).toMatch(/newer version/i);
    expect(chair.text).toContain('Newer words of 2.3');
    expect(JSON.stringify(chair.card)).toContain('A comment on the first version');
    expect(await standing('2.3')).toBe('waiting');
  });

  it('sends back; the lead reads the comment beside their words and answers in that one card', async () => {
    await looksAt(chair, '2.3');
    await chair.presses('Send back with this comment', {
      'Comment, if you send it back': 'How many *young people* was that?',
    });
    await town.settle();
    lead.looks();
    expect(problemsOf(lead.card)).toEqual([]);
    expect(lead.text).toContain('How many *young people* was that?');
    expect(JSON.stringify(lead.card)).toContain('Newer words of 2.3');
    expect(lead.previews.join(' ')).not.toMatch(/young people|Newer words/);
    await lead.presses('Send update', { 'Your answer to the comment': 'It was eleven.' });
    expect(lead.text).toMatch(/your copy/);
    await looksAt(chair, '2.3');
    expect(chair.text).toContain('It was eleven.');
    expect(chair.text).toContain('How many *young people* was that?');
    await chair.presses('Accept');
    expect(await standing('2.3')).toBe('not waiting');
  });

  it('gets an accepted update back when its lead changes it', async () => {
    await sends(lead, '2.2', 'Changed after it was accepted');
    expect(await standing('2.2')).toBe('waiting');
    await looksAt(reviewer, '2.2');
    expect(reviewer.text).toContain('Changed after it was accepted');
  });

  it('decides once when two reviewers press at the same moment, and tells the second who was first', async () => {
    await looksAt(chair, '2.2');
    await looksAt(reviewer, '2.2');
    const accept = chair.activityFor('Accept');
    const back = reviewer.activityFor('Send back with this comment', {
      'Comment, if you send it back': 'The other reviewer’s comment',
    });
    await Promise.all([chair.send(accept), reviewer.send(back)]);
    const outcomes = [chair.text, reviewer.text];
    const second = outcomes.filter((text) => /already/.test(text));
    expect(second).toHaveLength(1);
    expect(outcomes.filter((text) => /^(Accepted|Sent back)/.test(text))).toHaveLength(1);
  });

  it('answers the same press delivered again as it did the first time', async () => {
    await sends(lead, '2.4', 'Words of 2.4');
    await looksAt(chair, '2.4');
    await chair.pressesAgainAndAgain('Accept', {}, 4);
    expect(chair.text).toMatch(/Accepted.*2\.4/);
    expect(await standing('2.4')).toBe('not waiting');
  });

  it('leaves a reviewer’s own update to another reviewer', async () => {
    const [committee] = await town.services.committees.all();
    await town.services.people.store(
      [
        {
          name: 'Operational Group Administrator',
          email: 'operational.group.administrator@council.example',
          aadObjectId: null,
          roles: ['lead', 'reviewer'],
          holdings: [
            {
              post: 'Cared for Children and Care Leavers Operational Group',
              deputyEmail: null,
              fromDay: null,
              untilDay: null,
            },
          ],
          fromDay: null,
          untilDay: null,
        },
      ],
      { committeeId: committee?.committeeId ?? '' },
    );
    const both = await town.at('Operational Group Administrator');
    await both.says('my updates');
    const ref = /Open (\S+)/.exec(both.buttons.join('\n'))?.[1] ?? '';
    await sends(both, ref, 'Words of a reviewer who leads');
    await looksAt(both, ref);
    if (both.buttons.includes('Accept')) await both.presses('Accept');
    expect(both.text).toMatch(/your own update/);
    await looksAt(reviewer, ref);
    await reviewer.presses('Accept');
    expect(reviewer.text).toMatch(/^Accepted/);
  });

  it('answers an old card after the decision with how things stand', async () => {
    await sends(lead, '2.5', 'Words of 2.5');
    await looksAt(chair, '2.5');
    const old = chair.activityFor('Accept');
    await looksAt(reviewer, '2.5');
    await reviewer.presses('Send back with this comment', {
      'Comment, if you send it back': 'Please say when.',
    });
    await chair.send(old);
    expect(chair.text).toMatch(/Operational Group Reviewer.*already|Sent back by Operational Group Reviewer/);
    expect(chair.buttons).not.toContain('Accept');
  });
});
