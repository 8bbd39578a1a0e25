import { accepted, refuse } from '../../decider.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const dropChange = anyShelterCommand<'drop-change'>({ action: 'publish', decide });

/** The one who proposed a change withdraws it, anybody else who could publish it refuses it (PX-4). */
function decide({ changeId }: CommandOf<'drop-change'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const { proposed } = state;
  if (proposed?.changeId !== changeId) return refuse('change_unknown');
  const how = proposed.by === ctx.actor.person ? 'withdrawn' : 'refused';
  return accepted({ event: { type: 'ProfileChangeDropped', changeId, how }, occurredAt: momentOf(state, ctx) });
}
