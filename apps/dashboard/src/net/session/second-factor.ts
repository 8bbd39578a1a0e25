import type { Answer } from '../api.ts';
import { listeners } from '../listeners.ts';

interface Asked {
  /** True: the second factor was verified. */
  answer(isVerified: boolean): void;
}

let pending: Asked | null = null;
const changed = listeners();
function setPending(next: Asked | null): void {
  pending = next;
  changed.call();
}

/** Whether the second factor is being requested; the drawer in `StepUp` is its only view. */
export const secondFactor = {
  read: (): Asked | null => pending,
  subscribe: changed.add,
  /** Requests the second factor; resolves to true once verified, false when cancelled. */
  ask: (): Promise<boolean> => {
    pending?.answer(false);
    return new Promise((resolve) =>
      setPending({
        answer: (isVerified) => {
          setPending(null);
          resolve(isVerified);
        },
      }),
    );
  },
};

/**
 * Sends a command; if the server requires a second factor, requests it and resends the same command. On cancel the
 * server's refusal is returned. `ask`: for commands in parallel, which share one request.
 */
export async function withSecondFactor<T>(
  send: () => Promise<Answer<T>>,
  ask: () => Promise<boolean> = secondFactor.ask,
): Promise<Answer<T>> {
  const answer = await send();
  if (answer.ok || answer.problem.code !== 'second_factor_needed') return answer;
  return (await ask()) ? send() : answer;
}
