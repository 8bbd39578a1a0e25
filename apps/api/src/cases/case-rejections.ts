import type { Problem } from '@safe-haven/contracts';
import type { RequestRejectionCode, TransferRejectionCode } from '@safe-haven/domain';
import type { Failure } from '../problems/failure.ts';
import type { NotDone } from '../streams/outcome.ts';
import { failureOf } from '../streams/outcome-failure.ts';

type Code = RequestRejectionCode | TransferRejectionCode;

/** Title and next steps of each rejection of a request or transfer command. The dashboard has its own texts. */
const SENTENCES: Readonly<Record<Code, readonly [title: string, next: string]>> = {
  already_opened: ['This request is open already.', 'Load it again.'],
  request_not_opened: ['There is no such request.', 'Open it first.'],
  request_closed: ['This request is closed.', 'Open a new one.'],
  already_promised: ['A house has promised a place.', 'Release its hold first, or withdraw the request.'],
  transfer_open: [
    'A transfer for this request is under way.',
    'Say that it is called off too, or leave the request open.',
  ],
  sealed_elsewhere: ['This was sealed for something else.', 'Send it again.'],
  shelter_not_asked: ['This house was not asked.', 'Load your tasks again.'],
  time_in_future: ['That time is too far ahead.', 'Give an earlier time.'],
  too_long_ago: ['That is more than 72 hours ago.', 'Give a later time.'],
  out_of_order: ['That is before what it follows from.', 'Check the time.'],
  until_in_past: ['That time has passed already.', 'Give a later time.'],
  empty_party: ['A party has at least one person.', 'Say who is coming.'],
  no_shelters: ['No house was named.', 'Choose at least one.'],
  answer_needs_codes: ['This answer needs a reason.', 'Choose at least one.'],
  yes_takes_no_codes: ['A yes has no conditions.', 'Answer "yes, if", or leave them out.'],
  no_further_level: ['Everybody was notified already.', 'Ask more houses.'],
  no_reasons: ['Why there was no place is not said.', 'Choose at least one reason.'],
  already_proposed: ['This transfer is proposed already.', 'Load it again.'],
  transfer_not_proposed: ['There is no such transfer.', 'Propose it first.'],
  transfer_ended: ['This transfer has ended.', 'Propose a new one.'],
  already_answered: ['The house has answered already.', 'Load it again.'],
  already_departed: ['They are on the way already.', 'Load it again.'],
  same_shelter: ['They are in that house already.', 'Choose another house.'],
  regime_barrier: ['The law of that country, or the house, does not allow it.', 'Choose another house.'],
  no_scope: ['What they agree to is not said.', 'Choose at least one.'],
  guardian_needed: ['Children on their own travel by their guardian’s word.', 'Record the guardian’s consent.'],
  conditions_open: ['Not every condition is settled.', 'Settle them, then accept.'],
  not_accepted: ['The house has not accepted yet.', 'Wait for its answer.'],
  consent_missing: ['They have not agreed to travel yet.', 'Record their consent.'],
  not_departed: ['They are not on the way.', 'Record the departure first.'],
};

export function caseProblem(code: Code): Partial<Problem> {
  const [title, next] = SENTENCES[code];
  return { code, title, next };
}

/** Maps a command on a request or transfer that was not done to its HTTP failure. */
export const caseFailure = (outcome: NotDone<{ readonly code: Code }>): Failure =>
  failureOf(outcome, { rejected: ({ code }) => caseProblem(code) });
