export type {
  ContactCommand,
  ContactRejection,
  ContactRejectionCode,
  ContactState,
} from './access/contact-report.ts';
export {
  BROUGHT_TO,
  CONTACTS_READ,
  CONTACTS_REPORTED,
  EMERGENCY_ASK_LASTS,
  EMERGENCY_LASTS_MINUTES,
  isBeyond,
  needsSecondPerson,
  REVEALED,
  SETTLED_HOLD,
  SHELTERS_WINDOW,
  type ShelterLimit,
  type ShownAddress,
} from './access/limits.ts';
export { coveredNeeds } from './consent.ts';
export * from './decider.ts';
export * from './deciders.ts';
export * from './haven-event.ts';
export * from './instant.ts';
export { localDay } from './local-day.ts';
export { type FoundGroup, type FoundPlaces, findPlaces } from './matching/find.ts';
export type { Reason } from './matching/findings.ts';
export { type Match, match } from './matching/match.ts';
export { reasonsOf } from './matching/rule-reasons.ts';
export { parseHours } from './matching/rules/intake-hours.ts';
export { type Service, servicesOf } from './matching/rules/services.ts';
export type { Point, Search } from './matching/search.ts';
export { type MatchableShelter, matchableOf } from './matching/shelter.ts';
export { touchedRules } from './matching/touched.ts';
export type {
  Described,
  LineStanding,
  OperationCommand,
  OutsideOperation,
  PlannedHold,
} from './operation/commands/command.ts';
export { undoable as undoableLines } from './operation/commands/holds.ts';
export { operationDueFrom } from './operation/due.ts';
export * from './operation/events.ts';
export { evolveOperation } from './operation/evolve.ts';
export { OPERATION_REJECTION_CODES, type OperationRejectionCode } from './operation/rejections.ts';
export { onTheWay, waitsOf } from './operation/rides.ts';
export {
  initialOperation,
  isMember as isOperationMember,
  lineOf,
  type OpenedOperation,
  type OperationLine,
  type OperationState,
} from './operation/state.ts';
export type { OutsideOrganisation } from './organisation/commands/command.ts';
export type { OrganisationCommand } from './organisation/commands/index.ts';
export type { OrganisationEvent } from './organisation/events.ts';
export { evolveOrganisation } from './organisation/evolve.ts';
export type { OrganisationRejection, OrganisationRejectionCode } from './organisation/rejections.ts';
export {
  initialOrganisation,
  type OrganisationState,
  type RegisteredOrganisation,
  type SignInProvider,
} from './organisation/state.ts';
export * from './party.ts';
export type { OutsidePerson } from './person/commands/command.ts';
export type { PersonCommand } from './person/commands/index.ts';
export { decidePerson } from './person/decide.ts';
export * from './person/events.ts';
export { evolvePerson } from './person/evolve.ts';
export * from './person/limits.ts';
export * from './person/rejections.ts';
export { isAdministrator } from './person/roles.ts';
export { isSmsLocked } from './person/sms.ts';
export * from './person/state.ts';
export { solveInOrder } from './plan/in-order.ts';
export type { PlanInput, PlanParty } from './plan/input.ts';
export { judge } from './plan/judge.ts';
export { type Plan, planFor, posePlan } from './plan/plan.ts';
export type { PlanProblem } from './plan/problem.ts';
export type { Solution } from './plan/solve.ts';
export { rankGives, solveGive, type WouldGive, whatCouldGive, wouldGive } from './plan/would-give.ts';
export * from './policy/may.ts';
export * from './policy/table.ts';
export { kindsOf } from './request/commands/because.ts';
export type { RequestCommand, RequestCommandType } from './request/commands/command.ts';
export { decideRequest } from './request/decide.ts';
export * from './request/events.ts';
export { evolveRequest, foldRequest } from './request/evolve.ts';
export { type Consequence, follow, releasesOf } from './request/follow.ts';
export * from './request/rejections.ts';
export * from './request/rights.ts';
export * from './request/selectors.ts';
export { emptyLedger, type HoldLedger, type HoldSighting, observe } from './request/sightings.ts';
export {
  initialRequest,
  isClosed as isRequestClosed,
  isReopened,
  type OpenedRequest,
  type RequestState,
} from './request/state.ts';
export { type BedUse, bedUse } from './shelter/beds/bed-use.ts';
export { placesAt, placesOf } from './shelter/beds/places.ts';
export { type Check, checkOf, checkToOthers } from './shelter/check-hours.ts';
export type { ShelterCommand } from './shelter/commands/command.ts';
export { isForCountedToo, sourceOfCommand } from './shelter/commands/index.ts';
export { arrivalOverdueFrom, extendsTo } from './shelter/deadlines.ts';
export { decideShelter } from './shelter/decide.ts';
export { changesOf } from './shelter/deciding/changes.ts';
export { isPublished, moveIn } from './shelter/deciding/moving.ts';
export { waitingCounts } from './shelter/deciding/waiting-counts.ts';
export * from './shelter/decision.ts';
export { overdueAt } from './shelter/due.ts';
export * from './shelter/events.ts';
export { evolveShelter } from './shelter/evolve.ts';
export { changesOccupancy, correctionsOf } from './shelter/facts/index.ts';
export { type CorrectedFact, correctedFact, correctionsIn, evolveCorrected, foldShelter } from './shelter/fold.ts';
export { freshnessAt } from './shelter/freshness.ts';
export { initialShelter } from './shelter/initial.ts';
export * from './shelter/limits.ts';
export { freshnessToOthers, hasNumbers, isReportOld, numbersAsOf } from './shelter/numbers-as-of.ts';
export { callIn, callToOthers, freeToOthers } from './shelter/phone-call.ts';
export { firstBreak } from './shelter/recheck.ts';
export * from './shelter/rejections.ts';
export { actionOf, changesAHold, mayCommand } from './shelter/rights.ts';
export * from './shelter/state.ts';
export { answerTo, bedsToOffer, extraOf, openedFor } from './shelter/surge.ts';
export type { ShiftCommand } from './shift/commands/index.ts';
export * from './shift/events.ts';
export { evolveShift } from './shift/evolve.ts';
export * from './shift/rejections.ts';
export * from './shift/state.ts';
export { answersFor } from './surge/countries.ts';
export type { OutsideSurge, SurgeCommand } from './surge/decide.ts';
export { surgeDueFrom } from './surge/due.ts';
export * from './surge/events.ts';
export { evolveSurge } from './surge/evolve.ts';
export { SURGE_REJECTION_CODES, type SurgeRejectionCode } from './surge/rejections.ts';
export { isOfAnotherSide, mayEndSurge } from './surge/sides.ts';
export { type AskedCountry, initialSurge, type OpenedSurge, type SurgeState } from './surge/state.ts';
export * from './terms.ts';
export type { TokenCommand } from './token/commands/index.ts';
export type { TokenEvent, TokenScope } from './token/events.ts';
export { evolveToken } from './token/evolve.ts';
export type { TokenRejectionCode } from './token/rejections.ts';
export { initialToken, type ServiceToken, type TokenState } from './token/state.ts';
export type { TransferCommand, TransferCommandType } from './transfer/commands/command.ts';
export { decideTransfer } from './transfer/decide.ts';
export { transferDueFrom } from './transfer/due.ts';
export * from './transfer/events.ts';
export { evolveTransfer, foldTransfer } from './transfer/evolve.ts';
export { releaseReasonOf } from './transfer/follow.ts';
export * from './transfer/regime.ts';
export * from './transfer/rejections.ts';
export { mayTransfer } from './transfer/rights.ts';
export {
  initialTransfer,
  isEnded as isTransferEnded,
  isInTransit,
  isSuperseded,
  type ProposedTransfer,
  receiverSeesDetails,
  type TransferState,
} from './transfer/state.ts';
export { isOverdue, openPartiesOf } from './transfer/tonight.ts';
export type { WebhookCommand } from './webhook/commands/index.ts';
export type { WebhookAttempt, WebhookEvent } from './webhook/events.ts';
export { evolveWebhook } from './webhook/evolve.ts';
export type { WebhookRejectionCode } from './webhook/rejections.ts';
export { ATTEMPTS_KEPT, initialWebhook, type RegisteredWebhook, type WebhookState } from './webhook/state.ts';
