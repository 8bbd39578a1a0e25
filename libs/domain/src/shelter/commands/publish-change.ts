import { accepted, refuse } from '../../decider.ts';
import { moveFault } from '../deciding/moving.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import { moveOf } from '../facts/profile-change-proposed.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const publishChange = anyShelterCommand<'publish-change'>({ action: 'publish', decide });

/** A proposed change takes effect when a second person publishes the very one that they have seen (PX-1). */
function decide({ changeId }: CommandOf<'publish-change'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const { proposed } = state;
  if (proposed?.changeId !== changeId) return refuse('change_unknown');
  if (proposed.by === ctx.actor.person) return refuse('second_person_needed');
  if (ctx.proposerGone === true) return refuse('proposer_gone');
  const move = moveOf(proposed);
  // Another house may have got the name since, and the organisation may have left the country.
  const fault = moveFault(move, state, ctx);
  if (fault !== null) return refuse(fault);
  return accepted({
    event: { type: 'ShelterProfileChanged', ...move, changeId },
    occurredAt: momentOf(state, ctx),
  });
}
