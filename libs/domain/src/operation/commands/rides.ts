import { same } from '@safe-haven/lang';
import { momentAfter } from '../../dated.ts';
import { accepted, acceptedAt, refuse } from '../../decider.ts';
import type { Instant, Sealed } from '../../terms.ts';
import type { Travel } from '../events.ts';
import type { OperationRejectionCode } from '../rejections.ts';
import { areApart } from '../relations.ts';
import { isNear, isWaiting, onTheWay, rideOf, waitsOf } from '../rides.ts';
import type { OpenedOperation, OperationRide } from '../state.ts';
import type { OperationCommandRow, OperationContext } from './command.ts';

interface Wanted {
  readonly travel: Sealed;
  readonly says: Travel;
}

/** Why these may not travel in one ride to a house; null: they may. `ride`: the one that is changed. */
function faultOf(
  { travel, says: { lines, leavesAt } }: Wanted,
  shelterId: string,
  ride: number | null,
  state: OpenedOperation,
  ctx: OperationContext,
): OperationRejectionCode | null {
  if (travel.key !== `operation-${state.operationId}`) return 'sealed_elsewhere';
  if (!isNear(leavesAt, ctx.now)) return 'ride_not_near';
  if (lines.some((line) => ctx.roads?.placeOf(line) !== shelterId)) return 'held_elsewhere';
  if (lines.some((line) => rideOf(state, line, ctx, ride) !== null)) return 'in_another_ride';
  return areApart(ctx.related ?? new Map(), lines).length > 0 ? 'ride_apart' : null;
}

const rideIn = ({ rides }: OpenedOperation, ride: number): OperationRide | null =>
  rides.find((one) => one.ride === ride) ?? null;

const at = (state: OpenedOperation, { now }: OperationContext): Instant => momentAfter(state.recordedAt, now);

/** Who travels together to one house, and when. It gets the next number. */
export const addRide: OperationCommandRow<'add-ride'> = {
  when: 'open',
  decide(command, state, ctx) {
    const { shelterId, travel } = command;
    const fault = faultOf(command, shelterId, null, state, ctx);
    if (fault !== null) return refuse(fault);
    return acceptedAt(at(state, ctx), { type: 'OperationRideAdded', ride: state.lastRide + 1, shelterId, travel });
  },
};

export const changeRide: OperationCommandRow<'change-ride'> = {
  when: 'open',
  decide(command, state, ctx) {
    const { ride, travel, says } = command;
    const before = rideIn(state, ride);
    if (before === null) return refuse('ride_unknown');
    const fault = faultOf(command, before.shelterId, ride, state, ctx);
    if (fault !== null) return refuse(fault);
    if (same(ctx.roads?.travels.get(ride), says)) return accepted();
    return acceptedAt(at(state, ctx), { type: 'OperationRideChanged', ride, travel });
  },
};

export const callOffRide: OperationCommandRow<'call-off-ride'> = {
  when: 'open',
  decide({ ride }, state, ctx) {
    if (rideIn(state, ride) === null) return refuse('ride_unknown');
    return acceptedAt(at(state, ctx), { type: 'OperationRideCalledOff', ride });
  },
};

/** One look at the meeting point of one ride. An operation may have ended while its rides are on their way. */
export const showMeetingPoint: OperationCommandRow<'show-meeting-point'> = {
  when: 'opened',
  decide({ ride }, state, ctx) {
    const found = rideIn(state, ride);
    if (found === null) return refuse('ride_unknown');
    if (onTheWay(state, found, ctx).length === 0) return refuse('ride_over');
    if (isWaiting(waitsOf(state, found, ctx))) return refuse('ride_waits');
    return acceptedAt(at(state, ctx), { type: 'OperationMeetingPointShown', ride, shelterId: found.shelterId });
  },
};
