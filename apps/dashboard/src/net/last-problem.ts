/** What a report of a fault says of the last refusal or failure: its code, and the trace id, which its operator looks for. */
interface Noted {
  readonly code: string;
  readonly trace?: string | undefined;
}

let last: Noted | null = null;

/** The last refusal or failure that the server sent this page. */
export const lastProblem = {
  noted: (): Noted | null => last,
  note: ({ code, trace }: Noted): void => {
    last = { code, trace };
  },
};
