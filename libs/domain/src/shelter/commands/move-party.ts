import { same } from '@safe-haven/lang';
import { accepted, refuse, rejected } from '../../decider.ts';
import { exceptionOf, isExempt } from '../beds/breaks.ts';
import { unfit, unknownBed } from '../beds/unfit.ts';
import { usesOf } from '../beds/usage.ts';
import { changeAt, liveStay, overlaps } from '../deciding/live-stay.ts';
import { refuseWithPlaces } from '../deciding/refusals.ts';
import { dated, inRoomsOf, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const moveParty = keptShelterCommand<'move-party'>({ action: 'keep_house', decide });

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
  const { party } = stay;
  const settling = { beds: to, party, isExempt: isExempt(state, { ...command, beds: to, party, has: stay }) };
  const others = usesOf(state, stay.stayId);
  const fault = unfit(state, others, to, party, settling.isExempt);
  if (fault !== null) return refuseWithPlaces(state, usesOf(state), fault);
  const at = changeAt(command.occurredAt, when.at, stay);
  if (overlaps(state, stay, settling, at, ctx)) return refuse('overlaps_earlier_use');
  const exception = exceptionOf(
    command,
    state,
    others,
    { beds: to, party, has: stay },
    { from: at, until: momentOf(state, ctx), selves: [stay.stayId] },
  );
  const moved = { type: 'PartyMoved', stayId: stay.stayId, from: stay.beds, to, ...exception } as const;
  return accepted({ event: moved, occurredAt: at });
}
