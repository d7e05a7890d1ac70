import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Day } from '../../../services/calendar/rules';
import { withoutSpeech } from '../../../services/commandline/speech-in-tables';
import { templateNames, writeTemplateFile } from '../../../services/commandline/template-file';
import { understandPeople } from '../../../services/people/understand-people';
import { speechIn } from '../../../services/questions/reported-speech';
import { readFigureTable } from '../../../services/scorecard/figure-table';
import { noAnswers } from '../../../services/spreadsheets/questions';
import { readTables } from '../../../services/spreadsheets/read';
import type { Sheet } from '../../../services/spreadsheets/rules';
import { asSeen } from '../../../services/spreadsheets/seen';
import { demoPlan } from '../../../services/strategy/demo-plan';
import { understandPlan } from '../../../services/strategy/understand-plan';
import { readMemberTable, readServiceTable } from '../../../services/visits/service-table';

const today = Day.parse('2026-11-30');

/** What each import makes of its own template: the examples, and nothing to put right. */
const readers: Record<string, (sheets: Sheet[]) => { problems: unknown[]; read: unknown }> = {
  plan(sheets) {
    const options = { title: null, fromDay: null, untilDay: null, previous: null, posts: [], smallCount: 5 };
    const { plan, problems } = understandPlan(sheets, options);
    const actions = plan?.actions.map(({ ref, due, leadPost, measures }) => [
      ref,
      due,
      leadPost,
      measures.length,
    ]);
    return { problems, read: [plan?.fromDay, plan?.untilDay, plan?.pledges[0]?.wording, actions] };
  },
  people(sheets) {
    const context = { known: [], today, leadPosts: [], findPost: () => null, committeeId: 'c1' };
    const { entries, problems } = understandPeople(sheets, context);
    return {
      problems,
      read: entries.map(({ email, roles, holdings }) => [email, roles, holdings.map(({ post }) => post)]),
    };
  },
  figures(sheets) {
    const measures = new Map(
      demoPlan(4).actions.flatMap((action) =>
        action.measures.map((one) => [one.code, { id: one.code, ...one }] as const),
      ),
    );
    const context = { measures, planBegan: Day.parse('2026-09-01'), today, peopleNames: new Set<string>() };
    const { figures, comparators, problems } = readFigureTable(sheets, context);
    return {
      problems,
      read: [figures.map(({ given }) => [given.count, given.base, given.asAt]), comparators.length],
    };
  },
  services(sheets) {
    const { entries, problems } = readServiceTable(sheets, null);
    return {
      problems,
      read: entries.map(({ contact, pledges, isHome, startsAt }) => [contact, pledges, isHome, startsAt]),
    };
  },
  members(sheets) {
    const { entries, problems } = readMemberTable(sheets, {
      today: Day.parse('2027-01-05'),
      mayVisit: () => true,
    });
    return {
      problems,
      read: entries.map(({ party, trainedOn, visitsBefore }) => [party, trainedOn, visitsBefore]),
    };
  },
};

const expected: Record<string, unknown> = {
  plan: [
    '2026-09-01',
    '2027-08-31',
    'We will care for you as any good parent would',
    [
      ['1.1', '2026-10-31', 'Head of Service', 1],
      ['1.2', '2027-08-31', 'Virtual School Headteacher', 1],
    ],
  ],
  people: [
    ['alex.example@council.example', ['member', 'chair'], []],
    ['sam.example@council.example', ['lead'], ['Service Manager, Cared for and Care Leavers']],
  ],
  figures: [
    [
      [9, null, '2026-09-30'],
      [65, 76, '2026-09-30'],
    ],
    1,
  ],
  services: [
    ['01632 960123', [5], false, '10:30'],
    ['01632 960124', [1, 3], true, '16:00'],
  ],
  members: [
    ['Independent', '2026-05-14', 0],
    ['Party A', '2026-05-14', 3],
  ],
};

describe('a template file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'template-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it.each(Object.keys(readers))('for %s has no words that would wait for a reader', async (name) => {
    const file = join(folder, `${name}-words.xlsx`);
    await writeTemplateFile(name, file);
    const read = await readTables(await readFile(file), file);
    const looked: string[] = [];
    const hold = async ({ text }: { text: string }) => {
      looked.push(text);
      return { ok: true as const, value: { text, waiting: speechIn(text).length, readBy: null } };
    };
    const questions = { held: { hold } } as never;
    const about = { file, committeeId: 'c1' };
    const found = await withoutSpeech({ questions }, about, read.ok ? read.value : []);
    expect([found, looked.length > 0]).toEqual([expect.objectContaining({ waiting: 0 }), true]);
  });

  it('is there for each import', () => {
    expect([...templateNames].sort()).toEqual(Object.keys(readers).sort());
  });

  it.each(Object.keys(readers).flatMap((name) => [[name, 'xlsx'] as const, [name, 'csv'] as const]))(
    'of %s is read back by our own import as .%s, its examples word for word',
    async (name, kind) => {
      const file = join(folder, `${name}.${kind}`);
      expect((await writeTemplateFile(name, file)).ok).toBe(true);
      const tables = await readTables(await readFile(file), file);
      if (!tables.ok) throw new Error(tables.refusal.message);
      const seen = asSeen(tables.value, noAnswers);
      expect([seen.questions, seen.doubts]).toEqual([[], []]);
      const { problems, read } = readers[name]?.(seen.sheets) ?? { problems: ['no reader'], read: null };
      expect(problems).toEqual([]);
      expect(read).toEqual(expected[name]);
    },
  );

  it('warns of an example that was left standing', async () => {
    const file = join(folder, 'left.csv');
    await writeTemplateFile('services', file);
    const tables = await readTables(await readFile(file), file);
    const { doubts } = readServiceTable(tables.ok ? tables.value : [], null);
    expect(doubts.map(({ row, message }) => [row, message])).toEqual([
      [2, 'This is an example of the template file.'],
      [3, 'This is an example of the template file.'],
    ]);
  });

  it('says which there are, and when a folder cannot be written', async () => {
    expect((await writeTemplateFile('rota', join(folder, 'x.xlsx'))).text).toContain(
      'plan, people, figures, services, members',
    );
    expect((await writeTemplateFile('plan', join(folder, 'no', 'x.xlsx'))).ok).toBe(false);
  });
});
