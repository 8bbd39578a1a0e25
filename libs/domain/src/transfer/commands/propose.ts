import { deadlineFault } from '../../dated.ts';
import { acceptedAt, type Deciding, refuse } from '../../decider.ts';
import { adultsOf, placesNeeded } from '../../party.ts';
import { ARRIVAL_GRACE_MINUTES } from '../../shelter/limits.ts';
import type { TransferEvent } from '../events.ts';
import type { TransferDecision } from '../rejections.ts';
import type { TransferState } from '../state.ts';
import type { CommandOf, TransferCommandRow } from './command.ts';
import { keyOf } from './moment.ts';

export const propose: TransferCommandRow<'propose'> = { by: 'requester', when: 'any', decide };

function decide(command: CommandOf<'propose'>, state: TransferState, ctx: Deciding): TransferDecision {
  const { to, party, arrival, regime } = command;
  const {
    requestId = null,
    holdId,
    details = null,
    fromShelterId = null,
    graceMinutes = ARRIVAL_GRACE_MINUTES,
  } = command;
  if (state.situation !== 'unproposed') return refuse('already_proposed');
  if (details !== null && details.key !== keyOf(ctx)) return refuse('sealed_elsewhere');
  if (fromShelterId === to.shelterId) return refuse('same_shelter');
  const fault = deadlineFault(arrival.to, ctx.now);
  if (fault !== null) return refuse(fault);
  if (placesNeeded(party) === 0) return refuse('empty_party');
  if (regime.barriers.length > 0) return refuse('regime_barrier');
  const { consent } = command;
  if (consent !== undefined && adultsOf(party) === 0 && consent.kind !== 'guardian') return refuse('guardian_needed');
  const { organisation, country } = ctx.actor;
  const event: TransferEvent = {
    type: 'TransferProposed',
    from: { organisation, country, shelterId: fromShelterId },
    to,
    requestId,
    ...(holdId === undefined ? {} : { holdId }),
    party,
    arrival,
    conditions: [...new Set([...regime.conditions, ...regime.ask])],
    details,
    graceMinutes: Math.max(1, Math.round(graceMinutes)),
  };
  if (consent === undefined) return acceptedAt(ctx.now, event);
  const { kind, scope } = consent;
  return acceptedAt<TransferEvent>(ctx.now, event, {
    type: 'TransferConsentRecorded',
    kind,
    scope: [...new Set(scope)],
  });
}
