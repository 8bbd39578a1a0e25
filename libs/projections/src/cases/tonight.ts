import { ENDED_SHOWN_HOURS, type EndedHold, freshnessOf, type NightHold, type Tonight } from '@safe-haven/contracts';
import {
  type Actor,
  arrivalOverdueFrom,
  checkOf,
  type Ended,
  extendsTo,
  HOUR,
  hasNumbers,
  isOfShelter,
  isOwnHold,
  isRequestClosed,
  type KeptShelter,
  numbersAsOf,
  openPartiesOf,
  type Registered,
  type ShelterState,
} from '@safe-haven/domain';
import { compare } from '@safe-haven/lang';
import type { Network } from '../now/network.ts';
import { placesIn } from '../now/parts.ts';
import { exactRowOf } from '../now/rows.ts';
import type { Casework } from './casework.ts';
import { isOfTransfer, isRequester, isWaiting, shelterTasksOf } from './views.ts';

/** Holds that the caller or their organisation placed, or in their shelters; by deadline. */
export function nightHoldsOf(network: Network, actor: Actor): NightHold[] {
  const holds: NightHold[] = [];
  for (const { state, unreadable } of network.shelters.values()) {
    if (unreadable !== null || state.situation !== 'kept') continue;
    const atHome = isOfShelter(actor, state);
    for (const hold of Object.values(state.holds)) {
      if (atHome || isOwnHold(actor, hold.placedBy)) holds.push(nightHoldOf(state, hold, { actor, atHome }));
    }
  }
  return holds.sort((a, b) => compare(a.expiresAt, b.expiresAt) || compare(a.heldAt, b.heldAt));
}

function nightHoldOf(
  state: KeptShelter,
  hold: KeptShelter['holds'][string],
  { actor, atHome }: { readonly actor: Actor; readonly atHome: boolean },
): NightHold {
  const { holdId, party, requestId, heldAt, expiresAt, arrival, setOutAt, placedBy, beds } = hold;
  return {
    holdId,
    shelterId: state.shelterId,
    shelterName: state.name,
    area: state.area.name,
    party: { ...party },
    places: placesIn(state, beds),
    // The request is disclosed to the requesting organisation only; the shelter sees the hold.
    requestId: isOwnHold(actor, placedBy) ? requestId : null,
    heldAt,
    expiresAt,
    arrival: arrival && { ...arrival },
    setOutAt,
    overdueFrom: arrivalOverdueFrom(hold),
    extendsTo: extendsTo(hold),
    mine: placedBy.person === actor.person,
    atHome,
  };
}

/** The holds of `nightHoldsOf` that are over, newest first: the one who placed it reads how it ended. `now` in ms. */
export function endedHoldsOf(network: Network, actor: Actor, now: number): Pick<Tonight, 'ended'> {
  const ended: EndedHold[] = [];
  for (const { state, unreadable } of network.shelters.values()) {
    if (unreadable !== null || state.situation !== 'kept' || state.ended.length === 0) continue;
    const atHome = isOfShelter(actor, state);
    for (const use of state.ended) {
      const hold = endedHoldOf(state, use, { actor, atHome });
      if (hold !== null && Date.parse(hold.at) > now - ENDED_SHOWN_HOURS * HOUR) ended.push(hold);
    }
  }
  return ended.length === 0 ? {} : { ended: ended.sort((a, b) => compare(b.at, a.at)) };
}

/** null: not of a hold, or not theirs. */
function endedHoldOf(
  state: KeptShelter,
  { id, how, from, to, by, requestId, party, hold }: Ended,
  { actor, atHome }: { readonly actor: Actor; readonly atHome: boolean },
): EndedHold | null {
  if (hold === undefined || party === null || !isEnd(how)) return null;
  const { placedBy, expiresAt, arrival, setOutAt, transferId, admittedAt = to } = hold;
  const own = isOwnHold(actor, placedBy);
  if (!atHome && !own) return null;
  return {
    holdId: id,
    shelterId: state.shelterId,
    shelterName: state.name,
    area: state.area.name,
    party: { ...party },
    requestId: own ? requestId : null,
    heldAt: from,
    setOutAt,
    expiresAt,
    arrival: arrival && { ...arrival },
    mine: placedBy.person === actor.person,
    atHome,
    how,
    at: admittedAt,
    byShelter: how === 'admitted' || (how === 'released' && by.organisation === state.organisation),
    ofTransfer: transferId !== null,
  };
}

const isEnd = (how: Ended['how']): how is EndedHold['how'] =>
  how === 'admitted' || how === 'released' || how === 'lapsed';

/** The caller's shelters that are asked to confirm their numbers, or whose numbers are stale. */
export function staleSheltersOf(network: Network, actor: Actor, now: number): Tonight['stale'] {
  const stale: (Tonight['stale'][number] & { readonly asOf: string })[] = [];
  for (const shelter of network.shelters.values()) {
    const { state } = shelter;
    if (shelter.unreadable !== null || !isKeptBy(actor, state)) continue;
    const row = exactRowOf(shelter, now);
    if (!row) continue;
    const asOf = numbersAsOf(state) ?? state.registeredAt;
    const { shelterId, name, confirmedAt, revision, places } = row;
    const check = checkOf(state, now);
    const askedSince = check === null || check.done ? null : check.since;
    if (askedSince === null && freshnessOf(asOf, now) !== 'stale') continue;
    const counted = !hasNumbers(state, now) ? { counted: true as const } : {};
    stale.push({ shelterId, name, confirmedAt, revision, askedSince, places, ...counted, asOf: asOf });
  }
  return stale.sort((a, b) => compare(a.asOf, b.asOf)).map(({ asOf: _, ...shelter }) => shelter);
}

/** A closed or past shelter has no numbers to confirm, and a draft none that anybody sees. */
const isKeptBy = (actor: Actor, state: ShelterState): state is Registered =>
  state.situation !== 'unregistered' && !state.closed && !state.draft && isOfShelter(actor, state);

/** The Tonight list of the caller: their parties, overdue first. `now` in ms. */
export function partiesOf({ requests, transfers }: Casework, actor: Actor, now: number): Tonight['parties'] {
  const mine = [...requests.values()].filter((request) => isRequester(actor, request));
  const ours = [...transfers.values()].filter((transfer) => isOfTransfer(actor, transfer));
  return openPartiesOf(mine, ours, new Date(now).toISOString()).map((party) => ({
    ...party,
    party: { ...party.party },
  }));
}

/** How many broadcasts wait for an answer of one of these shelters. */
export function waitingTasksOf({ requests }: Casework, shelters: ReadonlySet<string>): number {
  let waiting = 0;
  for (const state of requests.values()) {
    if (isRequestClosed(state)) continue;
    for (const task of shelterTasksOf(state, shelters)) if (isWaiting(task)) waiting += 1;
  }
  return waiting;
}
