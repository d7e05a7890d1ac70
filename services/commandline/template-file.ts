/** `template-file WHICH --to FILE`: an empty table for an import, with its headings, an example, and what belongs where. */
import { writeFile } from 'node:fs/promises';
import { peopleTable } from '../people/people-table';
import { figureDeclared } from '../scorecard/figure-table';
import type { Column, DeclaredTable } from '../spreadsheets/declared-table';
import {
  isWorkbookName,
  type WrittenCell,
  type WrittenSheet,
  writeCsv,
  writeWorkbook,
} from '../spreadsheets/write';
import { ownColumns, planTable } from '../strategy/plan-columns';
import { memberTable, serviceTable } from '../visits/service-table';
import type { CommandResult } from './import-file';

interface Template {
  table: { id: string; notes: string[] };
  columns: Column[];
  /** Rows that stand above the headings, or between them and the example. */
  above: WrittenCell[][];
}

const template = <Name extends string>(
  table: DeclaredTable<Name>,
  names?: Name[],
  above: WrittenCell[][] = [],
): Template => ({
  table,
  columns: (names ?? (Object.keys(table.columns) as Name[])).map((name) => table.columns[name]),
  above,
});

const templates: Record<string, Template> = {
  plan: template(planTable, ownColumns, [
    ['Year 1 (September 2026 to August 2027)'],
    ['Pledge 1: We will care for you as any good parent would'],
  ]),
  people: template(peopleTable),
  figures: template(figureDeclared),
  services: template(serviceTable),
  members: template(memberTable),
};

export const templateNames = Object.keys(templates);

export async function writeTemplateFile(which: string, to: string): Promise<CommandResult> {
  const found = templates[which];
  if (!found)
    return {
      ok: false,
      text: `There is no template file “${which}”. There is: ${templateNames.join(', ')}.`,
    };
  try {
    await writeFile(to, isWorkbookName(to) ? await writeWorkbook(sheetsOf(found)) : writeCsv(rowsOf(found)));
  } catch {
    return {
      ok: false,
      text: `${to} cannot be written: check that its folder is there and may be written to.`,
    };
  }
  return {
    ok: true,
    text: `Written: ${to}. Replace the examples with your own rows, then: npm run pledgekeeper -- import ${which} "${to}"`,
  };
}

function rowsOf({ columns, above }: Template): WrittenCell[][] {
  const examples = Math.max(...columns.map((column) => column.examples.length));
  return [
    ...above,
    columns.map(({ title }) => title),
    ...Array.from({ length: examples }, (_, index) =>
      columns.map((column) => column.examples[index] ?? null),
    ),
  ];
}

/** Notes have two cells in each row, so that no import takes one of them for a heading of the table itself. */
function sheetsOf(given: Template): WrittenSheet[] {
  const { columns, table } = given;
  const notes: WrittenCell[][] = [
    ['Column', 'What belongs there'],
    ...columns.map(({ title, about, needed }): WrittenCell[] => [
      `${title}${needed ? ' (needed)' : ''}`,
      about,
    ]),
    ...table.notes.map((note): WrittenCell[] => ['Note', note]),
    ['Note', 'The rows below the headings are examples: replace them.'],
  ];
  const name = table.id.charAt(0).toUpperCase() + table.id.slice(1);
  const widths = columns.map(({ about, title }) =>
    Math.min(50, Math.max(title.length + 4, about.length / 2)),
  );
  return [
    { name, rows: rowsOf(given), widths },
    { name: 'Notes', rows: notes, widths: [34, 90] },
  ];
}
