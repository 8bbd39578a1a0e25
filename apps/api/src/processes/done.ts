import type { ShelterOutcome } from '../streams/shelter-streams.ts';

/** `later`: the log or the shelter could not be read; the step has to be retried. */
export type Done = 'done' | 'later';

/**
 * `hold_ended` counts as done, since that was the goal. A shelter that refuses or can't be read must not block the
 * rest: its hold lapses by itself.
 */
export function afterShelter(outcome: ShelterOutcome): Done {
  switch (outcome.kind) {
    case 'done':
    case 'rejected':
    case 'not_allowed':
    case 'too_late':
    case 'expiry_too_far':
    case 'key_reused':
    case 'unreadable':
      return 'done';
    case 'unknown':
      return 'later';
    case 'refused':
      return outcome.reason === 'invalid' || outcome.reason === 'too_large' ? 'done' : 'later';
  }
}
