import { composeYoung } from '../../services/pack/compose/young';
import { settle } from '../../services/pack/outline/settle';
import { problemsOf } from '../support/card-check';
import { sampleContents } from '../support/pack-sample';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(240_000);

const edition = (title?: string) => {
  const outline = settle(composeYoung(sampleContents()));
  return title ? { ...outline, title } : outline;
};

describe('a participation worker', () => {
  let town: Town;
  let worker: Chat;
  let clerk: Chat;
  let lead: Chat;

  beforeAll(async () => {
    town = await openTown();
    worker = await town.at('Participation Worker');
    clerk = await town.at('Democratic Services Officer');
    lead = await town.at('Fostering Service Manager');
    await town.clock('2027-01-12T10:00:00Z');
  }, 120_000);
  afterAll(() => town?.stop());

  /** A real build of the pack; its edition is asked for as the build does. */
  async function asks(outline = edition()): Promise<string> {
    await clerk.says('build the pack');
    await town.settle();
    const [committee] = await town.services.committees.all();
    if (!committee) throw new Error('no committee');
    const round = await town.services.rounds.present(committee.committeeId);
    const build = round && (await town.services.packs.latest(round.meetingId));
    if (!build) throw new Error('There is no build');
    const { id: buildId, meetingId, no: versionNo } = build;
    await town.services.editions.ask({ meetingId, buildId, versionNo, outline });
    await town.settle();
    return buildId;
  }

  it('is told that there is none yet', async () => {
    await worker.says('young people’s edition');
    expect(worker.text).toMatch(/none yet/);
    expect(problemsOf(worker.card)).toEqual([]);
  });

  it('gets the edition to read, every word, with nothing of it on the lock screen', async () => {
    await asks();
    worker.looks();
    expect(problemsOf(worker.card)).toEqual([]);
    expect(worker.text).toContain('What is happening with our promises to you');
    expect(worker.text).toContain('Childline');
    expect(worker.text).toContain('Learning and work: going well or finished');
    expect(worker.buttons).toEqual(['Happy for this to go out', 'Send back with this comment']);
    expect(worker.previews.join(' ')).not.toMatch(/promise|Childline/);
  });

  it('cannot send it back without saying why; then the clerk reads the comment', async () => {
    await worker.presses('Send back with this comment', { 'Comment, if you send it back': ' ' });
    expect(worker.text).toMatch(/Please write a comment/);
    await worker.presses('Send back with this comment', {
      'Comment, if you send it back': 'What is *late*?',
    });
    expect(worker.text).toMatch(/It goes nowhere/);
    await town.settle();
    clerk.looks();
    expect(clerk.text).toContain('What is *late*?');
    expect(clerk.previews.join(' ')).not.toContain('late');
    expect(problemsOf(clerk.card)).toEqual([]);
    await clerk.presses('Show the edition');
    expect(clerk.text).toMatch(/Sent back by Participation Worker/);
    expect(clerk.buttons).not.toContain('Happy for this to go out');
  });

  it('signs the next version off; an old card decides nothing and shows the new one', async () => {
    await asks(edition('Our promises to you'));
    await worker.says('young people’s edition');
    const old = worker.activityFor('Happy for this to go out');
    const buildId = await asks(edition('Our promises to you, now'));
    await worker.send(old);
    expect(worker.text).toMatch(/newer version has come/);
    expect(worker.text).toContain('Our promises to you, now');
    await worker.presses('Happy for this to go out');
    expect(worker.text).toMatch(/It can go out as it is/);
    expect((await town.services.editions.ofBuild(buildId))?.state).toBe('signed-off');
    await town.settle();
    clerk.looks();
    expect(clerk.text).toMatch(/Signed off by Participation Worker/);
    await worker.presses('Show it again');
    expect(worker.buttons).toEqual([]);
  });

  it('is the only one who can: others see neither words nor buttons', async () => {
    await lead.says('young people’s edition');
    expect(lead.text).not.toContain('Our promises');
    expect(lead.buttons).toEqual(['What I can do here']);
  });
});
