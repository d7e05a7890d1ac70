/** A young person's words in a table that is read in, or in a file that is attached, are with their reader before all else. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importTable } from '../../../services/commandline/import-file';
import { type HoldSpeech, speechInFile } from '../../../services/pack/attachments/speech';
import { onEachEngine } from '../../support/engines';
import { at, type Scene, setScene } from './scene';

onEachEngine('words of young people in tables and files', (open) => {
  let scene: Scene;
  let folder: string;
  beforeEach(async () => {
    scene = await setScene(await open());
    scene.now = at('2027-01-12', '10:00');
    folder = mkdtempSync(join(tmpdir(), 'pk-tables-'));
  });
  afterEach(async () => {
    await scene.database.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const worry = 'One of them wrote: my Zebrafish teacher hits me and I am scared of him.';
  const note = /\[waiting to be read by the participation worker: [a-z0-9]{10}\]/;
  const words = async () => {
    const list = await scene.questions.queue.list(scene.committeeId, scene.id('Wanda'));
    const read: string[] = [];
    for (const { question } of list) {
      const opened = await scene.questions.queue.open(question.id, scene.id('Wanda'));
      if (opened.ok) read.push(opened.value.content?.words ?? '');
    }
    return read;
  };

  it('leave a table before anything is made of it, also where another row is wrong', async () => {
    const file = join(folder, 'notes.csv');
    writeFileSync(file, `Action,Note\n"Ask them more often","${worry}"\n"Councillor I",my plan\n`);
    const seen: string[] = [];
    const committees = { default: async () => ({ committeeId: scene.committeeId }) as never };
    const result = await importTable(
      { committees, questions: scene.questions },
      { file },
      'import',
      async (sheets) => {
        seen.push(JSON.stringify(sheets));
        return {
          problems: [{ row: 3, sheet: '', column: 'Note', message: 'It is wrong.', fix: 'Mend it.' }],
        };
      },
    );
    expect(result.ok).toBe(false);
    expect(result.text).toContain('one passage that may be a young person’s own words');
    expect(seen.join()).not.toContain('Zebrafish');
    expect(seen.join()).toMatch(note);
    // What is short is a name or a title.
    expect(seen.join()).toContain('Councillor I');
    expect(await words()).toEqual([worry]);
  });

  it('hold an attached file up until its reader calls them OK, and are quoted in no finding', async () => {
    const itemId = 'i1';
    const hold: HoldSpeech = async ({ text, place }) => {
      const held = await scene.questions.held.hold({
        ...{ ids: {}, committeeId: async () => scene.committeeId, way: 'adult-text', byPersonId: null },
        ...{ place, theirVoice: false, text },
      });
      return held.ok ? held.value : null;
    };
    const texts = [
      { place: 'page 1', text: 'The survey was answered by 41 people.', kind: 'paragraph' as const },
      { place: 'page 2', text: worry, kind: 'paragraph' as const },
    ];
    const about = { itemId, place: 'Item 5, Survey', excerpt: 'Survey' };
    const first = await speechInFile(hold, about, texts);
    expect(first.finding).toMatchObject({
      rule: 'attached-young-persons-words',
      severity: 'stops',
      mayKeep: false,
    });
    expect(first.texts.map(({ text }) => text)).toEqual(['The survey was answered by 41 people.']);
    expect(JSON.stringify(first)).not.toContain('Zebrafish');
    expect(await words()).toEqual([worry]);

    const [{ question } = { question: null }] = await scene.questions.queue.list(
      scene.committeeId,
      scene.id('Wanda'),
    );
    await scene.questions.queue.okToUse(question?.id ?? '', scene.id('Wanda'));
    expect(await speechInFile(hold, about, texts)).toEqual({ finding: null, texts });
    // Read and called OK once, they are in their place and are not asked about again.
    expect(await words()).toEqual([]);
    // They stand in an adult's paper: they are nobody's question to the committee.
    const proposed = await scene.questions.wording.propose({
      ...{ questionIds: [question?.id ?? ''], personId: scene.id('Wanda'), submissionId: 's' },
      ...{ theme: 'School', wording: 'How are young people listened to at school?', couldBeSix: true },
    });
    expect(proposed).toEqual({ ok: false, refusal: { code: 'not-ready' } });
  });

  it('stop a file where there is no safe place for them', async () => {
    const about = { itemId: 'i1', place: 'Item 5, Survey', excerpt: 'Survey' };
    const found = await speechInFile(async () => null, about, [
      { place: 'page 1', text: worry, kind: 'paragraph' },
    ]);
    expect(found.texts).toEqual([]);
    expect(found.finding?.fix).toContain('QUESTIONS_KEY');
  });
});
