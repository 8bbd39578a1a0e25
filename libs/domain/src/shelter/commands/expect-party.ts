import { same } from '@safe-haven/lang';
import { accepted, refuse } from '../../decider.ts';
import { after } from '../../instant.ts';
import type { Instant, Window } from '../../terms.ts';
import { liveHold } from '../deciding/live-hold.ts';
import { lapseOf, momentOf, onTime } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { ARRIVAL_SINCE, LONGEST_WAY } from '../limits.ts';
import type { RejectionCode } from '../rejections.ts';
import type { KeptShelter } from '../state.ts';
import { type CommandOf, keptShelterCommand } from './command.ts';

export const expectParty = keptShelterCommand<'expect-party'>({ action: 'change_holds', changesAHold: true, decide });

/** The party of a hold is on the way (SH-19). The deadline is unchanged: extend the hold for more time. */
function decide(command: CommandOf<'expect-party'>, before: KeptShelter, ctx: ShelterContext): ShelterDecision {
  return onTime(before, ctx, lapseOf(command.holdId), (state) => {
    const fault = arrivalFault(command.arrival, ctx.now);
    if (fault !== null) return refuse(fault);
    const found = liveHold(state, command.holdId, ctx);
    if (!('holdId' in found)) return found;
    if (found.setOutAt !== null && same(found.arrival, command.arrival)) return accepted();
    const event = { type: 'PartyExpected', holdId: found.holdId, arrival: command.arrival } as const;
    return accepted({ event, occurredAt: momentOf(state, ctx) });
  });
}

/** The arrival window must start soon, and not long before it was stated. */
function arrivalFault({ from, to }: Window, now: Instant): RejectionCode | null {
  if (to > after(now, LONGEST_WAY)) return 'time_in_future';
  return to <= now || from < after(now, -ARRIVAL_SINCE) ? 'until_in_past' : null;
}
