/** The seven corporate parenting principles as prompts for the section on cared-for children (domain.md 2.6, Annex A). */

/** Children and Social Work Act 2017 section 1(1), in short words of our own. */
export const principles = [
  'act in their best interests, for their health and wellbeing',
  'encourage them to say what they think, want and feel',
  'take what they say into account',
  'help them to get the services they need',
  'have high hopes for them, and seek the best outcomes',
  'keep them safe and their lives stable, at home, with people, in learning and in work',
  'prepare them for adult life and independence',
];

export const impactHelp = [
  'How will this change things for cared for children and care leavers? Which of the seven principles does it help or harm? Who told you, and what did young people say? If it changes nothing, say how you know.',
  `The principles: ${principles.map((words, index) => `(${index + 1}) ${words}`).join('; ')}.`,
  'At least two sentences. Please name no child, and nobody’s age, home or school.',
].join('\n');
