import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importOrder, showOrder } from '../../services/commandline/order-of-business';
import { importReport, listReports } from '../../services/commandline/reports';
import { importTemplate, listTemplates, showTemplate } from '../../services/commandline/templates';
import { onEachEngine } from '../support/engines';
import { day, type PapersWorld, papersWorld } from '../support/papers-world';

onEachEngine('the commands about papers', (open) => {
  let world: PapersWorld;
  let folder: string;
  beforeEach(async () => {
    world = await papersWorld(open);
    folder = mkdtempSync(join(tmpdir(), 'pk-files-'));
  });
  afterEach(async () => {
    await world.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const file = (name: string, text: string | Buffer) => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };

  it('shows a form, takes it back changed from a day on, and lists both', async () => {
    const shown = await showTemplate(world.services, '2022');
    expect(shown.ok).toBe(true);
    const form = { ...JSON.parse(shown.text), name: '2028 house form', fromDay: '2028-01-01' };
    const stored = await importTemplate(world.services, file('form.json', JSON.stringify(form)));
    expect(stored.text).toMatch(/2028 house form, for meetings from Saturday 1 January 2028/);
    expect((await listTemplates(world.services)).split('\n')).toHaveLength(3);
    expect((await showTemplate(world.services, '2028 House Form')).ok).toBe(true);
    expect((await showTemplate(world.services, '2050')).text).toMatch(/There is no form “2050”.*2018-01-01/);
  });

  it.each([
    ['{', /It is not JSON.*template show 2022/],
    ['{"name":"x"}', /fromDay/],
  ])('refuses the form %s, and stores nothing', async (text, fault) => {
    const refused = await importTemplate(world.services, file('form.json', text));
    expect(refused).toEqual({ ok: false, text: expect.stringMatching(/Nothing was stored from form\.json/) });
    expect(refused.text).toMatch(fault);
    expect((await listTemplates(world.services)).split('\n')).toHaveLength(2);
  });

  it('reads a report, says what is missing, and reads it again as its next version', async () => {
    const text = '# Moving on well\nReport of: Head of Service\n\n## Purpose of Report\nTo tell members.\n';
    const read = () => importReport(world.services, { file: file('report.md', text), meeting: '2027-06-08' });
    expect((await read()).text).toMatch(
      /“Moving on well”, for Tuesday 8 June 2027.*Recommendations: Nothing/s,
    );
    await read();
    const listed = await listReports(world.services, { meeting: '8 June 2027' });
    expect(listed.match(/Moving on well/g)).toHaveLength(1);
    expect(await listReports(world.services, {})).toMatch(
      /No report has been begun for Tuesday 2 March 2027/,
    );
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['report.docx', 'PK', /plain text, not docx files/],
    // As MS-DOS saves “Café résumé”.
    [
      'report.md',
      Buffer.from('# Caf\x82 r\x82sum\x82\n\n## Purpose of Report\nTo tell members.\n', 'latin1'),
      /MS-DOS/,
    ],
    ['report.md', '# Only a title', /None of the form’s headings/],
  ])('refuses %s', async (name, text, fault) => {
    const refused = await importReport(world.services, { file: file(name, text) });
    expect(refused.ok).toBe(false);
    expect(refused.text).toMatch(fault);
    expect(await world.services.reports.forMeeting(world.meetings['2027-03-02'] ?? '')).toEqual([]);
  });

  it('shows the usual order of business, and takes another from a day on', async () => {
    const order = { ...JSON.parse(await showOrder(world.services)), publicSpeaking: true };
    const path = file('order.json', JSON.stringify(order));
    expect((await importOrder(world.services, { file: path, from: '2027-05-01' })).ok).toBe(true);
    const speaks = async (text: string) =>
      (await world.services.agendas.order(world.committeeId, day(text))).publicSpeaking;
    expect([await speaks('2027-04-30'), await speaks('2027-05-01')]).toEqual([false, true]);
    const bad = file('bad.json', JSON.stringify({ ...order, municipalYearFrom: '02-30' }));
    expect((await importOrder(world.services, { file: bad })).text).toMatch(
      /municipalYearFrom: is not a day/,
    );
    expect((await importOrder(world.services, { file: path, from: 'soon' })).text).toMatch(/not a date/);
  });
});
