/** Enough to outlive the five minutes of a challenge many times over. */
const ANSWERED_KEPT = 50;

/** Challenges that were answered, with one more: the newest last. */
export const withAnswered = (answered: readonly string[], challenge: string): readonly string[] =>
  [...answered, challenge].slice(-ANSWERED_KEPT);
