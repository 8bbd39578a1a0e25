import {
  type ContactCommand,
  type ContactRejection,
  type ContactState,
  decideContact,
  evolveContact,
  initialContact,
} from './access/contact-report.ts';
import { type Decider, foldFrom, PLAIN } from './decider.ts';
import type { VaultEvent } from './haven-event.ts';
import type { OperationCommand, OutsideOperation } from './operation/commands/command.ts';
import { decideOperation } from './operation/decide.ts';
import type { OperationEvent } from './operation/events.ts';
import { evolveOperation, foldOperation } from './operation/evolve.ts';
import type { OperationRejectionCode } from './operation/rejections.ts';
import { initialOperation, type OperationState } from './operation/state.ts';
import type { OutsideOrganisation } from './organisation/commands/command.ts';
import type { OrganisationCommand } from './organisation/commands/index.ts';
import { decideOrganisation } from './organisation/decide.ts';
import type { OrganisationEvent } from './organisation/events.ts';
import { evolveOrganisation } from './organisation/evolve.ts';
import type { OrganisationRejection } from './organisation/rejections.ts';
import { initialOrganisation, type OrganisationState } from './organisation/state.ts';
import type { OutsidePerson } from './person/commands/command.ts';
import type { PersonCommand } from './person/commands/index.ts';
import { decidePerson } from './person/decide.ts';
import type { PersonEvent } from './person/events.ts';
import { evolvePerson } from './person/evolve.ts';
import type { PersonRejectionCode } from './person/rejections.ts';
import { initialPerson, type PersonState } from './person/state.ts';
import type { RequestCommand } from './request/commands/command.ts';
import { decideRequest } from './request/decide.ts';
import type { RequestEvent } from './request/events.ts';
import { evolveRequest, foldRequest } from './request/evolve.ts';
import type { RequestRejectionCode } from './request/rejections.ts';
import { initialRequest, type RequestState } from './request/state.ts';
import type { ShelterCommand } from './shelter/commands/command.ts';
import { rowOf } from './shelter/commands/index.ts';
import { decideShelter } from './shelter/decide.ts';
import type { OutsideShelter } from './shelter/decision.ts';
import type { ShelterEvent } from './shelter/events.ts';
import { evolveShelter } from './shelter/evolve.ts';
import { foldShelter } from './shelter/fold.ts';
import { initialShelter } from './shelter/initial.ts';
import type { Rejection } from './shelter/rejections.ts';
import type { ShelterState } from './shelter/state.ts';
import type { ShiftCommand } from './shift/commands/index.ts';
import { decideShift } from './shift/decide.ts';
import type { ShiftEvent } from './shift/events.ts';
import { evolveShift } from './shift/evolve.ts';
import type { ShiftRejection } from './shift/rejections.ts';
import { initialShift, type ShiftState } from './shift/state.ts';
import { decideSurge, type OutsideSurge, type SurgeCommand } from './surge/decide.ts';
import type { SurgeEvent } from './surge/events.ts';
import { evolveSurge, foldSurge } from './surge/evolve.ts';
import type { SurgeRejectionCode } from './surge/rejections.ts';
import { initialSurge, type SurgeState } from './surge/state.ts';
import type { TokenCommand } from './token/commands/index.ts';
import { decideToken } from './token/decide.ts';
import type { TokenEvent } from './token/events.ts';
import { evolveToken } from './token/evolve.ts';
import type { TokenRejectionCode } from './token/rejections.ts';
import { initialToken, type TokenState } from './token/state.ts';
import type { TransferCommand } from './transfer/commands/command.ts';
import { decideTransfer } from './transfer/decide.ts';
import type { TransferEvent } from './transfer/events.ts';
import { evolveTransfer, foldTransfer } from './transfer/evolve.ts';
import type { TransferRejectionCode } from './transfer/rejections.ts';
import { initialTransfer, type TransferState } from './transfer/state.ts';
import type { OutsideWebhook } from './webhook/commands/command.ts';
import type { WebhookCommand } from './webhook/commands/index.ts';
import { decideWebhook } from './webhook/decide.ts';
import type { WebhookEvent } from './webhook/events.ts';
import { evolveWebhook } from './webhook/evolve.ts';
import type { WebhookRejectionCode } from './webhook/rejections.ts';
import { initialWebhook, type WebhookState } from './webhook/state.ts';

interface Refusal<C extends string> {
  readonly code: C;
}

/** `shelter-<id>`: the only streams with corrections, so the only ones that may have to be folded again. */
export const shelterDecider: Decider<ShelterState, ShelterCommand, ShelterEvent, Rejection, OutsideShelter> = {
  kind: 'shelter',
  initial: initialShelter,
  evolve: evolveShelter,
  fold: foldShelter,
  decide: decideShelter,
  recordedAt: (state) => (state.situation === 'unregistered' ? null : state.recordedAt),
  readsHistory: ({ type }) => rowOf(type).readsHistory,
  rewritesHistory: ({ type }) => type === 'EventCorrected',
  isObservation: ({ type }) => rowOf(type).isObservation,
};

/** `request-<id>` */
export const requestDecider: Decider<RequestState, RequestCommand, RequestEvent, Refusal<RequestRejectionCode>> = {
  kind: 'request',
  initial: initialRequest,
  evolve: evolveRequest,
  fold: foldRequest,
  decide: decideRequest,
  recordedAt: (state) => (state.situation === 'unopened' ? null : state.recordedAt),
  ...PLAIN,
};

/** `transfer-<id>` */
export const transferDecider: Decider<TransferState, TransferCommand, TransferEvent, Refusal<TransferRejectionCode>> = {
  kind: 'transfer',
  initial: initialTransfer,
  evolve: evolveTransfer,
  fold: foldTransfer,
  decide: decideTransfer,
  recordedAt: (state) => (state.situation === 'unproposed' ? null : state.recordedAt),
  ...PLAIN,
};

/** `operation-<id>` */
export const operationDecider: Decider<
  OperationState,
  OperationCommand,
  OperationEvent,
  Refusal<OperationRejectionCode>,
  OutsideOperation
> = {
  kind: 'operation',
  initial: initialOperation,
  evolve: evolveOperation,
  fold: foldOperation,
  decide: decideOperation,
  recordedAt: (state) => (state.situation === 'unopened' ? null : state.recordedAt),
  ...PLAIN,
};

/** `surge-<id>` */
export const surgeDecider: Decider<SurgeState, SurgeCommand, SurgeEvent, Refusal<SurgeRejectionCode>, OutsideSurge> = {
  kind: 'surge',
  initial: initialSurge,
  evolve: evolveSurge,
  fold: foldSurge,
  decide: decideSurge,
  recordedAt: (state) => (state.situation === 'unopened' ? null : state.recordedAt),
  ...PLAIN,
};

/** `person-<id>` */
export const personDecider: Decider<
  PersonState,
  PersonCommand,
  PersonEvent,
  Refusal<PersonRejectionCode>,
  OutsidePerson
> = {
  kind: 'person',
  initial: initialPerson,
  evolve: evolvePerson,
  fold: (personId, facts) => foldFrom(initialPerson(personId), facts, evolvePerson),
  decide: decidePerson,
  recordedAt: (state) => (state.situation === 'unknown' ? null : state.recordedAt),
  ...PLAIN,
};

/** `token-<id>` */
export const tokenDecider: Decider<TokenState, TokenCommand, TokenEvent, Refusal<TokenRejectionCode>> = {
  kind: 'token',
  initial: initialToken,
  evolve: evolveToken,
  fold: (tokenId, facts) => foldFrom(initialToken(tokenId), facts, evolveToken),
  decide: decideToken,
  recordedAt: (state) => (state.situation === 'unissued' ? null : (state.revokedAt ?? state.issuedAt)),
  ...PLAIN,
};

/** `organisation-<id>` */
export const organisationDecider: Decider<
  OrganisationState,
  OrganisationCommand,
  OrganisationEvent,
  OrganisationRejection,
  OutsideOrganisation
> = {
  kind: 'organisation',
  initial: initialOrganisation,
  evolve: evolveOrganisation,
  fold: (organisationId, facts) => foldFrom(initialOrganisation(organisationId), facts, evolveOrganisation),
  decide: decideOrganisation,
  recordedAt: (state) => (state.situation === 'unregistered' ? null : state.recordedAt),
  ...PLAIN,
};

/** `webhook-<id>` */
export const webhookDecider: Decider<
  WebhookState,
  WebhookCommand,
  WebhookEvent,
  Refusal<WebhookRejectionCode>,
  OutsideWebhook
> = {
  kind: 'webhook',
  initial: initialWebhook,
  evolve: evolveWebhook,
  fold: (webhookId, facts) => foldFrom(initialWebhook(webhookId), facts, evolveWebhook),
  decide: decideWebhook,
  recordedAt: (state) => (state.situation === 'unregistered' ? null : state.recordedAt),
  ...PLAIN,
};

/** `shift-<desk>` */
export const shiftDecider: Decider<ShiftState, ShiftCommand, ShiftEvent, ShiftRejection> = {
  kind: 'shift',
  initial: initialShift,
  evolve: evolveShift,
  fold: (deskId, facts) => foldFrom(initialShift(deskId), facts, evolveShift),
  decide: decideShift,
  recordedAt: (state) => (state.situation === 'none' ? null : state.recordedAt),
  ...PLAIN,
};

/** `vault-<owner>`, as far as reports about its number go. */
export const contactDecider: Decider<ContactState, ContactCommand, VaultEvent, ContactRejection> = {
  kind: 'vault',
  initial: initialContact,
  evolve: evolveContact,
  fold: (ownerId, facts) => foldFrom(initialContact(ownerId), facts, evolveContact),
  decide: decideContact,
  recordedAt: (state) => state.recordedAt,
  ...PLAIN,
};
