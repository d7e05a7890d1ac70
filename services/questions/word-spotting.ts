/** Words that put a question first in the queue. It can raise, and nothing else: no question is lowered or cleared by it. */

/** A person reads every question anyway: a list that cries at each game would teach them to look away (domain.md 2.9.7). */
const worrying: RegExp[] = [
  /\b(kill(ing)?|hurt(ing)?|harm(ing)?|cut(ting)?|burn(ing)?)\b[^.!?\n]{0,12}\b(my ?self|me|us)\b/,
  /\bself[ -]?harm\w*/,
  /\bsuicid\w*|\bend (it all|my life)\b|\b(want|wanted|wish|going) to (die|be dead)\b|\bwish i (was|were) dead\b/,
  /\bdon'?t want to (be here|live|wake up)\b/,
  /\b(hit|hits|hitting|punch\w*|kick\w*|slap\w*|beat|beats|beating|chok\w*|strangl\w*) (me|us)\b(?! (to it|at \w+))/,
  /\btouch(es|ed|ing)? (me|us)\b|\brap(e|ed|ing|ist)\b|\bsexual\w*|\bnudes?\b/,
  /\b(abus(e|ed|es|ing|ive)|groom(ed|ing)|traffick\w*|county lines|exploit\w*)\b/,
  /\b(scared|afraid|frightened|terrified) of (him|her|them|my|going|being)\b|\bnot safe\b|\bunsafe\b/,
  /\b(run|ran|running) away\b|\bgone missing\b/,
  /\b(don'?t|do not|can'?t|cannot) tell (any ?(one|body)|my)\b|\bkeep (it|this) (a )?secret\b/,
  /\bhelp me\b|\bplease help\b/,
  /\b(pregnant|overdos\w*|starv\w*|not (eating|eaten)|no food)\b/,
  /\b(knife|knives|weapon|gun)\b/,
  /\bthreaten\w*\b|\bblackmail\w*/,
];

/** Ordinary talk that the list would catch. */
const ordinary = /\b(video ?game|computer ?game|in (the|a|my) game|fortnite|minecraft|roblox|call of duty)\b/;
const alsoInGames = /\b(kill\w*|knife|knives|weapon|gun)\b/;

/** A young person's own voice: a report that speaks about exploitation says 'they', a message says 'me'. */
const ownVoice = /\b(i|i'm|i'd|i've|me|my|myself|us)\b/;

/**
 * Words that an adult has pasted from a young person and that may be a worry (domain.md 2.9.15): sentence by sentence, in
 * somebody's own voice. An adult's own report is left alone.
 */
export function isPastedWorry(words: string): boolean {
  return words
    .split(/(?<=[.!?\n])\s+/)
    .some((sentence) => ownVoice.test(sentence.toLowerCase().replace(/[’‘]/g, "'")) && isRaised(sentence));
}

export function isRaised(words: string): boolean {
  const text = words.toLowerCase().replace(/[’‘]/g, "'");
  return worrying.some((pattern) => {
    const found = pattern.exec(text);
    if (!found) return false;
    const inPlay =
      ordinary.test(text) && alsoInGames.test(found[0]) && !/\b(my ?self|me|us)\b/.test(found[0]);
    return !inPlay;
  });
}

const asks =
  /^(?:(?:hi|hello|hey|please|pls|so|and|but|ok|okay|also|sorry|excuse me|just wondering|i wonder|i was wondering)[ ,!]+)*(?:why|what|whats|what's|when|where|who|whose|which|how|can|could|may|might|will|would|should|do|does|did|is|are|am|was|were|has|have|had|if|whether|any chance)\b/;

/**
 * The order in which a young person's own messages are read, and nothing else: 2 words that can mean danger, 1 something is
 * told, 0 something is asked. Every message is read by a person, whatever this says (domain.md 2.9.7).
 */
export function rankOf(words: string): 0 | 1 | 2 {
  if (isRaised(words)) return 2;
  const sentences = words
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .split(/(?<=[.!?…])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /\p{L}/u.test(sentence));
  const isQuestion = (sentence: string) => sentence.endsWith('?') || asks.test(sentence);
  return sentences.every((sentence) => isQuestion(sentence) || isCourtesy(sentence)) ? 0 : 1;
}

const isCourtesy = (sentence: string) =>
  /^(?:hi|hello|hey|dear|thanks?|thank you|cheers|please|good (?:morning|afternoon|evening))\b[^.!?]{0,30}[.!,]*$/.test(
    sentence,
  );
