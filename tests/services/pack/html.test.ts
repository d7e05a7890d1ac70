import { createHash } from 'node:crypto';
import { writeHtml } from '../../../services/pack/html/html';
import { join } from '../../../services/pack/outline/join';
import { settle } from '../../../services/pack/outline/settle';
import { marking, richPack } from '../../support/pack-rich';

const createdAt = new Date('2027-02-18T10:00:00Z');
const plain = (html: string) => html.replace(/<[^>]+>/g, '');

describe('a pack as one page', () => {
  const html = writeHtml(richPack({ marking }), { createdAt });

  it('says its language and title, and has one first-level heading and no level skipped', () => {
    expect(html).toMatch(/^<!DOCTYPE html>\n<html lang="en-GB">/);
    expect(html).toContain('<title>Agenda and reports pack</title>');
    const levels = [...html.matchAll(/<h(\d)[ >]/g)].map(([, level]) => Number(level));
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries())
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    expect(Math.max(...levels)).toBe(5);
  });

  it('carries the marking and the status at the top', () => {
    expect(html.indexOf(marking)).toBeLessThan(html.indexOf('<h1'));
    expect(html).toContain('<p>Draft, version 3</p>');
  });

  it('lets nothing in from elsewhere, and its own style by its hash alone', () => {
    const style = /<style>(.*?)<\/style>/s.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'`,
    );
    expect(html).not.toMatch(/<script|<img|<iframe|<link|\sstyle=|\son\w+=|url\(|@import/i);
  });

  it('gives every entry of the contents a place to go to, and every id one owner', () => {
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id);
    expect(targets.length).toBeGreaterThan(8);
    for (const target of targets) expect(ids).toContain(target);
    for (const [, named] of html.matchAll(/aria-(?:labelledby|describedby)="([^"]+)"/g)) {
      for (const id of named?.split(' ') ?? []) expect(ids).toContain(id);
    }
  });

  it('has tables with captions, header cells with a scope, and no empty cell', () => {
    const tables = html.match(/<table.*?<\/table>/gs) ?? [];
    expect(tables).toHaveLength(3);
    for (const table of tables) {
      expect(table).toMatch(/<caption id="[^"]+">Table \d+: /);
      const rows = table.match(/<tr>.*?<\/tr>/gs) ?? [];
      expect(rows[0]).not.toContain('<td');
      for (const row of rows.slice(1)) expect(row).toMatch(/^<tr><th scope="row"/);
      expect(table).not.toMatch(/<t[hd][^>]*>\s*<\/t[hd]>/);
    }
  });

  it('draws a figure with its words, and gives the words alone where there is nothing to draw', () => {
    expect(html.match(/<svg role="img"/g)).toHaveLength(1);
    expect(html).toMatch(/<desc [^>]*>The share of assessments in time rose from 91%/);
    expect(html).toMatch(
      /Figure 2: Visits made<\/figcaption>\n<p>One quarter only: 12 visits in Quarter 4\.<\/p>/,
    );
  });

  it('gives the same page again', () => {
    expect(writeHtml(richPack({ marking }), { createdAt })).toBe(html);
  });

  it.each([
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onclick='x",
    '&lt;b&gt; &amp;',
    ']]><!-- </style>',
  ])('prints %j as it was written', (words) => {
    const made = writeHtml(
      join(
        settle({
          title: words,
          subject: words,
          status: words,
          marking: words,
          body: words,
          facts: [{ label: words, text: words }],
          blocks: [
            { kind: 'heading', level: 2, text: words, numbered: true },
            {
              kind: 'paragraph',
              numbered: true,
              text: [words, { strong: words }, { link: 'javascript:alert(1)', text: words }],
            },
            { kind: 'quote', text: words, source: words },
            { kind: 'list', items: [words] },
            { kind: 'note', text: words },
            { kind: 'table', caption: words, columns: [{ header: words, width: 1 }], rows: [[words]] },
            {
              kind: 'figure',
              caption: words,
              alt: words,
              chart: {
                unit: words,
                target: 1,
                points: [
                  { label: words, value: 1 },
                  { label: words, value: 2 },
                ],
              },
            },
          ],
        }),
        [],
      ),
      { createdAt },
    );
    expect(made).not.toMatch(/<script|<img|<b>|href="javascript:/);
    expect(made.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/);
    expect(made.match(/<style>/g)).toHaveLength(1);
    const back = plain(made).replace(
      /&(lt|gt|amp|quot|#39);/g,
      (_all, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', '#39': "'" })[name] ?? '',
    );
    expect(back).toContain(words);
  });
});
