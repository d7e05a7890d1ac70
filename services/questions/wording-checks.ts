/** Rules R1 to R6 on a wording that is to leave the locked room, as far as software sees them (domain.md 2.2). */

/** Each problem in one sentence; an empty list has found none. A person still reads and the asker still agrees (R5). */
export type CheckWording = (text: string) => string[];

const checks: { pattern: RegExp; why: string }[] = [
  // R1: nobody below the shadow committee.
  {
    pattern: /\b(I|I'm|I’m|I've|I’ve|me|my|mine|myself)\b/,
    why: 'R1: it speaks as one person (I, me, my). Ask it as a group: “we”, or “young people”.',
  },
  {
    pattern: /\b(one|a|1) (young person|child|boy|girl|teenager|care leaver)\b/i,
    why: 'R1: it points to one young person. Say “young people”.',
  },
  {
    pattern: /\b(called|named|name is|friend) [A-Z][a-z]+\b|\b(Mr|Mrs|Miss|Ms|Dr)\.? [A-Z]/,
    why: 'R1: it seems to name a person. Leave the name out.',
  },
  {
    pattern: /\S@[^\s@]{1,200}\.\S|\b0\d{9,10}\b/,
    why: 'R1: it holds an e-mail address or telephone number.',
  },
  // R3: no age, area and service together; an age alone is rarely needed.
  {
    pattern:
      /\b(aged?|who is|I am|turned) (\d{1,2}|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen)\b/i,
    why: 'R3: it gives an age. Leave it out, or say “younger” or “older”.',
  },
  {
    pattern: /\b\d{1,2}[ -]years?[ -]olds?\b|\b[Yy]ear (7|8|9|10|11|12|13)\b/,
    why: 'R3: it gives an age or a school year.',
  },
  {
    pattern: /\b[A-Z][a-z]+ (School|Academy|College|House|Lodge|Street|Road|Avenue|Close|Lane)\b/,
    why: 'R3: it names a place. Say what kind of place.',
  },
  // R4: nothing that only one person lived through.
  {
    pattern:
      /\b(last|on|this) (Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|week|month|night|Christmas|Easter)\b|\byesterday\b|\bthe (day|time|night) (when|that)\b/i,
    why: 'R4: it tells of one event. Ask about what happens in general.',
  },
  {
    pattern:
      /\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December)\b/,
    why: 'R4: it gives a date.',
  },
];

export const checkWording: CheckWording = (text) =>
  checks.flatMap(({ pattern, why }) => (pattern.test(text) ? [why] : []));

const longestSentence = 25;
/** My VOICE’s glossary, where a plain word is always better in an answer to young people (domain.md 4.3). */
const plainer: [RegExp, string][] = [
  [/\blooked[ -]after child(ren)?\b/i, 'young people'],
  [/\bplacements?\b/i, 'home'],
  [/\brespite\b/i, 'time out'],
  [/\breunification\b/i, 'going home'],
  [/\bpermanence\b/i, 'a long-term home'],
  [/\bcontact with (your|their) (family|mum|dad|parents|brothers?|sisters?)\b/i, 'family time'],
  [/\bcare plans?\b/i, 'my plan'],
  [/\bservice users?\b/i, 'young people'],
  [/\bgoing forward\b/i, 'from now on'],
  [/\bstakeholders?\b/i, 'the people involved'],
  [/\bprior to\b/i, 'before'],
  [/\butilis\w+\b/i, 'use'],
];

/** Advice on an adult's answer: short sentences, no letters for words, the young people's own terms. */
export type CheckPlainWords = (text: string) => string[];

export const checkPlainWords: CheckPlainWords = (text) => {
  const known = new Set(['NHS', 'GP', 'UK', 'TV', 'OK', 'VOICE', 'PE', 'IT']);
  const letters = [...new Set(text.match(/\b[A-Z]{2,}s?\b/g) ?? [])].filter((one) => !known.has(one));
  const long = text
    .split(/[.!?\n]+/)
    .filter((sentence) => (sentence.match(/\S+/g) ?? []).length > longestSentence).length;
  return [
    ...letters.slice(0, 3).map((one) => `“${one}”: please write the words out.`),
    ...(long > 0
      ? [`${long === 1 ? 'One sentence is' : `${long} sentences are`} long. Short ones are easier to read.`]
      : []),
    ...plainer.flatMap(([pattern, better]) => {
      const found = pattern.exec(text);
      return found ? [`“${found[0]}”: young people prefer “${better}”.`] : [];
    }),
  ];
};
