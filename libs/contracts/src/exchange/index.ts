export type { CellWords } from './cells.ts';
export { isColumnName } from './column-names.ts';
export { columnName, csvLine, csvRows, type SheetRow, TextReader } from './csv.ts';
export { DATE_FORMS, dateReader } from './dates.ts';
export { CodePageTally, encodingOf, type FileEncoding } from './encodings.ts';
export type { ImportFault } from './faults.ts';
export { FILE_LIMITS, mostUnpacked, TooLarge } from './file-limits.ts';
export { columnsOf, type ImportColumn, type ImportKind, importKinds } from './kinds.ts';
export {
  type ImportChecked,
  importableSheltersRead,
  importCheck,
  importChecked,
  type KnownShelter,
  type KnownShelters,
} from './known.ts';
export { mappingOf } from './mapping.ts';
export { nightsDigest } from './nights-digest.ts';
export type { ShelterPlan } from './plan.ts';
export {
  organisationsIn,
  type PlannedImport,
  parseFile,
  planImport,
} from './plan-import.ts';
export { bedName } from './plan-rooms.ts';
export { emptyProfile, type ImportProfile, importProfile } from './profile.ts';
export { checkPlan, emptyCounts, type ImportCounts, type ImportTarget, runPlan } from './run.ts';
export { isWorkbook, readWorkbook, type Unpack } from './workbook.ts';
