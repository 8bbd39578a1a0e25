import type { Answer } from '../api.ts';
import { listeners } from '../listeners.ts';

interface Asked {
  /** True: it was shown. */
  answer(shown: boolean): void;
}

let asked: Asked | null = null;
const changed = listeners();
function become(next: Asked | null): void {
  asked = next;
  changed.call();
}

/** Whether the step that asks for a second factor is open; the drawer in `StepUp` is its only view. */
export const secondFactor = {
  read: (): Asked | null => asked,
  subscribe: changed.add,
  /** Opens the step; the promise is true once it was shown, false when somebody chose not to. */
  ask: (): Promise<boolean> => {
    asked?.answer(false);
    return new Promise((resolve) =>
      become({
        answer: (shown) => {
          become(null);
          resolve(shown);
        },
      }),
    );
  },
};

/**
 * Sends a command; where the server first wants a second factor, asks for it in place and then sends the same command again.
 * Whoever cancels gets the server's refusal, and nothing has happened.
 */
export async function withSecondFactor<T>(send: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await send();
  if (answer.ok || answer.problem.code !== 'second_factor_needed') return answer;
  return (await secondFactor.ask()) ? send() : answer;
}
