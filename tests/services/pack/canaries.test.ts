import { agendaFields as fields } from '../../../services/agenda/rules';
import type { PackBuild } from '../../../services/pack/service';
import { reportFields } from '../../../services/reports/rules';
import { onEachEngine } from '../../support/engines';
import { everything } from '../../support/everything';
import { fineUpdate, type PacksWorld, packsWorld } from '../../support/packs-world';
import { good, whyNot } from '../../support/papers-world';
import { hasPdftotext, pdfText } from '../../support/programs';

const secret = {
  title: 'Closing Quetzalhouse',
  purpose: 'To agree that Ondatra manages the closing of the home.',
  section: 'Kinkajou will leave the home before the summer and the manager has been told.',
  reason: 'A child could be recognised by what happened there last year.',
};

onEachEngine('canaries', (open) => {
  let world: PacksWorld;
  let logged: string[];
  beforeEach(async () => {
    logged = [];
    world = await packsWorld(open, { log: (error, what) => logged.push(`${what} ${error}`) });
  });
  afterEach(() => world.close());

  const clerk = () => world.by(world.who.clerk);

  async function privateItem(): Promise<string> {
    const { agendas } = world.services;
    const words = {
      [fields.title]: secret.title,
      [fields.purpose]: secret.purpose,
      [fields.timing]: 'on-time',
    };
    const { item } = good(await agendas.add({ ...clerk(), meetingId: world.march, typed: words }));
    if (!item) throw new Error('nothing was added');
    const typed = {
      [fields.privacyKind]: 'exempt',
      [fields.paragraphs]: '2',
      [fields.publicTitle]: 'A matter of staffing',
      [fields.publicInterest]: secret.reason,
    };
    good(await agendas.makePrivate({ ...clerk(), itemId: item.id, version: item.version, typed }));
    return item.id;
  }

  /** A report with the secret in it, in place of the private item's paper. */
  async function privateReport(itemId: string): Promise<void> {
    const { reports, agendas } = world.services;
    const title = { [reportFields.title]: 'Quetzalhouse: options', [reportFields.fact(0)]: 'All wards' };
    const report = good(await reports.create({ ...clerk(), meetingId: world.march, typed: title }));
    const { sections } = report.template;
    const [section] = sections.filter(({ group, form }) => !group && form === 'text');
    if (!section) throw new Error('no section');
    const place = { reportId: report.id, key: section.key, basedOn: 0 };
    good(await reports.saveSection({ ...clerk(), ...place, text: secret.section }));
    good(await agendas.placeReport({ ...clerk(), reportId: report.id, itemId }));
  }

  const openShelves = () =>
    Object.entries(world.shelves()).filter(([folder]) => !/officers only|Part 2/.test(folder));

  async function nowhereOpen(...canaries: string[]): Promise<void> {
    for (const [folder, files] of openShelves()) {
      for (const [name, content] of Object.entries(files)) {
        const words = `${folder} ${name} ${await everything(content)}`;
        for (const canary of canaries) {
          expect([name, canary, words.includes(canary)]).toEqual([name, canary, false]);
        }
      }
    }
  }

  async function nowhereElse(build: PackBuild, ...canaries: string[]): Promise<void> {
    const { composed } = await world.db
      .selectFrom('pack_build')
      .select('composed')
      .where('id', '=', build.id)
      .executeTakeFirstOrThrow();
    const { public: papers, youngPeople } = composed as { public: unknown; youngPeople: unknown };
    const notices = await world.db.selectFrom('notice').selectAll().execute();
    const audit = await world.db.selectFrom('audit_entry').selectAll().execute();
    const said = JSON.stringify([papers, youngPeople, notices, audit, logged, build.notes, build.error]);
    for (const canary of canaries) expect([canary, said.includes(canary)]).toEqual([canary, false]);
  }

  it('of a private item are in its own folder, marked on every page, and nowhere open', async () => {
    await world.update('1.1');
    await privateReport(await privateItem());
    const build = await world.draft();
    expect(build.error).toBe('');
    const canaries = ['Quetzalhouse', 'Ondatra', 'Kinkajou'];
    await nowhereOpen(...canaries);
    await nowhereElse(build, ...canaries);
    const closed = Object.entries(world.shelves()).filter(([folder]) => /Part 2/.test(folder));
    expect(closed).toHaveLength(1);
    const files = Object.entries(closed[0]?.[1] ?? {});
    const all = await Promise.all(files.map(([, content]) => everything(content)));
    for (const canary of canaries) expect(all.some((words) => words.includes(canary))).toBe(true);
    for (const [name, content] of files) {
      expect(name).toMatch(/not for publication/);
      if (!hasPdftotext || !name.endsWith('.pdf')) continue;
      const pages = (await pdfText(content)).split('\f').slice(0, -1);
      expect(pages.length).toBeGreaterThan(0);
      for (const page of pages) expect(page).toMatch(/not for publication/i);
    }
  });

  it('of a private item are in no record of a build: every officer may open it, the item is its own officers’', async () => {
    await world.update('1.1');
    const itemId = await privateItem();
    const canaries = ['Quetzalhouse', 'Ondatra', 'Kinkajou'];
    // It has no paper yet, which is a finding under its own title.
    const first = await world.draft();
    await privateReport(itemId);
    const second = await world.draft();
    expect([first.state, second.state]).toEqual(['built', 'built']);
    const officers = Object.entries(world.shelves()).find(([folder]) => folder.endsWith('officers only'));
    const records = Object.entries(officers?.[1] ?? {}).filter(([name]) => name.includes('Record of'));
    expect(records).toHaveLength(2);
    for (const [name, content] of records) {
      const words = await everything(content);
      expect(words).toMatch(/a private paper/);
      for (const canary of canaries)
        expect([name, canary, words.includes(canary)]).toEqual([name, canary, false]);
    }
    expect(records[1]?.[1].toString()).toMatch(/Its own readers and whoever makes the papers see how/);
    // Whoever makes the papers is told how.
    const told = await world.services.packs.compare(first.id, second.id);
    expect(told?.join()).toContain('Quetzalhouse');
  });

  it('that are first names of children stop the final version, wherever they stand', async () => {
    await world.update('1.1', { ...fineUpdate, done: 'Jaxon, aged 9, from Crewe has settled in.' });
    await world.update('1.2', { ...fineUpdate, difference: 'A girl called Maisie told us so.' });
    const build = await world.draft();
    const { stops } = await world.services.packs.standing(build);
    const found = stops.filter(({ privacy }) => privacy).map(({ excerpt }) => excerpt);
    for (const name of ['Jaxon', 'Maisie']) expect(found.some((one) => one.includes(name))).toBe(true);
    const press = { buildId: build.id, evenSo: true, ...clerk() };
    expect(whyNot(await world.services.packs.makeFinal(press))).toBe('gate-closed');
    expect(openShelves().every(([folder]) => folder.endsWith('drafts'))).toBe(true);
    const notices = await world.db.selectFrom('notice').selectAll().execute();
    const told = JSON.stringify([notices, logged, build.notes]);
    for (const name of ['Jaxon', 'Maisie']) expect(told).not.toContain(name);
  });

  it('that are a lead’s or a clerk’s name are in no file', async () => {
    await world.update('1.1');
    const build = await world.final();
    expect(build.error).toBe('');
    await nowhereOpen('Varnish', 'Marsh', 'Kettle', 'Larch');
  });

  it('that are small counts are hidden in every open file, and exact for officers', async () => {
    const measures = { 'count:2.1-a': '4', 'asAt:2.1-a': '2026-12-31', 'source:2.1-a': 'Placement list' };
    await world.update('2.1', { ...fineUpdate, ...measures });
    const build = await world.draft();
    expect(build.error).toBe('');
    const pages = await Promise.all(
      openShelves().flatMap(([, files]) => Object.values(files).map((content) => everything(content))),
    );
    for (const words of pages) expect(words).not.toMatch(/\b4 people\b|\(4\)|: 4 \(|\b4 young/);
    const officers = Object.entries(world.shelves()).find(([folder]) => folder.endsWith('officers only'));
    const exact = await Promise.all(Object.values(officers?.[1] ?? {}).map((content) => everything(content)));
    expect(exact.join()).toMatch(/\b4\b/);
  });
});
