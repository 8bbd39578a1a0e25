import type { OperationEventType } from '../events.ts';
import type { OperationEvolve } from './fact.ts';
import { operationConfirmed, operationHoldsAnswered, operationHoldsAsked, operationHoldsUndone } from './holds.ts';
import { operationOpened } from './operation-opened.ts';
import {
  operationCrossingRecorded,
  operationPartyAdded,
  operationPartyChanged,
  operationPartyRelated,
  operationPartyTakenBack,
  operationShelterDecided,
} from './parties.ts';
import { operationClosed, operationHelperJoined, operationLeadTaken } from './people.ts';
import {
  operationMeetingPointShown,
  operationRideAdded,
  operationRideCalledOff,
  operationRideChanged,
} from './rides.ts';

/** What every fact changes of an operation. */
export const OPERATION_FACTS: { readonly [T in OperationEventType]: OperationEvolve<T> } = {
  OperationOpened: operationOpened,
  OperationHelperJoined: operationHelperJoined,
  OperationLeadTaken: operationLeadTaken,
  OperationPartyAdded: operationPartyAdded,
  OperationPartyChanged: operationPartyChanged,
  OperationPartyRelated: operationPartyRelated,
  OperationCrossingRecorded: operationCrossingRecorded,
  OperationPartyTakenBack: operationPartyTakenBack,
  OperationShelterDecided: operationShelterDecided,
  OperationHoldsAsked: operationHoldsAsked,
  OperationHoldsAnswered: operationHoldsAnswered,
  OperationConfirmed: operationConfirmed,
  OperationHoldsUndone: operationHoldsUndone,
  OperationRideAdded: operationRideAdded,
  OperationRideChanged: operationRideChanged,
  OperationRideCalledOff: operationRideCalledOff,
  OperationMeetingPointShown: operationMeetingPointShown,
  OperationClosed: operationClosed,
};
