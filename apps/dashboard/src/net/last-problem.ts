let last: string | null = null;

/** The code of the last refusal or failure that the server told this page, for a report of a fault. */
export const lastProblem = {
  code: (): string | null => last,
  note: (code: string): void => {
    last = code;
  },
};
