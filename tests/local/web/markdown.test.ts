import fc from 'fast-check';
import { markdownToHtml } from '../../../local/web/markdown';

describe('the Markdown that cards show', () => {
  it.each([
    ['**bold** and *italic*', '<p><strong>bold</strong> and <em>italic</em></p>'],
    ['[the plan](https://example.org)', '<p><a href="https://example.org">the plan</a></p>'],
    ['- one\n- two', '<ul>\n<li>one</li>\n<li>two</li>\n</ul>'],
    ['1\\. not a list, \\*not italic\\*', '<p>1. not a list, *not italic*</p>'],
    ['first\nsecond', '<p>first<br>\nsecond</p>'],
    ['Q &amp; A', '<p>Q &amp; A</p>'],
  ])('%j is shown as Teams shows it', (text, html) => {
    expect(markdownToHtml(text)).toBe(html);
  });

  it.each([
    ['# no heading'],
    ['`no code`'],
    ['> no quote'],
    ['| no | table |'],
    ['~~not struck~~'],
    ['https://no.link'],
  ])('%j stays as it was written', (text) => {
    const words = text.replace('>', '&gt;');
    expect(markdownToHtml(text)).toBe(`<p>${words}</p>`);
  });

  it('links to nothing that could run', () => {
    for (const url of ['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd']) {
      expect(markdownToHtml(`[press](${url})`)).not.toContain('href');
    }
  });

  it('lets no HTML through, whatever is written', () => {
    const pieces = fc.constantFrom(
      '<script>',
      '</p>',
      '<at>',
      '"',
      "'",
      '**',
      '[a](',
      ')',
      '\n- ',
      '&lt;',
      'x',
      '\\',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const html = markdownToHtml(parts.join(''));
        const tags = html.match(/<\/?[a-z]+/g) ?? [];
        const known = /^<\/?(p|strong|em|ul|ol|li|a|br)$/;
        expect(tags.filter((tag) => !known.test(tag))).toEqual([]);
      }),
      { seed: 2027 },
    );
  });
});
