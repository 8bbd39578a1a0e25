import type { ShelterTask } from '@safe-haven/contracts';

/** The key of a task: a request and a shelter. */
export const keyOf = ({ requestId, shelterId }: ShelterTask): string => `${requestId}:${shelterId}`;

/** Whether the task is unanswered since it was last asked, and still open. */
export const isUnanswered = ({ state, answer, askedAt }: ShelterTask): boolean =>
  state === 'open' && (answer === null || answer.at < askedAt);
