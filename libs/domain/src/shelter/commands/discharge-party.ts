import { accepted, refuse } from '../../decider.ts';
import { changeAt, liveStay } from '../deciding/live-stay.ts';
import { dated } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const dischargeParty = keptShelterCommand<'discharge-party'>({ action: 'keep_house', decide });

function decide(command: CommandOf<'discharge-party'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const when = dated(command.occurredAt, state, ctx);
  if (!when.ok) return refuse(when.code);
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  const at = changeAt(command.occurredAt, when.at, stay);
  if (at < stay.bedsSince) return refuse('overlaps_earlier_use');
  return accepted({
    event: { type: 'PartyDischarged', stayId: stay.stayId, destination: command.destination },
    occurredAt: at,
  });
}
