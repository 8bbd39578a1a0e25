import { same } from '@safe-haven/lang';
import { accepted, refuse, rejected } from '../../decider.ts';
import { unfit, unknownBed } from '../beds/unfit.ts';
import { usesOf } from '../beds/usage.ts';
import { changeAt, liveStay, overlaps } from '../deciding/live-stay.ts';
import { refuseWithPlaces } from '../deciding/refusals.ts';
import { dated, inRoomsOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptHouseCommand } from './command.ts';

export const moveParty = keptHouseCommand<'move-party'>({ action: 'keep_house', decide });

function decide(command: CommandOf<'move-party'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  return onTime(before, ctx, inRoomsOf(before, command.beds), (state) => move(command, state, ctx));
}

function move(command: CommandOf<'move-party'>, state: KeptShelter, ctx: ShelterContext): ShelterDecision {
  const to = [...new Set(command.beds)];
  const when = dated(command.occurredAt, state, ctx);
  if (!when.ok) return refuse(when.code);
  const unknown = unknownBed(state, to);
  if (unknown !== null) return rejected(unknown);
  const stay = liveStay(state, command.stayId);
  if (!('stayId' in stay)) return stay;
  if (same(to, stay.beds)) return accepted();
  const fault = unfit(state, usesOf(state, stay.stayId), to, stay.party);
  if (fault !== null) return refuseWithPlaces(state, usesOf(state), fault);
  const at = changeAt(command.occurredAt, when.at, stay);
  if (overlaps(state, stay, to, at, ctx)) return refuse('overlaps_earlier_use');
  return accepted({ event: { type: 'PartyMoved', stayId: stay.stayId, from: stay.beds, to }, occurredAt: at });
}
