/** How the page looks: on a phone, on a desk, in the dark, on paper. Without script, fonts or pictures from elsewhere. */

export const pageStyle = `
:root { color-scheme: light dark; --ink: #1d252c; --quiet: #4a5560; --paper: #ffffff; --head: #17405c; --line: #9aa7b2;
  --shade: #e9eff3; --mark: #7a1f1f; --text: 1.0625rem; --small: 0.9rem; --cells: 0.95rem; }
@media (prefers-color-scheme: dark) { :root { --ink: #eef2f5; --quiet: #b9c4cd; --paper: #14191d; --head: #a9d3f0;
  --line: #66727c; --shade: #232c33; --mark: #ffb4a8; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--paper); color: var(--ink); font: var(--text)/1.55 Arial, Arimo, Helvetica, sans-serif;
  overflow-wrap: anywhere; }
.skip { position: absolute; left: 0.5rem; top: -10rem; padding: 0.5rem 1rem; background: var(--paper); color: var(--head); }
.skip:focus { top: 0.5rem; }
.banner { border-bottom: 1px solid var(--line); padding: 0.5rem 1rem; text-align: end; font-weight: bold; font-size: var(--small);
  color: var(--quiet); }
.banner p { margin: 0; }
.banner .marking { color: var(--mark); }
main, footer { max-width: 60rem; margin: 0 auto; padding: 0 1rem; }
footer { border-top: 1px solid var(--line); margin-top: 3rem; color: var(--quiet); font-size: var(--small); }
h1, h2, h3, h4, h5 { color: var(--head); line-height: 1.25; margin: 1.8em 0 0.5em; }
h1 { font-size: 1.9rem; margin-top: 0.3em; }
h2 { font-size: 1.45rem; } h3 { font-size: 1.2rem; } h4, h5 { font-size: var(--text); }
.large { --text: 1.1875rem; --small: 1.1875rem; --cells: 1.1875rem; }
.large h1 { font-size: 2.25rem; } .large h2 { font-size: 1.7rem; } .large h3 { font-size: 1.4rem; }
a { color: var(--head); text-underline-offset: 0.15em; }
:focus-visible { outline: 3px solid var(--head); outline-offset: 2px; }
p, ul, dl { margin: 0 0 0.8em; }
.body { margin: 1.5rem 0 0; }
.number { display: inline-block; min-width: calc(4rem - 0.28em); padding-inline-end: 0.5rem; }
p.numbered, .hang { padding-inline-start: 4rem; text-indent: -4rem; }
p.numbered > *, .hang > * { text-indent: 0; }
main ul { padding-inline-start: 5rem; }
dl { border-bottom: 2px solid var(--head); padding-bottom: 0.8rem; }
dl div { display: grid; grid-template-columns: 11rem 1fr; }
dt { font-weight: bold; } dd { margin: 0; }
nav { border: 1px solid var(--line); padding: 0 1rem 0.5rem; margin: 1.5rem 0; }
main nav h2 { font-size: 1.2rem; margin-top: 0.8em; }
main nav ul { list-style: none; padding: 0; margin: 0; }
main nav ul ul { padding-inline-start: 1.2rem; }
nav li { padding: 0.15rem 0; }
.scroll { overflow-x: auto; margin: 1.2rem 0; }
table { border-collapse: collapse; width: 100%; font-size: var(--cells); overflow-wrap: break-word; }
table.wide { min-width: 44rem; }
caption, figcaption.above { text-align: start; font-weight: bold; padding-bottom: 0.4rem; }
th, td { text-align: start; vertical-align: top; padding: 0.35rem 0.5rem; border-block: 1px solid var(--line);
  unicode-bidi: plaintext; }
thead th { background: var(--shade); }
tbody th { font-weight: normal; }
th.end, td.end { text-align: end; }
th p, td p { margin: 0 0 0.3em; }
figure { margin: 1.5rem 0; }
svg { display: block; width: 100%; min-width: 34rem; max-width: 42.5rem; height: auto; }
.quote { border-inline-start: 4px solid var(--head); padding-inline-start: 1rem; margin-inline-start: 1.5rem; }
.quote blockquote { margin: 0; unicode-bidi: plaintext; } .quote blockquote p { margin: 0; }
cite { font-style: normal; color: var(--quiet); }
.note { font-size: var(--small); color: var(--quiet); }
@media (max-width: 40rem) {
  .number { min-width: calc(3.2rem - 0.28em); } p.numbered, .hang { padding-inline-start: 3.2rem; text-indent: -3.2rem; }
  main ul { padding-inline-start: 1.4rem; }
  dl div { grid-template-columns: 1fr; margin-bottom: 0.4rem; }
  .quote { margin-inline-start: 0; }
}
@media print {
  :root { color-scheme: light; --ink: #000000; --quiet: #333333; --paper: #ffffff; --head: #17405c; --line: #777777;
    --shade: #eeeeee; --mark: #7a1f1f; }
  @page { size: A4; margin: 15mm 18mm; }
  body { font-size: 11pt; }
  body.large { font-size: 14pt; }
  .skip, nav { display: none; }
  .sheet { display: table; width: 100%; }
  .banner { display: table-header-group; break-inside: avoid; border: 0; }
  .banner div { padding-bottom: 6mm; }
  main { display: table-row-group; }
  .scroll { overflow: visible; }
  table.wide, svg { min-width: 0; }
  thead { display: table-header-group; }
  tr, figure { break-inside: avoid; }
  h2, h3, h4, h5, caption { break-after: avoid; }
  .new-page { break-before: page; }
}
`;
