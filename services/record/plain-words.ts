/** What an entry of the record says, in plain words: what was done, and to which thing. */

const done: Record<string, string> = {
  'ask-group-added': 'made a group for the ask page',
  'ask-group-active': 'opened a group’s ask page again',
  'ask-group-paused': 'paused a group’s ask page',
  chased: 'sent reminders to those whose updates were due',
  'committee-action-promised': 'wrote down a promise as an action',
  'committee-action-promise-changed': 'changed a promised action',
  'concern-handed-over': 'handed a worry over',
  'concern-no-matter': 'recorded that the council’s route ended a worry',
  'concern-on-record': 'recorded that a worry is on the child’s own record',
  'concern-taken-over': 'took a worry over',
  despatched: 'recorded that the papers were published',
  'despatched-late': 'recorded that papers were published late',
  'edition-signed-off': 'signed the young people’s edition off',
  'edition-sent-back': 'sent the young people’s edition back',
  'figure-added': 'added a figure',
  'figure-confirmed': 'confirmed a figure',
  'figure-corrected': 'corrected a figure',
  'figure-withdrawn': 'withdrew a figure',
  'figures-imported': 'imported figures',
  'finding-kept': 'kept a finding of the checks, with a reason',
  'findings-asked-about': 'asked two people to decide on findings',
  'held-words-returned': 'gave words that waited back to their place',
  'held-words-taken-out': 'took a young person’s words out of a text',
  'meeting-closed': 'closed a meeting',
  'more-time-asked': 'asked for more time',
  'pack-asked-for': 'asked for the pack to be built',
  'pack-made-final': 'made the papers final',
  'pack-tried-again': 'had a build tried again',
  'person imported': 'imported a person',
  'person-exported': 'gave somebody all that is held about them',
  'person-erased': 'took somebody’s details out of the system',
  'plan imported': 'imported the plan',
  'practice-started': 'began the practice with a made-up question',
  'premeet-recorded': 'recorded the young people’s meeting beforehand',
  'proposal-read': 'opened a wording that nobody has agreed to yet',
  'question-allegation': 'marked a question as being about an adult: only the named reader can see it',
  'question-answered': 'answered a question',
  'question-heard': 'said whether an answer answered',
  'question-link-forgotten': 'deleted the link between a question and who asked it',
  'question-ok': 'marked a question as fine to use',
  'question-read': 'opened a young person’s question',
  'question-received': 'took a question in',
  'question-replied': 'sent the asker a reply',
  'question-set-aside': 'set a question aside, with an answer of their own',
  'question-to-officer': 'sent a question to the officer who answers it',
  'question-words-forgotten': 'deleted a question’s words',
  'question-worried': 'marked a question as a worry: only the named reader can see it',
  'questions-rekeyed': 'sealed the locked words with a new key',
  'report-begun': 'began a report',
  'report-imported': 'imported a report',
  'retention-run': 'deleted what was kept for long enough',
  'retention-set': 'set how long something is kept',
  'round-closed': 'closed a round of updates',
  'round-opened': 'opened a round of updates',
  'small-number-agreement-withdrawn': 'took back an agreement to print a small number',
  'small-number-agreed-by-chair': 'agreed to print a small number, for the Operational Group',
  'small-number-agreed-by-adviser': 'agreed to print a small number, for data protection',
  'update-accepted': 'accepted an update',
  'update-handed-over': 'passed an update on to somebody',
  'update-returned': 'sent an update back with a comment',
  'update-sent-after-another': 'sent an update over somebody else’s',
  'wording-agreed': 'agreed a wording',
  'wording-changed': 'changed a proposed wording',
  'wording-proposed': 'proposed a wording',
  'wording-withdrawn': 'took a question back',
};

/** What a subject's id is of; the id itself says nothing to a person, and its first letters tell two apart. */
const things: [key: string, name: string][] = [
  ['personId', 'person'],
  ['meetingId', 'meeting'],
  ['roundId', 'round'],
  ['requestId', 'update'],
  ['buildId', 'build'],
  ['questionId', 'question'],
  ['askedId', 'question to the committee'],
  ['visitId', 'visit'],
  ['reportId', 'report'],
  ['itemId', 'agenda item'],
  ['figureId', 'figure'],
  ['groupId', 'group'],
  ['what', ''],
  ['rows', 'rows'],
  ['measureCode', 'measure'],
];

/** 'opened a young person’s question (question 3f2a91c4)'. A kind with no words here is written as it is stored. */
export function plainWords(what: string, subject: Record<string, unknown>): string {
  const said = done[what] ?? what.replace(/[.-]/g, ' ');
  const about = things.flatMap(([key, name]) => {
    const id = subject[key];
    return typeof id === 'string' && id !== ''
      ? [`${name} ${id.slice(0, key === 'what' ? 40 : 8)}`.trim()]
      : [];
  });
  return about.length > 0 ? `${said} (${about.join(', ')})` : said;
}
