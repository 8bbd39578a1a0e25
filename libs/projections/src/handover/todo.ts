import type { HandoverAccount } from '@safe-haven/contracts';
import {
  arrivalOverdueFrom,
  type CountedShelter,
  checkOf,
  extendsTo,
  freshnessAt,
  isOverdue,
  isRequestClosed,
  isTransferEnded,
  type KeptShelter,
  nextYes,
  type OpenedRequest,
  type ProposedTransfer,
  placesOf,
  promiseOf,
  silentOf,
} from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import { placesIn } from '../parts.ts';
import { isWaiting, shelterTasksOf } from '../requests/views.ts';
import type { Desk } from './desk.ts';

/** A house as a row names it. */
interface Named {
  readonly shelterId: string;
  readonly shelterName: string;
  readonly area: string;
}
/** How houses are called, those of others too. */
export type NameHouse = (shelterId: string) => Named;
type Registered = KeptShelter | CountedShelter;

/** Live holds in the houses of the desk, and those of its organisation elsewhere; by deadline. */
export function endingHolds(
  desk: Desk,
  own: readonly Registered[],
  others: readonly Registered[],
  at: string,
): HandoverAccount['ending'] {
  const of = (state: Registered, atHome: boolean) =>
    Object.values(state.situation === 'kept' ? state.holds : {})
      .filter((hold) => atHome || hold.placedBy.organisation === desk.organisation)
      .map((hold) => endingHold(state as KeptShelter, hold, atHome, at));
  return [...own.flatMap((state) => of(state, true)), ...others.flatMap((state) => of(state, false))].sort(
    (a, b) => Number(b.overdue) - Number(a.overdue) || compare(a.expiresAt, b.expiresAt) || compare(a.holdId, b.holdId),
  );
}

function endingHold(
  state: KeptShelter,
  hold: KeptShelter['holds'][string],
  atHome: boolean,
  at: string,
): HandoverAccount['ending'][number] {
  const overdueFrom = arrivalOverdueFrom(hold);
  return {
    holdId: hold.holdId,
    ...named(state),
    party: { ...hold.party },
    places: placesIn(state, hold.beds),
    expiresAt: hold.expiresAt,
    extendsTo: extendsTo(hold),
    arrival: hold.arrival && { ...hold.arrival },
    overdue: overdueFrom !== null && overdueFrom < at,
    atHome,
  };
}

export const named = ({ shelterId, name, area }: Registered): Named => ({
  shelterId,
  shelterName: name,
  area: area.name,
});

/** Parties that are expected, or that a house still has to answer for: who is overdue first, then by when they are due. */
export const expectedParties = (
  transfers: readonly ProposedTransfer[],
  at: string,
  nameOf: NameHouse,
): HandoverAccount['expected'] =>
  transfers
    .filter((transfer) => !isTransferEnded(transfer))
    .map((transfer) => ({
      transferId: transfer.transferId,
      situation: transfer.situation,
      ...nameOf(transfer.to.shelterId),
      party: { ...transfer.party },
      arrival: { ...transfer.arrival },
      overdue: isOverdue(transfer, at),
    }))
    .sort(
      (a, b) =>
        Number(b.overdue) - Number(a.overdue) ||
        compare(a.arrival.to, b.arrival.to) ||
        compare(a.transferId, b.transferId),
    );

/** What waits for an answer of a house of the desk; by when it was asked to answer. */
export const openQuestions = (
  requests: readonly OpenedRequest[],
  own: readonly Registered[],
  nameOf: NameHouse,
): HandoverAccount['questions'] =>
  requests
    .filter((request) => !isRequestClosed(request))
    .flatMap((request) => shelterTasksOf(request, new Set(own.map(({ shelterId }) => shelterId))))
    .filter(isWaiting)
    .map(({ requestId, shelterId, party, urgency, respondBy }) => ({
      requestId,
      ...nameOf(shelterId),
      party,
      urgency,
      respondBy,
    }))
    .sort((a, b) => compare(a.respondBy, b.respondBy) || compare(a.requestId, b.requestId));

/** Requests of the organisation that have not ended; who waits longest first. */
export const openRequests = (
  { organisation }: Desk,
  requests: readonly OpenedRequest[],
  nameOf: NameHouse,
): HandoverAccount['open'] =>
  requests
    .filter((request) => request.requestedFrom.organisation === organisation && !isRequestClosed(request))
    .map((request) => {
      const { requestId, situation, party, urgency, waitingSince: since, answers } = request;
      const said = (answer: string) => answers.filter((given) => given.answer === answer).length;
      const next = promiseOf(request)?.shelterId ?? nextYes(request);
      return {
        requestId,
        situation,
        party: { ...party },
        urgency,
        since,
        yes: said('yes'),
        yesIf: said('yes_if'),
        no: said('no'),
        silent: silentOf(request).length,
        next: next === null ? null : nameOf(next),
      };
    })
    .sort((a, b) => compare(a.since, b.since) || compare(a.requestId, b.requestId));

/** Houses of the desk that are stale, or were asked whether their numbers are still correct and have not answered. */
export const silentHouses = (own: readonly Registered[], at: string): HandoverAccount['silent'] =>
  own
    .flatMap((state) => {
      const { confirmedAt, changedAt } = state;
      const saidAt = confirmedAt !== null && confirmedAt > changedAt ? confirmedAt : changedAt;
      const now = Date.parse(at);
      const check = checkOf(state, now);
      const isAsked = check !== null && !check.done;
      if (!isAsked && freshnessAt(Date.parse(saidAt), now) !== 'stale') return [];
      const { free, occupied } = placesOf(state);
      return [{ ...named(state), saidAt, free, occupied }];
    })
    .sort((a, b) => compare(a.saidAt, b.saidAt) || compare(a.shelterId, b.shelterId));
