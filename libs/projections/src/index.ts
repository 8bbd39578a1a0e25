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
export {
  type CaseChange,
  type CaseEntry,
  type Casework,
  type Duty,
  emptyCasework,
  projectCasework,
} from './cases/casework.ts';
export type { OperationDuty, PlacedLine } from './cases/operations.ts';
export { caseworkFromSnapshot, caseworkToSnapshot } from './cases/snapshot.ts';
export { endedHoldsOf, nightHoldsOf, partiesOf, staleSheltersOf, waitingTasksOf } from './cases/tonight.ts';
export {
  isOfTransfer,
  isRequester,
  isSenderOf,
  isWaiting,
  mayAnswerFor,
  requestViewOf,
  shelterTasksOf,
  transferViewOf,
} from './cases/views.ts';
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
export { ownDutyOf, rolesOnDuty } from './handover/on-duty.ts';
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
export { activityFor } from './now/activity.ts';
export { answerEvents, answerWithoutDetails } from './now/answers.ts';
export { type Audience, audienceOf } from './now/audience.ts';
export { detailFor } from './now/detail.ts';
export { type AudienceView, openView, publish, refresh, since, type ViewUpdate } from './now/feed-diff.ts';
export { emptyShelter, type FoldedShelter, foldFact, pastShelter } from './now/folded-shelter.ts';
export { forBands, foundFor } from './now/found.ts';
export { emptyNetwork, type Network, needsHistory, projectNetwork } from './now/network.ts';
export { bandedProblem, shelterProblem } from './now/refused.ts';
export { exactRowOf, rowFor, unreadableRowOf } from './now/rows.ts';
export { fromSnapshot, snapshotLines, toSnapshot } from './now/snapshot.ts';
export { countsThatWait } from './now/waiting-counts.ts';
export type { AskedEmergency, GrantedEmergency } from './people/accesses.ts';
export { administratorsIn } from './people/administrators.ts';
export {
  type Directory,
  type DirectoryEntry,
  emptyDirectory,
  projectDirectory,
} from './people/directory.ts';
export { directoryFromSnapshot, directoryToSnapshot } from './people/snapshot.ts';
export type { Reported, VaultItem, Written } from './people/vault.ts';
export { ValueTable } from './value-table.ts';
export { changeBetween, shelterForMachines, type WebhookChange } from './webhooks/change.ts';
export {
  emptyWebhooks,
  projectWebhooks,
  type Webhooks,
  webhooksFromSnapshot,
  webhooksToSnapshot,
} from './webhooks/webhooks.ts';
