/** The Typst document: reads the settled outline as data, so that nothing people wrote is ever read as markup. */
export const pdfTemplate = `
#let data = json("outline.json")
#let ink = rgb("#17405c")
#let quiet = rgb("#4a5560")
#let rule = rgb("#9aa7b2")
#let shade = rgb("#e9eff3")

// Large print: nothing under 14 point, everything else in proportion.
#let large = data.at("size", default: "normal") == "large"
#let sized(normal) = if large { calc.max(14pt, normal * 14 / 11) } else { normal }

#set document(title: data.title, description: data.subject, author: "Pledgekeeper", date: auto)
#set text(font: ("Arimo", "DejaVu Sans"), fallback: false, size: sized(11pt), lang: "en", region: "GB", hyphenate: false)
#set par(leading: 0.62em, spacing: 0.85em, justify: false)
#set page(
  paper: "a4",
  margin: (top: 2.3cm, bottom: 2.2cm, x: 2cm),
  header: align(right, text(size: sized(9pt), weight: "bold")[
    #if data.marking != none [#text(fill: rgb("#7a1f1f"), data.marking) #linebreak()]
    #text(fill: quiet, data.status)
  ]),
  footer: text(size: sized(9pt), fill: quiet)[
    #data.subject #h(1fr) Page #context counter(page).display() of #context counter(page).final().first()
  ],
)

#show heading: it => {
  let sizes = (20pt, 14pt, 12pt, 11pt, 11pt)
  let above = (0.2em, 1.5em, 1.35em, 1.3em, 1.2em)
  set text(size: sized(sizes.at(it.level - 1)), weight: "bold", fill: ink)
  set par(leading: 0.5em)
  block(above: above.at(it.level - 1), below: 0.75em, sticky: true, it.body)
}

#let hang = 1.5cm
#let run(part) = {
  let words = if part.strong { strong(part.text) } else { part.text }
  if "link" in part { link(part.link, underline(text(fill: ink, words))) } else { words }
}
#let runs(parts) = parts.map(run).join()
// The number stands in the margin of its own text, and is part of the text for a screen reader.
#let hung(number, body) = par(hanging-indent: hang, [#box(width: hang - 0.278em, number) #body])

#let heading-part(part) = {
  if part.newPage { pagebreak(weak: true) }
  let body = if part.number == none { [#part.text] } else if part.number.starts-with("Appendix") {
    [#part.number: #part.text]
  } else { hung(part.number, part.text) }
  heading(level: part.level, body)
}

#let cell-part(paragraphs) = {
  set par(spacing: 0.85em, leading: 0.5em)
  // One paragraph needs no element of its own: in a long pack they are a quarter of the memory.
  if paragraphs.len() == 1 { runs(paragraphs.first()) } else { for parts in paragraphs { par(runs(parts)) } }
}

#let table-part(part) = {
  show figure: set block(breakable: true, above: 1.3em, below: 1.1em)
  set figure(gap: 0.6em)
  show figure.caption: it => align(left, block(sticky: true, text(size: sized(10pt), weight: "bold", it.body)))
  set text(size: sized(9.5pt))
  set table(
    columns: part.columns.map(column => column.width * 1fr),
    align: part.columns.map(column => if column.at("align", default: "start") == "end" { right } else { left }),
    inset: (x: 4pt, y: 5pt),
    stroke: (x: none, y: 0.5pt + rule),
  )
  figure(
    kind: table,
    supplement: none,
    numbering: none,
    caption: figure.caption(position: top, [#part.number: #part.caption]),
    table(
      table.header(repeat: true, ..part.columns.map(column => table.cell(fill: shade, strong(column.header)))),
      ..part.rows.map(row => row.cells.map(cell => table.cell(breakable: not row.whole, cell-part(cell)))).flatten(),
    ),
  )
}

#let figure-part(part) = {
  show figure: set block(breakable: false, above: 1.3em, below: 1.3em)
  set figure(gap: 0.6em)
  show figure.caption: it => align(left, text(size: sized(10pt), weight: "bold", it.body))
  figure(
    kind: image,
    supplement: none,
    numbering: none,
    caption: figure.caption(position: top, [#part.number: #part.caption]),
    block(width: 100%, align(left, image(bytes(part.svg), format: "svg", width: 90%, alt: part.alt))),
  )
}
// What the drawing would have shown stands in words where there is nothing to draw.
#let undrawn-part(part) = {
  block(above: 1.3em, below: 0.6em, sticky: true, text(size: sized(10pt), weight: "bold")[#part.number: #part.caption])
  par(part.alt)
}

#let quote-part(part) = block(
  above: 1.2em,
  below: 1.2em,
  inset: (x: 0.5cm, y: 0.1cm),
  outset: (left: -0.5cm),
  stroke: (left: 2pt + ink),
  pad(left: 0.5cm, quote(block: true, quotes: false)[
    #par[“#part.text”]
    #par(text(size: sized(10pt), part.source))
  ]),
)

#let facts-part(facts) = {
  for fact in facts {
    par(hanging-indent: 4.5cm, spacing: 0.6em, [#box(width: 4.5cm - 0.278em, strong(fact.label + ":")) #fact.text])
  }
  block(above: 1em, below: 1.2em, line(length: 100%, stroke: 1pt + ink))
}

#block(below: 1.1em, par(text(size: sized(12pt), data.body)))
#heading(level: 1, data.title)
#facts-part(data.facts)

#for part in data.blocks {
  if part.kind == "heading" { heading-part(part) }
  if part.kind == "paragraph" {
    if part.number == none { par(runs(part.runs)) } else { hung(part.number, runs(part.runs)) }
  }
  if part.kind == "list" { pad(left: hang, list(spacing: 0.7em, ..part.items.map(runs))) }
  if part.kind == "note" { block(above: 0.6em, par(text(size: sized(9pt), runs(part.runs)))) }
  if part.kind == "table" { table-part(part) }
  if part.kind == "figure" { if part.svg == none { undrawn-part(part) } else { figure-part(part) } }
  if part.kind == "quote" { quote-part(part) }
  if part.kind == "facts" { facts-part(part.facts) }
}
`;
