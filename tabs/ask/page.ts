/** The frame of every ask page: help numbers first, then the page. Plain HTML that works without script. */
import { type AskNames, helpNow, words } from './words';

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function html(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => entities[mark] ?? mark);
}

export const paragraphs = (texts: readonly string[]) =>
  texts.map((text) => `<p>${html(text)}</p>`).join('\n');

export interface Framed {
  title: string;
  /** Made of escaped parts. */
  main: string;
  footer?: string;
  /** These words have arrived: what this browser kept of them goes. */
  sent?: boolean;
}

export const styleAddress = '/ask/-/style.css';
export const scriptAddress = '/ask/-/read-aloud.js';
export const keepAddress = '/ask/-/keep-words.js';

/** `noindex`, no referrer, no icon: the page asks for nothing but its own three files. */
export function frame(names: AskNames, { title, main, footer, sent }: Framed): string {
  const numbers = helpNow(names)
    .map(({ label, number, href }) => `<li>${html(label)}: <a href="${html(href)}">${html(number)}</a></li>`)
    .join('\n');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex, nofollow">
<meta name="referrer" content="no-referrer">
<meta name="format-detection" content="telephone=no">
<meta name="color-scheme" content="light dark">
<title>${html(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="${styleAddress}">
</head>
<body>
<header class="help">
<h2 id="help">If you need help now</h2>
<ul aria-labelledby="help">
${numbers}
</ul>
</header>
<main${sent ? ' data-sent' : ''}>
${main}
<button type="button" class="plain" id="read-aloud" hidden data-start="${html(words.readAloud)}" data-stop="${html(words.stopReading)}">${html(words.readAloud)}</button>
</main>
<footer>
${footer ?? ''}
<p>${html(words.yourInformation)} ${html(names.complaints ?? words.complaintsNotSet)}. <a href="/about/privacy">${html(words.privacyPage)}</a>. <a href="/about/accessibility">${html(words.accessibilityPage)}</a>.</p>
</footer>
<script src="${scriptAddress}" defer></script>
<script src="${keepAddress}" defer></script>
</body>
</html>
`;
}

export function problem(text: string | null): string {
  return text ? `<div class="problem" id="problem" role="alert"><p>${html(text)}</p></div>` : '';
}

/** A page that is shown again says so first of all: to a screen reader it would sound the same. */
export const titleOf = (title: string, problem: string | null) =>
  problem ? `${words.pleaseCheck}: ${title}` : title;

/** Shown by the script alone: without it nothing is kept. */
const keptOffer = `<div id="kept-offer" class="notice" hidden><p>${html(words.keptBefore)}</p>
<button type="button" class="plain" id="kept-back">${html(words.bringBack)}</button> <button type="button" class="plain" id="kept-away">${html(words.clear)}</button></div>
`;
const keptHere = `
<p class="hint" id="kept-here" hidden>${html(words.keptHere)} <button type="button" class="link" id="kept-clear">${html(words.clear)}</button></p>`;

/** The text box for a young person's words, with what they typed; it points to its hint and to what went wrong. */
export function wordsBox(box: {
  rows: number;
  filled: string;
  problem: string | null;
  hintId?: string;
  /** A name for what this browser keeps of it until it is sent; without one nothing is kept. */
  keep?: string;
}): string {
  const { rows, filled, hintId, keep } = box;
  const about = [...(box.problem ? ['problem'] : []), ...(hintId ? [hintId] : [])].join(' ');
  return `${keep ? keptOffer : ''}<textarea id="words" name="words" rows="${rows}"${about ? ` aria-describedby="${about}"` : ''}${
    box.problem ? ' aria-invalid="true"' : ''
  }${keep ? ` data-keep="${html(keep)}"` : ''} spellcheck="false" autocomplete="off">
${html(filled)}</textarea>${keep ? keptHere : ''}`;
}

/** What was typed on a page that can take it no more: nothing that anyone wrote is lost. '' where nothing was. */
export const keptWords = (typed: string) =>
  typed.trim() === ''
    ? ''
    : `<label class="big" for="words">${html(words.kept)}</label>
<p class="hint" id="kept-hint">${html(words.keptHint)}</p>
${wordsBox({ rows: 8, filled: typed, problem: null, hintId: 'kept-hint' })}`;
