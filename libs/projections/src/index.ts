export { activityFor, type Page } from './activity.ts';
export { answerEvents } from './answers.ts';
export { type Audience, audienceOf, isOwnOf } from './audience.ts';
export { auditCsv } from './audit/csv.ts';
export type { TrailEntry } from './audit/entry.ts';
export {
  houseEntry,
  isAsked,
  mayAudit,
  newestFirst,
  type OrganisationOf,
  selectFrom,
  type TrailFilter,
} from './audit/select.ts';
export { trailFromSnapshot, trailToSnapshot } from './audit/snapshot.ts';
export { emptyTrail, projectTrail, type Trail } from './audit/trail.ts';
export { detailFor } from './detail.ts';
export {
  type Directory,
  type DirectoryChange,
  type DirectoryEntry,
  type EmergencyLook,
  emptyDirectory,
  projectDirectory,
  type VaultItem,
  type WrongCodesLogged,
} from './directory/directory.ts';
export { directoryFromSnapshot, directoryToSnapshot } from './directory/snapshot.ts';
export { type AudienceView, openView, publish, refresh, since, type ViewRow, type ViewUpdate } from './feed-diff.ts';
export { foldHistory, type House } from './house.ts';
export { factOf, type LogEntry, type ReadableEntry, shelterOf, type UnreadableEntry } from './log.ts';
export { emptyNetwork, type Network, needsHistory, projectNetwork } from './network.ts';
export {
  type CaseChange,
  type CaseEntry,
  type Casework,
  type Duty,
  emptyCasework,
  projectCasework,
} from './requests/casework.ts';
export { caseworkFromSnapshot, caseworkToSnapshot } from './requests/snapshot.ts';
export { nightHoldsOf, partiesOf, staleHousesOf, waitingTasksOf } from './requests/tonight.ts';
export {
  houseTasksOf,
  isAskers,
  isOfTransfer,
  isWaiting,
  mayAnswerFor,
  requestViewOf,
  transferViewOf,
} from './requests/views.ts';
export { bandedRowOf, exactRowOf, rowFor, unreadableRowOf } from './rows.ts';
export { fromSnapshot, toSnapshot } from './snapshot.ts';
export { trendsCsv } from './trends/csv.ts';
export type { OccupancyLedger } from './trends/ledger.ts';
export { type OccupancyQuery, occupancy } from './trends/occupancy.ts';
export { rateHalfUp } from './trends/rate.ts';
