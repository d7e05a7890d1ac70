/** Our own words to young people: short and plain, for a reading age of about 9 to 11 (domain.md 4.5). */

export interface AskNames {
  /** 'Shadow committee (My VOICE)': the committee's own dated label. */
  shadowCommittee: string;
  /** Who reads, as the council names them: 'Participation worker'. */
  reader: string;
  /** The council's emergency duty team, as it is to be rung; null where it was not set. */
  dutyTeam: string | null;
  /** Whom to tell when their information was handled wrongly; null where the council has not said. */
  complaints?: string | null;
}

/** Always on screen, before the text box (domain.md 2.9.1). */
export const helpNow = (names: AskNames): { label: string; number: string; href: string }[] => [
  { label: 'In danger now', number: '999', href: 'tel:999' },
  { label: 'To talk to Childline, day or night', number: '0800 1111', href: 'tel:08001111' },
  ...(names.dutyTeam
    ? [
        {
          label: 'The council at night and weekends',
          number: names.dutyTeam,
          href: `tel:${names.dutyTeam.replace(/[^\d+]/g, '')}`,
        },
      ]
    : []),
];

export const words = {
  yourInformation:
    'Did we do something wrong with what you told us? You can complain. You do not need to be an adult. Tell',
  complaintsNotSet: 'your worker, who will pass it on',
  privacyPage: 'What we keep',
  accessibilityPage: 'How this page works for everyone',
  title: 'Ask your council a question',
  intro: 'Your council makes promises to young people in care and care leavers. You can ask about them here.',
  /** So short that the box below it is on the first screen of a small phone. */
  before: (names: AskNames, readBy: string) => [
    `The ${names.reader} will read this by ${readBy}. They work on weekdays, 9 to 5.`,
    'If we are worried about you or someone else, we must tell a person who can help.',
    'Not for emergencies: use the numbers above.',
  ],
  who: 'We do not ask for your name. We will not know who you are, so we cannot come to help unless you tell us.',
  /** Beside the box, for words that this browser keeps until they are sent. */
  keptHere:
    'Until you send it, what you write stays on this phone for 30 minutes, even if the page closes. Then it goes.',
  clear: 'Clear what I wrote',
  bringBack: 'Bring back what I wrote',
  keptBefore: 'Something was written here before and not sent.',
  topic: 'What is your question about?',
  topicLost:
    'The topic you picked is not on the list for the meeting any more. We kept your question, without a topic.',
  topicHint: 'Pick one. You can skip this.',
  question: 'Your question',
  questionHint: 'Use your own words. Spelling does not matter.',
  notTheWorker: (names: AskNames) => `Do not show this to the ${names.reader}. Let someone else read it.`,
  send: 'Send my question',
  readAloud: 'Read this page to me',
  stopReading: 'Stop reading',
  back: 'I have a code and want to see my answer',
  empty: 'Please write your question in the box. Then press Send.',
  tooLong: 'That is too long for us to take in one go. Please make it shorter, or send it in two parts.',
  again: 'Please press Send one more time. What you wrote is still in the box.',
  busy: 'A lot of people are using this page right now. What you wrote is still in the box. Please wait a minute and press Send again.',
  busyNow: 'A lot of people are using this page right now. Please wait a minute and try again.',
  thanks: 'Got it. Thank you.',
  willRead: (readBy: string) => `A real person will read this by ${readBy}.`,
  keepsake: 'This is your private code. Write it down or take a photo.',
  keepsakeWhy: 'With it you can see your answer later. We cannot find it for you if you lose it.',
  next: 'What happens next',
  nextSteps: [
    'A person reads your question.',
    'They may ask you to check the words before anyone else sees them.',
    'Someone at the council has to answer.',
    'You use your code to read the answer, and to say if it was any good.',
  ],
  askAnother: 'Ask another question',
  pleaseCheck: 'Please check',
  kept: 'What you wrote',
  keptHint: 'It was not sent. It is still here.',
  wrongCode: 'That link does not work',
  wrongCodeWhy: 'Check the code with the person who gave it to you. It may have changed.',
  group: 'Your group’s code',
  groupHint: 'Four words, such as apple river kite moon. Your worker gives it to you.',
  go: 'Go',
  code: 'Your private code',
  codeHint: 'Six words. You got it when you sent your question.',
  see: 'See my answer',
  noSuchCode: 'We do not know that code. Check each word and try again.',
  answerTitle: 'Your question',
  stages: {
    read: 'A real person has read it. There is no answer yet.',
    asked: 'Your question has gone to the person who must answer it. There is no answer yet.',
  },
  asideTitle: 'A person read it and says',
  asideHint: 'You can write back. A person will read it, as before.',
  theme: 'What the papers call it',
  agreeTitle: 'Is this what you want to ask?',
  agreeWhy: 'We put the question like this so that nobody can tell who asked it. You choose if it is right.',
  agree: 'Yes, ask it like this',
  disagree: 'No. I want to change it',
  disagreeHint: 'Tell us what should be different.',
  agreed: 'Thank you. We will ask it in these words.',
  changed: 'It has changed since you opened it. This is how it is now.',
  youAsked: 'You asked',
  theySaid: 'They said',
  nowThis: 'This happens now',
  cannot: 'We can’t, because',
  passedOn: 'Someone else answers this',
  heardTitle: 'Did this answer your question?',
  heardYes: 'Yes, it did',
  heardNo: 'No, it did not',
  heardHint: 'Tell us what is missing. A person will read it, as before.',
  heardThanks: 'Thank you for telling us.',
  heardBefore: { yes: 'You told us: yes, it did.', no: 'You told us: no, it did not.' },
  sendWords: 'Send',
  troubleTitle: 'Something went wrong here',
  trouble: 'It is not your fault. Please try again in a minute.',
  nothingHere: 'There is nothing at this address',
  nothingHereWhy: 'Check the link with the person who gave it to you.',
  closedTitle: 'This page is not open yet',
  closed: 'Please speak to your worker.',
} as const;
