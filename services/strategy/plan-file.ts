/** The plan in force as a table that `import plan` reads back without loss: .xlsx or .csv. */
import { isWorkbookName, writeCsv, writeWorkbook } from '../spreadsheets/write';
import type { Plan, Strategy } from './rules';
import { wholePlanRows } from './whole-plan';

export async function planAsFile(plan: Plan | Strategy, fileName: string): Promise<Uint8Array | string> {
  const rows = wholePlanRows(plan);
  if (!isWorkbookName(fileName)) return writeCsv(rows);
  return writeWorkbook([{ name: 'Plan', rows, widths: [8, 60, 60, 40] }]);
}
