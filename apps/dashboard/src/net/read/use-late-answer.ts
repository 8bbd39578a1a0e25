import type { Problem } from '@safe-haven/contracts';
import { localProblem } from '../local-problem.ts';
import { useWaited } from '../use-waited.ts';

/**
 * Within this time a healthy answer comes, on a weak connection too, ms. Giving up takes longer: lost answers and 503 are
 * retried, and an answer that never comes is waited for.
 */
const LATE_MS = 3_500;
const noAnswerYet = localProblem('no_answer_yet');

/**
 * The problem to show while an answer is late; it is still being tried for. `what`: what is waited for, by its path; null:
 * nothing.
 */
export const useLateAnswer = (what: string | null): Problem | null => (useWaited(what, LATE_MS) ? noAnswerYet : null);
