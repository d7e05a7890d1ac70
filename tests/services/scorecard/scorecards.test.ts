/** Figures stored, corrected, withdrawn, confirmed, agreed and published, on real SQL. */

import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAudit } from '../../../services/audit/service';
import { importFigures } from '../../../services/commandline/import-figures';
import { smallNumbersSetting } from '../../../services/commandline/small-numbers';
import type { Database } from '../../../services/db/database';
import type { Role } from '../../../services/people/rules';
import { createPeople } from '../../../services/people/service';
import { createScorecards, type ScorecardDeps, type Scorecards } from '../../../services/scorecard/service';
import { demoPlan } from '../../../services/strategy/demo-plan';
import { createStrategies } from '../../../services/strategy/service';
import { emptyTables } from '../../support/empty-tables';
import { onEachEngine } from '../../support/engines';
import { nobodySpeaks } from '../../support/nobody-speaks';
import { sampleContents } from '../../support/pack-sample';

const header =
  'Measure,Part,Part of,From,As at,Count,Base,Source,Definition,Note,Confirmed by,Comparator,Value,Year';
const line = (row: Record<string, string>) =>
  header
    .split(',')
    .map((column) => row[column] ?? '')
    .join(',');
const table = (...rows: Record<string, string>[]) => [header, ...rows.map(line)].join('\n');

onEachEngine('the scorecard', (open) => {
  let database: Database;
  let folder: string;
  let scorecards: Scorecards;
  let people: Map<string, string>;
  let now = new Date('2027-01-20T10:00:00Z');
  let submission = 0;
  const told: { personId: string; subject: string }[] = [];
  const clock = { now: () => now };
  const press = () => `press-${++submission}`;
  const { committee, meeting } = sampleContents();

  beforeAll(async () => {
    database = await open();
    folder = await mkdtemp(join(tmpdir(), 'figures-'));
    const { db } = database;
    await db.insertInto('committee').values({ id: 'committee', created_at: now }).execute();
    const newId = () => crypto.randomUUID();
    const keeper = createPeople({ db, clock, newId });
    const strategies = createStrategies({ db, clock, newId });
    await strategies.store(demoPlan(4), { committeeId: 'committee', by: 'test', source: 'test' });
    const one = (name: string, roles: Role[], posts: string[] = []) => ({
      ...{
        name,
        email: `${name.toLowerCase().replaceAll(' ', '.')}@council.example`,
        aadObjectId: null,
        roles,
      },
      holdings: posts.map((post) => ({ post, deputyEmail: null, fromDay: null, untilDay: null })),
      ...{ fromDay: null, untilDay: null },
    });
    await keeper.store(
      [
        one('Clerk', ['clerk']),
        one('Analyst', ['performance-officer']),
        one('Chair', ['reviewer'], ['Chair of the Operational Group']),
        one('Reviewer', ['reviewer']),
        one('Adviser', ['data-protection-adviser']),
        one('Both', ['reviewer', 'data-protection-adviser'], ['Operational Group chair']),
        one('Member', ['member']),
      ],
      { committeeId: 'committee' },
    );
    // A second committee, with the same analyst and a plan of its own.
    await db.insertInto('committee').values({ id: 'other', created_at: now }).execute();
    await strategies.store(demoPlan(4), { committeeId: 'other', by: 'test', source: 'test' });
    await keeper.store([one('Analyst', ['performance-officer'])], { committeeId: 'other' });
    people = new Map((await keeper.everyone('committee')).map(({ name, id }) => [name, id]));
    const deps: ScorecardDeps = {
      ...{ db, clock, newId, audit: createAudit({ db, clock, newId }), strategies, people: keeper },
      committees: { settingsOn: async () => committee },
      notices: {
        queue: async (_, notices) => {
          return told.push(
            ...notices.map(({ personId, subject }) => ({ personId, subject: JSON.stringify(subject) })),
          );
        },
      },
      meetings: {
        byId: async (id) => (id === 'other-meeting' ? { ...meeting, id, committeeId: 'other' } : meeting),
      },
    };
    scorecards = createScorecards(deps);
  });
  afterAll(async () => {
    await database.close();
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    now = new Date('2027-01-20T10:00:00Z');
    const { db } = database;
    await db.updateTable('figure').set({ replaced_by: null }).execute();
    await emptyTables(db, [
      ...['figure', 'figure_comparator', 'figure_parts_of', 'figure_confirmation', 'figure_agreement'],
      ...['published_figure', 'small_number_setting', 'audit_entry'],
    ]);
  });

  const idOf = (name: string) => people.get(name) ?? '';
  const row = async (code: string, audience: 'public' | 'officers' = 'public') => {
    const found = (await scorecards.of('meeting', audience)).rows.find((one) => one.measureCode === code);
    if (!found) throw new Error(`no ${code}`);
    return found;
  };
  async function imports(csv: string, yes = true) {
    const file = join(folder, 'figures.csv');
    await writeFile(file, csv);
    const parts = {
      db: database.db,
      scorecards,
      committees: { default: async () => committee },
      questions: nobodySpeaks,
    };
    return importFigures(parts, { file, yes });
  }
  const complaints = {
    Measure: '5.4-b',
    'As at': '31/12/2026',
    Count: '24',
    Source: 'Complaints register',
    Definition: 'All stages',
  };
  const adds = (
    typed: Record<string, string>,
    by = 'Analyst',
    submissionId = press(),
    committeeId = 'committee',
  ) =>
    scorecards.add({
      committeeId,
      typed: {
        ...{ measureCode: '5.4-b', count: '24', base: '', asAt: '2026-12-31' },
        ...{ source: 'Complaints register', definition: 'All stages', note: '' },
        ...typed,
      },
      byPersonId: idOf(by),
      submissionId,
    });

  it('shows a table’s figures and doubts, and stores nothing until told', async () => {
    const shown = await imports(
      table(complaints, { ...complaints, 'As at': '2026-09-30', Count: '18', Definition: '' }),
      false,
    );
    expect(shown.text).toContain('2 new figures, 0 corrections');
    expect(shown.text).toContain('does not say what exactly was counted');
    expect(shown.text).toContain('Nothing has been stored');
    expect((await row('5.4-b')).now.text).toBe('Not given');
    expect((await imports(table(complaints))).text).toContain('Stored: 1 new, 0 corrected, 0 comparators.');
    const stored = await row('5.4-b');
    expect([stored.now.text, stored.confirmedBy, stored.definition]).toEqual([
      ...['24', 'Performance team', 'All stages'],
    ]);
  });

  it('stores the same table twice as once, and a correction beside what it corrects', async () => {
    await imports(table(complaints));
    expect((await imports(table(complaints))).text).toContain('0 new figures, 0 corrections, 1 as before');
    const corrected = await imports(table({ ...complaints, Count: '25' }));
    expect(corrected.text).toContain('stored as a correction');
    expect((await row('5.4-b')).now.text).toBe('25');
    const kept = await database.db.selectFrom('figure').select(['count', 'replaced_by']).execute();
    expect(kept.map(({ count }) => Number(count)).sort()).toEqual([24, 25]);
    expect(kept.filter(({ replaced_by }) => replaced_by !== null)).toHaveLength(1);
  });

  it.each([
    [
      'an impossible percentage',
      { Measure: '6.1-a', Count: '90.07%', Base: '76' },
      /Row 2, column Count: .*90\.07% of 76/,
    ],
    ['an unknown measure', { Measure: '9.9-z' }, /"9\.9-z" is no measure of the plan/],
    ['no source', { Source: '' }, /column Source: There is no source/],
    ['a day to come', { 'As at': '2030-01-01' }, /column As at: .*still to come/],
    ['a person for a post', { 'Confirmed by': 'Analyst' }, /column Confirmed by: This is a person’s name/],
    ['a comparator without its year', { Comparator: 'England', Value: '16%' }, /The comparator has no year/],
    ['a fact of the picture without a name', { Measure: 'K01', Definition: '' }, /has no name/],
    ['a share without its base', { Measure: '6.1-a', Count: '60' }, /column Base/],
  ])('refuses %s, with the row, the column and the fix', async (_, change, message) => {
    const refused = await imports(table({ ...complaints, ...change }));
    expect(refused.ok).toBe(false);
    expect(refused.text).toMatch(message);
    expect(await database.db.selectFrom('figure').select('id').execute()).toEqual([]);
  });

  it('says when a table disagrees with another source, and when parts do not come to their total', async () => {
    await imports(table(complaints));
    const other = await imports(table({ ...complaints, Source: 'Annual report', Count: '21' }), false);
    expect(other.text).toContain('Complaints register gives a different figure for the same day');
    const parts = ['Bronze', 'Silver'].map((part, index) => ({
      ...{ Measure: '5.10-b', Part: `Award: ${part}`, 'As at': '2026-12-31', Count: `${9 - index}` },
      ...{ Source: 'Register', Definition: 'Signed off' },
    }));
    const whole = { ...(parts[0] ?? {}), Part: '', Count: '18' };
    const shown = await imports(table(whole, ...parts), false);
    expect(shown.text).toContain('Its parts by award come to 17, the total is 18.');
  });

  it('keeps comparators with their source and year, the newest of each', async () => {
    const england = { Measure: '4.2-a', Comparator: 'England', Source: 'Published statistics' };
    await imports(
      table({ ...england, Value: '82%', Year: '2024-25' }, { ...england, Value: '84%', Year: '2025-26' }),
    );
    expect((await row('4.2-a')).comparators).toEqual([
      {
        measureCode: '4.2-a',
        name: 'England',
        value: '84%',
        source: 'Published statistics',
        year: '2025-26',
      },
    ]);
  });

  it('adds one figure by card, once for a press, by those who keep figures', async () => {
    const submissionId = press();
    await Promise.all([adds({}, 'Analyst', submissionId), adds({}, 'Analyst', submissionId)]);
    expect(await database.db.selectFrom('figure').select('id').execute()).toHaveLength(1);
    expect(await adds({}, 'Member')).toMatchObject({ ok: false, refusal: { code: 'not-allowed' } });
    const wrong = await adds({ measureCode: '6.1-a', count: '90.07', base: '76', definition: '' });
    expect(wrong).toMatchObject({
      refusal: { code: 'needs-attention', problems: [{ input: 'count' }, { input: 'definition' }] },
    });
  });

  it('withdraws a figure with a reason, and keeps it on record', async () => {
    const added = await adds({});
    const figureId = added.ok ? `performance:${added.value.id}` : '';
    const input = { committeeId: 'committee', figureId, byPersonId: idOf('Analyst') };
    expect(await scorecards.withdraw({ ...input, reason: ' ', submissionId: press() })).toMatchObject({
      refusal: { code: 'reason-missing' },
    });
    expect((await scorecards.withdraw({ ...input, reason: 'Counted twice', submissionId: press() })).ok).toBe(
      true,
    );
    expect((await row('5.4-b')).now.text).toBe('Not given');
    const [kept] = await database.db.selectFrom('figure').select(['count', 'withdrawn_reason']).execute();
    expect([Number(kept?.count), kept?.withdrawn_reason]).toEqual([24, 'Counted twice']);
  });

  async function disagreeing() {
    await adds({});
    await adds({ source: 'Annual report', count: '21' });
    const disputes = await scorecards.disputes('meeting');
    const dispute = disputes.find(({ measureCode }) => measureCode === '5.4-b');
    if (!dispute) throw new Error('no dispute');
    const input = {
      ...{
        meetingId: 'meeting',
        disputeId: dispute.id,
        seen: dispute.seen,
        reason: 'Checked with the register',
      },
      figureId: dispute.figures.find(({ source }) => source === 'Annual report')?.figureId ?? '',
      ...{ confirmedBy: 'Operational Group', byPersonId: idOf('Clerk') },
    };
    return { dispute, input };
  }

  it('publishes neither of two figures until a clerk has confirmed one, with a reason', async () => {
    const { input, dispute } = await disagreeing();
    expect(dispute.figures.map(({ value, source }) => `${value} ${source}`).sort()).toEqual([
      ...['21 Annual report', '24 Complaints register'],
    ]);
    expect([(await row('5.4-b')).now.text, (await row('5.4-b', 'officers')).now.text]).toEqual([
      ...['Sources disagree', 'Sources disagree'],
    ]);
    for (const [change, code] of [
      [{ reason: '  ' }, 'reason-missing'],
      [{ confirmedBy: 'Analyst' }, 'confirmer-missing'],
      [{ figureId: 'performance:other' }, 'figure-missing'],
      [{ byPersonId: idOf('Analyst') }, 'not-allowed'],
      [{ seen: 'older' }, 'changed-meanwhile'],
    ] as const)
      expect(await scorecards.confirm({ ...input, ...change, submissionId: press() })).toMatchObject({
        refusal: { code },
      });
    const submissionId = press();
    const twice = await Promise.all([
      scorecards.confirm({ ...input, submissionId }),
      scorecards.confirm({ ...input, submissionId }),
    ]);
    expect(twice.every(({ ok }) => ok)).toBe(true);
    const settled = await row('5.4-b');
    expect([settled.now.text, settled.confirmedBy]).toEqual(['21', 'Operational Group']);
    const confirmed = await database.db
      .selectFrom('figure_confirmation')
      .select(['person_id', 'reason'])
      .execute();
    expect(confirmed).toEqual([{ person_id: idOf('Clerk'), reason: 'Checked with the register' }]);
  });

  it('shows a clerk no small number in a dispute: a chat keeps its cards', async () => {
    const small = { measureCode: '3.4-a', definition: 'Long-term plan' };
    await adds({ ...small, count: '3' });
    await adds({ ...small, count: '4', source: 'Annual report' });
    const disputes = await scorecards.disputes('meeting');
    const values = disputes
      .find(({ measureCode }) => measureCode === '3.4-a')
      ?.figures.map(({ value }) => value);
    expect(values).toEqual(Array(2).fill('a small number, or one that gives a small number away'));
    const split = disputes
      .find(({ measureCode }) => measureCode === '2.1-a')
      ?.figures.map(({ value }) => value);
    expect(split).toContain('7, in a split with a small number');
    expect((await row('3.4-a')).now.text).toBe('Sources disagree');
  });

  it('shows a clerk no total in a dispute from which a hidden part could be worked out', async () => {
    const award = { Measure: '5.10-b', 'As at': '2026-12-31', Source: 'Register', Definition: 'Signed off' };
    const sent = async (counts: number[], totals: string[]) => {
      await imports(
        table(
          ...counts.map((count, index) => ({
            ...award,
            ...{ Part: `Award: ${['Bronze', 'Silver', 'Gold'][index]}`, Count: `${count}` },
          })),
          ...totals.map((Count, index) => ({ ...award, Count, Source: index === 0 ? 'Register' : 'Report' })),
        ),
      );
      const disputes = await scorecards.disputes('meeting');
      return disputes
        .find(({ measureCode, part }) => measureCode === '5.10-b' && part === '')
        ?.figures.map(({ value }) => value);
    };
    const hidden = 'a small number, or one that gives a small number away';
    // 30 less 18 and 9, which are printed, is the 3 that is not.
    expect(await sent([18, 9, 3], ['30', '31'])).toEqual([hidden, hidden]);
    expect((await row('5.10-b')).parts.map(({ now: part }) => part.text)).toEqual(['18', '9', 'c']);
    expect((await sent([18, 9, 6], ['33', '43']))?.sort()).toEqual(['33', '43']);
  });

  it('shows a clerk no nought that would itself tell something', async () => {
    const added = await adds({ measureCode: '3.4-a', count: '0', definition: 'Long-term plan' });
    await adds({ measureCode: '3.4-a', count: '12', source: 'Annual report', definition: 'Long-term plan' });
    const values = async () =>
      (await scorecards.disputes('meeting'))
        .find(({ measureCode }) => measureCode === '3.4-a')
        ?.figures.map(({ value }) => value)
        .sort();
    expect(await values()).toEqual(['0', '12']);
    const id = added.ok ? added.value.id : '';
    await database.db.updateTable('figure').set({ zero_reveals: true }).where('id', '=', id).execute();
    expect(await values()).toEqual(['12', 'a small number, or one that gives a small number away']);
  });

  it('opens the question again when one of the figures is corrected', async () => {
    const { input } = await disagreeing();
    await scorecards.confirm({ ...input, submissionId: press() });
    await adds({ count: '23' });
    expect((await row('5.4-b')).now.text).toBe('Sources disagree');
  });

  async function apprentices() {
    await adds({ measureCode: '3.4-a', count: '3', source: 'Register', definition: 'Long-term plan' });
    const small = (await scorecards.smallNumbers('meeting')).find(
      ({ measureCode }) => measureCode === '3.4-a',
    );
    if (!small) throw new Error('nothing is hidden');
    const agrees = (by: string, reason = 'Nobody can be known from it') =>
      scorecards.agree({
        ...{ meetingId: 'meeting', smallNumberId: small.id, reason },
        ...{ byPersonId: idOf(by), submissionId: press() },
      });
    return { small, agrees };
  }

  it('prints a small number when the chair and the adviser both agree, and not before', async () => {
    const { agrees, small } = await apprentices();
    expect(JSON.stringify(small)).not.toMatch(/:3[,}]/);
    expect((await row('3.4-a')).now.text).toBe('c');
    for (const by of ['Reviewer', 'Clerk', 'Member'])
      expect(await agrees(by)).toMatchObject({ refusal: { code: 'not-allowed' } });
    expect(await agrees('Chair', ' ')).toMatchObject({ refusal: { code: 'reason-missing' } });
    told.length = 0;
    expect((await agrees('Chair')).ok).toBe(true);
    expect(told.map(({ personId }) => personId).sort()).toEqual([idOf('Adviser'), idOf('Both')].sort());
    expect((await row('3.4-a')).now.text).toBe('c');
    expect(await agrees('Chair')).toMatchObject({ refusal: { code: 'same-person' } });
    expect((await agrees('Adviser')).ok).toBe(true);
    expect((await row('3.4-a')).now.text).toBe('3');
    const audited = await database.db.selectFrom('audit_entry').select('what').execute();
    expect(audited.map(({ what }) => what)).toEqual(
      expect.arrayContaining(['small-number-agreed-by-chair', 'small-number-agreed-by-adviser']),
    );
  });

  it('never takes one person for two, whatever posts they hold', async () => {
    const { agrees } = await apprentices();
    expect((await agrees('Both')).ok).toBe(true);
    expect(await agrees('Both')).toMatchObject({ refusal: { code: 'same-person' } });
    expect((await row('3.4-a')).now.text).toBe('c');
  });

  it('hides it again when either takes it back, or when the number changes', async () => {
    const { agrees, small } = await apprentices();
    await agrees('Adviser');
    await agrees('Chair');
    const back = { meetingId: 'meeting', smallNumberId: small.id, byPersonId: idOf('Adviser') };
    expect(await scorecards.withdrawAgreement({ ...back, submissionId: press() })).toEqual({
      ...{ ok: true, value: { withdrawn: 2 } },
    });
    expect((await row('3.4-a')).now.text).toBe('c');
    await agrees('Adviser');
    await agrees('Chair');
    await adds({ measureCode: '3.4-a', count: '2', source: 'Register', definition: 'Long-term plan' });
    expect((await row('3.4-a')).now.text).toBe('c');
    expect((await agrees('Chair')).ok).toBe(true);
    expect((await row('3.4-a')).now.text).toBe('c');
  });

  it('keeps what was published, once, and never what was hidden', async () => {
    await apprentices();
    await adds({});
    const { published } = await scorecards.of('meeting', 'public');
    const build = { committeeId: 'committee', buildId: 'build-1' };
    for (let time = 0; time < 2; time += 1)
      await database.db.transaction().execute((on) => scorecards.recordPublished(on, build, published));
    const kept = await database.db
      .selectFrom('published_figure')
      .select(['measure_code', 'count', 'hidden'])
      .where('measure_code', 'in', ['3.4-a', '5.4-b'])
      .orderBy('measure_code')
      .execute();
    expect(kept).toEqual([
      { measure_code: '3.4-a', count: null, hidden: true },
      { measure_code: '5.4-b', count: '24', hidden: false },
    ]);
    expect((await scorecards.facts('meeting')).published.map(({ measureCode }) => measureCode)).toContain(
      '5.4-b',
    );
  });

  it('follows thresholds that a committee sets from a day on', async () => {
    await adds({ measureCode: '5.11-b', count: '8' });
    expect((await row('5.11-b')).now.text).toBe('8');
    const parts = { clock, scorecards, committees: { default: async () => committee } };
    expect(await smallNumbersSetting(parts, { count: '9', from: '2027-02-01' })).toContain(
      'Counts of 1 to 9',
    );
    expect((await row('5.11-b')).now.text).toBe('8');
    now = new Date('2027-02-02T10:00:00Z');
    expect((await row('5.11-b')).now.text).toBe('c');
    await expect(smallNumbersSetting(parts, { count: 'six' })).rejects.toThrow(/whole number from 1 to 50/);
  });

  it('two committees hide by their own settings, and neither knows what the other has published', async () => {
    const meetings = { committee: 'meeting', other: 'other-meeting' } as const;
    const settings = { committee: '3', other: '7' } as const;
    const shown = async (committeeId: 'committee' | 'other') => {
      const { rows } = await scorecards.of(meetings[committeeId], 'public');
      return rows.find(({ measureCode }) => measureCode === '5.11-b')?.now.text;
    };
    for (const committeeId of ['committee', 'other'] as const) {
      const committees = { default: async () => ({ ...committee, committeeId }) };
      await smallNumbersSetting({ clock, scorecards, committees }, { count: settings[committeeId] });
      expect((await adds({ measureCode: '5.11-b', count: '5' }, 'Analyst', press(), committeeId)).ok).toBe(
        true,
      );
    }
    expect([await shown('committee'), await shown('other')]).toEqual(['5', 'c']);
    for (const committeeId of ['committee', 'other'] as const) {
      const { published } = await scorecards.of(meetings[committeeId], 'public');
      await database.db
        .transaction()
        .execute((on) => scorecards.recordPublished(on, { committeeId, buildId: committeeId }, published));
    }
    const codes = (places: { measureCode: string }[]) =>
      places.map(({ measureCode }) => measureCode).filter((code) => code === '5.11-b');
    const [one, two] = [await scorecards.facts('meeting'), await scorecards.facts('other-meeting')];
    expect([codes(one.published), codes(one.hiddenBefore)]).toEqual([['5.11-b'], []]);
    expect([codes(two.published), codes(two.hiddenBefore)]).toEqual([[], ['5.11-b']]);
    // What was hidden stays so, whatever is small by now; the other committee goes on as before.
    const committees = { default: async () => ({ ...committee, committeeId: 'other' }) };
    await smallNumbersSetting({ clock, scorecards, committees }, { count: '1' });
    expect([await shown('committee'), await shown('other')]).toEqual(['5', 'c']);
  });
});
