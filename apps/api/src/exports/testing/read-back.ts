import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';

/** The cells of each sheet by its name, read by an independent library; an empty cell is null. */
export function sheetsIn(workbook: Uint8Array): ReadonlyMap<string, unknown[][]> {
  const { SheetNames, Sheets } = read(workbook, { type: 'buffer', cellFormula: true });
  return new Map(
    SheetNames.map((name) => [name, utils.sheet_to_json<unknown[]>(Sheets[name]!, { header: 1, defval: null })]),
  );
}

/** The formulas of a workbook; tests expect none. */
export function formulasIn(workbook: Uint8Array): string[] {
  return Object.values(read(workbook, { type: 'buffer', cellFormula: true }).Sheets).flatMap((sheet) =>
    utils.sheet_to_formulae(sheet).filter((formula) => !/^[A-Z]+\d+='|^[A-Z]+\d+=-?[\d.]+$/.test(formula)),
  );
}

export const recordsIn = (csv: string): Record<string, string>[] => parse(csv, { columns: true, bom: true });

/** Every row, including the header. */
export const rowsIn = (csv: string): string[][] => parse(csv, { bom: true });
