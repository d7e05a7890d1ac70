/** A topic that leaves the list between the form and the question: the question is kept, and both sides know. */
import { onEachEngine } from '../../support/engines';
import { type Scene, setScene } from './scene';

onEachEngine('the topics to choose from', (open) => {
  let scene: Scene;
  let close: () => Promise<void>;
  beforeEach(async () => {
    const database = await open();
    close = database.close;
    scene = await setScene(database);
    scene.agenda = ['Homes', 'Health'];
  });
  afterEach(() => close());
  const chosen = (sent: string) => scene.questions.chosenTopic(scene.committeeId, sent);
  const valueFor = async (title: string) =>
    (await scene.questions.topicChoices(scene.committeeId)).find((one) => one.title === title)?.value ?? '';

  it('know what was offered, now and before, and nothing else', async () => {
    const homes = await valueFor('Homes');
    expect(await chosen(homes)).toEqual({ topic: 'Homes', topicGone: '', isLost: false });
    expect(await chosen('Homes')).toEqual({ topic: 'Homes', topicGone: '', isLost: false });
    expect(await chosen('')).toEqual({ topic: '', topicGone: '', isLost: false });
    scene.agenda = ['Health'];
    expect(await chosen(homes)).toEqual({ topic: '', topicGone: 'Homes', isLost: true });
    for (const forged of ['Homes', 'a second box for words', homes.replace('Homes', 'I am not safe')])
      expect(await chosen(forged)).toEqual({ topic: '', topicGone: '', isLost: true });
  });

  it('show the reader which one it was, and make one question of a form sent before and after', async () => {
    const sent = await valueFor('Homes');
    const ask = async () => {
      const { isLost: _, ...topic } = await chosen(sent);
      return scene.asks('words', { formId: 'one', ...topic });
    };
    const before = await ask();
    scene.agenda = [];
    const after = await ask();
    expect(after).toEqual(before);
    const later = await scene.asks('other words', { topicGone: 'Homes' });
    const read = await scene.questions.queue.open(later.questionId, scene.id('Wanda'));
    expect(read.ok && [read.value.content?.topic, read.value.content?.topicGone]).toEqual(['', 'Homes']);
  });
});
