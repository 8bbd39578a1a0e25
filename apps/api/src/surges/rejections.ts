import type { Problem } from '@safe-haven/contracts';
import type { SurgeRejectionCode } from '@safe-haven/domain';
import type { Failure } from '../problems/failure.ts';
import type { NotDone } from '../streams/outcome.ts';
import { failureOf } from '../streams/outcome-failure.ts';

/** Title and next steps of each rejection of a command on a surge. The dashboard has its own texts. */
const SENTENCES: Readonly<Record<SurgeRejectionCode, readonly [title: string, next: string]>> = {
  surge_opened: ['This surge is open already.', 'Load it again.'],
  surge_not_opened: ['There is no such surge.', 'Load the surges again.'],
  surge_over: ['This surge is over.', 'Open a new one if places are still missing.'],
  surge_elsewhere: ['That country is not yours.', 'Ask its focal point, or a manager who works there.'],
  surge_not_asked: ['No surge asks your country for this.', 'Load the surges again.'],
  surge_not_confirmed: ['Nobody has confirmed this surge yet.', 'Ask other countries once its own houses are asked.'],
  own_country: ['This is the country of the surge.', 'Choose another country.'],
  country_asked: ['Somebody has asked this country already.', 'Wait for its answer.'],
  no_focal_point: ['This country has no focal point who could answer.', 'Choose another country, or call its houses.'],
  nothing_missing: ['No place is missing any more.', 'Nothing needs to be done.'],
  own_surge: ['You opened this surge, so another person confirms it.', 'Ask somebody of another organisation.'],
  same_organisation: [
    'Somebody of the organisation that opened it can’t confirm it.',
    'Ask somebody of another organisation.',
  ],
  surge_confirmed: ['Somebody has confirmed it already.', 'Nothing needs to be done.'],
  surge_waits: ['Another surge of this country waits for its second person.', 'Confirm or end that one first.'],
  surge_often: [
    'Your organisation opened six surges of this country within a day.',
    'Ask another organisation to open the next, or call the houses.',
  ],
  surge_too_large: ['No country has so many extra places.', 'Ask for at most 200.'],
  surge_too_short: ['A surge lasts at least two hours.', 'Choose a later end.'],
  surge_too_long: [
    'A surge lasts at most seven days.',
    'Choose an earlier end. If it has to last longer, open a new one then.',
  ],
};

function surgeProblem(code: SurgeRejectionCode): Partial<Problem> {
  const [title, next] = SENTENCES[code];
  return { code, title, next };
}

/** Maps a command on a surge that was not done to its HTTP failure. */
export const surgeFailure = (outcome: NotDone<{ readonly code: SurgeRejectionCode }>): Failure =>
  failureOf(outcome, { rejected: ({ code }) => surgeProblem(code) });
