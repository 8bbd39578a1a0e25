import { accepted, refuse } from '../../decider.ts';
import { publicationFault } from '../deciding/publication.ts';
import { momentOf } from '../deciding/time.ts';
import type { ShelterContext, ShelterDecision } from '../decision.ts';
import type { Registered } from '../state.ts';
import { anyShelterCommand, type CommandOf } from './command.ts';

export const declinePublication = anyShelterCommand<'decline-publication'>({ action: 'publish', decide });

/** The second person, who could publish it, states what is missing (HS-2); the draft stays. */
function decide(command: CommandOf<'decline-publication'>, state: Registered, ctx: ShelterContext): ShelterDecision {
  const fault = publicationFault(state, ctx);
  if (fault !== null) return refuse(fault);
  const reasons = [...new Set(command.reasons)];
  return accepted({ event: { type: 'PublicationDeclined', reasons }, occurredAt: momentOf(state, ctx) });
}
