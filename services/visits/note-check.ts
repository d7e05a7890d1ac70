/** Finds, in an adult's note, what could tell who a child is: a simple check of our own until a fuller one is plugged in. */

/** Each finding is a sentence that names the words and the fix; none: nothing was found. */
export type CheckNote = (text: string) => string[];

/** Common given names of children in England, as whole words with a capital. Words that are more often something else are left out. */
const givenNames = new Set(
  `Aaron Abdul Abigail Adam Adele Ahmed Aisha Alex Alexander Alfie Alice Alisha Amelia Amina Amy Andrew Anna Archie Arthur
  Ava Bella Ben Benjamin Beth Bethany Billy Bobby Bradley Caitlin Callum Cameron Charlie Charlotte Chloe Chloë Christopher
  Connor Courtney Daniel Danielle Darren David Dylan Edward Eleanor Elijah Elizabeth Ella Ellie Elliot Emily Emma Ethan Evie
  Fatima Finley Finn Florence Freddie Freya Gemma George Georgia Hannah Harley Harriet Harry Harvey Hassan Henry Holly
  Hussein Ibrahim Imogen Isaac Isabella Isla Jack Jacob Jade Jake James Jamie Jasmine Jayden Jess Jessica Joe Jordan Joseph
  Josh Joshua Kai Kaitlyn Karen Kathy Katie Kayden Kayleigh Keira Kian Kieran Kyle Lauren Layla Leah Leo Leon Lewis Lexi
  Liam Lily Logan Louis Lucas Lucy Luke Maisie Maryam Mason Matilda Matthew Max Megan Mia Michael Millie Mohammed Muhammad
  Molly Morgan Nathan Noah Olivia Oliver Oscar Owen Paige Phoebe Poppy Rebecca Reece Rhys Riley Robert Rory Rosie Ruby Ryan
  Sam Samuel Sarah Scarlett Sean Sebastian Shannon Sienna Skye Sofia Sophia Sophie Stanley Steven Summer Tegan Theo Thomas
  Toby Tom Tyler Victoria William Yusuf Zac Zachary Zainab Zara Zoe`.split(/\s+/),
);

const patterns: { pattern: RegExp; what: string }[] = [
  { pattern: /\b(?:aged?|is|was|turned|just turned)\s+\d{1,2}\b/i, what: 'an age' },
  { pattern: /\b(?:\d{1,2}|\p{L}+)[- ]years?[- ]old\b/iu, what: 'an age' },
  { pattern: /\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b/, what: 'a date' },
  { pattern: /\b(?:born on|date of birth|dob)\b/i, what: 'a date of birth' },
  {
    pattern:
      /\b(?:a|one|the) (?:young person|boy|girl|child|lad|teenager|young man|young woman) (?:called|named)\b/i,
    what: 'a name',
  },
  {
    pattern: /\b(?:her|his|their) (?:mum|mother|dad|father|brother|sister) (?:is|was|has|had)\b/i,
    what: 'a family',
  },
];

export const checkNote: CheckNote = (text) => {
  const found = new Map<string, string>();
  for (const word of text.match(/\p{Lu}\p{L}+/gu) ?? []) if (givenNames.has(word)) found.set(word, 'a name');
  for (const { pattern, what } of patterns) {
    const match = pattern.exec(text)?.[0];
    if (match) found.set(match, what);
  }
  return [...found].map(
    ([words, what]) =>
      `“${words.slice(0, 80)}” may be ${what} that could tell who a child is. Please say it without, such as “a young person”.`,
  );
};
