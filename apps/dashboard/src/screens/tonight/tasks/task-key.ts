import type { HouseTask } from '@safe-haven/contracts';

/** One task: one request asked of one house. */
export const keyOf = ({ requestId, shelterId }: HouseTask): string => `${requestId}:${shelterId}`;

/** Whether the house still owes an answer: it said nothing since it was asked, and nobody has the party. */
export const isUnanswered = ({ state, answer, askedAt }: HouseTask): boolean =>
  state === 'open' && (answer === null || answer.at < askedAt);
