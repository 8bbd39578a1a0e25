export type { CellWords } from './cells.ts';
export { isNamed } from './column-names.ts';
export { columnName, csvLine, csvRows, encodingOf, type SheetRow, TextReader } from './csv.ts';
export { DATE_FORMS, dateReader } from './dates.ts';
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
export { mappingOf } from './mapping.ts';
export { nightsDigest } from './nights-digest.ts';
export type { HousePlan } from './plan.ts';
export { bedName } from './plan-rooms.ts';
export { emptyProfile, type ImportProfile, importProfile } from './profile.ts';
export { checkPlan, type ImportCounts, type ImportTarget, noCounts, runPlan } from './run.ts';
export { organisationsIn, readFile, type Understood, understand } from './understand.ts';
export { isWorkbook, readWorkbook, type Unpack } from './workbook.ts';
