import type { ShelterOutcome } from '../streams/shelter-streams.ts';

/** `later`: the log or the house could not be asked; the same is done again. */
export type Done = 'done' | 'later';

/**
 * `hold_ended` counts as done: that is what was wanted. One house that refuses or can't be read must not block the
 * rest: its hold lapses by itself.
 */
export function afterShelter(outcome: ShelterOutcome): Done {
  switch (outcome.kind) {
    case 'done':
    case 'rejected':
    case 'not_allowed':
    case 'too_late':
    case 'key_reused':
    case 'unreadable':
      return 'done';
    case 'clock_behind':
    case 'unknown':
      return 'later';
    case 'refused':
      return outcome.reason === 'invalid' || outcome.reason === 'too_large' ? 'done' : 'later';
  }
}
