/** With a keepsake: what happened, agreeing the words, and "you asked, they said, this happens now". */
import { frame, html, keptWords, paragraphs, problem, titleOf, wordsBox } from './page';
import { type AskNames, words } from './words';

export interface AnswerView {
  names: AskNames;
  code: string;
  stage: 'waiting' | 'read' | 'aside' | 'wording' | 'asked' | 'home';
  aside: string;
  /** What became of the meeting it is for, or ''. */
  meeting: string;
  /** 'Tuesday 5 January 2027' */
  askedOn: string;
  readBy: string;
  /** By when a person will read it, and whether that is late. */
  waiting: string;
  theme: string;
  wording: string;
  /** Names the wording shown, for the yes to it. */
  seen: string;
  /** Headings and texts, as they stand one under the other. */
  answer: { title: string; text: string }[];
  heard: 'yes' | 'no' | null;
  /** A number of the form's own, so that twice is once. */
  ticket: string;
  /** What has just been done, or null. */
  done: string | null;
  problem: string | null;
  /** Given when their words came in again. */
  newKeepsake: string | null;
  filled: string;
}

export function codeForm(names: AskNames, wrong: boolean, typed = ''): string {
  const wrongCode = wrong ? words.noSuchCode : null;
  return frame(names, {
    title: titleOf(words.see, wrongCode),
    main: `<h1>${html(words.see)}</h1>
${problem(wrongCode)}
<form method="post" action="/ask/answer" accept-charset="utf-8" autocomplete="off">
<label class="big" for="keepsake">${html(words.code)}</label>
<p class="hint" id="keepsake-hint">${html(words.codeHint)}</p>
<input type="text" id="keepsake" name="keepsake" aria-describedby="${wrong ? 'problem ' : ''}keepsake-hint" autocapitalize="none" autocorrect="off" spellcheck="false">
<button type="submit">${html(words.see)}</button>
</form>
${keptWords(typed)}`,
  });
}

export function answerPage(view: AnswerView): string {
  const { names } = view;
  return frame(names, {
    title: titleOf(words.answerTitle, view.problem),
    sent: view.done !== null,
    main: `<h1>${html(words.answerTitle)}</h1>
${problem(view.problem)}
${view.done ? `<div class="notice" role="status">${paragraphs([view.done])}</div>` : ''}
${view.newKeepsake ? keepsakeOf(view.newKeepsake, view.readBy) : ''}
<p class="hint">Sent on ${html(view.askedOn)}.</p>
${view.meeting ? `<div class="notice">${paragraphs([view.meeting])}</div>` : ''}
${body(view)}`,
    footer: `<p><a href="/ask/answer">Use another code</a></p>`,
  });
}

const keepsakeOf = (keepsake: string, readBy: string) => `<p>${html(words.willRead(readBy))}</p>
<p>${html(words.keepsake)}</p>
<p class="code">${html(keepsake.replaceAll('-', ' '))}</p>`;

function body(view: AnswerView): string {
  switch (view.stage) {
    case 'waiting':
      return paragraphs([view.waiting]) + keptWords(view.filled);
    case 'read':
      return paragraphs([words.stages.read]) + keptWords(view.filled);
    case 'aside':
      return `${quote(words.asideTitle, view.aside)}
<form method="post" action="/ask/answer/reply" accept-charset="utf-8" autocomplete="off">${hidden(view)}
${labelledBox(words.asideHint, view)}
<button type="submit" class="plain">${html(words.sendWords)}</button>
</form>`;
    case 'asked':
      return `${quote(words.youAsked, view.wording)}${paragraphs([words.stages.asked])}${keptWords(view.filled)}`;
    case 'wording':
      return `<h2>${html(words.agreeTitle)}</h2>
<blockquote>${html(view.wording)}</blockquote>
<p>${html(words.theme)}: <strong>${html(view.theme)}</strong></p>
<p>${html(words.agreeWhy)}</p>
<form method="post" action="/ask/answer/agree" accept-charset="utf-8">${hidden(view)}<input type="hidden" name="seen" value="${html(view.seen)}">
<button type="submit">${html(words.agree)}</button>
</form>
<form method="post" action="/ask/answer/reply" accept-charset="utf-8" autocomplete="off">${hidden(view)}
<h2>${html(words.disagree)}</h2>
${labelledBox(words.disagreeHint, view)}
<button type="submit" class="plain">${html(words.sendWords)}</button>
</form>`;
    case 'home':
      return `${quote(words.youAsked, view.wording)}
${view.answer.map(({ title, text }) => quote(title, text)).join('\n')}
<h2>${html(words.heardTitle)}</h2>
${view.heard ? paragraphs([words.heardBefore[view.heard]]) : ''}
<form method="post" action="/ask/answer/reply" accept-charset="utf-8">${hidden(view)}
<button type="submit" name="answered" value="yes">${html(words.heardYes)}</button>
</form>
<form method="post" action="/ask/answer/reply" accept-charset="utf-8" autocomplete="off">${hidden(view)}
${labelledBox(words.heardHint, view)}
<button type="submit" class="plain" name="answered" value="no">${html(words.heardNo)}</button>
</form>`;
  }
}

const quote = (title: string, text: string) =>
  `<h2>${html(title)}</h2>\n<blockquote>${html(text)}</blockquote>`;

const labelledBox = (hint: string, { filled, problem: what }: AnswerView) =>
  `<label class="hint" for="words">${html(hint)}</label>
${wordsBox({ rows: 5, filled, problem: what, keep: 'answer' })}`;

const hidden = ({ code, ticket }: AnswerView) =>
  `<input type="hidden" name="keepsake" value="${html(code)}"><input type="hidden" name="ticket" value="${html(ticket)}">`;
