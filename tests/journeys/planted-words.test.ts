import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { inputIds, type VerbName, verbs } from '../../cards/verbs';
import { packInputIds } from '../../cards/verbs-pack';
import { questionInputs } from '../../cards/verbs-questions';
import { figureInputs } from '../../cards/verbs-scorecard';
import { visitInputs } from '../../cards/verbs-visits';
import { fields } from '../../services/updates/rules';
import { Dialog } from '../support/dialogs';
import type { Chat } from '../support/teams';
import { onEachTown, type Town } from '../support/town';

jest.setTimeout(400_000);

/** A name as in 'What was done', by every card that takes words. */
const inputs = [
  ...Object.values({ ...inputIds, ...packInputIds, ...figureInputs, ...visitInputs }),
  ...Object.values(fields).filter((id) => typeof id === 'string'),
  ...Object.values(questionInputs),
  ...[
    'title',
    'publicTitle',
    'purpose',
    'why',
    'text',
    'section',
    'ask',
    'outcome',
    'note',
    'ownerPost',
    'words:2.1-a',
  ],
];
/** Their words go into the locked room as they are, or are a wording that lies there until it is agreed. */
const apart: VerbName[] = [
  'question.send',
  'question.respond',
  'question.send-for-someone',
  'question.propose',
  'question.change-wording',
  'question.hand-over',
  'question.no-matter',
];

/**
 * A young person's words planted in every field of every card, by people of every kind, with what else is wrong with the press
 * as it comes: none of it is in a table, a file, a message or the output before its reader says so.
 */
onEachTown('words planted in every adult’s text', (open) => {
  let town: Town;
  const planted = new Set<string>();
  const answers: string[] = [];
  const said: string[] = [];
  const spies = (['log', 'error', 'warn'] as const).map((name) =>
    jest.spyOn(console, name).mockImplementation((...all) => void said.push(all.join(' '))),
  );
  const plant = (verb: string) => {
    const word = `plantword${verb.replace(/[^a-z]/g, '')}`;
    planted.add(word);
    return `One young person said that ${word} hits her, and she is scared.`;
  };

  beforeAll(async () => {
    town = await open();
    await town.clock('2027-01-05T10:00:00Z');
  }, 120_000);
  afterAll(async () => {
    for (const spy of spies) spy.mockRestore();
    await town?.stop();
  });

  const people = [
    'Deputy Virtual School Headteacher',
    'Democratic Services Officer',
    'Operational Group Reviewer',
    'Participation Worker',
  ];

  it('reach their reader from every verb, and nobody and nothing else', async () => {
    for (const name of people) {
      const chat = await town.at(name);
      await chat.says(name === 'Operational Group Reviewer' ? 'scrutiny' : 'my updates');
      const requestId = /"requestId":"([^"]+)"/.exec(JSON.stringify(chat.card))?.[1] ?? 'none';
      for (const verb of Object.keys(verbs) as VerbName[]) {
        if (apart.includes(verb)) continue;
        const words = plant(verb);
        const ids = { requestId, submissionId: randomUUID(), versionNo: 1, basedOn: 0, version: 1 };
        const data = {
          verb,
          ...ids,
          ...Object.fromEntries(inputs.map((id) => [id, words])),
          status: 'on-track',
        };
        // In the chat and in a window by turns: the same door stands before both.
        const inChat = (people.indexOf(name) + planted.size) % 2 === 0;
        for (const [shape, value] of [
          ['adaptiveCard/action', { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' }],
          ['task/submit', { data: { ...data, submissionId: randomUUID() } }],
        ] as const) {
          if (inChat !== (shape === 'adaptiveCard/action')) continue;
          answers.push(JSON.stringify(await chat.deliver({ type: 'invoke', name: shape, value })));
        }
      }
      answers.push(JSON.stringify([chat.received, chat.texts, chat.previews]));
    }
    expect(answers.filter((text) => /plantword/.test(text.replace(/"value":\{"verb".*/, '')))).toEqual([]);
    expect(planted.size).toBeGreaterThan(80);
  });

  it('stand in no table, no file and no line of output', async () => {
    const holding = (await town.rows()).filter(({ row }) => row.includes('plantword'));
    expect(holding.map(({ table }) => table)).toEqual([]);
    const notes = (await town.rows()).filter(({ row }) => row.includes('waiting to be read by'));
    // What stands in their place stands where they would have stood.
    expect(notes.map(({ table }) => table)).toEqual(expect.arrayContaining(['update_draft']));
    const files = function* (path: string): Generator<string> {
      if (statSync(path).isFile()) return yield path;
      if (!statSync(path).isDirectory()) return;
      for (const entry of readdirSync(path)) yield* files(join(path, entry));
    };
    const found = [...files(town.dataDir)].filter((file) => readFileSync(file).includes('plantword'));
    expect(found).toEqual([]);
    expect(said.filter((line) => line.includes('plantword'))).toEqual([]);
  });

  it('are each in the reader’s queue, and leave nothing behind once they are a worry', async () => {
    const worker: Chat = await town.at('Participation Worker');
    await worker.says('questions');
    const ids = [...JSON.stringify(worker.card).matchAll(/"questionId":"([^"]+)"/g)].map(
      ([, id]) => id ?? '',
    );
    for (const questionId of new Set(ids)) {
      const dialog = await Dialog.fetch(worker, { verb: 'question.read', questionId });
      expect(dialog.text).toContain('plantword');
      await dialog.presses('Worried about safety');
    }
    expect(new Set(ids).size).toBeGreaterThan(3);
    expect((await town.rows()).filter(({ row }) => row.includes('plantword'))).toEqual([]);
  });
});
