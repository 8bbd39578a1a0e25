import type { Problem } from '@safe-haven/contracts';
import type { OperationRejectionCode } from '@safe-haven/domain';
import type { Failure } from '../problems/failure.ts';
import type { NotDone } from '../streams/outcome.ts';
import { failureOf } from '../streams/outcome-failure.ts';

/** Title and next steps of each rejection of a command on an operation. The dashboard has its own texts. */
const SENTENCES: Readonly<Record<OperationRejectionCode, readonly [title: string, next: string]>> = {
  operation_opened: ['This operation is open already.', 'Load it again.'],
  operation_not_opened: ['There is no such operation.', 'Open it first.'],
  operation_closed: ['This operation is closed.', 'Open a new one.'],
  wrong_code: ['This is not the code of this operation.', 'Ask who leads it to read it out again.'],
  other_organisation: ['Somebody of the organisation that opened it does this.', 'Call them.'],
  not_lead: ['Only the person who leads the operation does this.', 'Ask them, or take the lead.'],
  lead_changed: ['Somebody else leads it in the meantime.', 'Look who it is, then decide again.'],
  sealed_elsewhere: ['This was sealed for something else.', 'Send it again.'],
  line_unknown: ['This card is not on the list.', 'Look at the list again.'],
  line_taken: ['This card is on the list already.', 'Change that line, or take another card.'],
  too_many_lines: ['This operation has 60 parties, which is the most.', 'Open a second one for the others.'],
  line_held: ['A house holds a place for this party, or its search has ended.', 'Release the place first.'],
  empty_party: ['A party has at least one person.', 'Say who it is.'],
  with_and_not_with: ['They stay together and may not be in one house.', 'Take one of the two back.'],
  ride_unknown: ['This ride is not on the list.', 'Look at the list again.'],
  ride_not_near: ['A ride has to leave within a day.', 'Look at the time.'],
  held_elsewhere: ['That house holds no place for one of them.', 'Choose those who have a place there.'],
  in_another_ride: ['One of them travels in another ride.', 'Change that ride first.'],
  ride_apart: ['Two of them may not be together.', 'Let them travel in two rides.'],
  ride_over: ['Everybody of this ride has arrived.', 'Look at the list again.'],
  ride_waits: ['This ride waits for one of them.', 'Look why it waits, and change it.'],
  plan_outdated: ['The list has changed since this plan.', 'Plan again, then hold.'],
  nothing_to_hold: ['All of these have a place, or none was named.', 'Look at the list again.'],
  nothing_held: ['None of these is held.', 'Look at the list again.'],
};

export function operationProblem(code: OperationRejectionCode): Partial<Problem> {
  const [title, next] = SENTENCES[code];
  return { code, title, next };
}

/** Maps a command on an operation that was not done to its HTTP failure. */
export const operationFailure = (outcome: NotDone<{ readonly code: OperationRejectionCode }>): Failure =>
  failureOf(outcome, { rejected: ({ code }) => operationProblem(code) });
