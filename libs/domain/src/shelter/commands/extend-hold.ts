import { accepted, refuse } from '../../decider.ts';
import { extendsTo } from '../deadlines.ts';
import { liveHold } from '../deciding/live-hold.ts';
import { lapseOf, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const extendHold = keptShelterCommand<'extend-hold'>({ action: 'change_holds', changesAHold: true, decide });

function decide(command: CommandOf<'extend-hold'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  return onTime(before, ctx, lapseOf(command.holdId), (state) => {
    const found = liveHold(state, command.holdId, ctx);
    if (!('holdId' in found)) return found;
    const expiresAt = extendsTo(found);
    const extension = found.extensionsUsed + 1;
    if (extension > found.policy.extensions) return refuse('no_extension_left');
    if (expiresAt === null) return refuse('past_longest_end');
    const event = { type: 'HoldExtended', holdId: found.holdId, expiresAt, extension } as const;
    return accepted({ event, occurredAt: momentOf(state, ctx) });
  });
}
