export { codeOfWord } from './cell-words.ts';
export { countryCodes } from './cells.ts';
export { csvLine, csvRows, type SheetRow } from './csv.ts';
export { DATE_FORMS, dateReader } from './dates.ts';
export type { FileEncoding } from './encodings.ts';
export type { ImportFault, ImportNotice } from './faults.ts';
export { type CellType, type ColumnRule, columnsOf, type ImportColumn, type ImportKind, importKinds } from './kinds.ts';
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
export { type FileRows, type FileSource, type ReadOptions, readFileRows } from './read-file.ts';
export { checkPlan, emptyCounts, type ImportCounts, type ImportTarget, runPlan } from './run.ts';
export {
  faultText,
  filled,
  IMPORT_SENTENCES,
  noticeSentence,
  placeOfFault,
} from './sentences.ts';
export type { Unpack } from './workbook.ts';
