/** Small numbers and unknown words are settled once, by whoever wrote or prints them, in their own committee alone. */
import { wordsSaid } from '../../bot/present/update-words';
import { type Day, parseDay } from '../../services/calendar/rules';
import type { PackBuild } from '../../services/pack/rules';
import { problemsOf } from '../support/card-check';
import { good } from '../support/papers-world';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(180_000);

const noFigure = {
  ...{ measureId: 'm', toCome: false, count: null, base: null, asAt: null },
  ...{ source: '', reached: null, reachedOn: null, words: '' },
};
const confirm = 'None of these counts children';
const mine = 'Two open days were held at the library in the autumn.';
const unconfirmed = 'Two book fairs were held at the library in the autumn.';

onEachTown('small numbers and unknown words', (open) => {
  let town: Town;
  let lead: Chat;
  let clerk: Chat;
  let chair: Chat;
  let otherLead: Chat;
  let otherClerk: Chat;

  beforeAll(async () => {
    town = await open();
    lead = await town.at('Virtual School Headteacher');
    clerk = await town.at('Democratic Services Officer');
    chair = await town.at('Operational Group Chair');
    otherLead = await town.at('Lead of the other committee');
    otherClerk = await town.at('Clerk of the other committee');
    await town.clock('2027-01-13T09:00:00Z');
  }, 180_000);
  afterAll(() => town?.stop());

  async function sends(who: Chat, ref: string, done: string): Promise<void> {
    await who.says('my updates');
    await who.presses(`Open ${ref}`);
    const words = { 'What was done': done, 'What difference did it make?': 'Yes.' };
    await who.presses('Send update', { Status: 'on-track', ...words });
    expect(who.text).toMatch(/your copy/);
  }

  const committees = async () => (await town.services.committees.all()).map(({ committeeId }) => committeeId);
  async function accepts(committee: number): Promise<void> {
    const committeeId = (await committees())[committee] ?? '';
    const reviewer = committee === 0 ? 'Operational Group Chair' : 'Reviewer of the other committee';
    const people = await town.services.people.everyone(committeeId);
    const reviewerId = people.find(({ name }) => name === reviewer)?.id ?? '';
    const round = await town.services.rounds.present(committeeId);
    const { requests } = await town.services.rounds.overview(round?.id ?? '');
    for (const { id: requestId, state, versionNo } of requests) {
      if (state !== 'sent') continue;
      const submissionId = `accept-${requestId}-${versionNo}`;
      good(await town.services.scrutiny.accept({ requestId, versionNo, reviewerId, submissionId }));
    }
  }
  async function built(who: Chat, committee: number): Promise<PackBuild> {
    await accepts(committee);
    await who.says('build the pack');
    await town.settle();
    const round = await town.services.rounds.present((await committees())[committee] ?? '');
    const build = await town.services.packs.latest(round?.meetingId ?? '');
    if (build?.state !== 'built') {
      const why = build?.findings
        .filter(({ rule }) => rule.startsWith('export'))
        .map((f) => JSON.stringify(f));
      throw new Error(`no pack was built: ${why}`);
    }
    return build;
  }
  const listed = async (build: PackBuild) => {
    const { toAnswer } = await town.services.packs.standing(build);
    return toAnswer.flatMap(({ numbers }) => numbers ?? []).map(({ excerpt }) => excerpt);
  };

  it('a lead reads beside their copy which numbers were taken as harmless, and confirms them with one press', async () => {
    await sends(lead, '2.2', mine);
    expect(problemsOf(lead.card)).toEqual([]);
    expect(lead.text).toContain('Small numbers taken to count something other than children: “Two open days');
    const old = lead.card;
    await lead.pressesAgainAndAgain(confirm, {}, 2);
    expect(problemsOf(lead.card)).toEqual([]);
    expect(lead.text).toContain('recorded with your name');
    expect(lead.buttons).not.toContain(confirm);
    lead.lookBackAt(old);
    await lead.presses(confirm);
    expect(lead.text).toContain('recorded with your name');
    await sends(lead, '2.3', unconfirmed);
  });

  it('an old card confirms nothing of words that have changed, and shows those that stand now', async () => {
    await lead.says('my updates');
    await lead.presses('Open 2.4');
    await lead.presses('Send update', {
      ...{ Status: 'on-track', 'What was done': 'Two workshops were held at the college.' },
      'What difference did it make?': 'Yes.',
    });
    const old = lead.card;
    await lead.presses('Change this update');
    await lead.presses('Send update', { 'What was done': 'Three workshops were held at the college.' });
    lead.lookBackAt(old);
    await lead.presses(confirm);
    expect(lead.text).toContain('The words have changed since this card was made');
    expect(lead.text).toContain('“Three workshops');
  });

  it('an old card says nothing is recorded when no such number stands in the words any more', async () => {
    await lead.says('my updates');
    await lead.presses('Open 2.4');
    await lead.presses('Send update', { 'What was done': 'Four workshops were held at the college.' });
    const old = lead.card;
    await lead.presses('Change this update');
    await lead.presses('Send update', { 'What was done': 'Some workshops were held at the college.' });
    lead.lookBackAt(old);
    await lead.presses(confirm);
    expect(lead.text).toContain('No such number stands in them now');
    expect(lead.text).not.toContain('recorded with your name');
  });

  it('very many numbers are confirmed card by card, each named before the press, on cards that clients show', async () => {
    await lead.says('my updates');
    await lead.presses('Open 2.4');
    // Not 'i', which may be somebody who speaks.
    const places = 'bcdefghjklmnopqrstuvw'.split('');
    const done = places.map((at) => `Two meetings were held in room ${at} of the town hall.`).join(' ');
    await lead.presses('Send update', { 'What was done': done });
    const shown = new Set<string>();
    let presses = 0;
    for (; lead.buttons.includes(confirm) && presses < 9; presses += 1) {
      expect(problemsOf(lead.card)).toEqual([]);
      expect(JSON.stringify(lead.card).length).toBeLessThan(28_000);
      const asked = lead.lines.find((words) => words.startsWith('Small numbers taken')) ?? '';
      expect(asked.length).toBeLessThan(1_500);
      for (const [, at = ''] of asked.matchAll(/room ([a-z])/g)) shown.add(at);
      await lead.presses(confirm);
    }
    expect(presses).toBeGreaterThan(1);
    expect([...shown].toSorted()).toEqual(places);
  });

  it('from the form they confirm what they have typed, and lose none of it', async () => {
    await lead.says('my updates');
    await lead.presses('Open 2.4');
    const typed = { 'What happens next': 'Two workshops are planned for the spring.' };
    await lead.presses('Save draft', typed);
    expect(lead.text).toContain('“Two workshops are planned');
    await lead.presses(confirm, { 'What happens next': 'Two workshops are planned for the spring.' });
    expect(problemsOf(lead.card)).toEqual([]);
    expect(lead.text).toContain('recorded with your name');
    expect(JSON.stringify(lead.card)).toContain('Two workshops are planned for the spring.');
    expect(lead.buttons).not.toContain(confirm);
  });

  it('each committee is told by its own threshold: the lead beside the box, and the reviewer under the copy', async () => {
    const [, second = ''] = await committees();
    const before = await town.services.scorecards.thresholds(second);
    const from = parseDay('2026-09-01') as Day;
    await town.services.scorecards.setThresholds(second, from, { ...before, smallCount: 7 });
    await town.clock('2027-01-13T09:05:00Z');
    const six = 'Six boys moved home in the autumn. Zyaire and seven more boys joined a club.';
    await lead.says('my updates');
    await lead.presses('Open 2.7');
    await lead.presses('Save draft', { 'What difference did it make?': six });
    expect(lead.text).toContain('“Zyaire”');
    expect(lead.text).not.toContain('a number this small');
    await otherLead.says('my updates');
    await otherLead.presses('Open 1.1');
    await otherLead.presses('Save draft', { 'What difference did it make?': six });
    // Two worries about one number each and one about a name, right after their box and before the next.
    const body = JSON.stringify(otherLead.card.body);
    for (const words of ['“Six boys', '“Zyaire”', 'seven more boys']) {
      const at = body.indexOf(words, body.indexOf('◇'));
      expect(at).toBeGreaterThan(body.indexOf('"label":"What difference did it make?"'));
      expect(at).toBeLessThan(body.indexOf('"label":"What happens next"'));
    }
    await sends(otherLead, '1.1', six);
    expect(otherLead.text).toContain('a number this small');
    await town.services.scorecards.setThresholds(second, from, before);
  });

  it('the reason of “no change” and the words beside a figure are told of too', async () => {
    const [first = ''] = await committees();
    const reason = 'Zyaire and two boys waited, and two meetings were held about it.';
    const content = { done: '', difference: '', next: '', voice: '', noChangeReason: reason };
    const said = wordsSaid({
      ...{ ...content, status: 'on-track' as const, reply: '' },
      figures: [{ ...noFigure, words: 'Three girls told us.', source: 'Kayleigh’s list' }],
    });
    const { remarks } = await town.services.language.readDraft(first, said);
    for (const words of ['Zyaire', 'two boys', 'Three girls', 'Kayleigh'])
      expect(remarks.join('\n')).toContain(words);
  });

  it('whoever is not asked for the update confirms nothing in it', async () => {
    await sends(lead, '2.5', 'Two meetings were held at the town hall.');
    const press = lead.activityFor(confirm);
    for (const who of [otherLead, otherClerk, await town.stranger('Nobody')]) {
      await who.deliver({ ...press });
      await lead.says('my updates');
      await lead.presses('Open 2.5');
      expect(lead.buttons).toContain(confirm);
    }
  });

  it('a reviewer confirms them from the update that they look at, and keeps a comment begun', async () => {
    await chair.says('scrutiny');
    if (!chair.buttons.includes('Look at 2.5')) await chair.presses('Show pledge 2');
    await chair.presses('Look at 2.5');
    expect(chair.text).toContain('“Two meetings');
    await chair.presses(confirm, { 'Comment, if you send it back': 'Begun' });
    expect(problemsOf(chair.card)).toEqual([]);
    expect(chair.text).toContain('recorded with your name');
    expect(JSON.stringify(chair.card)).toContain('"value":"Begun"');
  });

  it('an author confirms them in the section of a report, and keeps what is typed on the card', async () => {
    await lead.says('write a report');
    await lead.presses('Begin the report', { Title: 'Moving on well', 'Wards affected': 'All wards' });
    await lead.presses('Open 1');
    await lead.presses('Save', {
      'What the report says': 'Two young people have left care since the summer.',
    });
    await lead.presses('Back to the report');
    await lead.presses('Open 6');
    await lead.presses('Save', { 'What the report says': 'Three meetings were held for foster carers.' });
    expect(lead.text).toContain('“Three meetings');
    const more = 'Three meetings were held for foster carers. More will follow.';
    await lead.presses(confirm, { 'What the report says': more });
    expect(problemsOf(lead.card)).toEqual([]);
    expect(lead.text).toContain('recorded with your name');
    expect(JSON.stringify(lead.card)).toContain(more);
    expect(lead.buttons).not.toContain(confirm);
  });

  it('the gate asks about what nobody has confirmed, and about nothing else of theirs; the clerk does once', async () => {
    const build = await built(clerk, 0);
    const asked = (await listed(build)).join('\n');
    expect(asked).toContain('Two book fairs');
    expect(asked).not.toMatch(/Two open days|Two meetings/);
    clerk.looks();
    await clerk.presses('What was found');
    while (!clerk.buttons.some((title) => title.startsWith('Look at the numbers')))
      await clerk.presses('Show more findings');
    await clerk.pressesLike(/^Look at the numbers/);
    expect(problemsOf(clerk.card)).toEqual([]);
    const press = clerk.activityFor(confirm);
    await otherClerk.deliver(press);
    expect((await listed(build)).length).toBe(asked.split('\n').length);
    await clerk.pressesAgainAndAgain(confirm, {}, 2);
    expect(clerk.text).toContain('recorded with your name');
    const left = await listed(build);
    expect(left.length).toBeLessThan(asked.split('\n').length);
    await clerk.send(press);
    expect(await listed(build)).toEqual(left);
    // A new version of the same words asks about no number again.
    expect(await listed(await built(clerk, 0))).toEqual(left);
  });

  /** The number that the clerk reads beside the finding with these words. */
  async function findingWith(words: string): Promise<string> {
    clerk.looks();
    await clerk.presses('What was found');
    for (;;) {
      const at = clerk.lines.findIndex((line) => line.includes(words));
      const heading = clerk.lines.slice(0, at + 1).findLast((line) => /^\d+\\\. /.test(line));
      if (at >= 0 && heading) return heading.split('\\')[0] ?? '';
      await clerk.presses('Show more findings');
    }
  }

  it('an update is returned from the finding with one press: its lead reads why, and nobody else can', async () => {
    await sends(lead, '2.6', 'Two young people moved to another school.');
    const build = await built(clerk, 0);
    const no = await findingWith('Two young people moved');
    expect(problemsOf(clerk.card)).toEqual([]);
    const press = clerk.activityFor(`Return it (${no})`);
    const requestId = build.findings.flatMap(({ source, excerpt }) =>
      source?.kind === 'update' && excerpt.includes('Two young people moved') ? source.requestId : [],
    )[0];
    const stateNow = async () => (await town.services.rounds.request(requestId ?? ''))?.request.state;
    for (const who of [otherClerk, otherLead, lead]) await who.deliver(press);
    expect(await stateNow()).toBe('accepted');
    await clerk.pressesAgainAndAgain(`Return it (${no})`, {}, 2);
    expect(clerk.text).toContain('The update on 2.6 has been sent back');
    expect(await stateNow()).toBe('returned');
    await town.settle();
    lead.looks();
    expect(lead.text).toContain('Democratic Services Officer sent this back');
    expect(lead.text).toContain('“Two young people moved to another school');
    // An old card: it has been sent back once, and is not again.
    await clerk.presses(`Return it (${no})`);
    expect(clerk.text).toContain('sent back already');
    await sends(lead, '2.6', 'Some young people moved to another school.');
    await clerk.presses(`Return it (${no})`);
    expect(clerk.text).toContain('The words have changed since this version was built');
  });

  it('a section of a report is returned the same way, until it is saved again', async () => {
    await clerk.says('agenda');
    await clerk.pressesLike(/^Put \w+ on the agenda/);
    await built(clerk, 0);
    const no = await findingWith('Two young people have left care');
    await clerk.pressesAgainAndAgain(`Return it (${no})`, {}, 2);
    expect(clerk.text).toMatch(/“Purpose[^”]*” of “Moving on well” has been sent back/);
    await clerk.presses(`Return it (${no})`);
    expect(clerk.text).toContain('sent back already');
    await town.settle();
    lead.looks();
    expect(lead.text).toContain('A section of a report was sent back');
    expect(lead.text).not.toContain('left care');
    await lead.presses('Open the section');
    expect(problemsOf(lead.card)).toEqual([]);
    expect(lead.text).toContain('Democratic Services Officer sent this back');
    expect(lead.text).toContain('“Two young people have left care');
    await lead.presses('Save', {
      'What the report says': 'Some young people have left care since the summer.',
    });
    expect(lead.text).not.toContain('sent this back');
  });

  it('a word is accepted once, in its own committee', async () => {
    await sends(otherLead, '1.1', `${mine} It was held with Zephyrine Hub.`);
    expect(otherLead.text).toContain('“Two open days');
    const build = await built(otherClerk, 1);
    expect((await listed(build)).join('\n')).toContain('Two open days');
    const unknown = async () =>
      (await town.services.packs.standing(build)).stops.flatMap(({ term }) => term ?? []);
    expect(await unknown()).toContain('Zephyrine Hub');
    otherClerk.looks();
    await otherClerk.presses('What was found');
    await otherClerk.pressesLike(/^Say what/);
    expect(problemsOf(otherClerk.card)).toEqual([]);
    const label = otherClerk.lines
      .concat(JSON.stringify(otherClerk.card))
      .join('')
      .match(/What is “Zephyrine[^”]*”\?/)?.[0];
    const chosen = { [label ?? '']: 'service' };
    const press = otherClerk.activityFor('Accept what I chose', chosen);
    await clerk.deliver(press);
    expect(await unknown()).toContain('Zephyrine Hub');
    await otherClerk.pressesAgainAndAgain('Accept what I chose', chosen, 2);
    expect(await unknown()).not.toContain('Zephyrine Hub');
    await otherClerk.send(press);
    const [first = '', second = ''] = await committees();
    const termsOf = async (id: string) => (await town.services.language.accepted(id)).map(({ term }) => term);
    expect(await termsOf(second)).toEqual(['Zephyrine Hub']);
    expect(await termsOf(first)).not.toContain('Zephyrine Hub');
  });
});
