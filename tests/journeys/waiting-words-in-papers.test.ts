/** While an adult's text waits for the reader of a young person's words, the whole pack is built, and a backup made: the words are in neither. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { backup } from '../../services/commandline/backup';
import { everything } from '../support/everything';
import { openTown, type Town } from '../support/town';

jest.setTimeout(400_000);

describe('a young person’s words that wait in a lead’s update', () => {
  let town: Town;
  let folder: string;
  const waiting = 'One of them wrote: my Zebrafish teacher hits me and I am scared of him, please help me.';
  const secret = /zebrafish|hits me/i;
  const note = 'waiting to be read by the participation worker';

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'pk-waiting-'));
    town = await openTown();
    await town.clock('2027-01-05T10:00:00Z');
  }, 120_000);
  afterAll(async () => {
    await town?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const papers = () =>
    readdirSync(town.dataDir, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(docx|pdf|html)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name));

  it('are in no file of the papers, of any edition, nor does one show that something waits', async () => {
    const lead = await town.at('Deputy Virtual School Headteacher');
    const clerk = await town.at('Democratic Services Officer');
    await lead.says('my updates');
    await lead.pressesLike(/^(Open|Start with) /);
    await lead.presses('Send update', {
      'What was done': 'The group met twice, in the Quernstone room.',
      'What difference did it make?': 'Young people say it helps.',
      'What young people said (a theme, no names)': waiting,
    });
    expect(lead.text).toContain(note);

    // Accepted, so that the open papers print it.
    const { committees, rounds, people, scrutiny } = town.services;
    const [{ committeeId } = { committeeId: '' }] = await committees.all();
    const round = await rounds.present(committeeId);
    const { requests } = await rounds.overview(round?.id ?? '');
    const sent = requests.filter(({ state }) => state === 'sent');
    const [reviewer] = await people.withRole(committeeId, 'reviewer');
    for (const { id, versionNo } of sent) {
      const press = { requestId: id, versionNo, reviewerId: reviewer?.id ?? '', submissionId: randomUUID() };
      expect((await scrutiny.accept(press)).ok).toBe(true);
    }
    await clerk.says('build the pack');
    await town.settle();

    const files = papers();
    const ends = (end: string) => files.filter((file) => file.endsWith(end)).length;
    expect([ends('.docx') > 5, ends('.pdf') > 5, ends('.html') > 1]).toEqual([true, true, true]);
    let printed = 0;
    for (const file of files) {
      const words = await everything(readFileSync(file));
      expect([file, secret.test(words), words.includes(note)]).toEqual([file, false, false]);
      if (words.includes('Quernstone')) printed += 1;
    }
    // What the lead wrote beside them is printed: these are the papers that would have held them.
    expect(printed).toBeGreaterThan(3);
    expect(JSON.stringify([clerk.card, clerk.texts, clerk.previews])).not.toMatch(secret);
  });

  it('are in no backup', async () => {
    await town.down();
    const to = join(folder, 'council.backup');
    await backup({ databaseUrl: null, dataDir: town.dataDir, to });
    const content = gunzipSync(readFileSync(to)).toString();
    expect(content).toContain('Quernstone');
    expect(content).toContain(note);
    expect(content).not.toMatch(secret);
  });
});
