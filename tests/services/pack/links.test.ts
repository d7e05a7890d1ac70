import { safeLink } from '../../../services/pack/outline/links';

describe('links that a paper may hold', () => {
  it.each([
    ['https://council.test/a b?x=1&y=2#z', 'https://council.test/a%20b?x=1&y=2#z'],
    ['http://council.test', 'http://council.test/'],
    ['mailto:committees@council.test', 'mailto:committees@council.test'],
    ['Item 5 Report.pdf', 'Item%205%20Report.pdf'],
    ['Appendices/Item 5.pdf', 'Appendices/Item%205.pdf'],
    ['Item%205.pdf', 'Item%205.pdf'],
    ['./Item.pdf', 'Item.pdf'],
  ])('%s', (link, written) => {
    expect(safeLink(link)).toBe(written);
  });

  it.each([
    'javascript:alert(1)',
    ' java\nscript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'vbscript:x',
    'https://user:secret@council.test/',
    '//other.test/x',
    '\\\\server\\share',
    '/etc/passwd',
    '../../secret.docx',
    '#top',
    '',
    'mailto:',
    'http://',
    'ftp://council.test/x',
  ])('not %j', (link) => {
    expect(safeLink(link)).toBeNull();
  });
});
