/** Planted small counts and private files by the routes that lead round the rules, looked for in finished papers. */

import { strFromU8, unzipSync } from 'fflate';
import { agendaFields as fields } from '../../../services/agenda/rules';
import { LibraryFault } from '../../../services/library/faults';
import type { Library } from '../../../services/library/service';
import { settle } from '../../../services/pack/outline/settle';
import { writePdf } from '../../../services/pack/pdf/pdf';
import { readTables } from '../../../services/spreadsheets/read';
import { onEachEngine } from '../../support/engines';
import { everything } from '../../support/everything';
import { fineUpdate, type PacksWorld, packsWorld } from '../../support/packs-world';
import { day, good } from '../../support/papers-world';
import { hasPdftotext, pdfText } from '../../support/programs';

const open = '2027-03-02 Cared for Children Committee';
const header = 'Measure,Part,From,As at,Count,Base,Source,Definition,Note,Comparator,Value,Year';

onEachEngine('by every route', (openDatabase) => {
  let world: PacksWorld;
  let put: Library['put'] | null;
  beforeEach(async () => {
    put = null;
    world = await packsWorld(openDatabase, {
      library: (folder) => ({ ...folder, put: (...file) => (put ?? folder.put)(...file) }),
      log: () => {},
    });
    await world.update('1.2');
  });
  afterEach(() => world.close());
  const packs = () => world.services.packs;
  const clerk = () => world.by(world.who.clerk);
  const placement = (count: string, over = {}) => ({
    ...fineUpdate,
    ...{ 'count:2.1-a': count, 'asAt:2.1-a': '2026-12-31', 'source:2.1-a': 'Placement list', ...over },
  });

  async function table(...rows: string[]): Promise<void> {
    const { scorecards } = world.services;
    const sheets = good(await readTables(Buffer.from([header, ...rows].join('\n')), 'figures.csv'));
    const understood = await scorecards.understand(world.committeeId, sheets);
    expect(understood.problems).toEqual([]);
    const options = { committeeId: world.committeeId, cameBy: 'test', byPersonId: null };
    await scorecards.store(understood, options);
  }

  const openFiles = () =>
    Object.entries(world.shelves())
      .filter(([folder]) => !/officers only|Part 2/.test(folder))
      .flatMap(([folder, files]) =>
        Object.entries(files).map(([name, bytes]) => ({ name: `${folder} ${name}`, bytes })),
      );
  const openWords = async () =>
    (
      await Promise.all(openFiles().map(async ({ name, bytes }) => `${name} ${await everything(bytes)}`))
    ).join('\n');

  /** What a person reads, sees or hears: numbers of the page's own making, such as widths, are not there. */
  async function asRead({ name, bytes }: ReturnType<typeof openFiles>[number]): Promise<string> {
    if (name.endsWith('.pdf')) return hasPdftotext ? pdfText(bytes) : '';
    const sources = name.endsWith('.html')
      ? [bytes.toString().replace(/<style.*?<\/style>/gs, ' ')]
      : Object.entries(unzipSync(bytes))
          .filter(
            ([part]) =>
              /^(word\/(document|header|footer|footnotes)|docProps)/.test(part) || part.endsWith('.svg'),
          )
          .map(([, content]) => strFromU8(content));
    const said = sources.flatMap((source) =>
      [...source.matchAll(/\b(?:alt|title|descr|aria-label|content)="([^"]*)"/g)].map(([, words]) => words),
    );
    return [...sources.map((source) => source.replace(/<[^>]*>/g, ' ')), ...said].join('\n');
  }

  it('a small count, its complement, its share and its change are in no open file', async () => {
    await table(
      // S2: 1,163 less 941 leaves 218 and 4.
      '2.1-a,,,2026-12-31,1163,,Case list,,,,,',
      '2.1-a,Group: A,,2026-12-31,941,,Case list,,,,,',
      '2.1-a,Group: B,,2026-12-31,218,,Case list,,,,,',
      '2.1-a,Group: C,,2026-12-31,4,,Case list,,,,,',
      // S3: of 351, all but four.
      'K01,,,2026-12-31,347,351,Case list,In touch with us,,,,',
      '2.1-a,,,2025-12-31,3,,Case list,,,,,',
      // S5: two running totals that differ by three.
      'K02,,2026-04-01,2026-09-30,431,,Case list,Children who moved,,,,',
      'K02,,2026-04-01,2026-12-31,434,,Case list,Children who moved,,,,',
      '2.1-a,,,,,,Yearbook,,,Last year,2,2025-26',
    );
    await world.update(
      '2.1',
      placement('1163', { 'words:2.1-a': 'It was three a year ago; 218 are in group B.' }),
    );
    const build = await world.draft();
    expect(build.error).toBe('');
    const read = await Promise.all(openFiles().map(async (file) => ({ ...file, words: await asRead(file) })));
    expect(read.some(({ words }) => /\b1163\b/.test(words))).toBe(true);
    const hidden = ['218', '347', '351', '99%', 'three a year ago', 'Last year, 2025-26: 2'];
    for (const { name, words } of read) {
      const told = hidden.filter((one) => new RegExp(`(?<![\\d.])${one}(?![\\d.]\\d)`).test(words));
      expect([name, told]).toEqual([name, []]);
      // One of the two running totals may stand, never both.
      expect([name, /\b431\b/.test(words) && /\b434\b/.test(words)]).toEqual([name, false]);
    }
    const officers = Object.entries(world.shelves()).find(([name]) => name.endsWith('officers only'));
    const exact = (await Promise.all(Object.values(officers?.[1] ?? {}).map(everything))).join();
    for (const shown of ['218', '347', '434']) expect(exact).toContain(shown);
  });

  it('a private file’s name, title and words are in no open file, name or property', async () => {
    const { agendas } = world.services;
    const typed = {
      [fields.title]: 'Staffing at Wobbegong Lodge',
      [fields.purpose]: 'To agree.',
      [fields.timing]: 'on-time',
    };
    const { item } = good(await agendas.add({ ...clerk(), meetingId: world.march, typed }));
    if (!item) throw new Error('nothing was added');
    const closed = `${open}, Part 2, not for publication`;
    const outline = settle({
      ...{
        title: 'Axolotl options',
        subject: 'Axolotl',
        status: 'Final',
        marking: null,
        body: 'Committee',
        facts: [],
      },
      blocks: [
        { kind: 'heading', level: 2, text: 'Options', numbered: true },
        {
          kind: 'paragraph',
          text: 'The manager of Wobbegong Lodge leaves in May with her deputy.',
          numbered: true,
        },
      ],
    });
    const { pdf } = await writePdf(outline, { createdAt: world.clock.at });
    await world.folder.put(closed, 'Numbat appendix.pdf', pdf);
    const privately = {
      ...{
        [fields.privacyKind]: 'exempt',
        [fields.paragraphs]: '1',
        [fields.publicTitle]: 'A staffing matter',
      },
      [fields.publicInterest]: 'The staff could be recognised from what is said.',
    };
    good(await agendas.makePrivate({ ...clerk(), itemId: item.id, version: item.version, typed: privately }));
    const file = { [fields.file]: 'Numbat appendix.pdf', [fields.fileTitle]: 'Bilby costs' };
    good(await agendas.attach({ ...clerk(), itemId: item.id, typed: file }));
    const build = await world.draft();
    expect(build.error).toBe('');
    const words = await openWords();
    expect(words).toContain('A staffing matter');
    const audit = await world.db.selectFrom('audit_entry').selectAll().execute();
    const notices = await world.db.selectFrom('notice').selectAll().execute();
    const everywhere = `${words} ${JSON.stringify([audit, notices, build.notes])}`;
    for (const secret of ['Wobbegong', 'Axolotl', 'Numbat', 'Bilby', 'her deputy']) {
      expect([secret, everywhere.includes(secret)]).toEqual([secret, false]);
    }
    const inside = await Promise.all(Object.values(world.shelves()[closed] ?? {}).map(everything));
    expect(inside.join()).toContain('Bilby costs');
  });

  it('figures are kept as published once, also when the final version failed and was tried again', async () => {
    await world.update('2.1', placement('31'));
    const draft = await world.draft();
    await world.keepAll(draft);
    const { id } = good(await packs().makeFinal({ buildId: draft.id, evenSo: false, ...clerk() }));
    const kept = () => world.db.selectFrom('published_figure').select(['build_id', 'measure_code']).execute();
    put = () => Promise.reject(new LibraryFault('full'));
    expect((await packs().build(id)).state).toBe('failed');
    expect(await kept()).toEqual([]);
    put = null;
    good(await packs().retry({ buildId: id, ...clerk() }));
    await Promise.all([packs().build(id), packs().build(id)]);
    await packs().build(id);
    expect((await packs().byId(id))?.state).toBe('built');
    expect(await kept()).toEqual([{ build_id: id, measure_code: '2.1-a' }]);
  });

  it('a second supplement has number 2, and the first stays as it was', async () => {
    await world.final();
    const [item] = await packs().supplementItems(world.march);
    const first = await world.final(await world.supplement([item?.id ?? '']));
    expect(first).toMatchObject({ state: 'built', supplementNo: 1 });
    const lying = Object.entries(world.shelves()[open] ?? {});
    const second = await world.final(await world.supplement([item?.id ?? '']));
    expect(second).toMatchObject({ state: 'built', supplementNo: 2 });
    const now = world.shelves()[open] ?? {};
    for (const [name, bytes] of lying) expect(now[name]?.equals(bytes)).toBe(true);
    expect(Object.keys(now).filter((name) => name.includes('Supplement 2 v'))).toHaveLength(3);
  });

  it('a decision stays where its paragraph moves, and is asked for again when its words or its figure change', async () => {
    const words = (end: string) => ({
      ...fineUpdate,
      done: `Three young people helped to plan the open day${end}.`,
    });
    const published = { measureCode: '2.1-a', part: '', from: null, asAt: day('2026-09-30'), count: 28 };
    await world.services.scorecards.recordPublished(
      world.db,
      { committeeId: world.committeeId, buildId: 'earlier' },
      [{ ...published, base: null, hidden: false }],
    );
    await world.update('1.1', words(' in Crewe'));
    await world.update('2.1', placement('30'));
    const first = await world.draft();
    await world.keepAll(first);
    const asked = async (rule: string, build = first) =>
      (await packs().standing(build)).toAnswer.filter((one) => one.rule === rule).length;
    const found = first.findings.map(({ rule }) => rule);
    expect(found).toEqual(expect.arrayContaining(['identity-small-number', 'small-change']));
    expect([await asked('identity-small-number'), await asked('small-change')]).toEqual([0, 0]);

    const { agendas } = world.services;
    const agenda = await agendas.of(world.march);
    const moved = agenda.items.find(({ kind }) => kind === 'progress');
    const place = { itemId: moved?.id ?? '', agendaVersion: agenda.version, direction: 'up' } as const;
    good(await agendas.move({ ...clerk(), ...place }));
    const second = await world.draft();
    expect([await asked('identity-small-number', second), await asked('small-change', second)]).toEqual([
      0, 0,
    ]);

    await world.update('1.1', words(' and to run it'));
    await world.update('2.1', placement('29'));
    const third = await world.draft();
    expect(await asked('identity-small-number', third)).toBeGreaterThan(0);
    expect(await asked('small-change', third)).toBe(1);
  });
});
