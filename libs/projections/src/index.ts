export { activityFor } from './activity.ts';
export { answerEvents, answerWithoutDetails } from './answers.ts';
export { type Audience, audienceOf } from './audience.ts';
export { auditCsv } from './audit/csv.ts';
export type { TrailEntry } from './audit/entry.ts';
export {
  isAsked,
  mayAudit,
  newestFirst,
  selectFrom,
  shelterEntry,
  sheltersVisibleTo,
  type TrailFilter,
} from './audit/select.ts';
export { trailFromSnapshot, trailToSnapshot } from './audit/snapshot.ts';
export { emptyTrail, projectTrail, type Trail } from './audit/trail.ts';
export { detailFor } from './detail.ts';
export type { AskedEmergency, GrantedEmergency } from './directory/accesses.ts';
export { administratorsIn } from './directory/administrators.ts';
export {
  type Directory,
  type DirectoryEntry,
  emptyDirectory,
  projectDirectory,
} from './directory/directory.ts';
export { directoryFromSnapshot, directoryToSnapshot } from './directory/snapshot.ts';
export type { VaultItem, Written } from './directory/vault.ts';
export { type AudienceView, openView, publish, refresh, since, type ViewUpdate } from './feed-diff.ts';
export { figuresCsv } from './figures/csv.ts';
export { figuresOf } from './figures/figures.ts';
export { emptyNeeds, type Needs } from './figures/needs.ts';
export { emptyShelter, type FoldedShelter, foldFact, pastShelter } from './folded-shelter.ts';
export { forecastCsv } from './forecast/csv.ts';
export { forecastSteps } from './forecast/forecast.ts';
export { judge, stratumOf, type Try, tryAt } from './forecast/tries.ts';
export { accountOf } from './handover/account.ts';
export { type Desk, deskOf, isOfDesk, seesDesk } from './handover/desk.ts';
export {
  emptyHandovers,
  type Handovers,
  type PastShift,
  pastShiftOf,
  projectHandovers,
  sheltersWithHoldsOf,
} from './handover/handovers.ts';
export { isInHandover } from './handover/lines.ts';
export { handoversFromSnapshot, handoversToSnapshot } from './handover/snapshot.ts';
export {
  type LogRange,
  type RequestSpan,
  requestSpan,
  type ShelterSpan,
  shelterSpan,
  spanFromState,
  startsAfter,
  transferAt,
} from './handover/span.ts';
export { shelterOf } from './log.ts';
export { emptyNetwork, type Network, needsHistory, projectNetwork } from './network.ts';
export { changesOf, nearestChange, type ShelterChange } from './replay/changes.ts';
export { type FactSource, type PointInTime, ShelterHistory } from './replay/history.ts';
export { pastRoomsOf } from './replay/rooms.ts';
export {
  type CaseChange,
  type CaseEntry,
  type Casework,
  type Duty,
  emptyCasework,
  projectCasework,
} from './requests/casework.ts';
export { caseworkFromSnapshot, caseworkToSnapshot } from './requests/snapshot.ts';
export { endedHoldsOf, nightHoldsOf, partiesOf, staleSheltersOf, waitingTasksOf } from './requests/tonight.ts';
export {
  isOfTransfer,
  isRequester,
  isSenderOf,
  isWaiting,
  mayAnswerFor,
  requestViewOf,
  shelterTasksOf,
  transferViewOf,
} from './requests/views.ts';
export { exactRowOf, rowFor, unreadableRowOf } from './rows.ts';
export { fromSnapshot, snapshotLines, toSnapshot } from './snapshot.ts';
export { trendsCsv } from './trends/csv.ts';
export { occupancy, todayFor } from './trends/occupancy.ts';
export { type TrendsShelter, trendsCopy } from './trends/trends-shelter.ts';
export { ValueTable } from './value-table.ts';
export { countsThatWait } from './waiting-counts.ts';
export { changeBetween, shelterForMachines, type WebhookChange } from './webhooks/change.ts';
export {
  emptyWebhooks,
  projectWebhooks,
  type Webhooks,
  webhooksFromSnapshot,
  webhooksToSnapshot,
} from './webhooks/webhooks.ts';
