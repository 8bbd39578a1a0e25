import type { OperationEvolve } from './fact.ts';

/** Numbers are given in order and never twice: a sheet of paper bears one. */
export const operationRideAdded: OperationEvolve<'OperationRideAdded'> = (state, { ride, shelterId, travel }) => ({
  lastRide: Math.max(state.lastRide, ride),
  rides: [...state.rides.filter((one) => one.ride !== ride), { ride, shelterId, travel, shownAt: null }],
});

export const operationRideChanged: OperationEvolve<'OperationRideChanged'> = ({ rides }, { ride, travel }) => ({
  rides: rides.map((one) => (one.ride === ride ? { ...one, travel } : one)),
});

export const operationRideCalledOff: OperationEvolve<'OperationRideCalledOff'> = ({ rides }, { ride }) => ({
  rides: rides.filter((one) => one.ride !== ride),
});

export const operationMeetingPointShown: OperationEvolve<'OperationMeetingPointShown'> = (
  { rides },
  { ride },
  { occurredAt },
) => ({ rides: rides.map((one) => (one.ride === ride ? { ...one, shownAt: occurredAt } : one)) });
