import { DAY } from '../instant.ts';
import type { Instant } from '../terms.ts';
import type { LineStanding, OutsideOperation } from './commands/command.ts';
import { areApart } from './relations.ts';
import { lineOf, type OpenedOperation, type OperationRide } from './state.ts';

/** A ride leaves at most so long before or after it is entered. */
const RIDE_WITHIN = 1 * DAY;

/** Why a ride waits, by card. */
export interface RideWaits {
  /** They have not agreed to cross the border on its way. */
  readonly crossing: readonly number[];
  /** They may not be with somebody else of this ride. */
  readonly apart: readonly number[];
  /** The house holds no place for them any more. */
  readonly away: readonly number[];
}

/** Those of a ride who have not come: the others left it by arriving. */
export function onTheWay(
  state: OpenedOperation,
  { ride }: OperationRide,
  outside: OutsideOperation,
): readonly number[] {
  const standing = (number: number): LineStanding => {
    const line = lineOf(state, number);
    return line === null ? 'none' : (outside.standingOf?.(line) ?? 'none');
  };
  return (outside.roads?.travels.get(ride)?.lines ?? []).filter((line) => standing(line) !== 'over');
}

/** The ride in which a card travels, apart from one; null: none. */
export const rideOf = (
  state: OpenedOperation,
  line: number,
  outside: OutsideOperation,
  beside: number | null,
): OperationRide | null =>
  state.rides.find((one) => one.ride !== beside && onTheWay(state, one, outside).includes(line)) ?? null;

/** For whom a ride waits, and why. It leaves when all three are empty. */
export function waitsOf(state: OpenedOperation, ride: OperationRide, outside: OutsideOperation): RideWaits {
  const lines = onTheWay(state, ride, outside);
  const { related = new Map(), roads } = outside;
  const isAbroad = roads?.isAbroad(ride.shelterId) ?? false;
  return {
    crossing: isAbroad ? lines.filter((line) => lineOf(state, line)?.crosses !== 'agreed') : [],
    apart: areApart(related, lines),
    away: lines.filter((line) => roads?.placeOf(line) !== ride.shelterId),
  };
}

export const isWaiting = ({ crossing, apart, away }: RideWaits): boolean =>
  crossing.length + apart.length + away.length > 0;

/** Within a day of now, before or after. */
export const isNear = (leavesAt: Instant, now: Instant): boolean =>
  Math.abs(Date.parse(leavesAt) - Date.parse(now)) <= RIDE_WITHIN;
