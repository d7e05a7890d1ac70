/** The part of Markdown that Teams shows in cards (bold, italic, lists, links); all else is shown as it was written. */
import MarkdownIt from 'markdown-it';

/** 'zero' knows nothing; HTML stays text. */
const markdown = new MarkdownIt('zero', { html: false, breaks: true, linkify: false }).enable([
  'emphasis',
  'entity',
  'escape',
  'link',
  'list',
  'newline',
]);

const safeLink = /^(https?:|mailto:|\/)/i;
markdown.validateLink = (url) => safeLink.test(url.trim());

/** Safe HTML. */
export function markdownToHtml(text: string): string {
  return markdown.render(text).trim();
}
