import type { EventContext } from '../../decider.ts';
import type { OpenedOperation } from '../state.ts';
import type { EventOf, OperationEvolve } from './fact.ts';

/** A second opening is ignored. */
export const operationOpened: OperationEvolve<'OperationOpened'> = () => ({});

/** The operation at the moment in which it is opened: the one who opens it leads it. */
export function opened(
  operationId: string,
  { openedBy: { organisation, country }, expected, avoided, where }: EventOf<'OperationOpened'>,
  { actor, occurredAt, recordedAt, revision }: EventContext,
): OpenedOperation {
  return {
    situation: 'open',
    operationId,
    organisation,
    country,
    expected,
    avoided,
    where,
    lead: { person: actor.person, role: actor.role },
    helpers: [],
    lines: [],
    gone: [],
    act: null,
    rides: [],
    lastRide: 0,
    openedAt: occurredAt,
    touchedAt: occurredAt,
    closedAt: null,
    closedBecause: null,
    recordedAt,
    revision,
  };
}
