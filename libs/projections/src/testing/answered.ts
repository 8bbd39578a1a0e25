import { type Actor, type Fact, type ShelterState, seesExact } from '@safe-haven/domain';
import { answerEvents } from '../now/answers.ts';

/** The view of a reader who may send the command, with the policy asked as the API does. */
export const answered = (facts: readonly Fact[], reader: Actor, state: ShelterState) =>
  answerEvents(facts, { reader, exact: state.situation !== 'unregistered' && seesExact(reader, state) }, state);
