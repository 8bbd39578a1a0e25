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
  numbersAsOf,
  type OpenedRequest,
  type ProposedTransfer,
  placesOf,
  promiseOf,
  silentOf,
} from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import { isWaiting, shelterTasksOf } from '../cases/views.ts';
import { placesIn } from '../now/parts.ts';
import type { Desk } from './desk.ts';

/** A shelter's id and name, and its area by its English name and its id in the catalogue. */
interface ShelterName {
  readonly shelterId: string;
  readonly shelterName: string;
  readonly area: string;
  readonly areaId: string;
}
/** Finds the name of any shelter, those of other organisations too. */
export type ShelterNames = (shelterId: string) => ShelterName;
type PresentShelter = KeptShelter | CountedShelter;

/**
 * Live holds in the shelters of the desk, and those of its organisation elsewhere; overdue ones first, then by
 * deadline.
 */
export function endingHolds(
  desk: Desk,
  shelters: readonly PresentShelter[],
  otherShelters: readonly PresentShelter[],
  at: string,
): HandoverAccount['ending'] {
  const holdsOf = (state: PresentShelter, atHome: boolean) =>
    Object.values(state.situation === 'kept' ? state.holds : {})
      .filter((hold) => atHome || hold.placedBy.organisation === desk.organisation)
      .map((hold) => endingHold(state as KeptShelter, hold, atHome, at));
  return [
    ...shelters.flatMap((state) => holdsOf(state, true)),
    ...otherShelters.flatMap((state) => holdsOf(state, false)),
  ].sort(
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
    ...toShelterName(state),
    party: { ...hold.party },
    places: placesIn(state, hold.beds),
    expiresAt: hold.expiresAt,
    extendsTo: extendsTo(hold),
    arrival: hold.arrival && { ...hold.arrival },
    overdue: overdueFrom !== null && overdueFrom < at,
    atHome,
  };
}

export const toShelterName = ({ shelterId, name, area }: PresentShelter): ShelterName => ({
  shelterId,
  shelterName: name,
  area: area.name,
  areaId: area.id,
});

/** Transfers that have not ended: diversions first, then overdue ones, then by the end of the window of arrival. */
export const expectedParties = (
  transfers: readonly ProposedTransfer[],
  at: string,
  nameOf: ShelterNames,
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
      diverted: transfer.diverted !== null,
    }))
    .sort(
      (a, b) =>
        Number(b.diverted) - Number(a.diverted) ||
        Number(b.overdue) - Number(a.overdue) ||
        compare(a.arrival.to, b.arrival.to) ||
        compare(a.transferId, b.transferId),
    );

/** Tasks that wait for an answer of a shelter of the desk, by deadline. */
export const openQuestions = (
  requests: readonly OpenedRequest[],
  shelters: readonly PresentShelter[],
  nameOf: ShelterNames,
): HandoverAccount['questions'] =>
  requests
    .filter((request) => !isRequestClosed(request))
    .flatMap((request) => shelterTasksOf(request, new Set(shelters.map(({ shelterId }) => shelterId))))
    .filter(isWaiting)
    .map(({ requestId, shelterId, party, urgency, respondBy }) => ({
      requestId,
      ...nameOf(shelterId),
      party,
      urgency,
      respondBy,
    }))
    .sort((a, b) => compare(a.respondBy, b.respondBy) || compare(a.requestId, b.requestId));

/** Open requests of the organisation, the longest waiting first. */
export const openRequests = (
  { organisation }: Desk,
  requests: readonly OpenedRequest[],
  nameOf: ShelterNames,
): HandoverAccount['open'] =>
  requests
    .filter((request) => request.requestedFrom.organisation === organisation && !isRequestClosed(request))
    .map((request) => {
      const { requestId, situation, party, urgency, waitingSince: since, answers } = request;
      const countAnswers = (answer: string) => answers.filter((item) => item.answer === answer).length;
      const next = promiseOf(request)?.shelterId ?? nextYes(request);
      return {
        requestId,
        situation,
        party: { ...party },
        urgency,
        since,
        yes: countAnswers('yes'),
        yesIf: countAnswers('yes_if'),
        no: countAnswers('no'),
        silent: silentOf(request).length,
        next: next === null ? null : nameOf(next),
      };
    })
    .sort((a, b) => compare(a.since, b.since) || compare(a.requestId, b.requestId));

/** Shelters of the desk that are stale, or have not answered whether their numbers are still correct. */
export const silentShelters = (shelters: readonly PresentShelter[], at: string): HandoverAccount['silent'] =>
  shelters
    .flatMap((state) => {
      const updatedAt = numbersAsOf(state) ?? state.registeredAt;
      const now = Date.parse(at);
      const check = checkOf(state, now);
      const isUnanswered = check !== null && !check.done;
      if (!isUnanswered && freshnessAt(Date.parse(updatedAt), now) !== 'stale') return [];
      const { free, occupied } = placesOf(state);
      return [{ ...toShelterName(state), saidAt: updatedAt, free, occupied }];
    })
    .sort((a, b) => compare(a.saidAt, b.saidAt) || compare(a.shelterId, b.shelterId));
