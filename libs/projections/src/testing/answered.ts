import { type Actor, type Fact, type ShelterState, seesExact } from '@safe-haven/domain';
import { answerEvents } from '../answers.ts';

/** What a reader is answered who may send the command: what the policy says of them is asked as the API asks it. */
export const answered = (facts: readonly Fact[], reader: Actor, state: ShelterState) =>
  answerEvents(facts, { reader, exact: state.situation !== 'unregistered' && seesExact(reader, state) }, state);
