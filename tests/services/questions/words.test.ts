/** The word list, the codes, word-spotting and the checks on a wording, by tables (domain.md 2.2, 2.9.7). */
import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { createKeyRing, keyBytes } from '../../../services/questions/keys';
import {
  freshGroupCode,
  freshKeepsake,
  keepsakeFrom,
  readCode,
} from '../../../services/questions/word-codes';
import { codeWords } from '../../../services/questions/word-list';
import { isRaised } from '../../../services/questions/word-spotting';
import { checkPlainWords, checkWording } from '../../../services/questions/wording-checks';
import { checkWordingAndIdentity } from '../../../services/questions/wording-identity';

describe('private codes', () => {
  it('come from 2,048 different plain words', () => {
    expect([codeWords.length, new Set(codeWords).size]).toEqual([2048, 2048]);
    expect(codeWords.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([]);
  });

  it('are six words for a keepsake and four for a group, and never the same twice', () => {
    const codes = Array.from({ length: 500 }, freshKeepsake);
    expect(new Set(codes).size).toBe(500);
    expect(codes.every((code) => code.split('-').length === 6)).toBe(true);
    expect(freshGroupCode().split('-')).toHaveLength(4);
    expect(keepsakeFrom(Buffer.alloc(16, 1))).toBe(keepsakeFrom(Buffer.alloc(16, 1)));
  });

  it('are read however they were typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...codeWords), { minLength: 6, maxLength: 6 }),
        fc.constantFrom(' ', ', ', '-', '\n', '. '),
        (words, between) => {
          expect(readCode(` ${words.join(between).toUpperCase()} `)).toBe(words.join('-'));
        },
      ),
      { seed: 1 },
    );
  });
});

describe('the questions’ keys', () => {
  const key = () => randomBytes(32).toString('base64');

  it('seal and open any text, in its own place alone, differently each time', () => {
    const ring = createKeyRing([key()]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string(), (text, place) => {
        const one = ring.seal(text, place);
        const other = ring.seal(text, place);
        expect(ring.open(one, place)).toBe(text);
        expect(one.sealed.equals(other.sealed)).toBe(false);
        expect(() => ring.open(one, `${place}!`)).toThrow('does not open');
        const changed = Buffer.from(one.sealed);
        changed[changed.length - 1] = (changed.at(-1) ?? 0) ^ 1;
        expect(() => ring.open({ ...one, sealed: changed }, place)).toThrow('does not open');
      }),
      { seed: 2, numRuns: 60 },
    );
  });

  it.each([
    ['', false],
    ['short', false],
    [Buffer.alloc(31).toString('base64'), false],
    [key(), true],
    [randomBytes(32).toString('hex'), true],
  ])('of %j is one: %s', (text, isKey) => {
    expect(keyBytes(text)?.length === 32).toBe(isKey);
    if (!isKey) expect(() => createKeyRing([text])).toThrow();
  });
});

describe('word-spotting', () => {
  it.each([
    'I want to hurt myself',
    'sometimes I wish I was dead',
    'he hits me when you lot go',
    'she touches me',
    'i dont want to be here anymore',
    'I dont feel safe, its unsafe here',
    'im scared of him',
    'please help me',
    'they said keep it a secret',
    'someone is threatening us with a knife',
    'I’ve been self-harming',
    'he said he would kill me in the game and in real life',
  ])('puts “%s” first', (words) => expect(isRaised(words)).toBe(true));

  it.each([
    'Can we have more money for games? I killed the boss in Fortnite',
    'why do we have to cut the cake at parties',
    'the gun in my video game is rubbish can we get a new one',
    'can the kitchen have a better oven',
    'Why is the bus so dear? It kills my budget',
    'I hit my target at football',
    'who beat us to it',
    'can we touch the art in the museum',
  ])('leaves “%s” in its place', (words) => expect(isRaised(words)).toBe(false));
});

describe('the rules of a wording', () => {
  it.each([
    ['Can young people choose their own school shoes?', []],
    ['How do we find out about visits in good time?', []],
    ['Why was I moved?', ['R1']],
    ['One young person asks about contact', ['R1']],
    ['My friend Aaron wants a dog', ['R1']],
    ['Ring me on 07700900123', ['R1', 'R1']],
    ['Can 14 year olds get a phone?', ['R3']],
    ['Why does Hill House have no wifi?', ['R3']],
    ['What happened last Tuesday at the visit?', ['R4']],
    ['Why was the 3 May trip cancelled?', ['R4']],
  ])('“%s” meets %j', (text, rules) => {
    expect(checkWording(text).map((why) => why.slice(0, 2))).toEqual(rules);
  });

  it.each([
    ['We will buy more fruit. You choose it.', 0],
    ['The PEP and the IRO agreed.', 2],
    ['Your placement is safe.', 1],
    ['The NHS and your GP decide.', 0],
    [`We ${'really '.repeat(30)}will.`, 1],
  ])('“%s” gets %i pieces of advice', (text, count) => expect(checkPlainWords(text)).toHaveLength(count));
});

describe('the identity check on a wording', () => {
  it.each([
    ['Can young people choose their own school shoes?', 0],
    ['What can young people do at meetings?', 0],
    ['How do we find out about visits in good time?', 0],
  ])('leaves “%s” alone', (text, count) => expect(checkWordingAndIdentity(text)).toHaveLength(count));

  it.each(['Why did Chloe have to leave her home?', 'Why did the police visit Aaron?'])(
    'stops “%s”',
    (text) => {
      expect(checkWordingAndIdentity(text).length).toBeGreaterThan(0);
    },
  );
});
