/** What a program answers at `/health/ready`. */
export interface Health {
  readonly status: string;
  readonly unreadable: number;
  readonly conditions: readonly string[];
}

const ANSWERS_WITHIN_MS = 10_000;

/** What each status is, in a sentence. */
export const SENTENCES: Readonly<Record<string, string>> = {
  ready: 'It is well.',
  degraded: 'People can work, but something is wrong with it.',
  unreadable: 'More than a tenth of its log is of a newer release: start that one.',
  delayed: 'Its log does not answer: commands are refused, what is shown stays.',
  starting: 'It is reading its log and not ready yet.',
};

export async function healthOf(url: string): Promise<Health> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
  return (await answer.json()) as Health;
}
