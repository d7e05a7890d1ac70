/** A clerk settles figures that disagree, two people agree to print a small one, and the papers follow (domain.md 1.4, 2.10). */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { composeScorecard } from '../../services/pack/compose/scorecard';
import { settle } from '../../services/pack/outline/settle';
import type { ScorecardAudience } from '../../services/scorecard/rules';
import { problemsOf } from '../support/card-check';
import type { Chat } from '../support/teams';
import { openTown, type Town } from '../support/town';

jest.setTimeout(120_000);

describe('figures, from the sources to the papers', () => {
  let town: Town;
  let clerk: Chat;
  let meetingId: string;
  let earlier: Record<string, unknown>;

  beforeAll(async () => {
    town = await openTown();
    await town.clock('2027-01-05T09:00:00Z');
    clerk = await town.at('Democratic Services Officer');
    const [committee] = await town.services.committees.all();
    const round = await town.services.rounds.present(committee?.committeeId ?? '');
    meetingId = round?.meetingId ?? '';
    const lead = await town.at('Service Manager');
    const chair = await town.at('Operational Group Chair');
    await reports(lead, '3.3', { '3.3-a': '331' });
    await accepts(chair, '3.3');
  }, 180_000);
  afterAll(() => town?.stop());

  async function reports(lead: Chat, ref: string, figures: Record<string, string>): Promise<void> {
    await lead.says('my updates');
    await lead.presses(`Open ${ref}`);
    const inputs = JSON.stringify(lead.card);
    const typed: Record<string, string> = {
      Status: 'on-track',
      'What was done': 'Work went on.',
      'What difference did it make?': 'Some.',
    };
    const press = lead.activityFor('Send update', typed) as {
      value: { action: { data: Record<string, string> } };
    };
    for (const [code, count] of Object.entries(figures)) {
      expect(inputs).toContain(`count:${code}`);
      Object.assign(press.value.action.data, {
        [`count:${code}`]: count,
        [`asAt:${code}`]: '2026-12-31',
        [`source:${code}`]: 'Case management system',
      });
    }
    await lead.send(press);
    expect(lead.text).toMatch(/your copy/);
  }

  async function accepts(chair: Chat, ref: string): Promise<void> {
    await chair.says('scrutiny');
    await chair.presses(`Look at ${ref}`);
    await chair.presses('Accept');
  }

  async function scorecard(audience: ScorecardAudience = 'public'): Promise<string> {
    const { committees, meetings, scorecards } = town.services;
    const [committee] = await committees.all();
    if (!committee) throw new Error('no committee');
    const paper = {
      ...{ committee, meeting: await meetings.byId(meetingId), version: 1, reportOf: 'Head of Service' },
    };
    return JSON.stringify(
      settle(composeScorecard(await scorecards.of(meetingId, audience), paper, audience)),
    );
  }

  it('prints neither of two figures, and shows both to the clerk with what was counted', async () => {
    expect(await scorecard()).not.toMatch(/\b(331|326|321|315)\b/);
    expect(await progressReport()).not.toMatch(/\b(331|326|321|315)\b/);
    await clerk.says('figures in conflict');
    expect(problemsOf(clerk.card)).toEqual([]);
    expect(clerk.text).toContain('Not printed until one is confirmed · 2 sources, as at 31 December 2026');
    expect(clerk.previews.join(' ')).not.toMatch(/331|326/);
    const press = clerk.buttons.filter((title) => title === 'Look at 3.3-a');
    expect(press).toHaveLength(2);
    await opens('2026-12-31');
    expect(problemsOf(clerk.card)).toEqual([]);
    const shown = JSON.stringify(clerk.card);
    for (const words of ['331', '326', 'Case management system', 'Statutory return', 'short breaks left out'])
      expect(shown).toContain(words);
  });

  /** Two figures of one measure are in dispute: of this quarter, and of the plan's start. */
  async function opens(asAt: string): Promise<void> {
    const dispute = (await town.services.scorecards.disputes(meetingId)).find(
      (one) => one.measureCode === '3.3-a' && one.asAt === asAt,
    );
    await clerk.says('figures');
    const press = clerk.activityFor('Look at 3.3-a') as {
      value: { action: { data: Record<string, string> } };
    };
    press.value.action.data.disputeId = dispute?.id ?? '';
    await clerk.send(press);
  }

  const choice = async () => {
    const [dispute] = (await town.services.scorecards.disputes(meetingId)).filter(
      (one) => one.measureCode === '3.3-a' && one.asAt === '2026-12-31',
    );
    return dispute?.figures.find(({ source }) => source === 'Statutory return')?.figureId ?? '';
  };

  it('keeps what was typed when something is missing, and confirms nothing', async () => {
    await opens('2026-12-31');
    await clerk.presses('Confirm this figure', {
      'Which one stands': await choice(),
      'Confirmed by (a post or group; it is printed)': 'Performance team',
      'Because (kept on record, not printed)': '  ',
    });
    expect(clerk.text).toContain('Please say in a few words why this figure stands.');
    expect(JSON.stringify(clerk.card)).toContain(await choice());
    expect(await scorecard()).not.toMatch(/\b(331|326)\b/);
  });

  it('prints the one that the clerk confirms, and who confirmed it, in every paper; the reason stays on record', async () => {
    const figureId = await choice();
    earlier = clerk.activityFor('Confirm this figure', { 'Which one stands': figureId });
    await opens('2026-12-31');
    await clerk.presses('Confirm this figure', {
      'Which one stands': figureId,
      'Confirmed by (a post or group; it is printed)': 'Performance team',
      'Because (kept on record, not printed)': 'Canary reason about addresses',
    });
    expect(clerk.text).toContain('confirmed by Performance team');
    const printed = await scorecard();
    expect(printed).toContain('326');
    expect(printed).not.toMatch(/\b331\b|Canary reason|Democratic Services Officer/);
    const report = await progressReport();
    expect(report).toContain('Statutory return. Confirmed by Performance team.');
    expect(report).not.toMatch(/\b331\b/);
  });

  /** The words of the open Word file that the clerk's press makes. */
  async function progressReport(): Promise<string> {
    await clerk.says('build the pack');
    await town.settle();
    const library = join(town.dataDir, 'library');
    const files = readdirSync(library, { recursive: true, encoding: 'utf8' });
    const open = files.filter((name) => /Agenda and reports pack v\d+\.docx$/.test(name)).sort();
    const parts = unzipSync(readFileSync(join(library, open.at(-1) ?? '')));
    return strFromU8(parts['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '');
  }

  it('answers a card that was made before it was settled with how things stand', async () => {
    await clerk.send(earlier);
    expect(clerk.text).toContain('That figure is settled.');
    await clerk.says('figures');
    expect(clerk.text).not.toContain('as at 31 December 2026');
  });

  it('lets the performance officer add a figure, and says that it disagrees', async () => {
    const officer = await town.at('Performance Officer');
    await officer.says('add a figure');
    expect(problemsOf(officer.card)).toEqual([]);
    await officer.presses('Add this figure', {
      Measure: '6.1-a',
      'How many': '90.07',
      'Out of how many (percentages only)': '76',
      'As at': '2026-12-31',
      Source: 'Yearly survey',
      'What exactly was counted': 'Answered “always” or “mostly”',
    });
    expect(officer.text).toMatch(/How many: .*90\.07% of 76/);
    expect(JSON.stringify(officer.card)).toContain('Yearly survey');
    await officer.presses('Add this figure', { 'How many': '69' });
    expect(officer.text).toContain('The figure as at 31 December 2026 is stored.');
    expect(await scorecard()).toContain('69 of 76 (91%)');
  });

  it('hides a small number until the chair and the adviser have both agreed, and no card gives it away', async () => {
    const officer = await town.at('Performance Officer');
    await officer.says('add a figure');
    await officer.presses('Add this figure', {
      Measure: '5.11-a',
      'How many': '3',
      'As at': '2026-12-31',
      Source: 'Canary register',
      'What exactly was counted': 'Aged 16 and 17',
    });
    const chair = await town.at('Operational Group Chair');
    const adviser = await town.at('Data Protection Adviser');
    const item = async (who: Chat) => {
      await who.says('small numbers');
      for (let page = 0; page < 6 && !who.buttons.includes('Look at 5.11-a'); page += 1)
        await who.presses('Show more');
      expect(problemsOf(who.card)).toEqual([]);
      await who.presses('Look at 5.11-a');
      expect(problemsOf(who.card)).toEqual([]);
    };
    const cell = async () => {
      const { rows } = await town.services.scorecards.of(meetingId, 'public');
      return rows.find(({ measureCode }) => measureCode === '5.11-a')?.now.text;
    };
    expect(await cell()).toBe('c');
    await item(clerk);
    expect(clerk.buttons).not.toContain('Agree to print it');
    expect(clerk.text).not.toMatch(/\b3\b/);
    await item(chair);
    await chair.presses('Agree to print it', { 'Print it, because': 'The figure is in a national return' });
    expect(await cell()).toBe('c');
    await town.settle();
    adviser.looks();
    expect(adviser.text).toContain('A small number waits for your agreement');
    await adviser.presses('Look at it');
    expect(adviser.text).toContain('The figure is in a national return');
    await adviser.presses('Agree to print it', { 'Print it, because': 'No one can be known from it' });
    expect(await cell()).toBe('3');
    await adviser.presses('Take the agreement back');
    expect(await cell()).toBe('c');
  });

  it('shows none of it to a councillor', async () => {
    const councillor = await town.at('Councillor B');
    for (const words of ['figures in conflict', 'add a figure', 'small numbers']) {
      await councillor.says(words);
      expect(councillor.text).toMatch(/for the committee’s clerk/);
    }
  });
});
