export { isNamed } from './column-names.ts';
export { CsvReader, columnName, csvLine, csvRows, type SheetRow, separatorIn } from './csv.ts';
export { dateReader } from './dates.ts';
export type { ImportFault } from './faults.ts';
export { columnsOf, type ImportColumn, type ImportKind, importKinds } from './kinds.ts';
export {
  type ImportChecked,
  importCheck,
  importChecked,
  type KnownHouse,
  type KnownHouses,
  knownHouses,
} from './known.ts';
export { readLines } from './lines.ts';
export { headingOf, mappingOf } from './mapping.ts';
export { type HousePlan, type ImportPlan, planOf } from './plan.ts';
export { bedName } from './plan-rooms.ts';
export { emptyProfile, type ImportProfile, importProfile } from './profile.ts';
export { isWorkbook, type Unpack, workbookRows } from './workbook.ts';
