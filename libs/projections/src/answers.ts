import type { CommandAnswer } from '@safe-haven/contracts';
import type { Actor, Fact, ShelterState } from '@safe-haven/domain';

/** The events of a command's answer as the actor may see them. `state`: the house after the command. */
export const answerEvents = (
  _facts: readonly Fact[],
  _actor: Actor,
  _state: ShelterState,
): CommandAnswer['events'] => [];
