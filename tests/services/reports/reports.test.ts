import { missingFrom } from '../../../services/reports/checks';
import { houseForms } from '../../../services/reports/house-forms';
import { readReportFile } from '../../../services/reports/read-file';
import { reportFields } from '../../../services/reports/rules';
import { onEachEngine } from '../../support/engines';
import { day, good, type PapersWorld, papersWorld, whyNot } from '../../support/papers-world';

onEachEngine('written reports', (open) => {
  let world: PapersWorld;
  let march: string;
  beforeEach(async () => {
    world = await papersWorld(open);
    march = world.meetings['2027-03-02'] ?? '';
  });
  afterEach(() => world.close());

  const reports = () => world.services.reports;
  const lead = () => world.by(world.who.lead);
  const typed = { [reportFields.title]: 'What carers said', [reportFields.reportOf]: 'Head of Service' };
  const begin = async () => good(await reports().create({ ...lead(), meetingId: march, typed }));

  it('is begun once for one press, in the form of the meeting’s day', async () => {
    const press = { ...lead(), meetingId: march, typed };
    const [one, other] = await Promise.all([reports().create(press), reports().create(press)]);
    expect(good(one).id).toBe(good(other).id);
    expect(good(one).template.name).toBe('2022 house form');
    expect(await reports().forMeeting(march)).toHaveLength(1);
  });

  it('is for leads and clerks, and needs a title', async () => {
    const create = (id: string, words = typed) =>
      reports().create({ ...world.by(id), meetingId: march, typed: words });
    expect(whyNot(await create(world.who.member))).toBe('not-allowed');
    expect(whyNot(await create(world.who.clerk, { ...typed, [reportFields.title]: ' ' }))).toBe(
      'needs-attention',
    );
    good(await create(world.who.clerk));
  });

  it('takes two authors at once in two sections, and keeps the words of whoever is second in one', async () => {
    const { id } = await begin();
    const save = (personId: string, key: string, text: string, basedOn = 0) =>
      reports().saveSection({ ...world.by(personId), reportId: id, key, basedOn, text });
    const apart = await Promise.all([
      save(world.who.lead, 'purpose', 'Why we write.'),
      save(world.who.clerk, 'summary', 'What matters.'),
    ]);
    expect(apart.map(whyNot)).toEqual(['went well', 'went well']);
    const together = await Promise.all([
      save(world.who.lead, 'reasons', 'Words of the lead.'),
      save(world.who.clerk, 'reasons', 'Words of the clerk.'),
    ]);
    expect(together.map(whyNot).sort()).toEqual(['changed-meanwhile', 'went well']);
    const second = together[0]?.ok ? world.who.clerk : world.who.lead;
    const seen = await reports().text(id, 'reasons', second);
    expect([seen.text, seen.draft].sort()).toEqual(['Words of the clerk.', 'Words of the lead.']);
    good(await save(second, 'reasons', 'Both together.', seen.version));
    expect(await reports().text(id, 'reasons', second)).toMatchObject({
      text: 'Both together.',
      draft: null,
      version: 2,
    });
  });

  it('is not taken back by an older card, and the same press again changes nothing', async () => {
    const { id } = await begin();
    const press = { ...lead(), reportId: id, key: 'purpose', basedOn: 0, text: 'First.' };
    good(await reports().saveSection(press));
    good(await reports().saveSection({ ...press, ...lead(), basedOn: 1, text: 'Second.' }));
    good(await reports().saveSection(press));
    expect((await reports().byId(id))?.sections.purpose).toBe('Second.');
    expect(whyNot(await reports().saveSection({ ...press, ...lead(), text: 'Older.' }))).toBe(
      'changed-meanwhile',
    );
    expect((await reports().byId(id))?.sections.purpose).toBe('Second.');
  });

  it('has no section that its form does not have, and none for a group', async () => {
    const { id } = await begin();
    const save = (key: string) =>
      reports().saveSection({ ...lead(), reportId: id, key, basedOn: 0, text: 'x' });
    expect(whyNot(await save('implications'))).toBe('not-found');
    expect(whyNot(await save('weather'))).toBe('not-found');
  });

  it('keeps the form it was begun in when a new one comes; the next report takes the new one', async () => {
    const before = await begin();
    const [, form] = houseForms;
    if (!form) throw new Error('there is no 2022 form');
    const content = { ...form, name: '2027 house form', fromDay: day('2027-02-01') };
    await reports().addTemplate({ committeeId: world.committeeId, content, by: 'test' });
    expect((await reports().byId(before.id))?.template.name).toBe('2022 house form');
    const create = (meetingId: string) =>
      reports().create({ ...lead(), meetingId, typed: { ...typed, [reportFields.title]: 'Another' } });
    expect(good(await create(march)).template.name).toBe('2027 house form');
    expect(good(await create(world.meetings['2026-12-01'] ?? '')).template.name).toBe('2022 house form');
  });

  it('is read from a file, and the file again is its next version', async () => {
    const template = await reports().templateOn(world.committeeId, day('2027-03-02'));
    const file = (purpose: string) =>
      readReportFile(
        `# What carers said\nReport of: Head of Service\n\n## 1. Purpose of Report\n${purpose}\n`,
        template,
      );
    const first = file('To tell members.');
    const second = file('To tell members more.');
    if (!first.ok || !second.ok) throw new Error('the file could not be read');
    const { id } = await reports().importFile({ meetingId: march, read: first.value, by: 'test' });
    good(await reports().saveSection({ ...lead(), reportId: id, key: 'summary', basedOn: 0, text: 'Kept.' }));
    const again = await reports().importFile({ meetingId: march, read: second.value, by: 'test' });
    expect(again.id).toBe(id);
    expect(again.sections).toEqual({ purpose: 'To tell members more.', summary: 'Kept.' });
    expect(again.reportOf).toBe('Head of Service');
    expect(missingFrom(again).map(({ key }) => key)).toContain('implications-children');
  });
});
