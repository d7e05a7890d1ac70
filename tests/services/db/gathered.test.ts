import { gathered } from '../../../services/db/gathered';

/** Answers when told to; each question that was asked is kept. */
function slow() {
  const questions: string[][] = [];
  const answers: (() => void)[] = [];
  const read = gathered(async (keys: string[]) => {
    questions.push(keys);
    await new Promise<void>((resolve) => answers.push(resolve));
    if (keys.includes('bad')) throw new Error('Not a key');
    return keys.map((key) => key.toUpperCase());
  });
  return { read, questions, answer: () => answers.shift()?.() };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

it('asks once for all that come together, and answers each with its own', async () => {
  const { read, questions, answer } = slow();
  const found = Promise.all(['a', 'b', 'a'].map((key) => read(key)));
  await soon();
  answer();
  expect(await found).toEqual(['A', 'B', 'A']);
  expect(questions).toEqual([['a', 'b', 'a']]);
});

it('never answers from a question that was asked before: who comes later is asked for later', async () => {
  const { read, questions, answer } = slow();
  const first = read('a');
  await soon();
  const later = Promise.all([read('a'), read('b')]);
  await soon();
  expect(questions).toEqual([['a'], ['a', 'b']]);
  answer();
  answer();
  expect(await first).toBe('A');
  expect(await later).toEqual(['A', 'B']);
});

it('gathers what comes while three questions are at work, and asks it as one when the first is answered', async () => {
  const { read, questions, answer } = slow();
  const atWork: Promise<string>[] = [];
  for (const key of ['a', 'b', 'c']) {
    atWork.push(read(key));
    await soon();
  }
  const gatheredLater = Promise.all([read('d'), read('e')]);
  await soon();
  expect(questions).toEqual([['a'], ['b'], ['c']]);
  answer();
  await soon();
  expect(questions).toEqual([['a'], ['b'], ['c'], ['d', 'e']]);
  for (let time = 0; time < 3; time += 1) answer();
  expect(await Promise.all(atWork)).toEqual(['A', 'B', 'C']);
  expect(await gatheredLater).toEqual(['D', 'E']);
});

it('lets one bad key be nobody else’s fault', async () => {
  const { read, answer } = slow();
  const found = Promise.allSettled(['a', 'bad', 'b'].map((key) => read(key)));
  for (let time = 0; time < 4; time += 1) {
    await soon();
    answer();
    answer();
    answer();
  }
  expect((await found).map((one) => (one.status === 'fulfilled' ? one.value : 'refused'))).toEqual([
    'A',
    'refused',
    'B',
  ]);
});

it('goes on after a failure', async () => {
  const { read, answer } = slow();
  const failed = expect(read('bad')).rejects.toThrow('Not a key');
  await soon();
  answer();
  await failed;
  const next = read('a');
  await soon();
  answer();
  expect(await next).toBe('A');
});
