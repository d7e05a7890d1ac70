import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { literal, quoted } from '../../cards/text';

describe('a person’s text on a card', () => {
  const markdown = new MarkdownIt();
  const shown = (text: string) =>
    markdown
      .renderInline(literal(text))
      .replaceAll('\u200b', '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&');

  it.each([
    '*not bold*',
    '[x](y)',
    '_quiet_',
    'a `code` word',
    '<at>Everyone</at>',
    '<b>b</b>',
    'C:\\path\\*',
    '5 < 6 and 7 > 6',
    '1.10 is not a list',
  ])('is shown as it was typed: %s', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('never becomes a list, a heading or a quotation at the start of a line', () => {
    for (const text of ['- item', '+ item', '# title', '> quote', '1. one', '2) two']) {
      expect(markdown.render(literal(text))).toMatch(/^<p>/);
    }
  });

  it('never opens a tag, whatever is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('<', '/', 'a', 't', '>', '!', ' ', '\\', '*') }),
        (text) => {
          expect(literal(text)).not.toMatch(/<[a-z/!]/i);
        },
      ),
    );
  });

  it('is shown whole, whatever marks it holds', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('*', '_', '[', ']', '(', ')', 'a', 'b', '`', '\\', '.') }),
        (text) => {
          fc.pre(text.trim() === text && !/\s/.test(text));
          expect(shown(text)).toBe(text);
        },
      ),
    );
  });

  it('is one block for each paragraph, untouched by Markdown', () => {
    const blocks = quoted('First *one*.\n\nSecond [x](y).');
    expect(blocks.map((block) => block.type)).toEqual(['RichTextBlock', 'RichTextBlock']);
    expect(JSON.stringify(blocks)).toContain('First *one*.');
  });
});
