/** Enough to outlast the five minutes of a challenge many times over. */
const ANSWERED_KEPT = 50;

/** Used challenges with one more added; the newest last. */
export const withAnswered = (answered: readonly string[], challenge: string): readonly string[] =>
  [...answered, challenge].slice(-ANSWERED_KEPT);
