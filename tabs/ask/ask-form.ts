/** The form a young person fills in: numbers, notice, topic, words, in the order that a screen reader meets them. */
import { frame, html, keptWords, paragraphs, problem, titleOf, wordsBox } from './page';
import { type AskNames, words } from './words';

export interface AskFormView {
  names: AskNames;
  /** 'Wednesday 6 January, 5pm' */
  readBy: string;
  code: string;
  /** What is shown, and what is sent back. */
  topics: { title: string; value: string }[];
  /** Somebody other than the worker can read it. */
  someoneElse: boolean;
  /** The form's own number, signed: it holds nothing about anyone. */
  ticket: string;
  filled: { topic: string; words: string; notTheWorker: boolean };
  problem: string | null;
}

export function askForm(view: AskFormView): string {
  const { names, filled } = view;
  const topics = view.topics
    .map(
      ({ title, value }) =>
        `<label class="choice"><input type="radio" name="topic" value="${html(value)}"${
          value === filled.topic ? ' checked' : ''
        }> ${html(title)}</label>`,
    )
    .join('\n');
  const notTheWorker = view.someoneElse
    ? `<label class="choice"><input type="checkbox" name="notTheWorker" value="yes"${
        filled.notTheWorker ? ' checked' : ''
      }> ${html(words.notTheWorker(names))}</label>`
    : '';
  return frame(names, {
    title: titleOf(words.title, view.problem),
    main: `<h1>${html(words.title)}</h1>
${problem(view.problem)}
<div class="notice short">
<p>${words.before(names, view.readBy).map(html).join(' ')}</p>
</div>
<form method="post" action="/ask/${html(view.code)}" accept-charset="utf-8" autocomplete="off">
<input type="hidden" name="ticket" value="${html(view.ticket)}">
<label class="big first" for="words">${html(words.question)}</label>
${wordsBox({ rows: 6, filled: filled.words, problem: view.problem, hintId: 'words-hint', keep: 'ask' })}
<p class="hint" id="words-hint">${html(words.questionHint)} ${html(words.who)}</p>
${notTheWorker}
<fieldset>
<legend>${html(words.topic)}</legend>
<p class="hint">${html(words.topicHint)}</p>
${topics}
</fieldset>
<button type="submit">${html(words.send)}</button>
</form>
<p class="hint">${html(names.shadowCommittee)}</p>
<p>${html(words.intro)}</p>`,
    footer: `<p><a href="/ask/answer">${html(words.back)}</a></p>`,
  });
}

export function askedPage(view: {
  names: AskNames;
  readBy: string;
  keepsake: string;
  code: string | null;
  /** The topic they chose is on the list no more. */
  topicLost: boolean;
}): string {
  return frame(view.names, {
    title: words.thanks,
    sent: true,
    main: `<h1>${html(words.thanks)}</h1>
<p>${html(words.willRead(view.readBy))}</p>
${view.topicLost ? paragraphs([words.topicLost]) : ''}
<h2>${html(words.keepsake)}</h2>
<p class="code">${html(view.keepsake.replaceAll('-', ' '))}</p>
<p>${html(words.keepsakeWhy)}</p>
<h2>${html(words.next)}</h2>
<ol>
${words.nextSteps.map((step) => `<li>${html(step)}</li>`).join('\n')}
</ol>`,
    footer: [
      `<p><a href="/ask/answer">${html(words.back)}</a></p>`,
      view.code ? `<p><a href="/ask/${html(view.code)}">${html(words.askAnother)}</a></p>` : '',
    ].join('\n'),
  });
}

/** For a wrong code, a paused one and none: the same in every letter. Posted, so that nothing typed stands in an address. */
export function groupCodeForm(names: AskNames, wrong: boolean, typed = ''): string {
  const title = wrong ? words.wrongCode : words.title;
  return frame(names, {
    title,
    main: `<h1>${html(title)}</h1>
${wrong ? paragraphs([words.wrongCodeWhy]) : paragraphs([words.intro])}
<form method="post" action="/ask" accept-charset="utf-8" autocomplete="off">
<label class="big" for="code">${html(words.group)}</label>
<p class="hint" id="code-hint">${html(words.groupHint)}</p>
<input type="text" id="code" name="code" aria-describedby="code-hint" autocapitalize="none" autocorrect="off" spellcheck="false">
${keptWords(typed)}
<button type="submit">${html(words.go)}</button>
</form>`,
    footer: `<p><a href="/ask/answer">${html(words.back)}</a></p>`,
  });
}

/** What to send again, and where: the form's own fields as they came. */
export interface SendAgain {
  action: string;
  fields: Record<string, string>;
  typed: string;
}

/** `again`: words that came in and could not be taken; they stand in a form that sends them once more. */
export function messagePage(
  names: AskNames,
  title: string,
  texts: string[],
  again: SendAgain | null = null,
): string {
  return frame(names, {
    title,
    main: `<h1>${html(title)}</h1>\n${paragraphs(texts)}${again && again.typed.trim() !== '' ? sendAgain(again) : ''}`,
    footer: `<p><a href="/ask/answer">${html(words.back)}</a></p>`,
  });
}

const sendAgain = ({ action, fields, typed }: SendAgain) => `
<form method="post" action="${html(action)}" accept-charset="utf-8" autocomplete="off">
${Object.entries(fields)
  .map(([name, value]) => `<input type="hidden" name="${html(name)}" value="${html(value)}">`)
  .join('\n')}
${keptWords(typed)}
<button type="submit">${html(words.sendWords)}</button>
</form>`;
