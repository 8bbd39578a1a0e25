import { unreachable } from '@safe-haven/lang';
import type { Decided } from '../decider.ts';
import type { DeclinedBecause, ReleaseReason } from '../terms.ts';
import { whyDeclined } from './commands/because.ts';
import type { HoldSeen, RequestEvent } from './events.ts';
import { evolveRequest } from './evolve.ts';
import type { HoldSighting } from './sightings.ts';
import { holdOf, isPlaced, type OpenedRequest, type RequestState } from './state.ts';

/**
 * The consequences of a change to a hold for one request, as values (ADR 3). They are executed in this order, before the
 * next event of the log; each may be repeated. `commandId` is the id of the causing event, so that derived event ids are
 * the same on every replica and repetition.
 */
export type Consequence =
  | {
      readonly kind: 'write';
      readonly requestId: string;
      readonly events: readonly Decided<RequestEvent>[];
      readonly commandId: string;
    }
  | {
      readonly kind: 'release';
      readonly shelterId: string;
      readonly holdId: string;
      readonly reason: ReleaseReason;
      readonly declined?: DeclinedBecause;
      /** The seed of this command's id. */
      readonly seed: string;
    };

/**
 * The consequences of an observed hold. `state` is the request at the head of its stream: after a conflict it is read again
 * and this is called again. An observation that was handled before records nothing, and only repeats consequences that may
 * not have been executed.
 */
export function follow(state: RequestState, sighting: HoldSighting): readonly Consequence[] {
  if (state.situation === 'unopened' || state.requestId !== sighting.requestId) return [];
  const { requestId, causeId } = sighting;
  const events = factsOf(state, sighting);
  const next = afterFacts(state, events, sighting);
  const self = holdOf(next, sighting.holdId);
  return [
    ...(events.length > 0 ? [{ kind: 'write', requestId, events, commandId: causeId } as const] : []),
    ...(self === null ? [] : releasesOf(next, self.since)),
  ];
}

/**
 * Holds that nobody needs any more: released after a placement, a withdrawal or a restart. Some may be released already,
 * which the house answers with `hold_ended`. `since`: only those since this revision of the request.
 */
export function releasesOf(state: OpenedRequest, since?: number): readonly Extract<Consequence, { kind: 'release' }>[] {
  // A request that ended without a place has refused its hold.
  const hasRefused = state.situation === 'unmet' || state.situation === 'withdrawn';
  const why = hasRefused ? whyDeclined(state) : {};
  return state.holds
    .filter((hold) => hold.standing === 'not_needed' && (since === undefined || hold.since === since))
    .map(({ shelterId, holdId, since }) => ({
      kind: 'release',
      shelterId,
      holdId,
      reason: hasRefused ? 'declined' : 'placed_elsewhere',
      ...why,
      seed: `release ${state.requestId} ${holdId} ${since}`,
    }));
}

/** The facts that the request's stream does not contain yet. Each happened when its cause did. */
export function factsOf(state: OpenedRequest, sighting: HoldSighting): readonly Decided<RequestEvent>[] {
  const { shelterId, holdId, revision: seenRevision, status, at } = sighting;
  const known = holdOf(state, holdId);
  if (known !== null && seenRevision <= known.seenRevision) return [];
  const seen: HoldSeen = { shelterId, holdId, seenRevision };
  const facts = (...events: readonly RequestEvent[]) => events.map((event) => ({ event, occurredAt: at }));
  const was = known?.standing ?? null;
  switch (status) {
    case 'admitted':
      return was === 'admitted' ? [] : facts({ type: 'RequestPlaced', ...seen });
    case 'live':
      if (was === 'promised') return [];
      if (was === 'admitted' && !staysClosed(state, holdId)) {
        const because = 'corrected' as const;
        return facts(
          { type: 'RequestReopened', ...seen, because, reason: null, next: null },
          { type: 'RequestPromised', ...seen },
        );
      }
      return facts(
        state.situation === 'open' ? { type: 'RequestPromised', ...seen } : { type: 'RequestHoldNotNeeded', ...seen },
      );
    case 'lapsed':
    case 'released': {
      if (was === 'admitted' && staysClosed(state, holdId)) return facts({ type: 'RequestHoldNotNeeded', ...seen });
      if (was !== 'promised' && was !== 'admitted') return [];
      const because = was === 'admitted' ? 'corrected' : status;
      return facts({ type: 'RequestReopened', ...seen, because, reason: sighting.reason, next: null });
    }
    default:
      return unreachable(status);
  }
}

/** Whether it needs no place even without this admission: another hold was admitted too, or it had ended before (RQ-15). */
const staysClosed = (state: OpenedRequest, holdId: string): boolean =>
  state.under !== null || isPlaced({ holds: state.holds.filter((hold) => hold.holdId !== holdId) });

/** The request after these facts. */
function afterFacts(
  state: OpenedRequest,
  facts: readonly Decided<RequestEvent>[],
  { causeId }: HoldSighting,
): OpenedRequest {
  let next: RequestState = state;
  facts.forEach(({ event, occurredAt }, i) => {
    const actor = { person: 'system:requests', role: 'service', organisation: null } as const;
    const revision = state.revision + 1 + i;
    const context = { eventId: '', revision, occurredAt, recordedAt: state.recordedAt, commandId: causeId, actor };
    next = evolveRequest(next, { event, context });
  });
  return next as OpenedRequest;
}
