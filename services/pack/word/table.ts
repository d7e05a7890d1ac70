/** One table of the outline in Word: a caption, a header row that repeats, rows that stay whole, a first column of headers. */
import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Column } from '../outline/outline';
import type { Run, SettledBlock } from '../outline/settle';
import { staysWhole } from '../writers/row-height';
import { runParts } from './runs';
import { colours } from './styles';

type SettledTable = Extract<SettledBlock, { kind: 'table' }>;

/** @param textWidth of the page, in twentieths of a point. */
export function tableParts(table: SettledTable, textWidth: number): (Paragraph | Table)[] {
  const widths = columnWidths(table.columns, textWidth);
  return [
    new Paragraph({
      style: 'Caption',
      children: [new TextRun({ text: `${table.number}: ${table.caption}`, bold: true })],
    }),
    new Table({
      layout: TableLayoutType.FIXED,
      width: { size: textWidth, type: WidthType.DXA },
      columnWidths: widths,
      margins: { top: 50, bottom: 30, left: 85, right: 85, marginUnitType: WidthType.DXA },
      tableLook: {
        firstRow: true,
        firstColumn: true,
        lastRow: false,
        lastColumn: false,
        noHBand: true,
        noVBand: true,
      },
      borders: borders(),
      rows: [
        headerRow(table.columns, widths),
        ...table.rows.map((row) => bodyRow(row, table.columns, widths)),
      ],
    }),
  ];
}

/** Whole twentieths of a point that add up to the text's width. */
function columnWidths(columns: Column[], textWidth: number): number[] {
  const total = columns.reduce((sum, column) => sum + column.width, 0);
  return columns.map((column) => Math.floor((textWidth * column.width) / total));
}

function borders() {
  const line = { style: BorderStyle.SINGLE, size: 4, color: colours.line };
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  return { top: line, bottom: line, insideHorizontal: line, left: none, right: none, insideVertical: none };
}

function headerRow(columns: Column[], widths: number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: columns.map((column, index) =>
      cell(widths[index], colours.shade, [
        new Paragraph({
          style: 'TableHeader',
          ...alignment(column),
          children: [new TextRun({ text: column.header, bold: true, color: colours.ink })],
        }),
      ]),
    ),
  });
}

function bodyRow(row: Run[][][], columns: Column[], widths: number[]): TableRow {
  return new TableRow({
    cantSplit: staysWhole(row, columns),
    children: row.map((paragraphs, index) =>
      cell(
        widths[index],
        null,
        paragraphs.map(
          (runs) =>
            new Paragraph({
              style: 'TableText',
              ...alignment(columns[index]),
              children: runParts(runs),
            }),
        ),
      ),
    ),
  });
}

function cell(width: number | undefined, fill: string | null, children: Paragraph[]): TableCell {
  return new TableCell({
    width: { size: width ?? 0, type: WidthType.DXA },
    ...(fill === null ? {} : { shading: { fill } }),
    children,
  });
}

const alignment = (column: Column | undefined) =>
  column?.align === 'end' ? { alignment: AlignmentType.END } : {};
