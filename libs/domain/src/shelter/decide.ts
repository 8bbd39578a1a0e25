import { refuse } from '../decider.ts';
import type { ShelterCommand } from './commands/command.ts';
import { rowOf } from './commands/index.ts';
import type { ShelterContext, ShelterDecision } from './decision.ts';
import type { ShelterState } from './state.ts';

/**
 * The decision of a command: the facts to record, in order, or the first reason of `REJECTION_CODES` against it. Pure:
 * everything besides the state is in the context. The policy decides before who may send it; only what depends on the house
 * itself is checked here.
 */
export function decideShelter(command: ShelterCommand, state: ShelterState, context: ShelterContext): ShelterDecision {
  const row = rowOf(command.type);
  if (row.of === 'none') return row.decide(command, state, context);
  if (state.situation === 'unregistered') return refuse('shelter_not_registered');
  if (row.of === 'any') return row.decide(command, state, context);
  return state.situation === 'kept' ? row.decide(command, state, context) : refuse('shelter_is_counted');
}
