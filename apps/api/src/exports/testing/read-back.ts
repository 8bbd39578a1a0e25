import { execFileSync, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { parse } from 'csv-parse/sync';
import readSheets from 'read-excel-file/node';

/** The cells of each sheet by its name, read by an independent library; an empty cell is null. */
export function sheetsIn(workbook: Uint8Array): ReadonlyMap<string, unknown[][]> {
  const { SheetNames, Sheets } = read(workbook, { type: 'buffer', cellFormula: true });
  return new Map(
    SheetNames.map((name) => [name, utils.sheet_to_json<unknown[]>(Sheets[name]!, { header: 1, defval: null })]),
  );
}

/** The same from a second independent library, which shares no code with the first. */
export async function sheetsReadAgain(workbook: Uint8Array): Promise<ReadonlyMap<string, unknown[][]>> {
  const sheets = await readSheets(Buffer.from(workbook), { trim: false });
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]));
}

const FAULTS_CHILD = join(import.meta.dirname, 'workbook-faults.child.ts');

/** Violations of ECMA-376 (Office Open XML); empty: valid. */
export function workbookFaults(workbook: Uint8Array): readonly string[] {
  return JSON.parse(execFileSync(process.execPath, [FAULTS_CHILD], { input: workbook, encoding: 'utf8' })) as string[];
}

/** A file inside of the workbook, as text. */
export function textIn(workbook: Uint8Array, path: string): string {
  const { files } = read(workbook, { type: 'buffer', bookFiles: true }) as unknown as Archive;
  return Buffer.from(files[path]!.content).toString();
}
interface Archive {
  readonly files: Readonly<Record<string, { readonly content: Uint8Array }>>;
}

/** Whether this machine has a Python with openpyxl, the reader of pandas. */
export const hasOpenpyxl = (): boolean => spawnSync('python3', ['-c', 'import openpyxl']).status === 0;

const PRINT_CELLS = `import io, json, sys, openpyxl
book = openpyxl.load_workbook(io.BytesIO(sys.stdin.buffer.read()))
print(json.dumps([[sheet.title, [[cell.value for cell in row] for row in sheet]] for sheet in book]))`;

/** The cells of each sheet as openpyxl reads them. */
export function sheetsInPython(workbook: Uint8Array): ReadonlyMap<string, unknown[][]> {
  const printed = execFileSync('python3', ['-c', PRINT_CELLS], { input: workbook, encoding: 'utf8' });
  return new Map(JSON.parse(printed) as [string, unknown[][]][]);
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
